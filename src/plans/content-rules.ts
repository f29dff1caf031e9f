import type { PlainDate } from '../platform/plain-date.ts'
import type { FieldFault } from '../platform/refusal.ts'

export interface MilestoneGiven {
  readonly name: string
  readonly dueOn: PlainDate
  readonly weight: number
  /** Questions of its report that no ledger answers. */
  readonly asks: readonly string[]
}

export interface TaskGiven {
  readonly content: string
  readonly deliverable: string
  readonly standard: string
  readonly leadId: string
  readonly partnerIds: readonly string[]
  readonly startsOn: PlainDate
  readonly dueOn: PlainDate
  readonly milestones: readonly MilestoneGiven[]
  readonly lineNo: number | null
}

/** A unit on the day it is asked about: since when, until when. */
export interface UnitDays {
  readonly name: string
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

/** A line of the ledger that a question might ask for again. */
export interface HeldLine {
  readonly code: string
  readonly name: string
}

export interface ContentFacts {
  readonly taskId: string
  readonly today: PlainDate
  readonly lead: UnitDays | undefined
  /** By unit id; a unit that is not known is missing. */
  readonly partners: ReadonlyMap<string, UnitDays>
  readonly hasSource: boolean
  readonly above: { readonly dueOn: PlainDate; readonly chain: readonly string[] } | null
  readonly held: readonly HeldLine[]
}

export const MOST_MILESTONES = 4
const ALL = 100

const fault = (field: string, code: string, facts: FieldFault['facts'] = {}): FieldFault => ({ field, code, facts })

/** Everything that is wrong with a task as it was given, each at its field: what no draft may say. */
export const contentFaults = (given: TaskGiven, facts: ContentFacts): FieldFault[] => [
  ...dayFaults(given, facts),
  ...milestoneFaults(given),
  ...unitFaults(given, facts),
  ...linkFaults(given, facts),
  ...askFaults(given, facts.held),
]

function dayFaults({ startsOn, dueOn }: TaskGiven, { above }: ContentFacts): FieldFault[] {
  if (dueOn < startsOn) return [fault('dueOn', 'task.ends-before-start', { start: startsOn, due: dueOn })]
  return above && dueOn > above.dueOn
    ? [fault('dueOn', 'task.due-after-above', { due: dueOn, above: above.dueOn })]
    : []
}

function milestoneFaults({ milestones, startsOn, dueOn }: TaskGiven): FieldFault[] {
  if (milestones.length === 0 || milestones.length > MOST_MILESTONES)
    return [fault('milestones', 'task.milestone-count', { most: MOST_MILESTONES, count: milestones.length })]
  const sum = milestones.reduce((total, { weight }) => total + weight, 0)
  const weights = sum === ALL ? [] : [fault('milestones', 'task.weights', { sum, all: ALL })]
  const days = milestones.flatMap(({ dueOn: day }, at) => {
    const field = `milestones.${at}.dueOn`
    if (day > dueOn) return [fault(field, 'milestone.after-task', { day, due: dueOn })]
    return day < startsOn ? [fault(field, 'milestone.before-task', { day, start: startsOn })] : []
  })
  return [...weights, ...days]
}

/** A lead unit that is dissolved, or not open yet, leads nothing. */
function unitFaults({ leadId, partnerIds, startsOn }: TaskGiven, facts: ContentFacts): FieldFault[] {
  const on = startsOn > facts.today ? startsOn : facts.today
  const lead = facts.lead ? standing('leadId', facts.lead, on) : [fault('leadId', 'task.lead-absent')]
  const partners = partnerIds.flatMap((id) => {
    const unit = facts.partners.get(id)
    if (!unit) return [fault('partnerIds', 'task.partner-absent')]
    return id === leadId
      ? [fault('partnerIds', 'task.lead-is-partner', { unit: unit.name })]
      : standing('partnerIds', unit, on)
  })
  return [...lead, ...partners]
}

function standing(field: string, { name, fromOn, toOn }: UnitDays, on: PlainDate): FieldFault[] {
  if (toOn !== null && toOn <= on) return [fault(field, 'task.unit-dissolved', { unit: name, day: toOn })]
  return fromOn > on ? [fault(field, 'task.unit-not-open', { unit: name, day: fromOn })] : []
}

/** 60万人次, 14亿元: a quantity written into words. */
const QUANTITY = /\d[\d,.]*\s*[万亿]?\s*(人次|人|元|家|户|个|%)/

function linkFaults({ standard, lineNo }: TaskGiven, { hasSource, above, taskId }: ContentFacts): FieldFault[] {
  return [
    ...(hasSource ? [] : [fault('source', 'task.no-source')]),
    ...(above?.chain.includes(taskId) ? [fault('aboveId', 'task.circular')] : []),
    ...(lineNo !== null && QUANTITY.test(standard) ? [fault('standard', 'task.number-typed')] : []),
  ]
}

function askFaults({ milestones }: TaskGiven, held: readonly HeldLine[]): FieldFault[] {
  return milestones.flatMap(({ asks }, at) =>
    asks.flatMap((ask) => {
      const line = heldLine(ask, held)
      return line
        ? [fault(`milestones.${at}.asks`, 'report.held-by-ledger', { ask, line: line.name, code: line.code })]
        : []
    }),
  )
}

/** Words in which a question for a number may be dressed. */
const DRESSING =
  /[\s（）()：:，,。、]|本期|累计|截至|目前|今年|本年|全年|实际|已|完成|数量|人次数|人数|总数|情况|多少|共|的|数$/g
const bare = (text: string): string => text.replace(DRESSING, '')

/** The line of the ledger that already answers a question: nobody is asked for what a record holds. */
export function heldLine(ask: string, held: readonly HeldLine[]): HeldLine | undefined {
  const asked = bare(ask)
  if (asked.length < 2) return undefined
  return held.find(({ name }) => bare(name) === asked || bare(name).includes(asked) || asked.includes(bare(name)))
}

/** What a draft still lacks before it can be deliberated or issued. */
export function lacking(given: Pick<TaskGiven, 'content' | 'deliverable' | 'standard' | 'lineNo'>): FieldFault[] {
  const empty = (text: string) => text.trim() === ''
  return [
    ...(empty(given.content) ? [fault('content', 'task.no-content')] : []),
    ...(empty(given.deliverable) ? [fault('deliverable', 'task.no-deliverable')] : []),
    ...(empty(given.standard) && given.lineNo === null ? [fault('standard', 'task.no-standard')] : []),
  ]
}
