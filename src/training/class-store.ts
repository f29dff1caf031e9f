import { type Insertable, sql, type Updateable } from 'kysely'
import { inScope, unitsBelow } from '../organisations/door.ts'
import type { Database, Tables } from '../platform/database.ts'
import { isId } from '../platform/ids.ts'
import type { Scope } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import type { ClassState } from './rules.ts'
import './table.ts'

/** Whose eyes: where they reach, and on which day the trees are read. */
export interface Reader {
  readonly scope: Scope
  readonly today: PlainDate
}

const people = sql<bigint>`(select count(*) from enrolment where enrolment.class_id = class.id
  and enrolment.state not in ('left', 'voided'))`
const withoutHours = sql<bigint>`(select count(*) from enrolment where enrolment.class_id = class.id
  and enrolment.state not in ('left', 'voided') and enrolment.attended is null)`
const finished = sql<bigint>`(select count(*) from enrolment where enrolment.class_id = class.id
  and enrolment.state in ('finished', 'certified'))`

/** The one door to classes: held in a place and by a unit that the reader reaches, in both trees. */
const visibleClasses = (db: Database, { scope, today }: Reader) =>
  db
    .selectFrom('trainingClass as class')
    .where(inScope(scope, today, { unit: 'class.unitId', system: 'class.institutionId' }))
    .selectAll('class')
    .select([people.as('people'), withoutHours.as('withoutHours'), finished.as('finished')])

export type ClassRow = Awaited<ReturnType<typeof getClass>>

const found = <T>(row: T | undefined): T => {
  if (row === undefined) throw new Refusal('absent', 'class.absent')
  return row
}

export const getClass = async (db: Database, reader: Reader, id: string) =>
  found(await visibleClasses(db, reader).where('class.id', '=', id).executeTakeFirst())

/** By its number or its id, as a command line names it. */
export async function findClassNamed(db: Database, reader: Reader, name: string) {
  const query = visibleClasses(db, reader)
  return found(
    await (isId(name) ? query.where('class.id', '=', name) : query.where('class.number', '=', name)).executeTakeFirst(),
  )
}

/** Holds the class until the request ends, so that two clerks who decide at once decide one after the other. */
export async function lockClass(db: Database, reader: Reader, id: string): Promise<ClassRow> {
  await db.selectFrom('trainingClass').where('id', '=', id).forUpdate().select('id').execute()
  return getClass(db, reader, id)
}

export interface ClassFilter {
  readonly states: readonly ClassState[]
  readonly text: string
  readonly placeId: string | null
  readonly institutionId: string | null
  readonly after: { readonly startsOn: PlainDate; readonly id: string } | null
}

const matching = (db: Database, reader: Reader, filter: ClassFilter) => {
  let query = visibleClasses(db, reader)
  if (filter.states.length > 0) query = query.where('class.state', 'in', filter.states)
  if (filter.institutionId) query = query.where('class.institutionId', '=', filter.institutionId)
  if (filter.placeId)
    query = query.where(sql<boolean>`class.unit_id in ${unitsBelow('territory', filter.placeId, reader.today)}`)
  if (filter.text)
    query = query.where(
      sql<boolean>`(position(lower(${filter.text}) in lower(class.title || ' ' || class.number || ' ' || class.occupation)) > 0
        or exists (select from unit_name where unit_id = class.institution_id
          and position(lower(${filter.text}) in lower(search)) > 0))`,
    )
  return query
}

/** Newest first; the last row's first day and id are the place to go on from. */
export function listClasses(db: Database, reader: Reader, filter: ClassFilter, limit: number): Promise<ClassRow[]> {
  let query = matching(db, reader, filter)
  if (filter.after)
    query = query.where(
      sql<boolean>`(class.starts_on, class.id) < (${filter.after.startsOn}::date, ${filter.after.id}::uuid)`,
    )
  return query.orderBy('class.startsOn', 'desc').orderBy('class.id', 'desc').limit(limit).execute()
}

export async function countClasses(db: Database, reader: Reader, filter: ClassFilter): Promise<bigint> {
  const { count } = await db
    .selectFrom(matching(db, reader, filter).clearSelect().select('class.id').as('seen'))
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export const insertClass = (db: Database, row: Insertable<Tables['trainingClass']>) =>
  db.insertInto('trainingClass').values(row).execute()

type ClassChange = Omit<Updateable<Tables['trainingClass']>, 'id' | 'version'>

/** The row proves that somebody came through the door; each change raises the version. */
export const saveClass = (db: Database, { id }: ClassRow, change: ClassChange, by: string) =>
  db
    .updateTable('trainingClass')
    .set({ ...change, version: sql`version + 1`, changedBy: by, changedAt: sql`now()` })
    .where('id', '=', id)
    .execute()

export const insertStep = (db: Database, step: Insertable<Tables['classStep']>) =>
  db.insertInto('classStep').values(step).execute()

export const listSteps = (db: Database, { id }: ClassRow) =>
  db
    .selectFrom('classStep as step')
    .leftJoin('officer', 'officer.accountId', 'step.takenBy')
    .where('step.classId', '=', id)
    .orderBy('step.takenOn', 'desc')
    .orderBy('step.takenAt', 'desc')
    .orderBy('step.id', 'desc')
    .select(['step.id', 'step.move', 'step.fromState', 'step.toState', 'step.note', 'step.takenOn', 'step.takenAt'])
    .select('officer.name as takenBy')
    .execute()

/** Accounts that planned or filed the class, or dropped its rosters: whoever checks it is none of them. */
export async function readMakers(db: Database, { id }: { readonly id: string }): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ accountId: string }>`
    select created_by as account_id from training_class where id = ${id}
    union select taken_by from class_step where class_id = ${id} and move in ('plan', 'revise', 'file')
    union select dropped_by from roster where class_id = ${id}
    union select enrolled_by from enrolment where class_id = ${id}`.execute(db)
  return new Set(rows.map(({ accountId }) => accountId))
}

/** Who changed the class last, for whoever comes second. */
export async function readLastChange(db: Database, { id }: { readonly id: string }) {
  const { rows } = await sql<{ who: string | null; at: Date }>`
    select officer.name as who, coalesce(class.changed_at, class.created_at) as at
    from training_class class left join officer on officer.account_id = coalesce(class.changed_by, class.created_by)
    where class.id = ${id}`.execute(db)
  return rows[0]!
}
