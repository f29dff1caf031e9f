import type { Insertable } from 'kysely'
import type { Database, Tables } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import '../table.ts'

export const insertProof = (db: Database, row: Insertable<Tables['orderProof']>) =>
  db.insertInto('orderProof').values(row).execute()

export const readProofs = (db: Database, orderId: string) =>
  db
    .selectFrom('orderProof as proof')
    .leftJoin('officer', 'officer.accountId', 'proof.addedBy')
    .where('proof.orderId', '=', orderId)
    .orderBy('proof.id')
    .select(['proof.id', 'proof.itemId', 'proof.fileName', 'proof.eventSeq', 'officer.name as addedBy'])
    .execute()

/** What was put in and not handed in yet. */
export const readWaiting = (db: Database, orderId: string) =>
  db
    .selectFrom('orderProof')
    .where('orderId', '=', orderId)
    .where('eventSeq', 'is', null)
    .orderBy('id')
    .select(['itemId', 'fileHash'])
    .execute()

export const handIn = (db: Database, orderId: string, eventSeq: number) =>
  db.updateTable('orderProof').set({ eventSeq }).where('orderId', '=', orderId).where('eventSeq', 'is', null).execute()

/** @throws Refusal proof.handed-in when it is part of a report, or not there. */
export async function deleteWaiting(db: Database, orderId: string, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('orderProof')
    .where('orderId', '=', orderId)
    .where('id', '=', id)
    .where('eventSeq', 'is', null)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Refusal('conflict', 'proof.handed-in')
}

export async function getProof(db: Database, orderId: string, id: string) {
  const row = await db
    .selectFrom('orderProof')
    .where('orderId', '=', orderId)
    .where('id', '=', id)
    .select(['fileName', 'fileHash', 'kind'])
    .executeTakeFirst()
  if (!row) throw new Refusal('absent', 'proof.absent')
  return row
}
