import { beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { contract } from '../contract.ts'
import { reverseFacts } from '../door.ts'
import { giveShares, issueTestTarget, on, personTime, record } from '../world.test-data.ts'

const office = openTestOffice()
let county: County
let province: Colleague
let clerk: Colleague
let school: Colleague
let prefix: string
let nos: ReadonlyMap<string, number>

beforeAll(async () => {
  await loadShippedYears(office.db)
  county = await buildCounty(office)
  province = await county.hire('province', 'province')
  clerk = await county.hire('county', 'county')
  school = await county.hire('school', 'trainer')
  ;({ prefix, nos } = await issueTestTarget(office, county))
  const { units } = county
  await giveShares(office.db, nos.get('T0')!, units.province, { [units.prefecture]: '1000' })
  await giveShares(office.db, nos.get('T0')!, units.prefecture, { [units.county]: '600', [units.neighbour]: '400' })
  const worker = crypto.randomUUID()
  await record(office, [
    ...Array.from({ length: 300 }, () => personTime(county)),
    ...Array.from({ length: 60 }, () => personTime(county, { attributes: { certified: true, groups: ['G13'] } })),
    ...Array.from({ length: 20 }, () => personTime(county, { attributes: { certified: true, level: 'senior' } })),
    personTime(county, { personId: worker }),
    personTime(county, { personId: worker, unitId: units.neighbour, systemId: units.neighbourSchool }),
    personTime(county, { onDay: on('2021-03-05'), attributes: { certified: null, groups: ['G13'] } }),
  ])
})

const code = () => `${prefix}-T0`
const card = (by: Colleague, more: Record<string, string> = {}) =>
  request(by.desk, contract.card, { code: code(), ...more } as never)
const lineOf = (told: Awaited<ReturnType<typeof card>>, suffix: string) =>
  told.lines.find((line) => line.code === `${prefix}-${suffix}`)!

describe('the card of a target', () => {
  test('says what was done, what should be, and why the light is what it is', async () => {
    const told = await card(province)
    expect(told).toMatchObject({ line: code(), at: { kind: 'PROVINCE' }, may: { split: true, report: false } })
    expect(lineOf(told, 'T0')).toMatchObject({
      value: { value: '383', unit: '人次', asOf: '2021-06-30' },
      target: { value: '1000' },
      done: { value: '38.30', unit: '%' },
      gone: { value: '49.59' },
      gap: { value: '-11.29', unit: '个百分点' },
      due: { value: '495' },
      short: { value: '617' },
      required: { value: '4.82', unit: '人次/工作日' },
      workingDays: 128,
      light: { value: 'red', word: '滞后', sentence: '38.3% − 49.59% = −11.29，低于 −10，判红。' },
    })
  })

  test('a line is never the sum of others: one person-time counts once in each line it fits', async () => {
    const told = await card(province)
    const values = ['T0', 'T1', 'T1a', 'T2', 'T3'].map((suffix) => lineOf(told, suffix).value.value)
    expect(values).toEqual(['383', '80', '20', '61', '383'])
  })

  test('what lacks a fact is told beside the number and not in it', async () => {
    expect(lineOf(await card(province), 'T1')).toMatchObject({
      value: { value: '80' },
      unsure: { value: '1', unit: '条' },
    })
  })

  test('a person trained in two counties is one in each and one in the province', async () => {
    const seats = await Promise.all(
      [county.code, county.code.replace(/21$/, '22'), county.code.replace(/21$/, '01')].map((place) =>
        card(province, { place }),
      ),
    )
    expect(seats.map((told) => lineOf(told, 'T4').value.value)).toEqual(['382', '1', '382'])
  })

  test('a county sees its own by default, and no place beyond it', async () => {
    const told = await card(clerk)
    expect(told).toMatchObject({ at: { code: county.code }, may: { split: false, report: true } })
    expect(lineOf(told, 'T0')).toMatchObject({ value: { value: '382' }, target: { value: '600' } })
    for (const place of [county.code.replace(/21$/, '22'), county.code.replace(/21$/, '00')])
      await expect(card(clerk, { place })).rejects.toMatchObject({ kind: 'absent', code: 'place.absent' })
  })

  test('a school sees what it did itself, and no light of a place', async () => {
    const told = await card(school, { place: county.code.replace(/21$/, '00') })
    expect(lineOf(told, 'T0')).toMatchObject({
      value: { value: '382' },
      target: { value: null },
      light: { value: 'grey', word: '不适用', sentence: '您看到的是本单位经手的部分，不与地区的任务相比。' },
    })
  })

  test('as of an earlier day it shows what had happened by then', async () => {
    const told = await card(province, { asOf: '2021-03-31' })
    expect(lineOf(told, 'T0')).toMatchObject({ value: { value: '1', asOf: '2021-03-31' }, gone: { value: '24.66' } })
  })

  test('another county’s set is not there', async () => {
    const other = await (await buildCounty(office)).hire('county', 'county')
    await expect(card(other)).rejects.toMatchObject({ kind: 'absent', code: 'target.absent' })
  })
})

describe('the places of a line', () => {
  test('list what each has done and has to do; a place that did not report says so and not 0', async () => {
    const { places, red, unreported } = await request(province.desk, contract.places, { code: code(), depth: 'leaves' })
    expect(places).toMatchObject([
      { place: { code: county.code }, value: { value: '382' }, target: { value: '600' }, unreported: false },
      { place: { name: expect.stringMatching(/^邻县/) }, value: { value: '1' }, light: { value: 'red' } },
    ])
    expect([red.value, unreported.value]).toEqual(['1', '0'])
  })

  test('a county without a fact and without a report is 未报; a nil report makes it 0', async () => {
    const own = await buildCounty(office)
    const target = await issueTestTarget(office, own)
    const boss = await own.hire('province', 'province')
    const reporter = await own.hire('county', 'county')
    const ask = () => request(boss.desk, contract.places, { code: `${target.prefix}-T0`, depth: 'leaves' })
    expect((await ask()).places.map(({ light, value, unreported }) => [light.word, value.value, unreported])).toEqual([
      ['未报', null, true],
      ['未报', null, true],
    ])
    await request(reporter.desk, contract.report, { code: `${target.prefix}-T0`, month: on('2021-06-01') })
    const [first, second] = (await ask()).places
    expect([first!.value.value, first!.unreported, second!.value.value]).toEqual(['0', false, null])
    const future = { code: `${target.prefix}-T0`, month: on('2021-07-01') }
    await expect(request(reporter.desk, contract.report, future)).rejects.toMatchObject({ code: 'report.not-due' })
  })
})

test('the course adds month to month up to today', async () => {
  const { points } = await request(province.desk, contract.course, { code: code() })
  expect(points.map(({ day, value }) => [day, value.value])).toEqual([
    ['2021-01-31', '0'],
    ['2021-02-28', '0'],
    ['2021-03-31', '1'],
    ['2021-04-30', '1'],
    ['2021-05-31', '383'],
    ['2021-06-30', '383'],
  ])
})

test('the overlap shows each person-time in one stretch, and strikes out the sum that is no figure', async () => {
  const { segments, times, notSum } = await request(province.desk, contract.overlap, { code: code() })
  const lengths = segments.map(({ lines, value }) => [lines.map((line) => line.slice(5)).join(' '), value.value])
  expect(Object.fromEntries(lengths)).toEqual({ T3: '302', 'T1 T2 T3': '60', 'T1 T1a T3': '20', 'T2 T3': '1' })
  expect(times.map(({ value }) => value)).toEqual(['0', '302', '21', '60'])
  expect(notSum).toMatchObject({ terms: [{ value: '80' }, { value: '61' }, { value: '383' }], sum: '524', over: '141' })
})

test('a reversal lowers the value at once', async () => {
  const before = lineOf(await card(province), 'T0').value.value
  const { factIds } = await record(office, [personTime(county)])
  expect(lineOf(await card(province), 'T0').value.value).toBe(String(Number(before) + 1))
  await office.db
    .transaction()
    .execute((tx) => reverseFacts(tx, factIds, { reason: '重复', by: { accountId: crypto.randomUUID() } }))
  expect(lineOf(await card(province), 'T0').value.value).toBe(before)
})
