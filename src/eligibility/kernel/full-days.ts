import { plainDate } from '../../platform/plain-date.ts'
import { dayNumber, dayText, fullOn } from '../anniversary.ts'
import type { Readings } from '../readings.ts'

/** Days of the table: whatever a living person's record can hold. Others are worked out one by one. */
const FIRST = dayNumber(plainDate('1900-01-01'))
const LAST = dayNumber(plainDate('2100-12-31'))
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** The day on which years after a day are full: a look-up instead of a calendar. */
export interface FullDays {
  readonly table: Int32Array
  readonly years: number
  readonly readings: Readings
}

const known = new Map<string, FullDays>()

export function fullDays(years: number, readings: Readings): FullDays {
  const key = `${years} ${readings['R-LEAP']} ${readings['R-EDGE']}`
  const before = known.get(key)
  if (before) return before
  const made = { table: tableOf(years, readings), years, readings }
  known.set(key, made)
  return made
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Month by month: within a month the days are full one after the other, but for 29 February. */
function tableOf(years: number, readings: Readings): Int32Array {
  const table = new Int32Array(LAST - FIRST + 1)
  let at = 0
  for (let year = 1900; year <= 2100; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const first = fullOn(plainDate(`${year}-${String(month).padStart(2, '0')}-01`), years, readings)
      const days = month === 2 && isLeap(year) ? 29 : MONTHS[month - 1]!
      for (let day = 0; day < days; day += 1) table[at + day] = first + day
      if (days === 29) table[at + 28] = fullOn(plainDate(`${year}-02-29`), years, readings)
      at += days
    }
  }
  return table
}

export function fullAfter({ table, years, readings }: FullDays, day: number): number {
  return day >= FIRST && day <= LAST ? table[day - FIRST]! : fullOn(dayText(day), years, readings)
}
