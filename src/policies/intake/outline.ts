import type { Head } from './document-head.ts'
import type { Section } from './draft.ts'
import type { Folded } from './fold.ts'
import type { Mood } from './tense.ts'

export type Role = 'head' | 'heading' | 'title' | 'byline' | 'tail' | 'row' | 'body'

/** What each paragraph is, in which section it stands, and whether that section plans or tells. */
export interface Place {
  readonly role: Role
  /** Text of the headings above, outermost first. */
  readonly headings: readonly string[]
  readonly mood: Mood
  /** Depth of its own item mark: 一、 2, （一） 3, 1. 4, （1） 5; 0 without one. */
  readonly depth: number
  /** The last title above the paragraph, for the year. */
  readonly title: string | null
}

export interface Outline {
  readonly places: readonly Place[]
  readonly sections: readonly Section[]
}

const MARKS: readonly RegExp[] = [
  /^(?:【[^【】]{1,30}】|附件[\d一二三四五六七八九十：:]|附件$|附：|第[一二三四五六七八九十百]{1,4}章)/,
  /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,5}条)/,
  /^（[一二三四五六七八九十]{1,3}）/,
  /^\d{1,2}(?:[.](?!\d)|、|\.\d{1,2}(?!\d))/,
  /^（\d{1,2}）|^[①-⑳]/,
]

/** The depth of the item mark a paragraph begins with. */
export const markDepth = (text: string): number => MARKS.findIndex((mark) => mark.test(text)) + 1

const TOLD =
  /(?:总体|基本|开展|工作|收支|使用|执行|落实|有关|完成|检查|督查)情况(?:通报)?$|肯定成绩|主要成绩|过去一年|发展环境|发展现状|面临的?形势|工作基础|进展|成效|完成情况|基本情况|现状|回顾|主要做法|发展基础|存在的?问题|取得的|经验做法|工作总结/
const PLANNED =
  /目标|任务|安排|打算|下一步|措施|要求|计划|保障|总体(?!情况)|预期|预计|拟|政策|学习|要点|思路|(?:主要|重点)工作(?!成效|进展|完成|情况|总结|回顾)|工作重点/

export function outlineOf(paragraphs: readonly Folded[], head: Head): Outline {
  const base = baseMood(head, paragraphs)
  const places: Place[] = []
  const open: { depth: number; text: string; at: number; mood: Mood }[] = []
  const sections: { title: string; from: number; depth: number; to: number }[] = []
  let title: string | null = head.document.title
  let tail = false
  let said: Mood | null = null
  for (const [i, { text, paragraph }] of paragraphs.entries()) {
    tail ||= /^(?:报|送|抄送|抄报)：/.test(text) && i > paragraphs.length - 8
    const depth = markDepth(text)
    const role = tail ? 'tail' : roleOf(text, paragraph, depth, head.taken.has(i), paragraphs[i + 1]?.text)
    if (depth > 0 && role !== 'head' && role !== 'tail') {
      while (open.length > 0 && open[open.length - 1]!.depth >= depth) close(open, sections, i)
      const name = headingText(text)
      open.push({ depth, text: name, at: i, mood: moodOf(name, open[open.length - 1]?.mood ?? base) })
      if (depth <= 3) sections.push({ title: name.replace(/^【(.+)】$/, '$1'), from: i, depth, to: paragraphs.length })
      if (depth === 1) title = null
    }
    if (role === 'title') title = text
    said = depth > 0 ? null : (announcedMood(text) ?? said)
    const mood = open[open.length - 1]?.mood ?? said ?? base
    places.push({ role, headings: open.map((h) => h.text), mood, depth, title })
  }
  return { places, sections: sections.map((section) => printed(section, paragraphs)) }
}

/** 一年来，…做了以下工作： tells, 2024年工作计划： plans what follows without a heading. */
function announcedMood(text: string): Mood | null {
  if (!text.endsWith('：') || text.length > 80) return null
  if (/(?:计划|打算|安排|目标|任务|要求)(?:如下)?：$/.test(text)) return 'plan'
  return /一年来|以来|过去|(?:做|开展)了(?:以下|如下)|(?:总结|汇报|情况)(?:如下)?：$/.test(text) ? 'news' : null
}

function close(open: { depth: number; at: number }[], sections: { from: number; to: number }[], at: number): void {
  const heading = open.pop()!
  const section = sections.findLast((s) => s.from === heading.at)
  if (section) section.to = at
}

function printed(section: { title: string; from: number; to: number }, paragraphs: readonly Folded[]): Section {
  const last = paragraphs[section.to - 1]!.paragraph
  return {
    title: section.title,
    start: paragraphs[section.from]!.paragraph.at[0]!,
    end: last.at[last.at.length - 1]! + 1,
  }
}

/** A heading that runs into its text ends at the first full stop. */
const headingText = (text: string): string => {
  const stop = text.search(/[。：；]/)
  const title = text.slice(0, stop > 0 && stop <= 60 ? stop : 60)
  const comma = title.length > 30 ? title.indexOf('，') : -1
  return (comma > 4 ? title.slice(0, comma) : title).replace(/（[^）]*$/, '')
}

function roleOf(
  text: string,
  paragraph: Folded['paragraph'],
  depth: number,
  taken: boolean,
  next: string | undefined,
): Role {
  if (taken) return 'head'
  if (paragraph.isRow && !isByline(text)) return 'row'
  if (paragraph.isTitle) return 'title'
  if (isByline(text)) return 'byline'
  const isShort = text.length <= 60 && !/[。；，]/.test(text)
  if (depth > 0 && isShort && !/：$/.test(text)) return 'heading'
  if (isShort && depth === 0 && /(?:19|20)\d{2}年[^：]*(?:表|台账)$/.test(text)) return 'title'
  if (isShort && depth === 0 && next !== undefined && next.length > text.length && isItemTitle(text)) return 'title'
  return 'body'
}

const isByline = (text: string): boolean => /^（(?:《[^《》]{2,20}》|[^（），。]{2,24})）$/.test(text)

const isItemTitle = (text: string): boolean =>
  text.length >= 6 &&
  !/[：:]$|^(?:牵头|主要责任|责任|实施|主办|配合|参加|完成)(?:责任)?(?:单位|部门|时限|时间)：/.test(text) &&
  !/\d.{0,3}(?:人|元|个|家|期|%)/.test(text)

function baseMood(head: Head, paragraphs: readonly Folded[]): Mood {
  const { kind } = head.document
  if (kind === '简报') return 'news'
  if (kind === '报告' || kind === '通报' || kind === '总结' || kind === '公报') return 'report'
  const opening = paragraphs
    .slice(0, 4)
    .map((p) => p.text.slice(0, 60))
    .join('')
  return /本报讯|新华社|（记者|记者从|讯（|网讯/.test(opening) ? 'news' : 'plan'
}

function moodOf(heading: string, above: Mood): Mood {
  // An item without a heading of its own begins with its sentence, which says nothing of the section.
  if (heading.length > 24) return above
  if (TOLD.test(heading) && !PLANNED.test(heading)) return 'news'
  if (PLANNED.test(heading)) return 'plan'
  return heading.length <= 12 && /速览|推荐|动态(?!清零|管理|调整|监测|保持|更新)|交流|简讯/.test(heading)
    ? 'news'
    : above
}
