import { type RawBuilder, sql } from 'kysely'
import type { Asking, Degree } from './predicate-rows-store.ts'

/** The last day that counts: by R-END `yearEnd` 31 December. */
const until = ({ asOf, readings }: Asking): RawBuilder<unknown> =>
  readings['R-END'] === 'yearEnd' ? sql`${`${asOf.slice(0, 4)}-12-31`}::date` : sql`${asOf}::date`

/** First day on which years are full since a day (民法典 第201、202条): R-LEAP, R-EDGE. */
function fullOn(from: RawBuilder<unknown>, years: RawBuilder<number>, { readings }: Asking): RawBuilder<unknown> {
  const same = sql`(${from} + make_interval(years => ${years}))::date`
  const leap = sql`case when extract(day from ${from}) = 29 and extract(month from ${from}) = 2
    and extract(day from ${same}) = 28 then 1 else 0 end`
  const day = readings['R-LEAP'] === 'nextDay' ? sql`(${same} + ${leap})` : same
  return readings['R-EDGE'] === 'next' ? sql`(${day} + 1)` : day
}

export const yearsGone = (from: RawBuilder<unknown>, years: number, asking: Asking): Degree =>
  sql<number>`(case when ${from} is null then 1
    when ${fullOn(from, sql<number>`${years}::int`, asking)} <= ${until(asking)} then 3 else 0 end)`

/** How many days of a set lie behind `from`, up to the last that counts. */
const daysIn = (set: RawBuilder<unknown>, from: RawBuilder<unknown>, last: RawBuilder<unknown>) =>
  sql`(select coalesce(sum(upper(span) - lower(span)), 0)::int
    from unnest(${set} * datemultirange(daterange(${from}, ${last}, '(]'))) span)`

/** years(from, N, kind, D): 3 by days known to count, 2 if days not known do, 1 without a day to count from. */
export function yearsWorked(
  from: RawBuilder<unknown>,
  years: RawBuilder<number>,
  kind: 'skilled' | 'occupation',
  asking: Asking,
): Degree {
  const last = until(asking)
  const need = sql`(${fullOn(from, years, asking)} - ${from})`
  const [sure, not] =
    kind === 'skilled' ? [sql`days.skilled`, sql`days.unskilled`] : [sql`days.inside`, sql`days.outside`]
  return sql<number>`(case when ${from} is null then 1
    when ${need} <= 0 then case when ${from} <= ${last} then 3 else 0 end
    when ${last} - ${from} < ${need} then 0
    when not known.work then 2
    when days.rows = 0 then 0
    when ${daysIn(sure, from, last)} >= ${need} then 3
    when (${last} - ${from}) - ${daysIn(not, from, last)} >= ${need} then 2 else 0 end)`
}
