import { addDays, type PlainDate, weekday } from '../platform/plain-date.ts'
import type { Period } from './pace.ts'
import type { Workdays } from './workdays.ts'

/** A full week, Monday to Sunday, and what it brought. */
export interface Week {
  readonly monday: PlainDate
  readonly amount: bigint
}

/** Gives whole numbers from 0 to 2³² − 1; the same start gives the same row. */
export type Draw = () => number

/** Per working day. */
export interface Rate {
  readonly amount: number
  readonly workingDays: number
  readonly perDay: number
}

export interface Forecast {
  /** Weeks that were looked at, at most the last eight. */
  readonly weeks: number
  /** Mean per working day, the highest and the lowest week left out. */
  readonly rate: number
  readonly low: bigint
  readonly mid: bigint
  readonly high: bigint
  /** First day on which the mean course reaches the target; null when it does not within the period. */
  readonly reachedOn: PlainDate | null
}

export const FORECAST_WEEKS = 8
export const LEAST_WEEKS = 4
const RESAMPLES = 400

/** The last full weeks inside the period that had ended by the end of `day`, oldest first, as Mondays. */
export function fullWeeks({ from }: Period, day: PlainDate, most: number): PlainDate[] {
  const lastSunday = addDays(day, -(weekday(day) % 7))
  const mondays: PlainDate[] = []
  for (let monday = addDays(lastSunday, -6); monday >= from && mondays.length < most; monday = addDays(monday, -7))
    mondays.unshift(monday)
  return mondays
}

/** What each week brought per working day; a week without any (春节) says nothing about the pace and is left out. */
export function weeklyRates(weeks: readonly Week[], days: Workdays): Rate[] {
  return weeks.flatMap(({ monday, amount }) => {
    const workingDays = days.between(addDays(monday, -1), addDays(monday, 6))
    return workingDays === 0 ? [] : [{ amount: Number(amount), workingDays, perDay: Number(amount) / workingDays }]
  })
}

/** Mean without one highest and one lowest value; the plain mean of fewer than three. */
export function trimmedMean(values: readonly number[]): number {
  let sum = 0
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    sum += value
    if (value < low) low = value
    if (value > high) high = value
  }
  return values.length < 3 ? sum / values.length : (sum - low - high) / (values.length - 2)
}

/** Asked for a forecast: what is there, what it should become, and the weeks behind it. */
export interface Course {
  readonly actual: bigint
  readonly target: bigint | null
  readonly period: Period
  readonly day: PlainDate
  readonly weeks: readonly Week[]
}

/**
 * 预测: actual + r · working days left, r the trimmed mean of the last 8 full weeks per working day; P10–P90 by drawing
 * weeks anew. undefined with fewer than 4 weeks, or where the calendar of the rest of the period is not published.
 */
export function forecast(course: Course, days: Workdays, draw: Draw): Forecast | undefined {
  const { actual, period, day, weeks } = course
  if (!days.covers(period.from, period.to)) return undefined
  const rates = weeklyRates(weeks.slice(-FORECAST_WEEKS), days).map(({ perDay }) => perDay)
  if (rates.length < LEAST_WEEKS) return undefined
  const left = day < period.to ? days.between(day, period.to) : 0
  const rate = trimmedMean(rates)
  const [low, high] = bandOf(rates, draw)
  const by = (perDay: number) => actual + BigInt(Math.round(perDay * left))
  const reachedOn = reachDay(course, rate, left, days)
  return {
    weeks: rates.length,
    rate,
    low: by(Math.min(low, rate)),
    mid: by(rate),
    high: by(Math.max(high, rate)),
    reachedOn,
  }
}

/** The 10th and the 90th percentile of the trimmed mean over weeks drawn with replacement. */
function bandOf(rates: readonly number[], draw: Draw): [number, number] {
  const means = new Float64Array(RESAMPLES)
  const drawn = new Array<number>(rates.length)
  for (let i = 0; i < RESAMPLES; i += 1) {
    for (let week = 0; week < rates.length; week += 1)
      drawn[week] = rates[Math.floor((draw() / 2 ** 32) * rates.length)]!
    means[i] = trimmedMean(drawn)
  }
  means.sort()
  return [means[Math.floor(RESAMPLES * 0.1)]!, means[Math.ceil(RESAMPLES * 0.9) - 1]!]
}

function reachDay({ actual, target, day }: Course, rate: number, left: number, days: Workdays): PlainDate | null {
  if (target === null) return null
  if (actual >= target) return day
  const needed = rate > 0 ? Math.ceil(Number(target - actual) / rate) : Number.POSITIVE_INFINITY
  return needed <= left ? days.after(day, needed) : null
}

export type Feasibility = 'feasible' | 'tight' | 'hard'

/** The best four weeks in a row so far, per working day; undefined with fewer than four. */
export function bestRate(weeks: readonly Week[], days: Workdays): Rate | undefined {
  const rates = weeklyRates(weeks, days)
  const windows = rates.slice(LEAST_WEEKS - 1).map((_, i) => rates.slice(i, i + LEAST_WEEKS))
  const totals = windows.map((window) => {
    const amount = window.reduce((total, week) => total + week.amount, 0)
    const workingDays = window.reduce((total, week) => total + week.workingDays, 0)
    return { amount, workingDays, perDay: amount / workingDays }
  })
  return totals.reduce<Rate | undefined>((best, one) => (best && best.perDay >= one.perDay ? best : one), undefined)
}

/** 可行性: required ÷ best four-week rate; ≤ 1 feasible, ≤ 1.5 tight, above that hard. */
export function feasibility(required: number, best: number): Feasibility {
  if (required <= best) return 'feasible'
  return required <= best * 1.5 ? 'tight' : 'hard'
}

/**
 * A mixed 32-bit generator (mulberry32) started by a text, so that one line at one place on one day always shows the same
 * band.
 */
export function drawFrom(seed: string): Draw {
  let state = 0x9e3779b9
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}
