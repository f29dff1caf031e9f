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
 * are written out as Word shows them; deleted, hidden and alternative text is left out.
 * @throws Refusal intake.corrupt, .encrypted, .packed-too-tightly, .document-type, .wrong-type
 */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  try {
    const archive = await openArchive(bytes, LIMITS)
    const document = await documentPart(archive)
    await guardParts(archive, new Set(), LIMITS)
    const [body, numbering, styles] = await Promise.all(
      [document, 'word/numbering.xml', 'word/styles.xml'].map((part) => wholePart(archive, part)),
    )
    return documentText(body!, readNumbering(numbering ?? '', styles ?? ''))
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

export function documentText(xml: string, numbering: Numbering): string {
  const lines: string[] = []
  const paragraphs: OpenParagraph[] = []
  const tables: { cells: string[][]; depth: number }[] = []
  const open: string[] = []
  let skipped = 0
  let hidden = false
  let inText = false
  const add = (text: string): void => {
    const paragraph = paragraphs[paragraphs.length - 1]
    if (paragraph && skipped === 0 && !hidden) paragraph.text += text
  }
  const finish = (line: string): void => {
    const cell = tables[tables.length - 1]?.cells.at(-1)
    if (cell) cell.push(line)
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
      else if (name === 'tr') tables.push({ cells: [], depth: open.length })
      else if (name === 'tc') tables[tables.length - 1]?.cells.push([])
      else if (name === 'vanish' && open.includes('r')) hidden = !/val="(?:0|false|off)"/.test(tag)
      else note(name, tag, open, paragraphs[paragraphs.length - 1], add)
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
      if (name === 'tr') finishRow(tables.pop()!.cells, finish)
    },
  })
  scan.write(xml)
  scan.end()
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
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
  `${numbering.next(style, numId, level)}${text.replace(/[ \t]+$/, '')}`

/** A row with one cell is a frame round text, not a table. */
function finishRow(cells: readonly (readonly string[])[], finish: (line: string) => void): void {
  if (cells.length === 1) for (const line of cells[0]!) finish(line)
  else
    finish(
      cells
        .map((cell) =>
          cell
            .filter((line) => line !== '')
            .join(' ')
            .replaceAll('\n', ' ')
            .replaceAll('\t', ' '),
        )
        .join('\t'),
    )
}
