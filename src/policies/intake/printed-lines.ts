/** One line of the text as it was given, without the white space at its edges. Offsets are UTF-16 units of the source. */
export interface PrintedLine {
  readonly text: string
  readonly start: number
  /** Columns of white space before the text; U+3000 and a tab count two. */
  readonly indent: number
  readonly trailingSpace: boolean
  readonly blanksBefore: number
  /** A page line (—— 8 ——) or a form feed stood between this line and the one before. */
  readonly afterPage: boolean
  /** Full-width characters count 1, others a half. */
  readonly width: number
}

const BREAK = /\r\n|[\n\r\f\v\u2028\u2029\u0085]/g
const PAGE_LINE =
  /^(?:[—\-–－―─]{1,3}\s*\d{1,4}\s*[—\-–－―─]{1,3}|·\s*\d{1,4}\s*·|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/
const BLANK = /[\s\u200b\ufeff]/

/** Lines with text, in order; page lines are taken out. A bare number is a page line if such lines count 1, 2, 3 … */
export function printedLines(source: string): PrintedLine[] {
  const raw = rawLines(source)
  const bare = bareNumbers(raw)
  const lines: PrintedLine[] = []
  let blanks = 0
  let afterPage = false
  for (const line of raw) {
    const isPage = PAGE_LINE.test(line.text) || (bare && /^\d{1,3}$/.test(line.text))
    if (line.text === '') blanks += 1
    if (line.feed || isPage) afterPage = true
    if (line.text === '' || isPage) continue
    lines.push({ ...measured(line), blanksBefore: blanks, afterPage })
    blanks = 0
    afterPage = false
  }
  return lines
}

interface RawLine {
  readonly text: string
  readonly start: number
  readonly before: string
  readonly after: string
  readonly feed: boolean
}

function rawLines(source: string): RawLine[] {
  const lines: RawLine[] = []
  let from = 0
  let feed = false
  for (const match of [...source.matchAll(BREAK), undefined]) {
    const to = match?.index ?? source.length
    lines.push(rawLine(source, from, to, feed))
    from = to + (match?.[0].length ?? 0)
    feed = match?.[0] === '\f'
  }
  return lines
}

function rawLine(source: string, from: number, to: number, feed: boolean): RawLine {
  let start = from
  let end = to
  while (start < end && BLANK.test(source[start]!)) start += 1
  while (end > start && BLANK.test(source[end - 1]!)) end -= 1
  return {
    text: source.slice(start, end),
    start,
    before: source.slice(from, start),
    after: source.slice(end, to),
    feed,
  }
}

const measured = (line: RawLine): Omit<PrintedLine, 'blanksBefore' | 'afterPage'> => ({
  text: line.text,
  start: line.start,
  indent: [...line.before].reduce((sum, c) => sum + (c === '\u3000' || c === '\t' ? 2 : BLANK.test(c) ? 1 : 0), 0),
  trailingSpace: /[ \u3000]/.test(line.after),
  width: widthOf(line.text),
})

function widthOf(text: string): number {
  let halves = 0
  for (const c of text) halves += c.charCodeAt(0) < 0x2e80 && !'“”‘’—…'.includes(c) ? 1 : 2
  return halves / 2
}

function bareNumbers(lines: readonly RawLine[]): boolean {
  const numbers = lines.filter((line) => /^\d{1,3}$/.test(line.text)).map((line) => Number(line.text))
  return numbers.length > 1 && numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1)
}
