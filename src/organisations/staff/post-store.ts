import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'
import { heldOn, nameOn, unitInScope } from '../tree/scope-store.ts'
import type { Reader } from '../units/list-store.ts'

export const listPosts = (db: Database, unitId: string, day: PlainDate) =>
  db
    .selectFrom('post')
    .where('unitId', '=', unitId)
    .where(heldOn('post', day))
    .selectAll()
    .orderBy('fromOn')
    .orderBy('title')
    .orderBy('id')
    .execute()

/** Terms of the posts, the newest first. */
export const listTerms = (db: Database, postIds: readonly string[]) =>
  db
    .selectFrom('appointment')
    .innerJoin('officer', 'officer.id', 'appointment.officerId')
    .where('appointment.postId', 'in', postIds)
    .select(['appointment.id', 'appointment.postId', 'appointment.officerId', 'officer.name'])
    .select(['appointment.fromOn', 'appointment.toOn', 'appointment.acting'])
    .select(['appointment.documentNo', 'appointment.reason'])
    .orderBy('appointment.fromOn', 'desc')
    .execute()

/** The post, held, where the reader reaches its unit. */
export const lockPost = (db: Database, { scope, today }: Reader, id: string) =>
  db
    .selectFrom('post')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .where('post.id', '=', id)
    .where(unitInScope(scope, today, 'unit'))
    .forUpdate('post')
    .selectAll('post')
    .executeTakeFirst()

export async function findBundles(db: Database, postId: string | null): Promise<readonly string[]> {
  if (postId === null) return []
  return (await db.selectFrom('post').where('id', '=', postId).select('bundles').executeTakeFirst())?.bundles ?? []
}

export const findOfficerOf = async (db: Database, accountId: string): Promise<string | null> =>
  (await db.selectFrom('officer').where('accountId', '=', accountId).select('id').executeTakeFirst())?.id ?? null

export const touchPost = (db: Database, id: string) =>
  db.updateTable('post').set({ version: sql`version + 1` }).where('id', '=', id).execute()

export const endTerm = (db: Database, id: string, toOn: PlainDate, endReason: string) =>
  db.updateTable('appointment').set({ toOn, endReason }).where('id', '=', id).execute()

export interface OfficerHit {
  readonly id: string
  readonly name: string
  readonly post: string
  readonly unitName: string
}

/** Officers whose name or initials hold what was typed, with a post of theirs that the reader reaches. */
export async function findOfficers(
  db: Database,
  { scope, today }: Reader,
  text: string,
  limit: number,
): Promise<OfficerHit[]> {
  const typed = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const { rows } = await sql<OfficerHit & { sortKey: string }>`
    select * from (
      select distinct on (officer.id) officer.id, officer.name, officer.sort_key, post.title as post,
        ${nameOn('post.unitId', today)} as unit_name
      from officer join appointment held on held.officer_id = officer.id
        join post on post.id = held.post_id join unit on unit.id = post.unit_id
      where (lower(officer.name) like ${`%${typed}%`} or officer.initials like ${`${typed}%`})
        and ${unitInScope(scope, today, 'unit')}
      order by officer.id, held.to_on is not null, held.from_on desc
    ) found order by sort_key, id limit ${limit}`.execute(db)
  return rows
}

/** Whether the reader reaches an officer: by a post that he holds or held. */
export async function reachesOfficer(db: Database, { scope, today }: Reader, officerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('appointment')
    .innerJoin('post', 'post.id', 'appointment.postId')
    .innerJoin('unit', 'unit.id', 'post.unitId')
    .where('appointment.officerId', '=', officerId)
    .where(unitInScope(scope, today, 'unit'))
    .select('appointment.id')
    .executeTakeFirst()
  return row !== undefined
}
