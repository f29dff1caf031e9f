import { fromDayNumber, type PlainDate } from '../platform/plain-date.ts'
import type { Readings } from './readings.ts'
import { between, type Timeline } from './timeline.ts'

/** Days are counted as numbers (1 is 0001-01-01); beyond the last day that can be written there is only Infinity. */
export const LAST_DAY = 3_652_059

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const leapYearsTo = (year: number): number => Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
const daysBeforeYear = (year: number): number => 365 * (year - 1) + leapYearsTo(year - 1)
const numberIn = (year: number, month: number, day: number): number =>
  daysBeforeYear(year) + DAYS_BEFORE_MONTH[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0) + day

/** The number of a day that exists: read digit by digit, since a run asks it some ten million times. */
export function dayNumber(day: PlainDate): number {
  const digits = (first: number, last: number) => {
    let number = 0
    for (let at = first; at < last; at += 1) number = number * 10 + day.charCodeAt(at) - 48
    return number
  }
  return numberIn(digits(0, 4), digits(5, 7), digits(8, 10))
}

export const dayText = (day: number): PlainDate => fromDayNumber(day)

export function yearOfDay(day: number): number {
  const known = Math.min(Math.max(day, 1), LAST_DAY)
  let year = Math.floor(known / 365.2425) + 1
  while (daysBeforeYear(year) >= known) year -= 1
  while (daysBeforeYear(year + 1) < known) year += 1
  return year
}

export const firstDayOfYear = (year: number): number =>
  year < 1 ? -Infinity : year > 9999 ? Infinity : daysBeforeYear(year) + 1
export const lastDayOfYear = (year: number): number =>
  year < 1 ? -Infinity : year > 9999 ? Infinity : daysBeforeYear(year + 1)

/**
 * The same day `years` later; a 29 February in a common year is 28 February (民法典 第202条), by reading R-LEAP 1 March.
 * Years are added once, from the original day.
 */
export function anniversary(day: PlainDate, years: number, leap: Readings['R-LEAP']): number {
  const year = Number(day.slice(0, 4)) + years
  if (year > 9999) return Infinity
  const [month, dayOfMonth] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  if (month !== 2 || dayOfMonth !== 29 || isLeap(year)) return numberIn(year, month, dayOfMonth)
  return leap === 'monthEnd' ? numberIn(year, 2, 28) : numberIn(year, 3, 1)
}

/** First day on which `years` are full: the anniversary, by reading R-EDGE the day after (民法典 第201条). */
export const fullOn = (day: PlainDate, years: number, readings: Readings): number =>
  anniversary(day, years, readings['R-LEAP']) + (readings['R-EDGE'] === 'next' ? 1 : 0)

/**
 * The days of declaration whose years are counted to a day of the stretch: the stretch itself, by reading R-END every
 * year whose 31 December lies in it.
 */
export function declaredIn(first: number, last: number, value: 2 | 3, readings: Readings): Timeline {
  if (first > last || first === Infinity) return between(1, 0, 0)
  if (readings['R-END'] === 'declare') return between(first, last, value)
  if (first > LAST_DAY) return between(1, 0, 0)
  const from = first === -Infinity ? first : firstDayOfYear(yearOfDay(first))
  if (last > LAST_DAY) return between(from, Infinity, value)
  const year = yearOfDay(last)
  return between(from, lastDayOfYear(year) <= last ? last : firstDayOfYear(year) - 1, value)
}
