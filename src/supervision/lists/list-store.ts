import type { Database } from '../../platform/database.ts'
import type { OrderEvent } from '../orders/history-rules.ts'
import '../table.ts'

/** Histories of many orders at once, each from its beginning. */
export async function readHistories(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly OrderEvent[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('orderEvent')
    .where('orderId', 'in', ids)
    .orderBy('orderId')
    .orderBy('seq')
    .select(['orderId', 'move', 'onDay', 'takenBy', 'dueOn', 'facts'])
    .execute()
  const events = rows.map(({ orderId, move, onDay, takenBy, dueOn, facts }) => ({
    orderId,
    event: { move, on: onDay, by: takenBy, dueOn, facts: facts as OrderEvent['facts'] },
  }))
  const byOrder = Map.groupBy(events, ({ orderId }) => orderId)
  return new Map([...byOrder].map(([id, list]) => [id, list.map(({ event }) => event)]))
}

/** Names of the proofs that were handed in for many orders. */
export async function readHandedIn(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('orderProof')
    .where('orderId', 'in', ids)
    .where('eventSeq', 'is not', null)
    .orderBy('id')
    .select(['orderId', 'fileName'])
    .execute()
  const byOrder = Map.groupBy(rows, ({ orderId }) => orderId)
  return new Map([...byOrder].map(([id, list]) => [id, list.map(({ fileName }) => fileName)]))
}
