import { Refusal } from '../../platform/refusal.ts'
import type { WorkbookLimits } from '../../platform/workbook/limits.ts'
import { guardParts } from '../../platform/workbook/part-guard.ts'
import { attribute, xmlScan } from '../../platform/workbook/xml-scan.ts'
import { type Archive, openArchive, wholePart } from '../../platform/workbook/zip-read.ts'
import { type Numbering, readNumbering } from './docx-numbering.ts'

const MEGABYTE = 1024 * 1024
/** Domain ruling §0, 15: 200 MB expanded, ratio 200, 2,000 entries. */
const LIMITS: WorkbookLimits = {
  bytes: 50 * MEGABYTE,
  expandedBytes: 200 * MEGABYTE,
  ratio: 200,
  entries: 2000,
  rows: 0,
}

/**
 * The text of a .docx (ISO/IEC 29500): a line for a paragraph, a row of a table as cells between tabs. Automatic numbers
 * are written out as Word shows them; deleted, struck, hidden and alternative text is left out; footnotes stand at the end.
 * @throws Refusal intake.corrupt, .encrypted, .packed-too-tightly, .document-type, .wrong-type
 */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  try {
    const archive = await openArchive(bytes, LIMITS)
    const document = await documentPart(archive)
    await guardParts(archive, new Set(), LIMITS)
    const [body, numbering, styles, notes] = await Promise.all(
      [document, 'word/numbering.xml', 'word/styles.xml', 'word/footnotes.xml'].map((part) => wholePart(archive, part)),
    )
    const counted = readNumbering(numbering ?? '', styles ?? '')
    return [documentText(body!, counted), documentText(notes ?? '', counted)].filter((text) => text !== '').join('\n')
  } catch (error) {
    throw error instanceof Refusal ? inOurWords(error) : error
  }
}

async function documentPart(archive: Archive): Promise<string> {
  const names = [...archive.entries.keys()]
  const part = names.find((name) => /^word\/document\d*\.xml$/.test(name))
  if (part) return part
  const type = names.some((name) => name.startsWith('xl/'))
    ? ['spreadsheet', 'send-notice']
    : names.some((name) => name.startsWith('ppt/'))
      ? ['slides', 'send-notice']
      : names.includes('OFD.xml')
        ? ['ofd', 'paste']
        : ['archive', 'unpack']
  throw new Refusal('invalid', 'intake.wrong-type', { type: type[0]!, mend: type[1]! })
}

/** The archive reader speaks of workbooks; a notice is a document. */
function inOurWords({ code, facts, kind }: Refusal): Refusal {
  if (code === 'workbook.encrypted') return new Refusal(kind, 'intake.encrypted')
  if (code === 'workbook.too-large')
    return new Refusal(kind, 'intake.packed-too-tightly', { limit: '200 MB, 200:1, 2000' })
  if (code !== 'workbook.unreadable') return new Refusal(kind, code, facts)
  return new Refusal(kind, facts.reason === 'document-type' ? 'intake.document-type' : 'intake.corrupt')
}

interface OpenParagraph {
  text: string
  style: string
  numId: string
  level: string
}

/** Elements whose text is not part of the document as it reads. */
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'footnotePr',
  'pPrChange',
  'rPrChange',
  'sectPr',
])

interface OpenCell {
  readonly lines: string[]
  /** Columns of the grid that it covers. */
  span: number
  /** It goes on with the cell above. */
  merged: boolean
}

interface OpenTable {
  /** Words of the row above by column of the grid. */
  readonly above: Map<number, string>
  row: OpenCell[]
}

export function documentText(xml: string, numbering: Numbering): string {
  const lines: string[] = []
  const paragraphs: OpenParagraph[] = []
  const tables: OpenTable[] = []
  const open: string[] = []
  let skipped = 0
  let hidden = false
  let inText = false
  const add = (text: string): void => {
    const paragraph = paragraphs[paragraphs.length - 1]
    if (paragraph && skipped === 0 && !hidden) paragraph.text += text
  }
  const finish = (line: string): void => {
    const cell = tables[tables.length - 1]?.row.at(-1)
    if (cell) cell.lines.push(line)
    else lines.push(line)
  }
  const scan = xmlScan({
    open(name, tag, empty) {
      if (!empty) open.push(name)
      if (SKIPPED.has(name) && !empty) skipped += 1
      if (skipped > 0) return
      if (name === 'p' && !empty) paragraphs.push({ text: '', style: '', numId: '', level: '' })
      else if (name === 'p') finish('')
      else if (name === 'r') hidden = false
      else if (name === 't' && !empty) inText = true
      else if (name === 'tbl' && !empty) tables.push({ above: new Map(), row: [] })
      else if (UNSEEN.has(name) && open.includes('r')) hidden ||= !/val="(?:0|false|off)"/.test(tag)
      else if (!noteCell(name, tag, tables[tables.length - 1]))
        note(name, tag, open, paragraphs[paragraphs.length - 1], add)
    },
    text(text) {
      if (inText) add(text)
    },
    close(name) {
      if (open[open.length - 1] !== name) return
      open.pop()
      if (SKIPPED.has(name)) skipped -= 1
      if (skipped > 0) return
      if (name === 't') inText = false
      if (name === 'r') hidden = false
      if (name === 'p') finish(numbered(paragraphs.pop()!, numbering))
      if (name === 'tr') finishRow(tables, finish)
      if (name === 'tbl') tables.pop()
    },
  })
  scan.write(xml)
  scan.end()
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Text of a run with one of these is not seen, or is struck out. */
const UNSEEN = new Set(['vanish', 'strike', 'dstrike'])

/** A finished row belongs to what is round its table: a cell of another table, or the document. */
function finishRow(tables: OpenTable[], finish: (line: string) => void): void {
  const table = tables.pop()
  if (!table) return
  for (const line of rowLines(table)) finish(line)
  tables.push({ ...table, row: [] })
}

function noteCell(name: string, tag: string, table: OpenTable | undefined): boolean {
  if (!table) return false
  const cell = table.row.at(-1)
  if (name === 'tr') table.row = []
  else if (name === 'tc') table.row.push({ lines: [], span: 1, merged: false })
  else if (name === 'gridSpan' && cell) cell.span = Math.min(64, Math.max(1, Number(attribute(tag, 'val')) || 1))
  else if (name === 'vMerge' && cell) cell.merged = attribute(tag, 'val') !== 'restart'
  else return false
  return true
}

function note(
  name: string,
  tag: string,
  open: readonly string[],
  paragraph: OpenParagraph | undefined,
  add: (text: string) => void,
): void {
  if (!paragraph) return
  if (name === 'pStyle') paragraph.style = attribute(tag, 'val') ?? ''
  else if (name === 'numId') paragraph.numId = attribute(tag, 'val') ?? ''
  else if (name === 'ilvl') paragraph.level = attribute(tag, 'val') ?? ''
  else if (name === 'tab' && !open.includes('pPr')) add('\t')
  else if (name === 'br' || name === 'cr') add('\n')
  else if (name === 'noBreakHyphen') add('-')
}

const numbered = ({ text, style, numId, level }: OpenParagraph, numbering: Numbering): string =>
  `${numbering.next(style, numId, level)}${softBreaksJoined(text).replace(/[ \t]+$/, '')}`

/** A break inside a paragraph ends a line only behind a full stop, or before an item or a new key: value. */
const softBreaksJoined = (text: string): string =>
  text.replace(
    /(?<![。！？；：!?;:\n])\n(?!\n|[一二三四五六七八九十]{1,3}[、是]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、]|[①-⑳]|[\p{Script=Han}]{2,8}[：:])/gu,
    '',
  )

/** A row as cells between tabs; a row with one cell is a frame round text, not a table. */
function rowLines({ row, above }: OpenTable): readonly string[] {
  if (row.length === 1) return row[0]!.lines
  const texts: string[] = []
  for (const cell of row) {
    const own = cellText(cell.lines)
    const text = cell.merged && own === '' ? repeated(above.get(texts.length) ?? '') : own
    for (let i = 0; i < cell.span; i += 1) texts.push(i === 0 ? text : repeated(text))
  }
  for (const [column, text] of texts.entries()) above.set(column, text)
  return [texts.join('\t')]
}

/** Words of a merged cell stand over or beside each cell it covers; a number counts once. */
const repeated = (text: string): string => (/^[\d.,%]*$/.test(text) ? '' : text)

const cellText = (lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '')
    .join(' ')
    .replaceAll('\n', ' ')
    .replaceAll('\t', ' ')
