import type { PlainDate } from '../../platform/plain-date.ts'
import {
  bestRate,
  drawFrom,
  type Feasibility,
  FORECAST_WEEKS,
  type Forecast,
  feasibility,
  forecast,
  type Rate,
  trimmedMean,
  type Week,
  weeklyRates,
} from '../forecast.ts'
import { type Comparator, type Judgement, judge, limits } from '../light.ts'
import { completion, elapsed, gapInPoints, type Period, requiredDaily, workingDaysLeft } from '../pace.ts'
import { compare, floorOf, type Ratio, ratio, times, whole } from '../ratio.ts'
import type { Workdays } from '../workdays.ts'

/** A line at one place on one day, as it was read. Amounts are counts, or whole fen. */
export interface PlacedLine {
  readonly line: string
  readonly place: string
  readonly comparator: Comparator
  readonly aim: boolean
  readonly period: Period
  readonly day: PlainDate
  readonly actual: bigint
  /** What the place has to reach; null where nobody said, or where the population is not known. */
  readonly target: bigint | null
  readonly upper: bigint | null
  /** The place has no part in the line. */
  readonly isApart: boolean
  readonly unreported: boolean
  /** Full weeks of the period up to the day, oldest first; null where this reader cannot be told. */
  readonly weeks: readonly Week[] | null
  /** Only the light is wanted: a forecast is made where the light turns on it. */
  readonly isBrief?: boolean
}

/** Everything that is said of a line at a place. The card shows it, the drawer shows its arithmetic, from one rule. */
export interface Standing extends PlacedLine {
  readonly gone: Ratio
  readonly done: Ratio | undefined
  /** Percentage points. */
  readonly gap: Ratio | undefined
  /** What 时序 asks for on the day, rounded down. */
  readonly due: bigint | undefined
  readonly daysLeft: number | null
  readonly required: Ratio | undefined
  /** Mean per working day of the last eight weeks. */
  readonly recent: number | undefined
  readonly best: Rate | undefined
  readonly forecast: Forecast | undefined
  readonly feasibility: Feasibility | undefined
  readonly light: Judgement
}

/** Pace, forecast, feasibility and light of a line at a place (domain handbook §2.10, §4.4). */
export function standingOf(placed: PlacedLine, days: Workdays): Standing {
  const { actual, target, period, day } = placed
  const gone = elapsed(period, day)
  const done = target === null ? undefined : completion(actual, target)
  const daysLeft = workingDaysLeft(days, period, day)
  const required = target === null || daysLeft === null ? undefined : requiredDaily(actual, target, daysLeft)
  const gap = done && gapInPoints(done, gone)
  const paced = pacesOf(placed, gap, days)
  const judged = judge({
    ...{ comparator: placed.comparator, aim: placed.aim, state: stateOf(placed), gone, actual, target },
    ...{ upper: placed.upper, unreported: placed.unreported, periodOver: day > period.to },
    forecast: paced.forecast ?? null,
  })
  return {
    ...placed,
    ...{ gone, done, daysLeft, required: isCeiling(placed) ? undefined : required },
    ...paced,
    gap,
    due: target === null ? undefined : floorOf(times(whole(target), gone)),
    feasibility: isCeiling(placed) ? undefined : feasibilityOf(required, paced.best, actual, target),
    light: judged,
  }
}

/** A limit is not to be reached, so nothing is required each day. */
const isCeiling = ({ comparator }: PlacedLine) => comparator === 'atMost' || comparator === 'lessThan'

/** Not begun, or nothing asked of the place: then no pace is judged. */
function stateOf({ isApart, day, period }: PlacedLine) {
  if (day < period.from) return 'not-started'
  return isApart ? 'not-applicable' : 'open'
}

function pacesOf(placed: PlacedLine, gap: Ratio | undefined, days: Workdays) {
  const { weeks, actual, target, period, day, line, place, isBrief } = placed
  const isDecided = target === null || actual >= target || (gap && compare(gap, whole(limits.red)) < 0)
  if (isBrief && isDecided && !isCeiling(placed)) return { recent: undefined, best: undefined, forecast: undefined }
  if (weeks === null || !days.covers(period.from, period.to))
    return { recent: undefined, best: undefined, forecast: undefined }
  const recent = weeklyRates(weeks.slice(-FORECAST_WEEKS), days).map(({ perDay }) => perDay)
  return {
    recent: recent.length === 0 ? undefined : trimmedMean(recent),
    best: bestRate(weeks, days),
    forecast: forecast({ actual, target, period, day, weeks }, days, drawFrom(`${line} ${place} ${day}`)),
  }
}

function feasibilityOf(required: Ratio | undefined, best: Rate | undefined, actual: bigint, target: bigint | null) {
  if (!required || !best || target === null || actual >= target) return undefined
  return feasibility(Number(required.over) / Number(required.under), best.perDay)
}

const MICRO = 1_000_000
/** A rate as a fraction, to six places: rates are estimates, but print the same everywhere. */
export const rateRatio = (perDay: number): Ratio => ratio(BigInt(Math.round(perDay * MICRO)), BigInt(MICRO))
