import { type PrintedLine, printedLines } from './printed-lines.ts'

/** Text that belongs together. `at[i]` is the place of `text[i]` in the source; line breaks and page lines are left out. */
export interface Paragraph {
  readonly text: string
  readonly at: readonly number[]
  /** A title that ran into its text, split off at two spaces. */
  readonly isTitle: boolean
  /** A printed row of a table: its cells stand between tabs or wide gaps. */
  readonly isRow: boolean
  readonly indent: number
}

/**
 * Paragraphs of a text whose lines were broken by a printer: lines are joined, page lines and the blank after a page break
 * dropped, titles that run into their text split off. Offsets lead back to the source (domain §2.9).
 */
export function paragraphsOf(source: string, taken: 'printed' | 'whole' = 'printed'): Paragraph[] {
  const lines = printedLines(source)
  if (taken === 'whole') return lines.flatMap((line) => paragraphsFrom([line]))
  const habit = habitOf(lines)
  const groups: PrintedLine[][] = []
  for (const [i, line] of lines.entries()) {
    const group = groups[groups.length - 1]
    if (group && !endsBetween(lines[i - 1]!, line, habit)) group.push(line)
    else groups.push([line])
  }
  return groups.flatMap(paragraphsFrom)
}

/** How the printer of this text broke its lines. */
interface Habit {
  /** Lines are filled to a width; a paragraph goes on over them. */
  readonly wrapped: boolean
  /** A space at the end of a line closes a paragraph. */
  readonly closedBySpace: boolean
  /** A blank line stands after each line and closes nothing. */
  readonly spaced: boolean
  readonly width: number
  readonly indent: number
}

const CLOSED = /[。！？；：:;!?）)”】…]$/
const ITEM =
  /^(?:【|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.．、](?!\d)|（\d{1,2}）|\(\d{1,2}\)|第[一二三四五六七八九十百]{1,4}[章节条]|附件|附：|[①-⑳])/
const ROW = /\t|[^\s（] {2,}[^\s（）]+ {2,}[^\s）]| {4,}|\u3000{2,}\S+\u3000{2,}|\|.*\|/
const ADDRESSEE = /^(?:各|省|州|市|县|区|全)[^。]*[：:]$/
const OPEN_END = /[，、（(《“〔]$/
const UNFINISHED = /(?:\d|[\d十百千][万亿]|\d[百千])\s?[余多]?$/
const SCALE_OR_UNIT = /^(?:[万亿]|人次|周年|个百分点|百分点|年|月|日|元|人(?!民)|名|个|家|户|期|%|％|余)/

function habitOf(lines: readonly PrintedLine[]): Habit {
  const prose = lines.filter((line) => !ROW.test(line.text))
  const widths = prose.map((line) => line.width).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0
  const full = (line: PrintedLine): boolean => line.width >= 0.8 * width
  const goesOn = prose.filter(
    (line, i) => full(line) && !CLOSED.test(line.text) && !ITEM.test(prose[i + 1]?.text ?? '【'),
  )
  const wrapped = width >= 15 && width <= 60 && goesOn.length >= 2 && goesOn.length >= 0.35 * prose.filter(full).length
  const closing = prose.filter((line) => line.trailingSpace)
  const others = prose.filter((line) => !line.trailingSpace)
  return {
    wrapped,
    width,
    closedBySpace:
      wrapped &&
      closing.length >= 3 &&
      closing.length < 0.6 * prose.length &&
      others.filter(full).length >= 0.8 * others.length,
    spaced: lines.filter((line, i) => i > 0 && line.blanksBefore > 0).length > 0.6 * (lines.length - 1),
    indent: Math.min(...prose.map((line) => line.indent)),
  }
}

function endsBetween(line: PrintedLine, next: PrintedLine, habit: Habit): boolean {
  if (ROW.test(line.text) || ROW.test(next.text)) return true
  if (isDistribution(line)) return line.text.endsWith('。') || isDistribution(next)
  if (isCutInQuantity(line, next)) return false
  if (habit.closedBySpace) return line.trailingSpace
  if (next.blanksBefore > (habit.spaced ? 2 : 0) && !next.afterPage) return true
  if (ITEM.test(next.text) && (CLOSED.test(line.text) || !isFull(line, habit))) return true
  if (OPEN_END.test(line.text) && !ITEM.test(next.text)) return line.width > 60
  if (isHeadPart(line, next)) return true
  if (!habit.wrapped || next.indent - habit.indent >= 2) return true
  return !isFull(line, habit)
}

const isFull = (line: PrintedLine, habit: Habit): boolean =>
  line.width >= 0.8 * habit.width || line.text.length + line.indent >= 0.95 * habit.width

/** 各州、市…局： and a title above it stand alone, however long their lines. */
const isHeadPart = (line: PrintedLine, next: PrintedLine): boolean =>
  (ADDRESSEE.test(line.text) && /^(?:为|根据|按照|经|现|近年来|《)/.test(next.text)) ||
  (/(?:的(?:通知|意见|决定|通报|报告|请示|批复|函|公告|通告)|方案|计划|要点|规划|措施|办法|细则)(?:（[^（）]{1,24}）)?$/.test(
    line.text,
  ) &&
    (/^各/.test(next.text) || /^[\p{Script=Han}]{1,14}[〔[（【]\d{4}/u.test(next.text)))

/** 报：… and 送：… go on until their full stop. */
const isDistribution = (line: PrintedLine): boolean => /^(?:报|送|发|抄送|抄报|主送)[：:]/.test(line.text)

/** 60 / 万人次: a figure and its scale or unit are never two paragraphs. */
const isCutInQuantity = (line: PrintedLine, next: PrintedLine): boolean =>
  UNFINISHED.test(line.text) &&
  SCALE_OR_UNIT.test(next.text) &&
  next.blanksBefore <= 1 &&
  !ITEM.test(next.text) &&
  line.text.length > 4

function paragraphsFrom(group: readonly PrintedLine[]): Paragraph[] {
  const text = group.map((line) => line.text).join('')
  const at = group.flatMap((line) => Array.from({ length: line.text.length }, (_, i) => line.start + i))
  const isRow = group.length === 1 && ROW.test(text)
  const whole = { text, at, isTitle: false, isRow, indent: group[0]!.indent }
  const cut = isRow ? undefined : runInTitle(text)
  if (!cut) return [whole]
  const [end, start] = cut
  return [
    { ...whole, text: text.slice(0, end), at: at.slice(0, end), isTitle: true },
    { ...whole, text: text.slice(start), at: at.slice(start) },
  ]
}

const GAP = /(?<! ) {2}(?! )|\u3000+/g

/** 八项举措强改革␣␣为全面加强…: a double space parts a title without stop or comma from a text with them. */
function runInTitle(text: string): readonly [end: number, start: number] | undefined {
  const gap = [...text.slice(0, 90).matchAll(GAP)].findLast((match) => !/[。；，]/.test(text.slice(0, match.index)))
  if (!gap || gap.index < 4 || gap.index > 70) return undefined
  const start = gap.index + gap[0].length
  return /。/.test(text.slice(start)) && text.length - start >= 8 ? [gap.index, start] : undefined
}
