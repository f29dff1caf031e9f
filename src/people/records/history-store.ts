import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Clerk } from '../../platform/operation.ts'
import type { RecordKind } from './kinds.ts'
import type { FieldChange } from './rules.ts'
import '../table.ts'

export interface NewChange {
  readonly personId: string
  readonly act: string
  readonly recordKind: RecordKind | 'person'
  readonly recordId: string | null
  readonly fields: readonly FieldChange[]
  readonly why: string
}

/** Enters what changed: old, new, who, why. Fields that are sealed are handed in sealed. */
export const insertChange = (
  db: Database,
  { accountId, postId, unitId }: Pick<Clerk, 'accountId' | 'postId' | 'unitId'>,
  change: NewChange,
  id: string = newId(),
) =>
  db
    .insertInto('personChange')
    .values({ ...change, id, accountId, postId, unitId, fields: JSON.stringify(change.fields) })
    .execute()

/** What changed of a person, the latest first, with who and in which post. */
export const readChanges = (db: Database, personId: string, before: string | null, limit: number) =>
  db
    .selectFrom('personChange as change')
    .leftJoin('officer', 'officer.accountId', 'change.accountId')
    .leftJoin('post', 'post.id', 'change.postId')
    .where('change.personId', '=', personId)
    .where(before ? sql<boolean>`change.id < ${before}::uuid` : sql<boolean>`true`)
    .orderBy('change.id', 'desc')
    .limit(limit)
    .select(['change.id', 'change.at', 'change.act', 'change.recordKind', 'change.recordId', 'change.why'])
    .select(['change.unitId', 'officer.name as who', 'post.title as post'])
    .select(sql<FieldChange[]>`change.fields`.as('fields'))
    .execute()

export type ChangeRow = Awaited<ReturnType<typeof readChanges>>[number]

/** Who changed a record last, and when: for whoever comes too late with another version. */
export const findLastChange = (db: Database, personId: string, recordId: string | null) =>
  db
    .selectFrom('personChange as change')
    .leftJoin('officer', 'officer.accountId', 'change.accountId')
    .where('change.personId', '=', personId)
    .where((where) => (recordId ? where('change.recordId', '=', recordId) : where('change.recordKind', '=', 'person')))
    .orderBy('change.id', 'desc')
    .limit(1)
    .select(['change.at', 'officer.name as who'])
    .executeTakeFirst()
