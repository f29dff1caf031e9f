import {
  certificateHolders,
  findPersonsByIdHash,
  heldLevels,
  type KnownPerson,
  lockPersons,
  onePersonOf,
} from '../people/door.ts'
import { foldName } from '../people/rules.ts'
import type { Database } from '../platform/database.ts'
import type { ClassRow, Reader } from './class-store.ts'
import { type EnrolmentRow, findOverlaps, type Overlap, readEnrolments } from './enrolment-store.ts'
import { findEmployers } from './plan-store.ts'
import type { RosterRow } from './roster/reading.ts'
import type { RegistryFacts } from './roster/registry.ts'
import { folded } from './roster/text.ts'
import { scoreOf } from './roster-rows.ts'
import type { RowFacts } from './roster-rules.ts'
import type { TrainingLevel } from './rules.ts'

const BATCH = 5000

export interface HashedRow {
  readonly row: RosterRow
  readonly hash: Buffer
}

/** What the office's records say of the rows. */
export interface Records {
  readonly known: ReadonlyMap<string, KnownPerson>
  readonly enrolled: ReadonlyMap<string, EnrolmentRow>
  readonly overlaps: ReadonlyMap<string, Overlap>
  readonly holders: ReadonlyMap<string, string>
}

/** Holds the persons that are known, then reads what must not change meanwhile. */
export async function readRecords(
  db: Database,
  reader: Reader,
  held: ClassRow,
  rows: readonly HashedRow[],
): Promise<Records> {
  const known = new Map<string, KnownPerson>()
  for (let from = 0; from < rows.length; from += BATCH) {
    const hashes = rows.slice(from, from + BATCH).map(({ hash }) => hash)
    for (const [hex, person] of await findPersonsByIdHash(db, hashes, reader)) known.set(hex, person)
  }
  const ids = [...known.values()].map(({ personId }) => personId)
  await lockPersons(db, ids)
  const enrolled = await enrolledPersons(db, held.id)
  const numbers = rows.flatMap(({ row }) => row.certificate ?? [])
  const [overlaps, holders] = [await findOverlaps(db, reader, held, ids), await certificateHolders(db, numbers)]
  return { known, enrolled, overlaps, holders }
}

/** Who is in a class by the record that stands today; a row keeps the record it was written for. */
export async function enrolledPersons(db: Database, classId: string): Promise<ReadonlyMap<string, EnrolmentRow>> {
  const rows = await readEnrolments(db, classId)
  const ones = await onePersonOf(
    db,
    rows.map(({ personId }) => personId),
  )
  return new Map(rows.map((row) => [ones.get(row.personId)!, row]))
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text))

export function factsOf({ row, hash }: HashedRow, records: Records): RowFacts {
  const person = records.known.get(hash.toString('hex'))
  const enrolled = person && records.enrolled.get(person.personId)
  const overlap = person && records.overlaps.get(person.personId)
  const holder = row.certificate === null ? undefined : records.holders.get(row.certificate)
  return {
    row: row.row,
    hours: row.hours,
    attended: row.attended,
    score: scoreOf(row),
    certificate: row.certificate,
    certifiedOn: row.certifiedOn,
    nameDiffers: person !== undefined && foldName(person.name) !== foldName(row.name),
    certificateTaken: holder !== undefined && holder !== person?.personId,
    enrolled: enrolled
      ? {
          state: enrolled.state,
          hours: numberOf(enrolled.hours),
          attended: numberOf(enrolled.attended),
          score: enrolled.score,
          certificate: enrolled.certificateNumber,
          certifiedOn: enrolled.certifiedOn,
        }
      : null,
    overlap: overlap ? { number: overlap.inScope ? overlap.number : null } : null,
  }
}

/** What the registry says of the rows' certificates and employers (E37, E32), and the employers' ids by what was written. */
export async function registryOf(
  db: Database,
  held: ClassRow,
  rows: readonly HashedRow[],
  known: ReadonlyMap<string, KnownPerson>,
) {
  const numberOf = new Map(
    rows.flatMap(({ row, hash }) => {
      const person = known.get(hash.toString('hex'))
      return person ? [[person.personId, row.idNumber] as const] : []
    }),
  )
  const levels = await heldLevels(db, [...numberOf.keys()], held.occupation)
  const names = [...new Set(rows.flatMap(({ row }) => row.employer ?? []))]
  const codes = [...new Set(rows.flatMap(({ row }) => row.employerCode ?? []))]
  const employers = await findEmployers(db, { names, codes }, held.startsOn)
  const written = [...employers.keys()].flatMap((text) => [folded(text), text.toLowerCase()])
  const registry: RegistryFacts = {
    heldLevels: new Map([...levels].map(([id, set]) => [numberOf.get(id)!, set as ReadonlySet<TrainingLevel>])),
    employers: new Set(written),
  }
  return { registry, employers }
}
