import { type RawBuilder, sql } from 'kysely'
import { inScope, nameOn } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { Reader } from './reader.ts'
import type { TaskState } from './task-rules.ts'
import './table.ts'

/** One task at one unit, as far as its light asks: the first milestone that is not reached yet. */
export interface CellRow {
  readonly rowId: string
  readonly id: string
  readonly unitId: string
  readonly systemId: string
  readonly state: TaskState
  readonly startsOn: PlainDate
  readonly dueOn: PlainDate
  readonly nextName: string | null
  readonly nextDue: PlainDate | null
  readonly nextProven: boolean | null
}

const visible = ({ clerk: { scope }, today }: Reader, alias: string): RawBuilder<boolean> =>
  inScope(scope, today, { unit: `${alias}.unitId`, system: `${alias}.systemId` })

/** The tasks of a plan and everything that points up to them, each with the row it stands under. */
const below = (planId: string) => sql`recursive below as (
  select id as row_id, id, 0 as hop from task where plan_id = ${planId}
  union all
  select below.row_id, part.id, below.hop + 1 from below join task part on part.above_id = below.id
  where below.hop < 4)`

/** The state of all tasks under a plan at the places of one level, in one pass over the milestones. */
export async function readCells(
  db: Database,
  reader: Reader,
  {
    planId,
    kinds,
    rowId = null,
  }: { readonly planId: string; readonly kinds: readonly string[]; readonly rowId?: string | null },
): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`with ${below(planId)}, seen as (
      select below.row_id, task.id, task.unit_id, task.system_id, task.state, task.starts_on, task.due_on
      from below join task on task.id = below.id join unit on unit.id = task.unit_id
      where unit.kind = any(${kinds as string[]}) and ${visible(reader, 'task')}
        and (${rowId}::uuid is null or below.row_id = ${rowId}::uuid)),
    next as (
      select distinct on (milestone.task_id) milestone.task_id, milestone.id, milestone.name, milestone.due_on
      from milestone join seen on seen.id = milestone.task_id
      where milestone.reached_on is null or milestone.reached_on > ${reader.today}
      order by milestone.task_id, milestone.due_on)
    select seen.row_id, seen.id, seen.unit_id, seen.system_id, seen.state, seen.starts_on, seen.due_on,
      next.name as next_name, next.due_on as next_due, proof.task_id is not null as next_proven
    from seen left join next on next.task_id = seen.id
    left join (select distinct task_id, milestone_id from task_proof) proof
      on proof.task_id = next.task_id and proof.milestone_id = next.id`.execute(db)
  return rows
}

export interface MissingRow {
  readonly rowId: string
  readonly unitId: string
  readonly askedOn: PlainDate
}

/** Places that were asked to carry a task on and did not take it. */
export async function readMissing(db: Database, reader: Reader, planId: string): Promise<MissingRow[]> {
  const { rows } = await sql<MissingRow>`with ${below(planId)}
    select below.row_id, taker.unit_id, taker.asked_on from below
    join task_taker taker on taker.task_id = below.id
    where not exists (select from task part where part.above_id = taker.task_id and part.unit_id = taker.unit_id
        and part.state <> 'cancelled')
      and ${inScope(reader.clerk.scope, reader.today, { unit: 'taker.unitId', system: 'taker.unitId' })}`.execute(db)
  return rows
}

export interface HeadRow {
  readonly id: string
  readonly no: string
  readonly measure: string
  readonly content: string
  readonly lead: string
  readonly systemId: string
  readonly weight: 'ordinary' | 'key'
  readonly state: TaskState
}

/** The rows of a plan's matrix. */
export const readHeads = (db: Database, planId: string, day: PlainDate): Promise<HeadRow[]> =>
  db
    .selectFrom('task')
    .where('planId', '=', planId)
    .where('state', '<>', 'cancelled')
    .select(['id', 'no', 'measure', 'content', 'systemId', 'weight', 'state', nameOn('task.systemId', day).as('lead')])
    .execute()
