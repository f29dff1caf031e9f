import { type MergedArea, mergedArea } from './cell.ts'
import { MOST_MERGES, SMALL_PART_BYTES, type WorkbookLimits } from './limits.ts'
import { tooLarge, unreadable } from './refuse.ts'
import { attribute, xmlScan } from './xml-scan.ts'
import { type Archive, megabytes, partBytes } from './zip-read.ts'

/** What stands before and behind the rows of a worksheet part. */
export interface SheetFrame {
  readonly merges: readonly MergedArea[]
  readonly hiddenColumns: number
}

const XML_PART = /\.(xml|rels|vml)$/i
const FORBIDDEN = [Buffer.from('<!DOCTYPE'), Buffer.from('<!ENTITY')]
const OVERLAP = 12

/**
 * Unpacks every part once before anything is parsed: counts the real bytes of all together and refuses document types
 * and entities in any XML part. Returns the frame of each worksheet part asked for.
 * @throws Refusal
 */
export async function guardParts(
  archive: Archive,
  worksheets: ReadonlySet<string>,
  limits: WorkbookLimits,
): Promise<ReadonlyMap<string, SheetFrame>> {
  const frames = new Map<string, SheetFrame>()
  let expanded = 0
  for (const name of archive.entries.keys()) {
    const frame = worksheets.has(name) ? frameReader() : undefined
    const judge = XML_PART.test(name) ? documentTypeGuard() : undefined
    for await (const piece of partBytes(archive, name)) {
      expanded += piece.length
      if (expanded > limits.expandedBytes) throw tooLarge('expanded', megabytes(expanded, limits.expandedBytes))
      judge?.(piece)
      frame?.write(piece)
    }
    if (frame) frames.set(name, frame.end())
  }
  return frames
}

function documentTypeGuard(): (piece: Buffer) => void {
  let tail: Buffer = Buffer.alloc(0)
  let first = true
  return (piece) => {
    if (first && (piece[0] === 0xff || piece[0] === 0xfe || piece[0] === 0 || piece[1] === 0))
      throw unreadable('encoding')
    first = false
    const seam = Buffer.concat([tail, piece.subarray(0, OVERLAP)])
    if (FORBIDDEN.some((word) => piece.includes(word) || seam.includes(word))) throw unreadable('document-type')
    tail = piece.subarray(Math.max(0, piece.length - OVERLAP))
  }
}

/** Reads columns and merged areas; the rows between them, the bulk of the part, pass by unparsed. */
function frameReader(): { write(piece: Buffer): void; end(): SheetFrame } {
  const merges: MergedArea[] = []
  let hiddenColumns = 0
  let size = 0
  const scan = xmlScan({
    open(name, tag) {
      if (name === 'mergeCell') addMerge(merges, tag)
      else if (name === 'col' && /hidden=["'](1|true)/.test(tag)) hiddenColumns += columnsOf(tag)
    },
  })
  const outside = outsideRows((text) => {
    size += text.length
    if (size > SMALL_PART_BYTES) throw tooLarge('part', megabytes(size, SMALL_PART_BYTES))
    scan.write(text)
  })
  return {
    write: outside.write,
    end() {
      outside.end()
      return { merges, hiddenColumns }
    },
  }
}

const ROWS_BEGIN = /<(?:\w+:)?sheetData(?:\s[^>]*|\/)?>/
const ROWS_END = /<\/(?:\w+:)?sheetData\s*>/
/** Longer than the tag of the rows with any prefix, so that a tag cut by the end of a piece is seen whole. */
const SEAM = 128

/**
 * Passes on the text before and behind the rows of a worksheet. The rows are the bulk of it and are searched as bytes,
 * never made into text.
 */
export function outsideRows(pass: (text: string) => void): { write(piece: Buffer): void; end(): void } {
  let decoder = new TextDecoder('utf-8')
  let text = ''
  let rows: Buffer | undefined
  const begin = () => (text.includes('sheetData') ? ROWS_BEGIN.exec(text) : null)
  const outside = (piece: Buffer) => {
    text += decoder.decode(piece, { stream: true })
    for (let found = begin(); found; found = begin()) {
      pass(text.slice(0, found.index))
      text = text.slice(found.index + found[0].length)
      const end = found[0].endsWith('/>') ? undefined : ROWS_END.exec(text)
      if (end === null) return enter()
      if (end) text = text.slice(end.index + end[0].length)
    }
    pass(text.slice(0, -SEAM))
    text = text.slice(-SEAM)
  }
  const enter = () => {
    rows = Buffer.from(text.slice(-SEAM))
    text = ''
    decoder = new TextDecoder('utf-8')
  }
  const inside = (seam: Buffer, piece: Buffer) => {
    const all = Buffer.concat([seam, piece])
    const end = endOfRows(all)
    rows = end < 0 ? all.subarray(-SEAM) : undefined
    if (end >= 0) outside(all.subarray(end))
  }
  return {
    write: (piece) => (rows ? inside(rows, piece) : outside(piece)),
    end() {
      if (!rows) pass(text)
    },
  }
}

/** Index behind the tag that ends the rows, or -1. */
function endOfRows(bytes: Buffer): number {
  const first = bytes.indexOf('sheetData')
  if (first < 0) return -1
  const from = Math.max(0, first - SEAM)
  const found = ROWS_END.exec(bytes.toString('latin1', from))
  return found ? from + found.index + found[0].length : -1
}

function addMerge(merges: MergedArea[], tag: string): void {
  const area = mergedArea(attribute(tag, 'ref') ?? '')
  if (!area) return
  if (merges.length >= MOST_MERGES) throw tooLarge('merges', { limit: MOST_MERGES })
  merges.push(area)
}

function columnsOf(tag: string): number {
  const first = Number(attribute(tag, 'min') ?? 1)
  const last = Number(attribute(tag, 'max') ?? first)
  return Number.isFinite(last - first) && last >= first ? last - first + 1 : 1
}
