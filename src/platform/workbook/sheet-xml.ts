import { columnLetters } from './cell.ts'
import type { MarkStyles } from './mark-styles.ts'
import { xmlText } from './xml-scan.ts'

/** What a cell of a sheet that we write may hold: text, a plain number, or nothing. Never a formula. */
export type WrittenValue = string | number | null

/** A table to be written as a worksheet: lines above it, its head, its rows as they come, and lines below it. */
export interface SheetTable {
  readonly above: readonly string[]
  readonly head: readonly string[]
  /** Width of each column in characters; 0 hides it. */
  readonly widths: readonly number[]
  readonly rows: AsyncIterable<readonly WrittenValue[]> | Iterable<readonly WrittenValue[]>
  /** Lines below the last row, known when all rows have been written. */
  readonly below: () => readonly string[]
}

/** What Excel would take for a formula if somebody edits the cell. */
export const beginsLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text)

const BATCH = 256

/**
 * The worksheet part of a table: text as text cells (guarded where it begins like a formula), head frozen, A4 landscape
 * and one page wide, page numbers at the foot.
 */
export async function* tableSheetXml(table: SheetTable, styles: MarkStyles): AsyncGenerator<string> {
  const style = { head: styles.text('head'), plain: styles.text('plain'), guarded: styles.text('guarded') }
  const cell = (value: WrittenValue, column: number, row: number, bold = false) => {
    if (value === null || value === '') return ''
    const at = `r="${columnLetters(column)}${row}"`
    if (typeof value === 'number') return `<c ${at} s="0"><v>${value}</v></c>`
    const look = bold ? style.head : beginsLikeFormula(value) ? style.guarded : style.plain
    return `<c ${at} s="${look}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`
  }
  const line = (values: readonly WrittenValue[], row: number, bold = false) =>
    `<row r="${row}">${values.map((value, column) => cell(value, column, row, bold)).join('')}</row>`
  const headRow = table.above.length + 1
  yield sheetBegin(table, headRow)
  let row = 0
  for (const text of table.above) yield line([text], ++row, true)
  yield line(table.head, ++row, true)
  let batch = ''
  for await (const values of table.rows) {
    batch += line(values, ++row)
    if (row % BATCH === 0) {
      yield batch
      batch = ''
    }
  }
  yield batch
  for (const text of table.below()) yield line([text], ++row)
  yield SHEET_END
}

function sheetBegin({ widths }: SheetTable, headRow: number): string {
  const shown = (width: number) => (width === 0 ? 'width="9" hidden="1"' : `width="${width}"`)
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" ${shown(width)} customWidth="1"/>`)
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">' +
    `<pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/>` +
    `</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  )
}

const SHEET_END =
  '</sheetData><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>'
