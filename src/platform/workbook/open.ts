import { extname } from 'node:path'
import type { MergedArea, SheetRow } from './cell.ts'
import { isCompoundFile } from './compound.ts'
import { decodeText, hasMoreRows, readDelimited } from './delimited.ts'
import type { HeldSheet } from './foreign.ts'
import { type WorkbookLimits, workbookLimits } from './limits.ts'
import { type DefinedName, readPackage, type WorkbookPackage } from './package.ts'
import { guardParts } from './part-guard.ts'
import { hasMacros, tooLarge, unreadable } from './refuse.ts'
import { readSharedText, type SharedText } from './shared-text.ts'
import { sheetScan } from './sheet-scan.ts'
import { readNumberStyles } from './styles.ts'
import { type Archive, megabytes, openArchive, partText, wholePart } from './zip-read.ts'

export type WorkbookKind = 'xlsx' | 'xls' | 'html' | 'csv'

export interface SheetInfo {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  readonly merges: readonly MergedArea[]
  readonly hiddenColumns: number
}

/** A workbook that has been judged safe; its rows are read sheet by sheet, as often as needed. */
export interface OpenWorkbook {
  readonly kind: WorkbookKind
  readonly date1904: boolean
  readonly sheets: readonly SheetInfo[]
  readonly names: readonly DefinedName[]
  readonly properties: ReadonlyMap<string, string>
  /** Hands each row of a sheet to `take`, top to bottom. */
  readRows(sheet: number, take: (row: SheetRow) => void): Promise<void>
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const MACRO_PART = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^xl\/macrosheets\//i

/**
 * Opens a workbook by its content, whatever its name: office archive (.xlsx), BIFF8 (.xls), a web page saved as .xls, or
 * delimited text. Nothing is parsed before size, ratio, entries, paths, passwords, macros and document types are judged.
 * Only .et is known by its name: its content cannot be told from .xls.
 * @throws Refusal `workbook.unreadable`, `.too-large`, `.encrypted`, `.macros`
 */
export async function openWorkbook(
  bytes: Uint8Array,
  fileName: string,
  limits: WorkbookLimits = workbookLimits,
): Promise<OpenWorkbook> {
  if (bytes.byteLength > limits.bytes) throw tooLarge('file', megabytes(bytes.byteLength, limits.bytes))
  if (bytes.byteLength === 0) throw unreadable('empty')
  if (extname(fileName).toLowerCase() === '.et') throw unreadable('et')
  if (ZIP.every((byte, at) => bytes[at] === byte)) return openOffice(await openArchive(bytes, limits), limits)
  if (isCompoundFile(bytes)) return held('xls', await (await foreign()).readOldWorkbook(bytes), limits)
  return openText(bytes, limits)
}

async function openOffice(archive: Archive, limits: WorkbookLimits): Promise<OpenWorkbook> {
  if ([...archive.entries.keys()].some((name) => MACRO_PART.test(name))) throw hasMacros()
  const book = await readPackage(archive)
  const frames = await guardParts(archive, new Set(book.sheets.map(({ part }) => part)), limits)
  const styles = readNumberStyles(book.stylesPart && (await wholePart(archive, book.stylesPart)))
  const sheets = book.sheets.map(({ name, state, part }) => ({
    name,
    state,
    merges: frames.get(part)?.merges ?? [],
    hiddenColumns: frames.get(part)?.hiddenColumns ?? 0,
  }))
  let shared: SharedText | undefined
  const readRows = async (sheet: number, take: (row: SheetRow) => void) => {
    shared ??= await readSharedText(sharedPieces(archive, book))
    const around = { shared, styles, date1904: book.date1904 }
    const scan = sheetScan(around, counted(take, limits))
    for await (const piece of partText(archive, book.sheets[sheet]!.part)) scan.write(piece)
    scan.end()
  }
  return { kind: 'xlsx', date1904: book.date1904, sheets, names: book.names, properties: book.properties, readRows }
}

const sharedPieces = (archive: Archive, book: WorkbookPackage) => partText(archive, book.sharedTextPart ?? '')

function counted(take: (row: SheetRow) => void, limits: WorkbookLimits): (row: SheetRow) => void {
  let rows = 0
  return (row) => {
    if (row.cells.length > 0) rows += 1
    // One more than data rows: the head also has something in it.
    if (rows > limits.rows + 1) throw tooLarge('rows', { limit: limits.rows })
    take(row)
  }
}

/** Few files are of these kinds, and their reader is large. */
const foreign = () => import('./foreign.ts')

async function openText(bytes: Uint8Array, limits: WorkbookLimits): Promise<OpenWorkbook> {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1').replace(/\0/g, '')
  if (head.startsWith('%PDF')) throw unreadable('pdf')
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet"') && /<\?xml/.test(head) && !/<html/i.test(head))
    throw unreadable('spreadsheet-xml')
  if (/^(MIME-Version|From:)/i.test(head)) throw unreadable('web-archive')
  if (/<(html|table|!doctype html)[\s>]/i.test(head)) return held('html', (await foreign()).readWebPage(bytes), limits)
  const text = decodeText(bytes)
  if (text === undefined || text.trim() === '') throw unreadable(text === undefined ? 'not-a-workbook' : 'empty')
  // One more than data rows: the head also has something in it.
  if (hasMoreRows(text, limits.rows + 1)) throw tooLarge('rows', { limit: limits.rows })
  const sheets: SheetInfo[] = [{ name: 'Sheet1', state: 'visible', merges: [], hiddenColumns: 0 }]
  const readRows = async (_sheet: number, take: (row: SheetRow) => void) => readDelimited(text, counted(take, limits))
  return { kind: 'csv', date1904: false, sheets, names: [], properties: new Map(), readRows }
}

function held(kind: WorkbookKind, list: readonly HeldSheet[], limits: WorkbookLimits): OpenWorkbook {
  return {
    kind,
    date1904: false,
    sheets: list.map(({ name, merges }) => ({ name, state: 'visible', merges, hiddenColumns: 0 })),
    names: [],
    properties: new Map(),
    readRows: async (sheet, take) => list[sheet]!.rows.forEach(counted(take, limits)),
  }
}
