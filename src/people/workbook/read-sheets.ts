import { Refusal } from '../../platform/refusal.ts'
import type { SheetRow } from '../../platform/workbook/cell.ts'
import { type OpenWorkbook, openWorkbook } from '../../platform/workbook/open.ts'
import { fieldsOf } from '../records/fields.ts'
import type { RecordKind } from '../records/kinds.ts'
import { type Column, findHead, type SheetHead, typedOfCell } from './head-rules.ts'

/** One row with something in it: who it is about, and the fields as one would type them. */
export interface RecordLine {
  readonly row: number
  readonly personId: string
  readonly personName: string
  readonly idNumber: string
  readonly source: string
  readonly typed: Readonly<Record<string, string>>
}

export interface RecordSheet {
  readonly index: number
  readonly name: string
  readonly kind: RecordKind
  readonly columns: ReadonlyMap<Column, number>
  readonly lines: readonly RecordLine[]
}

const HEAD_ROWS = 20
export const MOST_LINES = 3000

/**
 * The sheets of a workbook that hold records.
 * @throws Refusal drop.no-sheet | drop.columns-missing with what is missing | drop.too-many | workbook.*
 */
export async function readSheets(bytes: Uint8Array, fileName: string): Promise<RecordSheet[]> {
  const book = await openWorkbook(bytes, fileName)
  const sheets: RecordSheet[] = []
  for (const [index, { name, state }] of book.sheets.entries())
    if (state === 'visible') {
      const sheet = await readSheet(book, index, name)
      if (sheet) sheets.push(sheet)
    }
  if (sheets.length === 0) throw new Refusal('invalid', 'drop.no-sheet')
  const lines = sheets.reduce((sum, sheet) => sum + sheet.lines.length, 0)
  if (lines > MOST_LINES) throw new Refusal('invalid', 'drop.too-many', { limit: MOST_LINES })
  return sheets
}

async function readSheet(book: OpenWorkbook, index: number, name: string): Promise<RecordSheet | undefined> {
  const rows: SheetRow[] = []
  await book.readRows(index, (row) => {
    if (rows.length <= MOST_LINES + HEAD_ROWS) rows.push(row)
  })
  const first = rows.slice(0, HEAD_ROWS).map(({ row, cells }) => ({ row, texts: textsOf(cells) }))
  const head = findHead(name, first)
  if (!head) return undefined
  if (head.missing.length > 0)
    throw new Refusal('invalid', 'drop.columns-missing', { sheet: name, columns: head.missing })
  const lines = rows.filter(({ row }) => row > head.row).flatMap((row) => lineOf(head, row))
  return { index, name, kind: head.kind, columns: head.columns, lines }
}

const textsOf = (cells: SheetRow['cells']): string[] => Array.from(cells, (cell) => cell?.text ?? '')

const TOTAL = /^(合计|总计|小计|共\d|填表|审核|注)/

function lineOf({ kind, columns }: SheetHead, { row, cells }: SheetRow): RecordLine[] {
  const text = (column: Column) => cells[columns.get(column) ?? -1]?.text.trim() ?? ''
  const typed = Object.fromEntries(
    fieldsOf[kind].map((field) => [field.name, typedOfCell(kind, field, text(field.name))]),
  )
  const who = { personId: text('personId'), personName: text('personName'), idNumber: text('idNumber') }
  const isEmpty = Object.values(who).join('') === '' && Object.values(typed).join('') === ''
  const isTotal = TOTAL.test(
    textsOf(cells)
      .find((one) => one.trim() !== '')
      ?.replace(/\s/g, '') ?? '',
  )
  return isEmpty || isTotal ? [] : [{ row, ...who, source: text('source'), typed }]
}
