import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Reach, Scope } from '../../platform/operation.ts'
import { type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { heirs, standing } from '../ledger/place-store.ts'
import { splitSpan } from '../ledger/span.ts'
import { countedAs } from '../ledger/subject-store.ts'
import type { Counting } from '../table.ts'
import '../table.ts'

type Raw = RawBuilder<unknown>

/** Which facts are behind a number: those of a line at a place in a span of days, narrowed by cuts and by the reader. */
export interface FactsAsked {
  readonly lineNo: number
  readonly counting: Counting
  readonly placeId: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly scope: Scope
  /** Everything in the units of this day (按现行区划); else each fact in those of its own. */
  readonly map?: PlainDate
  readonly systemId?: string
  readonly group?: string
  readonly sourceId?: string
  /** The facts that fit exactly `only` among `parts`. */
  readonly exactly?: { readonly parts: readonly number[]; readonly only: readonly number[] }
  /** The facts that fit so many among `parts`. */
  readonly times?: { readonly parts: readonly number[]; readonly count: number }
}

/** Before any fact: a stock is counted from here. */
const EVER = plainDate('1900-01-01')
const sign: Raw = sql`case when fact.reverses is null then 1 else -1 end`
export const countsSubjects = (counting: Counting): boolean => counting === 'persons' || counting === 'cover'

/** The first day that counts: a stock has been growing ever since. */
export const startOf = ({ counting, from }: FactsAsked): PlainDate => (counting === 'stock' ? EVER : from)

/** Whether facts that fit a line are meant, or those of which it is not known. */
type Fitting = 'lines' | 'unsure'

/** The leaf a fact stands under, and the day whose tree it stands in. */
interface Stood {
  readonly leaf: Raw
  readonly day: Raw
  /** What both are looked up with. */
  readonly joins: Raw
}

/**
 * In its own tree a fact stands where it was recorded, a person's in that of the day it was first recorded for; what is
 * 待核实 is no person's yet, and is counted and taken back each on its own day, as the tallies do it. On the
 * map of one day a unit that is gone stands for its only successor; where it has none it stays where it stood.
 */
function stoodOf({ counting, map }: FactsAsked, column: Fitting = 'lines'): Stood {
  const own = column === 'lines' && countsSubjects(counting) ? sql`fact.trees_on` : sql`fact.on_day`
  if (map === undefined) return { leaf: sql`fact.unit_id`, day: own, joins: sql`` }
  return {
    leaf: sql`coalesce(heir.new_id, fact.unit_id)`,
    day: sql`(case when here.descendant_id is null and heir.new_id is null then ${own} else ${map}::date end)`,
    joins: sql`left join unit_closure here on here.tree = 'territory' and here.descendant_id = fact.unit_id
        and here.depth = 0 and ${standing('here', sql`${map}::date`)}
      left join (${heirs('territory', map)}) heir on heir.old_id = fact.unit_id and here.descendant_id is null`,
  }
}

function below(alias: string, tree: string, ancestor: string | null, leaf: Raw, day: Raw): Raw {
  const name = sql.id(alias)
  return sql`join unit_closure ${name} on ${name}.tree = ${tree} and ${name}.ancestor_id = ${ancestor}
    and ${name}.descendant_id = ${leaf} and ${standing(alias, day)}`
}

const reached = (alias: string, tree: string, reach: Reach, leaf: Raw, day: Raw): Raw =>
  reach === 'all' ? sql`` : below(alias, tree, reach === 'none' ? null : reach.unit, leaf, day)

const numbers = (list: readonly number[]): Raw => sql`${list}::int[]`

function cutsOf({ group, sourceId, exactly, times }: FactsAsked): Raw {
  const groups = sql`nullif(fact.attributes -> 'groups', 'null')`
  const cuts: Raw[] = [sql`true`]
  if (group === 'none') cuts.push(sql`coalesce(jsonb_array_length(${groups}), 0) = 0`)
  else if (group !== undefined) cuts.push(sql`coalesce(${groups} ? ${group}, false)`)
  if (sourceId !== undefined) cuts.push(sql`fact.source_id = ${sourceId}`)
  if (exactly) {
    const others = exactly.parts.filter((no) => !exactly.only.includes(no))
    cuts.push(sql`fact.lines @> ${numbers(exactly.only)} and not fact.lines && ${numbers(others)}`)
  }
  if (times)
    cuts.push(sql`cardinality(array(select unnest(fact.lines) intersect select unnest(${numbers(times.parts)})))
      = ${times.count}`)
  return sql.join(cuts, sql` and `)
}

/** `from … where …` over the facts asked for; `more` are further joins of the caller. */
export function factsFrom(asked: FactsAsked, column: Fitting = 'lines', more: Raw = sql``): Raw {
  const { lineNo, placeId, to, scope, systemId, map } = asked
  const { leaf, day, joins } = stoodOf(asked, column)
  const system = sql`fact.system_id`
  const otherDay = map === undefined ? day : sql`${map}::date`
  return sql`from fact ${joins}
    ${below('place', 'territory', placeId, leaf, day)}
    ${reached('reach_place', 'territory', scope.territory, leaf, day)}
    ${reached('reach_system', 'system', scope.system, system, otherDay)}
    ${systemId === undefined ? sql`` : below('system', 'system', systemId, system, sql`fact.on_day`)}
    ${more}
    where ${sql.ref(`fact.${column}`)} @> ${numbers([lineNo])} and fact.on_day between ${startOf(asked)} and ${to}
      and ${cutsOf(asked)}`
}

export interface Counted {
  readonly key: string
  readonly amount: bigint
}

/**
 * Sums or distinct persons by a key that a fact may have several of. A person counts while more of his facts stand than
 * were taken back.
 */
export async function countBy(db: Database, asked: FactsAsked, keyed: Raw, joins: Raw = sql``): Promise<Counted[]> {
  const facts = factsFrom(asked, 'lines', joins)
  if (!countsSubjects(asked.counting)) {
    const { rows } = await sql<Counted>`select ${keyed} as key, sum(fact.amount)::bigint as amount ${facts}
      group by 1 having sum(fact.amount) <> 0 or sum(${sign}) <> 0`.execute(db)
    return rows
  }
  const { rows } = await sql<Counted>`select key, count(*)::bigint as amount from (
    select ${keyed} as key, ${countedAs('fact.subject_id')} as subject_id ${facts} group by 1, 2 having sum(${sign}) > 0) subject group by 1`.execute(
    db,
  )
  return rows
}

/** The part of the place in which a fact counts; a fact of the place itself is its own part. */
export function byChild(asked: FactsAsked): { readonly key: Raw; readonly join: Raw } {
  const { leaf, day } = stoodOf(asked)
  return {
    key: sql`child.ancestor_id::text`,
    join: sql`join unit_closure child on child.tree = 'territory' and child.descendant_id = ${leaf}
      and child.depth = greatest(place.depth - 1, 0) and ${standing('child', day)}`,
  }
}
export const byMonth: Raw = sql`date_trunc('month', fact.on_day)::date::text`
export const byClass: Raw = sql`fact.source_id::text`
export const byInstitution: Raw = sql`fact.system_id::text`
export const byGroup: Raw = sql`grouped.code`
export const groupsJoin: Raw = sql`cross join lateral (
  select jsonb_array_elements_text(nullif(fact.attributes -> 'groups', 'null')) as code
  union all
  select 'none' where coalesce(jsonb_array_length(nullif(fact.attributes -> 'groups', 'null')), 0) = 0) grouped`

/** Amounts by the unit that carried them out: whole months and the days left over, where both trees meet. */
export async function institutionsAt(
  db: Database,
  { lineNo, placeId, from, to, scope }: FactsAsked,
): Promise<Counted[]> {
  const { months, days } = splitSpan({ from, to })
  const onDays = days.map((span) => sql`day between ${span.from} and ${span.to}`)
  const through = (name: string, tree: string, ancestor: string | null, column: string) => sql`
    join unit_closure ${sql.id(name)} on ${sql.id(name)}.tree = ${tree} and ${sql.id(name)}.ancestor_id = ${ancestor}
      and ${sql.id(name)}.descendant_id = ${sql.ref(`crossing.${column}`)} and ${sql.id(name)}.from_on <= crossing.day
      and (${sql.id(name)}.to_on is null or ${sql.id(name)}.to_on > crossing.day)`
  const bounded = (name: string, tree: string, reach: Reach, column: string) =>
    reach === 'all' ? sql`` : through(name, tree, reach === 'none' ? null : reach.unit, column)
  const { rows } = await sql<Counted>`
    with crossing as (
      select unit_id, system_id, month as day, amount from cross_tally
      where line_no = ${lineNo} and ${months ? sql`month between ${months.from} and ${months.to}` : sql`false`}
      union all
      select unit_id, system_id, day, amount from day_cross_tally
      where line_no = ${lineNo} and (${onDays.length > 0 ? sql.join(onDays, sql` or `) : sql`false`}))
    select crossing.system_id::text as key, sum(crossing.amount)::bigint as amount
    from crossing ${through('place', 'territory', placeId, 'unitId')}
    ${bounded('reach_place', 'territory', scope.territory, 'unitId')}
    ${bounded('reach_system', 'system', scope.system, 'systemId')}
    group by 1 having sum(crossing.amount) <> 0`.execute(db)
  return rows
}

/** Counts every fact again: the number itself, how many records stand behind it, and how many different persons. */
export async function recount(db: Database, asked: FactsAsked) {
  const { rows } = await sql<{ amount: bigint; records: bigint; persons: bigint; subjects: bigint }>`
    select coalesce(sum(amount), 0)::bigint as amount, coalesce(sum(records), 0)::bigint as records,
      count(*) filter (where records > 0 and is_person) as persons,
      count(*) filter (where records > 0) as subjects
    from (select ${countedAs('fact.subject_id')} as subject_id, fact.person_id is not null as is_person,
        sum(fact.amount) as amount, sum(${sign}) as records
      ${factsFrom(asked)} group by 1, 2) subject`.execute(db)
  const found = rows[0]!
  return { ...found, amount: countsSubjects(asked.counting) ? found.subjects : found.amount }
}

/** How the facts of a line spread over combinations of its parts: the numbers of the lines each combination fits. */
export async function combinations(db: Database, asked: FactsAsked, parts: readonly number[]) {
  const { rows } = await sql<{ parts: number[]; amount: bigint }>`
    select array(select unnest(fact.lines) intersect select unnest(${numbers(parts)}) order by 1) as parts,
      sum(fact.amount)::bigint as amount
    ${factsFrom(asked)} group by 1`.execute(db)
  return rows
}
