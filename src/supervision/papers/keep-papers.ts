import { findHolders, namesOf } from '../../organisations/door.ts'
import type { OfficialDocument } from '../../platform/documents/document.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { say } from '../../platform/refusal.ts'
import { readDemo } from '../../platform/settings/store.ts'
import type { OrderEvent } from '../orders/history-rules.ts'
import { findNumber, type OrderRow, readEvents, readNames } from '../orders/order-store.ts'
import { readProofs } from '../orders/proof-store.ts'
import { problemOf } from '../orders/source-rules.ts'
import { type Order, type OrderDocument, orderMoves } from '../orders/states-rules.ts'
import { words } from '../words.ts'
import { answer, extension, objection, plan, progress } from './answering-rules.ts'
import { cancellation, check, closing, merging, objectionDecision, reopening, returnNotice } from './deciding-rules.ts'
import { assignment, opening, receipt, sendBack } from './handing-rules.ts'
import type { PaperFacts, PaperOf } from './paper-facts.ts'
import { insertPaper, signWaiting } from './paper-store.ts'

type Signing = Pick<Call, 'db' | 'clerk' | 'today'>

export interface Moved {
  readonly before: Order
  readonly order: Order
  readonly event: OrderEvent
  readonly seq: number
}

const papers: Readonly<Partial<Record<OrderDocument, PaperOf>>> = {
  ...{ opening, assignment, receipt, sendBack, plan, progress, report: answer, check, closing, returnNotice },
  ...{ objection, reopening, cancellation, merging, extension: extension(null) },
}

/** Writes down the paper that a move makes, as it is signed: the data it is printed from, for good. */
export async function keepPapers(call: Signing, row: OrderRow, moved: Moved): Promise<void> {
  const { move } = moved.event
  if (move === 'grantExtension' || move === 'denyExtension') return decideExtension(call, row, moved)
  const kind = orderMoves[move].document
  if (kind === null) return
  const write = kind === 'objectionDecision' ? objectionDecision(move === 'uphold') : papers[kind]!
  await keep(call, row, kind, write(await factsOf(call, row, moved)))
}

const keep = ({ db, clerk, today }: Signing, row: OrderRow, kind: OrderDocument, content: OfficialDocument) => {
  // An extension waits for the office's decision; every other paper is signed by whoever makes the move.
  const isWaiting = kind === 'extension'
  return insertPaper(db, {
    ...{ id: newId(), subject: 'order', subjectId: row.id, unitId: row.unitId, systemId: row.systemId, kind, content },
    ...{ state: isWaiting ? 'draft' : 'sent', draftedOn: today, draftedBy: clerk.accountId },
    ...(isWaiting ? { signedBy: null, signedAt: null } : { signedBy: clerk.accountId, signedAt: new Date() }),
  })
}

async function decideExtension(call: Signing, row: OrderRow, moved: Moved): Promise<void> {
  const { clerk, db } = call
  const granted = moved.event.move === 'grantExtension'
  const facts = await factsOf(call, row, moved)
  const write = extension({ granted, by: clerk.name, reason: moved.event.facts.reason ?? '' })
  await signWaiting(
    db,
    { orderId: row.id, kind: 'extension' },
    { signedBy: clerk.accountId, signedAt: new Date(), content: write(facts) },
  )
}

async function factsOf(call: Signing, row: OrderRow, { before, order, event }: Moved): Promise<PaperFacts> {
  const { db, clerk, today } = call
  const events = await readEvents(db, row.id)
  const names = await readNames(db, [
    row.draftedBy,
    ...order.handlers,
    ...(order.check?.checkers ?? []),
    ...events.map(({ by }) => by),
  ])
  const named = (account: string) => names.get(account) ?? '系统'
  const last = (move: OrderEvent['move']) => events.findLast((one) => one.move === move)
  const [asking, objecting] = [last('askExtension'), last('object')]
  const [contact] = await findHolders(db, { duty: 'order.answer', unitId: row.systemId, day: today, limit: 1 })
  const proofs = await readProofs(db, row.id)
  return {
    ...{ number: row.number, unit: row.unitName, office: row.officeName, matter: row.matter, basis: row.basis },
    ...{ demand: row.demand, standard: row.standard, term: row.term },
    ...{
      source: say(words, 'zh', `source.${row.source}`),
      problem: say(words, 'zh', `problem.${problemOf(row.cause)}`),
    },
    items: order.items.map(({ id, name }) => ({
      ...{ id, name },
      proofs: proofs
        .filter(({ itemId, eventSeq }) => itemId === id && eventSeq !== null)
        .map(({ fileName }) => fileName),
    })),
    // What was asked for is told by the dates that held when it was asked.
    ...{ firstDueOn: order.firstDueOn ?? before.firstDueOn, dueOn: order.dueOn ?? before.dueOn },
    ...{ issuedOn: order.issuedOn ?? before.issuedOn, receivedOn: order.receivedOn ?? before.receivedOn },
    ...{ answeredOn: order.answeredOn ?? before.answeredOn, returned: order.returned, reopened: order.reopened },
    ...{ drafter: named(row.draftedBy), contact: contact ? `${contact.name}（${contact.title}）` : '待核实' },
    ...{ signer: clerk.name, on: today, said: event.facts, handlers: order.handlers.map(named) },
    check: order.check && { ...order.check, checkers: order.check.checkers.map(named) },
    asked: asking
      ? { days: asking.facts.days ?? 0, by: named(asking.by), reason: asking.facts.reason ?? '', on: asking.on }
      : null,
    objection: objecting ? { by: named(objecting.by), reason: objecting.facts.reason ?? '', on: objecting.on } : null,
    otherUnit: event.facts.rightUnitId ? await nameOfUnit(call, event.facts.rightUnitId) : null,
    intoNumber: event.facts.into ? await findNumber(db, event.facts.into) : null,
    banner: (await readDemo(db)) ? '演示数据' : null,
  }
}

async function nameOfUnit({ db, today }: Signing, id: string): Promise<string | null> {
  const [unit] = await namesOf(db, [id], today)
  return unit?.name ?? null
}
