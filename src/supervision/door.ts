import type { Call } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { awaitedOf, type Awaited as Waiting } from './orders/await-rules.ts'
import { listOrders } from './orders/list-store.ts'
import { lookingOf } from './orders/looking.ts'

export { draftOrder } from './orders/draft.ts'
export { deemSigned, takeMove } from './orders/take-move.ts'
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
