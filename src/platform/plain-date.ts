import { z } from 'zod'

/** A calendar day in China, 'YYYY-MM-DD' (GB/T 7408.1): no clock and no zone. Days compare with < and >. */
export type PlainDate = string & { readonly __day: true }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const leapYearsBefore = (year: number) =>
  Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400)
const daysBeforeYear = (year: number) => 365 * (year - 1) + leapYearsBefore(year)
const daysBeforeMonth = (year: number, month: number) =>
  DAYS_BEFORE_MONTH[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0)
const two = (n: number) => String(n).padStart(2, '0')
const four = (n: number) => String(n).padStart(4, '0')

/** @throws RangeError when the text is not a day that exists, such as 2026-02-29. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a calendar day: ${text}`)
  return text
}

export const isPlainDate = (text: string): text is PlainDate =>
  SHAPE.test(text) && fromDayNumber(numberOf(text)) === text

/** For contracts: a day that exists, as text. */
export const PlainDate = z
  .string()
  .refine(isPlainDate, { error: 'not-a-day' })
  .transform((text) => text as PlainDate)
  .meta({ format: 'date' })

/** Year, month (1–12) and day (1–31) to a day. @throws RangeError when there is no such day. */
export const dayOf = (year: number, month: number, day: number): PlainDate =>
  plainDate(`${four(year)}-${two(month)}-${two(day)}`)

export const addDays = (day: PlainDate, count: number): PlainDate => fromDayNumber(numberOf(day) + count)

/** Days from a to b: 1 from the first to the second of a month, negative when b is earlier. */
export const daysBetween = (a: PlainDate, b: PlainDate): number => numberOf(b) - numberOf(a)

/** Monday is 1, Sunday is 7. */
export const weekday = (day: PlainDate): number => ((numberOf(day) - 1) % 7) + 1

export const yearOf = (day: PlainDate): number => Number(day.slice(0, 4))

/** The first day of the day's month: the key of a tally. */
export const monthOf = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate

export const lastDayOfMonth = (day: PlainDate): PlainDate => addDays(addMonths(monthOf(day), 1), -1)

/** The same day of a later month; where that month is shorter, its last day (民法典 第202条). */
export function addMonths(day: PlainDate, count: number): PlainDate {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  const wanted = Number(day.slice(8))
  const last = month === 12 ? 31 : daysBeforeMonth(year, month + 1) - daysBeforeMonth(year, month)
  return `${four(year)}-${two(month)}-${two(Math.min(wanted, last))}` as PlainDate
}

/** Day 1 is 0001-01-01, which was a Monday; NaN for a text that is no day. */
export function numberOf(text: string): number {
  const [, year, month, day] = SHAPE.exec(text)!.map(Number) as [number, number, number, number]
  if (month < 1 || month > 12 || year < 1) return Number.NaN
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day
}

export function fromDayNumber(n: number): PlainDate {
  let year = Math.floor(n / 365.2425) + 1
  while (daysBeforeYear(year) >= n) year -= 1
  while (daysBeforeYear(year + 1) < n) year += 1
  const inYear = n - daysBeforeYear(year)
  let month = 12
  while (daysBeforeMonth(year, month) >= inYear) month -= 1
  return `${four(year)}-${two(month)}-${two(inYear - daysBeforeMonth(year, month))}` as PlainDate
}
