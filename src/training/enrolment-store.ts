import { sql } from 'kysely'
import { inScope } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { Reader } from './class-store.ts'
import type { EnrolmentState, TrainingLevel } from './rules.ts'
import './table.ts'

/** Each takes the id of a class that was read through the classes' own door. */
export const readEnrolments = (db: Database, classId: string) =>
  db
    .selectFrom('enrolment')
    .where('classId', '=', classId)
    .orderBy('personId')
    .select(['personId', 'state', 'groups', 'occupation', 'level', 'hours', 'attended', 'score'])
    .select(['certificateNumber', 'certifiedOn', 'factId', 'version', 'rosterRow'])
    .execute()

export type EnrolmentRow = Awaited<ReturnType<typeof readEnrolments>>[number]

/** A page of the roster in its own order; `after` is the row and person that the last page ended with. */
export function pageEnrolments(
  db: Database,
  classId: string,
  after: { readonly row: number; readonly personId: string } | null,
  limit: number,
): Promise<EnrolmentRow[]> {
  let query = db
    .selectFrom('enrolment')
    .where('classId', '=', classId)
    .where('state', '<>', 'voided')
    .select(['personId', 'state', 'groups', 'occupation', 'level', 'hours', 'attended', 'score'])
    .select(['certificateNumber', 'certifiedOn', 'factId', 'version', 'rosterRow'])
  if (after)
    query = query.where(sql<boolean>`(coalesce(roster_row, 0), person_id) > (${after.row}, ${after.personId}::uuid)`)
  return query.orderBy(sql`coalesce(roster_row, 0)`).orderBy('personId').limit(limit).execute()
}

export interface NewEnrolment {
  readonly personId: string
  readonly groups: readonly string[]
  readonly occupation: string
  readonly level: TrainingLevel
  readonly hours: number | null
  readonly attended: number | null
  readonly score: string | null
  readonly certificateNumber: string | null
  readonly certifiedOn: PlainDate | null
  readonly formerCertificate: string | null
  readonly years: number | null
  readonly employer: string | null
  readonly bank: string | null
  readonly account: string | null
  readonly payee: string | null
  readonly note: string | null
  readonly rosterRow: number | null
}

const column = <T, K extends keyof T>(rows: readonly T[], name: K): T[K][] => rows.map((row) => row[name])

export async function insertEnrolments(
  db: Database,
  drop: { readonly classId: string; readonly rosterId: string | null; readonly accountId: string },
  rows: readonly NewEnrolment[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into enrolment (person_id, class_id, state, groups, occupation, level, hours, attended, score,
      certificate_number, certified_on, former_certificate, years, employer, bank, account, payee, note, roster_row,
      roster_id, enrolled_by)
    select person_id, ${drop.classId}::uuid, 'enrolled', string_to_array(groups, ','), occupation, level, hours,
      attended, score, certificate_number, certified_on, former_certificate, years, employer, bank, account, payee,
      note, roster_row, ${drop.rosterId}::uuid, ${drop.accountId}::uuid
    from unnest(
      ${column(rows, 'personId')}::uuid[], ${rows.map(({ groups }) => groups.join(','))}::text[],
      ${column(rows, 'occupation')}::text[], ${column(rows, 'level')}::text[], ${column(rows, 'hours')}::numeric[],
      ${column(rows, 'attended')}::numeric[], ${column(rows, 'score')}::text[],
      ${column(rows, 'certificateNumber')}::text[], ${column(rows, 'certifiedOn')}::date[],
      ${column(rows, 'formerCertificate')}::text[], ${column(rows, 'years')}::numeric[],
      ${column(rows, 'employer')}::text[], ${column(rows, 'bank')}::text[], ${column(rows, 'account')}::text[],
      ${column(rows, 'payee')}::text[], ${column(rows, 'note')}::text[], ${column(rows, 'rosterRow')}::integer[])
      as t (person_id, groups, occupation, level, hours, attended, score, certificate_number, certified_on,
        former_certificate, years, employer, bank, account, payee, note, roster_row)`.execute(db)
}

export interface Amendment {
  readonly personId: string
  readonly hours: number | null
  readonly attended: number | null
  readonly score: string | null
  readonly certificateNumber: string | null
  readonly certifiedOn: PlainDate | null
}

/** Writes what a later roster or report says anew; null leaves a value as it is. */
export async function amendEnrolments(db: Database, classId: string, rows: readonly Amendment[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update enrolment set hours = coalesce(t.hours, enrolment.hours), attended = coalesce(t.attended, enrolment.attended),
      score = coalesce(t.score, enrolment.score),
      certificate_number = coalesce(t.certificate_number, enrolment.certificate_number),
      certified_on = coalesce(t.certified_on, enrolment.certified_on), version = enrolment.version + 1
    from unnest(${column(rows, 'personId')}::uuid[], ${column(rows, 'hours')}::numeric[],
      ${column(rows, 'attended')}::numeric[], ${column(rows, 'score')}::text[],
      ${column(rows, 'certificateNumber')}::text[], ${column(rows, 'certifiedOn')}::date[])
      as t (person_id, hours, attended, score, certificate_number, certified_on)
    where enrolment.class_id = ${classId} and enrolment.person_id = t.person_id`.execute(db)
}

/** How enrolments stand after a move, and the facts that now count them (null: none). */
export async function settleEnrolments(
  db: Database,
  classId: string,
  rows: readonly {
    readonly personId: string
    readonly state: EnrolmentState
    readonly factId: string | null
  }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update enrolment set state = t.state, fact_id = t.fact_id, version = enrolment.version + 1
    from unnest(${column(rows, 'personId')}::uuid[], ${column(rows, 'state')}::text[],
      ${column(rows, 'factId')}::uuid[]) as t (person_id, state, fact_id)
    where enrolment.class_id = ${classId} and enrolment.person_id = t.person_id`.execute(db)
}

export interface Overlap {
  readonly personId: string
  readonly number: string
  /** Whether the reader may know of that class by its number. */
  readonly inScope: boolean
}

/** Which of the persons are in another class on days of this one (check A01). One class a person is enough. */
export async function findOverlaps(
  db: Database,
  reader: Reader,
  held: { readonly id: string; readonly startsOn: PlainDate; readonly endsOn: PlainDate },
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Overlap>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<Overlap>`
    select distinct on (one.id) one.id as person_id, class.number,
      ${inScope(reader.scope, reader.today, { unit: 'class.unitId', system: 'class.institutionId' })} as in_scope
    from (select id, id as record from unnest(${personIds}::uuid[]) as asked (id)
      union all select merged_into, id from person where merged_into = any(${personIds}::uuid[])) one
    join enrolment on enrolment.person_id = one.record
    join training_class class on class.id = enrolment.class_id
    where class.id <> ${held.id}
      and class.starts_on <= ${held.endsOn} and class.ends_on >= ${held.startsOn}
      and class.state not in ('cancelled', 'voided') and enrolment.state not in ('left', 'voided')
    order by one.id, class.starts_on`.execute(db)
  return new Map(rows.map((row) => [row.personId, row]))
}
