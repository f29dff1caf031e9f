import { ordinaryForm } from './radicals.ts'

/** A run of characters of a page: left edge and baseline in points from the lower left corner. */
export interface Glyphs {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

interface Line {
  readonly runs: readonly Glyphs[]
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}

/** Pages as text: a printed line a line, columns one after the other, a form feed between pages, running heads left out. */
export function pagesText(pages: readonly (readonly Glyphs[])[]): string {
  const lined = pages.map((page) => readingOrder(page))
  const heads = runningHeads(lined)
  return lined
    .map((lines) => {
      const kept = lines.filter(
        (line, i) => !heads.has(plain(line)) && !(isOuter(i, lines) && PRINTED_BY.test(lineText(line, NO_COLUMNS))),
      )
      const edges = leftEdges(kept)
      const columns = columnStarts(kept)
      return kept.map((line) => indented(line, edges, columns)).join('\n')
    })
    .filter((page) => page !== '')
    .join('\n\f')
}

/** What a browser prints over and under a page: the day and hour, the address. */
const PRINTED_BY = /^(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? *\d{1,2}:\d{2}|https?:\/\/|file:\/\/)/

const isOuter = (i: number, lines: readonly Line[]): boolean => i === 0 || i === lines.length - 1

const plain = (line: Line): string => lineText(line, NO_COLUMNS).replace(/[\s\d]/g, '')

/** A line at the head or foot of at least three pages and of half of them, page numbers aside. */
function runningHeads(pages: readonly (readonly Line[])[]): Set<string> {
  const counts = new Map<string, number>()
  for (const lines of pages)
    for (const text of new Set([lines[0], lines[lines.length - 1]].filter((l) => l !== undefined).map(plain)))
      if (text.length > 2) counts.set(text, (counts.get(text) ?? 0) + 1)
  return new Set([...counts].filter(([, n]) => n >= 3 && n >= pages.length / 2).map(([text]) => text))
}

function readingOrder(page: readonly Glyphs[]): Line[] {
  const lines = linesOf(page)
  const gutter = gutterOf(lines)
  if (gutter === undefined) return lines
  const ordered: Line[] = []
  let band: Line[] = []
  const flush = (): void => {
    const sides = [band.map((line) => part(line, gutter, 'left')), band.map((line) => part(line, gutter, 'right'))]
    for (const side of sides) ordered.push(...side.filter((line) => line !== undefined))
    band = []
  }
  for (const line of lines) {
    if (crosses(line, gutter)) {
      flush()
      ordered.push(line)
    } else band.push(line)
  }
  flush()
  return ordered
}

function linesOf(page: readonly Glyphs[]): Line[] {
  const sorted = [...page].sort((a, b) => b.y - a.y || a.x - b.x)
  const groups: Glyphs[][] = []
  for (const run of sorted) {
    const group = groups[groups.length - 1]
    const base = group?.[0]
    if (base && Math.abs(base.y - run.y) <= 0.45 * Math.max(base.size, run.size)) group.push(run)
    else groups.push([run])
  }
  return groups.map((runs) => lineOf(runs.sort((a, b) => a.x - b.x)))
}

const lineOf = (runs: readonly Glyphs[]): Line => ({
  runs,
  left: runs[0]!.x,
  right: Math.max(...runs.map((run) => run.x + run.width)),
  y: runs[0]!.y,
  size: Math.max(...runs.map((run) => run.size)),
})

const crosses = (line: Line, gutter: number): boolean =>
  line.runs.some((run) => run.x < gutter - 1 && run.x + run.width > gutter + 1)

function part(line: Line, gutter: number, side: 'left' | 'right'): Line | undefined {
  const runs = line.runs.filter((run) => (side === 'left') === run.x + run.width / 2 < gutter)
  return runs.length > 0 ? lineOf(runs) : undefined
}

/** The middle of the white strip between two columns of prose: few lines cross it, and lines fill both sides. */
function gutterOf(lines: readonly Line[]): number | undefined {
  if (lines.length < 8) return undefined
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const width = right - left
  for (let step = 0; step <= 40; step += 1) {
    const at = left + width * (0.5 + ((step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2)) / 100)
    if (isGutter(lines, at, left, right)) return at
  }
  return undefined
}

function isGutter(lines: readonly Line[], at: number, left: number, right: number): boolean {
  const free = lines.filter((line) => !crosses(line, at))
  const both = free.filter((line) => part(line, at, 'left') && part(line, at, 'right'))
  if (both.length < 6 || both.length < 0.5 * lines.length) return false
  const gap = Math.min(...both.map((line) => part(line, at, 'right')!.left - part(line, at, 'left')!.right))
  if (gap < 0.8 * both[0]!.size) return false
  const fill = (side: 'left' | 'right', width: number): number =>
    both.filter((line) => inkOf(part(line, at, side)!) > 0.75 * width).length / both.length
  const edges = both.map((line) => part(line, at, 'left')!.right)
  return fill('left', Math.max(...edges) - left) > 0.6 && fill('right', right - (Math.max(...edges) + gap)) > 0.6
}

const NO_COLUMNS: ReadonlySet<number> = new Set()
const STRIP = 4

/** Strips of 4 points in which runs of two lines or more begin after a gap: the columns of a table. */
function columnStarts(lines: readonly Line[]): ReadonlySet<number> {
  const counts = new Map<number, number>()
  for (const { runs, size } of lines)
    for (const [i, run] of runs.entries()) {
      const last = runs[i - 1]
      if (!last || run.x - (last.x + last.width) < 0.5 * size) continue
      const strip = Math.round(run.x / STRIP)
      for (const near of [strip - 1, strip, strip + 1]) counts.set(near, (counts.get(near) ?? 0) + 1)
    }
  return new Set([...counts].filter(([, n]) => n >= 2).map(([strip]) => strip))
}

const inkOf = (line: Line): number => line.runs.reduce((sum, run) => sum + run.width, 0)

/** Two ideographic spaces before a line that begins a paragraph, so that the layout is seen in the text. */
function indented(line: Line, edges: readonly number[], columns: ReadonlySet<number>): string {
  const text = lineText(line, columns)
  const edge = edges.find((left) => line.left - left < 4 * line.size && left <= line.left + 1)
  const shift = edge === undefined ? 0 : (line.left - edge) / line.size
  return shift > 1.2 && shift < 3.5 ? `\u3000\u3000${text}` : text
}

/** Left edges that many lines of a page share, leftmost first; a running head beside them is none. */
function leftEdges(lines: readonly Line[]): number[] {
  const counts = new Map<number, number>()
  for (const { left } of lines) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1)
  return [...counts]
    .filter(([, n]) => n >= Math.max(2, lines.length / 8))
    .map(([left]) => left)
    .sort((a, b) => a - b)
}

/** Runs joined: no space inside Chinese text, a space between Latin words, four spaces over the gap between two cells. */
function lineText(line: Line, columns: ReadonlySet<number>): string {
  const gaps = line.runs.slice(1).map((run, i) => run.x - (line.runs[i]!.x + line.runs[i]!.width))
  const spaced = isLetterSpaced(line)
  const figures = gaps.some((gap, i) => gap > NARROW * line.size && areFigures(line.runs[i]!, line.runs[i + 1]!))
  let text = ''
  for (const [i, run] of line.runs.entries()) {
    if (i > 0 && !spaced)
      text +=
        figures && gaps[i - 1]! > NARROW * line.size
          ? '    '
          : spaceFor(gaps[i - 1]! / line.size, text, run.text, columns.has(Math.round(run.x / STRIP)))
    text += run.text
  }
  const joined = [...text].map((c) => (c.length === 1 ? ordinaryForm(c) : c)).join('')
  return (spaced || LETTER_SPACED.test(joined.trim()) ? joined.replace(/\s+/g, '') : joined).trim()
}

/** The gap between cells without padding; no printer puts it inside a number. */
const NARROW = 0.12

const areFigures = (before: Glyphs, after: Glyphs): boolean => /[\d%]$/.test(before.text) && /^\d/.test(after.text)

const LETTER_SPACED = /^(?:[\p{Script=Han}（）《》“”〔〕、\d]\s+){3,}[\p{Script=Han}（）《》“”〔〕、\d]$/u

/** 关 于 印 发: single characters at even distances. */
function isLetterSpaced({ runs, size }: Line): boolean {
  if (runs.length < 4 || runs.some((run) => [...run.text.trim()].length !== 1)) return false
  const steps = runs.slice(1).map((run, i) => run.x - runs[i]!.x)
  return Math.max(...steps) - Math.min(...steps) < 0.6 * size && Math.max(...steps) < 5 * size
}

function spaceFor(gap: number, before: string, after: string, isColumn: boolean): string {
  if (gap > 1.6 || (gap > 0.5 && isColumn)) return '    '
  // Two issuers on one line of a title.
  if (gap > 0.4 && /[厅局委府室会院办部处司]$/.test(before) && /^\p{Script=Han}/u.test(after)) return ' '
  return gap > 0.2 && /[A-Za-z,.;]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : ''
}
