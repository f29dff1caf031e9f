import { namesOf } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { findSetting } from '../../platform/settings/store.ts'
import type { SkillLevel } from '../levels.ts'
import type { OccupationStandard, Person } from '../person.ts'
import { ReadingChoices, type Readings, readingsOf } from '../readings.ts'
import { asksOf } from './asks.ts'
import {
  type FactRows,
  type PersonRow,
  type Reader,
  readFacts,
  readPersonsAfter,
  readPersonsByIds,
  readSeries,
  readStandardRows,
  type Which,
} from './facts-store.ts'

export type Facts = Omit<Person, 'settings'>

/** What is the same for everybody on a day: mapped series, standards, names of units. */
export interface Lookups {
  readonly series: ReadonlyMap<string, string | null>
  readonly standards: ReadonlyMap<string, OccupationStandard>
  /** Filled as units come by. */
  readonly units: Map<string, string>
  readonly today: PlainDate
}

export async function readLookups(db: Database, today: PlainDate, asOf: PlainDate): Promise<Lookups> {
  const standards = new Map<string, Record<string, number | { afterTitle: number }>>()
  for (const { occupation, level, cumulative, afterTitle } of await readStandardRows(db, asOf)) {
    const known = standards.get(occupation) ?? {}
    standards.set(occupation, { ...known, [level as SkillLevel]: cumulative ?? { afterTitle: afterTitle! } })
  }
  return {
    series: await readSeries(db, today),
    standards: standards as ReadonlyMap<string, OccupationStandard>,
    units: new Map(),
    today,
  }
}

/** The readings that this office chose, the defaults for the others. */
export async function readReadings(db: Database): Promise<Readings> {
  const chosen = await findSetting(db, 'eligibility-readings')
  return readingsOf(chosen === undefined ? null : ReadingChoices.parse(chosen))
}

export interface Registered {
  readonly row: PersonRow
  readonly facts: Facts
}

/**
 * Persons registered within reach behind `after`, in the order of ids, with what is known of them as
 * `people/door.ts` tells it. One call reads a stretch; the caller's transaction makes the whole one snapshot.
 */
export async function readStretch(
  db: Database,
  reader: Reader,
  { after, limit, asOf, lookups }: { after: string | null; limit: number; asOf: PlainDate; lookups: Lookups },
): Promise<Registered[]> {
  const rows = await readPersonsAfter(db, reader, after, limit)
  if (rows.length === 0) return []
  return withFacts(db, rows, { from: rows[0]!.id, to: rows.at(-1)!.id }, asOf, lookups)
}

/** Certain persons, whoever asks. */
export async function readSome(
  db: Database,
  ids: readonly string[],
  asOf: PlainDate,
  lookups: Lookups,
): Promise<Registered[]> {
  return withFacts(db, await readPersonsByIds(db, ids), { ids }, asOf, lookups)
}

async function withFacts(
  db: Database,
  rows: readonly PersonRow[],
  which: Which,
  asOf: PlainDate,
  lookups: Lookups,
): Promise<Registered[]> {
  const read = await readFacts(db, which)
  await learnUnits(db, read, lookups)
  const grouped = {
    certificates: byPerson(read.certificates),
    titles: byPerson(read.titles),
    work: byPerson(read.work),
    appraisals: byPerson(read.appraisals),
    lists: new Set(read.lists.map(({ personId, list }) => `${personId} ${list}`)),
  }
  return rows.map((row) => ({ row, facts: factsOf(row.id, grouped, asOf, lookups) }))
}

async function learnUnits(db: Database, { work, appraisals }: FactRows, { units, today }: Lookups): Promise<void> {
  const met = [...work, ...appraisals].flatMap(({ unitId }) => (unitId === null || units.has(unitId) ? [] : [unitId]))
  if (met.length === 0) return
  for (const { unitId, name } of await namesOf(db, [...new Set(met)], today)) units.set(unitId, name)
}

interface Grouped {
  readonly certificates: ReadonlyMap<string, FactRows['certificates']>
  readonly titles: ReadonlyMap<string, FactRows['titles']>
  readonly work: ReadonlyMap<string, FactRows['work']>
  readonly appraisals: ReadonlyMap<string, FactRows['appraisals']>
  readonly lists: ReadonlySet<string>
}

function factsOf(id: string, grouped: Grouped, asOf: PlainDate, { series, standards, units }: Lookups): Facts {
  const nameOf = (unitId: string | null, unitName: string | null) =>
    (unitId === null ? undefined : units.get(unitId)) ?? unitName
  const list = <Row, Fact>(name: string, rows: readonly Row[] | undefined, toFact: (row: Row) => Fact) =>
    rows || grouped.lists.has(`${id} ${name}`) ? (rows ?? []).map(toFact) : undefined
  const known = {
    certificates: list('certificate', grouped.certificates.get(id), (row) => ({
      ...{ level: row.level as SkillLevel | null, occupation: row.occupation, issuedOn: row.issuedOn },
      ...{ kind: row.kind as 'skill-level' | 'qualification', verified: row.verified, revokedOn: row.revokedOn },
      series: row.series ?? series.get(row.occupation) ?? null,
    })),
    titles: list('title', grouped.titles.get(id), ({ personId: _, ...row }) => row),
    work: list('employment', grouped.work.get(id), (row) => ({
      ...{ from: row.fromOn, to: row.toOn, track: row.track, occupation: row.occupation },
      unit: nameOf(row.unitId, row.unitName),
    })),
    appraisals: list('appraisal', grouped.appraisals.get(id), (row) => ({
      ...{ year: row.year, result: row.result, occupation: row.occupation },
      unit: nameOf(row.unitId, row.unitName),
    })),
  }
  const asks = asksOf(known, asOf)
  const standard = asks.occupation === null ? undefined : standards.get(asks.occupation)
  return { asks, ...known, ...(standard ? { standards: { [asks.occupation!]: standard } } : {}) }
}

/** Rows come in the order of persons, so a run of one person's rows is one list. */
function byPerson<Row extends { readonly personId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const grouped = new Map<string, Row[]>()
  let [id, list]: [string, Row[]] = ['', []]
  for (const row of rows) {
    if (row.personId !== id) {
      id = row.personId
      list = []
      grouped.set(id, list)
    }
    list.push(row)
  }
  return grouped
}
