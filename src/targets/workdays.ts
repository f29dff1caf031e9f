import { type PlainDate, yearOf } from '../platform/plain-date.ts'
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '../platform/working-days.ts'

/** The working days of a calendar, each span counted once however many places ask for it. */
export interface Workdays {
  /** Whether every year from one day to another has a published calendar. */
  covers(a: PlainDate, b: PlainDate): boolean
  /** Working days in (a, b]. @throws Refusal calendar.not-published */
  between(a: PlainDate, b: PlainDate): number
  /** The n-th working day after `day` (n ≥ 1). @throws Refusal calendar.not-published */
  after(day: PlainDate, count: number): PlainDate
}

/** For one answer: what was counted is kept as long as it is held. */
export function workdaysOf(calendar: WorkCalendar): Workdays {
  const counted = new Map<string, number>()
  const sequences = new Map<PlainDate, PlainDate[]>()
  return {
    covers(a, b) {
      for (let year = yearOf(a); year <= yearOf(b); year += 1) if (!calendar.years.has(year)) return false
      return true
    },
    between(a, b) {
      const key = `${a} ${b}`
      const known = counted.get(key)
      if (known !== undefined) return known
      const count = workingDaysBetween(calendar, a, b)
      counted.set(key, count)
      return count
    },
    after(day, count) {
      const following = sequences.get(day) ?? [day]
      sequences.set(day, following)
      while (following.length <= count) following.push(addWorkingDays(calendar, following.at(-1)!, 1))
      return following[count]!
    },
  }
}
