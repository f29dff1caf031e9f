import type { PlainDate } from '../../platform/plain-date.ts'
import type { Light } from '../../targets/light.ts'
import type { Days } from '../lights/light-rules.ts'

/** 提醒 → 催办 → 督办 → 通报 → 约谈 (§4.5). */
export const ladderSteps = ['remind', 'urge', 'order', 'notice', 'talk'] as const
export type LadderStep = (typeof ladderSteps)[number]

/** Defaults of §4.5 in working days, graded U: settings. */
export const ladderLimits = {
  remindBefore: 5,
  urgeYellow: 10,
  urgeOverdue: 1,
  urgeUnsigned: 1,
  orderUnanswered: 3,
  noticeRed: 20,
  noticeOverdue: 10,
  noticeReturned: 2,
  talkNoProgress: 10,
  talkReopened: 2,
  /** Better, but not yet good: nothing is drafted for so long. */
  pause: 10,
} as const
export type LadderLimits = { readonly [K in keyof typeof ladderLimits]: number }

/** What the ladder of a subject has come to; `sentOn` null while the draft waits for a person. */
export interface LadderState {
  readonly step: LadderStep
  readonly draftedOn: PlainDate
  readonly sentOn: PlainDate | null
  readonly answeredOn: PlainDate | null
  /** The light when the step was drafted. */
  readonly light: Light
  readonly pausedUntil: PlainDate | null
}

export interface LadderFacts {
  readonly light: Light
  /** First day of the run of days with this light, and of those with a light at least as bad. */
  readonly lightSince: PlainDate
  readonly worseSince: PlainDate
  readonly dueOn: PlainDate | null
  /** An order that was issued and not signed for. */
  readonly unsignedSince: PlainDate | null
  readonly orderDueOn: PlainDate | null
  readonly returned: number
  readonly reopened: number
  /** Established by a person with a document, never by the system. */
  readonly fraud: boolean
  /** More time was granted: no step before this day. */
  readonly extendedUntil: PlainDate | null
  /** A 通报 on this unit was already drafted in this month. */
  readonly noticedThisMonth: boolean
}

export type LadderAdvice =
  | { readonly do: 'draft'; readonly step: LadderStep; readonly because: string }
  | { readonly do: 'end'; readonly because: 'good' | 'grey' }
  | { readonly do: 'pause'; readonly until: PlainDate }
  | { readonly do: 'wait'; readonly because: string }

const wait = (because: string): LadderAdvice => ({ do: 'wait', because })

/**
 * What the ladder does next for one subject on one day: one step at a time (fraud goes to the talk at once), the next step
 * only after the last was sent by a person, none while grey or while more time was granted, and none on a day off.
 */
export function adviseLadder(
  state: LadderState | undefined,
  facts: LadderFacts,
  today: PlainDate,
  days: Days,
  limits: LadderLimits = ladderLimits,
): LadderAdvice {
  if (facts.light === 'grey') return state ? { do: 'end', because: 'grey' } : wait('grey')
  if (isGood(facts, today, days, limits)) return state ? { do: 'end', because: 'good' } : wait('good')
  if (!days.works(today)) return wait('day-off')
  if (facts.fraud && state?.step !== 'talk') return { do: 'draft', step: 'talk', because: 'fraud' }
  if (facts.extendedUntil && today <= facts.extendedUntil) return wait('extended')
  if (state && state.light === 'red' && facts.light === 'yellow' && state.pausedUntil === null)
    return { do: 'pause', until: days.plus(today, limits.pause) }
  if (state?.pausedUntil && today <= state.pausedUntil && facts.light !== 'red') return wait('paused')
  if (state && !state.sentOn) return wait('unsent')
  return climb(state, facts, today, days, limits)
}

/** Green is good, but not five working days before an unmet due date: that is when a reminder is due. */
const isGood = ({ light, dueOn }: LadderFacts, today: PlainDate, days: Days, limits: LadderLimits) =>
  light === 'blue' || (light === 'green' && !(dueOn && isNear(dueOn, today, days, limits)))

const isNear = (dueOn: PlainDate, today: PlainDate, days: Days, limits: LadderLimits) =>
  today <= dueOn && days.plus(today, limits.remindBefore) >= dueOn

function climb(
  state: LadderState | undefined,
  facts: LadderFacts,
  today: PlainDate,
  days: Days,
  limits: LadderLimits,
): LadderAdvice {
  const next = ladderSteps[state ? ladderSteps.indexOf(state.step) + 1 : 0]
  if (!next) return wait('top')
  const passed = (since: PlainDate | null, count: number) => since !== null && today >= days.plus(since, count)
  const unanswered = (count: number) => state?.answeredOn === null && passed(state.sentOn, count)
  const red = facts.light === 'red'
  const reasons: Readonly<Record<LadderStep, string | false>> = {
    remind: red || facts.light === 'yellow' ? 'yellow' : 'near-due',
    urge:
      (facts.light !== 'green' && passed(facts.worseSince, limits.urgeYellow) && 'long-yellow') ||
      (passed(facts.dueOn, limits.urgeOverdue) && 'overdue') ||
      (passed(facts.unsignedSince, limits.urgeUnsigned) && 'unsigned'),
    order: (red && 'red') || (state?.step === 'urge' && unanswered(limits.orderUnanswered) && 'unanswered'),
    notice:
      (red && passed(facts.lightSince, limits.noticeRed) && 'long-red') ||
      (passed(facts.orderDueOn, limits.noticeOverdue) && 'order-overdue') ||
      (facts.returned >= limits.noticeReturned && 'returned'),
    talk:
      (facts.reopened >= limits.talkReopened && 'reopened') ||
      (state?.step === 'notice' && unanswered(limits.talkNoProgress) && 'no-progress'),
  }
  // A reason for a higher step is one for the next: the ladder is climbed step by step.
  const because = ladderSteps
    .slice(ladderSteps.indexOf(next))
    .map((step) => reasons[step])
    .find(Boolean)
  if (!because) return wait('no-reason')
  if (next === 'notice' && facts.noticedThisMonth) return wait('noticed-this-month')
  if (state && today <= (state.sentOn ?? today)) return wait('same-day')
  return { do: 'draft', step: next, because }
}
