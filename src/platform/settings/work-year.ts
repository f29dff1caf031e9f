import { addDays, dayOf, daysBetween, type PlainDate, weekday, yearOf } from '../plain-date.ts'
import type { FieldFault } from '../refusal.ts'

/** One yearly notice of the State Council's office: days off, make-up working days, and where it says so. */
export interface WorkYear {
  readonly year: number
  readonly source: string
  readonly off: readonly PlainDate[]
  readonly worked: readonly PlainDate[]
}

/** A run of days, both ends included, as a notice writes it. */
export interface Run {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** The notice of a year may begin in the last days of the year before (2022-12-31 belongs to 2023). */
const EARLIEST_DAYS_BEFORE = 7
const LONGEST_RUN = 30

export function daysOf({ from, to }: Run): PlainDate[] {
  return Array.from({ length: Math.max(daysBetween(from, to) + 1, 0) }, (_, i) => addDays(from, i))
}

/** What is wrong with a notice as typed: runs backwards or too long, days of another year, make-up days that are none. */
export function faultsOfNotice(year: number, off: readonly Run[], worked: readonly PlainDate[]): FieldFault[] {
  const free = new Set(off.flatMap(daysOf))
  return [
    ...off.flatMap(({ from, to }, i) => {
      if (to < from || daysBetween(from, to) >= LONGEST_RUN) return [faultAt(`off.${i}.to`, 'work-year.run-wrong')]
      return within(year, from) && within(year, to) ? [] : [faultAt(`off.${i}.from`, 'work-year.other-year', { year })]
    }),
    ...worked.flatMap((day, i) => {
      if (!within(year, day)) return [faultAt(`worked.${i}`, 'work-year.other-year', { year })]
      return weekday(day) < 6 || free.has(day) ? [faultAt(`worked.${i}`, 'work-year.no-make-up', { day })] : []
    }),
  ]
}

const faultAt = (field: string, code: string, facts: FieldFault['facts'] = {}): FieldFault => ({ field, code, facts })

const within = (year: number, day: PlainDate): boolean =>
  yearOf(day) === year || (day < dayOf(year, 1, 1) && daysBetween(day, dayOf(year, 1, 1)) <= EARLIEST_DAYS_BEFORE)
