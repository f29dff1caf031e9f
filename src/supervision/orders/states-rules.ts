import type { PlainDate } from '../../platform/plain-date.ts'

/** 督办件 states S0–S9 and SX of the handbook §4.2. */
export const orderStates = [
  ...(['draft', 'opened', 'issued', 'received', 'working', 'fedBack', 'checking', 'closed'] as const),
  ...(['returned', 'disputed', 'cancelled', 'merged'] as const),
] as const
export type OrderState = (typeof orderStates)[number]

/** Whose move: the unit that was charged, somebody of the office or the supervisors, or the clock. */
export type Side = 'recipient' | 'office' | 'clock'

export const orderDocuments = [
  ...(['opening', 'assignment', 'receipt', 'sendBack', 'plan', 'progress', 'report', 'check', 'closing'] as const),
  ...(['returnNotice', 'extension', 'objection', 'objectionDecision', 'reopening', 'cancellation', 'merging'] as const),
] as const
export type OrderDocument = (typeof orderDocuments)[number]

export interface MoveRule {
  readonly from: readonly OrderState[]
  /** `same` stays, `resume` goes back to the state before the objection. */
  readonly to: OrderState | 'same' | 'resume'
  readonly side: Side
  /** The duty of a post (§8.3); null for the clock. */
  readonly duty: `order.${string}` | null
  /** The paper that the move makes, if any. */
  readonly document: OrderDocument | null
}

const underWay = ['issued', 'received', 'working', 'fedBack', 'checking'] as const

/** The transitions t1–t16 of §4.2. Guards are in `move-rules.ts`, under the same names. */
export const orderMoves = {
  open: { from: ['draft'], to: 'opened', side: 'office', duty: 'order.open', document: 'opening' },
  issue: { from: ['opened'], to: 'issued', side: 'office', duty: 'order.open', document: 'assignment' },
  sign: { from: ['issued'], to: 'received', side: 'recipient', duty: 'order.answer', document: 'receipt' },
  deemSigned: { from: ['issued'], to: 'received', side: 'clock', duty: null, document: null },
  sendBack: { from: ['issued'], to: 'draft', side: 'recipient', duty: 'order.answer', document: 'sendBack' },
  handle: { from: ['received'], to: 'working', side: 'recipient', duty: 'order.answer', document: 'plan' },
  progress: { from: ['working'], to: 'same', side: 'recipient', duty: 'order.answer', document: 'progress' },
  feedBack: { from: ['working'], to: 'fedBack', side: 'recipient', duty: 'order.answer', document: 'report' },
  takeUp: { from: ['fedBack'], to: 'checking', side: 'office', duty: 'order.verify', document: null },
  check: { from: ['checking'], to: 'same', side: 'office', duty: 'order.verify', document: 'check' },
  close: { from: ['checking'], to: 'closed', side: 'office', duty: 'order.close', document: 'closing' },
  return: { from: ['checking'], to: 'returned', side: 'office', duty: 'order.verify', document: 'returnNotice' },
  rework: { from: ['returned'], to: 'working', side: 'recipient', duty: 'order.answer', document: null },
  askExtension: {
    ...{ from: ['received', 'working'], to: 'same', side: 'recipient' },
    ...{ duty: 'order.answer', document: 'extension' },
  },
  grantExtension: { from: ['received', 'working'], to: 'same', side: 'office', duty: 'order.close', document: null },
  denyExtension: { from: ['received', 'working'], to: 'same', side: 'office', duty: 'order.close', document: null },
  object: { from: underWay, to: 'disputed', side: 'recipient', duty: 'order.object', document: 'objection' },
  uphold: {
    ...{ from: ['disputed'], to: 'cancelled', side: 'office' },
    ...{ duty: 'order.decide', document: 'objectionDecision' },
  },
  dismiss: {
    ...{ from: ['disputed'], to: 'resume', side: 'office' },
    ...{ duty: 'order.decide', document: 'objectionDecision' },
  },
  reopen: { from: ['closed'], to: 'working', side: 'office', duty: 'order.open', document: 'reopening' },
  cancel: {
    ...{ from: ['draft', 'opened', ...underWay], to: 'cancelled', side: 'office' },
    ...{ duty: 'order.close', document: 'cancellation' },
  },
  merge: {
    ...{ from: ['draft', 'opened', 'issued', 'received', 'working'], to: 'merged', side: 'office' },
    ...{ duty: 'order.open', document: 'merging' },
  },
  /** The other side of `merge`: this order takes another in and keeps the earlier due date. */
  absorb: {
    ...{ from: ['opened', 'issued', 'received', 'working'], to: 'same', side: 'office' },
    ...{ duty: 'order.open', document: null },
  },
} as const satisfies Record<string, MoveRule>

export type MoveName = keyof typeof orderMoves
export const moveNames = Object.keys(orderMoves) as MoveName[]
export const endStates: ReadonlySet<OrderState> = new Set(['closed', 'cancelled', 'merged'])

/** Terms in working days unless said; all are settings, the defaults graded U in the handbook. */
export const orderTerms = {
  sign: 1,
  deemedSigned: 2,
  sendBack: 2,
  object: 5,
  decide: 5,
  reworkLeast: 3,
  extensions: 2,
  /** Calendar days. */
  relapse: 180,
} as const
export type OrderTerms = { readonly [K in keyof typeof orderTerms]: number }

/** Something the order asks proof of, and the proofs handed in for it. */
export interface ProofItem {
  readonly id: string
  readonly name: string
  readonly proofs: readonly string[]
}

export interface CheckResult {
  readonly passed: boolean
  readonly onSite: boolean
  readonly checkers: readonly string[]
  readonly on: PlainDate
}

/** Everything a rule may know of an order: what its history adds up to. */
export interface Order {
  readonly state: OrderState
  /** Where an objection came from. */
  readonly resumeTo: OrderState | null
  readonly unitId: string
  readonly cause: string
  /** Working days given when it was issued. */
  readonly term: number
  readonly firstDueOn: PlainDate | null
  /** The last approved. */
  readonly dueOn: PlainDate | null
  readonly issuedOn: PlainDate | null
  readonly receivedOn: PlainDate | null
  readonly answeredOn: PlainDate | null
  readonly closedOn: PlainDate | null
  readonly drafter: string
  readonly handlers: readonly string[]
  /** Whoever opened, issued, checked, returned or closed: none of them may decide an objection. */
  readonly tookPart: readonly string[]
  readonly items: readonly ProofItem[]
  readonly check: CheckResult | null
  readonly asked: { readonly days: number; readonly by: string } | null
  readonly extensions: number
  readonly extendedBy: number
  readonly returned: number
  readonly reopened: number
  readonly mergedInto: string | null
}
