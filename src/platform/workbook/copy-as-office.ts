import { type CellValue, writeXlsx } from 'hucre'
import type { Cell } from './cell.ts'
import { openWorkbook } from './open.ts'

/** Above this whole numbers are no longer exact, so they are copied as text. */
const LARGEST_EXACT = 1e15

/**
 * The file itself when it is an office archive; else a plain .xlsx with the same sheets, cells and merged areas, so that
 * it can be marked.
 */
export async function asOfficeWorkbook(bytes: Uint8Array, fileName: string): Promise<Uint8Array> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return bytes
  const book = await openWorkbook(bytes, fileName)
  const sheets = []
  for (const [at, { name, merges }] of book.sheets.entries()) {
    const rows: CellValue[][] = []
    await book.readRows(at, ({ row, cells }) => {
      while (rows.length < row - 1) rows.push([])
      rows.push(Array.from(cells, copied))
    })
    const areas = merges.map(({ firstRow, lastRow, firstColumn, lastColumn }) => ({
      startRow: firstRow - 1,
      endRow: lastRow - 1,
      startCol: firstColumn,
      endCol: lastColumn,
    }))
    sheets.push({ name, rows, ...(areas.length > 0 && { merges: areas }) })
  }
  return writeXlsx({ sheets })
}

const copied = (cell: Cell | undefined): CellValue => {
  if (!cell) return null
  return cell.kind === 'number' && Math.abs(cell.number!) < LARGEST_EXACT ? cell.number! : cell.text
}
