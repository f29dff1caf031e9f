import { fromDayNumber, numberOf, type PlainDate, plainDate, yearOf } from '../platform/plain-date.ts'
import type { Readings } from './readings.ts'
import { between, type Timeline } from './timeline.ts'

/** Days are counted as numbers (1 is 0001-01-01); beyond the last day that can be written there is only Infinity. */
export const LAST_DAY = numberOf('9999-12-31')

export const dayNumber = (day: PlainDate): number => numberOf(day)
export const dayText = (day: number): PlainDate => fromDayNumber(day)
export const yearOfDay = (day: number): number => yearOf(fromDayNumber(Math.min(Math.max(day, 1), LAST_DAY)))

const four = (year: number) => String(year).padStart(4, '0')
export const firstDayOfYear = (year: number): number =>
  year < 1 ? -Infinity : year > 9999 ? Infinity : numberOf(`${four(year)}-01-01`)
export const lastDayOfYear = (year: number): number =>
  year < 1 ? -Infinity : year > 9999 ? Infinity : numberOf(`${four(year)}-12-31`)

const existing = (year: number, monthAndDay: string): number => {
  const text = `${four(year)}-${monthAndDay}`
  return numberOf(plainDate(text))
}

/**
 * The same day `years` later; a 29 February in a common year is 28 February (民法典 第202条), by reading R-LEAP 1 March.
 * Years are added once, from the original day.
 */
export function anniversary(day: PlainDate, years: number, leap: Readings['R-LEAP']): number {
  const year = yearOf(day) + years
  if (year > 9999) return Infinity
  const monthAndDay = day.slice(5)
  if (monthAndDay !== '02-29') return existing(year, monthAndDay)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (isLeap) return existing(year, monthAndDay)
  return existing(year, leap === 'monthEnd' ? '02-28' : '03-01')
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
