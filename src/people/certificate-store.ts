import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { CertificateKind } from './rules.ts'
import './table.ts'

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

/**
 * Writes certificates whose numbers nobody holds; answers the numbers written. A number that stands already, written
 * at the same moment by somebody else too, is left out.
 */
export async function insertCertificates(db: Database, given: readonly NewCertificate[]): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set()
  const rows = given.map((one) => ({ ...one, id: newId() })).sort((a, b) => (a.number < b.number ? -1 : 1))
  const keys = rows.map(({ number, personId, id }) => ({ number, personId, certificateId: id }))
  const claimed = new Set<string>()
  for (let from = 0; from < keys.length; from += 2000) {
    const taken = await db
      .insertInto('certificateKey')
      .values(keys.slice(from, from + 2000))
      .onConflict((on) => on.column('number').doNothing())
      .returning('number')
      .execute()
    for (const { number } of taken) claimed.add(number)
  }
  const written = rows.filter(({ number }) => claimed.has(number))
  for (let from = 0; from < written.length; from += 2000)
    await db
      .insertInto('certificate')
      .values(written.slice(from, from + 2000).map((row) => ({ ...row, revokedOn: null })))
      .execute()
  return claimed
}

/** Takes back what one record had reported; the numbers stay taken. */
export const revokeBySource = (db: Database, personIds: readonly string[], source: string, day: PlainDate) =>
  db
    .updateTable('certificate')
    .set({ revokedOn: day })
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('source', '=', source)
    .where('revokedOn', 'is', null)
    .execute()
