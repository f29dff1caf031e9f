import { isError } from './across-rows.ts'
import type { RosterMark, RosterReading } from './reading.ts'

/**
 * The reading with findings that only the office's records show: who is in another class, whose certificate it is.
 * A row that was good or warned and now has an error is bad, and no longer among the rows to store.
 */
export function addMarks(reading: RosterReading, more: readonly RosterMark[]): RosterReading {
  if (more.length === 0) return reading
  const warnedBefore = new Set(reading.marks.map(({ row }) => row))
  const storable = new Set(reading.rows.map(({ row }) => row))
  const blocked = new Set(more.filter(isError).map(({ row }) => row))
  const newlyBad = [...blocked].filter((row) => storable.size === 0 || storable.has(row))
  const wereWarned = newlyBad.filter((row) => warnedBefore.has(row)).length
  return {
    ...reading,
    good: reading.good - (newlyBad.length - wereWarned),
    warned: reading.warned - wereWarned,
    bad: reading.bad + newlyBad.length,
    marks: [...reading.marks, ...more].sort((a, b) => a.row - b.row || a.column - b.column),
    rows: reading.rows.filter(({ row }) => !blocked.has(row)),
    preview: reading.preview.map((one) => (blocked.has(one.row) ? { ...one, state: 'bad' } : one)),
  }
}
