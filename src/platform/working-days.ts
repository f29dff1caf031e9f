import { addDays, type PlainDate, weekday, yearOf } from './plain-date.ts'
import { Refusal } from './refusal.ts'

/** The State Council's arrangements for the loaded years: days off and make-up working days (民法典 第200–204条). */
export interface WorkCalendar {
  readonly years: ReadonlySet<number>
  readonly off: ReadonlySet<PlainDate>
  readonly worked: ReadonlySet<PlainDate>
}

/** @throws Refusal calendar.not-published, with the year: a weekday guess would look like a real deadline. */
export function isWorkingDay(calendar: WorkCalendar, day: PlainDate): boolean {
  if (!calendar.years.has(yearOf(day))) throw new Refusal('conflict', 'calendar.not-published', { year: yearOf(day) })
  return calendar.worked.has(day) || (!calendar.off.has(day) && weekday(day) <= 5)
}

/** The n-th working day after `day` (n ≥ 1); negative n counts back. The result is always a working day. */
export function addWorkingDays(calendar: WorkCalendar, day: PlainDate, count: number): PlainDate {
  const step = count < 0 ? -1 : 1
  let reached = day
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step)
    if (isWorkingDay(calendar, reached)) left -= 1
  }
  return reached
}

/** The day itself if it is a working day, else the next one: the end of a term counted in calendar days. */
export function rollForward(calendar: WorkCalendar, day: PlainDate): PlainDate {
  let reached = day
  while (!isWorkingDay(calendar, reached)) reached = addDays(reached, 1)
  return reached
}

/** Working days in (a, b]; negative when b is earlier. */
export function workingDaysBetween(calendar: WorkCalendar, a: PlainDate, b: PlainDate): number {
  if (b < a) return -workingDaysBetween(calendar, b, a)
  let count = 0
  for (let day = addDays(a, 1); day <= b; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1
  return count
}
