import type { Actor, Period } from './draft.ts'
import type { ParagraphContext, ReadParagraph } from './figures.ts'
import type { Finding } from './finding.ts'
import type { Outline } from './outline.ts'
import { type PeriodFound, periodsIn, type YearContext } from './periods.ts'
import { bracketActors, implementerIn, subjectOf } from './responsibility.ts'
import { firstFrom } from './sorted.ts'
import { titlePeriod } from './years.ts'

/** Period, place and bound that a line does not name: from its whole, from its paragraph, from the title. */
export function settle(
  own: readonly Finding[],
  read: ReadParagraph,
  context: ParagraphContext,
  announced: Period | null,
): void {
  const leads = read.periods.filter(
    (p) =>
      p.shape !== 'deadline' &&
      p.doubts.length === 0 &&
      !/其中[，：]?$/.test(context.text.slice(Math.max(0, p.start - 3), p.start)),
  )
  let place: string | null = null
  let measure: string | null = null
  for (const [i, line] of own.entries()) {
    const isQuantity = line.kind === 'target' || line.kind === 'fund'
    if (isQuantity) {
      const paragraphPeriod = leadFor(leads, line.start, context.text)
      line.period ??= line.parent?.period ?? paragraphPeriod ?? announcedOr(titlePeriod(context.years), announced)
      line.place ??= line.parent?.place ?? place
      place = line.place ?? place
    }
    inheritBound(line, context.text)
    shareBound(line, own[i - 1], context.text)
    shareBack(line, own[i + 1], context.text)
    if (line.comparator !== null) {
      line.measure = isNamed(line.measure) ? line.measure : measure
      measure = line.measure
    }
  }
}

/** The first period of a paragraph holds for it, a stage in brackets until the next: 检查阶段（11月26日—12月25日）。 */
function leadFor(leads: readonly PeriodFound[], at: number, text: string): Period | null {
  const next = firstFrom(leads, at, (p) => p.start)
  const stage = leads
    .slice(Math.max(0, next - 4), next)
    .findLast((p) => text[p.start - 1] === '（' && text[p.end] === '）')
  const [first] = leads
  return stage?.period ?? (first && first.start <= at ? first.period : null)
}

/** 到2025年，实现以下目标： holds for the items below, unless the title's own period ends on the same day. */
const announcedOr = (titled: Period | null, announced: Period | null): Period | null =>
  announced === null || (titled !== null && titled.to === announced.to) ? titled : announced

/** The period that a paragraph names for the list it opens. */
export const announcedIn = ({ structure, periods }: ReadParagraph): Period | null =>
  structure.text.endsWith('：')
    ? (periods.findLast((p) => p.shape !== 'deadline' && p.doubts.length === 0)?.period ?? null)
    : null

/** 扩大到10个, 年均不低于5万人次: the measure stands in the line before. */
const isNamed = (measure: string | null): boolean =>
  measure !== null &&
  !/^(?:占|扩大|达到?|增加|提高|提升|共计|合计|新增|不|按|其中|还需|超额|[同环]比|[较比与](?:上年|去年|(?:19|20)\d{2}年)(?:度|同期|底|末)?|每个?(?:县|乡镇|街道|社区|村|企业|单位|工会|学校|市州|州市))?$/.test(
    measure,
  )

/** （高级工以上4万人次） behind 不低于20万人次: the bracket takes the bound of its whole, and a person confirms it. */
function inheritBound(line: Finding, text: string): void {
  const { parent } = line
  if (parent?.paragraph !== line.paragraph || line.comparator !== 'plan' || parent.comparator !== 'atLeast') return
  if (text[line.start - 1] !== '（' || line.unit !== parent.unit || parent.basis === 'delta') return
  line.comparator = 'atLeast'
  line.doubts.add('comparator-inherited')
}

/** 不少于10个、50个: a bound before a list holds for its bare members, and a person confirms it. */
function shareBound(line: Finding, before: Finding | undefined, text: string): void {
  if (before?.paragraph !== line.paragraph || line.comparator !== 'plan' || text[line.start - 1] !== '、') return
  const isBare = /^[\d一二三四五六七八九十百千万]/.test(text.slice(line.start, line.start + 1))
  const isBound = before.comparator === 'atLeast' || before.comparator === 'atMost'
  if (!isBare || !isBound || before.unit !== line.unit || !/^[^以]*$/.test(text.slice(before.start, before.end))) return
  line.comparator = before.comparator
  line.doubts.add('comparator-inherited')
}

/** 分别达到80%、60%以上: a bound behind a list that 分别 parts holds for its members before. */
function shareBack(line: Finding, next: Finding | undefined, text: string): void {
  if (next?.paragraph !== line.paragraph || line.comparator !== 'plan' || text[line.end] !== '、') return
  const isBare = /^[\d一二三四五六七八九十百千万]/.test(text.slice(next.start, next.start + 1))
  const isBound = next.comparator === 'atLeast' || next.comparator === 'atMost' || next.comparator === 'about'
  if (!isBare || !isBound || next.unit !== line.unit || !text.slice(line.start, line.end).includes('分别')) return
  line.comparator = next.comparator
  line.doubts.add('comparator-inherited')
}

/** Puts the actors of 责任 brackets and 责任单位： paragraphs on the lines they speak of. */
export function assignActors(
  own: readonly Finding[],
  read: ReadParagraph,
  years: YearContext,
  before: readonly Finding[],
  outline: Outline,
  index: number,
): void {
  const { text } = read.structure
  for (const line of own) {
    if (line.kind !== 'target' && line.kind !== 'fund') continue
    const implementer = implementerIn(text.slice(line.start, line.end))
    const subject = subjectOf(sentenceAt(read, line.start))
    line.actors = [...(implementer ? [implementer] : []), ...subject.actors]
    for (const doubt of subject.doubts) line.doubts.add(doubt)
  }
  assignDue(own, read, years, before, outline, index)
  const named = bracketActors(read)
  if (!named || named.actors.length === 0) return
  const isApart = named.at === 0 || own.length === 0
  const lines = isApart ? itemBefore(before, outline, index) : own.filter((f) => f.start < named.at)
  for (const line of lines) {
    if (line.kind === 'reported' || line.kind === 'checklist') continue
    if (/^(?:配合|参加|参与)/.test(text)) joinActors(line, named.actors)
    else if (!isApart || line.actors.every(({ role }) => role === 'implementer')) {
      line.actors = [...line.actors.filter(({ role }) => role === 'implementer'), ...named.actors]
      for (const doubt of named.doubts) line.doubts.add(doubt)
    }
  }
}

/** 配合单位：… on a line of its own joins whoever leads. */
function joinActors(line: Finding, actors: readonly Actor[]): void {
  const joined = actors.filter(({ name }) => !line.actors.some((actor) => actor.name === name))
  line.actors = [...line.actors, ...joined.map(({ name }): Actor => ({ name, role: 'co' }))]
}

/** 完成时限：2022年10月底, in the paragraph or on a line of its own, is the day of what stands before it. */
function assignDue(
  own: readonly Finding[],
  { structure: { text }, periods }: ReadParagraph,
  years: YearContext,
  before: readonly Finding[],
  outline: Outline,
  index: number,
): void {
  const at = text.search(/完成(?:时限|时间|期限)：/)
  const due =
    at < 0 ? undefined : (periods.find((period) => period.start > at)?.period.to ?? dayNamed(text.slice(at), years))
  if (!due) return
  for (const line of own.length > 0 ? own : itemBefore(before, outline, index))
    if (line.kind !== 'reported' && line.kind !== 'checklist') line.due ??= due
}

/** 完成时间：11月30日: a day without 前 is one too. */
function dayNamed(text: string, years: YearContext): string | undefined {
  const day = /：([^。；，]{2,16})/.exec(text)?.[1]
  const due = day && !day.endsWith('前') ? `${day}前` : ''
  return periodsIn(due, 0, due.length, years)[0]?.period.to ?? undefined
}

/** The words of the sentence part that holds `at`, without its item mark. */
function sentenceAt({ structure }: ReadParagraph, at: number): string {
  const sentence = structure.sentences[firstFrom(structure.sentences, at + 1, (s) => s.start) - 1]
  return sentence
    ? structure.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 120)).replace(/^[，、]/, '')
    : ''
}

/** A paragraph 责任单位：… speaks of the lines since the last heading or item. */
function itemBefore(before: readonly Finding[], outline: Outline, index: number): Finding[] {
  let from = index - 1
  while (from > 0 && outline.places[from]!.role !== 'heading' && outline.places[from]!.depth === 0) from -= 1
  const lines: Finding[] = []
  for (let i = before.length - 1; i >= 0 && before[i]!.paragraph >= from; i -= 1) lines.push(before[i]!)
  return lines
}
