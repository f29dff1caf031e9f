import type { Sentence } from './clauses.ts'
import type { PeriodFound } from './periods.ts'
import { between } from './sorted.ts'

/** What a part of a notice tells of unless its words say otherwise. */
export type Mood = 'plan' | 'news' | 'report'

export type Tense = 'plan' | 'past' | 'unclear'

export interface TenseMark {
  readonly at: number
  readonly tense: 'plan' | 'past'
  /** A year or a bound hints; a word such as 已 or 计划 says. */
  readonly weak: boolean
}

const PAST =
  /已经?(?!婚|建会|建工会|参保|登记|认定的|取得[^，。；]{0,20}的|[^，。；\d]{1,10}的(?!\d))|(?<=[\p{Script=Han}])了(?![解却结如])(?<![为除罢不]了)|截至|截止(?!日期|时间|到?20[2-9]\d年底?前)|同比|据统计|统计显示|去年|(?<![比较与同以])上年(?!度?计划)|以来|近[两二三四五六七八九十\d]{1,2}年(?=[^。；]{0,12}(?:累计|共|已|先后))|先后|曾经|近日|(?<![\d一二三四五六七八九十])日前|前三季度|过去(?:的)?一年|一年来|近年来|成功举办|圆满完成|全面完成了|\d次(?:深入|赴|前往|走访|到(?!位))|取得(?:明显|显著|积极|较好|良好)(?:成效|进展|反响)|尚未|尚有|仍有|未完成|(?<!公)共有|(?<![实发出体呈])现有(?!的?(?:基础|水平|规模|条件))|目前(?!起)/gu
const PLAN =
  /(?<!年度|年初|任务|按|按照|完成|原|超|超额完成)计划(?!的|任务|目标|单列|生育|数|总量|书|指标|中)|拟(?!定|制)|将(?!近|军|来|士)|力争|争取|努力|确保|务必|必须|应当|应(?=不|于|在|达|做|按|当|实|开|组|建|完|安)|须|(?<![主重需需首])要(?![求点素闻件害么])|预计|统筹用于|结转使用|目标(?:是|为)|不得|不少于|不低于|至少|实现[^，。；]{0,24}全覆盖|年内|底前|日前完成|下一步|今后/g
const TO_YEAR = /到(?=((?:19|20)\d{2})年)/g
const YEAR = /(?<![\d—~至])((?:19|20)\d{2})年(?!以来的?新)/g

/**
 * Marks of time in a paragraph: words that say plan or past, years and periods before that of the document. `isPlanned`:
 * under a heading of what is planned 同比 compares and tells nothing of the past.
 */
export function tenseMarks(
  text: string,
  documentYear: number | null,
  periods: readonly PeriodFound[],
  isPlanned = false,
): TenseMark[] {
  const marks: TenseMark[] = []
  for (const match of text.matchAll(PAST))
    if (!(isPlanned && match[0] === '同比')) marks.push({ at: match.index, tense: 'past', weak: false })
  for (const match of text.matchAll(PLAN)) marks.push({ at: match.index, tense: 'plan', weak: false })
  for (const match of text.matchAll(TO_YEAR))
    if (documentYear === null || Number(match[1]) >= documentYear)
      marks.push({ at: match.index, tense: 'plan', weak: false })
  if (documentYear === null) return marks.sort((a, b) => a.at - b.at)
  for (const { start, end, period } of periods)
    if (
      period.from !== null &&
      period.to !== null &&
      period.to < `${documentYear}-01-01` &&
      !isCompared(text, start, end)
    )
      marks.push({ at: start, tense: 'past', weak: true })
  for (const match of text.matchAll(YEAR)) {
    const year = Number(match[1])
    if (isCompared(text, match.index, match.index + match[0].length)) continue
    if (year < documentYear) marks.push({ at: match.index, tense: 'past', weak: true })
    if (year > documentYear) marks.push({ at: match.index, tense: 'plan', weak: true })
  }
  return marks.sort((a, b) => a.at - b.at)
}

/** 比2020年, 2019—2021年: not the time of what is told. */
const isCompared = (text: string, start: number, end: number): boolean =>
  /[比较在与以]$/.test(text.slice(Math.max(0, start - 1), start)) ||
  (/[由从]$/.test(text.slice(Math.max(0, start - 1), start)) && /^(?:[底末])?的?\d/.test(text.slice(end, end + 3))) ||
  /^(?:[—~至]|的?基础上|的\d+(?:\.\d+)?倍)/.test(text.slice(end, end + 8))

/** How far a mark of time reaches in a sentence without end. */
const REACH = 400

/**
 * Whether the number at `at` is planned or past. The nearest mark before it in the sentence decides, then one behind it in
 * the same clause or sentence, then the mood of the section. `bounded`: a written bound such as 不低于.
 */
export function tenseAt(
  marks: readonly TenseMark[],
  sentence: Sentence,
  clauseEnd: number,
  at: number,
  bounded: boolean,
  mood: Mood,
): Tense {
  const inside = between(
    marks,
    Math.max(sentence.fullStart, at - REACH),
    Math.min(sentence.end, at + REACH),
    (mark) => mark.at,
  )
  const before = inside.filter((mark) => mark.at <= at)
  const said = before.findLast((mark) => !mark.weak)
  const hinted = before.findLast((mark) => mark.weak)
  if (said && !(hinted && hinted.at > said.at && said.tense === 'past' && hinted.tense === 'plan')) {
    if (said.tense === 'plan' || !hinted || hinted.at < said.at) return said.tense
    return hinted.tense === 'past' && !bounded ? 'past' : said.tense
  }
  const behind = inside.find((mark) => mark.at > at && mark.at < clauseEnd && !mark.weak)
  if (hinted) return behind?.tense === 'plan' ? 'plan' : hinted.tense
  if (behind) return behind.tense
  if (bounded) return 'plan'
  if (mood === 'plan')
    return inside.some((mark) => mark.at > at && mark.tense === 'past' && !mark.weak) ? 'past' : 'plan'
  return mood === 'news' ? 'past' : 'unclear'
}
