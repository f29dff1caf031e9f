import { firstDayOfYear, LAST_DAY, lastDayOfYear, yearOfDay } from '../anniversary.ts'
import type { Readings } from '../readings.ts'
import type { Columns } from './columns.ts'
import { type FullDays, fullDays } from './full-days.ts'

/** Everything that a look at the columns needs besides the person: the day, the readings, and tables made of them. */
export interface Moment {
  readonly columns: Columns
  readonly readings: Readings
  /** The day asked about: posts are those of this day. */
  readonly asOf: number
  readonly lastDay: number
  /** The day looked at: `asOf`, but for `on` nodes. */
  readonly day: number
  /** The last day that counts for years: by R-END `yearEnd` 31 December. */
  readonly until: number
  readonly restarts: boolean
  /** Tables of full days by the number of years, made when first asked for. */
  readonly full: (years: number) => FullDays
}

export function momentOf(columns: Columns, readings: Readings, asOf: number, lastDay: number, day = asOf): Moment {
  const tables: (FullDays | undefined)[] = []
  return {
    ...{ columns, readings, asOf, lastDay, day, restarts: readings['R-GAP'] === 'restart' },
    until: readings['R-END'] === 'yearEnd' ? lastDayOfYear(yearOfDay(day)) : day,
    full: (years) => {
      tables[years] ??= fullDays(years, readings)
      return tables[years]
    },
  }
}

/** Whether the day looked at lies where declarations may count to a day of [first, last]. */
export function isDeclaredIn({ day, readings }: Moment, first: number, last: number): boolean {
  if (first > last) return false
  if (readings['R-END'] === 'declare') return first <= day && day <= last
  if (first > LAST_DAY || day < firstDayOfYear(yearOfDay(first))) return false
  if (last > LAST_DAY) return true
  const year = yearOfDay(last)
  return day <= (lastDayOfYear(year) <= last ? last : firstDayOfYear(year) - 1)
}
