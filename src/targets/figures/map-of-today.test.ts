import { beforeAll, expect, test } from 'vitest'
import { mergeUnit } from '../../../test/ledger.ts'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { contract } from '../contract.ts'
import { issueTestTarget, on, personTime, record } from '../world.test-data.ts'

const office = openTestOffice()
let county: County
let prefecture: Colleague
let prefix: string
let neighbour: string

/** Three trained in a county that is merged into its neighbour in May, of them one again; two in the neighbour in June. */
beforeAll(async () => {
  await loadShippedYears(office.db)
  county = await buildCounty(office)
  prefecture = await county.hire('prefecture', 'prefecture')
  neighbour = county.code.replace(/21$/, '22')
  ;({ prefix } = await issueTestTarget(office, county))
  const { units } = county
  const again = crypto.randomUUID()
  const there = { unitId: units.neighbour, systemId: units.neighbourSchool, onDay: on('2021-06-10') }
  await record(office, [
    personTime(county, { personId: again, onDay: on('2021-03-10') }),
    ...Array.from({ length: 2 }, () => personTime(county, { onDay: on('2021-03-10') })),
    personTime(county, { personId: again, ...there }),
    personTime(county, there),
  ])
  await office.db.transaction().execute((tx) => mergeUnit(tx, units.county, units.neighbour, '2021-05-01'))
})

const partsOf = async (ref: string) => {
  const { parts, figure } = await request(prefecture.desk, contract.strip, { ref })
  return {
    whole: figure.value,
    parts: parts.map((part) => [part.name.replace(/\d+$/, ''), part.figure.value]),
    figures: parts.map((part) => part.figure),
  }
}
const valueRef = async (suffix: string, map: 'own' | 'today') => {
  const card = await request(prefecture.desk, contract.card, { code: `${prefix}-T0`, map })
  return card.lines.find(({ code }) => code === `${prefix}-${suffix}`)!.value
}

test('a closed period is shown in the units of its own days: the merged county keeps what was done in it', async () => {
  const { ref } = await valueRef('T0', 'own')
  const { whole, parts, figures } = await partsOf(ref)
  expect([whole, parts]).toEqual([
    '5',
    [
      ['邻县', '2'],
      ['演示县', '3'],
    ],
  ])
  for (const figure of figures) {
    expect((await request(prefecture.desk, contract.head, { ref: figure.ref })).figure).toEqual(figure)
    expect(await request(prefecture.desk, contract.recount, { ref: figure.ref })).toMatchObject({ agrees: true })
  }
})

test('on the map of today everything stands under the successor, and the records recount to it', async () => {
  const { ref } = await valueRef('T0', 'today')
  expect(ref).toMatch(/\.map:today$/)
  const { whole, parts, figures } = await partsOf(ref)
  expect([whole, parts]).toEqual(['5', [['邻县', '5']]])
  const recount = await request(prefecture.desk, contract.recount, { ref: figures[0]!.ref })
  expect(recount).toMatchObject({
    agrees: true,
    recounted: { value: '5' },
    records: { value: '5' },
    persons: { value: '4' },
  })
  const { people } = await request(prefecture.desk, contract.people, { ref: figures[0]!.ref })
  expect(people).toHaveLength(5)
})

test('persons are counted once on either map', async () => {
  for (const map of ['own', 'today'] as const) {
    const { ref, value } = await valueRef('T4', map)
    expect(value).toBe('4')
    expect(await request(prefecture.desk, contract.recount, { ref })).toMatchObject({ agrees: true })
  }
  const places = await request(prefecture.desk, contract.places, { code: `${prefix}-T4`, map: 'today' })
  expect(places.places.map((one) => [one.place.code, one.value.value])).toEqual([[neighbour, '4']])
})
