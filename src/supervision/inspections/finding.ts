import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readerOf } from '../orders/take-move.ts'
import { lockInspection, readSampled } from './inspection-store.ts'

/** The inspection that a drafted order is a finding of. @throws Refusal where its unit was not sampled, or it is over. */
export async function judgeFinding(call: Pick<Call, 'db' | 'clerk' | 'today'>, id: string, unitId: string) {
  const held = await lockInspection(call.db, readerOf(call), id)
  if (held.officeId !== call.clerk.unitId) throw new Refusal('forbidden', 'inspection.not-own')
  if (held.endedOn !== null) throw new Refusal('conflict', 'inspection.ended', { on: held.endedOn })
  const sampled = await readSampled(call.db, readerOf(call), id)
  if (sampled.some((unit) => unit.id === unitId)) return
  const fault = { field: 'unitId', code: 'inspection.unit-not-sampled', facts: {} }
  throw new Refusal('invalid', 'input.invalid', { count: 1 }, [fault])
}
