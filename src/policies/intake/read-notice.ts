import { assemble } from './assemble.ts'
import { readChecklists } from './checklists.ts'
import { readCoverage } from './coverage.ts'
import { type Head, readHead } from './document-head.ts'
import type { Draft, Period } from './draft.ts'
import { type ParagraphContext, type ReadParagraph, readFigures } from './figures.ts'
import type { Finding } from './finding.ts'
import { type Folded, fold } from './fold.ts'
import { type KnownFigures, knownFigures } from './known-figures.ts'
import { paragraphsOf } from './layout.ts'
import { checkLength } from './length.ts'
import { markOverlaps, markRepeats, nest } from './nesting.ts'
import { type Outline, outlineOf, type Place } from './outline.ts'
import { announcedIn, assignActors, settle } from './settle.ts'
import { readStatements } from './statements.ts'
import { tablesIn } from './table-rows.ts'
import { readTable } from './tables.ts'
import { documentYear, yearsOf } from './years.ts'

/**
 * The draft of a Chinese official text: every quantity, duty, condition and past result as a line that keeps its characters.
 * Deterministic; the time is linear in the text. `source` is the text without a byte order mark; all offsets are UTF-16
 * code units of it. `lines`: whole where a line is a paragraph already (.docx). Unclear is `check` with doubts, never left
 * out, never invented.
 * @throws Refusal intake.too-long past 1 MB of UTF-8
 */
export function readNotice(source: string, lines: 'printed' | 'whole' = 'printed'): Draft {
  checkLength(source)
  const paragraphs = paragraphsOf(source, lines).map(fold)
  const head = readHead(paragraphs)
  const outline = outlineOf(paragraphs, head)
  const findings = readBody(paragraphs, head, outline)
  markOverlaps(findings)
  markRepeats(findings)
  return { document: head.document, sections: outline.sections, lines: assemble(findings, paragraphs, source) }
}

/** A whole whose parts are listed in the paragraphs below: …60万人次，其中： */
interface OpenList {
  readonly parent: Finding
  readonly depth: number
}

function readBody(paragraphs: readonly Folded[], head: Head, outline: Outline): Finding[] {
  const findings: Finding[] = []
  const known = knownFigures()
  const tables = tablesIn(paragraphs, outline.places)
  let list: OpenList | null = null
  let announced: Period | null = null
  for (let index = 0; index < paragraphs.length; index += 1) {
    const { text } = paragraphs[index]!
    const place = outline.places[index]!
    if (place.role !== 'body' && place.role !== 'heading' && place.role !== 'row') continue
    const context = contextOf(index, text, place, head)
    const table = tables.get(index)
    if (table) {
      findings.push(...readTable(table, context, known))
      index += table.length - 1
      continue
    }
    if (list && !isListItem(text, place.depth, list.depth)) list = null
    const read = readFigures(context, known)
    nest(read.placed, read.frames, list?.parent ?? null)
    const own = linesOf(context, read, place, known)
    settle(own, read, context, announced)
    assignActors(own, read, context.years, findings, outline, index)
    findings.push(...own)
    list = openedBy(text, own, place.depth) ?? list
    if (place.role === 'heading') announced = null
    announced = announcedIn(read) ?? announced
  }
  return findings
}

function linesOf(context: ParagraphContext, read: ReadParagraph, place: Place, known: KnownFigures): Finding[] {
  const figures = read.placed.map(({ finding }) => finding)
  for (const figure of figures) known.add(figure)
  const found = [...figures, ...readCoverage(context, read), ...readChecklists(context.text, context.index)]
  const statements = place.role === 'heading' ? [] : readStatements(context, read, found)
  return [...found, ...statements].sort((a, b) => a.start - b.start)
}

const contextOf = (index: number, text: string, place: Place, head: Head): ParagraphContext => {
  const years = yearsOf(place, head)
  return {
    index,
    text,
    mood: place.mood,
    heading: place.headings.join(' '),
    years,
    documentYear: documentYear(place, head),
    issuedOn: head.document.issuedOn,
    isRules: /(?:办法|细则|规定|规程|条例|标准|制度)(?:（[^（）]{1,12}）)?$/.test(head.document.title ?? ''),
  }
}

const isListItem = (text: string, depth: number, above: number): boolean =>
  (depth === 0 && /^[一二三四五六七八九十]{1,3}是|^[①-⑳]/.test(text)) || (depth > 0 && (depth > above || above === 0))

function openedBy(text: string, own: readonly Finding[], depth: number): OpenList | null {
  if (!/其中[，：]?$/.test(text)) return null
  const parent = own.findLast((line) => line.kind === 'target' || line.kind === 'fund')
  return parent ? { parent, depth } : null
}
