import { type Insertable, sql } from 'kysely'
import type { Database, Tables } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

export const insertOfficer = (db: Database, row: Insertable<Tables['officer']>) =>
  db.insertInto('officer').values(row).execute()

export const insertPost = (db: Database, row: Insertable<Tables['post']>) => db.insertInto('post').values(row).execute()

export const insertAppointment = (db: Database, row: Insertable<Tables['appointment']>) =>
  db.insertInto('appointment').values(row).execute()

/** The appointment that is open at a post, held so that two handovers at once cannot both end it. */
export const lockOpenAppointment = (db: Database, postId: string) =>
  db
    .selectFrom('appointment')
    .where('postId', '=', postId)
    .where('toOn', 'is', null)
    .forUpdate()
    .selectAll()
    .executeTakeFirst()

export const endAppointment = (db: Database, id: string, toOn: PlainDate) =>
  db.updateTable('appointment').set({ toOn }).where('id', '=', id).execute()

export interface HeldPost {
  readonly postId: string
  readonly title: string
  readonly bundles: readonly string[]
  readonly unitId: string
  readonly unitName: string
  readonly territoryId: string | null
  readonly systemId: string | null
  readonly officerName: string
  readonly login: string
}

/** The posts an account's holder fills on the day, the longest held first. */
export async function listHeldPosts(db: Database, accountId: string, day: PlainDate): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select post.id as post_id, post.title, post.bundles, post.unit_id, post.territory_id, post.system_id,
      officer.name as officer_name, account.login,
      (select short_name from unit_name where unit_id = post.unit_id
        order by from_on <= ${day} desc, abs(from_on - ${day}::date) limit 1) as unit_name
    from account
      join officer on officer.account_id = account.id
      join appointment held on held.officer_id = officer.id
      join post on post.id = held.post_id
    where account.id = ${accountId}
      and held.from_on <= ${day} and (held.to_on is null or held.to_on > ${day})
      and post.from_on <= ${day} and (post.to_on is null or post.to_on > ${day})
    order by held.from_on, held.id`.execute(db)
  return rows
}

export interface OwnRecord {
  readonly personId: string
  readonly name: string
  readonly login: string
}

/** The record of the worker whose account this is. */
export async function findOwnRecord(db: Database, accountId: string): Promise<OwnRecord | undefined> {
  const { rows } = await sql<OwnRecord>`
    select person.id as person_id, person.name, account.login
    from person held join account on account.id = held.account_id
    join person on person.id = coalesce(held.merged_into, held.id)
    where held.account_id = ${accountId}`.execute(db)
  return rows[0]
}
