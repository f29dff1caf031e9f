import { isActors, type Sentence, type Structure } from './clauses.ts'
import type { LineKind } from './draft.ts'
import type { ParagraphContext, ReadParagraph } from './figures.ts'
import { type Finding, finding } from './finding.ts'
import { strengthOf } from './manner.ts'
import type { PeriodFound } from './periods.ts'
import { placeIn, populationIn } from './places.ts'
import { isSpoken, subjectOf } from './responsibility.ts'
import { between } from './sorted.ts'
import { tenseAt } from './tense.ts'

const DUTY =
  /(?<![主重需首概纪])要(?![求点素闻件害么旨目领])|应当?(?![用对急届邀聘征])|必须|务必|不得|严禁|请(?:各|于|按|认真|结合|及时|你)|负责|牵头|报送|上报|确保|力争|定期|报(?:市|州|县|省|送|告|至|备|我)|每月|每季度|每半年|每周|按[月季周]|争取/
/** What makes the rest of a sentence with figures a duty of its own. */
const FIRM =
  /(?<![主重需首概纪])要(?![求点素闻件害么旨目领])|应当?(?![用对急届邀聘征])|必须|务必|不得|严禁|请(?:各|于|按|认真|结合|及时|你)|负责|牵头|报送|上报/
const RUN_IN = /^(?:[一二三四五六七八九十]{1,2}是|首先|其次|再次|最后|第[一二三四五六七八九十]，|同时|此外|并)[，：]?/
/** 目标要求：出台…办法: a label says nothing itself. */
const LABEL = /^(?:(?:目标|工作|主要|重点|具体|任务)(?:要求|任务|内容|目标|举措|措施|描述)|推进措施|预期目标)：/
const ITEM_MARK =
  /^(?:第[一二三四五六七八九十百]{1,4}条\s*|\d{1,2}[.、]|（[^（）]{1,3}）|[一二三四五六七八九十]{1,3}、)/
/** A time that stands before what is to be done: 上半年制定…, “五一”前完成…. */
const WHEN =
  /^(?:于|在)?(?:“[^”]{1,6}”前|[上下]半年|[一二三四]季度末?|年[内底]前?|[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日|底|份)?前?)，?/
const ACTION =
  /^(?:加强|强化|建立|完善|健全|推进|推动|推广|开展|组织|落实|实施|制定|支持|鼓励|引导|深化|构建|创新|加大|加快|优化|规范|探索|扩大|提高|提升|培育|培养|做好|做实|抓好|压实|严格|严肃|广泛|切实|全面|大力|着力|持续|进一步|深入|积极|充分|统筹|坚持|突出|聚焦|建设|打造|搭建|畅通|改进|促进|保障|维护|发挥|宣传|督促|指导|协调|整合|编制|修订|出台|推出|大幅|明显|显著|设立|选树|选派|举办|改革|激发|营造|拓展|稳步|有序|统一|严把|明确|依托|围绕|结合|按照|通过|对|把|将|给予|发放|兑现|梳理|摸清|排查|整改|报告|总结|完成|实行|推行|试行|采取|结对|动员|吸引|吸纳|贯彻)/
const RULE =
  /(?:的，(?:可|方可|不得|应|给予|按|由|不|[^，。；]{0,12}(?:取消|追究|移送|责令|处以|追回|终止))|可(?:以)?(?:分别)?(?:申报|申请|参加|享受|直接|破格)|(?:应|须)当?(?:同时)?(?:具备|符合)|方可|不予(?:补贴|受理|认定|享受))/
const VAGUE = /(?<!第)一批|若干|大幅|一定数量|一系列|明显(?:提高|提升|增加|增强|改善)|显著(?:提高|提升|增加|增强)/
const TAIL =
  /^(?:(?:牵头|主要责任|责任|配合|参加)(?:单位|部门)：|完成(?:时限|时间)：|附件|联系人|联系电话|（此件|（联系|抄送|主送|特此|现(?:就|将)|经.{0,20}同意|为(?:贯彻|深入|全面|做好|进一步|落实|加强|推动|认真)|根据|按照.{0,40}(?:要求|精神|部署)，现)/
const ANNOUNCED =
  /(?:通知|报告|函告|公告|通报|意见|安排)如下|制定本(?:方案|办法|计划|意见|细则|规划)|现(?:予)?印发|请认真(?:贯彻|遵照|抓好)|特此通知/
const EFFECTIVE = /自((?:印发|发布|公布)之日|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)起(?:施行|实施|执行|生效)/

/**
 * Duties and conditions that name no quantity, a line for each sentence part. Beside lines already read, the rest of a
 * sentence is a task where it says who must act or until when.
 */
export function readStatements(context: ParagraphContext, read: ReadParagraph, found: readonly Finding[]): Finding[] {
  const taken = found.toSorted((a, b) => a.start - b.start)
  const lines: Finding[] = []
  for (const [i, sentence] of read.structure.sentences.entries()) {
    const inside = between(taken, sentence.start, sentence.end, (line) => line.start)
    const isHeld = between(taken, sentence.start - 600, sentence.start, (line) => line.start).some(
      (f) => f.end > sentence.start,
    )
    if (inside.length > 0) lines.push(...leftovers(context, read, sentence, inside))
    else if (!isHeld) lines.push(...statementsIn(context, read, sentence, i))
  }
  return lines
}

function leftovers(
  context: ParagraphContext,
  read: ReadParagraph,
  sentence: Sentence,
  inside: readonly Finding[],
): Finding[] {
  const lines: Finding[] = []
  let from = sentence.start
  for (const line of [...inside, undefined]) {
    const rest = { ...sentence, start: from, end: line?.start ?? sentence.end }
    from = Math.max(from, line?.end ?? 0)
    if (rest.end - rest.start >= 10)
      lines.push(...statementsIn(context, read, rest, 1).filter((f) => isFirm(f, context)))
  }
  return lines
}

function isFirm({ kind, due, start, end }: Finding, { text }: ParagraphContext): boolean {
  const words = text.slice(start, end)
  return (kind === 'task' && (due !== null || FIRM.test(words) || RECURRING.test(words))) || EFFECTIVE.test(words)
}

/** A sentence with several deadlines, or several vague aims, is so many tasks; who acts in the first acts in the next. */
function statementsIn(context: ParagraphContext, read: ReadParagraph, sentence: Sentence, order: number): Finding[] {
  const lines: Finding[] = []
  let led: Finding['actors'] = []
  for (const part of partsOf(read, sentence)) {
    const line = statementOf(context, read, part, order)
    if (!line) {
      led = subjectOf(context.text.slice(part.start, part.end)).actors
      continue
    }
    if (line.kind === 'task' && line.actors.length === 0) line.actors = lines.at(-1)?.actors ?? led
    lines.push(line)
  }
  return lines
}

function partsOf({ structure, periods }: ReadParagraph, sentence: Sentence): Sentence[] {
  const { text, cuts } = structure
  const parts: Sentence[] = []
  let from = sentence.start
  for (let at = sentence.start; at < sentence.end; at += 1) {
    if (cuts[at] !== 1 || text[at] !== '，') continue
    const next = nextCut(cuts, at + 1, sentence.end)
    const isDated = dated(text, periods, at + 1, next) && !isOnlyDeadline(text.slice(at + 1, next))
    const isOwn =
      at - from >= 8 &&
      !/^[，、]?对[^，]*$|会同[^，]{2,40}$/.test(text.slice(from, at)) &&
      !isSpoken(text.slice(from, at)) &&
      (isDated ||
        (VAGUE.test(text.slice(Math.max(from, at - 120), at)) &&
          VAGUE.test(text.slice(at + 1, next)) &&
          ACTION.test(text.slice(at + 1, next))))
    if (!isOwn) continue
    parts.push({ ...sentence, start: from, end: at })
    from = at + 1
  }
  return [...parts, { ...sentence, start: from }]
}

function nextCut(cuts: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && !cuts[at]) at += 1
  return at
}

/** …摸底，5月15日前完成: the deadline of what stands before it. */
const isOnlyDeadline = (words: string): boolean =>
  /^(?:并|须|应|要|均|力争|确保|务必|于|在|全部|原则上)*[\d一二三四五六七八九十年月日季度上下半底末内“”五]{2,14}(?:之?前|内|底|末)(?:要|应|须)?(?:全部|全面|基本)?(?:完成|完毕|到位|结束|办结|落实到位|实现|见效|印发|出台|下发|发布|公布|启动|开工|建成|投用|挂牌|验收|兑现)$/.test(
    words,
  )

/** 每月5日前, 每年12月20日前. */
const RECURRING = /每(?:年|月|季度|半年)[^，]{0,10}前/

const dated = (text: string, periods: readonly PeriodFound[], from: number, to: number): boolean =>
  between(periods, from, to, (p) => p.start).some((p) => dueOf(p) !== null) || RECURRING.test(text.slice(from, to))

/** The last day of a deadline, or of a half, quarter or month in which something is to be done. */
function dueOf({ shape, period }: PeriodFound): string | null {
  const { from, to } = period
  if (shape === 'deadline' || from === null || to === null) return shape === 'deadline' ? to : null
  const isYear = from.endsWith('-01-01') && to.endsWith('-12-31')
  return !isYear && from.slice(0, 4) === to.slice(0, 4) ? to : null
}

function statementOf(
  context: ParagraphContext,
  read: ReadParagraph,
  sentence: Sentence,
  order: number,
): Finding | null {
  const { text, index } = context
  const span = bareSpan(read.structure, sentence)
  const words = text.slice(span.start, span.end)
  if (
    words.length < 8 ||
    TAIL.test(words) ||
    ANNOUNCED.test(words) ||
    isSpoken(words) ||
    isActors(words, 0, words.length, true)
  )
    return null
  const kind = kindOf(context, read, sentence, words, order)
  if (!kind) return null
  const named = between(read.periods, sentence.start, sentence.end, (p) => p.start)
  const period = named.find((p) => dueOf(p) !== null) ?? named.at(-1)
  const isRelative = /\d+个?(?:工作日|自然日|日|天)(?:内|以内|之内)/.test(words)
  const vague = VAGUE.test(words)
  const { actors, doubts } = subjectOf(words)
  return finding({
    paragraph: index,
    ...span,
    kind,
    measure: null,
    population: kind === 'rule' ? (populationIn(words) ?? null) : null,
    strength: kind === 'task' ? strengthOf(text, sentence.start, span.start, span.end) : null,
    period: period?.period ?? null,
    ownPeriod: period !== undefined,
    due: kind === 'task' && period ? dueOf(period) : null,
    place: placeIn(words) ?? null,
    actors,
    doubts: [
      ...(vague && kind === 'task' ? ['not-quantified'] : []),
      ...(isRelative && kind === 'task' ? ['due-relative'] : []),
      ...(period?.doubts ?? []),
      ...(isTooEarly(words, period?.period.from ?? null, context.issuedOn) ? ['effective-before-issue'] : []),
      ...doubts,
    ],
  })
}

function kindOf(
  context: ParagraphContext,
  read: ReadParagraph,
  sentence: Sentence,
  words: string,
  order: number,
): LineKind | null {
  const bare = words.replace(RUN_IN, '').replace(ITEM_MARK, '').replace(LABEL, '').replace(WHEN, '')
  if (EFFECTIVE.test(words)) return 'rule'
  const tense = tenseAt(read.marks, sentence, sentence.end, sentence.end, false, context.mood)
  if (RULE.test(words) && tense !== 'past') return 'rule'
  const isDuty = (DUTY.test(bare) || hasDeadline(read, sentence)) && (tense !== 'past' || isOrdered(read, sentence))
  if (isDuty) return 'task'
  const isListed = RUN_IN.test(words) || context.mood === 'plan'
  const isHeadline =
    words.length <= (order === 0 ? 18 : RUN_IN.test(words) ? 14 : 0) &&
    context.text[sentence.end] === '。' &&
    sentence.end < context.text.length - 1
  const isPast = between(read.marks, sentence.start, sentence.end, (m) => m.at).some(
    (m) => m.tense === 'past' && !m.weak,
  )
  if (isHeadline || isPast || !isListed || !ACTION.test(bare))
    return VAGUE.test(words) && context.mood === 'plan' && !isPast && ACTION.test(bare) ? 'task' : null
  return 'task'
}

/** 各地应于1月31日前报送上年度情况: what is ordered may speak of the past. */
function isOrdered({ structure, marks }: ReadParagraph, sentence: Sentence): boolean {
  const order = FIRM.exec(structure.text.slice(sentence.start, sentence.end))
  if (!order) return false
  const at = sentence.start + order.index
  return !between(marks, sentence.start, at, (mark) => mark.at).some((mark) => mark.tense === 'past')
}

/** 各县于6月30日前完成初赛: a deadline makes a duty. */
const hasDeadline = (read: ReadParagraph, sentence: Sentence): boolean =>
  between(read.periods, sentence.start, sentence.end, (p) => p.start).some((p) => p.shape === 'deadline')

/** 自…起施行 before the day of issue. */
const isTooEarly = (words: string, from: string | null, issuedOn: string | null): boolean =>
  EFFECTIVE.test(words) && from !== null && issuedOn !== null && from < issuedOn

/** The sentence without its item mark and its 责任 bracket. */
function bareSpan({ text, brackets }: Structure, sentence: Sentence): { start: number; end: number } {
  let { start, end } = sentence
  const mark =
    /^(?:第[一二三四五六七八九十百]{1,3}条\s*|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、](?!\d)|[，、\s])/.exec(
      text.slice(start, start + 8),
    )
  if (mark) start += mark[0].length
  while (end > start && /[，、；：（\s]/.test(text[end - 1]!)) end -= 1
  if (text[end - 1] !== '）') return { start, end }
  const open = between(brackets, start, end, (b) => b.open).find((b) => b.close === end - 1)?.open
  return open !== undefined && open > start && isActors(text, open, end) ? { start, end: open } : { start, end }
}
