import { beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type County } from '../../../test/world.ts'
import { findClerk } from '../../organisations/door.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { readCalendar } from '../../platform/settings/store.ts'
import { giveShares, issueTestTarget, on, personTime, record } from '../world.test-data.ts'
import { type ShowAsked, showTarget } from './show.ts'

const office = openTestOffice()
let county: County
let prefix: string

beforeAll(async () => {
  await loadShippedYears(office.db)
  county = await buildCounty(office)
  const target = await issueTestTarget(office, county)
  prefix = target.prefix
  await giveShares(office.db, target.nos.get('T0')!, county.units.province, { [county.units.prefecture]: '800' })
  await record(
    office,
    Array.from({ length: 462 }, () => personTime(county)),
  )
})

async function show(asked: Partial<ShowAsked> = {}) {
  const { accountId, postId } = await county.hire('province', 'province')
  const clerk = await findClerk(office.db, { accountId, postId, day: office.clock.today })
  const call = { db: office.db, clerk: clerk!, today: office.clock.today, language: 'zh' as const }
  const told = await showTarget(
    { ...call, calendar: await readCalendar(office.db) },
    { code: `${prefix}-T0`, place: undefined, asOf: undefined, ...asked },
  )
  return JSON.parse(JSON.stringify(told)) as unknown
}

test('targets show prints the card that the page shows', async () => {
  const place = county.code.replace(/21$/, '00')
  expect(await show()).toMatchObject({
    ...{ code: `${prefix}-T0`, place, asOf: '2021-06-30' },
    lines: [
      {
        ...{
          code: `${prefix}-T0`,
          name: 'T0',
          value: '462',
          target: '1000',
          unit: '人次',
          pace: -3.4,
          light: 'yellow',
        },
        ...{ forecast: { low: expect.any(String), mid: expect.any(String), high: expect.any(String) } },
        ref: `${prefix}-T0.value.${place}.20210101-20210630`,
      },
      ...['T1', 'T1a', 'T2', 'T3', 'T4'].map((suffix) => ({ code: `${prefix}-${suffix}` })),
    ],
    places: [{ code: county.code.replace(/21$/, '01'), value: '462', target: '800', light: expect.any(String) }],
  })
})

test('on an earlier day and at a place below, it shows those', async () => {
  const told = await show({ place: county.code, asOf: on('2021-05-01') })
  expect(told).toMatchObject({ place: county.code, asOf: '2021-05-01', places: [] })
})

test('an unknown code or place is refused by name', async () => {
  await expect(show({ code: 'x' })).rejects.toMatchObject({ code: 'target.absent' })
  await expect(show({ code: '1999-T0' })).rejects.toMatchObject({ code: 'target.absent' })
  await expect(show({ place: '大理' })).rejects.toMatchObject({ code: 'place.absent' })
})
