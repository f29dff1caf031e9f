import { wordNumber } from './dates.ts'
import { type Finding, finding } from './finding.ts'

const HEAD =
  /“((?:[一二三四五六七八九十]{1,2}(?:个|项)?[\p{Script=Han}]{1,3})(?:[、，](?:[一二三四五六七八九十]{1,2}(?:个|项)?[\p{Script=Han}]{1,3})){0,5})[。；]?”(?:[\p{Script=Han}]{0,12})[。；，]?(?:（)?(?:即|分别是|分别为|具体是|具体为|包括|就是)[：:，]?/gu
/** A checklist longer than this is none. */
const LONGEST = 800
const PLAIN_ITEM = /^[\p{Script=Han}\d“”（）《》—]{2,40}$/u

/**
 * A checklist written out in the text: “五有、四明确、三到位”。即：有领导机构、…; …. One line for its head and one for each
 * item within it; a count that does not fit the items is asked about.
 */
export function readChecklists(text: string, paragraph: number): Finding[] {
  const lines: Finding[] = []
  let done = 0
  for (const match of text.matchAll(HEAD)) {
    const from = match.index + match[0].length
    if (match.index < done) continue
    const end = endOf(text, from)
    const items = itemsIn(text, from, end)
    const wanted = match[1]!
      .split(/[、，]/)
      .reduce((sum, part) => sum + wordNumber(/^[一二三四五六七八九十]+/.exec(part)![0]), 0)
    if (items.length < 2) continue
    done = end
    const doubts = items.length === wanted ? [] : ['item-count']
    const head = finding({ paragraph, start: match.index, end, kind: 'checklist', measure: match[1]!, doubts })
    lines.push(head, ...items.map((item) => itemLine(text, paragraph, item, head)))
  }
  return lines
}

const itemLine = (text: string, paragraph: number, [start, end]: readonly [number, number], parent: Finding): Finding =>
  finding({ paragraph, start, end, kind: 'checklist', measure: text.slice(start, end), parent })

/** The list ends with its sentence, or with the bracket it stands in. */
function endOf(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < Math.min(text.length, from + LONGEST); i += 1) {
    const c = text[i]!
    if (c === '（') depth += 1
    if (c === '）') depth -= 1
    if (depth < 0 || c === '。') return i
  }
  return Math.min(text.length, from + LONGEST)
}

function itemsIn(text: string, from: number, to: number): [number, number][] {
  const items: [number, number][] = []
  let start = from
  for (let i = from; i <= to; i += 1) {
    if (i < to && !/[、；，]/.test(text[i]!)) continue
    if (PLAIN_ITEM.test(text.slice(start, i))) items.push([start, i])
    start = i + 1
  }
  return items
}
