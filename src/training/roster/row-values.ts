import type { Facts } from '../../platform/refusal.ts'
import type { Cell, SheetRow } from '../../platform/workbook/cell.ts'
import type { ColumnKind, RosterField } from './fields.ts'
import type { RosterHead } from './head.ts'
import type { RosterContext, RosterMark } from './reading.ts'
import { isUnknown, trimmed } from './text.ts'

/** One row while it is being checked: its cells by field, and the marks made so far. */
export interface RowDraft {
  readonly row: number
  readonly head: RosterHead
  readonly context: RosterContext
  readonly date1904: boolean
  readonly cells: SheetRow['cells']
  readonly marks: RosterMark[]
}

const ERROR_TEXT = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/

/** Code that stands for an error value (#N/A) in a field that has no code of its own for what it should hold. */
const errorCodes: Readonly<Record<RosterField, string>> = {
  name: 'E11',
  idType: 'E12',
  idNumber: 'E21',
  sex: 'W21',
  birth: 'E46',
  ethnicity: 'E26',
  education: 'E27',
  residence: 'E28',
  residenceKind: 'E29',
  groups: 'E30',
  phone: 'E31',
  employer: 'E32',
  employerCode: 'W33',
  occupation: 'E34',
  level: 'E36',
  formerCertificate: 'W37',
  years: 'E38',
  bank: 'E39',
  account: 'E39',
  payee: 'W41',
  hours: 'E42',
  attended: 'E42',
  score: 'E43',
  certificate: 'E44',
  certifiedOn: 'E46',
  note: 'W41',
}

export const hasColumn = (draft: RowDraft, kind: ColumnKind): boolean => draft.head.columns.has(kind)

export const columnOf = (draft: RowDraft, field: ColumnKind): number => draft.head.columns.get(field)?.[0] ?? 0

/** The cell of a field; undefined when it is empty or says that it is not known. */
export function cellOf(draft: RowDraft, field: ColumnKind, at = 0): Cell | undefined {
  const cell = draft.cells[draft.head.columns.get(field)?.[at] ?? -1]
  return cell && (cell.kind === 'error' || !isUnknown(trimmed(cell.text))) ? cell : undefined
}

/**
 * The cell of a field, ready for reading. An error value is marked and then counts as empty; a note is never parsed.
 */
export function readableCell(draft: RowDraft, field: RosterField, at = 0): Cell | undefined {
  const cell = cellOf(draft, field, at)
  if (!cell || !isErrorValue(cell)) return cell
  if (field !== 'note') mark(draft, field, errorCodes[field], 'error-value', { found: cell.text }, at)
  return undefined
}

export const isErrorValue = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.kind === 'error' || (cell.text.startsWith('#') && ERROR_TEXT.test(cell.text)))

export function textOf(draft: RowDraft, field: RosterField): string | null {
  const cell = readableCell(draft, field)
  return cell ? trimmed(cell.text) : null
}

/** Marks the cell of a field. */
export function mark(
  draft: RowDraft,
  field: RosterField | 'classNumber',
  code: string,
  reason?: string,
  facts?: Facts,
  at = 0,
): void {
  const column = draft.head.columns.get(field)?.[at] ?? 0
  const value = draft.cells[column]?.text ?? ''
  draft.marks.push({ row: draft.row, column, field, code, value, ...(reason && { reason }), ...(facts && { facts }) })
}
