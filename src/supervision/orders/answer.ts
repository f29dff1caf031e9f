import type { Call } from '../../platform/operation.ts'
import { say } from '../../platform/refusal.ts'
import { listPapers } from '../papers/paper-store.ts'
import { words } from '../words.ts'
import { awaitedOf } from './await-rules.ts'
import { orderLight } from './history-rules.ts'
import { daysLeft, lightSentence } from './light-rules.ts'
import { filledRight, obstaclesTo } from './move-rules.ts'
import { findAlike, findNumber, listSteps, type OrderRow, readNames } from './order-store.ts'
import { readProofs } from './proof-store.ts'
import type { OrderLine, OrderRecord, Overlap } from './shapes.ts'
import { matterOf, problemOf } from './source-rules.ts'
import { endStates, moveNames, type Order } from './states-rules.ts'
import { readAbout } from './subject-store.ts'
import { actorOf, circumstances, readOrder } from './take-move.ts'

type Reading = Pick<Call, 'db' | 'clerk' | 'today' | 'calendar' | 'language'>

export function toLine({ today, calendar, language }: Omit<Reading, 'db' | 'clerk'>, row: OrderRow): OrderLine {
  const { code, facts } = lightSentence(row, today, calendar)
  return {
    ...{ id: row.id, number: row.number, matter: row.matter, unit: { id: row.systemId, name: row.unitName } },
    ...{ place: row.placeName, office: row.officeName, source: row.source, state: row.state },
    ...{ dueOn: row.dueOn, firstDueOn: row.firstDueOn, awaits: awaitedOf(row) },
    ...{ light: orderLight(row, today, calendar), sentence: say(words, language, code, facts) },
    workingDays: endStates.has(row.state) ? null : daysLeft(row, today, calendar),
  }
}

/** Open orders that supervise the same matter of the same unit: by another office, or with the same problem. */
export async function overlapsOf(
  { db, today }: Pick<Call, 'db' | 'today'>,
  of: {
    readonly unitId: string
    readonly cause: string
    readonly officeId: string | null
    readonly notId: string | null
  },
): Promise<Overlap[]> {
  const alike = await findAlike(db, today, { unitId: of.unitId, matter: matterOf(of.cause), notId: of.notId })
  return alike.map(({ number, office, matter, state, dueOn, cause }) => ({
    ...{ number, office, matter, state, dueOn, isSame: cause === of.cause },
  }))
}

export async function toRecord(call: Reading, row: OrderRow): Promise<OrderRecord> {
  const { db, clerk } = call
  const { order } = await readOrder(db, row)
  const before = row.state === 'draft' || row.state === 'opened'
  const overlapped = { unitId: row.systemId, cause: row.cause, officeId: row.officeId, notId: row.id }
  const names = await readNames(db, [
    ...[row.draftedBy, ...(order.check?.checkers ?? []), ...(order.asked ? [order.asked.by] : [])],
  ])
  const actor = actorOf(clerk, row)
  const proofs = await readProofs(db, row.id)
  return {
    ...toLine(call, row),
    ...textsOf(row, order),
    drafter: names.get(row.draftedBy) ?? null,
    about: await readAbout(db, row),
    mergedInto: order.mergedInto ? await mergedInto(call, order.mergedInto) : null,
    items: itemsOf(proofs, order),
    moves: await movesOf(call, row, order, proofs),
    check: order.check && { ...order.check, checkers: order.check.checkers.map((account) => names.get(account) ?? '') },
    asked: order.asked && { days: order.asked.days, by: names.get(order.asked.by) ?? null },
    overlaps: before && clerk.duties.has('order.open') ? await overlapsOf(call, overlapped) : [],
    steps: await stepsOf(call, row),
    papers: await listPapers(db, row.id),
    mayRevise: row.state === 'draft' && clerk.duties.has('order.open') && !actor.recipient,
    mayHandIn: row.state === 'working' && clerk.duties.has('order.answer') && actor.recipient,
  }
}

const textsOf = (row: OrderRow, order: Order) => ({
  ...{ version: row.version, problem: problemOf(row.cause), basis: row.basis, demand: row.demand },
  ...{ standard: row.standard, term: String(row.term), extensions: String(order.extensions) },
  ...{ extendedBy: String(order.extendedBy), returned: String(row.returned), reopened: String(row.reopened) },
  ...{ issuedOn: row.issuedOn, receivedOn: row.receivedOn, answeredOn: row.answeredOn, closedOn: row.closedOn },
})

const mergedInto = async ({ db }: Pick<Call, 'db'>, id: string) => ({ id, number: await findNumber(db, id) })

type HeldProof = Awaited<ReturnType<typeof readProofs>>[number]

const itemsOf = (proofs: readonly HeldProof[], order: Order) =>
  order.items.map(({ id, name }) => ({
    ...{ id, name },
    proofs: proofs
      .filter(({ itemId }) => itemId === id)
      .map((proof) => ({
        ...{ id: proof.id, fileName: proof.fileName, addedBy: proof.addedBy, handedIn: proof.eventSeq !== null },
      })),
  }))

/** Not a step that this reader could ever make here, so nothing needs saying. */
const NOT_HIS: readonly string[] = [
  ...[
    'order.move-closed',
    'order.duty-missing',
    'order.not-the-recipient',
    'order.own-unit',
    'order.no-extension-asked',
  ],
]

/** The moves from here that are this post's own, each with what stands in its way. */
async function movesOf(call: Reading, row: OrderRow, order: Order, proofs: readonly HeldProof[]) {
  const { db, clerk, today, calendar, language } = call
  const at = await circumstances(db, today, calendar)
  const actor = actorOf(clerk, row)
  const into = { id: '', unitId: order.unitId, cause: order.cause, state: 'working' as const }
  const facts = { ...filledRight, into, proofs: proofs.map(({ itemId }) => ({ itemId, fileHash: '' })) }
  const moves = moveNames.filter((move) => move !== 'deemSigned' && move !== 'absorb')
  return moves.flatMap((move) => {
    const obstacles = obstaclesTo(order, move, actor, at, facts)
    if (obstacles.some(({ code }) => NOT_HIS.includes(code))) return []
    return [{ move, obstacles: obstacles.map(({ code, facts: named }) => say(words, language, code, named)) }]
  })
}

interface Said {
  readonly reason?: string
  readonly plan?: string
  readonly signedBy?: string
  readonly days?: number
  readonly passed?: boolean
  readonly onSite?: boolean
  readonly items?: readonly { readonly id: string; readonly reason: string }[]
}

async function stepsOf({ db, language }: Reading, row: OrderRow) {
  const steps = await listSteps(db, row.id)
  return steps.map(({ seq, move, onDay, dueOn, facts, by }) => ({
    ...{ no: seq, move, on: onDay, by, dueOn },
    said: saidIn(facts as Said).map(([what, text]) => ({ what: say(words, language, `said.${what}`), text })),
  }))

  function saidIn({ reason, plan, signedBy, days, passed, onSite, items = [] }: Said): [string, string][] {
    const word = (code: string) => say(words, language, code)
    return [
      ...(passed === undefined ? [] : [['result', word(passed ? 'check.passed' : 'check.failed')] as [string, string]]),
      ...(onSite === undefined ? [] : [['where', word(onSite ? 'check.on-site' : 'check.papers')] as [string, string]]),
      ...(days ? [['days', String(days)] as [string, string]] : []),
      ...(plan ? [['plan', plan] as [string, string]] : []),
      ...(signedBy ? [['signedBy', signedBy] as [string, string]] : []),
      ...(reason ? [['reason', reason] as [string, string]] : []),
      ...items.map((item) => ['item', item.reason] as [string, string]),
    ]
  }
}
