import { beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague } from '../../../test/world.ts'
import { plainDate } from '../plain-date.ts'
import { request } from '../request.ts'
import { contract } from './contract.ts'
import { loadShippedYears } from './shipped-years.ts'
import { readCalendar, readOfficeDay, saveSetting } from './store.ts'

const office = openTestOffice()
let province: Colleague
let county: Colleague

beforeAll(async () => {
  const place = await buildCounty(office)
  province = await place.hire('province', 'province')
  county = await place.hire('county', 'county')
  await loadShippedYears(office.db)
  await loadShippedYears(office.db)
})

const day = plainDate
const notice = {
  year: 2027,
  source: '国务院办公厅关于2027年部分节假日安排的通知',
  off: [{ from: day('2026-12-31'), to: day('2027-01-03') }],
  worked: [day('2027-01-09')],
}

test('the extension of early 2020 rules, and the first notice is still there to be read', async () => {
  const { years } = await request(county.desk, contract.workYears, {})
  const of2020 = years.filter(({ year }) => year === 2020)
  expect(of2020.map(({ no, rules }) => [no, rules])).toEqual([
    [1, false],
    [2, true],
  ])
  const calendar = await readCalendar(office.db)
  expect(calendar.off.has(day('2020-02-01'))).toBe(true)
  expect(calendar.worked.has(day('2020-02-01'))).toBe(false)
})

test('the province enters the notice of the next year, once; a county may not', async () => {
  await expect(request(county.desk, contract.loadWorkYear, notice)).rejects.toMatchObject({ code: 'duty.missing' })
  await request(province.desk, contract.loadWorkYear, notice)
  expect((await readCalendar(office.db)).years.has(2027)).toBe(true)
  await expect(request(province.desk, contract.loadWorkYear, notice)).rejects.toMatchObject({
    code: 'work-year.known',
    facts: { year: 2027 },
  })
})

test('a notice typed wrongly is refused field by field', async () => {
  const wrong = {
    ...notice,
    source: '另一份通知',
    off: [{ from: day('2027-02-10'), to: day('2027-02-01') }],
    worked: [day('2027-02-03'), day('2029-02-04')],
  }
  await expect(request(province.desk, contract.loadWorkYear, wrong)).rejects.toMatchObject({
    faults: [
      { field: 'off.0.to', code: 'work-year.run-wrong' },
      { field: 'worked.0', code: 'work-year.no-make-up' },
      { field: 'worked.1', code: 'work-year.other-year' },
    ],
  })
})

test('the office day can be set where the data is invented, and nowhere else', async () => {
  const set = { name: 'office-day', value: '2021-07-01' }
  await expect(request(province.desk, contract.changeSetting, set)).rejects.toMatchObject({ code: 'setting.demo-only' })
  await saveSetting(office.db, 'demo', true)
  const wrong = { ...set, value: '2021-02-30' }
  await expect(request(province.desk, contract.changeSetting, wrong)).rejects.toMatchObject({
    faults: [{ field: 'value', code: 'field.not-a-day' }],
  })
  await request(province.desk, contract.changeSetting, set)
  expect(await readOfficeDay(office.db, new Date())).toBe('2021-07-01')
  await request(province.desk, contract.changeSetting, { ...set, value: null })
  expect(await readOfficeDay(office.db, new Date('2026-06-30T17:00:00Z'))).toBe('2026-07-01')
})

test('a setting is known by name and form, and tells what holds while nobody has set it', async () => {
  const cap = { name: 'pairing-cap', value: 0 }
  await expect(request(province.desk, contract.changeSetting, cap)).rejects.toMatchObject({ code: 'input.invalid' })
  await request(province.desk, contract.changeSetting, { ...cap, value: 7 })
  const { settings } = await request(province.desk, contract.settings, {})
  expect(settings).toContainEqual({ name: 'pairing-cap', value: '7', usual: '5' })
  const unknown = { name: 'colour', value: 'red' }
  await expect(request(province.desk, contract.changeSetting, unknown)).rejects.toMatchObject({
    code: 'setting.unknown',
  })
})
