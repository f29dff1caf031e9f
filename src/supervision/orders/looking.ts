import type { Call } from '../../platform/operation.ts'
import { nearUntil } from './light-rules.ts'
import type { Looking } from './list-store.ts'
import { readerOf } from './take-move.ts'

/** Whoever looks at a list: his reach, what is near today, and what his post may do. */
export const lookingOf = (call: Pick<Call, 'clerk' | 'today' | 'calendar'>): Looking => ({
  ...readerOf(call),
  nearUntil: nearUntil(call.today, call.calendar),
  duties: call.clerk.duties,
})
