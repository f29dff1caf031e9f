import { addDays, type PlainDate, yearOf } from '../../platform/plain-date.ts'
import { addWorkingDays, type WorkCalendar } from '../../platform/working-days.ts'

const ANSWER_WITHIN = 5
/** The longest run of days off is eight; five working days are always over by then. */
const OVER_BY = 20

/** The fifth working day after a worker asked; null where the calendar of that time is not published yet. */
export const answerBy = (askedOn: PlainDate, calendar: WorkCalendar): PlainDate | null =>
  calendar.years.has(yearOf(askedOn)) && calendar.years.has(yearOf(addDays(askedOn, OVER_BY)))
    ? addWorkingDays(calendar, askedOn, ANSWER_WITHIN)
    : null
