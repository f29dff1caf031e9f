import { loadReferenceUnits } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { Sealer } from '../platform/seal.ts'
import { loadShippedYears } from '../platform/settings/shipped-years.ts'

export interface FirstRun {
  readonly db: Database
  readonly sealer: Sealer
  readonly demo: boolean
  readonly say: (line: string) => void
}

/** Reference data on every start (idempotent), demo data where the database is new and demo is wanted. */
export async function firstRun({ db }: FirstRun): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await loadReferenceUnits(tx)
    await loadShippedYears(tx)
  })
}
