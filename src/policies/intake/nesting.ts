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

const AMONG = /(?:^|[，。；：（、])(?:其中|当中)[，：]?|^(?:其中|含|包含|包括)/
const INCLUDES = /^(?:含|包含|包括)/
const OWN_VERB =
  /^(?:新增|建设|建成|组织|举办|评选|选树|实现|完成|开展|力争|确保|推动|打造|培育|发放|安排|城镇|全年|全省|到20)/

/** Sets the parent of each line of a paragraph: brackets, 其中, and frames such as 60万人次培训中. */
export function nest(placed: readonly Placed[], frames: readonly Frame[], carried: Finding | null): void {
  let scope: { parent: Finding; full: number; mark: 'among' | 'frame' } | null = carried
    ? { parent: carried, full: -1, mark: 'among' }
    : null
  for (const [i, { finding, clause, lead }] of placed.entries()) {
    if (finding.kind === 'rule' || finding.kind === 'task') continue
    const frame = between(frames, clause.sentence.start, clause.start + 1, (f) => f.from).at(-1)
    if (clause.bracket) {
      setParent(finding, beforeBracket(placed, i, clause))
      continue
    }
    if (AMONG.test(lead) || INCLUDES.test(lead)) {
      const parent = lead.includes('其中') || INCLUDES.test(lead) ? (nearest(placed, i, finding) ?? carried) : null
      if (!parent && followsRule(placed, i)) {
        finding.kind = 'rule'
        finding.parent = placed[i - 1]!.finding
        continue
      }
      setParent(finding, parent)
      if (parent) scope = { parent, full: clause.sentence.full, mark: 'among' }
      continue
    }
    if (frame) {
      setFramed(finding, frame.parent)
      continue
    }
    if (scope && (scope.full === clause.sentence.full || scope.full === -1)) {
      if (!goesOn(finding, lead, scope.parent)) scope = scope.full === -1 ? scope : null
      else finding.parent = scope.parent
    } else if (scope && scope.full !== -1) scope = null
  }
}

/** 每队不超过5人，其中女职工不少于1人: a part of a condition is a condition. */
const followsRule = (placed: readonly Placed[], i: number): boolean =>
  placed[i - 1]?.finding.kind === 'rule' && placed[i - 1]!.clause.sentence === placed[i]!.clause.sentence

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
  finding.unit === parent.unit && !OWN_VERB.test(lead) && !isLarger(finding, parent)

const isLarger = (finding: Finding, parent: Finding): boolean =>
  finding.unit === parent.unit &&
  finding.amount !== null &&
  parent.amount !== null &&
  finding.basis !== 'growth' &&
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
    .filter((f) => f.kind !== 'rule' && f.kind !== 'task' && f.comparator !== 'increaseBy')
    .reverse()
  return (
    earlier.find((f) => f.unit === finding.unit && !isLarger(finding, f)) ??
    earlier.find((f) => isPeople(f.dimension) && isPeople(finding.dimension)) ??
    earlier.find((f) => f.unit !== '%') ??
    null
  )
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
