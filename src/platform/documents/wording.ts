import type { PlainDate } from '../plain-date.ts'
import type { Block, OfficialDocument } from './document.ts'

const DIGITS = '零一二三四五六七八九'

/** 1 → 一, 12 → 十二, 20 → 二十; up to 99, more than any document has headings. */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  if (tens === 0) return DIGITS[ones]!
  return `${tens > 1 ? DIGITS[tens]! : ''}十${ones > 0 ? DIGITS[ones]! : ''}`
}

/** 成文日期: Arabic figures, the year in full, no leading zeros (GB/T 9704-2012, 7.3.5.4). */
export function dayInWords(day: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The numbers before headings: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3). A higher heading begins the lower ones anew. */
const numerals = [
  (n: number) => `${chineseNumber(n)}、`,
  (n: number) => `（${chineseNumber(n)}）`,
  (n: number) => `${n}.`,
  (n: number) => `（${n}）`,
] as const

/** The body with each heading carrying its number. */
export function numberHeadings(blocks: readonly Block[]): Block[] {
  const counts = [0, 0, 0, 0]
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    const at = block.level - 1
    counts[at]! += 1
    counts.fill(0, at + 1)
    return { ...block, text: numerals[at]!(counts[at]!) + block.text }
  })
}

/** 附件说明: one without a number, several numbered (GB/T 9704-2012, 7.3.4). */
export const attachmentLines = (names: readonly string[]): string[] =>
  names.length === 1 ? [names[0]!] : names.map((name, i) => `${i + 1}. ${name}`)

/** Characters of a title line of size 2 (22 pt) within 156 mm. */
const TITLE_LINE = 19

/**
 * A title in lines of nearly one length that never break inside a word or 《…》 (GB/T 9704-2012, 7.3.1: 回行时词意完整).
 * A line break in the title is kept as the office set it.
 */
export function titleLines(title: string): string[] {
  if (title.includes('\n')) return title.split('\n')
  const length = [...title].length
  const count = Math.ceil(length / TITLE_LINE)
  if (count <= 1) return [title]
  const lines: string[] = []
  let rest = wordsOf(title)
  for (let left = count; left > 1; left--) {
    const taken = wordsUpTo(rest, rest.join('').length / left)
    lines.push(rest.slice(0, taken).join(''))
    rest = rest.slice(taken)
  }
  return [...lines, rest.join('')]
}

/** How many words come nearest to a length, at least one and never all. */
function wordsUpTo(words: readonly string[], length: number): number {
  let [best, distance, sum] = [1, Number.POSITIVE_INFINITY, 0]
  for (const [i, word] of words.slice(0, -1).entries()) {
    sum += word.length
    if (Math.abs(sum - length) >= distance) continue
    best = i + 1
    distance = Math.abs(sum - length)
  }
  return best
}

const CLOSING = /^[，、。；：）》〉”’〕？！的了和与及]/u

/** Words that stay together: a closing mark or particle goes with what stands before it, a quoted name is one. */
function wordsOf(title: string): string[] {
  const words: string[] = []
  const segments = new Intl.Segmenter('zh', { granularity: 'word' })
  for (const part of title.split(/(《[^》]*》|〔[^〕]*〕|（[^）]*）)/u).filter(Boolean)) {
    const pieces = /^[《〔（]/u.test(part) ? [part] : [...segments.segment(part)].map(({ segment }) => segment)
    for (const piece of pieces) {
      if (words.length > 0 && CLOSING.test(piece)) words[words.length - 1] += piece
      else words.push(piece)
    }
  }
  return words
}

/** What both printers print: numbers, lines and days put into words. */
export function worded(document: OfficialDocument) {
  return {
    ...document,
    titleLines: titleLines(document.title),
    to: document.to.length > 0 ? `${document.to.join('，')}：` : null,
    body: numberHeadings(document.body),
    attachments: attachmentLines(document.attachments),
    signedOn: document.signedOn && dayInWords(document.signedOn),
    copies: document.copies.length > 0 ? `${document.copies.join('，')}。` : null,
    printed: document.printed && { by: document.printed.by, on: `${dayInWords(document.printed.on)}印发` },
  }
}
export type WordedDocument = ReturnType<typeof worded>
