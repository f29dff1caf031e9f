import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { enterHanded } from './merge/hand-store.ts'
import type { CertificateKind } from './rules.ts'
import { readOnes } from './store.ts'
import './table.ts'

const BATCH = 2000

/** A certificate as an institution reports it; nobody has asked the register yet. */
export interface NewCertificate {
  readonly personId: string
  readonly number: string
  readonly kind: CertificateKind
  readonly occupation: string
  readonly level: string | null
  readonly issuedOn: PlainDate | null
  /** The record it came from: `class:` and the class's id. */
  readonly source: string
}

/** Whose the numbers are, of those that stand on a certificate already. */
export async function readCertificateHolders(
  db: Database,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('certificateKey')
    .where(sql<boolean>`number = any(${numbers}::text[])`)
    .select(['number', 'personId'])
    .execute()
  return new Map(rows.map(({ number, personId }) => [number, personId]))
}

export interface CertificatesRecorded {
  /** Numbers that stand on somebody else's certificate. */
  readonly taken: readonly string[]
}

/**
 * Writes certificates; one that the person holds already under this number is left as it is. What is written for a
 * merged record stands under the one that stands, and goes back with it.
 */
export async function insertCertificates(
  db: Database,
  given: readonly NewCertificate[],
): Promise<CertificatesRecorded> {
  const ones = await readOnes(db, [...new Set(given.map(({ personId }) => personId))])
  const rows = given
    .map((one) => ({ ...one, personId: ones.get(one.personId)!, id: newId(), writtenFor: one.personId }))
    .sort((a, b) => (a.number < b.number ? -1 : 1))
  const claimed = await claimNumbers(db, rows)
  const written = rows.filter(({ id }) => claimed.has(id))
  for (let from = 0; from < written.length; from += BATCH)
    await db
      .insertInto('certificate')
      .values(written.slice(from, from + BATCH).map(({ writtenFor: _, ...row }) => ({ ...row, revokedOn: null })))
      .execute()
  const passed = written.filter(({ personId, writtenFor }) => personId !== writtenFor)
  if (passed.length > 0) await enterHanded(db, 'certificate', passed)
  const others = rows.filter(({ id }) => !claimed.has(id))
  const holders = await readCertificateHolders(
    db,
    others.map(({ number }) => number),
  )
  return { taken: others.filter(({ number, personId }) => holders.get(number) !== personId).map((one) => one.number) }
}

/** Takes the numbers in one order; answers the ids of the certificates that got theirs. */
async function claimNumbers(
  db: Database,
  rows: readonly { readonly id: string; readonly number: string; readonly personId: string }[],
): Promise<ReadonlySet<string>> {
  const claimed = new Set<string>()
  for (let from = 0; from < rows.length; from += BATCH) {
    const keys = rows.slice(from, from + BATCH).map(({ id, number, personId }) => ({
      ...{ number, personId, certificateId: id },
    }))
    const taken = await db
      .insertInto('certificateKey')
      .values(keys)
      .onConflict((on) => on.column('number').doNothing())
      .returning('certificateId')
      .execute()
    for (const { certificateId } of taken) claimed.add(certificateId)
  }
  return claimed
}

/** Takes back what one record had reported; the numbers stay taken. */
export const revokeBySource = (db: Database, personIds: readonly string[], source: string, day: PlainDate) =>
  db
    .updateTable('certificate')
    .set({ revokedOn: day })
    .where(
      sql<boolean>`person_id in (select coalesce(merged_into, id) from person where id = any(${personIds}::uuid[]))`,
    )
    .where('source', '=', source)
    .where('revokedOn', 'is', null)
    .execute()

/** Levels of an occupation that persons' recorded certificates prove; who has none recorded is absent. */
export async function readHeldLevels(
  db: Database,
  personIds: readonly string[],
  occupation: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('certificate')
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('occupation', '=', occupation)
    .where('revokedOn', 'is', null)
    .where('struckOn', 'is', null)
    .where('kind', 'in', ['skill-level', 'qualification'])
    .where('level', 'is not', null)
    .select(['personId', 'level'])
    .execute()
  const held = new Map<string, Set<string>>()
  for (const { personId, level } of rows) held.set(personId, (held.get(personId) ?? new Set()).add(level!))
  return held
}
