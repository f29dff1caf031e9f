import { sql } from 'kysely'
import { nameOn } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import '../policies/table.ts'
import './table.ts'

const named = (ids: readonly string[]) => sql<string>`(select unnest(${ids}::uuid[]))`

/** Titles and numbers of the notices that tasks come from. */
export const readPolicies = (db: Database, ids: readonly string[]) =>
  db.selectFrom('policy').where('id', 'in', named(ids)).select(['id', 'title', 'number']).execute()

/** The tasks above, as the source of those below. */
export const readAbove = (db: Database, ids: readonly string[], day: PlainDate) =>
  db
    .selectFrom('task')
    .where('id', 'in', named(ids))
    .select(['id', 'no', 'content', nameOn('task.unitId', day).as('place')])
    .execute()

/** How many were asked to carry tasks on, and how many did. */
export async function readTaken(db: Database, taskIds: readonly string[]) {
  const { rows } = await sql<{ taskId: string; asked: string; taken: string }>`
    select taker.task_id, count(*)::text as asked, count(*) filter (where exists (
      select from task part where part.above_id = taker.task_id and part.unit_id = taker.unit_id
        and part.state <> 'cancelled'))::text as taken
    from task_taker taker where taker.task_id = any(${taskIds}::uuid[]) group by taker.task_id`.execute(db)
  return rows
}

/** A post with whoever holds it on the day. */
export const readPosts = (db: Database, ids: readonly string[], day: PlainDate) =>
  db
    .selectFrom('post')
    .where('post.id', 'in', named(ids))
    .select(['post.id', 'post.unitId', 'post.title'])
    .select(
      sql<string | null>`(select officer.name from appointment held join officer on officer.id = held.officer_id
        where held.post_id = post.id and held.from_on <= ${day} and (held.to_on is null or held.to_on > ${day})
        order by held.from_on desc limit 1)`.as('holder'),
    )
    .execute()

/** A line of an issued target by its code or number. */
export const findLine = (db: Database, by: { readonly code: string } | { readonly no: number }) =>
  db
    .selectFrom('targetLine as line')
    .innerJoin('target', 'target.id', 'line.targetId')
    .where('target.state', '=', 'issued')
    .where('line.state', 'in', ['active', 'working'])
    .where(({ eb }) => ('code' in by ? eb('line.code', '=', by.code) : eb('line.no', '=', by.no)))
    .select(['line.no', 'line.code', 'line.name', 'target.code as target'])
    .executeTakeFirst()

/** Orders on a task, the newest first. */
export const readOrders = (db: Database, taskId: string) =>
  db
    .selectFrom('supervisionOrder')
    .where('taskId', '=', taskId)
    .orderBy('draftedAt', 'desc')
    .select(['id', 'number', 'matter', 'state'])
    .execute()

export const findPlanTitle = (db: Database, id: string) =>
  db.selectFrom('plan').where('id', '=', id).select(['id', 'title', 'ordinal', 'year']).executeTakeFirst()

/** Meetings whose decisions are sources of tasks. */
export const readMeetings = (db: Database, ids: readonly string[]) =>
  db
    .selectFrom('deliberation')
    .where('id', 'in', named(ids))
    .select(['id', 'planId', 'meeting', 'documentNo'])
    .execute()
