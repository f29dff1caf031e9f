import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { FactAttributes } from '../ledger/attributes.ts'
import { countedAs } from '../ledger/subject-store.ts'
import { countsSubjects, type FactsAsked, factsFrom, startOf } from './fact-store.ts'
import '../table.ts'

/** One record that stands, with all that is told of it. */
export interface RecordRow {
  readonly id: string
  readonly subjectId: string
  readonly personId: string | null
  readonly onDay: PlainDate
  readonly amount: bigint
  readonly attributes: FactAttributes
  readonly lines: readonly number[]
  readonly sourceId: string
  readonly unitId: string
  readonly systemId: string
}

const COLUMNS = sql`fact.id, fact.subject_id, fact.person_id, fact.on_day, fact.amount, fact.attributes, fact.lines,
  fact.source_id, fact.unit_id, fact.system_id`

type Raw = RawBuilder<unknown>

/** The records of a span that stand in it: what was taken back inside is left out with what took it back. */
const standing = (asked: FactsAsked): Raw => sql`
  select stood.* from (select ${COLUMNS}, fact.reverses ${factsFrom(asked)}) stood
  where not exists (select from fact back where back.reverses = stood.id and back.subject_id = stood.subject_id
      and back.on_day <= ${asked.to})
    and (stood.reverses is null or not exists (select from fact own where own.id = stood.reverses
      and own.subject_id = stood.subject_id and own.on_day between ${startOf(asked)} and ${asked.to}))`

/** Of each person the first record that stands: he counts once, by it. */
const oncePerSubject = (asked: FactsAsked): Raw => sql`
  select distinct on (counted_as) * from (
    select kept.*, ${countedAs('kept.subject_id')} as counted_as from (${standing(asked)}) kept where reverses is null) one
  order by counted_as, on_day, id`

/** Persons who count at the end and did not before, and, with −1, those who did before and do not at the end. */
function subjectRecords(asked: FactsAsked, before: FactsAsked | undefined): Raw {
  const now = oncePerSubject(asked)
  if (!before) return sql`select now.*, 1::bigint as counted from (${now}) now`
  const former = oncePerSubject(before)
  const apart = (one: string, other: string) => sql`not exists (select from ${sql.id(other)}
    where ${sql.id(other)}.counted_as = ${sql.id(one)}.counted_as)`
  return sql`select * from (
    with now as materialized (${now}), former as materialized (${former})
    select now.*, 1::bigint as counted from now where ${apart('now', 'former')}
    union all select former.*, -1 from former where ${apart('former', 'now')}) moved`
}

/**
 * The records behind a number, so that they add up to it. `before` is the span up to the month asked, for persons: a
 * month has those who began to count in it, less those who ceased.
 */
export async function listRecords(
  db: Database,
  asked: FactsAsked,
  {
    before,
    after,
    limit,
  }: { readonly before?: FactsAsked | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<RecordRow[]> {
  const past = after === undefined ? sql`true` : sql`id > ${after}`
  const records = countsSubjects(asked.counting)
    ? subjectRecords(asked, before)
    : sql`select kept.*, kept.amount as counted from (${standing(asked)}) kept`
  const { rows } = await sql<RecordRow>`
    select id, subject_id, person_id, on_day, counted as amount, attributes, lines, source_id, unit_id, system_id
    from (${records}) record where ${past} order by id limit ${limit}`.execute(db)
  return rows
}

export interface MovedBy {
  readonly sourceId: string
  readonly onDay: PlainDate
  readonly amount: bigint
}

/** What each class brought or took in a span, the largest first. */
export async function movedBySource(db: Database, asked: FactsAsked, limit: number): Promise<MovedBy[]> {
  const amount = countsSubjects(asked.counting)
    ? sql`sum(case when fact.reverses is null then 1 else -1 end)`
    : sql`sum(fact.amount)`
  const { rows } = await sql<MovedBy>`
    select fact.source_id, max(fact.on_day) as on_day, ${amount}::bigint as amount ${factsFrom(asked)}
    group by 1 having ${amount} <> 0 order by abs(${amount}) desc, 1 limit ${limit}`.execute(db)
  return rows
}
