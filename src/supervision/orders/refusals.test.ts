import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { saveSetting } from '../../platform/settings/store.ts'
import { contract } from '../contract.ts'
import { askedMoves } from './contract.ts'
import {
  type Cast,
  castOf,
  checked,
  draftFor,
  handedIn,
  issued,
  move,
  opened,
  putProofs,
  working,
} from './orders.test-data.ts'
import { orderMoves } from './states-rules.ts'

const office = openTestOffice()
let county: County
let cast: Cast

beforeAll(() => loadShippedYears(office.db))
beforeEach(async () => {
  office.clock.today = plainDate('2021-06-01')
  county = await buildCounty(office)
  cast = await castOf(county)
})

const draft = (change: Record<string, unknown>, by: Colleague = cast.drafter) =>
  request(by.desk, contract.draftOrder, { ...draftFor(county), ...change } as never)
const record = (id: string) => request(cast.drafter.desk, contract.order, { id })

describe('a draft is refused', () => {
  test('to a unit outside one’s place, to one’s own unit, and to a unit that was closed', async () => {
    const elsewhere = await buildCounty(office)
    const prefecture = await county.hire('prefecture', 'prefecture')
    await expect(draft({ unitId: elsewhere.units.county }, prefecture)).rejects.toMatchObject({
      faults: [{ field: 'unitId', code: 'order.unit-out-of-reach' }],
    })
    await expect(draft({ unitId: county.units.prefecture }, prefecture)).rejects.toMatchObject({
      faults: [{ field: 'unitId', code: 'order.own-unit-charged' }],
    })
    await office.db
      .updateTable('unit')
      .set({ toOn: plainDate('2021-05-01') })
      .where('id', '=', county.units.school)
      .execute()
    await expect(draft({ unitId: county.units.school })).rejects.toMatchObject({
      faults: [{ code: 'order.unit-ended', facts: { day: '2021-05-01' } }],
    })
  })

  test('when its term ends in a year whose holidays are not published', async () => {
    office.clock.today = plainDate('2026-12-01')
    await expect(draft({ term: 60 })).rejects.toMatchObject({ code: 'calendar.not-published', facts: { year: 2027 } })
  })

  test('without a basis, an item, or on a task that is not there', async () => {
    await expect(draft({ basis: '' })).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(draft({ items: [] })).rejects.toMatchObject({ code: 'input.invalid' })
    await expect(draft({ taskId: county.units.county })).rejects.toMatchObject({
      faults: [{ code: 'order.subject-absent' }],
    })
  })
})

describe('too late is said with the rule and the date', () => {
  test('sending back, asking for more time, objecting, re-opening', async () => {
    const id = await issued(cast, county)
    office.clock.today = plainDate('2021-06-07')
    await expect(
      move(cast.handler, id, 'sendBack', { reason: '不属本县', rightUnitId: county.units.neighbour }),
    ).rejects.toMatchObject({ code: 'order.send-back-late', facts: { last: '2021-06-03', days: 2, late: 2 } })
    await move(cast.handler, id, 'sign')
    office.clock.today = plainDate('2021-06-16')
    await expect(move(cast.handler, id, 'object', { reason: '口径不同' })).rejects.toMatchObject({
      code: 'order.objection-late',
      facts: { last: '2021-06-15', late: 1 },
    })
    office.clock.today = plainDate('2021-06-17')
    await expect(move(cast.handler, id, 'askExtension', { reason: '汛期', days: 3 })).rejects.toMatchObject({
      code: 'order.due-date-past',
      facts: { due: '2021-06-16' },
    })
  })

  test('more than the first term again is too long', async () => {
    const id = await working(cast, county)
    await expect(move(cast.handler, id, 'askExtension', { reason: '汛期', days: 11 })).rejects.toMatchObject({
      code: 'order.extension-too-long',
      facts: { most: 10 },
    })
  })
})

describe('persons', () => {
  test('drafting and opening take two where the office says so', async () => {
    const { id } = await draft({})
    await expect(move(cast.drafter, id, 'open')).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'order.drafter-signs',
    })
    await saveSetting(office.db, 'pair-order-open', false)
    expect(await move(cast.drafter, id, 'open')).toMatchObject({ state: 'opened' })
    await saveSetting(office.db, 'pair-order-open', true)
  })

  test('whoever checked does not close, whoever handled does not check, whichever post he comes with', async () => {
    const id = await checked(cast, county)
    await expect(move(cast.checker, id, 'close')).rejects.toMatchObject({ code: 'order.checker-closes' })
    await expect(move(cast.second, id, 'close')).rejects.toMatchObject({ code: 'order.checker-closes' })
    const other = await handedIn(cast, county, { problem: 'poor' })
    const countyMan = await county.hire('county', 'supervisor')
    await expect(move(countyMan, other, 'takeUp')).rejects.toMatchObject({ code: 'order.own-unit' })
    // The same person in a second post, at the office.
    const { postId } = await county.hire('province', 'supervisor')
    await office.db
      .updateTable('appointment')
      .set({ officerId: cast.handler.officerId })
      .where('postId', '=', postId)
      .execute()
    await office.db
      .updateTable('apiToken')
      .set({ postId, duties: ['order.read', 'order.verify'] })
      .where('accountId', '=', cast.handler.accountId)
      .execute()
    await expect(move(cast.handler, other, 'takeUp')).rejects.toMatchObject({ code: 'order.own-work' })
  })

  test('one alone does not check on the spot, and nobody without the duty checks along', async () => {
    const id = await handedIn(cast, county)
    await move(cast.checker, id, 'takeUp')
    const found = { passed: true, onSite: true }
    await expect(move(cast.checker, id, 'check', { ...found, checkers: [] })).rejects.toMatchObject({
      code: 'order.two-on-site',
    })
    await expect(
      move(cast.checker, id, 'check', { ...found, checkers: [cast.leader.accountId] }),
    ).rejects.toMatchObject({ code: 'order.checker-unknown' })
  })

  test('an order elsewhere does not exist for a neighbour', async () => {
    const id = await issued(cast, county)
    const neighbour = await county.hire('neighbour', 'county')
    await expect(request(neighbour.desk, contract.order, { id })).rejects.toMatchObject({ code: 'order.absent' })
    expect((await request(neighbour.desk, contract.orders, {})).rows).toEqual([])
  })

  test.each(askedMoves)('whoever lacks the duty of %s is refused before anything is looked at', async (name) => {
    const stranger = await county.hire('province', 'auditor')
    const id = await opened(cast, county)
    const facts = {
      ...{
        version: 1,
        reason: '理由',
        plan: '办理方案',
        signedBy: '县长',
        days: 1,
        passed: true,
        onSite: false,
        checkers: [],
      },
      ...{ rightUnitId: county.units.school, intoId: id, items: [{ id, reason: '理由' }] },
    }
    await expect(request(stranger.desk, contract[name], { id, ...facts } as never)).rejects.toMatchObject({
      code: 'duty.missing',
      facts: { duty: orderMoves[name].duty },
    })
  })
})

describe('at once', () => {
  const hold = (id: string) => (tx: typeof office.db) =>
    tx.selectFrom('supervisionOrder').where('id', '=', id).forUpdate().select('id').execute()

  test('two clerks sign for one order: one does, the other is told who did what and when', async () => {
    const id = await issued(cast, county)
    const other = await county.hire('county', 'county')
    const { version } = await record(id)
    const outcomes = await atOnce(office.db, hold(id), [
      () => request(cast.handler.desk, contract.sign, { id, version }),
      () => request(other.desk, contract.sign, { id, version }),
    ])
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([
      { reason: { code: 'order.moved-on', facts: { who: '演示county', last: 'sign', state: 'received' } } },
    ])
    expect((await record(id)).steps.filter((step) => step.move === 'sign')).toHaveLength(1)
  })

  test('an extension is granted while the order is cancelled: one wins', async () => {
    const id = await working(cast, county)
    await putProofs(cast.handler, id)
    await move(cast.handler, id, 'askExtension', { reason: '汛期道路中断', days: 3 })
    const { version } = await record(id)
    const outcomes = await atOnce(office.db, hold(id), [
      () => request(cast.approver.desk, contract.grantExtension, { id, version }),
      () => request(cast.signer.desk, contract.cancel, { id, version, reason: '事项已并入年度检查' }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [refused] = outcomes.filter(({ status }) => status === 'rejected')
    expect(['order.moved-on', 'record.changed']).toContain((refused as PromiseRejectedResult).reason.code)
  })

  test('two drafts on one cause are opened: one is, the other learns of it', async () => {
    const [a, b] = [(await draft({})).id, (await draft({})).id]
    const outcomes = await atOnce(
      office.db,
      (tx) => tx.selectFrom('supervisionOrder').where('id', 'in', [a, b]).forUpdate().select('id').execute(),
      [a, b].map((id) => () => request(cast.signer.desk, contract.open, { id, version: 1 })),
    )
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'order.same-cause-open' } },
    ])
  })

  test('the same press sent twice is one step', async () => {
    const id = await issued(cast, county)
    const { version } = await record(id)
    const twice = () => request(cast.handler.desk, contract.sign, { id, version }, { key: `sign-${id}` })
    expect(await twice()).toEqual(await twice())
  })
})

test('a batch of ten with two refused closes eight and names two', async () => {
  const ids: string[] = []
  for (let at = 0; at < 8; at += 1) ids.push(await checked(cast, county, { matter: `第${at}项培训进度滞后` }))
  for (let at = 8; at < 10; at += 1) ids.push(await handedIn(cast, county, { matter: `第${at}项培训进度滞后` }))
  const orders = await Promise.all(ids.map(async (id) => ({ id, version: (await record(id)).version })))
  const { rows, done, refused } = await request(cast.approver.desk, contract.moveMany, { move: 'close', orders })
  expect([done.value, refused.value]).toEqual(['8', '2'])
  expect(
    rows
      .filter(({ refusal }) => refusal !== null)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(ids.slice(8).sort())
  expect((await record(ids[9]!)).state).toBe('fedBack')
})

test('another office that supervises the same matter of the unit is named before an order is opened', async () => {
  const prefecture = await county.hire('prefecture', 'prefecture')
  const second = await county.hire('prefecture', 'prefecture')
  const { id } = await draft({ problem: 'poor' }, prefecture)
  await move(second, id, 'open')
  const asked = { unitId: county.units.county, problem: 'behind' as const, matter: draftFor(county).matter }
  expect((await request(cast.drafter.desk, contract.overlaps, asked)).rows).toMatchObject([
    { office: expect.stringContaining('演示州'), isSame: false },
  ])
  const mine = await draft({})
  expect((await record(mine.id)).overlaps).toHaveLength(1)
})

test('a draft that somebody else changed is not overwritten', async () => {
  const { id } = await draft({})
  await request(cast.signer.desk, contract.reviseOrder, {
    ...draftFor(county),
    id,
    version: 1,
    demand: '一周内补开两期',
  })
  await expect(
    request(cast.drafter.desk, contract.reviseOrder, { ...draftFor(county), id, version: 1 }),
  ).rejects.toMatchObject({ code: 'record.changed' })
  expect(await record(id)).toMatchObject({ demand: '一周内补开两期' })
})
