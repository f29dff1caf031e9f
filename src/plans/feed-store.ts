import { sql } from 'kysely'
import { inScope } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { Clerk } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { Reader } from './reader.ts'
import '../supervision/table.ts'
import './table.ts'

type Owner = Pick<Clerk, 'accountId'> & { readonly postId: string }

export const findFeed = (db: Database, { accountId, postId }: Owner) =>
  db
    .selectFrom('calendarFeed')
    .where('accountId', '=', accountId)
    .where('postId', '=', postId)
    .where('endedAt', 'is', null)
    .select(['madeAt'])
    .executeTakeFirst()

export const endFeeds = (db: Database, { accountId, postId }: Owner, now: Date) =>
  db
    .updateTable('calendarFeed')
    .set({ endedAt: now })
    .where('accountId', '=', accountId)
    .where('postId', '=', postId)
    .where('endedAt', 'is', null)
    .execute()

export const insertFeed = (db: Database, { accountId, postId }: Owner, tokenHash: string, now: Date) =>
  db.insertInto('calendarFeed').values({ tokenHash, accountId, postId, madeAt: now, endedAt: null }).execute()

export const findFeedOwner = (db: Database, tokenHash: string) =>
  db
    .selectFrom('calendarFeed')
    .where('tokenHash', '=', tokenHash)
    .where('endedAt', 'is', null)
    .select(['accountId', 'postId'])
    .executeTakeFirst()

const MOST = 500

/** Open milestones of tasks whose lead unit lies at or below the post's own unit, and orders upon such units. */
export async function readDeadlines(db: Database, { clerk: { scope, unitId }, today }: Reader) {
  const { rows } = await sql<{ id: string; dueOn: PlainDate; title: string }>`
    select * from (
      select milestone.id, milestone.due_on, task.content || '：' || milestone.name as title
      from task join milestone on milestone.task_id = task.id
      where task.state in ('issued', 'running') and milestone.reached_on is null
        and ${inScope(scope, today, { unit: 'task.unitId', system: 'task.systemId' })}
        and (task.system_id = ${unitId} or task.unit_id in (select ancestor_id from unit_closure up
          where up.tree = 'territory' and up.descendant_id = ${unitId} and up.depth <= 1
            and up.from_on <= ${today} and (up.to_on is null or up.to_on > ${today})))
      union all
      select supervision_order.id, due_on, coalesce(number || ' ', '') || matter from supervision_order
      where state in ('issued', 'received', 'working', 'returned') and due_on is not null
        and ${inScope(scope, today, { unit: 'supervisionOrder.unitId', system: 'supervisionOrder.systemId' })}
        and system_id = ${unitId}
    ) deadline order by due_on, id limit ${MOST}`.execute(db)
  return rows
}
