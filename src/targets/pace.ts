import { daysBetween, type PlainDate } from '../platform/plain-date.ts'
import { minus, points, type Ratio, ratio, whole } from './ratio.ts'
import type { Workdays } from './workdays.ts'

export interface Period {
  readonly from: PlainDate
  /** The last day, included. */
  readonly to: PlainDate
}

/**
 * 时序进度 on a day: (d − a + 1) ÷ (b − a + 1) in calendar days, 0 before the period and 1 after it. The domain handbook
 * §2.10: 2021-06-30 in the year 2021 is 181/365.
 */
export function elapsed({ from, to }: Period, day: PlainDate): Ratio {
  const length = daysBetween(from, to) + 1
  const gone = Math.min(Math.max(daysBetween(from, day) + 1, 0), length)
  return ratio(BigInt(gone), BigInt(length))
}

/** 完成率 as a fraction; undefined where nothing has to be reached. */
export const completion = (actual: bigint, target: bigint): Ratio | undefined =>
  target > 0n ? ratio(actual, target) : undefined

/** 超/欠时序 in percentage points: completion less elapsed, −6.09 where 43.5 % stands against 49.59 %. */
export const gapInPoints = (done: Ratio, gone: Ratio): Ratio => points(minus(done, gone))

/**
 * Working days after `day` until the end of the period; null where a year between has no published calendar yet
 * (a guess would look like a real deadline).
 */
export function workingDaysLeft(days: Workdays, { to }: Period, day: PlainDate): number | null {
  if (day >= to) return 0
  return days.covers(day, to) ? days.between(day, to) : null
}

/**
 * 所需日均: what has to be reached each working day from tomorrow on, (target − actual) ÷ working days left.
 * 0 when it is reached already; undefined when no working day is left.
 */
export function requiredDaily(actual: bigint, target: bigint, daysLeft: number): Ratio | undefined {
  if (actual >= target) return whole(0n)
  return daysLeft > 0 ? ratio(target - actual, BigInt(daysLeft)) : undefined
}
