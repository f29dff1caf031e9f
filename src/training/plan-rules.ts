import { daysBetween, type PlainDate } from '../platform/plain-date.ts'
import type { FieldFault } from '../platform/refusal.ts'
import { certificatesOf, type Fund, type ProjectType, type TrainingCertificate, type TrainingLevel } from './rules.ts'

/** A plan as it was typed, its single fields already of the right kind. */
export interface ClassPlan {
  readonly title: string
  readonly unitId: string
  readonly projectType: ProjectType
  readonly occupation: string
  readonly level: TrainingLevel
  readonly certificateKind: TrainingCertificate
  readonly fund: Fund
  readonly defaultGroups: readonly string[]
  readonly plannedPeople: number
  readonly plannedHours: number
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  readonly place: string
  readonly lateReason: string | null
}

/** One occupation and level that the institution is registered for, from a day to the day before `toOn`. */
export interface ScopeSpan {
  readonly occupation: string
  readonly level: TrainingLevel
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

/** 1 学时 is 45 minutes; more than eight a day are no classes. */
const MOST_HOURS_A_DAY = 8

const fault = (field: string, code: string, facts: FieldFault['facts'] = {}): FieldFault => ({ field, code, facts })

/**
 * Everything that is wrong with a plan, at its fields. The registered scope must cover the first and the last day
 * (check A20); a first day before today is a late entry (补录) and asks for its reason.
 */
export function planFaults(plan: ClassPlan, scope: readonly ScopeSpan[], today: PlainDate): FieldFault[] {
  const faults: FieldFault[] = []
  const { startsOn, endsOn, occupation, level } = plan
  if (endsOn < startsOn) faults.push(fault('endsOn', 'class.ends-before-start', { startsOn }))
  const most = (daysBetween(startsOn, endsOn) + 1) * MOST_HOURS_A_DAY
  if (endsOn >= startsOn && plan.plannedHours > most)
    faults.push(fault('plannedHours', 'class.too-many-hours', { most, perDay: MOST_HOURS_A_DAY }))
  if (startsOn < today && !plan.lateReason) faults.push(fault('lateReason', 'class.late-needs-reason', { today }))
  if (!certificatesOf(level).includes(plan.certificateKind))
    faults.push(fault('certificateKind', 'class.certificate-of-other-level', { trainingLevel: level }))
  return [...faults, ...scopeFaults({ startsOn, endsOn, occupation, level }, scope)]
}

type Scoped = Pick<ClassPlan, 'startsOn' | 'endsOn' | 'occupation' | 'level'>

/** Whether the institution is registered for occupation and level on both ends of the class; at which field it is not. */
export function scopeFaults(plan: Scoped, scope: readonly ScopeSpan[]): FieldFault[] {
  const own = scope.filter(({ occupation }) => occupation === plan.occupation)
  if (own.length === 0) return [fault('occupation', 'class.occupation-out-of-scope', { occupation: plan.occupation })]
  const levels = own.filter(({ level }) => level === plan.level)
  if (levels.length === 0)
    return [fault('level', 'class.level-out-of-scope', { occupation: plan.occupation, trainingLevel: plan.level })]
  const covers = (day: PlainDate) => levels.some(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day < toOn))
  if (covers(plan.startsOn) && covers(plan.endsOn)) return []
  const field = covers(plan.startsOn) ? 'endsOn' : 'startsOn'
  return [fault(field, 'class.scope-not-in-force', { occupation: plan.occupation, day: plan[field] })]
}

/** A class number: the institution's letters, the year of its first day, and a number without gaps: BCXG-2021-007. */
export const classNumber = (prefix: string, year: number, no: number): string =>
  `${prefix}-${year}-${String(no).padStart(3, '0')}`

/** Letters for an institution's class numbers, from the initials of its name; `taken` are those of others. */
export function seriesPrefix(initials: string, taken: ReadonlySet<string>): string {
  const letters =
    initials
      .replace(/[^a-z]/gi, '')
      .toUpperCase()
      .slice(0, 4) || 'BJ'
  if (!taken.has(letters)) return letters
  let next = 2
  while (taken.has(`${letters}${next}`)) next += 1
  return `${letters}${next}`
}
