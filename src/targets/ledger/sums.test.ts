import { sql } from 'kysely'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { mergeUnit, moveUnit, openLedger, type Place } from '../../../test/ledger.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/operation.ts'
import { type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { type NewFact, recordFacts, recordRoll } from '../door.ts'
import { recount } from '../figures/fact-store.ts'
import { coverAt, type SumsAsked, sumsAt } from './sums.ts'
import { reworkTrees, verifyTallies } from './verify.ts'

const ledger = openLedger()
const by = { accountId: newId() }
const all: Scope = { territory: 'all', system: 'all' }
const year = { from: plainDate('2021-01-01'), to: plainDate('2021-12-31'), day: plainDate('2021-12-31') }
const record = (...facts: NewFact[]) => ledger.db.transaction().execute((tx) => recordFacts(tx, facts, by))
const at = (place: Place, school: Place, day: string, more: Partial<NewFact> = {}) =>
  ledger.fact({ unitId: ledger.units[place], systemId: ledger.units[school], onDay: plainDate(day), ...more })

const lines = { total: 0, persons: 0 }
const twice = newId()
beforeAll(async () => {
  Object.assign(lines, await ledger.issue({ name: 'total' }, { name: 'persons', counting: 'persons' }))
  await record(
    at('binchuan', 'schoolA', '2021-03-10', {
      personId: twice,
      attributes: { level: 'senior', groups: ['G13', 'G04'] },
    }),
    at('huize', 'schoolC', '2021-05-20', { personId: twice, attributes: { level: 'junior', groups: [] } }),
    at('binchuan', 'schoolB', '2021-06-10'),
    at('xiangyun', 'schoolA', '2021-06-20', { attributes: { level: 'senior', groups: ['G13'] } }),
  )
})

async function askedOf(more: Partial<Omit<SumsAsked, 'unitId'>> & { readonly place?: Place }) {
  const { place = 'province', ...rest } = more
  const asked: SumsAsked = {
    lines: [lines.total],
    tree: 'territory',
    unitId: ledger.units[place],
    ...year,
    scope: all,
    ...rest,
  }
  const names = new Map(Object.entries(ledger.units).map(([name, id]) => [id, name]))
  const sums = await sumsAt(ledger.db, asked)
  return Object.fromEntries(sums.map(({ key, amount }) => [names.get(key) ?? key, Number(amount)]))
}

describe('a figure is cut by place, month and tree', () => {
  it('lists every child, those with nothing as 0', async () => {
    expect(await askedOf({ by: 'child' })).toMatchObject({ west: 3, east: 1 })
    expect(await askedOf({ place: 'east', by: 'child' })).toEqual({ huize: 1, luoping: 0 })
  })

  it('counts a worker of two counties once in each, once in the province, and more in the parts than in the whole', async () => {
    const persons = { lines: [lines.persons] }
    expect(await askedOf({ ...persons, by: 'child' })).toMatchObject({ west: 3, east: 1 })
    expect(await askedOf(persons)).toEqual({ province: 3 })
    const units = [ledger.units.binchuan, ledger.units.huize]
    expect(await askedOf({ ...persons, by: { units } })).toEqual({ binchuan: 2, huize: 1 })
  })

  it('shows a person in the month in which he begins to count, and counts another span from its facts', async () => {
    const persons = { lines: [lines.persons] }
    expect(await askedOf({ ...persons, by: 'month' })).toEqual({ '2021-03-01': 1, '2021-06-01': 2 })
    const spring = { from: plainDate('2021-05-01'), to: plainDate('2021-06-15') }
    expect(await askedOf({ ...persons, ...spring })).toEqual({ province: 2 })
    expect(await askedOf({ ...spring })).toEqual({ province: 2 })
  })

  it('sums over the departments as it sums over the places', async () => {
    expect(await askedOf({ tree: 'system', place: 'labour', by: 'child' })).toEqual({ schoolA: 2, schoolB: 1 })
    expect(await askedOf({ tree: 'system', place: 'industry' })).toEqual({ industry: 1 })
  })
})

describe('a reader gets what he reaches and no more', () => {
  const scopes = () => ({
    county: { territory: { unit: ledger.units.binchuan }, system: 'all' } as Scope,
    labour: { territory: 'all', system: { unit: ledger.units.labour } } as Scope,
    school: { territory: { unit: ledger.units.binchuan }, system: { unit: ledger.units.schoolA } } as Scope,
    nobody: { territory: 'none', system: 'none' } as Scope,
  })

  it('gives a county that asks for the province its own, and no row of its neighbour', async () => {
    for (const line of [lines.total, lines.persons]) {
      expect(await askedOf({ lines: [line], scope: scopes().county })).toEqual({ province: 2 })
      expect(await askedOf({ lines: [line], scope: scopes().county, by: 'child' })).toEqual({ west: 2 })
      expect(await askedOf({ lines: [line], place: 'west', scope: scopes().county, by: 'child' })).toEqual({
        binchuan: 2,
      })
      expect(await askedOf({ lines: [line], place: 'huize', scope: scopes().county })).toEqual({})
    }
  })

  it('gives a department what its own units did, place by place', async () => {
    for (const line of [lines.total, lines.persons])
      expect(await askedOf({ lines: [line], scope: scopes().labour, by: 'child' })).toMatchObject({ west: 3, east: 0 })
  })

  it('gives a reader of both trees what lies in both', async () => {
    for (const line of [lines.total, lines.persons])
      expect(await askedOf({ lines: [line], scope: scopes().school })).toEqual({ province: 1 })
    expect(await askedOf({ scope: scopes().nobody })).toEqual({})
  })
})

test('the records behind a figure count up to it, for the place, the span and the reader it was asked for', async () => {
  const { db, units } = ledger
  const asked = { lineNo: lines.total, counting: 'add' as const, placeId: units.west, ...year, scope: all }
  expect(await recount(db, asked)).toEqual({ amount: 3n, records: 3n, persons: 3n, subjects: 3n })
  const spring = { from: plainDate('2021-06-11'), to: plainDate('2021-06-30') }
  expect(await recount(db, { ...asked, ...spring })).toMatchObject({ records: 1n })
  const scope: Scope = { territory: { unit: units.binchuan }, system: 'all' }
  expect(await recount(db, { ...asked, scope })).toMatchObject({ records: 2n })
})

describe('a figure opens to its value on any past day', () => {
  it('by the day things happened', async () => {
    expect(await askedOf({ to: plainDate('2021-06-10') })).toEqual({ province: 3 })
    expect(await askedOf({ to: plainDate('2021-06-09') })).toEqual({ province: 2 })
  })

  it('by what was known then', async () => {
    const { factIds } = await record(at('luoping', 'schoolD', '2021-02-01'))
    await learnt(factIds, '2099-05-10')
    const early = plainDate('2099-05-09')
    for (const line of [lines.total, lines.persons]) {
      const known = await askedOf({ lines: [line], place: 'luoping', knownOn: early })
      expect([known, await askedOf({ lines: [line], place: 'luoping' })]).toEqual([{ luoping: 0 }, { luoping: 1 }])
    }
  })

  const learnt = (ids: readonly string[], day: string) =>
    sql`update fact set recorded_at = ${`${day} 12:00+08`}::timestamptz where id = any(${ids}::uuid[])`.execute(
      ledger.db,
    )
})

describe('全覆盖 needs a list', () => {
  const asked = (lineNo: number, more: object = {}) => ({
    ...{ lineNo, tree: 'territory' as const, unitId: ledger.units.west, ...year, scope: all, ...more },
  })

  it('is 待核实 without one, whoever was reached', async () => {
    const population = { name: '农村低收入人口', roll: 'none-yet' }
    const { cover } = await ledger.issue({ name: 'cover', counting: 'cover', population })
    const { covers, roll } = await coverAt(ledger.db, asked(cover))
    expect([roll, covers]).toEqual([null, [{ key: ledger.units.west, reached: null, toReach: null }]])
  })

  it('counts those of the list who were reached, where the list says they live', async () => {
    const { units, db } = ledger
    const entry = (subjectId: string, place: Place) => ({ subjectId, unitId: units[place], systemId: units.labour })
    const entries = [entry(twice, 'binchuan'), entry(newId(), 'binchuan'), entry(newId(), 'huize')]
    const roll = {
      code: 'low-2021',
      name: '农村低收入人口名单',
      of: 'persons' as const,
      source: '乡村振兴局',
      takenOn: year.from,
    }
    await db.transaction().execute((tx) => recordRoll(tx, { ...roll, entries }))
    const { cover } = await ledger.issue({
      name: 'cover',
      counting: 'cover',
      population: { name: roll.name, roll: roll.code },
    })
    const { covers } = await coverAt(db, asked(cover, { unitId: units.province, by: 'child' }))
    const found = Object.fromEntries(covers.map(({ key, reached, toReach }) => [key, [reached, toReach]]))
    expect(found[units.west]).toEqual([1n, 2n])
    expect(found[units.east]).toEqual([0n, 1n])
  })
})

// Last, since it changes the trees for everybody.
describe('a county that moves in the middle of June', () => {
  const moved: PlainDate = plainDate('2021-06-15')
  beforeAll(async () => {
    await ledger.db
      .transaction()
      .execute((tx) => moveUnit(tx, 'territory', ledger.units.binchuan, ledger.units.east, moved))
    await reworkTrees(ledger.db)
    await record(at('binchuan', 'schoolA', '2021-06-16'))
  })

  it('leaves what it did before with its old prefecture, and takes the rest along', async () => {
    const june = { from: plainDate('2021-06-01'), to: plainDate('2021-06-30') }
    for (const line of [lines.total, lines.persons]) {
      expect(await askedOf({ lines: [line], ...june, place: 'west' })).toEqual({ west: 2 })
      expect(await askedOf({ lines: [line], ...june, place: 'east' })).toEqual({ east: 1 })
    }
  })

  it('stands whole in its new prefecture on the map of today', async () => {
    for (const line of [lines.total, lines.persons])
      expect(await askedOf({ lines: [line], map: 'day', place: 'east', by: 'child' })).toEqual({
        huize: 1,
        luoping: 1,
        binchuan: 3,
      })
    expect(await askedOf({ map: 'day', place: 'west' })).toEqual({ west: 1 })
    expect((await verifyTallies(ledger.db)).drift).toEqual([])
  })
})

describe('a county that is merged into its neighbour', () => {
  beforeAll(async () => {
    await ledger.db.transaction().execute((tx) => mergeUnit(tx, ledger.units.huize, ledger.units.luoping, '2021-10-01'))
    await reworkTrees(ledger.db)
  })

  it('keeps its figure in the units of the period, and adds it to its successor on the map of today', async () => {
    for (const line of [lines.total, lines.persons]) {
      expect(await askedOf({ lines: [line], place: 'east', by: 'child' })).toMatchObject({ huize: 1, luoping: 1 })
      const today = await askedOf({ lines: [line], place: 'east', by: 'child', map: 'day' })
      expect(today).toMatchObject({ luoping: 2 })
      expect(today).not.toHaveProperty('huize')
    }
  })
})
