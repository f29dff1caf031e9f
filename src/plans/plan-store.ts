import { sql } from 'kysely'
import { inScope, nameOn } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reader } from './reader.ts'
import './table.ts'

/** Plans of offices that the reader reaches; of others what was issued, where some of it was handed down to him. */
const visiblePlans = (db: Database, { clerk: { scope }, today }: Reader) =>
  db.selectFrom('plan').where(({ or, and, eb, exists, selectFrom }) =>
    or([
      sql<boolean>`${inScope(scope, today, { unit: 'plan.unitId', system: 'plan.systemId' })}`,
      and([
        eb('plan.state', 'in', ['issued', 'closed']),
        exists(
          selectFrom('task')
            .leftJoin('task as part', 'part.aboveId', 'task.id')
            .leftJoin('task as own', 'own.aboveId', 'part.id')
            .leftJoin('taskTaker as taker', (on) => on.on(sql<boolean>`taker.task_id in (task.id, part.id)`))
            .whereRef('task.planId', '=', 'plan.id')
            .where(({ or }) =>
              or(
                [
                  { unit: 'task.unitId', system: 'task.systemId' },
                  { unit: 'part.unitId', system: 'part.systemId' },
                  { unit: 'own.unitId', system: 'own.systemId' },
                  { unit: 'taker.unitId', system: 'taker.unitId' },
                ].map((columns) => sql<boolean>`${inScope(scope, today, columns)}`),
              ),
            )
            .select('task.id'),
        ),
      ]),
    ]),
  )

const count = (condition: string) =>
  sql<string>`(select count(*)::text from task where task.plan_id = plan.id and ${sql.raw(condition)})`

const seen = (db: Database, reader: Reader) =>
  visiblePlans(db, reader)
    .selectAll('plan')
    .select([
      nameOn('plan.systemId', reader.today).as('office'),
      nameOn('plan.unitId', reader.today).as('place'),
      count("task.state <> 'cancelled'").as('tasks'),
      count("task.state = 'closed'").as('closed'),
      count("task.state not in ('closed', 'cancelled')").as('open'),
    ])
    .select(inScope(reader.clerk.scope, reader.today, { unit: 'plan.unitId', system: 'plan.systemId' }).as('isReached'))

export type PlanRow = Awaited<ReturnType<typeof getPlan>>

export async function getPlan(db: Database, reader: Reader, id: string) {
  const row = await seen(db, reader).where('plan.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('absent', 'plan.absent')
  return row
}

export async function lockPlan(db: Database, reader: Reader, id: string): Promise<PlanRow> {
  await db.selectFrom('plan').where('id', '=', id).forUpdate().select('id').execute()
  const row = await getPlan(db, reader, id)
  if (!row.isReached) throw new Refusal('forbidden', 'plan.not-yours', { office: row.office })
  return row
}

const MOST = 500

/** Plans of one year or of all, the widest place first. */
export function listPlans(db: Database, reader: Reader, year: number | null): Promise<PlanRow[]> {
  let query = seen(db, reader)
  if (year !== null) query = query.where('plan.year', '=', year)
  return query
    .orderBy('plan.year', 'desc')
    .orderBy(sql`(select count(*) from unit_closure up where up.tree = 'territory' and up.descendant_id = plan.unit_id
      and up.from_on <= ${reader.today} and (up.to_on is null or up.to_on > ${reader.today}))`)
    .orderBy('plan.unitId')
    .orderBy('plan.ordinal')
    .limit(MOST)
    .execute()
}

export const readDeliberations = (db: Database, planId: string) =>
  db
    .selectFrom('deliberation')
    .leftJoin('officer', 'officer.accountId', 'deliberation.recordedBy')
    .where('planId', '=', planId)
    .orderBy('onDay', 'desc')
    .orderBy('recordedAt', 'desc')
    .selectAll('deliberation')
    .select('officer.name as who')
    .execute()

/** What was done with the tasks of a plan and those below them from a day on, the latest first. */
export async function readMoved(db: Database, planId: string, since: PlainDate, today: PlainDate) {
  const { rows } = await sql<{
    taskId: string
    no: string
    content: string
    place: string
    move: string
    note: string
    onDay: PlainDate
    who: string | null
  }>`with recursive of_plan as (
      select id from task where plan_id = ${planId}
      union all select part.id from of_plan join task part on part.above_id = of_plan.id)
    select task.id as task_id, task.no, task.content, ${nameOn('task.unitId', today)} as place,
      moved.move, moved.note, moved.on_day, officer.name as who
    from of_plan join task on task.id = of_plan.id
    join (select task_id, move, note, on_day, taken_by, taken_at from task_event
      union all select task_id, 'reach', name, reached_on, confirmed_by, null from milestone where reached_on is not null
    ) moved on moved.task_id = task.id and moved.on_day >= ${since}
    left join officer on officer.account_id = moved.taken_by
    order by moved.on_day desc, moved.taken_at desc nulls last, task.id limit 300`.execute(db)
  return rows
}

export const readPlanTasks = (db: Database, planId: string) =>
  db.selectFrom('task').where('planId', '=', planId).forUpdate().selectAll().execute()

/** Why and by whom a version of a plan stands as it does. */
export async function readPlanChange(db: Database, planId: string) {
  const { rows } = await sql<{ who: string | null; at: Date }>`
    select officer.name as who, coalesce(plan.changed_at, plan.created_at) as at
    from plan left join officer on officer.account_id = coalesce(plan.changed_by, plan.created_by)
    where plan.id = ${planId}`.execute(db)
  return rows[0]!
}
