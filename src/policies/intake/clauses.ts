import type { Quantity } from './quantities.ts'
import { firstFrom } from './sorted.ts'

/** A bracket pair of folded text, both places included. `opened`: its content is read as clauses of its own. */
export interface Bracket {
  readonly open: number
  readonly close: number
  readonly opened: boolean
}

/** A sentence or a part of one that ends in a semicolon; half-open, its closing mark excluded. */
export interface Sentence {
  readonly start: number
  readonly end: number
  /** The parts of one full sentence share a number. */
  readonly full: number
  /** Where the full sentence begins. */
  readonly fullStart: number
}

/** Where the words about one quantity stand, and the opened bracket it stands in. */
export interface Clause {
  readonly start: number
  readonly end: number
  readonly sentence: Sentence
  readonly bracket: Bracket | undefined
  /** Where the list begins that the clause is a member of: 培养300名…、2万名…. */
  readonly listStart: number
}

export interface Structure {
  readonly text: string
  readonly brackets: readonly Bracket[]
  readonly sentences: readonly Sentence[]
  /** 1 ends a clause, 2 ends a sentence part, 3 ends a sentence; 0 elsewhere. */
  readonly cuts: Uint8Array
}

const ENDS: Readonly<Record<string, number>> = { '，': 1, '：': 1, '\t': 1, '；': 2, '。': 3, '！': 3, '？': 3 }
const ACTORS = /牵头|会同|责任单位|责任部门|配合单位|配合|负责|参加单位|参与单位|按职责/

/** Parts folded text into sentences and clauses. Brackets with a number or 其中 are read inside, other brackets stay words. */
export function structureOf(text: string, quantities: readonly { readonly start: number }[]): Structure {
  const brackets = bracketsOf(text, quantities)
  const cuts = new Uint8Array(text.length)
  const silent = silentSpans(text, brackets)
  let span = 0
  for (let i = 0; i < text.length; i += 1) {
    while (span < silent.length && silent[span]![1] < i) span += 1
    const isSilent = silent[span] !== undefined && i >= silent[span]![0]
    if (!isSilent) cuts[i] = ENDS[text[i]!] ?? 0
  }
  for (const bracket of brackets) if (bracket.opened) markOpened(cuts, bracket)
  markItems(text, cuts)
  for (const match of text.matchAll(COVERED_NEXT)) cuts[match.index] = 1
  return { text, brackets, cuts, sentences: sentencesOf(text, cuts) }
}

/** 1. （一） 一、 一是 at the start of a paragraph or sentence: what follows is a clause of its own. */
const ITEM =
  /(?<=^|[。；：])(?:\d{1,2}(?:[.](?!\d)|[.](?=\d{1,2}月)|、)|（[\d一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}(?:、|是(?!否))|[①-⑳])/g

/** 知晓率100%、符合条件企业应享尽享: what is covered is a clause of its own beside a number. */
const COVERED_NEXT =
  /(?<=[%人个家户])、(?=[^，。；、\d]{2,20}(?:[应愿能当可](\p{Script=Han})尽\1|全覆盖))|(?<=全覆盖)、(?=[^，。；、\d]{2,20}\d)/gu

function markItems(text: string, cuts: Uint8Array): void {
  for (const match of text.matchAll(ITEM)) {
    const last = match.index + match[0].length - 1
    cuts[last] = Math.max(cuts[last]!, 1)
  }
}

function markOpened(cuts: Uint8Array, { open, close }: Bracket): void {
  for (let i = open + 1; i < close; i += 1) if (cuts[i]! > 1) cuts[i] = 1
  cuts[open] = 1
  cuts[close] = 1
}

function bracketsOf(text: string, quantities: readonly { readonly start: number }[]): Bracket[] {
  const opens: number[] = []
  const brackets: Bracket[] = []
  let next = 0
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '（') opens.push(i)
    if (text[i] !== '）' || opens.length === 0) continue
    const open = opens.pop()!
    while (next < quantities.length && quantities[next]!.start < open) next += 1
    const holds = quantities[next] !== undefined && quantities[next]!.start < i
    const head = text.slice(open + 1, open + 4)
    brackets.push({ open, close: i, opened: holds && !isActors(text, open, i) ? true : head.startsWith('其中') })
  }
  return brackets.sort((a, b) => a.open - b.open)
}

/** Whether a bracket names who must act; `alone`: only if it is nothing else. */
export const isActors = (text: string, open: number, close: number, alone = false): boolean =>
  close - open < 600 &&
  ACTORS.test(text.slice(open, close)) &&
  !/\d/.test(text.slice(open, close)) &&
  (!alone || /^（[^。]*）$/.test(text.slice(open, close)))

/** Titles in 《》 and closed brackets: marks inside them end nothing. */
function silentSpans(text: string, brackets: readonly Bracket[]): [number, number][] {
  const spans: [number, number][] = brackets.filter((b) => !b.opened).map((b) => [b.open, b.close])
  for (const match of text.matchAll(/《[^《》]{1,150}》|“[^“”]{1,60}”/g))
    spans.push([match.index, match.index + match[0].length - 1])
  spans.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const span of spans) {
    const last = merged[merged.length - 1]
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1])
    else merged.push(span)
  }
  return merged
}

function sentencesOf(text: string, cuts: Uint8Array): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let full = 0
  let fullStart = 0
  for (let i = 0; i <= text.length; i += 1) {
    const cut = i === text.length ? 3 : cuts[i]!
    if (cut < 2) continue
    if (i > start) sentences.push({ start, end: i, full, fullStart })
    start = i + 1
    if (cut === 3) {
      full += 1
      fullStart = start
    }
  }
  return sentences
}

const AND = /、|以及|或者?|及|和|并|与/g

/** The clause of each quantity: from the mark before it to the mark after it; a list is parted at 、 between two quantities. */
export function clausesOf(structure: Structure, quantities: readonly Quantity[]): Clause[] {
  const { text, cuts, sentences, brackets } = structure
  const bounds: { start: number; end: number; listStart: number }[] = []
  for (const [i, quantity] of quantities.entries()) {
    const floor = quantities[i - 1]?.end ?? 0
    const ceiling = quantities[i + 1]?.start ?? text.length
    let start = quantity.start
    while (start > floor && !cuts[start - 1]) start -= 1
    let end = quantity.end
    while (end < ceiling && !cuts[end]) end += 1
    const isShared = i > 0 && start === floor && !cuts[floor - 1]
    if (isShared) {
      const parted = partedAt(text, quantities[i - 1]!, quantity)
      bounds[i - 1]!.end = parted.end
      start = parted.start
    }
    bounds.push({ start, end, listStart: isShared ? bounds[i - 1]!.listStart : start })
  }
  let sentence = 0
  return bounds.map(({ start, end, listStart }) => {
    while (sentence < sentences.length - 1 && sentences[sentence]!.end < start) sentence += 1
    const bracket = enclosing(brackets, start, end)
    return { start, end, listStart, sentence: sentences[sentence]!, bracket }
  })
}

/** The opened bracket round [start, end), looked for among the few that open before it. */
function enclosing(brackets: readonly Bracket[], start: number, end: number): Bracket | undefined {
  const next = firstFrom(brackets, start, (b) => b.open)
  return brackets.slice(Math.max(0, next - 8), next).findLast((b) => b.opened && b.close >= end)
}

/** Between two quantities without a mark: parted at the first 、 or else at 和; a noun behind 家 or 个 belongs to the first. */
function partedAt(text: string, first: Quantity, second: Quantity): { end: number; start: number } {
  const from = first.end
  const to = second.before?.start ?? second.start
  const inside = text.slice(from, to).replace(/（[^（）]*）|《[^《》]*》/g, (words) => '-'.repeat(words.length))
  const marks = [...inside.matchAll(AND)].filter((match) => match.index <= 24)
  const mark = marks.find((match) => match[0] === '、') ?? marks[0]
  if (mark) return { end: from + mark.index, start: from + mark.index + mark[0].length }
  const hasNoun = first.dimension === 'things' && to - from <= 24 && !/[到至]$/.test(inside)
  return hasNoun ? { end: to, start: to } : { end: from, start: from }
}
