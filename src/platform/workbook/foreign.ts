import { type CellValue, dateToSerial, fromHtml, readXls, type Sheet } from 'hucre'
import { Refusal } from '../refusal.ts'
import type { Cell, MergedArea, SheetRow } from './cell.ts'
import { readCompoundFile } from './compound.ts'
import { decodeText } from './delimited.ts'
import { encrypted, hasMacros, unreadable } from './refuse.ts'

/** A sheet of a file that is no office archive, held whole: such files are small. */
export interface HeldSheet {
  readonly name: string
  readonly merges: readonly MergedArea[]
  readonly rows: readonly SheetRow[]
}

const ERROR_VALUE = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERR!)$/
const FILEPASS = 0x2f
const GLOBALS = 64 * 1024

/**
 * Reads a BIFF8 workbook (.xls) by hucre, after looking for a password, macros and files of other kinds.
 * @throws Refusal
 */
export async function readOldWorkbook(bytes: Uint8Array): Promise<HeldSheet[]> {
  judgeCompound(bytes)
  try {
    const { sheets } = await readXls(bytes)
    return sheets.map(heldSheet)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw unreadable(/BIFF 0x/.test(String(error)) ? 'old-xls' : 'corrupt')
  }
}

function judgeCompound(bytes: Uint8Array): void {
  if (
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  )
    throw encrypted()
  const file = readCompoundFile(bytes)
  if (file.names.some((name) => /^(_VBA_PROJECT_CUR|VBA|Macros)$/.test(name))) throw hasMacros()
  const book = file.names.includes('Workbook') ? 'Workbook' : file.names.includes('Book') ? 'Book' : undefined
  if (!book) throw unreadable(file.names.includes('WordDocument') ? 'document' : 'not-a-workbook')
  if (hasPassword(file.start(book, GLOBALS))) throw encrypted()
}

/** A FILEPASS record among the first records means that the rest is enciphered (MS-XLS 2.4.117). */
function hasPassword(stream: Buffer): boolean {
  for (let at = 0; at + 4 <= stream.length; ) {
    const id = stream.readUInt16LE(at)
    if (id === FILEPASS) return true
    if (id === 0x0a) return false
    at += 4 + stream.readUInt16LE(at + 2)
  }
  return false
}

/** Reads the tables of a web page that was saved as .xls. */
export function readWebPage(bytes: Uint8Array): HeldSheet[] {
  const named = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1]
  const text = named && /^gb|936/i.test(named) ? new TextDecoder('gb18030').decode(bytes) : decodeText(bytes)
  if (text === undefined) throw unreadable('corrupt')
  const plain = text.replace(/&nbsp;|&#160;/gi, ' ').replace(/<br\s*\/?>/gi, ' ')
  return [heldSheet(fromHtml(plain, { sheetName: 'Sheet1', typeInference: false, classes: false }))]
}

function heldSheet(sheet: Sheet): HeldSheet {
  const rows: SheetRow[] = []
  sheet.rows.forEach((values, at) => {
    if (values) rows.push({ row: at + 1, cells: Array.from(values, heldCell), hidden: false })
  })
  const merges = (sheet.merges ?? []).map((area) => ({
    firstRow: area.startRow + 1,
    lastRow: area.endRow + 1,
    firstColumn: area.startCol,
    lastColumn: area.endCol,
  }))
  return { name: sheet.name, merges, rows }
}

function heldCell(value: CellValue | undefined): Cell | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'number') return { kind: 'number', text: String(value), number: value }
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' }
  if (typeof value === 'string') return { kind: ERROR_VALUE.test(value) ? 'error' : 'text', text: value }
  return { kind: 'date', text: value.toISOString().slice(0, 10), number: dateToSerial(value) }
}
