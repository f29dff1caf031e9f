import { addDays, addMonths, lastDayOfMonth, monthOf, type PlainDate } from '../../platform/plain-date.ts'

/** Days from the first to the last, both included. */
export interface Days {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** A span of days as whole months, which have tallies of their own, and the days left over at its ends. */
export interface SplitSpan {
  /** From the first day of the first whole month to the last day of the last one. */
  readonly months: Days | null
  readonly days: readonly Days[]
}

/** Takes the whole months out of a span. An empty span (to before from) has neither months nor days. */
export function splitSpan({ from, to }: Days): SplitSpan {
  if (to < from) return { months: null, days: [] }
  const first = from === monthOf(from) ? from : addMonths(monthOf(from), 1)
  const last = to === lastDayOfMonth(to) ? to : addDays(monthOf(to), -1)
  if (last < first) return { months: null, days: [{ from, to }] }
  const before = from < first ? [{ from, to: addDays(first, -1) }] : []
  const after = last < to ? [{ from: addDays(last, 1), to }] : []
  return { months: { from: first, to: last }, days: [...before, ...after] }
}
