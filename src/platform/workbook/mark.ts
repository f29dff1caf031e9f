import { asOfficeWorkbook } from './copy-as-office.ts'
import { workbookLimits } from './limits.ts'
import { addBoxes, addComments, type CellComment, EMPTY_COMMENTS, EMPTY_DRAWING } from './mark-comments.ts'
import { markRows, type RowTones } from './mark-rows.ts'
import { EMPTY_STYLES, type MarkTone, markStyles } from './mark-styles.ts'
import { type OfficeEditor, officeEditor } from './office-editor.ts'
import { readPackage, readRelations } from './package.ts'
import { tableSheetXml, type WrittenValue } from './sheet-xml.ts'
import { type Archive, openArchive, partText, wholePart } from './zip-read.ts'

/** One finding to show at a cell: 1-based row, 0-based column. */
export interface CellMark {
  readonly row: number
  readonly column: number
  readonly tone: MarkTone
  readonly comment: string
}

/** What a marked copy shows. */
export interface MarkPlan {
  readonly marks: readonly CellMark[]
  readonly list: ListSheet
  /** Knows a line that an earlier copy wrote into a comment, when another program has changed its author. */
  readonly isOwnLine: (line: string) => boolean
}

/** A sheet that is put behind the others. */
export interface ListSheet {
  readonly name: string
  readonly head: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly WrittenValue[])[]
}

/** Excel grows slow beyond this many note boxes; further cells are filled and stand in the list, without a box. */
const MOST_COMMENTS = 50_000

/**
 * The workbook with cells filled and commented and one list sheet behind the others. Only what must change is changed:
 * all other parts, styles, validations, widths, print set-up, pictures and column order stay as they came, byte by byte.
 * A file that is no .xlsx is first copied into one as text.
 */
export async function markWorkbook(
  original: Uint8Array,
  fileName: string,
  sheetIndex: number,
  { marks, list, isOwnLine }: MarkPlan,
): Promise<Uint8Array> {
  const bytes = await asOfficeWorkbook(original, fileName)
  const archive = await openArchive(bytes, { ...workbookLimits, bytes: Number.POSITIVE_INFINITY })
  const book = await readPackage(archive)
  const editor = await officeEditor(archive, book)
  const styles = markStyles((book.stylesPart && (await wholePart(archive, book.stylesPart))) || EMPTY_STYLES)
  const drawing = await writeComments(archive, editor, book.sheets[sheetIndex]!.part, commentsOf(marks), isOwnLine)
  const part = book.sheets[sheetIndex]!.part
  editor.stream(part, () => markRows(partText(archive, part), tonesOf(marks), styles, drawing))
  const listPart = editor.addSheet(list.name)
  editor.stream(listPart, () => tableSheetXml({ ...list, above: [], below: () => [] }, styles))
  editor.late(book.stylesPart ?? editor.addStyles(), () => styles.finish())
  return editor.finish()
}

function tonesOf(marks: readonly CellMark[]): RowTones {
  const tones = new Map<number, Map<number, MarkTone>>()
  for (const { row, column, tone } of marks) {
    const inRow = tones.get(row) ?? new Map<number, MarkTone>()
    tones.set(row, inRow)
    if (inRow.get(column) !== 'bad') inRow.set(column, tone)
  }
  return tones
}

/** One comment a cell, its findings under each other. */
function commentsOf(marks: readonly CellMark[]): CellComment[] {
  const byCell = new Map<string, { row: number; column: number; text: string }>()
  for (const { row, column, comment } of marks) {
    const key = `${row} ${column}`
    const earlier = byCell.get(key)
    if (earlier) earlier.text += `\n${comment}`
    else if (byCell.size < MOST_COMMENTS) byCell.set(key, { row, column, text: comment })
  }
  return [...byCell.values()]
}

/** Writes comments and their boxes; returns how the worksheet must name the drawing that holds the boxes. */
async function writeComments(
  archive: Archive,
  editor: OfficeEditor,
  part: string,
  comments: readonly CellComment[],
  isOwnLine: (line: string) => boolean,
): Promise<(behind: string) => string> {
  const relations = await readRelations(archive, part)
  const target = (kind: string) => relations.find(({ type }) => type === kind)
  const commentsPart = target('comments')?.target ?? (comments.length > 0 ? editor.addComments(part) : undefined)
  if (!commentsPart) return (behind) => behind
  const { xml, gone, boxed } = addComments(
    (await wholePart(archive, commentsPart)) ?? EMPTY_COMMENTS,
    comments,
    isOwnLine,
  )
  editor.write(commentsPart, xml)
  const drawing = target('vmlDrawing')
  if (drawing) {
    editor.write(drawing.target, addBoxes((await wholePart(archive, drawing.target)) ?? EMPTY_DRAWING, boxed, gone))
    return (behind) =>
      behind.includes('legacyDrawing ') ? behind : withDrawing(behind, drawing.id, editor.relationNamespace)
  }
  const added = editor.addDrawing(part)
  editor.write(added.part, addBoxes(EMPTY_DRAWING, boxed, gone))
  return (behind) => withDrawing(behind, added.id, editor.relationNamespace)
}

/** Elements that the standard puts behind `legacyDrawing` (ECMA-376 part 1, 18.3.1.99). */
const BEHIND_DRAWING =
  /<(?:\w+:)?(legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst|AlternateContent)[\s/>]/

function withDrawing(behind: string, id: string, namespace: string): string {
  const prefix = /<\/(\w+:)?worksheet\s*>/.exec(behind)?.[1] ?? ''
  const at = topLevel(behind)
  const element = `<${prefix}legacyDrawing xmlns:r="${namespace}" r:id="${id}"/>`
  return behind.slice(0, at) + element + behind.slice(at)
}

/** Where the drawing belongs: before the first of those elements that stands directly in the worksheet. */
function topLevel(behind: string): number {
  let depth = 0
  for (const match of behind.matchAll(/<(\/?)((?:\w+:)?\w+)[^>]*?(\/?)>/g)) {
    const [whole, closing, , empty] = match
    if (closing) {
      if (/worksheet\s*>$/.test(whole)) return match.index
      if (!/sheetData\s*>$/.test(whole)) depth -= 1
      continue
    }
    if (depth === 0 && BEHIND_DRAWING.test(whole)) return match.index
    if (!empty) depth += 1
  }
  return behind.length
}
