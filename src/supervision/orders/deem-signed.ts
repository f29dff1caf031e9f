import type { Database } from '../../platform/database.ts'
import type { Clerk } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { addWorkingDays, type WorkCalendar } from '../../platform/working-days.ts'
import { listUnsigned } from './order-store.ts'
import { orderTerms } from './states-rules.ts'
import { deemSigned } from './take-move.ts'

/** The clock: nobody's account, everywhere, without a duty. */
const CLOCK: Clerk = {
  ...{ accountId: '00000000-0000-0000-0000-000000000000', login: '', name: '', postId: null, postTitle: '' },
  ...{ unitId: null, unitName: '', personId: null, duties: new Set(), scope: { territory: 'all', system: 'all' } },
}

/**
 * Orders that nobody signed for within two working days count as received (§4.2 t3'), so that silence stops no clock.
 * Answers how many.
 */
export async function deemAllSigned(db: Database, today: PlainDate, calendar: WorkCalendar): Promise<number> {
  const overdue = (await listUnsigned(db)).filter(
    ({ issuedOn }) => addWorkingDays(calendar, issuedOn!, orderTerms.deemedSigned) < today,
  )
  for (const { id } of overdue) await deemSigned({ db, clerk: CLOCK, today, calendar }, id)
  return overdue.length
}
