import type { PlainDate } from '../../platform/plain-date.ts'
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '../../platform/working-days.ts'
import type { Light } from '../../targets/light.ts'
import type { Judged } from '../lights/light-rules.ts'
import { type Actor, type Circumstances, type MoveFacts, withProofs } from './move-rules.ts'
import { type MoveName, type Order, type OrderState, orderMoves } from './states-rules.ts'

/** One step of an order's history: append-only, and all that is needed to come to the same state again. */
export interface OrderEvent {
  readonly move: MoveName
  readonly on: PlainDate
  readonly by: string
  /** The due date that holds from here, where the move set one. */
  readonly dueOn: PlainDate | null
  readonly facts: Omit<MoveFacts, 'into' | 'merged' | 'sameCauseOpen' | 'recipientHeld'> & {
    readonly into?: string
    readonly merged?: string
  }
}

/** A term that would be cut in half is given at least so much (§4.2 S8). */
const reworkTerm = (order: Order, least: number) => Math.max(Math.ceil(order.term / 2), least)

/** The due date a move sets: only issuing, reworking, an extension, re-opening and merging move it. */
export function dueAfter(order: Order, move: MoveName, at: Circumstances, facts: MoveFacts = {}): PlainDate | null {
  const count = (from: PlainDate, days: number) => addWorkingDays(at.calendar, from, days)
  if (move === 'issue') return count(at.today, order.term)
  if (move === 'reopen') return count(at.today, order.term)
  if (move === 'rework') return count(at.today, reworkTerm(order, at.terms.reworkLeast))
  if (move === 'grantExtension') return count(order.dueOn!, order.asked!.days)
  if (move === 'absorb' && order.dueOn) return earlierDue(order.dueOn, facts.merged?.dueOn ?? null)
  return null
}

/** The event of a move that is open; `obstaclesTo` was asked before. */
export function eventOf(order: Order, move: MoveName, actor: Actor, at: Circumstances, facts: MoveFacts): OrderEvent {
  const { into, merged, sameCauseOpen, recipientHeld, ...kept } = facts
  return {
    ...{ move, on: at.today, by: actor.accountId, dueOn: dueAfter(order, move, at, facts) },
    facts: { ...kept, ...(into ? { into: into.id } : {}), ...(merged ? { merged: merged.id } : {}) },
  }
}

const PART: ReadonlySet<MoveName> = new Set([
  ...(['open', 'issue', 'takeUp', 'check', 'close', 'return', 'grantExtension', 'denyExtension', 'reopen'] as const),
])
const including = (list: readonly string[], one: string) => (list.includes(one) ? list : [...list, one])

/** The order after one more event. */
export function after(order: Order, event: OrderEvent): Order {
  const { to, side } = orderMoves[event.move]
  const state: OrderState = to === 'same' ? order.state : to === 'resume' ? order.resumeTo! : to
  return {
    ...order,
    ...consequence(order, event),
    state,
    ...(event.dueOn ? { dueOn: event.dueOn, firstDueOn: order.firstDueOn ?? event.dueOn } : {}),
    handlers: side === 'recipient' ? including(order.handlers, event.by) : order.handlers,
    tookPart: PART.has(event.move) ? including(order.tookPart, event.by) : order.tookPart,
  }
}

function consequence(order: Order, { move, on, by, facts }: OrderEvent): Partial<Order> {
  switch (move) {
    case 'issue':
      return { issuedOn: on }
    case 'sign':
    case 'deemSigned':
      return { receivedOn: on }
    case 'sendBack':
      return { issuedOn: null, dueOn: null, firstDueOn: null, unitId: facts.rightUnitId! }
    case 'progress':
      return { items: withProofs(order.items, facts.proofs) }
    case 'feedBack':
      return { answeredOn: on, items: withProofs(order.items, facts.proofs) }
    case 'check':
      return {
        check: {
          passed: facts.passed!,
          onSite: facts.onSite ?? false,
          checkers: including(facts.checkers ?? [], by),
          on,
        },
      }
    case 'return':
      // A returned order has not been answered; what the check found stays in the history.
      return { answeredOn: null, check: null, returned: order.returned + 1 }
    case 'askExtension':
      return { asked: { days: facts.days!, by } }
    case 'grantExtension':
      return { asked: null, extensions: order.extensions + 1, extendedBy: order.extendedBy + order.asked!.days }
    case 'denyExtension':
      return { asked: null }
    case 'object':
      return { resumeTo: order.state }
    case 'uphold':
    case 'dismiss':
      return { resumeTo: null }
    case 'close':
      return { closedOn: on }
    case 'reopen':
      return { closedOn: null, answeredOn: null, check: null, asked: null, reopened: order.reopened + 1 }
    case 'merge':
      return { mergedInto: facts.into! }
    default:
      return {}
  }
}

/** A history played from its beginning. */
export const replay = (begun: Order, events: readonly OrderEvent[]): Order => events.reduce(after, begun)

/** An order as it is drafted. */
export const draftOf = (of: Pick<Order, 'unitId' | 'cause' | 'term' | 'drafter' | 'items'>): Order => ({
  ...of,
  ...{ state: 'draft', resumeTo: null, firstDueOn: null, dueOn: null, issuedOn: null, receivedOn: null },
  ...{ answeredOn: null, closedOn: null, handlers: [], tookPart: [of.drafter], check: null, asked: null },
  ...{ extensions: 0, extendedBy: 0, returned: 0, reopened: 0, mergedInto: null },
})

/** An order that another is merged into keeps the earlier due date of the two. */
export const earlierDue = (one: PlainDate | null, other: PlainDate | null): PlainDate | null =>
  one && other ? (one < other ? one : other) : (one ?? other)

/** Working days before the due date from which an order is yellow. */
export const NEAR = 3

/** What an order's light is judged from. */
export type Timed = Pick<Order, 'state' | 'dueOn' | 'answeredOn'>

/**
 * Row 10 of §4.4 on any day, with its rule and facts. The clock stops when proof is handed in: a slow checker turns nobody
 * else's light red.
 */
export function judgeOrder({ state, dueOn, answeredOn }: Timed, day: PlainDate, calendar: WorkCalendar): Judged {
  if (state === 'closed') return { light: 'blue', rule: '10-closed', facts: {} }
  if (dueOn === null || state === 'cancelled' || state === 'merged')
    return { light: 'grey', rule: '1-not-applicable', facts: {} }
  const answered = answeredOn !== null && answeredOn <= day
  if ((answered ? answeredOn : day) > dueOn) return { light: 'red', rule: '10-overdue', facts: { due: dueOn } }
  if (answered) return { light: 'green', rule: '10-answered', facts: { answered: answeredOn, due: dueOn } }
  // Counted up to the due date, which lies in a year that is loaded.
  if (workingDaysBetween(calendar, day, dueOn) <= NEAR)
    return { light: 'yellow', rule: '10-near', facts: { due: dueOn, limit: NEAR } }
  return { light: 'green', rule: '10-in-time', facts: { due: dueOn } }
}

export const orderLight = (order: Timed, today: PlainDate, calendar: WorkCalendar): Light =>
  judgeOrder(order, today, calendar).light
