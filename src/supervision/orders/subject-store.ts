import { sql } from 'kysely'
import { heldOn, inScope, nameOn, unitInScope } from '../../organisations/door.ts'
import { placeKinds } from '../../organisations/rules.ts'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../../organisations/table.ts'
import '../../plans/table.ts'
import '../../policies/table.ts'
import '../../targets/table.ts'
import type { Reader } from './order-store.ts'
import type { Subject } from './source-rules.ts'

export interface Chargeable {
  readonly id: string
  readonly placeId: string
  readonly toOn: PlainDate | null
  readonly isWithin: boolean
}

const places = sql.join(placeKinds.map((kind) => sql.lit(kind)))

/** A unit that may be charged: its place on the day, and whether the reader reaches it. */
export async function findChargeable(db: Database, reader: Reader, id: string): Promise<Chargeable | undefined> {
  const { rows } = await sql<Chargeable>`
    select unit.id, unit.to_on, ${unitInScope(reader.scope, reader.today, 'unit')} as is_within,
      coalesce((select up.ancestor_id from unit_closure up join unit place on place.id = up.ancestor_id
        where up.tree = 'territory' and up.descendant_id = unit.id and place.kind in (${places})
          and ${heldOn('up', reader.today)} order by up.depth limit 1), unit.id) as place_id
    from unit where unit.id = ${id}`.execute(db)
  return rows[0]
}

/** Public bodies and places by name or initials, to say whose matter it really is. */
export async function findBodies(db: Database, text: string, limit: number) {
  const { rows } = await sql<{ id: string; name: string }>`
    select unit.id, named.name from unit join unit_name named on named.unit_id = unit.id and named.to_on is null
    where unit.to_on is null and unit.kind not in ('ENT', 'COOP')
      and (position(lower(${text}) in lower(named.search)) > 0)
    order by length(named.name), named.sort_key limit ${limit}`.execute(db)
  return rows
}

export interface TaskHit {
  readonly id: string
  readonly no: string
  readonly content: string
  readonly standard: string
  readonly measure: string
  readonly systemId: string
  readonly unitName: string
}

/** Tasks within reach that are under way, by their number. */
export const findTasks = (db: Database, reader: Reader, text: string, limit: number): Promise<TaskHit[]> =>
  db
    .selectFrom('task')
    .where(inScope(reader.scope, reader.today, { unit: 'task.unitId', system: 'task.systemId' }))
    .where('task.state', 'in', ['issued', 'running', 'done'])
    .where(sql<boolean>`position(lower(${text}) in lower(task.no || ' ' || task.content)) > 0`)
    .orderBy('task.no')
    .orderBy('task.id')
    .limit(limit)
    .select(['task.id', 'task.no', 'task.content', 'task.standard', 'task.measure', 'task.systemId'])
    .select(nameOn('task.systemId', reader.today).as('unitName'))
    .execute()

/** Lines of issued targets, by code or name. */
export const findLines = (db: Database, text: string, limit: number) =>
  db
    .selectFrom('targetLine as line')
    .innerJoin('target', 'target.id', 'line.targetId')
    .leftJoin('policy', 'policy.id', 'target.policyId')
    .where('target.state', '=', 'issued')
    .where('line.state', '=', 'active')
    .where(sql<boolean>`position(lower(${text}) in lower(line.code || ' ' || line.name)) > 0`)
    .orderBy('line.no')
    .limit(limit)
    .select(['line.no', 'line.code', 'line.name', 'target.name as target', 'policy.title', 'policy.number'])
    .execute()

/** What an order is about, by name. */
export async function readAbout(db: Database, { taskId, lineNo, policyId, policyLineNo }: Subject) {
  if (taskId) {
    const task = await db.selectFrom('task').where('id', '=', taskId).select(['no', 'content']).executeTakeFirst()
    return task ? ({ kind: 'task', id: taskId, name: `${task.no}　${task.content}` } as const) : null
  }
  if (lineNo !== null) {
    const line = await db
      .selectFrom('targetLine as line')
      .innerJoin('target', 'target.id', 'line.targetId')
      .where('line.no', '=', lineNo)
      .select(['line.name', 'target.code'])
      .executeTakeFirst()
    return line ? ({ kind: 'line', id: line.code, name: line.name } as const) : null
  }
  if (policyId === null || policyLineNo === null) return null
  const policy = await db.selectFrom('policy').where('id', '=', policyId).select('title').executeTakeFirst()
  return policy ? ({ kind: 'policy', id: policyId, name: policy.title } as const) : null
}

/** Whether a subject that an order names is there and within reach. */
export async function hasSubject(db: Database, reader: Reader, subject: Subject): Promise<boolean> {
  if (!subject.taskId) return (await readAbout(db, subject)) !== null
  const task = await db
    .selectFrom('task')
    .where('task.id', '=', subject.taskId)
    .where(inScope(reader.scope, reader.today, { unit: 'task.unitId', system: 'task.systemId' }))
    .select('task.id')
    .executeTakeFirst()
  return task !== undefined
}

/**
 * Whether the facts satisfy what an order asks for: no milestone of its task is overdue. Null where the order names no
 * task, so that only the check can tell.
 */
export async function factsHold(db: Database, taskId: string | null, today: PlainDate): Promise<boolean | null> {
  if (taskId === null) return null
  const overdue = await db
    .selectFrom('milestone')
    .where('taskId', '=', taskId)
    .where('dueOn', '<', today)
    .where('reachedOn', 'is', null)
    .select('id')
    .executeTakeFirst()
  return overdue === undefined
}
