import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { type FieldFault, Refusal } from '../../platform/refusal.ts'
import { addWorkingDays } from '../../platform/working-days.ts'
import {
  insertOrder,
  lockOrder,
  type OrderRow,
  readLastStep,
  readNames,
  replaceItems,
  saveOrder,
} from './order-store.ts'
import type { Draft } from './shapes.ts'
import { causeOf } from './source-rules.ts'
import { type Chargeable, findChargeable, hasSubject } from './subject-store.ts'
import { actorOf, clock, readerOf } from './take-move.ts'

export type Drafting = Pick<Call, 'db' | 'clerk' | 'today' | 'calendar'>

/** The unit that is charged. @throws Refusal with every field that is wrong: out of reach, ended, one's own, no subject. */
async function judged(call: Drafting, draft: Draft): Promise<Chargeable> {
  const { db, clerk, today, calendar } = call
  const unit = await findChargeable(db, readerOf(call), draft.unitId)
  const faults: FieldFault[] = []
  const wrong = (field: string, code: string, facts = {}) => faults.push({ field, code, facts })
  if (!unit?.isWithin) wrong('unitId', 'order.unit-out-of-reach')
  else if (unit.toOn !== null && unit.toOn <= today) wrong('unitId', 'order.unit-ended', { day: unit.toOn })
  else if (actorOf(clerk, { systemId: unit.id }).recipient) wrong('unitId', 'order.own-unit-charged')
  if (namesSubject(draft) && !(await hasSubject(db, readerOf(call), draft))) wrong('subject', 'order.subject-absent')
  // A term that ends in a year without a holiday notice is refused now, not when the order is issued.
  addWorkingDays(calendar, today, draft.term)
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
  return unit!
}

const namesSubject = ({ taskId, lineNo, policyId }: Draft) => taskId !== null || lineNo !== null || policyId !== null

const columnsOf = (draft: Draft, unit: Chargeable) => ({
  ...{ systemId: unit.id, unitId: unit.placeId, source: draft.source, taskId: draft.taskId, lineNo: draft.lineNo },
  ...{ policyId: draft.policyId, policyLineNo: draft.policyLineNo, cause: causeOf(draft, draft.problem, draft.matter) },
  ...{ basis: draft.basis, matter: draft.matter, demand: draft.demand, standard: draft.standard, term: draft.term },
})

const itemsOf = (names: readonly string[]) => names.map((name) => ({ id: newId(), name }))

/** An order as it is drafted, in the caller's transaction. Answers its id. */
export async function draftOrder(call: Drafting, draft: Draft, sourceId: string | null = null): Promise<string> {
  const { db, clerk } = call
  const unit = await judged(call, draft)
  const id = newId()
  await insertOrder(db, {
    ...columnsOf(draft, unit),
    ...{ id, sourceId, number: null, numberYear: null, numberNo: null, officeId: clerk.unitId!, state: 'draft' },
    ...{ dueOn: null, firstDueOn: null, issuedOn: null, receivedOn: null, answeredOn: null, closedOn: null },
    ...{ passed: null, mergedInto: null, draftedBy: clerk.accountId },
  })
  await replaceItems(db, id, itemsOf(draft.items))
  return id
}

/** @throws Refusal order.not-a-draft | record.changed */
export async function reviseOrder(call: Drafting, id: string, version: number, draft: Draft): Promise<OrderRow> {
  const { db, clerk } = call
  const held = await lockOrder(db, readerOf(call), id)
  if (actorOf(clerk, held).recipient) throw new Refusal('forbidden', 'order.own-unit')
  if (held.state !== 'draft') throw new Refusal('conflict', 'order.not-a-draft', { state: held.state })
  if (held.version !== version) throw new Refusal('conflict', 'record.changed', await lastOf(call, held))
  const unit = await judged(call, draft)
  await saveOrder(db, held, columnsOf(draft, unit))
  await replaceItems(db, id, itemsOf(draft.items))
  return lockOrder(db, readerOf(call), id)
}

async function lastOf({ db }: Drafting, held: OrderRow) {
  const last = await readLastStep(db, held.id)
  const drafter = (await readNames(db, [held.draftedBy])).get(held.draftedBy)
  return { who: last?.who ?? drafter ?? null, when: clock.format(last?.takenAt ?? held.draftedAt) }
}
