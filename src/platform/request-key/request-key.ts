import { canonical } from '../audit/chain.ts'
import type { Database } from '../database.ts'
import { Refusal } from '../refusal.ts'
import { sm3 } from '../seal.ts'
import { claimKey, dropKey, readKey, saveAnswer } from './store.ts'

export interface Repeatable {
  readonly accountId: string
  readonly key: string
  readonly operation: string
  readonly input: unknown
}

/**
 * Does the work once for an account's request key; the same key again gets the first answer and moves nothing.
 * @throws Refusal request.repeated-differently when the key comes with another operation or another content.
 */
export async function answerOnce(db: Database, asked: Repeatable, work: () => Promise<unknown>): Promise<unknown> {
  const { accountId, key, operation, input } = asked
  const inputHash = sm3(canonical(input))
  if (await claimKey(db, { accountId, key, operation, inputHash })) {
    const answer = await work()
    if (answer instanceof Refusal) await dropKey(db, accountId, key)
    else await saveAnswer(db, accountId, key, answer)
    return answer
  }
  const held = await readKey(db, accountId, key)
  if (held.operation !== operation || held.inputHash !== inputHash)
    throw new Refusal('conflict', 'request.repeated-differently')
  return held.answer
}
