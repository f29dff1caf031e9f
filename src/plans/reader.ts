import type { Clerk } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'

/** Whose eyes, on which day. */
export interface Reader {
  readonly clerk: Pick<Clerk, 'scope' | 'unitId'>
  readonly today: PlainDate
}

/** Who does something, on which office day. */
export interface By {
  readonly accountId: string
  readonly today: PlainDate
}
