import { addDays, type PlainDate, yearOf } from '../../platform/plain-date.ts'
import { isWorkingDay, type WorkCalendar, workingDaysBetween } from '../../platform/working-days.ts'
import { NEAR, orderLight, type Timed } from './history-rules.ts'
import type { Obstacle } from './move-rules.ts'

const said = (code: string, facts: Obstacle['facts'] = {}): Obstacle => ({ code: `order-light.${code}`, facts })

/** Working days left, negative when overdue; null where nothing is due or today's year is not loaded. */
export function daysLeft({ dueOn, answeredOn }: Timed, today: PlainDate, calendar: WorkCalendar): number | null {
  if (dueOn === null || answeredOn !== null || !calendar.years.has(yearOf(today))) return null
  if (today > dueOn) return Math.min(workingDaysBetween(calendar, today, dueOn), -1)
  return workingDaysBetween(calendar, today, dueOn)
}

/** The sentence that says why an order's light is what it is. */
export function lightSentence(
  order: Timed & { readonly closedOn: PlainDate | null },
  today: PlainDate,
  calendar: WorkCalendar,
): Obstacle {
  const { state, dueOn, answeredOn, closedOn } = order
  const light = orderLight(order, today, calendar)
  if (state === 'closed') return said('closed', { on: closedOn! })
  if (state === 'cancelled' || state === 'merged') return said(state)
  if (dueOn === null) return said('not-issued')
  if (answeredOn) return said(light === 'red' ? 'answered-late' : 'answered', { on: answeredOn, due: dueOn })
  const days = daysLeft(order, today, calendar)
  if (light === 'red') return said('overdue', { due: dueOn, days: days === null ? '' : -days })
  if (days === 0) return said('today')
  return said(light === 'yellow' ? 'near' : 'in-time', { due: dueOn, days: days ?? '' })
}

/** The last due date that is yellow today: the third working day from now, or the end of the loaded years. */
export function nearUntil(today: PlainDate, calendar: WorkCalendar): PlainDate {
  let [day, left] = [today, NEAR]
  while (left > 0 && calendar.years.has(yearOf(addDays(day, 1)))) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}
