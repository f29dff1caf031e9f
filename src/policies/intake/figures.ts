import { type Clause, clausesOf, type Structure, structureOf } from './clauses.ts'
import { type Finding, finding } from './finding.ts'
import { kindOf } from './kinds.ts'
import type { KnownFigures } from './known-figures.ts'
import { mannerOf, perOf, strengthOf } from './manner.ts'
import { measureOf } from './measures.ts'
import { isModifier } from './modifiers.ts'
import type { Frame, Placed } from './nesting.ts'
import { type PeriodFound, periodsIn, type YearContext } from './periods.ts'
import { placeIn, populationIn } from './places.ts'
import { type Quantity, quantitiesOf } from './quantities.ts'
import { between, firstFrom } from './sorted.ts'
import { type Mood, type TenseMark, tenseAt, tenseMarks } from './tense.ts'

/** What is known before a paragraph is read. */
export interface ParagraphContext {
  readonly index: number
  readonly text: string
  readonly mood: Mood
  readonly heading: string
  readonly years: YearContext
  readonly documentYear: number | null
  readonly issuedOn: string | null
  /** 办法, 细则, 规定: what it says are conditions unless it names a year or a place. */
  readonly isRules: boolean
}

/** A paragraph taken apart, with the lines its numbers give. */
export interface ReadParagraph {
  readonly structure: Structure
  readonly periods: readonly PeriodFound[]
  readonly marks: readonly TenseMark[]
  readonly placed: Placed[]
  readonly frames: Frame[]
  /** All of them, also those that only qualify another: 10个工作日内, 近3年. */
  readonly quantities: readonly Quantity[]
}

export function readFigures(context: ParagraphContext, known: KnownFigures): ReadParagraph {
  const { text } = context
  const all = quantitiesOf(text)
  const structure = structureOf(text, all)
  const modifiers = all.filter((quantity, i) => isModifier(text, quantity, all[i + 1]))
  const qualifying = new Set(modifiers)
  const quantities = all.filter((quantity) => !qualifying.has(quantity))
  const clauses = clausesOf(structure, quantities)
  const periods = periodsIn(text, 0, text.length, context.years)
  const read: ReadParagraph = {
    structure,
    periods,
    marks: tenseMarks(text, context.documentYear, periods, context.heading !== '' && context.mood === 'plan'),
    placed: [],
    frames: [],
    quantities: all,
  }
  for (const [i, quantity] of quantities.entries()) readQuantity(context, read, quantity, clauses[i]!, known)
  return read
}

const FRAME_TAIL = /^(?:[^，。；：、]{0,14})(?:中|当中|里)$/

function readQuantity(
  context: ParagraphContext,
  read: ReadParagraph,
  quantity: Quantity,
  clause: Clause,
  known: KnownFigures,
): void {
  const { text } = context
  const last = read.placed[read.placed.length - 1]
  const leadStart = Math.max(clause.sentence.start, last?.finding.end ?? 0, clause.start - 60)
  const lead = text.slice(leadStart, clause.end)
  const tail = text.slice(quantity.end, clause.end)
  const line = lineOf(context, read, quantity, clause)
  if (!line) return
  if (FRAME_TAIL.test(tail) && text[clause.end] === '，') {
    const whole = known.find(line)
    read.frames.push({ parent: whole ?? line, from: clause.end, kind: 'frame' })
    if (whole) return
    line.doubts.add('frame-only')
  }
  if (isMention(text, quantity, clause, line, known)) return
  known.add(line)
  read.placed.push({ finding: line, clause, lead })
}

/** 确保完成60万人次培训任务: the same figure once more, as a name for the task. */
const isMention = (text: string, quantity: Quantity, clause: Clause, line: Finding, known: KnownFigures): boolean =>
  line.kind === 'target' &&
  /^[^，。；：、]{0,12}(?:任务|目标)(?!数)/.test(text.slice(quantity.end, clause.end)) &&
  known.find(line) !== undefined

function lineOf(context: ParagraphContext, read: ReadParagraph, quantity: Quantity, clause: Clause): Finding | null {
  const { text, heading, mood } = context
  const head = text.slice(clause.start, quantity.before?.start ?? quantity.start)
  const lead = text.slice(clause.start, quantity.start)
  const list = text.slice(Math.max(clause.listStart, quantity.start - 120), quantity.start)
  const tail = text.slice(quantity.end, clause.end)
  const sentence = text.slice(clause.sentence.start, Math.min(clause.sentence.end, clause.sentence.start + 400))
  const before = text.slice(Math.max(clause.sentence.fullStart, quantity.start - 300), quantity.start)
  const named = namedBehind(quantity, text)
  const counted = tail === '' ? groupBehind(quantity, text) : null
  const bounded = isBounded(quantity)
  const tense = tenseAt(read.marks, clause.sentence, clause.end, quantity.start, bounded, mood)
  const afterAmount = isAfterAmount(read, clause)
  const kind = kindOf(
    quantity,
    { head, lead, list, tail, sentence, before, heading, isRules: context.isRules, afterAmount },
    tense === 'unclear' ? 'past' : tense,
  )
  if (kind === 'none') return null
  const period = periodFor(read, clause, quantity)
  const manner = mannerOf(text, clause, quantity, period)
  const words = text.slice(clause.start, clause.end)
  const isHours = quantity.unit === '学时' || quantity.unit === '课时'
  const isTimeRule = kind === 'rule' && (quantity.dimension === 'time' || quantity.dimension === 'age')
  return finding({
    paragraph: context.index,
    ...(isTimeRule && !isHours ? wholePart(read, clause) : trimmed(text, clause, quantity)),
    kind,
    measure: measureOf(named ?? head, tail) ?? counted,
    population: populationIn(words.replace(/^其中[，：]?/, '')) ?? counted,
    comparator:
      isTimeRule && (manner.comparator === 'plan' || manner.comparator === 'about') ? 'atLeast' : manner.comparator,
    basis: kind === 'rule' || kind === 'task' ? null : manner.basis,
    value: manner.value,
    amount: quantity.upTo ? null : quantity.value,
    strength: kind === 'reported' ? null : strengthOf(text, clause.sentence.start, clause.start, quantity.start),
    per:
      (/\/年/.test(text.slice(quantity.start, quantity.unitEnd)) ? 'year' : null) ??
      perOf(lead) ??
      (/每(?:半年|个?月|周)/.test(lead) ? null : (perOf(list) ?? perOf(bareLead(leadOf(text, clause))))) ??
      (afterAmount && kind === 'rule' ? read.placed[read.placed.length - 1]!.finding.per : null),
    unit: manner.comparator === 'times' ? '倍' : quantity.unit,
    dimension: quantity.dimension,
    period: period?.period ?? null,
    ownPeriod: period !== undefined,
    due: period?.shape === 'deadline' ? period.period.to : null,
    place: placeIn(words) ?? placeIn(leadOf(text, clause)) ?? null,
    doubts: [
      ...(kind === 'target' && OTHER_PER.test(lead) ? ['per-unclear'] : []),
      ...doubtsOf(quantity, manner.doubts, period, tense, kind, manner.comparator, words),
    ],
  })
}

/** 至少完成技术攻关1项: what is counted stands between the bound and the number. */
function namedBehind({ before, start }: Quantity, text: string): string | null {
  const words = before?.comparator === 'atLeast' ? text.slice(before.end, start) : ''
  return words.endsWith('的') || (measureOf(words, '')?.length ?? 0) < 2 ? null : words
}

/** 为30万名新就业形态劳动者每人赠送…: who is counted stands right behind the number. */
function groupBehind({ dimension, end }: Quantity, text: string): string | null {
  const behind = text.slice(end, end + 16)
  const group = dimension === 'persons' ? populationIn(behind) : undefined
  return group && behind.startsWith(group) ? group : null
}

/** Repeated by something that is neither year, quarter, unit nor event. */
const OTHER_PER = /每(?:半年|个?月|周|[天日]|[两二三]年)/

/** A bound written before the number speaks of a plan; 以上 behind it is said of results too. */
const isBounded = ({ before, after }: Quantity): boolean =>
  before?.comparator === 'atLeast' || before?.comparator === 'atMost' || after?.comparator === 'atMost'

function doubtsOf(
  quantity: Quantity,
  manner: readonly string[],
  period: PeriodFound | undefined,
  tense: string,
  kind: string,
  comparator: string,
  words: string,
): string[] {
  const isPlanned = kind === 'target' || kind === 'fund'
  return [
    ...quantity.doubts,
    ...(isPlanned ? manner : []),
    ...(isPlanned || kind === 'task' ? (period?.doubts ?? []) : []),
    ...(tense === 'unclear' || (quantity.unit === null && kind === 'reported') ? ['past-or-plan'] : []),
    ...(comparator === 'all' && isPlanned && !populationIn(words) ? ['population-missing'] : []),
  ]
}

/** 每人补贴5000元，高级工6000元: the second amount follows the first. */
const isAfterAmount = (read: ReadParagraph, clause: Clause): boolean => {
  const last = read.placed[read.placed.length - 1]
  return (
    last?.clause.sentence.full === clause.sentence.full &&
    last.finding.kind === 'rule' &&
    last.finding.dimension === 'money'
  )
}

/** 每年，…. A lead with an amount, 每年遴选一批…， too, says something of its own. */
const bareLead = (lead: string): string =>
  /\d|一批|若干|每(?:年|半年|季度|月|周)[^，]{0,6}一|每年[初末]/.test(lead) ? '' : lead

/** A short lead before the clause in its sentence: 每年，…; 到2025年，…; 各州市：…. */
function leadOf(text: string, clause: Clause): string {
  const before = text.slice(Math.max(clause.sentence.start, clause.start - 24), clause.start)
  return (
    /[^，。；]{1,14}[，：]$/
      .exec(before)?.[0]
      .replace(/^.*?(?:（[\d一二三四五六七八九十]{1,3}）|\d[.、]|[一二三四五六七八九十]、)/, '') ?? ''
  )
}

/** A condition is read with what it allows: from the start of its sentence part to the end, unless it holds several. */
function wholePart(
  { structure, quantities }: ReadParagraph,
  { sentence, start, end }: Clause,
): { start: number; end: number } {
  const shared = between(quantities, sentence.start, sentence.end, (q) => q.start).length > 1
  const isLong = sentence.end - sentence.start > 200
  const mark = /^(?:[一二三四五六七八九十]{1,2}是|（?[\d一二三四五六七八九十]{1,3}[）.、]|[，、])/.exec(
    structure.text.slice(sentence.start, sentence.start + 5),
  )
  return shared || isLong ? { start, end } : { start: sentence.start + (mark?.[0].length ?? 0), end: sentence.end }
}

/** How far back in a sentence a period is looked for, and how near the start of a sentence part it leads that part. */
const REACH = 400
const LEADING = 12

/** The period in the clause nearest before the number, else right behind it, else one carried from before. */
function periodFor(read: ReadParagraph, clause: Clause, quantity: Quantity): PeriodFound | undefined {
  const apart = periodApart(read, clause, quantity)
  if (apart) return apart
  const { fullStart } = clause.sentence
  const from = Math.max(fullStart, clause.start - REACH)
  const near = between(read.periods, from, clause.end, (p) => p.start)
  const own = near.filter((p) => p.start >= clause.start && p.end <= clause.end)
  const before = own.findLast((p) => p.end <= quantity.start)
  return before ?? own[0] ?? near.findLast((p) => p.end <= clause.start && isCarried(read, p, clause))
}

/** 2022年、2023年分别培训10万、12万人次: the n-th number is of the n-th period. */
function periodApart(read: ReadParagraph, clause: Clause, quantity: Quantity): PeriodFound | undefined {
  const { text } = read.structure
  const from = Math.max(clause.sentence.start, quantity.start - REACH)
  const apart = text.lastIndexOf('分别', quantity.start)
  if (apart < from) return undefined
  const run: PeriodFound[] = []
  for (const period of between(read.periods, from, apart, (p) => p.start)) {
    const last = run.at(-1)
    if (last && !/^[、和]$/.test(text.slice(last.end, period.start))) run.length = 0
    run.push(period)
  }
  const order = between(read.quantities, apart, quantity.start, (q) => q.start).length
  return run.length > 1 && !/[，；。]/.test(text.slice(run.at(-1)!.end, apart)) ? run[order] : undefined
}

/** A period holds on in its sentence part, not that of a single 其中; from an earlier part only one that leads it. */
function isCarried({ structure }: ReadParagraph, period: PeriodFound, { sentence }: Clause): boolean {
  const { text, sentences } = structure
  if (/其中[，：]?$/.test(text.slice(Math.max(0, period.start - 3), period.start))) return false
  if (period.start >= sentence.start) return true
  if (period.shape === 'deadline') return false
  const part = sentences[firstFrom(sentences, period.start + 1, (s) => s.start) - 1]
  return part !== undefined && period.start - part.start <= LEADING
}

const LEAD_WORDS =
  /^(?:[，、：；\s]|第[一二三四五六七八九十百]{1,3}条(?=[\p{Script=Han}\s])|其中[，：]?|并且?(?=[\p{Script=Han}])|以及|以(?=培)|和(?!谐)|及(?!时|格))/u

function trimmed(text: string, clause: Clause, quantity: Quantity): { start: number; end: number } {
  let { start, end } = clause
  for (let word = LEAD_WORDS.exec(text.slice(start, start + 8)); word && start + word[0].length < quantity.start; ) {
    start += word[0].length
    word = LEAD_WORDS.exec(text.slice(start, start + 6))
  }
  while (end > quantity.end && /[，、：；。\s（]/.test(text[end - 1]!)) end -= 1
  return { start: Math.max(start, quantity.start - 200), end: Math.min(end, quantity.end + 120) }
}
