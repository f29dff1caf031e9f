import type { Database } from '../platform/database.ts'
import { rememberFile } from '../platform/files/store.ts'
import { newId } from '../platform/ids.ts'
import type { Call } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { awaitedOf, type Awaited as Waiting } from './orders/await-rules.ts'
import { listOrders } from './orders/list-store.ts'
import { lookingOf } from './orders/looking.ts'
import { proofType } from './orders/proof-rules.ts'
import { insertProof } from './orders/proof-store.ts'

export { draftOrder } from './orders/draft.ts'
export { readItems as readOrderItems } from './orders/order-store.ts'
export { takeMove } from './orders/take-move.ts'
export { type TickReport, tick } from './tick/tick.ts'

/** An order whose next step is for somebody in the reader's post. */
export interface WaitingOrder {
  readonly id: string
  readonly number: string | null
  readonly matter: string
  readonly unit: string
  readonly awaits: Waiting
  readonly dueOn: PlainDate | null
}

const MOST = 200

/** What waits for this post, by due date. */
export async function waitingOrders(call: Pick<Call, 'db' | 'clerk' | 'today' | 'calendar'>): Promise<WaitingOrder[]> {
  if (!call.clerk.duties.has('order.read')) return []
  const filter = { state: 'open', light: 'all', mine: true, text: '', unitId: null, after: null } as const
  const rows = await listOrders(call.db, lookingOf(call), filter, MOST)
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, matter: row.matter, unit: row.unitName, awaits: awaitedOf(row) },
    dueOn: row.answeredOn === null ? row.dueOn : null,
  }))
}

export interface NewProof {
  readonly orderId: string
  readonly itemId: string
  /** Of a file that is kept. */
  readonly fileHash: string
  readonly fileName: string
  readonly kind: string
  readonly size: number
  readonly addedBy: string
}

/** Puts a kept file to an item, to be handed in with the next report. */
export async function putProof(db: Database, { size, ...proof }: NewProof): Promise<void> {
  await rememberFile(db, { hash: proof.fileHash, size }, proofType(proof.kind))
  await insertProof(db, { ...proof, id: newId(), size: BigInt(size), eventSeq: null })
}
