import type { Generated } from 'kysely'
import type { Database } from '../database.ts'

declare module '../database.ts' {
  interface Tables {
    requestKey: {
      accountId: string
      key: string
      operation: string
      inputHash: string
      answer: unknown
      at: Generated<Date>
    }
  }
}

interface KeyRow {
  readonly accountId: string
  readonly key: string
  readonly operation: string
  readonly inputHash: string
}

/** True for whoever comes first; a second request waits here until the first has ended. */
export async function claimKey(db: Database, row: KeyRow): Promise<boolean> {
  const claimed = await db
    .insertInto('requestKey')
    .values({ ...row, answer: null })
    .onConflict((on) => on.columns(['accountId', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  return claimed !== undefined
}

export const readKey = (db: Database, accountId: string, key: string) =>
  db
    .selectFrom('requestKey')
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .selectAll()
    .executeTakeFirstOrThrow()

export const saveAnswer = (db: Database, accountId: string, key: string, answer: unknown) =>
  db
    .updateTable('requestKey')
    .set({ answer: JSON.stringify(answer) })
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .execute()

/** A refused request may be sent again with the same key. */
export const dropKey = (db: Database, accountId: string, key: string) =>
  db.deleteFrom('requestKey').where('accountId', '=', accountId).where('key', '=', key).execute()
