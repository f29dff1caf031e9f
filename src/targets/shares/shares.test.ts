import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { atOnce } from '../../../test/at-once.ts'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { contract } from '../contract.ts'
import { issueTestTarget, on, personTime, record } from '../world.test-data.ts'

const office = openTestOffice()
let county: County
let province: Colleague
let prefecture: Colleague
let [prefix, targetId, near, far, middle] = ['', '', '', '', '']

beforeAll(async () => void (await loadShippedYears(office.db)))

beforeEach(async () => {
  county = await buildCounty(office)
  ;[near, far, middle] = ['21', '22', '01'].map((tail) => county.code.replace(/21$/, tail)) as [string, string, string]
  province = await county.hire('province', 'province')
  prefecture = await county.hire('prefecture', 'prefecture')
  ;({ prefix, targetId } = await issueTestTarget(office, county))
})

const lineCode = (suffix: string) => `${prefix}-${suffix}`
const tableOf = (by: Colleague) => request(by.desk, contract.split, { code: lineCode('T0') })
const given = (suffix: string, amounts: Record<string, string>, reserve = '0') => ({
  line: lineCode(suffix),
  shares: Object.entries(amounts).map(([place, amount]) => ({ place, amount })),
  reserve,
})
type Given = ReturnType<typeof given>
const store = async (by: Colleague, lines: Given[], more: Record<string, string> = {}) => {
  const { token } = await tableOf(by)
  return request(by.desk, contract.store, { code: lineCode('T0'), token, lines, ...more })
}
/** The province gives everything to its only prefecture. */
const giveAll = () =>
  store(province, [
    ...[given('T0', { [middle]: '1000' }), given('T1', { [middle]: '400' }), given('T1a', { [middle]: '100' })],
    ...[given('T2', { [middle]: '300' }), given('T3', { [middle]: '300' }), given('T4', { [middle]: '50' })],
  ])
const assigned = async (by: Colleague, suffix: string) => {
  const { cells } = await tableOf(by)
  return Object.fromEntries(
    cells.filter(({ line }) => line === lineCode(suffix)).map(({ place, assigned: one }) => [place, one.value]),
  )
}

describe('a split', () => {
  test('goes down level by level: the prefecture splits on to its counties what it was given', async () => {
    await giveAll()
    await store(prefecture, [given('T0', { [near]: '600', [far]: '350' }, '50')])
    const table = await tableOf(prefecture)
    expect(table).toMatchObject({ at: { code: middle }, isFirst: false })
    expect(table.lines[0]).toMatchObject({ parent: { value: '1000' }, reserve: { value: '50' } })
    expect(await assigned(prefecture, 'T0')).toEqual({ [near]: '600', [far]: '350' })
    const clerk = await county.hire('county', 'county')
    const card = await request(clerk.desk, contract.card, { code: lineCode('T0') })
    expect(card.lines[0]!.target.value).toBe('600')
  })

  test('is tried out with every edit, and nothing is stored', async () => {
    await giveAll()
    const told = await request(prefecture.desk, contract.tryOut, {
      code: lineCode('T0'),
      lines: [given('T0', { [near]: '700', [far]: '200' })],
    })
    expect(told.lines).toMatchObject([{ balance: '100' }])
    expect(told.breaches).toMatchObject([
      { code: 'unbalanced', sentence: 'T0：任务 1,000 − 已分 900 − 预留 0 = 100，应为 0' },
    ])
    expect(await assigned(prefecture, 'T0')).toEqual({ [near]: null, [far]: null })
  })

  test('by what was done last year, around what was fixed by hand, adds up to the last one', async () => {
    await giveAll()
    const { units } = county
    await record(office, [
      ...Array.from({ length: 3 }, () => personTime(county, { onDay: on('2020-06-01') })),
      personTime(county, { onDay: on('2020-06-01'), unitId: units.neighbour, systemId: units.neighbourSchool }),
    ])
    const fill = {
      factors: [{ measure: 'lastYear' as const, percent: '100' }],
      reservePercent: '5',
      step: '10' as const,
    }
    const ask = (amounts: Record<string, string>) =>
      request(prefecture.desk, contract.tryOut, { code: lineCode('T0'), lines: [{ ...given('T0', amounts), fill }] })
    expect((await ask({})).lines).toMatchObject([
      {
        balance: '0',
        reserve: '50',
        shares: [
          { place: near, amount: '710' },
          { place: far, amount: '240' },
        ],
      },
    ])
    expect((await ask({ [far]: '300' })).lines[0]!.shares).toEqual([
      { place: far, amount: '300' },
      { place: near, amount: '650' },
    ])
  })

  test('that does not add up, or puts a part over its whole, is refused with the arithmetic and not stored', async () => {
    await giveAll()
    await expect(
      store(prefecture, [given('T0', { [near]: '600', [far]: '400' }), given('T1', { [near]: '0', [far]: '390' })]),
    ).rejects.toMatchObject({
      code: 'split.impossible',
      facts: { breaches: ['T1：任务 400 − 已分 390 − 预留 0 = 10，应为 0'] },
    })
    await expect(
      store(prefecture, [given('T0', { [near]: '800', [far]: '200' }), given('T1', { [near]: '100', [far]: '300' })]),
    ).rejects.toMatchObject({ facts: { breaches: [expect.stringMatching(/^邻县\d+的T1 300 超过T0 200，多 100$/)] } })
    expect(await assigned(prefecture, 'T0')).toEqual({ [near]: null, [far]: null })
  })

  test('a whole cannot be cut below a part that was given already', async () => {
    await giveAll()
    await store(prefecture, [given('T0', { [near]: '600', [far]: '400' }), given('T1', { [near]: '50', [far]: '350' })])
    await expect(
      store(prefecture, [given('T0', { [near]: '700', [far]: '300' })], { reason: '调整' }),
    ).rejects.toMatchObject({ code: 'split.impossible' })
  })

  test('lets parts exceed the whole together, and says how many must count in both', async () => {
    await giveAll()
    const table = await request(prefecture.desk, contract.tryOut, {
      code: lineCode('T0'),
      lines: [
        given('T0', { [near]: '600', [far]: '400' }),
        given('T1', { [near]: '350', [far]: '50' }),
        given('T2', { [near]: '280', [far]: '20' }),
      ],
    })
    expect(table.breaches).toEqual([])
    expect(table.overlaps).toMatchObject([{ place: near, sentence: 'T1 350 + T2 280 − T0 600 = 30：至少重叠 30' }])
  })

  test('cannot give a line that only 技工院校 carry to a place without one', async () => {
    const bare = await buildCounty(office)
    await office.db.updateTable('unit').set({ kind: 'TRAIN' }).where('id', '=', bare.units.neighbourSchool).execute()
    const own = await issueTestTarget(office, bare)
    const boss = await bare.hire('province', 'province')
    const chief = await bare.hire('prefecture', 'prefecture')
    const code = `${own.prefix}-T0`
    const line = `${own.prefix}-T3`
    const places = ['01', '21', '22'].map((tail) => bare.code.replace(/21$/, tail)) as [string, string, string]
    const first = await request(boss.desk, contract.split, { code })
    const all = [{ line, shares: [{ place: places[0], amount: '300' }], reserve: '0' }]
    await request(boss.desk, contract.store, { code, token: first.token, lines: all })
    const { cells, token } = await request(chief.desk, contract.split, { code })
    expect(cells.filter((cell) => cell.line === line).map(({ cannot }) => cannot)).toEqual([false, true])
    const wrong = [
      {
        line,
        shares: [
          { place: places[1], amount: '200' },
          { place: places[2], amount: '100' },
        ],
        reserve: '0',
      },
    ]
    await expect(request(chief.desk, contract.store, { code, token, lines: wrong })).rejects.toMatchObject({
      facts: { breaches: [expect.stringMatching(/没有能承担T3的单位，上年和今年也没有在那里办过，最多 0，填了 100$/)] },
    })
    const fill = {
      factors: [{ measure: 'typed' as const, percent: '100' }],
      typed: [
        { place: places[1], amount: '1' },
        { place: places[2], amount: '9' },
      ],
    }
    const tried = await request(chief.desk, contract.tryOut, { code, lines: [{ line, shares: [], fill }] })
    expect(tried.lines[0]!.shares).toEqual([
      { place: places[1], amount: '300' },
      { place: places[2], amount: '0' },
    ])
  })

  test('of two clerks at once one is stored, the other is told who and when', async () => {
    await giveAll()
    const second = await county.hire('prefecture', 'prefecture')
    const { token } = await tableOf(prefecture)
    const asked = (near_: string, far_: string) => ({
      code: lineCode('T0'),
      token,
      lines: [given('T0', { [near]: near_, [far]: far_ })],
    })
    const answers = await atOnce(
      office.db,
      (tx) => tx.selectFrom('target').where('id', '=', targetId).select('id').forUpdate().execute(),
      [
        () => request(prefecture.desk, contract.store, asked('600', '400')),
        () => request(second.desk, contract.store, asked('500', '500')),
      ],
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'record.changed', facts: { who: '演示prefecture', when: expect.stringMatching(/^20\d\d-/) } } },
    ])
    expect(['600', '500']).toContain((await assigned(prefecture, 'T0'))[near])
  })

  test('a county has nothing below it to split to, and no place beyond it to look at', async () => {
    const clerk = await county.hire('county', 'county')
    await expect(tableOf(clerk)).rejects.toMatchObject({ code: 'split.nothing-below' })
    const asked = { code: lineCode('T0'), place: middle }
    await expect(request(clerk.desk, contract.split, asked)).rejects.toMatchObject({ code: 'place.absent' })
    await expect(request(clerk.desk, contract.tryOut, { ...asked, lines: [given('T0', {})] })).rejects.toMatchObject({
      code: 'place.absent',
    })
  })
})

describe('a re-allocation', () => {
  const move = async (from: string, to: string, amount: string, more: Record<string, string> = {}) => {
    const { token } = await tableOf(prefecture)
    return request(prefecture.desk, contract.move, {
      ...{
        code: lineCode('T0'),
        token,
        from,
        to,
        amount,
        reason: '邻县承担不了',
        documentNo: '演产改〔2021〕9号',
        ...more,
      },
    })
  }
  const cardOf = async (code: string, asOf: string) =>
    (await request(prefecture.desk, contract.card, { code: lineCode('T0'), place: code, asOf: on(asOf) })).lines[0]!
      .target.value

  beforeEach(async () => {
    await giveAll()
    await store(prefecture, [given('T0', { [near]: '600', [far]: '350' }, '50')])
  })

  test('leaves a trail: who, why, by which document, from, to, before and after; and its sum is nothing', async () => {
    await move(far, near, '40')
    const { moves } = await request(province.desk, contract.trail, { code: lineCode('T0'), place: near })
    expect(moves[0]).toMatchObject({
      ...{ line: lineCode('T0'), who: '演示prefecture', reason: '邻县承担不了', documentNo: '演产改〔2021〕9号' },
      ...{ amount: '40', fromBefore: '350', fromAfter: '310', toBefore: '600', toAfter: '640' },
    })
    expect(await assigned(prefecture, 'T0')).toEqual({ [near]: '640', [far]: '310' })
  })

  test('holds from its day on: lights of earlier days stay as they were', async () => {
    await move(far, near, '40', { effectiveFrom: '2021-06-15' })
    expect([
      await cardOf(near, '2021-06-14'),
      await cardOf(near, '2021-06-15'),
      await cardOf(near, '2021-06-30'),
    ]).toEqual([...['600', '640', '640']])
  })

  test('releases the reserve, and takes no more than is there', async () => {
    await move('reserve', near, '50')
    expect((await tableOf(prefecture)).lines[0]!.reserve.value).toBe('0')
    await expect(move('reserve', near, '1')).rejects.toMatchObject({ code: 'split.too-little' })
  })

  test('of any kind keeps Σ children + reserve equal to the parent', async () => {
    const sides = fc.constantFrom(near, far, 'reserve')
    const step = fc.record({ from: sides, to: sides, amount: fc.integer({ min: 1, max: 400 }) })
    const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      for (const { from, to, amount } of steps) await move(from, to, String(amount)).catch(() => undefined)
      const { cells, lines } = await tableOf(prefecture)
      const sum = cells
        .filter(({ line }) => line === lineCode('T0'))
        .reduce((total, { assigned: one }) => total + Number(one.value), Number(lines[0]!.reserve.value))
      expect(sum).toBe(1000)
    })
    await fc.assert(property, { numRuns: 8 })
  })

  test('cannot take from a place what it has given on', async () => {
    const { token } = await tableOf(province)
    const asked = { code: lineCode('T0'), token, from: middle, to: 'reserve', amount: '1', reason: '收回' } as const
    await expect(request(province.desk, contract.move, asked)).rejects.toMatchObject({
      code: 'split.below-given',
      facts: { given: '1,000', after: '999' },
    })
  })

  test('without a reason is refused', async () => {
    await expect(store(prefecture, [given('T0', { [near]: '610', [far]: '340' }, '50')])).rejects.toMatchObject({
      code: 'split.reason-needed',
    })
  })
})
