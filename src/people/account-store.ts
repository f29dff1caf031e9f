import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'

/**
 * Gives a standing record the login of its worker, once.
 * @throws Refusal person.has-account, also for a record that is merged into another
 */
export async function linkAccount(db: Database, personId: string, accountId: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({ accountId })
    .where('id', '=', personId)
    .where('accountId', 'is', null)
    .where('mergedInto', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'person.has-account')
}
