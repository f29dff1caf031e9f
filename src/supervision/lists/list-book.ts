import { type Cell, writeXlsx } from 'hucre'
import { sm3 } from '../../platform/seal.ts'
import type { SheetRow } from '../../platform/workbook/cell.ts'
import { openWorkbook } from '../../platform/workbook/open.ts'
import { columns, hiddenColumns } from './rectification-rules.ts'

const TITLE = '问题整改清单'
const HEAD_ROW = 2
const widths: Readonly<Record<string, number>> = {
  ...{ 序号: 6, 问题来源: 10, 发现日期: 12, 问题描述: 30, 依据条款: 28, 整改措施: 28, 整改目标: 24, 进展: 28 },
  ...{ 证明材料: 24, 责任领导: 10, 责任人: 10, 整改时限: 12, 销号日期: 12, 是否复发: 8, 灯: 8 },
}

export interface BookRow {
  readonly id: string
  readonly version: number
  readonly cells: readonly string[]
}

const text = (value: string, style: Cell['style'] = {}): Partial<Cell> => ({
  value,
  type: 'string',
  style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' }, ...style },
})
const head = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF5' } },
} as const

/** The list as a workbook: title, head, rows; the last two columns are hidden and say what each row is. */
export function writeListBook(rows: readonly BookRow[], about: string): Promise<Uint8Array> {
  const names = [...columns, ...hiddenColumns]
  const lines = rows.map(({ id, version, cells }) => [...cells, id, String(version), sealOf(cells)])
  const cells = new Map<string, Partial<Cell>>()
  cells.set('0,0', text(TITLE, { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' } }))
  cells.set('1,0', text(about))
  for (const [column, name] of names.entries()) cells.set(`${HEAD_ROW},${column}`, text(name, head))
  for (const [at, line] of lines.entries())
    for (const [column, value] of line.entries()) cells.set(`${HEAD_ROW + 1 + at},${column}`, text(value))
  return writeXlsx({
    defaultFont: { name: '宋体', size: 11 },
    properties: { title: TITLE },
    sheets: [
      {
        name: TITLE,
        rows: [[TITLE], [about], names, ...lines],
        cells,
        columns: names.map((name, at) => ({ width: widths[name] ?? 14, hidden: at >= columns.length })),
        merges: [0, 1].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: columns.length - 1 })),
        freezePane: { rows: HEAD_ROW + 1, columns: 1 },
        pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
  })
}

export interface ReturnedRow {
  /** As the workbook numbers it. */
  readonly row: number
  readonly id: string
  readonly version: number
  /** Of the cells as they were exported. */
  readonly seal: string
  readonly cells: readonly string[]
}

const textsOf = ({ cells }: SheetRow): Map<number, string> =>
  new Map(cells.flatMap((cell, at) => (cell ? [[at, cell.text] as const] : [])))

/** Tells whether a row is as it went out. */
export const sealOf = (cells: readonly string[]): string => sm3(cells.map((cell) => cell.trim()).join('\u001f'))

/** The rows of a list that came back, by the hidden columns; undefined where they are gone. */
export async function readListBook(bytes: Uint8Array, fileName: string): Promise<ReturnedRow[] | undefined> {
  const book = await openWorkbook(bytes, fileName)
  const found = book.sheets.findIndex(({ name }) => name === TITLE)
  const rows: ReturnedRow[] = []
  let places: ReadonlyMap<string, number> | undefined
  await book.readRows(Math.max(found, 0), (row) => {
    const values = textsOf(row)
    if (!places) {
      if (values.get(idColumn(values)) !== undefined)
        places = new Map([...values].map(([column, name]) => [name.trim(), column]))
      return
    }
    const cell = (name: string) => values.get(places!.get(name) ?? -1) ?? ''
    const id = cell(hiddenColumns[0]).trim()
    const seal = cell(hiddenColumns[2])
    if (id) rows.push({ row: row.row, id, version: Number(cell(hiddenColumns[1])), seal, cells: columns.map(cell) })
  })
  return places ? rows : undefined
}

const idColumn = (values: ReadonlyMap<number, string>) =>
  [...values].find(([, value]) => value.trim() === hiddenColumns[0])?.[0] ?? -1
