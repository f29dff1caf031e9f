import { type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import { inScope, nameOn } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reader } from './reader.ts'
import './table.ts'

const named = (ids: readonly string[]) => sql<string>`(select unnest(${ids}::uuid[]))`

/**
 * The one door to tasks: those led in a place and by a unit that the reader reaches; those his own unit works on with; and
 * those that are handed down to a place he reaches, and one step further up.
 */
const visibleTasks = (db: Database, { clerk: { scope, unitId }, today }: Reader) =>
  db.selectFrom('task').where(({ or, exists, selectFrom }) =>
    or([
      inScope(scope, today, { unit: 'task.unitId', system: 'task.systemId' }) as unknown as ExpressionWrapper<
        never,
        never,
        SqlBool
      >,
      exists(
        selectFrom('taskPartner as partner')
          .whereRef('partner.taskId', '=', 'task.id')
          .where('partner.unitId', '=', unitId)
          .select('partner.taskId'),
      ),
      exists(
        selectFrom('task as part')
          .innerJoin('task as middle', 'middle.id', 'part.aboveId')
          .whereRef('middle.aboveId', '=', 'task.id')
          .where(inScope(scope, today, { unit: 'part.unitId', system: 'part.systemId' }))
          .select('part.id'),
      ),
      exists(
        selectFrom('taskTaker as taker')
          .whereRef('taker.taskId', '=', 'task.id')
          .where(inScope(scope, today, { unit: 'taker.unitId', system: 'taker.unitId' }))
          .select('taker.taskId'),
      ),
    ]),
  )

const seen = (db: Database, reader: Reader) =>
  visibleTasks(db, reader)
    .selectAll('task')
    .select([nameOn('task.systemId', reader.today).as('lead'), nameOn('task.unitId', reader.today).as('place')])
    .select(inScope(reader.clerk.scope, reader.today, { unit: 'task.unitId', system: 'task.systemId' }).as('isReached'))

export type TaskRow = Awaited<ReturnType<typeof getTask>>

export async function getTask(db: Database, reader: Reader, id: string) {
  const row = await seen(db, reader).where('task.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('absent', 'task.absent')
  return row
}

export const holdTask = (db: Database, id: string) =>
  db.selectFrom('task').where('id', '=', id).forUpdate().select('id').execute()

/** Holds the task until the request ends. Who only reads it, as somebody it was handed down to, changes nothing of it. */
export async function lockTask(db: Database, reader: Reader, id: string): Promise<TaskRow> {
  await holdTask(db, id)
  const row = await getTask(db, reader, id)
  if (!row.isReached) throw new Refusal('forbidden', 'task.not-yours', { lead: row.lead })
  return row
}

export const listPlanTasks = (db: Database, reader: Reader, planId: string): Promise<TaskRow[]> =>
  seen(db, reader).where('task.planId', '=', planId).execute()

export const listParts = (db: Database, reader: Reader, aboveId: string): Promise<TaskRow[]> =>
  seen(db, reader).where('task.aboveId', '=', aboveId).orderBy('task.unitId').orderBy('task.id').execute()

/** Those of many tasks that the reader sees, in the order of their places. */
export const findTasks = (db: Database, reader: Reader, ids: readonly string[]): Promise<TaskRow[]> =>
  seen(db, reader).where('task.id', 'in', named(ids)).orderBy('task.unitId').orderBy('task.id').execute()

export interface ListFilter {
  readonly year: number
  readonly planId: string | null
  /** Only what runs, or everything. */
  readonly isOpen: boolean
}

/** Tasks of a year within the reader's own reach, for lists and workbooks. */
export function listTasks(db: Database, reader: Reader, { year, planId, isOpen }: ListFilter): Promise<TaskRow[]> {
  let query = seen(db, reader)
    .where(inScope(reader.clerk.scope, reader.today, { unit: 'task.unitId', system: 'task.systemId' }))
    .where(sql<boolean>`task.due_on >= ${`${year}-01-01`} and task.starts_on <= ${`${year}-12-31`}`)
  if (planId) query = query.where('task.planId', '=', planId)
  if (isOpen) query = query.where('task.state', 'in', ['issued', 'running', 'done', 'suspended'])
  return query.orderBy('task.unitId').orderBy('task.planId').orderBy('task.id').execute()
}

export const readMilestones = (db: Database, taskIds: readonly string[]) =>
  db
    .selectFrom('milestone')
    .where('taskId', 'in', named(taskIds))
    .orderBy('taskId')
    .orderBy('ordinal')
    .selectAll()
    .select(
      sql<boolean>`exists (select from task_proof proof where proof.task_id = milestone.task_id
        and proof.milestone_id = milestone.id)`.as('proven'),
    )
    .execute()

export type MilestoneRow = Awaited<ReturnType<typeof readMilestones>>[number]

export const readPartners = (db: Database, taskIds: readonly string[], { today }: Reader) =>
  db
    .selectFrom('taskPartner as partner')
    .where('partner.taskId', 'in', named(taskIds))
    .orderBy('partner.unitId')
    .select(['partner.taskId', 'partner.unitId', nameOn('partner.unitId', today).as('name')])
    .execute()

export const readEvents = (db: Database, taskId: string) =>
  db
    .selectFrom('taskEvent as event')
    .leftJoin('officer', 'officer.accountId', 'event.takenBy')
    .where('event.taskId', '=', taskId)
    .orderBy('event.seq')
    .selectAll('event')
    .select('officer.name as who')
    .execute()

export type EventRow = Awaited<ReturnType<typeof readEvents>>[number]

export const readProofs = (db: Database, taskId: string) =>
  db
    .selectFrom('taskProof as proof')
    .leftJoin('officer', 'officer.accountId', 'proof.handedBy')
    .where('proof.taskId', '=', taskId)
    .orderBy('proof.handedAt')
    .selectAll('proof')
    .select('officer.name as who')
    .execute()

export const readSlots = (db: Database, taskId: string) =>
  db
    .selectFrom('reportSlot as slot')
    .innerJoin('milestone', (on) =>
      on.onRef('milestone.taskId', '=', 'slot.taskId').onRef('milestone.id', '=', 'slot.milestoneId'),
    )
    .leftJoin('officer', 'officer.accountId', 'slot.answeredBy')
    .where('slot.taskId', '=', taskId)
    .orderBy('milestone.ordinal')
    .selectAll('slot')
    .select(['milestone.name', 'officer.name as who'])
    .execute()

export type SlotRow = Awaited<ReturnType<typeof readSlots>>[number]

/** Who is asked to carry a task on, and which task of his points up to it. */
export const readTakers = (db: Database, taskId: string, { today }: Reader) =>
  db
    .selectFrom('taskTaker as taker')
    .where('taker.taskId', '=', taskId)
    .orderBy('taker.unitId')
    .select(['taker.unitId', 'taker.askedOn', nameOn('taker.unitId', today).as('name')])
    .select(
      sql<string | null>`(select part.id from task part where part.above_id = taker.task_id
        and part.unit_id = taker.unit_id and part.state <> 'cancelled' order by part.id limit 1)`.as('partId'),
    )
    .execute()

/** What stands above a task, the nearest first: a chain, since a task points up to one. */
export async function readChain(db: Database, taskId: string) {
  const { rows } = await sql<{ id: string; no: string; content: string; dueOn: string; place: string }>`
    with recursive up as (
      select task.above_id as id, 1 as hop from task where task.id = ${taskId} and task.above_id is not null
      union all select task.above_id, up.hop + 1 from up join task on task.id = up.id
      where task.above_id is not null and up.hop < 12)
    select task.id, task.no, task.content, task.due_on, (select name from unit_name where unit_id = task.unit_id
      order by from_on desc limit 1) as place
    from up join task on task.id = up.id order by up.hop`.execute(db)
  return rows
}

export async function readLastChange(db: Database, taskId: string) {
  const { rows } = await sql<{ who: string | null; at: Date }>`
    select officer.name as who, coalesce(task.changed_at, task.created_at) as at
    from task left join officer on officer.account_id = coalesce(task.changed_by, task.created_by)
    where task.id = ${taskId}`.execute(db)
  return rows[0]!
}

/** Numbers and states of the tasks that point up to one. */
export async function countOpenParts(db: Database, taskId: string): Promise<number> {
  const { count } = await db
    .selectFrom('task')
    .where('aboveId', '=', taskId)
    .where('state', 'not in', ['closed', 'cancelled'])
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The task above as far as rules ask: its state, its last day, whether this reader reaches it himself. */
export const findAbove = (db: Database, { clerk, today }: Reader, aboveId: string) =>
  db
    .selectFrom('task')
    .where('task.id', '=', aboveId)
    .select(['task.state', 'task.dueOn', 'task.no', 'task.content'])
    .select(inScope(clerk.scope, today, { unit: 'task.unitId', system: 'task.systemId' }).as('isReached'))
    .executeTakeFirst()

export const findProof = (db: Database, taskId: string, id: string) =>
  db.selectFrom('taskProof').where('taskId', '=', taskId).where('id', '=', id).selectAll().executeTakeFirst()

/** Reports of a year that the reader's reach covers, with the unit that answers them. */
export const readAnswered = (db: Database, { clerk, today }: Reader, year: number) =>
  db
    .selectFrom('reportSlot as slot')
    .innerJoin('task', 'task.id', 'slot.taskId')
    .where(inScope(clerk.scope, today, { unit: 'task.unitId', system: 'task.systemId' }))
    .where(sql<boolean>`slot.due_on between ${`${year}-01-01`} and ${`${year}-12-31`}`)
    .where('task.state', 'not in', ['draft', 'deliberated', 'cancelled'])
    .orderBy('task.systemId')
    .select([
      'task.systemId',
      'slot.taskId',
      'slot.cellsAsked',
      'slot.cellsPrefilled',
      'slot.openedAt',
      'slot.answeredAt',
    ])
    .select(nameOn('task.systemId', today).as('unit'))
    .execute()
