import { readChecklists } from './checklists.ts'
import { readCoverage } from './coverage.ts'
import { type Head, readHead } from './document-head.ts'
import type { Actor, Draft, DraftLine, Period } from './draft.ts'
import { type ParagraphContext, type ReadParagraph, readFigures } from './figures.ts'
import type { Finding } from './finding.ts'
import { type Folded, fold, sourceRanges } from './fold.ts'
import { paragraphsOf } from './layout.ts'
import { checkLength } from './length.ts'
import { markOverlaps, nest } from './nesting.ts'
import { type Outline, outlineOf, type Place } from './outline.ts'
import { periodsIn, type YearContext } from './periods.ts'
import { bracketActors, implementerIn, readStatements } from './statements.ts'

/**
 * The draft of a Chinese official text: every quantity, duty, condition and past result as a line that keeps its characters.
 * Deterministic; the time is linear in the text. `source` is the text without a byte order mark; all offsets are UTF-16
 * code units of it. `lines`: whole where a line is a paragraph already (.docx). Unclear is `check` with doubts, never left out, never invented.
 * @throws Refusal intake.too-long past 1 MB of UTF-8
 */
export function readNotice(source: string, lines: 'printed' | 'whole' = 'printed'): Draft {
  checkLength(source)
  const paragraphs = paragraphsOf(source, lines).map(fold)
  const head = readHead(paragraphs)
  const outline = outlineOf(paragraphs, head)
  const findings = readBody(paragraphs, head, outline)
  markOverlaps(findings)
  findings.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start || depthOf(a) - depthOf(b))
  return { document: head.document, sections: outline.sections, lines: printLines(findings, paragraphs, source) }
}

const depthOf = (finding: Finding): number => (finding.parent ? depthOf(finding.parent) + 1 : 0)

function readBody(paragraphs: readonly Folded[], head: Head, outline: Outline): Finding[] {
  const findings: Finding[] = []
  let carried: { parent: Finding; depth: number } | null = null
  for (const [index, { text }] of paragraphs.entries()) {
    const place = outline.places[index]!
    if (place.role === 'head' || place.role === 'title' || place.role === 'byline' || place.role === 'tail') continue
    const context = contextOf(index, text, place, head)
    const read = readFigures(context, findings)
    if (carried && place.depth <= carried.depth && place.depth > 0 && carried.depth > 0) carried = null
    nest(read.placed, read.frames, carried && isListItem(text) ? carried.parent : null)
    const own = linesOf(context, read, place)
    settle(own, read, context, head, place)
    assignActors(own, read, findings, outline, index)
    findings.push(...own)
    carried = opensList(text, own, place.depth) ?? (carried && isListItem(text) ? carried : null)
  }
  return findings
}

function linesOf(context: ParagraphContext, read: ReadParagraph, place: Place): Finding[] {
  const numbered = read.placed.map((p) => p.finding)
  const covered = readCoverage(context, read)
  const listed = readChecklists(context.text, context.index)
  const found = [...numbered, ...covered, ...listed]
  return place.role === 'heading' ? found : [...found, ...readStatements(context, read, found)]
}

const isListItem = (text: string): boolean =>
  /^(?:\d{1,2}[.、]|（[\d一二三四五六七八九十]{1,3}）|[①-⑳]|[一二三四五六七八九十]{1,3}是)/.test(text)

/** …60万人次，其中： or …如下： opens a list whose items are parts. */
function opensList(text: string, own: readonly Finding[], depth: number): { parent: Finding; depth: number } | null {
  if (!/其中[，：]?$/.test(text)) return null
  const parent = own.findLast((f) => f.kind === 'target' || f.kind === 'fund')
  return parent ? { parent, depth } : null
}

function contextOf(index: number, text: string, place: Place, head: Head): ParagraphContext {
  const years = yearsOf(place, head)
  return { index, text, mood: place.mood, heading: place.headings.join(' '), years, documentYear: years.year }
}

/** The year of the nearest title, else of the document's date or number; the span in a title such as （2019—2021年）. */
function yearsOf(place: Place, head: Head): YearContext {
  for (const title of [...[...place.headings].reverse(), place.title, head.document.title]) {
    if (!title) continue
    const none = { year: null, span: null, assumed: false, titled: false }
    const named = periodsIn(title, 0, title.length, none).filter((p) => p.doubts.length === 0)
    const span = named.find((p) => p.year === null)?.period ?? null
    const year = named.findLast((p) => p.year !== null)?.year ?? null
    if (span || year) return { year: year ?? yearWithin(span, head), span: span ?? null, assumed: false, titled: year !== null }
  }
  return { year: issueYear(head), span: null, assumed: false, titled: false }
}

const issueYear = ({ document }: Head): number | null => {
  const year = document.issuedOn?.slice(0, 4) ?? /〔(\d{4})〕/.exec(document.number ?? '')?.[1]
  return year ? Number(year) : null
}

const yearWithin = (span: Period | null, head: Head): number | null =>
  issueYear(head) ?? (span?.from ? Number(span.from.slice(0, 4)) : null)

/** Period and place that the line does not name: from its whole, from the paragraph, from the title. */
function settle(
  own: readonly Finding[],
  read: ReadParagraph,
  context: ParagraphContext,
  head: Head,
  place: Place,
): void {
  const lead = read.periods.find((p) => p.shape !== 'deadline' && p.doubts.length === 0)
  let carriedPlace: string | null = null
  for (const line of own) {
    const isQuantity = line.kind === 'target' || line.kind === 'fund'
    if (isQuantity && !line.period) {
      line.period =
        line.parent?.period ??
        (lead && isBehind(lead.start, line) ? lead.period : null) ??
        titlePeriod(context)
    }
    if (isQuantity && !line.place) line.place = line.parent?.place ?? carriedPlace
    if (isQuantity && line.place) carriedPlace = line.place
    inheritBound(line, context.text)
  }
}

const isBehind = (at: number, line: Finding): boolean => at <= line.start

function titlePeriod(context: ParagraphContext): Period | null {
  const { span, year } = context.years
  if (span) return span
  return context.years.titled && year !== null ? { from: `${year}-01-01`, to: `${year}-12-31` } : null
}

/** （高级工以上4万人次） behind 不低于20万人次: the bracket takes the bound of its whole, and a person confirms it. */
function inheritBound(line: Finding, text: string): void {
  const { parent } = line
  if (!parent || parent.paragraph !== line.paragraph || line.comparator !== 'plan' || parent.comparator !== 'atLeast')
    return
  if (text[line.start - 1] !== '（' || line.unit !== parent.unit || parent.basis === 'delta') return
  line.comparator = 'atLeast'
  line.doubts.add('comparator-inherited')
}

function assignActors(
  own: readonly Finding[],
  read: ReadParagraph,
  before: Finding[],
  outline: Outline,
  index: number,
): void {
  for (const line of own) {
    const implementer =
      line.kind === 'target' || line.kind === 'fund'
        ? implementerIn(read.structure.text.slice(line.start, line.end))
        : null
    if (implementer) line.actors = [...line.actors, implementer]
  }
  const named = bracketActors(read)
  if (!named || named.actors.length === 0) return
  const targets =
    named.at === 0 || own.length === 0 ? itemBefore(before, outline, index) : own.filter((f) => f.start < named.at)
  for (const line of targets) {
    if (line.kind === 'reported' || line.kind === 'checklist') continue
    line.actors = merged(
      line.actors.filter((a) => a.role === 'implementer'),
      named.actors,
    )
    for (const doubt of named.doubts) line.doubts.add(doubt)
  }
}

/** A paragraph 责任单位：… speaks of the lines since the last heading. */
function itemBefore(before: readonly Finding[], outline: Outline, index: number): Finding[] {
  let from = index - 1
  while (from > 0 && outline.places[from]!.role !== 'heading' && outline.places[from]!.depth === 0) from -= 1
  return before.filter((f) => f.paragraph >= from && f.actors.every((a) => a.role === 'implementer'))
}

const merged = (a: readonly Actor[], b: readonly Actor[]): Actor[] => [...a, ...b]

function printLines(findings: readonly Finding[], paragraphs: readonly Folded[], source: string): DraftLine[] {
  const ids = new Map(findings.map((f, i) => [f, `L${i + 1}`]))
  return findings.map((f) => {
    const ranges = sourceRanges(paragraphs[f.paragraph]!, f.start, f.end)
    const doubts = [...f.doubts]
    return {
      id: ids.get(f)!,
      kind: f.kind,
      text: ranges.map(([start, end]) => source.slice(start, end)).join(''),
      start: ranges[0]![0],
      end: ranges[ranges.length - 1]![1],
      ranges,
      measure: f.measure,
      population: f.population,
      comparator: f.comparator,
      strength: f.strength,
      per: f.per,
      basis: f.basis,
      value: f.value,
      unit: f.unit,
      period: f.period,
      place: f.place,
      within: f.parent ? (ids.get(f.parent) ?? null) : null,
      overlaps: f.overlaps,
      actors: f.actors,
      due: f.due,
      certainty: doubts.length === 0 ? 'sure' : 'check',
      doubts,
    }
  })
}
