import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readerOf } from '../answer.ts'
import type { recordOperations } from './contract.ts'
import { insertChange } from './history-store.ts'
import { isUnitReached, readWords, saveMeaning, settleWords } from './word-store.ts'

type Of<Name extends keyof typeof recordOperations> = Call<(typeof recordOperations)[Name]>

async function requireUnit(call: Of<'appraisalWords'> | Of<'agreeAppraisalWord'>): Promise<void> {
  if (!(await isUnitReached(call.db, readerOf(call), call.input.unitId)))
    throw new Refusal('absent', 'record.unit-absent')
}

export async function appraisalWords(call: Of<'appraisalWords'>) {
  await requireUnit(call)
  return {
    rows: await readWords(call.db, call.input.unitId),
    mayAgree: call.clerk.duties.has('record.verify'),
  }
}

/** Appraisals that already have a result keep it: only what waited for this word is settled. */
export async function agreeWord(call: Of<'agreeAppraisalWord'>) {
  const { db, input, clerk, note } = call
  await requireUnit(call)
  const { unitId, word, result } = input
  await saveMeaning(db, { unitId, word, result, agreedBy: clerk.accountId })
  const settled = await settleWords(db, { unitId, word, result })
  for (const { personId, id } of settled)
    await insertChange(db, clerk, {
      ...{ personId, recordKind: 'appraisal', recordId: id, act: 'correct', why: word },
      fields: [{ field: 'result', from: null, to: result }],
    })
  note({ persons: settled.map(({ personId }) => personId), subject: unitId })
  return { settled: String(settled.length) }
}
