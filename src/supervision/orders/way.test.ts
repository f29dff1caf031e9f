import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type County } from '../../../test/world.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { contract } from '../contract.ts'
import {
  type Cast,
  castOf,
  checked,
  draftFor,
  handedIn,
  issued,
  move,
  opened,
  putProof,
  putProofs,
  working,
} from './orders.test-data.ts'

const office = openTestOffice()
let county: County
let cast: Cast

beforeAll(() => loadShippedYears(office.db))

beforeEach(async () => {
  office.clock.today = plainDate('2021-06-01')
  county = await buildCounty(office)
  cast = await castOf(county)
})

const record = (id: string) => request(cast.drafter.desk, contract.order, { id })

test('an order goes from drafting to closing; every step is on record and signs its paper', async () => {
  const id = await checked(cast, county)
  const closed = await move(cast.approver, id, 'close')
  expect(closed).toMatchObject({ state: 'closed', dueOn: '2021-06-16' })
  const held = await record(id)
  expect(held.number).toMatch(/^产改督〔2021〕\d+号$/)
  expect(held.steps.map((step) => step.move).reverse()).toEqual([
    ...['open', 'issue', 'sign', 'handle', 'feedBack', 'takeUp', 'check', 'close'],
  ])
  expect(held.papers.map(({ kind }) => kind).reverse()).toEqual([
    ...['opening', 'assignment', 'receipt', 'plan', 'report', 'check', 'closing'],
  ])
  expect(held).toMatchObject({ light: 'blue', sentence: '已于2021-06-01销号' })
})

test('an order that relapses is opened again, a returned one gets half its term', async () => {
  const id = await handedIn(cast, county)
  await move(cast.checker, id, 'takeUp')
  const [item] = (await record(id)).items
  await move(cast.checker, id, 'return', { items: [{ id: item!.id, reason: '缺少第二期开班计划' }] })
  expect(await move(cast.handler, id, 'rework')).toMatchObject({ state: 'working', dueOn: '2021-06-08' })
  await move(cast.handler, id, 'feedBack', { signedBy: '副县长' })
  await move(cast.checker, id, 'takeUp')
  await move(cast.checker, id, 'check', { passed: true, onSite: false, checkers: [] })
  await move(cast.approver, id, 'close')
  office.clock.today = plainDate('2021-09-01')
  expect(await move(cast.signer, id, 'reopen', { reason: '九月又停班' })).toMatchObject({ state: 'working' })
  expect(await record(id)).toMatchObject({ returned: '1', reopened: '1' })
})

test('more time is asked for, denied, asked again and granted; the first due date stays beside the last', async () => {
  const id = await working(cast, county)
  await move(cast.handler, id, 'askExtension', { reason: '教师未到位', days: 5 })
  expect((await record(id)).papers[0]).toMatchObject({ kind: 'extension', state: 'draft' })
  await move(cast.signer, id, 'denyExtension', { reason: '可以调配教师' })
  await move(cast.handler, id, 'askExtension', { reason: '汛期道路中断', days: 5 })
  expect(await move(cast.signer, id, 'grantExtension')).toMatchObject({ dueOn: '2021-06-23' })
  const held = await record(id)
  expect(held).toMatchObject({ firstDueOn: '2021-06-16', dueOn: '2021-06-23', extensions: '1', asked: null })
  expect(held.papers.filter(({ kind }) => kind === 'extension').map(({ state }) => state)).toEqual(['sent', 'sent'])
})

test('an objection is decided by somebody who took no part; upheld, the order ends', async () => {
  const id = await issued(cast, county)
  await move(cast.handler, id, 'sign')
  await move(cast.handler, id, 'object', { reason: '统计口径不含企业内训' })
  await expect(move(cast.signer, id, 'uphold', { reason: '口径有误' })).rejects.toMatchObject({
    code: 'order.took-part',
  })
  expect(await move(cast.leader, id, 'uphold', { reason: '口径有误' })).toMatchObject({ state: 'cancelled' })
})

test('an order that went to the wrong unit comes back as a draft for the right one, and keeps its number', async () => {
  const id = await issued(cast, county)
  const { number } = await record(id)
  const { hits } = await request(cast.handler.desk, contract.rightUnits, { id, text: '邻县' })
  expect(hits.map(({ id: unit }) => unit)).toContain(county.units.neighbour)
  await move(cast.handler, id, 'sendBack', { reason: '属邻县职责', rightUnitId: county.units.neighbour })
  await expect(request(cast.handler.desk, contract.order, { id })).rejects.toMatchObject({ code: 'order.absent' })
  expect(await record(id)).toMatchObject({ state: 'draft', number, unit: { id: county.units.neighbour } })
})

test('two orders on one cause are merged: the earlier due date is kept, and each keeps its history', async () => {
  const first = await issued(cast, county)
  office.clock.today = plainDate('2021-06-04')
  const { id: second } = await request(cast.drafter.desk, contract.draftOrder, { ...draftFor(county), term: 3 })
  await expect(move(cast.signer, second, 'open')).rejects.toMatchObject({ code: 'order.same-cause-open' })
  await move(cast.signer, second, 'merge', { intoId: first })
  expect(await record(second)).toMatchObject({ state: 'merged', mergedInto: { id: first } })
  expect((await record(first)).steps[0]).toMatchObject({ move: 'absorb' })
})

describe('numbers', () => {
  test('have no gap: an order that is refused takes none, one that is cancelled keeps its own', async () => {
    const numberOf = async (id: string) => Number(/(\d+)号/.exec((await record(id)).number!)![1])
    const first = await numberOf(await issued(cast, county))
    const vacant = await opened(cast, county, { unitId: county.units.neighbour })
    await expect(move(cast.signer, vacant, 'issue')).rejects.toMatchObject({ code: 'order.post-vacant' })
    const second = await issued(cast, county, { problem: 'poor' })
    expect(await numberOf(second)).toBe(first + 1)
    await move(cast.signer, second, 'cancel', { reason: '事项已并入年度检查' })
    expect(await numberOf(second)).toBe(first + 1)
    expect(await numberOf(await issued(cast, county, { problem: 'funds' }))).toBe(first + 2)
  })
})

describe('proof', () => {
  test('is taken by name and content, up to its size, and handed in with the report', async () => {
    const id = await working(cast, county)
    const [item] = (await record(id)).items
    expect(await putProof(cast.handler, id, item!.id, '签到表.exe')).toMatchObject({ answer: { code: 'proof.kind' } })
    const disguised = Buffer.from('MZ not a scan')
    expect(await putProof(cast.handler, id, item!.id, '签到表.pdf', disguised)).toMatchObject({ status: 422 })
    const heavy = Buffer.alloc(20 * 1024 * 1024 + 1, 0x20)
    expect(await putProof(cast.handler, id, item!.id, '签到表.pdf', heavy)).toMatchObject({
      answer: { code: 'proof.too-large' },
    })
    await expect(move(cast.handler, id, 'feedBack', { signedBy: '副县长' })).rejects.toMatchObject({
      code: 'order.proof-missing',
      facts: { items: '开班计划、签到表' },
    })
    await putProofs(cast.handler, id)
    await move(cast.handler, id, 'feedBack', { signedBy: '副县长' })
    expect((await record(id)).items.every(({ proofs }) => proofs.every(({ handedIn }) => handedIn))).toBe(true)
  })

  test('that was not handed in can be taken off; one that was cannot', async () => {
    const id = await working(cast, county)
    const [item] = (await record(id)).items
    const { answer } = await putProof(cast.handler, id, item!.id)
    await request(cast.handler.desk, contract.dropProof, { id, proofId: answer.id })
    expect((await record(id)).items[0]!.proofs).toEqual([])
    const kept = await putProof(cast.handler, id, item!.id)
    await move(cast.handler, id, 'progress', { plan: '第一期已开班' })
    await expect(request(cast.handler.desk, contract.dropProof, { id, proofId: kept.answer.id })).rejects.toMatchObject(
      { code: 'proof.handed-in' },
    )
  })
})
