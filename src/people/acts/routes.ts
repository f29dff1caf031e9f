import type { Call } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { type FieldFault, Refusal } from '../../platform/refusal.ts'
import { readerOf } from '../answer.ts'
import { findOccupations } from '../occupations/occupation-store.ts'
import { insertChange } from '../records/history-store.ts'
import { type LockedPerson, lockPerson } from '../records/record-store.ts'
import { settleWork } from '../records/work-store.ts'
import { addPlaces } from '../register-store.ts'
import { countAfter, endWork, insertMove, isCounty, updatePerson } from './act-store.ts'
import type { actOperations } from './contract.ts'
import { lookAlikes } from './look-alikes.ts'
import { mend } from './mend.ts'

type Of<Name extends keyof typeof actOperations> = Call<(typeof actOperations)[Name]>
type Dated = Of<'retire'> | Of<'die'> | Of<'move'>

const MOST_HITS = 50

/** @throws Refusal with what is wrong about the day of an act */
function judgeDay({ birth, diedOn }: LockedPerson, on: PlainDate, today: PlainDate): void {
  const fault = (code: string): FieldFault => ({ field: 'on', code, facts: {} })
  const faults = [
    ...(on > today ? [fault('act.in-future')] : []),
    ...(birth !== null && on.slice(0, birth.length) < birth ? [fault('act.before-birth')] : []),
    ...(diedOn !== null && on > diedOn ? [fault('act.after-death')] : []),
  ]
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
}

async function tell(call: Dated, act: string, field: string, from: string | null, to: string | null): Promise<void> {
  const { db, input, clerk, note } = call
  note({ persons: [input.id], purpose: input.why })
  await insertChange(db, clerk, {
    ...{ personId: input.id, recordKind: 'person', recordId: null, act, why: input.why },
    fields: [{ field, from, to }],
  })
}

async function retire(call: Of<'retire'>) {
  const { db, input, today } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  if (input.on) judgeDay(person, input.on, today)
  await updatePerson(db, person.id, { retiredOn: input.on })
  await tell(call, 'retire', 'retiredOn', person.retiredOn, input.on)
  return {}
}

async function die(call: Of<'die'>) {
  const { db, input, clerk, today } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  if (input.on) {
    judgeDay({ ...person, diedOn: null }, input.on, today)
    const count = await countAfter(db, person.id, input.on)
    if (count > 0) throw new Refusal('conflict', 'act.records-after', { count })
    for (const { id } of await endWork(db, person.id, input.on))
      await insertChange(db, clerk, {
        ...{ personId: person.id, recordKind: 'employment', recordId: id, act: 'correct', why: input.why },
        fields: [{ field: 'toOn', from: null, to: input.on }],
      })
  }
  await updatePerson(db, person.id, { diedOn: input.on })
  await settleWork(db, person.id, today)
  await tell(call, 'die', 'diedOn', person.diedOn, input.on)
  return {}
}

/** The county left goes on seeing what it has registered; the one moved to keeps the record. */
async function move(call: Of<'move'>) {
  const { db, input, clerk, today } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  judgeDay(person, input.on, today)
  if (!(await isCounty(db, input.toUnitId))) throw new Refusal('invalid', 'act.not-a-county')
  if (person.unitId === input.toUnitId) throw new Refusal('conflict', 'act.same-county')
  const to = { unitId: input.toUnitId, systemId: input.toUnitId }
  await insertMove(db, {
    ...{ personId: person.id, onDay: input.on, fromUnitId: person.unitId, toUnitId: input.toUnitId },
    ...{ why: input.why, recordedBy: clerk.accountId },
  })
  await updatePerson(db, person.id, { ...to, movedOn: input.on })
  await addPlaces(db, [{ personId: person.id, ...to }])
  await tell(call, 'move', 'place', person.unitId, input.toUnitId)
  return {}
}

async function occupations({ db, input, today }: Of<'occupations'>) {
  const hits = await findOccupations(db, input.text, today, MOST_HITS)
  return { hits: hits.map(({ code, name, series }) => ({ code, name, series })) }
}

export const actHandlers = { lookAlikes, mend, retire, die, move, occupations }
