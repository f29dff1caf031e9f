import { sql } from 'kysely'
import type { Database } from '../database.ts'
import './table.ts'

export const findFactor = (db: Database, accountId: string) =>
  db.selectFrom('secondFactor').where('accountId', '=', accountId).selectAll().executeTakeFirst()

/** A new secret waits for its first code; a confirmed one stays in force until then. */
export const savePending = (db: Database, accountId: string, pending: string) =>
  db
    .insertInto('secondFactor')
    .values({ accountId, pending, secret: null, confirmedAt: null })
    .onConflict((on) => on.column('accountId').doUpdateSet({ pending }))
    .execute()

export interface Confirmed {
  readonly secret: string
  readonly confirmedAt: Date
  readonly lastStep: bigint
  readonly recoveryHashes: string[]
}

export const saveConfirmed = (db: Database, accountId: string, confirmed: Confirmed) =>
  db
    .updateTable('secondFactor')
    .set({ ...confirmed, pending: null })
    .where('accountId', '=', accountId)
    .execute()

export const saveStep = (db: Database, accountId: string, lastStep: number) =>
  db
    .updateTable('secondFactor')
    .set({ lastStep: BigInt(lastStep) })
    .where('accountId', '=', accountId)
    .execute()

export const dropRecovery = (db: Database, accountId: string, hash: string) =>
  db
    .updateTable('secondFactor')
    .set({ recoveryHashes: sql`array_remove(recovery_hashes, ${hash})` })
    .where('accountId', '=', accountId)
    .execute()

export const deleteFactor = (db: Database, accountId: string) =>
  db.deleteFrom('secondFactor').where('accountId', '=', accountId).execute()
