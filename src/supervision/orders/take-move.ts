import { findHolders } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { Call, Clerk } from '../../platform/operation.ts'
import { type PlainDate, yearOf } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findSetting } from '../../platform/settings/store.ts'
import type { WorkCalendar } from '../../platform/working-days.ts'
import { keepPapers } from '../papers/keep-papers.ts'
import { settings } from '../settings.ts'
import { after, draftOf, eventOf, type OrderEvent, replay } from './history-rules.ts'
import { type Actor, type Circumstances, gateTo, type MoveFacts, type Obstacle, obstaclesTo } from './move-rules.ts'
import {
  findAlike,
  holdCause,
  insertEvent,
  lockOrder,
  type OrderRow,
  ownUnits,
  type Reader,
  readEvents,
  readItems,
  readLastStep,
  saveOrder,
  takeNumber,
} from './order-store.ts'
import { handIn, readWaiting } from './proof-store.ts'
import { refusalOf } from './refuse-rules.ts'
import { matterOf, orderNumber } from './source-rules.ts'
import { type MoveName, type Order, orderTerms } from './states-rules.ts'
import { factsHold, findChargeable } from './subject-store.ts'

/** Who moves an order, and when. */
export type Mover = Pick<Call, 'db' | 'clerk' | 'today' | 'calendar'>

export interface AskedMove {
  readonly id: string
  readonly move: MoveName
  /** The version that the form showed; without one whoever asks did not look. */
  readonly version?: number
  readonly facts?: MoveFacts
  /** The order that this one is merged into. */
  readonly intoId?: string
}

export const readerOf = ({ clerk, today }: Pick<Call, 'clerk' | 'today'>): Reader => ({
  ...{ scope: clerk.scope, unitId: clerk.unitId, today },
})

/** Whoever asks, as the rules know him: an officer of the charged unit acts for it, whatever its office is called. */
export function actorOf(clerk: Clerk, row: Pick<OrderRow, 'systemId'>): Actor {
  const recipient = ownUnits(clerk).includes(row.systemId)
  return {
    accountId: clerk.accountId,
    duties: clerk.duties,
    recipient,
    unitId: recipient ? row.systemId : clerk.unitId,
  }
}

export async function circumstances(db: Database, today: PlainDate, calendar: WorkCalendar): Promise<Circumstances> {
  const pairs = settings['pair-order-open'].form.safeParse(await findSetting(db, 'pair-order-open'))
  return {
    today,
    calendar,
    terms: orderTerms,
    twoPersons: pairs.success ? pairs.data : settings['pair-order-open'].usual,
  }
}

export interface HeldOrder {
  readonly order: Order
  readonly events: readonly OrderEvent[]
}

/** An order as its history adds up; the row's own columns are only for lists. */
export async function readOrder(db: Database, row: OrderRow): Promise<HeldOrder> {
  const items = (await readItems(db, row.id)).map((item) => ({ ...item, proofs: [] }))
  const events = await readEvents(db, row.id)
  const begun = draftOf({ unitId: row.systemId, cause: row.cause, term: row.term, drafter: row.draftedBy, items })
  return { order: replay(begun, events), events }
}

/** What a move needs to know that no form can tell. */
async function completed(mover: Mover, row: OrderRow, asked: AskedMove): Promise<MoveFacts> {
  const { db, today } = mover
  const { move, facts = {} } = asked
  switch (move) {
    case 'open':
    case 'reopen':
      return { ...facts, sameCauseOpen: await findSameCause(mover, row) }
    case 'issue':
      return { ...facts, recipientHeld: (await answerersOf(db, row.systemId, today)).length > 0 }
    case 'progress':
    case 'feedBack':
      return { ...facts, proofs: await readWaiting(db, row.id) }
    case 'close':
      return { ...facts, factsHold: await factsHold(db, row.taskId, today) }
    case 'check':
      return { ...facts, checkers: await knownCheckers(mover, facts.checkers ?? []) }
    default:
      return facts
  }
}

export const answerersOf = (db: Database, unitId: string, day: PlainDate) =>
  findHolders(db, { duty: 'order.answer', unitId, day, limit: 5 })

async function findSameCause({ db, today }: Mover, row: OrderRow): Promise<string | null> {
  await holdCause(db, row.systemId, row.cause)
  const alike = await findAlike(db, today, { unitId: row.systemId, matter: matterOf(row.cause), notId: row.id })
  const same = alike.find(({ cause }) => cause === row.cause)
  return same ? (same.number ?? same.matter) : null
}

/** Whoever records it is one of them; whoever checks with him must be able to. @throws Refusal order.checker-unknown */
async function knownCheckers({ db, clerk, today }: Mover, accounts: readonly string[]): Promise<readonly string[]> {
  const able = new Set(
    (await findHolders(db, { duty: 'order.verify', day: today, limit: 5000 })).map((one) => one.accountId),
  )
  if (accounts.some((account) => !able.has(account))) throw new Refusal('invalid', 'order.checker-unknown')
  return [...new Set([clerk.accountId, ...accounts])]
}

/** Times as the office reads them. */
export const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** @throws Refusal record.changed | order.moved-on, with who was first, what he did and when. */
async function judge(mover: Mover, row: OrderRow, asked: AskedMove, first: Obstacle | undefined): Promise<void> {
  const isStale = asked.version !== undefined && asked.version !== row.version
  if (!isStale && first?.code !== 'order.move-closed') {
    if (first) throw refusalOf(first)
    return
  }
  const last = await readLastStep(mover.db, row.id)
  const told = { who: last?.who ?? null, when: last ? clock.format(last.takenAt) : null, last: last?.move ?? null }
  if (first?.code !== 'order.move-closed') throw new Refusal('conflict', 'record.changed', told)
  throw new Refusal('conflict', isStale ? 'order.moved-on' : 'order.move-closed', { ...first.facts, ...told })
}

/** lock → judge → write → answer: whoever comes second waits, and is told who did what. */
export async function takeMove(mover: Mover, asked: AskedMove): Promise<OrderRow> {
  const { db } = mover
  const into = asked.intoId
  if (into && into < asked.id) await lockOrder(db, readerOf(mover), into)
  const row = await lockOrder(db, readerOf(mover), asked.id)
  if (!into) return moveHeld(mover, row, asked)
  return merge(mover, row, { ...asked, intoId: into })
}

async function moveHeld(mover: Mover, row: OrderRow, asked: AskedMove): Promise<OrderRow> {
  const { db, clerk, today, calendar } = mover
  const actor = actorOf(clerk, row)
  return write(mover, row, asked, actor, await circumstances(db, today, calendar))
}

async function write(
  mover: Mover,
  row: OrderRow,
  asked: AskedMove,
  actor: Actor,
  at: Circumstances,
): Promise<OrderRow> {
  const { db, today } = mover
  const { order, events } = await readOrder(db, row)
  // What stands in the way whatever is filled in comes before anything is looked up for the form.
  await judge(mover, row, asked, gateTo(order, asked.move, actor))
  const facts = await completed(mover, row, asked)
  await judge(mover, row, asked, obstaclesTo(order, asked.move, actor, at, facts)[0])
  const event = eventOf(order, asked.move, actor, at, facts)
  const next = after(order, event)
  const seq = events.length + 1
  await insertEvent(db, row.id, seq, event)
  const numbered = asked.move === 'issue' && row.number === null ? await numberOf(db, today) : {}
  await saveOrder(db, row, { ...columnsOf(next), ...(await chargedTo(mover, row, next)), ...numbered })
  if (asked.move === 'progress' || asked.move === 'feedBack') await handIn(db, row.id, seq)
  const moved: OrderRow = { ...row, ...columnsOf(next), ...numbered, version: row.version + 1 }
  await keepPapers(mover, moved, { before: order, order: next, event, seq })
  return moved
}

async function numberOf(db: Database, today: PlainDate) {
  const year = yearOf(today)
  const prefix = settings['order-prefix'].form.safeParse(await findSetting(db, 'order-prefix'))
  const no = await takeNumber(db, year)
  const number = orderNumber(prefix.success ? prefix.data : settings['order-prefix'].usual, year, no)
  return { number, numberYear: year, numberNo: no }
}

/** The columns that lists read: derived from the history, never typed. */
const columnsOf = (order: Order) => ({
  ...{ state: order.state, dueOn: order.dueOn, firstDueOn: order.firstDueOn, issuedOn: order.issuedOn },
  ...{ receivedOn: order.receivedOn, answeredOn: order.answeredOn, closedOn: order.closedOn },
  ...{ returned: order.returned, reopened: order.reopened, mergedInto: order.mergedInto },
  ...{ extensionAsked: order.asked !== null, passed: order.check?.passed ?? null },
})

/** An order that was sent back goes to the unit that was named. @throws Refusal order.unit-ended */
async function chargedTo(mover: Mover, row: OrderRow, { unitId }: Order) {
  if (unitId === row.systemId) return {}
  const unit = await findChargeable(mover.db, readerOf(mover), unitId)
  if (!unit) throw new Refusal('invalid', 'order.unit-absent')
  if (unit.toOn !== null && unit.toOn <= mover.today)
    throw new Refusal('invalid', 'order.unit-ended', { day: unit.toOn })
  return { systemId: unit.id, unitId: unit.placeId }
}

/** The order that is left keeps the earlier of the two due dates; both keep their history. */
async function merge(mover: Mover, row: OrderRow, asked: AskedMove & { readonly intoId: string }): Promise<OrderRow> {
  const target = await lockOrder(mover.db, readerOf(mover), asked.intoId)
  const into = { id: target.id, unitId: target.systemId, cause: target.cause, state: target.state }
  const moved = await moveHeld(mover, row, { ...asked, facts: { ...asked.facts, into } })
  await moveHeld(mover, target, { id: target.id, move: 'absorb', facts: { merged: { id: row.id, dueOn: row.dueOn } } })
  return moved
}

/** The clock's own move: an order that nobody signed for counts as received. */
export async function deemSigned(mover: Mover, id: string): Promise<OrderRow> {
  const row = await lockOrder(mover.db, readerOf(mover), id)
  return moveHeld(mover, row, { id, move: 'deemSigned' })
}
