import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { insertRoll, insertRollEntries } from './roll-store.ts'

/** A list that a line of 全覆盖 has to reach: low-income people able to work, enterprises of a park … */
export interface NewRoll {
  readonly code: string
  readonly name: string
  readonly of: 'persons' | 'units'
  /** Who keeps the list, and the batch it came in. */
  readonly source: string
  /** The day the list tells of: the denominator is fixed there. */
  readonly takenOn: PlainDate
  readonly entries: readonly { readonly subjectId: string; readonly unitId: string; readonly systemId: string }[]
}

/** Takes a list in, in the caller's transaction. A list never changes: a newer one has a code of its own. */
export async function recordRoll(db: Database, { entries, ...roll }: NewRoll): Promise<void> {
  await insertRoll(db, roll)
  await insertRollEntries(db, roll.code, entries)
}
