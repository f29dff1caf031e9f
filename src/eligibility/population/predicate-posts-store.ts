import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Readings } from '../readings.ts'
import { type Asking, type Degree, unitName } from './predicate-rows-store.ts'

const equal = (a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(case when ${a} is null or ${b} is null then 2 when ${a} = ${b} then 3 else 0 end)`

const isOpen = (day: PlainDate) => sql`post.person_id = person.id and post.struck_on is null
  and post.track is distinct from 'none' and post.from_on <= ${day} and (post.to_on is null or post.to_on >= ${day})`

/** Whether the present post is in the occupation asked for. */
export const postDegree = (asOf: PlainDate): Degree =>
  sql<number>`(case when not known.work then 2 when days.rows = 0 then 0 else coalesce((select max(${equal(
    sql`post.occupation`,
    sql`ask.occupation`,
  )}) from employment post where ${isOpen(asOf)}), 2) end)`

const prior = { yes: 3, toVerify: 2, no: 0 } as const satisfies Record<Readings['R-PRIOR'], number>

/** Whether the last years' appraisals are among the grades, in the present post; by calendar years or 36 months. */
export function appraisalDegree(count: number, grades: readonly string[], asking: Asking): Degree {
  const { asOf, readings } = asking
  const year = Number(asOf.slice(0, 4))
  const last = readings['R-3Y'] === 'months36' && asOf.endsWith('-12-31') ? year : year - 1
  const years = Array.from({ length: count }, (_, at) => yearDegree(last - at, year, grades, asking))
  return sql<number>`(case when known.work and days.rows = 0 then 0 else least(${sql.join(years)}) end)`
}

function yearDegree(year: number, asOfYear: number, grades: readonly string[], asking: Asking): Degree {
  const { asOf, readings, today } = asking
  const posted = sql`(known.work and exists (select from employment post where ${isOpen(asOf)}))`
  const notRated = readings['R-NR'] === 'no' ? 0 : 2
  const grade = sql`case when sheet.result is null then 2 when sheet.result = 'notRated' then ${sql.lit(notRated)}
    when sheet.result = any(${[...grades]}::text[]) then 3 else 0 end`
  const names = sql`coalesce((select max(least(${named('unit', readings, today)}, ${named('occupation', readings, today)}))
    from employment post where ${isOpen(asOf)}), 0)`
  const sheet = sql`case when ${posted} then least(${grade}, greatest(${sql.lit(prior[readings['R-PRIOR']])}, ${names})) else ${grade} end`
  const none =
    year < asOfYear
      ? sql`case when known.appraisal and not exists (select from appraisal any_sheet
    where any_sheet.person_id = person.id and any_sheet.struck_on is null) then 0 else 2 end`
      : sql`2`
  const sheets = sql`(select case when count(*) = 0 then ${none} when min(judged.degree) = max(judged.degree)
      then min(judged.degree) else 2 end
    from (select ${sheet} as degree from appraisal sheet
      where sheet.person_id = person.id and sheet.struck_on is null and sheet.year = ${year}) judged)`
  return sql<number>`least(${sheets}, case when ${posted} then ${heldDegree(year, asking)} else 2 end)`
}

/** A sheet names the present post as far as it names one. */
function named(what: 'unit' | 'occupation', readings: Readings, today: PlainDate): RawBuilder<unknown> {
  const isCompared = what === 'unit' ? readings['R-POST'] !== 'post' : readings['R-POST'] !== 'unit'
  if (!isCompared) return sql`3`
  const [of, post] = [columnOf('sheet', what, today), columnOf('post', what, today)]
  return sql`case when ${of} is null then 3 else ${equal(of, post)} end`
}

const columnOf = (alias: string, what: 'unit' | 'occupation', today: PlainDate): RawBuilder<unknown> =>
  what === 'unit' ? unitName(alias, today) : sql.ref(`${alias}.occupation`)

/** Whether a present post was held on 31 December of a year; other work on that day counts by R-PRIOR. */
function heldDegree(year: number, { asOf, readings, today }: Asking): RawBuilder<unknown> {
  const before = prior[readings['R-PRIOR']]
  const unit = readings['R-POST'] === 'post' ? sql`3` : equal(unitName('work', today), unitName('post', today))
  const occupation = readings['R-POST'] === 'unit' ? sql`3` : equal(sql`work.occupation`, sql`post.occupation`)
  const same = sql`least(${unit}, ${occupation})`
  return sql`(select case when count(*) = 0 then 2 else greatest(${sql.lit(before)}, max((select max(case
        when ${same} = 0 then 0 when ${same} = 3 or ${sql.lit(before)} = 3 then 3 else 2 end)
      from employment post where ${isOpen(asOf)}))) end
    from employment work where work.person_id = person.id and work.struck_on is null
      and work.track is distinct from 'none' and work.from_on <= ${`${year}-12-31`}::date
      and (work.to_on is null or work.to_on >= ${`${year}-12-31`}::date))`
}
