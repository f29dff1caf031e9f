import { isError } from './across-rows.ts'
import type { RosterMark, RosterReading } from './reading.ts'

/**
 * The reading with findings that only the office's records show: who is in another class, whose certificate it is.
 * A row that was good or warned and now has an error is bad and no longer among the rows to store; a good row with a
 * warning is warned.
 * @param checked codes that the records were asked for: they leave `notChecked` also when nothing was found.
 */
export function addMarks(
  reading: RosterReading,
  more: readonly RosterMark[],
  checked: readonly string[] = [],
): RosterReading {
  const ran = new Set([...checked, ...more.map(({ code }) => code)])
  const notChecked = reading.notChecked.filter((code) => !ran.has(code))
  if (more.length === 0) return { ...reading, notChecked }
  const before = statesOf(reading.marks)
  const marks = [...reading.marks, ...more].sort((a, b) => a.row - b.row || a.column - b.column)
  const after = statesOf(marks)
  const count = (states: ReadonlyMap<number, string>, state: string) =>
    [...states.values()].filter((one) => one === state).length
  const gained = (state: string) => count(after, state) - count(before, state)
  return {
    ...reading,
    good: reading.good - (after.size - before.size),
    warned: reading.warned + gained('warned'),
    bad: reading.bad + gained('bad'),
    notChecked,
    marks,
    rows: reading.rows.filter(({ row }) => after.get(row) !== 'bad'),
    preview: reading.preview.map((one) => ({ ...one, state: after.get(one.row) ?? one.state })),
  }
}

/** Rows that have findings, each warned or bad. */
function statesOf(marks: readonly RosterMark[]): Map<number, 'warned' | 'bad'> {
  const states = new Map<number, 'warned' | 'bad'>()
  for (const mark of marks) if (states.get(mark.row) !== 'bad') states.set(mark.row, isError(mark) ? 'bad' : 'warned')
  return states
}
