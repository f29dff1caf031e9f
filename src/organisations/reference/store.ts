import type { Insertable } from 'kysely'
import type { Database, Tables } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

export type MemberRole = Tables['membership']['role']
export type Grade = Tables['membership']['grade']

export interface Member {
  readonly bodyId: string
  readonly memberId: string
  readonly role: MemberRole
  readonly duty: string
  readonly grade: Grade
  readonly fromOn: PlainDate
}

/** Answers the ids, in the order given. */
export async function insertMemberships(db: Database, members: readonly Member[]): Promise<string[]> {
  const rows = members.map((member) => ({ ...member, id: newId(), toOn: null }))
  await db.insertInto('membership').values(rows).execute()
  return rows.map(({ id }) => id)
}

export const insertFormerCodes = (db: Database, rows: readonly Insertable<Tables['formerCode']>[]) =>
  db.insertInto('formerCode').values(rows).execute()
