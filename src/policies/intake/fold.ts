import type { Range } from './draft.ts'
import type { Paragraph } from './layout.ts'
import { ordinaryForm } from './radicals.ts'
import { simplifiedForm } from './traditional.ts'
import { unitAt } from './units.ts'

/**
 * A paragraph made even for reading: full-width figures and letters halved, punctuation of one shape, spaces round figures
 * dropped, cells of a row parted by tabs. `at[i]` is the place of `text[i]` in the paragraph's own text.
 */
export interface Folded {
  readonly text: string
  readonly at: readonly number[]
  readonly paragraph: Paragraph
}

const SAME_SHAPE: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  ';': '；',
  '﹔': '；',
  ':': '：',
  '︰': '：',
  '∶': '：',
  '!': '！',
  '?': '？',
  '﹐': '，',
  '﹪': '%',
  '％': '%',
  '－': '—',
  '–': '—',
  '―': '—',
  '─': '—',
  '‐': '—',
  '‑': '—',
  '−': '—',
  '-': '—',
  '～': '~',
  '〜': '~',
  '∼': '~',
  '．': '.',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '○': '〇',
  Ｏ: '〇',
  '|': '\t',
  '｜': '\t',
  '│': '\t',
}
const SPACE = /[ \u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/

export function fold(paragraph: Paragraph): Folded {
  const chars: string[] = []
  const at: number[] = []
  const { text } = paragraph
  const isSpread = isSpreadOut(text)
  let quotes = 0
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]!
    if (SPACE.test(c)) {
      const kept =
        isSpread && !SPACE.test(text[i + 1] ?? '') ? '' : keptSpace(text, i, chars[chars.length - 1], paragraph.isRow)
      if (kept) {
        chars.push(kept)
        at.push(i)
      }
      while (SPACE.test(text[i + 1] ?? '')) i += 1
      continue
    }
    if (c === '"') quotes += 1
    const isItem = c === '．' && /^\d{1,2}$/.test(chars.join('').slice(0, 3)) && chars.length <= 2
    chars.push(
      isItem ? '、' : c === '"' ? (quotes % 2 === 1 ? '“' : '”') : folded(c, text[i - 1], text.slice(i + 1, i + 12)),
    )
    at.push(i)
  }
  return { text: chars.join(''), at, paragraph }
}

/** 宜 城 市 2 0 2 3: text recognition that set a space behind every character; one space then says nothing. */
function isSpreadOut(text: string): boolean {
  if (/^(?:[12] [09] \d \d|二 \S \S \S) 年 /.test(text)) return true
  const single = text.match(/\S (?=\S)/g)?.length ?? 0
  return (
    single >= 8 &&
    single >= 0.8 * (text.match(/\S/g)!.length - 1) &&
    /\p{Script=Han} \p{Script=Han} \p{Script=Han}/u.test(text)
  )
}

/** What stands for a run of spaces: nothing inside text and round figures, a tab between cells, a blank between Latin words. */
function keptSpace(text: string, from: number, before: string | undefined, isRow: boolean): string {
  let to = from
  while (SPACE.test(text[to] ?? '')) to += 1
  const after = text[to] ?? ''
  const wide = to - from >= 2 || text[from] === '\u3000'
  const isDigit = (c: string | undefined): boolean => /[\d０-９]/.test(c ?? '')
  if (before === undefined || after === '' || before === '\t' || after === '\t') return ''
  if (isRow && wide) return '\t'
  if (isDigit(before) && isDigit(after)) return isGrouping(text, from, to) ? '' : '\t'
  if (isDigit(before)) return wide && !/[百千万亿余多%％]/.test(after) && !unitAt(text, to) && isHan(after) ? '\t' : ''
  if (before === '.' && isDigit(after)) return '\t'
  if (/[A-Za-z]/.test(before) && /[A-Za-z\d]/.test(after)) return ' '
  return wide && !isDigit(after) && isHan(before) && isHan(after) ? '\t' : ''
}

/** 12 000: a space between groups of three. */
const isGrouping = (text: string, from: number, to: number): boolean =>
  to - from === 1 &&
  /(?<!\d)\d{1,3}$/.test(text.slice(Math.max(0, from - 4), from)) &&
  /^\d{3}(?!\d)/.test(text.slice(to, to + 4))

const isHan = (c: string): boolean => /[\p{Script=Han}（）“”、，]/u.test(c)

/** １，８００ in full-width figures; 1，200万元 where scale or unit follows. */
function isGroupingComma(before: string | undefined, rest: string): boolean {
  if (/^[０-９]{3}(?![０-９])/.test(rest)) return /[０-９]/.test(before ?? '')
  return /\d/.test(before ?? '') && /^\d{3}(?:余|多)?(?:[万亿]|元|人|名|家|个|户|期)/.test(rest)
}

function folded(c: string, before: string | undefined, rest: string): string {
  const after = rest[0]
  const code = c.charCodeAt(0)
  if (c === '，' && isGroupingComma(before, rest)) return ','
  if (c === ',') return /[\d０-９]/.test(before ?? '') && /[\d０-９]/.test(after ?? '') ? ',' : '，'
  const shape = SAME_SHAPE[c]
  if (shape) return shape
  if (isWideLatin(code)) return String.fromCharCode(code - 0xfee0)
  return simplifiedForm(ordinaryForm(c))
}

/** Full-width digits, letters, slash and plus. */
const isWideLatin = (code: number): boolean =>
  (code >= 0xff10 && code <= 0xff19) ||
  (code >= 0xff21 && code <= 0xff3a) ||
  (code >= 0xff41 && code <= 0xff5a) ||
  code === 0xff0f ||
  code === 0xff0b

/** The source ranges of folded text [start, end): one range, or several where a break or a page line lies inside. */
export function sourceRanges({ paragraph, at }: Folded, start: number, end: number): Range[] {
  const ranges: [number, number][] = []
  for (let i = at[start]!; i <= at[end - 1]!; i += 1) {
    const place = paragraph.at[i]!
    const last = ranges[ranges.length - 1]
    if (last && last[1] === place) last[1] = place + 1
    else ranges.push([place, place + 1])
  }
  return ranges
}
