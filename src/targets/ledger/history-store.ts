import { type RawBuilder, sql } from 'kysely'
import type { Tree } from '../../organisations/rules.ts'
import type { Database } from '../../platform/database.ts'
import type { Reach } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { FactAttributes } from './attributes.ts'
import { standing } from './place-store.ts'
import '../table.ts'

type Raw = RawBuilder<unknown>

export interface FactsQuestion {
  readonly lineNo: number
  /** The facts that count, or those that are 待核实. */
  readonly which: 'counted' | 'unsure'
  readonly tree: Tree
  readonly unitId: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly map: 'own' | PlainDate
  readonly reach: Reach
  readonly otherReach: Reach
  /** Only what was recorded after the end of the first day and by the end of the second (China). */
  readonly recorded?: { readonly after: PlainDate | null; readonly until: PlainDate | null } | undefined
  /** Where the last page ended. */
  readonly before?: { readonly onDay: PlainDate; readonly id: string } | undefined
  readonly limit: number
}

/** A fact as a drawer lists it. */
export interface ListedFact {
  readonly id: string
  readonly subjectId: string
  readonly personId: string | null
  readonly unitId: string
  readonly systemId: string
  readonly onDay: PlainDate
  readonly amount: bigint
  readonly attributes: FactAttributes
  readonly source: string
  readonly sourceId: string
  readonly reverses: string | null
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly reason: string | null
}

const endOf = (day: PlainDate) => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`
const columnOf = (tree: Tree) => (tree === 'territory' ? 'unitId' : 'systemId')

/** Joins what lies under a unit of a tree, on the map of each fact's own day or of one day; nothing for everything. */
function under(alias: string, tree: Tree, reach: Reach, map: 'own' | PlainDate): Raw {
  if (reach === 'all') return sql``
  const day = map === 'own' ? sql.ref('fact.treesOn') : sql`${map}::date`
  const below = sql.id(alias)
  return sql`join unit_closure ${below} on ${below}.tree = ${tree}
    and ${below}.ancestor_id = ${reach === 'none' ? null : reach.unit}
    and ${below}.descendant_id = ${sql.ref(`fact.${columnOf(tree)}`)} and ${standing(alias, day)}`
}

/** The facts asked for, with what else is joined to them. */
function facts(
  { lineNo, which, tree, unitId, from, to, map, reach, otherReach, recorded }: FactsQuestion,
  more = sql``,
) {
  const other = tree === 'territory' ? 'system' : 'territory'
  const list = which === 'counted' ? sql.ref('fact.lines') : sql.ref('fact.unsure')
  return sql`fact ${more} ${under('place', tree, { unit: unitId }, map)} ${under('reached', tree, reach, map)}
    ${under('reached_too', other, otherReach, map)}
    where ${list} @> array[${lineNo}::int] and fact.on_day between ${from} and ${to}
      and ${recorded?.after ? sql`fact.recorded_at >= ${endOf(recorded.after)}` : sql`true`}
      and ${recorded?.until ? sql`fact.recorded_at < ${endOf(recorded.until)}` : sql`true`}`
}

/** Facts behind a figure, the latest day first, a page at a time. */
export async function listFacts(db: Database, asked: FactsQuestion): Promise<ListedFact[]> {
  const { before, limit } = asked
  const { rows } = await sql<ListedFact>`
    select fact.id, fact.subject_id, fact.person_id, fact.unit_id, fact.system_id, fact.on_day, fact.amount,
      fact.attributes, fact.source, fact.source_id, fact.reverses, fact.recorded_at, fact.recorded_by, fact.reason
    from ${facts(asked)}
      and ${before ? sql`(fact.on_day, fact.id) < (${before.onDay}, ${before.id})` : sql`true`}
    order by fact.on_day desc, fact.id desc limit ${limit}`.execute(db)
  return rows
}

export interface FactSum {
  /** Net facts: each counts 1, each reversal −1. */
  readonly facts: number
  readonly amount: bigint
  /** Different persons, or units where nobody is counted, of whom more facts stand than were taken back. */
  readonly subjects: number
}

/** The facts behind a figure, added up: what the figure has to equal. */
export async function sumFacts(db: Database, asked: FactsQuestion): Promise<FactSum> {
  const { rows } = await sql<FactSum>`
    select coalesce(sum(facts), 0)::int as facts, coalesce(sum(amount), 0)::bigint as amount,
      (count(*) filter (where facts > 0))::int as subjects
    from (select subject_id, sum(case when reverses is null then 1 else -1 end) as facts, sum(amount) as amount
      from ${facts(asked)} group by 1) subject`.execute(db)
  return rows[0]!
}

/** The facts behind a figure, added up by the value of an attribute; null where it is not known. */
export async function sumByAttribute(
  db: Database,
  asked: FactsQuestion,
  attribute: keyof FactAttributes,
): Promise<(FactSum & { readonly value: string | null })[]> {
  const values =
    attribute === 'groups'
      ? sql`left join lateral jsonb_array_elements_text(nullif(fact.attributes -> 'groups', 'null')) as has (value) on true`
      : sql`cross join lateral (select fact.attributes ->> ${attribute}::text as value) has`
  const { rows } = await sql<FactSum & { value: string | null }>`
    select value, coalesce(sum(facts), 0)::int as facts, coalesce(sum(amount), 0)::bigint as amount,
      (count(*) filter (where facts > 0))::int as subjects
    from (select has.value, subject_id, sum(case when reverses is null then 1 else -1 end) as facts,
        sum(amount) as amount
      from ${facts(asked, values)} group by 1, 2) subject
    group by value order by value nulls last`.execute(db)
  return rows
}
