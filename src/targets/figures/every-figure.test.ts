import { beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { addDays } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { contract } from '../contract.ts'
import { type NewFact, reverseFacts } from '../door.ts'
import { drawFrom } from '../forecast.ts'
import { issueTestTarget, on, personTime, record } from '../world.test-data.ts'
import { cuts } from './contract.ts'

const office = openTestOffice()
const draw = drawFrom('every figure')
const pick = <T>(list: readonly T[]): T => list[draw() % list.length]!
const chance = (percent: number) => draw() % 100 < percent

let county: County
let prefix: string
const readers: Record<string, Colleague> = {}

/** A year of facts at random: people trained again and elsewhere, taken back, in no group or several, not yet certain. */
function randomFacts(): NewFact[] {
  const { units } = county
  const people = Array.from({ length: 60 }, () => crypto.randomUUID())
  const classes = Array.from({ length: 8 }, () => crypto.randomUUID())
  return Array.from({ length: 160 }, () => {
    const [unitId, systemId] = pick([
      [units.county, units.school],
      [units.county, units.neighbourSchool],
      [units.neighbour, units.neighbourSchool],
      [units.neighbour, units.enterprise],
    ] as const)
    return personTime(county, {
      ...{ personId: pick(people), unitId, systemId, sourceId: pick(classes) },
      onDay: addDays(on('2021-01-01'), draw() % 181),
      attributes: {
        groups: pick([[], ['G13'], ['G03'], ['G13', 'G04'], null]),
        certified: pick([true, false, null]),
        level: pick(['junior', 'senior', null]),
        institutionKind: pick(['TECH', 'ENT']),
      },
    })
  })
}

beforeAll(async () => {
  await loadShippedYears(office.db)
  county = await buildCounty(office)
  for (const [name, seat] of [
    ['province', 'province'],
    ['prefecture', 'prefecture'],
    ['county', 'county'],
    ['neighbour', 'neighbour'],
  ] as const)
    readers[name] = await county.hire(seat, 'prefecture')
  for (const seat of ['school', 'neighbourSchool', 'enterprise'] as const)
    readers[seat] = await county.hire(seat, 'trainer')
  ;({ prefix } = await issueTestTarget(office, county))
  const { factIds } = await record(office, randomFacts())
  const taken = factIds.filter(() => chance(12))
  const by = { reason: '重复', by: { accountId: crypto.randomUUID() } }
  await office.db.transaction().execute((tx) =>
    reverseFacts(
      tx,
      taken.filter((_, i) => i % 2 === 0),
      by,
    ),
  )
  const later = taken.filter((_, i) => i % 2 === 1)
  await office.db.transaction().execute((tx) => reverseFacts(tx, later, { ...by, on: on('2021-06-29') }))
})

const lines = ['T0', 'T1', 'T1a', 'T2', 'T3', 'T4'] as const
const provinceCode = () => county.code.replace(/21$/, '00')
const sumOf = (figures: readonly { readonly value: string | null }[]) =>
  figures.reduce((sum, { value }) => sum + Number(value), 0)

/** All people of a number, page by page. */
async function recordsOf(by: Colleague, ref: string) {
  const found: { value: string | null }[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await request(by.desk, contract.people, { ref, ...(after ? { after } : {}) })
    found.push(...page.people.map(({ figure }) => figure))
    after = page.next
  }
  return found
}

/** Opens a number and everything below it, two cuts deep, and answers how many numbers were opened. */
async function openAll(by: Colleague, ref: string, expected: string | null, depth: number): Promise<number> {
  const told = await request(by.desk, contract.head, { ref })
  expect(told.figure.value, ref).toBe(expected)
  const recount = await request(by.desk, contract.recount, { ref })
  expect([recount.agrees, recount.recounted.value], ref).toEqual([true, expected])
  expect(sumOf(await recordsOf(by, ref)), `the people of ${ref}`).toBe(Number(expected))
  if (depth === 0) return 1
  let opened = 1
  for (const cut of cuts) {
    const level = await request(by.desk, contract.strip, { ref, cut })
    expect(level.figure.value, `${ref} by ${cut}`).toBe(expected)
    if (level.addsUp) expect(sumOf(level.parts.map(({ figure }) => figure)), `${ref} by ${cut}`).toBe(Number(expected))
    for (const part of level.parts.filter((_, i) => i < 2 || chance(6)))
      opened += await openAll(by, part.figure.ref, part.figure.value, depth - 1)
  }
  return opened
}

describe('the records under a number are the number, for every cut and every reader', () => {
  test.each([
    ['province', 2],
    ['prefecture', 1],
    ['county', 1],
    ['neighbour', 1],
    ['school', 1],
    ['neighbourSchool', 1],
    ['enterprise', 1],
  ] as const)('%s', async (name, depth) => {
    const by = readers[name]!
    const place = ['province', 'school', 'neighbourSchool', 'enterprise'].includes(name)
      ? { place: provinceCode() }
      : {}
    const card = await request(by.desk, contract.card, { code: `${prefix}-T0`, ...place })
    let opened = 0
    for (const suffix of lines) {
      const { value } = card.lines.find(({ code }) => code === `${prefix}-${suffix}`)!
      opened += await openAll(by, value.ref, value.value, suffix === 'T0' ? depth : Math.min(depth, 1))
    }
    expect(opened).toBeGreaterThan(20)
  })

  test('the stretches of the overlap', async () => {
    const { segments, times, notSum } = await request(readers.province!.desk, contract.overlap, {
      code: `${prefix}-T0`,
    })
    for (const { value } of [
      ...segments.map(({ value: figure }) => ({ value: figure })),
      ...times.map((value) => ({ value })),
    ])
      await openAll(readers.province!, value.ref, value.value, 0)
    for (const term of notSum!.terms) await openAll(readers.province!, term.ref, term.value, 0)
  })

  test('every day of the year so far, and after a change of the last day', async () => {
    for (const day of ['2021-01-31', '2021-03-15', '2021-05-01', '2021-06-29']) {
      const card = await request(readers.province!.desk, contract.card, {
        code: `${prefix}-T0`,
        asOf: on(day),
        place: provinceCode(),
      })
      for (const { value } of card.lines) await openAll(readers.province!, value.ref, value.value, 0)
    }
  })
})

test('every other number of the card and of the places opens to itself', async () => {
  const desk = readers.province!.desk
  const card = await request(desk, contract.card, { code: `${prefix}-T0`, place: provinceCode() })
  const places = await request(desk, contract.places, { code: `${prefix}-T0`, place: provinceCode(), depth: 'leaves' })
  const isFigure = (one: unknown): one is { ref: string; value: string | null } =>
    typeof one === 'object' && one !== null && 'ref' in one && 'asOf' in one
  const figuresIn = (one: unknown): { ref: string; value: string | null }[] =>
    isFigure(one) ? [one] : typeof one === 'object' && one !== null ? Object.values(one).flatMap(figuresIn) : []
  const all = [...figuresIn(card.lines), ...figuresIn(places)]
  expect(all.length).toBeGreaterThan(90)
  for (const { ref, value } of all) expect((await request(desk, contract.head, { ref })).figure.value, ref).toBe(value)
})
