import type { Clause } from './clauses.ts'
import { compare } from './decimal.ts'
import type { Finding } from './finding.ts'
import { between } from './sorted.ts'
import { isPeople } from './units.ts'

/** A finding with the words it was found in. */
export interface Placed {
  readonly finding: Finding
  readonly clause: Clause
  /** Text of the clause and of what leads up to it since the quantity before. */
  readonly lead: string
}

/** A whole whose parts the text goes on to name: after 其中： at a paragraph's end, or in 60万人次培训中，… */
export interface Frame {
  readonly parent: Finding
  readonly from: number
  readonly kind: 'frame' | 'among'
}

const AMONG = /(?:^|[，。；：（、])(?:其中|当中)[，：]?|^[，、]?(?:含|包含|包括)/
const OWN_VERB =
  /^(?:新增|建设|建成|组织|举办|评选|选树|实现|完成|开展|力争|确保|推动|打造|培育|发放|安排|城镇|全年|全省|到20)/

/** Parts that follow 其中: the wholes stand before `first` in the same sentence, or the whole is carried from above. */
interface Scope {
  readonly full: number
  readonly first: number
  readonly carried: Finding | null
}

/** Sets the parent of each line of a paragraph: brackets, 其中, and frames such as 60万人次培训中. */
export function nest(placed: readonly Placed[], frames: readonly Frame[], carried: Finding | null): void {
  let scope: Scope | null = carried ? { full: -1, first: 0, carried } : null
  for (const [i, { finding, clause, lead }] of placed.entries()) {
    if (finding.kind === 'rule' || finding.kind === 'task') continue
    if (scope && scope.full !== -1 && scope.full !== clause.sentence.full) scope = null
    const frame = between(frames, clause.sentence.start, clause.start + 1, (f) => f.from).at(-1)
    const isAmong = AMONG.test(lead)
    if (clause.bracket && !(isAmong && placed[i - 1]?.clause.bracket === clause.bracket))
      setParent(finding, beforeBracket(placed, i, clause))
    else if (isAmong) {
      if (joinsRule(placed, i)) continue
      const parent = nearest(placed, i, finding) ?? carried
      setParent(finding, parent)
      if (parent && !clause.bracket) scope = { full: clause.sentence.full, first: i, carried: null }
    } else if (frame) setFramed(finding, frame.parent)
    else if (scope) {
      const parent = wholeIn(scope, placed, finding)
      if (parent && goesOn(finding, lead, parent)) finding.parent = parent
      else if (!parent && scope.full !== -1) scope = null
    }
  }
}

/** The whole of a later part: of its own unit, before the first part. */
const wholeIn = ({ first, carried }: Scope, placed: readonly Placed[], { unit }: Finding): Finding | null => {
  const wholes = placed.slice(Math.max(0, first - 6), first).map((p) => p.finding)
  return carried ?? wholes.findLast((f) => f.unit === unit && unit !== '%' && f.kind !== 'rule') ?? null
}

/** 每队不超过5人，其中女职工不少于1人: a part of a condition is a condition. */
function joinsRule(placed: readonly Placed[], i: number): boolean {
  const before = placed[i - 1]
  const { finding, clause } = placed[i]!
  if (before?.finding.kind !== 'rule' || before.clause.sentence !== clause.sentence) return false
  if (before.finding.unit !== finding.unit || isLarger(finding, before.finding)) return false
  finding.kind = 'rule'
  finding.basis = null
  finding.parent = before.finding
  return true
}

function setParent(finding: Finding, parent: Finding | null): void {
  if (!parent) {
    finding.doubts.add('parent-unclear')
    return
  }
  finding.parent = parent
  const isShare = finding.unit === '%' && parent.unit !== '%'
  if (finding.unit !== parent.unit && !isShare && finding.comparator !== 'all') finding.doubts.add('unit-mismatch')
  if (isLarger(finding, parent)) finding.doubts.add('part-exceeds-whole')
}

/** In a frame only lines of the frame's own unit are parts; persons beside person-times stand beside it and are asked about. */
function setFramed(finding: Finding, parent: Finding): void {
  if (finding === parent) return
  if (finding.unit === parent.unit) setParent(finding, parent)
  else if (isPeople(finding.dimension) && isPeople(parent.dimension)) finding.doubts.add('unit-mismatch')
}

const goesOn = (finding: Finding, lead: string, parent: Finding): boolean =>
  finding.unit === parent.unit &&
  (finding.per === null || finding.per === parent.per) &&
  !OWN_VERB.test(lead) &&
  !isLarger(finding, parent)

const isLarger = (finding: Finding, parent: Finding): boolean =>
  finding.unit === parent.unit &&
  finding.amount !== null &&
  parent.amount !== null &&
  finding.basis !== 'growth' &&
  finding.basis !== 'ratio' &&
  compare(finding.amount, parent.amount) > 0

/** The quantity right before the bracket. */
const beforeBracket = (placed: readonly Placed[], index: number, { bracket }: Clause): Finding | null =>
  placed
    .slice(Math.max(0, index - 12), index)
    .findLast((p) => p.clause.bracket !== bracket && p.finding.end <= bracket!.open + 1)?.finding ?? null

/** The nearest quantity before with the same unit that can hold this one, else the nearest of its dimension, else any. */
function nearest(placed: readonly Placed[], index: number, finding: Finding): Finding | null {
  const earlier = placed
    .slice(Math.max(0, index - 12), index)
    .map((p) => p.finding)
    .filter((f) => f.kind !== 'rule' && f.kind !== 'task' && isCount(f))
    .reverse()
  if (finding.unit === '%' && earlier[0] && (earlier[0].unit === '%' || isPeople(earlier[0].dimension)))
    return earlier[0]
  return (
    earlier.find((f) => f.unit === finding.unit && !isLarger(finding, f)) ??
    earlier.find((f) => isPeople(f.dimension) && isPeople(finding.dimension)) ??
    earlier.find((f) => f.unit !== '%') ??
    null
  )
}

/** 新增12万人 holds parts, 提高3个百分点 none. */
const isCount = ({ comparator, unit }: Finding): boolean =>
  comparator !== 'increaseBy' || (unit !== '%' && unit !== '个百分点')

/** The same figure for the same thing, place and time once more is asked about: perhaps it is one target. */
export function markRepeats(findings: readonly Finding[]): void {
  const seen = new Set<string>()
  for (const line of findings) {
    if ((line.kind !== 'target' && line.kind !== 'fund') || line.value === null || line.measure === null) continue
    const { measure, comparator, value, unit, period, place, per } = line
    const key = [measure, comparator, value, unit, period?.from, period?.to, place, per].join('|')
    if (seen.has(key)) line.doubts.add('repeated')
    seen.add(key)
  }
}

/** How many siblings on either side are compared. */
const NEIGHBOURS = 40

/** Sibling lines that may count the same person-time must not be added; parts by year or by place add up. */
export function markOverlaps(findings: readonly Finding[]): void {
  const counted = findings.filter((f) => f.kind === 'target' && (isPeople(f.dimension) || f.comparator === 'all'))
  for (const group of Map.groupBy(counted, (f) => f.parent ?? f.paragraph).values())
    for (const [i, finding] of group.entries())
      finding.overlaps = group
        .slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS)
        .some((other) => other !== finding && mayOverlap(finding, other))
}

function mayOverlap(a: Finding, b: Finding): boolean {
  if (a.place !== b.place && a.place && b.place) return false
  if (a.period && b.period && a.period.from && b.period.from && areApart(a, b)) return false
  if (a.parent) return true
  return sharesTraining(a) && sharesTraining(b)
}

const areApart = (a: Finding, b: Finding): boolean =>
  (a.period!.to ?? '9') < b.period!.from! || (b.period!.to ?? '9') < a.period!.from!

const sharesTraining = ({ measure, comparator }: Finding): boolean =>
  comparator === 'all' || /培训|学徒|轮训|实训|研修/.test(measure ?? '')
