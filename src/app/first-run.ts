import { loadReferenceUnits } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { Sealer } from '../platform/seal.ts'

export interface FirstRun {
  readonly db: Database
  readonly sealer: Sealer
  readonly demo: boolean
  readonly say: (line: string) => void
}

/** Reference data on every start (idempotent), demo data where the database is new and demo is wanted. */
export async function firstRun({ db }: FirstRun): Promise<void> {
  await db.transaction().execute((tx) => loadReferenceUnits(tx))
}
