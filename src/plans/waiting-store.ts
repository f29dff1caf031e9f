import { sql } from 'kysely'
import { inScope, nameOn } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { Clerk } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import './table.ts'

export interface WaitingTask {
  readonly awaits: 'take' | 'report' | 'close'
  readonly id: string
  readonly content: string
  readonly detail: string
  readonly dueOn: PlainDate
}

interface Waiter {
  readonly clerk: Pick<Clerk, 'accountId' | 'unitId' | 'scope' | 'duties'>
  readonly today: PlainDate
}

const MOST = 100
/** Reports are shown from so many days before their milestone, as they can be answered from then on. */
const REPORTS_FROM = 20

/** What waits for a post: tasks its place has not taken, its own reports that are due, and what it is to judge. */
export async function waitingTasks(db: Database, { clerk, today }: Waiter): Promise<WaitingTask[]> {
  const { scope, duties, unitId, accountId } = clerk
  const place = typeof scope.territory === 'object' ? scope.territory.unit : null
  const asked = [
    ...(duties.has('task.take') && place !== null ? [toTake(place, today)] : []),
    ...(duties.has('task.report') ? [toReport(place, unitId, today)] : []),
    ...(duties.has('plan.approve') ? [toClose(accountId)] : []),
  ]
  if (asked.length === 0) return []
  const { rows } = await sql<WaitingTask>`
    select waiting.awaits, task.id, task.content, waiting.detail, waiting.due_on
    from (${sql.join(asked, sql` union all `)}) waiting (awaits, task_id, detail, due_on) join task on task.id = waiting.task_id
    where waiting.awaits = 'take' or ${inScope(scope, today, { unit: 'task.unitId', system: 'task.systemId' })}
      and (waiting.awaits <> 'close' or task.above_id is null or exists (
        select from task above where above.id = task.above_id
          and ${inScope(scope, today, { unit: 'above.unitId', system: 'above.systemId' })}))
    order by waiting.due_on, task.id limit ${MOST}`.execute(db)
  return rows
}

const toTake = (place: string, today: PlainDate) => sql`
  select 'take' as awaits, taker.task_id, ${nameOn('above.systemId', today)} as detail, above.due_on
  from task_taker taker join task above on above.id = taker.task_id and above.state in ('issued', 'running')
  where taker.unit_id = ${place} and not exists (select from task part where part.above_id = taker.task_id
    and part.unit_id = taker.unit_id and part.state <> 'cancelled')`

const toReport = (place: string | null, unitId: string | null, today: PlainDate) => sql`
  select 'report', slot.task_id, milestone.name, slot.due_on
  from report_slot slot join milestone on milestone.task_id = slot.task_id and milestone.id = slot.milestone_id
  join task on task.id = slot.task_id and task.state = 'running'
  where slot.state = 'waiting' and slot.due_on <= ${today}::date + ${REPORTS_FROM}::int
    and (task.system_id = ${unitId}::uuid or task.unit_id = ${place}::uuid)`

const toClose = (accountId: string) => sql`
  select 'close', task.id, task.no, task.due_on from task
  where task.state = 'done' and not exists (select from task_event event where event.task_id = task.id
    and event.move = 'finish' and event.taken_by = ${accountId}
    and event.seq = (select max(seq) from task_event last where last.task_id = task.id and last.move = 'finish'))`
