import type { PlainDate } from '../platform/plain-date.ts'
import { dayNumber, dayText, declaredIn, fullOn, LAST_DAY } from './anniversary.ts'
import type { Readings } from './readings.ts'
import { always, anyOf, type Timeline } from './timeline.ts'

/** Every day counts: a plain term that work has no part in. */
export const everyDay: Timeline = always(3)

/**
 * years(from, N, kind, D): `years` full years of days that count since `from` (that day not counted), on declaration day
 * D. Days known not to count push the end by as many days, days not known make it 待核实; by reading R-GAP `restart` the
 * count begins anew after each day that does not count. §6.3; 民法典 第201、202条.
 */
export function yearsSince(from: PlainDate, years: number, days: Timeline, readings: Readings): Timeline {
  if (readings['R-GAP'] === 'restart' && days !== everyDay) return restarting(from, years, days, readings)
  const need = fullOn(from, years, readings) - dayNumber(from)
  const likely = dayWith(need, 2, dayNumber(from), days)
  const sure = dayWith(need, 3, dayNumber(from), days)
  return anyOf([declaredIn(likely, Infinity, 2, readings), declaredIn(sure, Infinity, 3, readings)])
}

/** The day on which `need` days of at least that degree lie behind, counted from the day after `from`. */
function dayWith(need: number, least: 2 | 3, from: number, line: Timeline): number {
  if (need <= 0) return from
  let left = need
  for (let at = 0; at < line.days.length; at += 1) {
    if (line.values[at]! < least) continue
    const first = Math.max(line.days[at]!, from + 1)
    const next = line.days[at + 1] ?? Infinity
    if (next <= first) continue
    if (next - first >= left) return first + left - 1
    left -= next - first
  }
  return Infinity
}

function restarting(from: PlainDate, years: number, line: Timeline, readings: Readings): Timeline {
  const lines = ([2, 3] as const).flatMap((least) =>
    runsOf(line, least, dayNumber(from)).map(([first, last]) => {
      const start = first - 1
      if (start > LAST_DAY) return always(0)
      const full = fullOn(start === dayNumber(from) ? from : dayText(start), years, readings)
      return declaredIn(full, last, least, readings)
    }),
  )
  return anyOf(lines)
}

/** Unbroken runs of days of at least that degree after `from`. */
function runsOf({ days, values }: Timeline, least: 2 | 3, from: number): [first: number, last: number][] {
  const runs: [number, number][] = []
  for (let at = 0; at < days.length; at += 1) {
    if (values[at]! < least) continue
    const first = Math.max(days[at]!, from + 1)
    const last = (days[at + 1] ?? Infinity) - 1
    if (last < first) continue
    const before = runs.at(-1)
    if (before && before[1] + 1 === first) before[1] = last
    else runs.push([first, last])
  }
  return runs
}
