import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Tables } from '../platform/database.ts'
import type { By } from './reader.ts'
import type { TaskEvent } from './task-rules.ts'
import './table.ts'

const BATCH = 1000

async function inBatches<T>(rows: readonly T[], insert: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await insert(rows.slice(from, from + BATCH))
}

export const insertPlan = (db: Database, row: Insertable<Tables['plan']>) => db.insertInto('plan').values(row).execute()

/** Everything that belongs to new tasks, one statement a table and thousand rows. */
export interface NewRows {
  readonly tasks: readonly Insertable<Tables['task']>[]
  readonly partners: readonly Insertable<Tables['taskPartner']>[]
  readonly milestones: readonly Insertable<Tables['milestone']>[]
  readonly slots: readonly Insertable<Tables['reportSlot']>[]
}

export async function insertTasks(db: Database, { tasks, partners, milestones, slots }: NewRows): Promise<void> {
  await inBatches(tasks, (rows) => db.insertInto('task').values(rows).execute())
  await inBatches(partners, (rows) => db.insertInto('taskPartner').values(rows).execute())
  await inBatches(milestones, (rows) => db.insertInto('milestone').values(rows).execute())
  await inBatches(slots, (rows) => db.insertInto('reportSlot').values(rows).execute())
}

type ChangeOf<T extends 'plan' | 'task'> = Omit<Updateable<Tables[T]>, 'id' | 'version'>

/** The row proves that somebody came through the door; each change raises the version. */
export const savePlan = (db: Database, { id }: { readonly id: string }, change: ChangeOf<'plan'>, by: By) =>
  db
    .updateTable('plan')
    .set({ ...change, version: sql`version + 1`, changedBy: by.accountId, changedAt: sql`now()` })
    .where('id', '=', id)
    .execute()

export const saveTask = (db: Database, { id }: { readonly id: string }, change: ChangeOf<'task'>, by: By) =>
  db
    .updateTable('task')
    .set({ ...change, version: sql`version + 1`, changedBy: by.accountId, changedAt: sql`now()` })
    .where('id', '=', id)
    .execute()

export interface Said {
  readonly note: string
  readonly decisionNo: string | null
  readonly decisionOn: TaskEvent['onDay'] | null
}

export const SAID_NOTHING: Said = { note: '', decisionNo: null, decisionOn: null }

/** One move of each of many tasks, behind what each of them has already. */
export async function appendEvents(
  db: Database,
  taskIds: readonly string[],
  { move, to, takenBy, onDay }: TaskEvent,
  { note, decisionNo, decisionOn }: Said,
): Promise<void> {
  if (taskIds.length === 0) return
  await sql`insert into task_event (task_id, seq, move, to_state, note, decision_no, decision_on, on_day, taken_by)
    select asked.id, coalesce((select max(seq) from task_event where task_id = asked.id), 0) + 1,
      ${move}, ${to}, ${note}, ${decisionNo}, ${decisionOn}::date, ${onDay}::date, ${takenBy}::uuid
    from unnest(${taskIds}::uuid[]) as asked (id)`.execute(db)
}

/** Tasks that move together with their plan. */
export const saveStates = (db: Database, taskIds: readonly string[], state: Tables['task']['state'], by: By) =>
  db
    .updateTable('task')
    .set({ state, version: sql`version + 1`, changedBy: by.accountId, changedAt: sql`now()` })
    .where('id', 'in', sql<string>`(select unnest(${taskIds}::uuid[]))`)
    .execute()

export const insertVersion = (db: Database, row: Insertable<Tables['taskVersion']>) =>
  db.insertInto('taskVersion').values(row).execute()

export const insertDeliberation = (db: Database, row: Insertable<Tables['deliberation']>) =>
  db.insertInto('deliberation').values(row).execute()

export const insertTakers = (db: Database, rows: readonly Insertable<Tables['taskTaker']>[]) =>
  inBatches(rows, (batch) =>
    db
      .insertInto('taskTaker')
      .values(batch)
      .onConflict((on) => on.columns(['taskId', 'unitId']).doNothing())
      .execute(),
  )

export async function replacePartners(db: Database, taskId: string, unitIds: readonly string[]): Promise<void> {
  await db.deleteFrom('taskPartner').where('taskId', '=', taskId).execute()
  if (unitIds.length === 0) return
  await db
    .insertInto('taskPartner')
    .values(unitIds.map((unitId) => ({ taskId, unitId })))
    .execute()
}

/** Milestones that nobody reached or proved yet, with their unanswered reports: a new version says them anew. */
export async function deleteMilestones(db: Database, taskId: string, ids: readonly string[]): Promise<void> {
  const these = sql<string>`(select unnest(${ids}::uuid[]))`
  await db.deleteFrom('reportSlot').where('taskId', '=', taskId).where('milestoneId', 'in', these).execute()
  await db.deleteFrom('milestone').where('taskId', '=', taskId).where('id', 'in', these).execute()
}

export const insertMilestones = async (db: Database, rows: Pick<NewRows, 'milestones' | 'slots'>): Promise<void> =>
  insertTasks(db, { tasks: [], partners: [], ...rows })

export const saveMilestone = (
  db: Database,
  { taskId, id }: { readonly taskId: string; readonly id: string },
  change: Omit<Updateable<Tables['milestone']>, 'id' | 'taskId'>,
) => db.updateTable('milestone').set(change).where('taskId', '=', taskId).where('id', '=', id).execute()

export const insertProof = (db: Database, row: Insertable<Tables['taskProof']>) =>
  db.insertInto('taskProof').values(row).execute()

export const saveSlot = (
  db: Database,
  { taskId, id }: { readonly taskId: string; readonly id: string },
  change: Omit<Updateable<Tables['reportSlot']>, 'id' | 'taskId'>,
) => db.updateTable('reportSlot').set(change).where('taskId', '=', taskId).where('id', '=', id).execute()

export interface Reached {
  readonly taskId: string
  readonly ordinal: number
  readonly onDay: TaskEvent['onDay']
}

/** Milestones of many tasks reached on their days, their reports confirmed on the same. */
export async function reachMany(db: Database, reached: readonly Reached[], by: By): Promise<void> {
  const rows = sql`from unnest(${reached.map(({ taskId }) => taskId)}::uuid[], ${reached.map(({ ordinal }) => ordinal)}::int[],
    ${reached.map(({ onDay }) => onDay)}::date[]) as done (task_id, ordinal, on_day)`
  await sql`update milestone set reached_on = done.on_day, confirmed_by = ${by.accountId}::uuid ${rows}
    where milestone.task_id = done.task_id and milestone.ordinal = done.ordinal`.execute(db)
  await sql`update report_slot set state = 'confirmed', opened_at = milestone.reached_on + time '09:00',
      answered_at = milestone.reached_on + time '09:04', answered_by = ${by.accountId}::uuid
    from milestone where milestone.task_id = report_slot.task_id and milestone.id = report_slot.milestone_id
      and milestone.reached_on is not null and report_slot.state = 'waiting'
      and report_slot.task_id = any(${reached.map(({ taskId }) => taskId)}::uuid[])`.execute(db)
}
