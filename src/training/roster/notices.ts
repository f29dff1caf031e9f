import { columnLetters } from '../../platform/workbook/cell.ts'
import type { RosterHead } from './head.ts'
import type { RosterContext, RosterMark, RosterNotice, RosterRow } from './reading.ts'
import type { RosterSheet } from './roster.ts'
import { cellOf, type RowDraft } from './row-values.ts'

/** Columns that a roster should have: without one the class answers, else the file is told once (§0 10). */
const expected = [
  ['groups', 'W30'],
  ['phone', 'W31'],
  ['occupation', 'W34'],
  ['level', 'W36'],
] as const

export function fileNotices(
  head: RosterHead,
  context: RosterContext,
  hiddenRows: number,
  people: number,
  sheet: RosterSheet,
  rows: readonly RosterRow[],
): RosterNotice[] {
  const notices: RosterNotice[] = []
  for (const [field, code] of expected) {
    if (head.columns.has(field)) continue
    if (context.class && (field === 'occupation' || field === 'level') && context.class[field] !== null) continue
    notices.push({ code, field })
  }
  for (const { kind, column } of head.repeated)
    notices.push({ code: 'W02', field: kind, facts: { column: columnLetters(column) } })
  if (hiddenRows > 0) notices.push({ code: 'W03', field: null, facts: { rows: hiddenRows } })
  const planned = context.class?.plannedPeople ?? sheet.statedPeople
  if (people > 0 && planned !== null && planned !== undefined && planned !== people)
    notices.push({ code: 'W54', field: null, facts: { planned, people } })
  const ownCharacters = rows.filter(({ name }) => /\p{Co}/u.test(name)).map(({ row }) => String(row))
  if (ownCharacters.length > 0)
    notices.push({ code: 'W11', field: 'name', facts: { rows: ownCharacters.slice(0, 20) } })
  return notices
}

/** Watches the serial numbers: they may start again, but a number left out is told once. */
export function sequenceWatch(): { look(draft: RowDraft): void; notices(): RosterNotice[] } {
  let last: number | undefined
  let gaps = 0
  let first = 0
  return {
    look(draft) {
      const number = Number(cellOf(draft, 'sequence')?.text ?? Number.NaN)
      if (!Number.isInteger(number)) return
      if (last !== undefined && number !== last + 1 && number !== 1) {
        gaps += 1
        if (first === 0) first = draft.row
      }
      last = number
    },
    notices: () => (gaps > 0 ? [{ code: 'W01', field: 'sequence', facts: { row: first, gaps } }] : []),
  }
}

/**
 * The checks that did not run because their list or record is absent: the class, the registry, the list of occupations.
 */
export function notChecked(
  context: RosterContext,
  marks: readonly RosterMark[],
  statedPeople: number | null,
): readonly string[] {
  const roster = context.class
  const missing = new Set<string>(['E32', 'E37', 'E52', 'W30'])
  if (!roster?.startsOn) for (const code of ['E47', 'W47']) missing.add(code)
  if (!roster?.endsOn) missing.add('E45')
  if (!roster?.occupation && !roster?.level) missing.add('E35')
  if (!roster) missing.add('E48')
  if (!roster?.plannedPeople) missing.add('E53')
  if (!roster?.plannedPeople && statedPeople === null) missing.add('W54')
  if (!context.lists.occupations) missing.add('W34')
  for (const { code } of marks) missing.delete(code)
  return [...missing].sort()
}
