import type { Degree } from '../timeline.ts'
import { fullAfter } from './full-days.ts'
import { isDeclaredIn, type Moment } from './moment.ts'

/** Which work of `DayColumns.degree` counts: 技术技能工作, or work in the occupation asked for. */
export type Work = 0 | 2
export const SKILLED: Work = 0
export const IN_OCCUPATION: Work = 2

/** Whether years are full since a day, every day counting. */
export const yearsGone = (moment: Moment, from: number, years: number): Degree =>
  fullAfter(moment.full(years), from) <= moment.until ? 3 : 0

/** years(from, N, kind, D) of a person: 3 by days known to count, 2 if days not known do. */
export function yearsWorked(moment: Moment, person: number, from: number, years: number, work: Work): Degree {
  if (moment.restarts) return restarting(moment, person, from, years, work)
  const { until } = moment
  const need = fullAfter(moment.full(years), from) - from
  if (need <= 0) return from <= until ? 3 : 0
  if (until - from < need) return 0
  const { start, day, degree } = moment.columns.days
  const end = start[person + 1]!
  let sure = 0
  let likely = 0
  let at = start[person]!
  while (at + 1 < end && day[at + 1]! <= from + 1) at += 1
  for (let first = from + 1; at < end && first <= until; at += 1) {
    const next = at + 1 < end ? day[at + 1]! : until + 1
    const last = next > until ? until + 1 : next
    const counts = (degree[at]! >> work) & 3
    if (counts === 3) sure += last - first
    else if (counts !== 0) likely += last - first
    first = last
  }
  return sure >= need ? 3 : sure + likely >= need ? 2 : 0
}

/** R-GAP `restart`: years are full only within one unbroken run of days. */
function restarting(moment: Moment, person: number, from: number, years: number, work: Work): Degree {
  if (isFullInRun(moment, person, from, years, work, 3)) return 3
  return isFullInRun(moment, person, from, years, work, 2) ? 2 : 0
}

function isFullInRun(moment: Moment, person: number, from: number, years: number, work: Work, least: 2 | 3): boolean {
  const { start, day, degree } = moment.columns.days
  const end = start[person + 1]!
  let first = 0
  for (let at = start[person]!; at < end; at += 1) {
    const next = at + 1 < end ? day[at + 1]! : Infinity
    if (next <= from + 1) continue
    if (((degree[at]! >> work) & 3) < least) {
      first = 0
      continue
    }
    if (first === 0) first = Math.max(day[at]!, from + 1)
    const goesOn = at + 1 < end && ((degree[at + 1]! >> work) & 3) >= least
    if (!goesOn && isDeclaredIn(moment, fullAfter(moment.full(years), first - 1), next - 1)) return true
  }
  return false
}
