import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findSetting } from '../../platform/settings/store.ts'
import { readerOf } from '../answer.ts'
import { getPerson, readOnes, recordIdsOf } from '../store.ts'
import { toComparison, toMerges } from './answer.ts'
import type { mergeOperations } from './contract.ts'
import { mergeRecords, partRecords } from './merge.ts'
import { requireDecidable } from './merge-rules.ts'
import {
  decideMerge,
  findMerge,
  insertMerge,
  lockMerge,
  type MergeRow,
  mergesOf,
  waitingMerges,
} from './merge-store.ts'

type Of<Name extends keyof typeof mergeOperations> = Call<(typeof mergeOperations)[Name]>

const MOST_WAITING = 200

const pairWanted = async ({ db }: Pick<Call, 'db'>) => (await findSetting(db, 'pair-person-merge')) !== false

async function compare(call: Of<'compareRecords'>) {
  const { input, note } = call
  requireTwo(input)
  const comparison = await toComparison(call, input, await pairWanted(call))
  note({ persons: [input.survivorId, input.mergedId] })
  return comparison
}

function requireTwo({ survivorId, mergedId }: { readonly survivorId: string; readonly mergedId: string }): void {
  if (survivorId === mergedId) throw new Refusal('invalid', 'person.merge-self')
}

/** Asked by one person; done at once where the office wants no second one. */
async function ask(call: Of<'askMerge'>) {
  const { db, input, clerk } = call
  requireTwo(input)
  const survivor = await getPerson(db, readerOf(call), input.survivorId)
  await getPerson(db, readerOf(call), input.mergedId)
  const { choices, ...rest } = input
  const merge = { ...rest, choices: choices as Record<string, boolean>, id: newId(), unitId: survivor.unitId }
  if (!(await insertMerge(db, { ...merge, askedBy: clerk.accountId })))
    throw new Refusal('conflict', 'person.merge-asked')
  if (!(await pairWanted(call))) await mergeRecords(call, (await lockMerge(db, merge.id))!)
  return answer(call, merge.id)
}

async function decide(call: Of<'decideMerge'>) {
  const { db, input, clerk } = call
  const act = await lockedMerge(call, input.id)
  requireDecidable(act, clerk.accountId, await pairWanted(call))
  if (input.agree) await mergeRecords(call, act)
  else await decideMerge(db, act.id, { state: 'refused', by: clerk.accountId, note: input.note || null })
  return answer(call, act.id)
}

async function part(call: Of<'partRecords'>) {
  const act = await lockedMerge(call, call.input.id)
  await partRecords(call, act, call.input.reason)
  return answer(call, act.id)
}

/** A merge of which the reader reaches both sides, held. @throws Refusal person.merge-absent | person.absent */
async function lockedMerge(call: Pick<Call, 'db' | 'clerk' | 'today'>, id: string): Promise<MergeRow> {
  const act = await lockMerge(call.db, id)
  if (!act) throw new Refusal('absent', 'person.merge-absent')
  const ones = await readOnes(call.db, [act.survivorId, act.mergedId])
  for (const one of new Set(ones.values())) await getPerson(call.db, readerOf(call), one)
  return act
}

async function answer(call: Of<'askMerge'> | Of<'decideMerge'> | Of<'partRecords'>, id: string) {
  const row = (await findMerge(call.db, id))!
  const [merge] = await toMerges(call, [row], await pairWanted(call), call.note)
  if (!merge) throw new Refusal('absent', 'person.merge-absent')
  call.note({ subject: merge.survivorId })
  return merge
}

async function ofPerson(call: Of<'mergesOfPerson'>) {
  const { db, input } = call
  const one = (await readOnes(db, [input.id])).get(input.id)!
  await getPerson(db, readerOf(call), one)
  const rows = await mergesOf(db, await recordIdsOf(db, one))
  return { rows: await toMerges(call, rows, await pairWanted(call), call.note) }
}

async function waiting(call: Of<'waitingMerges'>) {
  const rows = await waitingMerges(call.db, readerOf(call), MOST_WAITING)
  return { rows: await toMerges(call, rows, await pairWanted(call), call.note) }
}

export const mergeHandlers = {
  ...{ compareRecords: compare, askMerge: ask, decideMerge: decide, partRecords: part },
  ...{ mergesOfPerson: ofPerson, waitingMerges: waiting },
}
