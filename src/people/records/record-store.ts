import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Reader, visiblePersons } from '../store.ts'
import { type RecordKind, recordKinds } from './kinds.ts'
import type { RecordValues } from './rules.ts'
import '../table.ts'

/** The table of each kind. They share their first columns, so one of them stands for all in the types below. */
const tables = {
  employment: 'employment',
  certificate: 'certificate',
  title: 'title',
  engagement: 'engagement',
  appraisal: 'appraisal',
  honour: 'honour',
  group: 'personGroup',
} as const satisfies Record<RecordKind, string>
const tableOf = (kind: RecordKind) => tables[kind] as 'employment'

/** By which day records of a kind stand, the latest first. */
const dates: Readonly<Record<RecordKind, string>> = {
  ...{ employment: 'fromOn', engagement: 'fromOn', group: 'fromOn', appraisal: 'year' },
  ...{ certificate: 'issuedOn', title: 'grantedOn', honour: 'grantedOn' },
}

/** A record as it lies in its table: what all kinds carry, and the kind's own columns by name. */
export interface RecordRow extends Readonly<Record<string, unknown>> {
  readonly personId: string
  readonly id: string
  readonly source: string
  readonly paperId: string | null
  readonly verified: boolean
  readonly verifiedOn: PlainDate | null
  readonly struckOn: PlainDate | null
  readonly version: number
  readonly enteredAt: Date
}

/** The facts about a person that acts and records are judged by; held until the transaction ends. */
export async function lockPerson(db: Database, reader: Reader, id: string) {
  const row = await visiblePersons(db, reader)
    .where('person.id', '=', id)
    .forUpdate('person')
    .select(['person.id', 'name', 'idType', 'idNumber', 'phone', 'birth', 'ethnicity', 'education', 'residence'])
    .select(['residenceKind', 'employerId', 'employerName', 'person.unitId', 'person.systemId', 'person.version'])
    .select(['diedOn', 'retiredOn', 'movedOn', 'sex'])
    .executeTakeFirst()
  if (!row) throw new Refusal('absent', 'person.absent')
  return row
}

export type LockedPerson = Awaited<ReturnType<typeof lockPerson>>

export const readRecordsOf = (db: Database, kind: RecordKind, personId: string): Promise<RecordRow[]> =>
  db
    .selectFrom(tableOf(kind))
    .where('personId', '=', personId)
    .orderBy(sql`struck_on is not null`)
    .orderBy(sql`${sql.ref(dates[kind])} desc nulls last`)
    .orderBy('id', 'desc')
    .selectAll()
    .execute() as unknown as Promise<RecordRow[]>

export async function readAllRecords(db: Database, personId: string): Promise<Record<RecordKind, RecordRow[]>> {
  const lists: [RecordKind, RecordRow[]][] = []
  for (const kind of recordKinds) lists.push([kind, await readRecordsOf(db, kind, personId)])
  return Object.fromEntries(lists) as Record<RecordKind, RecordRow[]>
}

export async function lockRecord(db: Database, kind: RecordKind, personId: string, id: string): Promise<RecordRow> {
  const row = await db
    .selectFrom(tableOf(kind))
    .where('personId', '=', personId)
    .where('id', '=', id)
    .forUpdate()
    .selectAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('absent', 'record.absent')
  return row as unknown as RecordRow
}

export interface Entered {
  readonly source: string
  readonly paperId: string | null
  readonly enteredBy: string
}

export const insertRecord = (
  db: Database,
  kind: RecordKind,
  key: { readonly personId: string; readonly id: string },
  values: RecordValues,
  entered: Entered,
) =>
  db
    .insertInto(tableOf(kind))
    .values({ ...key, ...values, ...entered } as never)
    .execute()

/** Writes the columns named and moves the version on. */
export const updateRecord = (
  db: Database,
  kind: RecordKind,
  { personId, id }: Pick<RecordRow, 'personId' | 'id'>,
  columns: Readonly<Record<string, unknown>>,
) =>
  db
    .updateTable(tableOf(kind))
    .set({ ...columns, version: sql<number>`version + 1` } as never)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .execute()

/** Takes a certificate's number for it; false where it stands on another certificate. */
export async function claimNumber(
  db: Database,
  number: string,
  { personId, id }: { readonly personId: string; readonly id: string },
): Promise<boolean> {
  const row = await db
    .insertInto('certificateKey')
    .values({ number, personId, certificateId: id })
    .onConflict((on) => on.column('number').doUpdateSet({ number }))
    .returning('certificateId')
    .executeTakeFirstOrThrow()
  return row.certificateId === id
}

/** A number that was wrong, or stood on a record entered by mistake, may stand elsewhere. */
export const releaseNumber = (db: Database, number: string, certificateId: string) =>
  db.deleteFrom('certificateKey').where('number', '=', number).where('certificateId', '=', certificateId).execute()

/** What a unit's own word of appraisal means, where that is agreed. */
export async function findMeaning(db: Database, unitId: string, word: string): Promise<string | null> {
  const row = await db
    .selectFrom('appraisalWord')
    .where('unitId', '=', unitId)
    .where('word', '=', word)
    .select('result')
    .executeTakeFirst()
  return row?.result ?? null
}
