import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../platform/plain-date.ts'
import { ruleOf } from '../evaluate.ts'
import type { FactTest, Rule, Test } from '../language.ts'
import { type FactList, rankOf } from '../levels.ts'
import { seriesCode } from '../series.ts'
import { appraisalDegree, postDegree } from './predicate-posts-store.ts'
import { type Asking, type Degree, heldRows } from './predicate-rows-store.ts'
import { cumulativeDegree, standardDegree } from './predicate-standard-store.ts'
import { yearsGone, yearsWorked } from './predicate-years-store.ts'

/** Thrown within; a predicate that cannot be said in SQL is answered as undefined. */
class Unsayable extends Error {}

/**
 * The degree of a rule for a row of `person`, 0–3 as the explanation has it, as one expression. Undefined where a node or
 * reading cannot be said in SQL at a price worth paying: `latest`, `on`, R-GAP restart, R-3Y latest, R-NR lookBack.
 */
export function rulePredicate(rule: Rule, asking: Asking): Degree | undefined {
  const { readings } = asking
  if (readings['R-GAP'] === 'restart' || readings['R-3Y'] === 'latest' || readings['R-NR'] === 'lookBack')
    return undefined
  try {
    return ruleDegree(rule, asking)
  } catch (error) {
    if (error instanceof Unsayable) return undefined
    throw error
  }
}

const constant = (degree: 0 | 1 | 2 | 3): Degree => sql<number>`${sql.lit(degree)}`
const ruleDegree = (rule: Rule, asking: Asking): Degree =>
  leastOf(rule.conditions.map(({ test }) => testDegree(test, asking)))

const leastOf = (of: readonly Degree[]): Degree => (of.length === 0 ? constant(3) : sql<number>`least(${sql.join(of)})`)

function testDegree(test: Test, asking: Asking): Degree {
  const below = (tests: readonly Test[]) => tests.map((one) => testDegree(one, asking))
  if ('all' in test) return leastOf(below(test.all))
  if ('any' in test) return sql<number>`greatest(${sql.join(below(test.any))})`
  if ('not' in test) return sql<number>`(array[3, 1, 2, 0])[${testDegree(test.not, asking)} + 1]`
  if ('of' in test)
    return sql<number>`(select degree from unnest(array[${sql.join(below(test.of))}]) degree
      order by degree desc offset ${test.atLeast - 1} limit 1)`
  if ('rule' in test) return ruleDegree(ruleOf(asking.rules, test.rule), asking)
  if ('reading' in test)
    return constant((asking.readings as Readonly<Record<string, string>>)[test.reading] === test.is ? 3 : 0)
  if ('asked' in test) return askedDegree(test.in, asking)
  if ('some' in test) return someDegree(test.some, test.where, test.atLeast ?? 1, asking)
  if ('appraisals' in test) return appraisalDegree(test.appraisals, test.grades, asking)
  if ('post' in test) return postDegree(asking.asOf)
  if ('cumulative' in test) return cumulativeDegree(sql<number>`${test.cumulative}::int`, asking)
  if ('standardYears' in test) return standardDegree(test.standardYears, test.title, asking, someDegree)
  throw new Unsayable()
}

function askedDegree(list: 'opened' | readonly string[], { rules }: Asking): Degree {
  const codes = (list === 'opened' ? rules.opened.map(({ series }) => series) : list).map(seriesCode)
  return sql<number>`(case when ask.series is null then 2 when ask.series = any(${codes}::text[]) then 3 else 0 end)`
}

export type SomeDegree = typeof someDegree

/** The count-th best of a list; an unknown list is 1, an empty one 0. */
function someDegree(list: FactList, where: readonly FactTest[], count: number, asking: Asking): Degree {
  const degrees = where.map((test) => factDegree(list, test, asking))
  const known = sql.ref(list === 'certificates' ? 'known.certificate' : 'known.title')
  const nth = sql<number>`(select degree from (select ${leastOf(degrees)} as degree from ${heldRows(list, asking.today)} held)
    judged order by degree desc offset ${count - 1} limit 1)`
  return sql<number>`(case when not ${known} then 1 else coalesce(${nth}, 0) end)`
}

function factDegree(list: FactList, test: FactTest, asking: Asking): Degree {
  const { asOf, readings } = asking
  const isExact = list === 'certificates' && readings['R-HIGHER'] === 'no'
  if ('level' in test) return levelDegree(list, test.level, isExact)
  if ('current' in test) return standing(asOf, sql<number>`3`)
  if ('valid' in test) return standing(asOf, sql<number>`case when held.verified then 3 else 2 end`)
  if ('series' in test) return equal(sql`held.series`, sql`ask.series`)
  if ('occupation' in test) return equal(sql`held.occupation`, sql`ask.occupation`)
  if ('years' in test) return yearsGone(sql`held.date`, test.years, asking)
  if ('workedIn' in test) return yearsWorked(sql`held.date`, sql<number>`${test.workedIn}::int`, 'occupation', asking)
  if ('worked' in test) return workedDegree(list, test, asking)
  const isWithin = 'issuedFrom' in test ? sql`held.date >= ${test.issuedFrom}` : sql`held.date <= ${test.issuedTo}`
  return sql<number>`(case when held.date is null then 1 when ${isWithin} then 3 else 0 end)`
}

const equal = (a: RawBuilder<unknown>, b: RawBuilder<unknown>): Degree =>
  sql<number>`(case when ${a} is null or ${b} is null then 2 when ${a} = ${b} then 3 else 0 end)`

const standing = (asOf: PlainDate, value: RawBuilder<number>): Degree =>
  sql<number>`(case when held.revoked_on <= ${asOf} then 0 when held.date is null then 1
    when held.date <= ${asOf} then ${value} else 0 end)`

type LevelAsked = Extract<FactTest, { level: unknown }>['level']

function levelDegree(list: FactList, level: LevelAsked, isExact: boolean): Degree {
  if (level === 'held')
    return sql<number>`(case when held.rank is null or highest.rank < 0 then 2 when held.rank >= highest.rank then 3 else 0 end)`
  const compared = sql`held.rank ${sql.raw(isExact ? '=' : '>=')} ${rankOf(list, level)}`
  return sql<number>`(case when held.rank is null then 2 when ${compared} then 3 else 0 end)`
}

function workedDegree(list: FactList, test: Extract<FactTest, { worked: number }>, asking: Asking): Degree {
  const line = yearsWorked(sql`held.date`, sql<number>`${test.worked}::int`, 'skilled', asking)
  if (test.since === undefined || asking.readings['R-HIGHER'] === 'no') return line
  const since = rankOf(list, test.since)
  const lower = sql`exists (select from ${heldRows(list, asking.today)} lower_one where lower_one.rank = ${since}
    and lower_one.verified and lower_one.series = held.series and lower_one.date <= ${asking.asOf}
    and (lower_one.revoked_on is null or lower_one.revoked_on > ${asking.asOf}))`
  return sql<number>`(case when held.rank <= ${since} or ${lower} then ${line} else greatest(${line}, 2) end)`
}
