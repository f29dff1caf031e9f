import { answerBy } from '../people/corrections/rules.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '../platform/working-days.ts'

/** What can wait for somebody, and the verb that does it. */
export const matterKinds = [
  ...(['notice.confirm', 'notice.issue', 'class.approve', 'class.mend', 'class.start', 'class.complete'] as const),
  ...(['target.split', 'correction.answer', 'merge.decide'] as const),
  ...(['task.take', 'task.report', 'task.close'] as const),
  ...(['order.open', 'order.issue', 'order.sign', 'order.handle', 'order.answer', 'order.rework'] as const),
  ...(['order.takeUp', 'order.check', 'order.close', 'order.extension', 'order.decide'] as const),
] as const
export type MatterKind = (typeof matterKinds)[number]

/** Something that waits, as the rooms' tables tell it. `day`: the class's day, or when the notice came. */
export interface Waiting {
  readonly kind: MatterKind
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly count: number
  readonly startsOn: PlainDate | null
  readonly endsOn: PlainDate | null
}

export const groups = ['overdue', 'today', 'soon', 'later', 'open'] as const
export type Group = (typeof groups)[number]

/** A class is decided three working days before it begins; its hours are reported within five after its last day. */
const DECIDE_BEFORE = 3
const COMPLETE_WITHIN = 5
const SOON = 2

/** Until when it is to be done; null where nothing sets a day. Years without a published calendar have no deadline yet. */
export function dueOf({ kind, startsOn, endsOn }: Waiting, calendar: WorkCalendar): PlainDate | null {
  if ((kind === 'class.approve' || kind === 'class.mend') && startsOn)
    return addWorkingDays(calendar, startsOn, -DECIDE_BEFORE)
  if (kind === 'correction.answer' && startsOn) return answerBy(startsOn, calendar)
  if (kind === 'class.start') return startsOn
  if (kind.startsWith('order.') || kind.startsWith('task.')) return endsOn
  if (kind === 'class.complete' && endsOn) return addWorkingDays(calendar, endsOn, COMPLETE_WITHIN)
  return null
}

/** Working days left; 0 is today, negative is overdue. */
export const daysLeft = (due: PlainDate, today: PlainDate, calendar: WorkCalendar): number =>
  due === today ? 0 : workingDaysBetween(calendar, today, due) || (due < today ? -1 : 1)

export function groupOf(left: number | null): Group {
  if (left === null) return 'open'
  if (left < 0) return 'overdue'
  if (left === 0) return 'today'
  return left <= SOON ? 'soon' : 'later'
}

/** Overdue first, then by day; what has no day comes last. */
export function byUrgency(
  a: { left: number | null; title: string },
  b: { left: number | null; title: string },
): number {
  if (a.left === b.left) return a.title < b.title ? -1 : 1
  return (a.left ?? Number.POSITIVE_INFINITY) - (b.left ?? Number.POSITIVE_INFINITY)
}
