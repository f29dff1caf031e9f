import { addDays, type PlainDate } from '../../platform/plain-date.ts'
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '../../platform/working-days.ts'
import { type MoveName, type Order, type OrderTerms, orderMoves } from './states-rules.ts'

/** Who acts: `unitId` of the post, and whether the charged unit is its own. The clock has no account. */
export interface Actor {
  readonly accountId: string
  readonly unitId: string | null
  readonly recipient: boolean
  readonly duties: ReadonlySet<string>
}

/** What a move brings with it; what a move does not use is not given. */
export interface MoveFacts {
  readonly reason?: string | undefined
  readonly plan?: string | undefined
  readonly signedBy?: string | undefined
  readonly days?: number | undefined
  readonly rightUnitId?: string | undefined
  readonly onSite?: boolean | undefined
  readonly checkers?: readonly string[] | undefined
  readonly passed?: boolean | undefined
  readonly items?: readonly { readonly id: string; readonly reason: string }[] | undefined
  readonly proofs?: readonly { readonly itemId: string; readonly fileHash: string }[] | undefined
  /** Whether the facts, counted anew by the system, satisfy the finish standard; null: not known. */
  readonly factsHold?: boolean | null | undefined
  readonly recipientHeld?: boolean | undefined
  readonly sameCauseOpen?: string | null | undefined
  readonly into?: (Pick<Order, 'unitId' | 'cause' | 'state'> & { readonly id: string }) | undefined
  /** The order that is taken in, and its due date. */
  readonly merged?: { readonly id: string; readonly dueOn: PlainDate | null } | undefined
}

export interface Circumstances {
  readonly today: PlainDate
  readonly calendar: WorkCalendar
  readonly terms: OrderTerms
  /** Whether drafter and signer must be two (§8.3, a setting for each action). */
  readonly twoPersons: boolean
}

/** Why a move is not open, as plain data: a code of the room's words and its facts. */
export interface Obstacle {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

type Guard = (order: Order, facts: MoveFacts, actor: Actor, at: Circumstances) => Obstacle | undefined

const stop = (code: string, facts: Obstacle['facts'] = {}): Obstacle => ({ code: `order.${code}`, facts })
const needs = (value: string | undefined, what: string) => (value?.trim() ? undefined : stop(`${what}-missing`))

/** The items with the proofs that come with a move added to those handed in before. */
export const withProofs = (items: Order['items'], brought: MoveFacts['proofs'] = []): Order['items'] =>
  items.map((item) => ({
    ...item,
    proofs: [...item.proofs, ...brought.filter(({ itemId }) => itemId === item.id).map(({ fileHash }) => fileHash)],
  }))

const missingProof = (items: Order['items']) => items.filter(({ proofs }) => proofs.length === 0)

/** Days are counted from the day after (民法典 第201条). */
const within = (since: PlainDate | null, days: number, { today, calendar }: Circumstances) =>
  since === null || today <= addWorkingDays(calendar, since, days)

const guards: Readonly<Record<MoveName, readonly Guard[]>> = {
  open: [
    (order, _, actor, { twoPersons }) =>
      twoPersons && order.drafter === actor.accountId ? stop('drafter-signs') : undefined,
    (_, { sameCauseOpen }) => (sameCauseOpen ? stop('same-cause-open', { number: sameCauseOpen }) : undefined),
    (order) => (order.items.length === 0 ? stop('no-proof-asked') : undefined),
  ],
  issue: [(_, { recipientHeld }) => (recipientHeld ? undefined : stop('post-vacant'))],
  sign: [],
  deemSigned: [
    (order, _, __, at) => (within(order.issuedOn, at.terms.deemedSigned, at) ? stop('still-time-to-sign') : undefined),
  ],
  sendBack: [
    (order, _, __, at) =>
      within(order.issuedOn, at.terms.sendBack, at) ? undefined : lateOf('send-back-late', order, at),
    (_, { reason }) => needs(reason, 'reason'),
    (order, { rightUnitId }) => (!rightUnitId || rightUnitId === order.unitId ? stop('right-unit-missing') : undefined),
  ],
  handle: [(_, { plan }) => needs(plan, 'plan')],
  progress: [(_, { plan }) => needs(plan, 'progress')],
  feedBack: [
    (order, { proofs }) => {
      const missing = missingProof(withProofs(order.items, proofs))
      return missing.length > 0
        ? stop('proof-missing', { items: missing.map(({ name }) => name).join('、') })
        : undefined
    },
    (_, { signedBy }) => needs(signedBy, 'leader'),
  ],
  takeUp: [notTheHandler],
  check: [
    notTheHandler,
    (order, { checkers = [] }) => {
      const own = checkers.find((checker) => order.handlers.includes(checker))
      return own ? stop('handler-checks') : undefined
    },
    (_, { onSite, checkers = [] }) => (onSite && checkers.length < 2 ? stop('two-on-site') : undefined),
    (_, { passed }) => (passed === undefined ? stop('result-missing') : undefined),
  ],
  close: [
    notTheHandler,
    (order) => (order.check?.passed ? undefined : stop('not-checked')),
    (order, _, actor) => (order.check?.checkers.includes(actor.accountId) ? stop('checker-closes') : undefined),
    ({ items }) => (missingProof(items).length > 0 ? stop('proof-missing', { items: '' }) : undefined),
    (_, { factsHold }) => (factsHold === false ? stop('facts-fall-short') : undefined),
  ],
  return: [
    notTheHandler,
    (_, { items = [] }) => (items.some(({ reason }) => reason.trim()) ? undefined : stop('reasons-missing')),
  ],
  rework: [],
  askExtension: [
    (order, _, __, { today }) =>
      order.dueOn && today > order.dueOn ? stop('due-date-past', { due: order.dueOn }) : undefined,
    (_, { reason }) => needs(reason, 'reason'),
    (order) => (order.asked ? stop('extension-waits') : undefined),
    (order, _, __, { terms }) =>
      order.extensions >= terms.extensions ? stop('extensions-used', { most: terms.extensions }) : undefined,
    (order, { days = 0 }) =>
      days < 1 || order.extendedBy + days > order.term
        ? stop('extension-too-long', { most: order.term - order.extendedBy })
        : undefined,
  ],
  grantExtension: [extensionAsked],
  denyExtension: [extensionAsked, (_, { reason }) => needs(reason, 'reason')],
  object: [
    (_, { reason }) => needs(reason, 'reason'),
    (order, _, __, at) =>
      within(order.receivedOn, at.terms.object, at) ? undefined : lateOf('objection-late', order, at),
  ],
  uphold: [tookNoPart, (_, { reason }) => needs(reason, 'reason')],
  dismiss: [tookNoPart, (_, { reason }) => needs(reason, 'reason')],
  reopen: [
    (_, { reason }) => needs(reason, 'reason'),
    (_, { sameCauseOpen }) => (sameCauseOpen ? stop('same-cause-open', { number: sameCauseOpen }) : undefined),
    (order, _, __, { today, terms }) =>
      order.closedOn && today > addDays(order.closedOn, terms.relapse)
        ? stop('relapse-late', { days: terms.relapse, closed: order.closedOn })
        : undefined,
  ],
  cancel: [(_, { reason }) => needs(reason, 'reason')],
  merge: [
    (_, { into }) => (into ? undefined : stop('merge-target-missing')),
    (order, { into }) =>
      into && (into.unitId !== order.unitId || into.cause !== order.cause) ? stop('merge-differs') : undefined,
    (_, { into }) =>
      into && !['opened', 'issued', 'received', 'working'].includes(into.state) ? stop('merge-target-over') : undefined,
    // An order that is not issued has no due date to keep the earlier one in.
    (order, { into }) => (into?.state === 'opened' && order.dueOn ? stop('merge-target-unissued') : undefined),
  ],
  absorb: [(_, { merged }) => (merged ? undefined : stop('merge-source-missing'))],
}

function notTheHandler(order: Order, _: MoveFacts, actor: Actor): Obstacle | undefined {
  if (order.handlers.includes(actor.accountId)) return stop('own-work')
  return actor.unitId === order.unitId ? stop('own-unit') : undefined
}

function extensionAsked({ asked }: Order, _: MoveFacts, { accountId }: Actor): Obstacle | undefined {
  if (!asked) return stop('no-extension-asked')
  return asked.by === accountId ? stop('own-extension') : undefined
}

function tookNoPart({ tookPart, handlers }: Order, _: MoveFacts, { accountId }: Actor): Obstacle | undefined {
  return tookPart.includes(accountId) || handlers.includes(accountId) ? stop('took-part') : undefined
}

function lateOf(code: string, { issuedOn, receivedOn }: Order, { today, calendar, terms }: Circumstances): Obstacle {
  const objection = code === 'objection-late'
  const since = objection ? receivedOn! : issuedOn!
  const days = objection ? terms.object : terms.sendBack
  const last = addWorkingDays(calendar, since, days)
  return stop(code, { last, days, late: workingDaysBetween(calendar, last, today) })
}

/**
 * Why this actor cannot make this move now: everything that stands in the way, the nearest first; empty when the move is
 * open. With `facts` left out only what does not depend on the form is asked, which is what a page shows as open moves.
 */
export function obstaclesTo(
  order: Order,
  move: MoveName,
  actor: Actor,
  at: Circumstances,
  facts?: MoveFacts,
): readonly Obstacle[] {
  const gate = gateTo(order, move, actor)
  if (gate) return [gate]
  return guards[move].flatMap((guard) => guard(order, facts ?? filledRight, actor, at) ?? [])
}

/** Why the move is not this actor's at all, now: the state, his duty, his side. */
export function gateTo(order: Order, move: MoveName, actor: Actor): Obstacle | undefined {
  const { from, side, duty } = orderMoves[move]
  if (!(from as readonly string[]).includes(order.state)) return stop('move-closed', { move, state: order.state })
  if (duty && !actor.duties.has(duty)) return stop('duty-missing', { duty })
  if (side === 'recipient' && !actor.recipient) return stop('not-the-recipient')
  return side === 'office' && actor.recipient ? stop('own-unit') : undefined
}

/** Stands for a form that will be filled in right. */
export const filledRight: MoveFacts = {
  ...{ reason: '-', plan: '-', signedBy: '-', days: 1, rightUnitId: '-', onSite: false, checkers: [], passed: true },
  ...{ items: [{ id: '-', reason: '-' }], factsHold: true, recipientHeld: true, sameCauseOpen: null },
  merged: { id: '-', dueOn: null },
}
