import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Light } from '../../targets/light.ts'
import type { LadderStep } from '../ladder/ladder-rules.ts'
import type { TaskFacts } from '../lights/light-rules.ts'
import type { OrderState } from '../orders/states-rules.ts'
import type { LightChange, OpenLadder, ShownLight, Subject, SubjectKind } from './tick-rules.ts'
import '../table.ts'

/** One run at a time, of whatever day: the second waits, and finds the days done. */
export const holdTick = (db: Database): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtext('supervision.tick'))`.execute(db)

export const findLastTick = (db: Database) =>
  db
    .selectFrom('tickDay')
    .select(({ fn }) => fn.max('onDay').as('onDay'))
    .executeTakeFirstOrThrow()

export interface TickCounts {
  readonly lights: number
  readonly changed: number
  readonly drafts: number
}

export const insertTick = (db: Database, onDay: PlainDate, counts: TickCounts): Promise<unknown> =>
  db
    .insertInto('tickDay')
    .values({ onDay, ...counts })
    .execute()

export interface TickTask extends TaskFacts {
  readonly id: string
  readonly unitId: string
  readonly systemId: string
  readonly name: string
  readonly weight: 'ordinary' | 'key'
}

/** Every task that was issued, with its milestones. */
export async function readTasks(db: Database): Promise<TickTask[]> {
  const { rows } = await sql<TickTask>`
    select task.id, task.unit_id, task.system_id, task.no || ' ' || task.content as name, task.weight, task.state,
      task.starts_on, task.due_on, coalesce(json_agg(json_build_object('name', milestone.name, 'dueOn', milestone.due_on,
        'reachedOn', milestone.reached_on, 'proven', exists (select from task_proof proof
          where proof.task_id = task.id and proof.milestone_id = milestone.id))
        order by milestone.ordinal) filter (where milestone.id is not null), '[]') as milestones
    from task left join milestone on milestone.task_id = task.id
    where task.state not in ('draft', 'deliberated') group by task.id order by task.id`.execute(db)
  return rows
}

export interface TickOrder {
  readonly id: string
  readonly unitId: string
  readonly systemId: string
  readonly name: string
  readonly state: OrderState
  readonly dueOn: PlainDate | null
  readonly issuedOn: PlainDate | null
  readonly receivedOn: PlainDate | null
  readonly answeredOn: PlainDate | null
  readonly returned: number
  readonly reopened: number
}

export const readOrders = (db: Database): Promise<TickOrder[]> =>
  db
    .selectFrom('supervisionOrder')
    .where('issuedOn', 'is not', null)
    .select(['id', 'unitId', 'systemId', 'matter as name', 'state', 'dueOn', 'issuedOn', 'receivedOn', 'answeredOn'])
    .select(['returned', 'reopened'])
    .orderBy('id')
    .execute()

export const keyOf = (kind: SubjectKind, id: string): string => `${kind} ${id}`

export async function readShown(db: Database): Promise<Map<string, ShownLight>> {
  const rows = await db.selectFrom('lightState').selectAll().execute()
  return new Map(rows.map(({ subject, subjectId, ...shown }) => [keyOf(subject, subjectId), shown]))
}

export async function readLadders(db: Database): Promise<Map<string, OpenLadder>> {
  const rows = await db.selectFrom('ladderStep').where('endedOn', 'is', null).selectAll().execute()
  return new Map(rows.map((row) => [keyOf(row.subject, row.subjectId), row]))
}

/** Units on which a 通报 was drafted in the month of a day. */
export async function noticedIn(db: Database, day: PlainDate): Promise<Set<string>> {
  const { rows } = await sql<{ systemId: string }>`select distinct system_id from ladder_step
    where step = 'notice' and date_trunc('month', drafted_on) = date_trunc('month', ${day}::date)`.execute(db)
  return new Set(rows.map(({ systemId }) => systemId))
}

const BATCH = 5000

/** What is shown of the subjects, as it is after the run. */
export async function writeShown(
  db: Database,
  shown: readonly { readonly kind: SubjectKind; readonly id: string; readonly shown: ShownLight }[],
): Promise<void> {
  for (let start = 0; start < shown.length; start += BATCH) {
    const rows = shown.slice(start, start + BATCH)
    await sql`insert into light_state (subject, subject_id, light, better, since, worse_since)
      select * from unnest(${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ id }) => id)}::text[],
        ${rows.map((one) => one.shown.light)}::text[], ${rows.map((one) => one.shown.better)}::int[],
        ${rows.map((one) => one.shown.since)}::date[], ${rows.map((one) => one.shown.worseSince)}::date[])
      on conflict (subject, subject_id) do update set light = excluded.light, better = excluded.better,
        since = excluded.since, worse_since = excluded.worse_since`.execute(db)
  }
}

export async function insertChanges(db: Database, changes: readonly LightChange[]): Promise<void> {
  for (let start = 0; start < changes.length; start += BATCH) {
    const rows = changes.slice(start, start + BATCH)
    const list = <T>(of: (change: LightChange) => T) => rows.map(of)
    await sql`insert into light_event (id, subject, subject_id, unit_id, system_id, on_day, from_light, to_light, rule, facts)
      select * from unnest(${list(() => newId())}::uuid[], ${list(({ subject }) => subject.kind)}::text[],
        ${list(({ subject }) => subject.id)}::text[], ${list(({ subject }) => subject.unitId)}::uuid[],
        ${list(({ subject }) => subject.systemId)}::uuid[], ${list(({ on }) => on)}::date[],
        ${list(({ from }) => from)}::text[], ${list(({ to }) => to)}::text[], ${list(({ rule }) => rule)}::text[],
        ${list(({ facts }) => JSON.stringify(facts))}::jsonb[])`.execute(db)
  }
}

/** What a run does to ladders: steps that end or pause, and those that are drafted. */
export interface LadderWrites {
  readonly ended: readonly { readonly id: string; readonly because: string }[]
  readonly paused: readonly { readonly id: string; readonly until: PlainDate }[]
  readonly drafted: readonly DraftedStep[]
}

export interface DraftedStep {
  readonly id: string
  readonly subject: Subject
  readonly step: LadderStep
  readonly because: string
  readonly light: Light
}

export async function writeLadders(
  db: Database,
  { ended, paused, drafted }: LadderWrites,
  on: PlainDate,
): Promise<void> {
  await sql`update ladder_step set ended_on = ${on}, ended_because = over.because
    from unnest(${ended.map(({ id }) => id)}::uuid[], ${ended.map(({ because }) => because)}::text[]) over (id, because)
    where ladder_step.id = over.id`.execute(db)
  await sql`update ladder_step set paused_until = over.until
    from unnest(${paused.map(({ id }) => id)}::uuid[], ${paused.map(({ until }) => until)}::date[]) over (id, until)
    where ladder_step.id = over.id`.execute(db)
  const list = <T>(of: (step: DraftedStep) => T) => drafted.map(of)
  await sql`insert into ladder_step
      (id, subject, subject_id, unit_id, system_id, name, step, because, light, drafted_on)
    select *, ${on}::date from unnest(${list(({ id }) => id)}::uuid[], ${list(({ subject }) => subject.kind)}::text[],
      ${list(({ subject }) => subject.id)}::text[], ${list(({ subject }) => subject.unitId)}::uuid[],
      ${list(({ subject }) => subject.systemId)}::uuid[], ${list(({ subject }) => subject.name)}::text[],
      ${list(({ step }) => step)}::text[], ${list(({ because }) => because)}::text[],
      ${list(({ light }) => light)}::text[])`.execute(db)
}
