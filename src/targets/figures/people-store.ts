import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { FactAttributes } from '../ledger/attributes.ts'
import { countsSubjects, type FactsAsked, factsFrom } from './fact-store.ts'
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

/**
 * The records behind a number, subject by subject, so that they add up to it: what was taken back inside the span is
 * left out with what took it back; of a person counted once, his first record stands for him.
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
  const standing = sql`
    select ${COLUMNS}, fact.reverses ${factsFrom(asked)}`
  const isOnce = countsSubjects(asked.counting)
  const earlier = before
    ? sql`and not exists (select from (select fact.subject_id ${factsFrom(before)} group by 1
        having sum(case when fact.reverses is null then 1 else -1 end) > 0) former
        where former.subject_id = kept.subject_id)`
    : sql``
  const { rows } = await sql<RecordRow>`
    with stood as materialized (${standing}),
      kept as (
        select stood.* from stood
        where (reverses is null or not exists (select from stood own where own.id = stood.reverses))
          and not exists (select from stood back where back.reverses = stood.id)
      ),
      once as (${isOnce ? sql`select distinct on (subject_id) * from kept where reverses is null ${earlier} order by subject_id, on_day, id` : sql`select * from kept`})
    select id, subject_id, person_id, on_day, ${isOnce ? sql`1::bigint` : sql`amount`} as amount, attributes, lines,
      source_id, unit_id, system_id
    from once where ${past} order by id limit ${limit}`.execute(db)
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
