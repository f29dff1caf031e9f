import type { PlainDate } from '../../platform/plain-date.ts'
import { addWorkingDays, isWorkingDay, type WorkCalendar } from '../../platform/working-days.ts'
import type { Light } from '../../targets/light.ts'

/** Working days of a calendar, each term counted once: a daily run asks for the same few of thousands of tasks. */
export interface Days {
  /** The n-th working day after a day. */
  plus(day: PlainDate, count: number): PlainDate
  works(day: PlainDate): boolean
}

export function daysOf(calendar: WorkCalendar): Days {
  const terms = new Map<number, Map<PlainDate, PlainDate>>()
  const worked = new Map<PlainDate, boolean>()
  return {
    plus(day, count) {
      const known = terms.get(count) ?? new Map<PlainDate, PlainDate>()
      terms.set(count, known)
      const found = known.get(day) ?? addWorkingDays(calendar, day, count)
      known.set(day, found)
      return found
    },
    works(day) {
      const found = worked.get(day) ?? isWorkingDay(calendar, day)
      worked.set(day, found)
      return found
    },
  }
}

/** A light with the row of §4.4 that gave it and the facts of its sentence. */
export interface Judged {
  readonly light: Light
  readonly rule: string
  readonly facts: Readonly<Record<string, string | number>>
}

export interface MilestoneFacts {
  readonly name: string
  readonly dueOn: PlainDate
  readonly reachedOn: PlainDate | null
  readonly proven: boolean
}

export interface TaskFacts {
  readonly state: 'draft' | 'deliberated' | 'issued' | 'running' | 'done' | 'closed' | 'suspended' | 'cancelled'
  readonly startsOn: PlainDate
  readonly dueOn: PlainDate
  readonly milestones: readonly MilestoneFacts[]
}

/** Limits of row 9 in working days, graded U in the handbook: settings. */
export const taskLimits = { near: 5, red: 10 } as const
export type TaskLimits = { readonly [K in keyof typeof taskLimits]: number }

const judged = (light: Light, rule: string, facts: Judged['facts'] = {}): Judged => ({ light, rule, facts })

/**
 * The light of a task on a day (§4.4 rows 1 and 9). Silence is never grey: a milestone that nobody reported is overdue.
 * A milestone that was reached counts from the day it was reached, so that any day's light can be told afterwards.
 */
export function taskLight(task: TaskFacts, day: PlainDate, days: Days, limits: TaskLimits = taskLimits): Judged {
  if (task.state === 'suspended') return judged('grey', '1-suspended')
  if (task.state === 'cancelled') return judged('grey', '1-not-applicable')
  if (task.state === 'draft' || task.state === 'deliberated' || day < task.startsOn)
    return judged('grey', '1-not-started', { starts: task.startsOn })
  if (task.state === 'closed') return judged('blue', '9-closed')
  const next = nextMilestone(task.milestones, day)
  if (!next) return judged('green', '9-all-reached')
  if (day > task.dueOn) return judged('red', '9-due-date-past', { due: task.dueOn, milestone: next.name })
  if (day > days.plus(next.dueOn, limits.red))
    return judged('red', '9-milestone-long-overdue', { due: next.dueOn, milestone: next.name, limit: limits.red })
  if (day > next.dueOn) return judged('yellow', '9-milestone-overdue', { due: next.dueOn, milestone: next.name })
  if (!next.proven && days.plus(day, limits.near) >= next.dueOn)
    return judged('yellow', '9-milestone-near', { due: next.dueOn, milestone: next.name, limit: limits.near })
  return judged('green', '9-on-time', { due: next.dueOn, milestone: next.name })
}

/** The earliest milestone that was not reached by the day. */
function nextMilestone(milestones: TaskFacts['milestones'], day: PlainDate): MilestoneFacts | undefined {
  let next: MilestoneFacts | undefined
  for (const one of milestones)
    if ((one.reachedOn === null || one.reachedOn > day) && (!next || one.dueOn < next.dueOn)) next = one
  return next
}

/** A subject of a unit, as row 11 counts it. */
export interface UnitSubject {
  readonly light: Light
  readonly weight: 'ordinary' | 'key'
}

/** Shares above which a unit is red or yellow (§4.4 row 11, U). */
export const unitLimits = { red: 20, yellow: 30 } as const

/** The light of a unit from those of its subjects; grey ones are neither good nor bad. */
export function unitLight(
  subjects: readonly UnitSubject[],
  limits: { red: number; yellow: number } = unitLimits,
): Judged {
  const counted = subjects.filter(({ light }) => light !== 'grey')
  if (counted.length === 0) return judged('grey', '11-nothing')
  const count = (light: Light) => counted.filter((one) => one.light === light).length
  const [red, yellow, all] = [count('red'), count('yellow'), counted.length]
  const facts = { red, yellow, all }
  const key = counted.some(({ light, weight }) => light === 'red' && weight === 'key')
  if (key || red * 100 > limits.red * all) return judged('red', key ? '11-key-red' : '11-many-red', facts)
  if (red > 0 || yellow * 100 > limits.yellow * all)
    return judged('yellow', red > 0 ? '11-red' : '11-many-yellow', facts)
  return judged('green', '11-few', facts)
}

/** What is shown of a subject, and on how many daily runs in a row it was found better than shown. */
export interface Shown {
  readonly light: Light
  readonly better: number
}

const rank: Readonly<Record<Light, number>> = { blue: 0, grey: 0, green: 1, yellow: 2, red: 3 }
const stepUp: Partial<Record<Light, Light>> = { red: 'yellow', yellow: 'green' }
const RUNS = 2

/**
 * Worse at once; better only after it held on two daily runs, one step at a time (§4.4), so that a light at a limit does not
 * flicker. Done and the grey words are decisions, not courses: they are shown at once.
 */
export function settle(shown: Shown | undefined, found: Light, runs: number = RUNS): Shown {
  if (!shown || found === 'grey' || found === 'blue' || shown.light === 'grey' || shown.light === 'blue')
    return { light: found, better: 0 }
  if (rank[found] >= rank[shown.light]) return { light: found, better: 0 }
  if (shown.better + 1 < runs) return { light: shown.light, better: shown.better + 1 }
  return { light: stepUp[shown.light] ?? found, better: 0 }
}
