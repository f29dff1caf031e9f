import { type RawBuilder, sql } from 'kysely'
import { levels } from './attributes.ts'
import { countsSubjects, type OpenLine } from './fit.ts'
import type { Predicate, Question } from './predicate.ts'

type Raw = RawBuilder<unknown>

const text = (values: readonly string[]) => sql`${values}::text[]`
const joined = (parts: readonly Raw[], by: Raw, empty: Raw) =>
  parts.length > 0 ? sql`(${sql.join(parts, by)})` : empty

/**
 * The predicate over a column of attributes. PostgreSQL's own three values are Kleene's, and a key that is missing or
 * null gives null, so that the answer is the one of `truthOf`; a property test holds them equal.
 */
export function predicateSql(predicate: Predicate, column: Raw): Raw {
  if ('attribute' in predicate) return questionSql(predicate, column)
  if ('not' in predicate) return sql`(not ${predicateSql(predicate.not, column)})`
  if ('all' in predicate)
    return joined(
      predicate.all.map((one) => predicateSql(one, column)),
      sql` and `,
      sql`true`,
    )
  return joined(
    predicate.any.map((one) => predicateSql(one, column)),
    sql` or `,
    sql`false`,
  )
}

function questionSql(question: Question, column: Raw): Raw {
  const value = sql`${column} ->> ${sql.lit(question.attribute)}`
  if ('any' in question) return sql`(nullif(${column} -> 'groups', 'null') ?| ${text(question.any)})`
  if ('is' in question) return sql`((${value})::boolean = ${sql.lit(question.is)})`
  if ('in' in question) return sql`((${value}) = any(${text(question.in)}))`
  return sql`((${value}) = any(${text(levels.slice(levels.indexOf(question.atLeast)))}))`
}

const placesOf = (lines: readonly OpenLine[]) => [...new Set(lines.map(({ placeId }) => placeId))]

/** Facts, each joined to the places of the lines' targets below which it stands. */
export function placedFacts(lines: readonly OpenLine[]): Raw {
  const joins = placesOf(lines).map((placeId, i) => {
    const place = sql.id(`place_${i}`)
    return sql`left join unit_closure ${place} on ${place}.tree = 'territory' and ${place}.ancestor_id = ${placeId}
      and ${place}.descendant_id = fact.unit_id and ${place}.from_on <= fact.trees_on
      and (${place}.to_on is null or ${place}.to_on > fact.trees_on)`
  })
  return sql`fact ${sql.join(joins, sql` `)}`
}

/** Whether a line counts a placed fact, as `fitOf` says it: true, false, or null for 待核实. */
export function fitSql(line: OpenLine, lines: readonly OpenLine[]): Raw {
  const place = `place_${placesOf(lines).indexOf(line.placeId)}.descendantId`
  return sql`(
    fact.measure = ${line.measure} and fact.on_day <= ${line.toOn}
    and ${line.counting === 'stock' ? sql`true` : sql`fact.on_day >= ${line.fromOn}`}
    and ${countsSubjects(line.counting) ? sql`fact.trees_on >= ${line.fromOn}` : sql`true`}
    and ${sql.ref(place)} is not null and ${predicateSql(line.predicate, sql.ref('fact.attributes'))}
    and ${line.counting === 'persons' ? sql`(case when fact.person_id is not null then true end)` : sql`true`})`
}

/** By line: whether a placed fact's stored lines are not what the predicate says. The predicate is asked once. */
export const wrongFits = (lines: readonly OpenLine[]): Raw[] =>
  lines.map((line) => {
    const no = sql`array[${sql.lit(line.no)}]`
    return sql`(coalesce(${fitSql(line, lines)}::int, 2)
      <> case when fact.lines @> ${no} then 1 when fact.unsure @> ${no} then 2 else 0 end)`
  })

/** A placed fact's stored lists with these lines taken out and put in again as the predicates say, rising. */
export function fittedArrays(lines: readonly OpenLine[]): { readonly lines: Raw; readonly unsure: Raw } {
  const numbers = sql`${lines.map(({ no }) => no)}::int[]`
  const list = (stored: string, is: Raw) => sql`(
    select coalesce(array_agg(no order by no), '{}') from (
      select unnest(${sql.ref(stored)}) as no except select unnest(${numbers})
      union select no from unnest(array[${sql.join(
        lines.map((line) => sql`case when ${fitSql(line, lines)} ${is} then ${sql.lit(line.no)} end`),
      )}]) as fitting (no) where no is not null) kept)`
  return { lines: list('fact.lines', sql`is true`), unsure: list('fact.unsure', sql`is null`) }
}
