import { columnLetters } from './cell.ts'
import type { MarkStyles } from './mark-styles.ts'
import { xmlText } from './xml-scan.ts'

/** A sheet of text that is put behind the others. */
export interface ListSheet {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What Excel would take for a formula if somebody edits the cell. */
export const beginsLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text)

/** The worksheet part of a list: text cells only, the head frozen, A4 landscape, one page wide. */
export function* listSheetXml(list: ListSheet, styles: MarkStyles): Generator<string> {
  const head = styles.text('head')
  const plain = styles.text('plain')
  const guarded = styles.text('guarded')
  const cell = (text: string, column: number, row: number, style: number) =>
    `<c r="${columnLetters(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
  const widths = [8, 9, 9, 34, 40, 26, 40]
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
  yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
  yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
  for (let at = 0; at < list.head.length; at += 1)
    yield `<col min="${at + 1}" max="${at + 1}" width="${widths[at] ?? 20}" customWidth="1"/>`
  yield '</cols><sheetData><row r="1">'
  yield `${list.head.map((text, column) => cell(text, column, 1, head)).join('')}</row>`
  for (const [at, row] of list.rows.entries()) {
    const cells = row.map((text, column) => cell(text, column, at + 2, beginsLikeFormula(text) ? guarded : plain))
    yield `<row r="${at + 2}">${cells.join('')}</row>`
  }
  yield '</sheetData><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
  yield '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>'
}
