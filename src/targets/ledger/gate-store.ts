import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Movements of facts pass the gate together; whoever changes lines, locks or trees' effects closes it for a moment. */
const GATE = 7_420_031

/** Held to the end of the transaction, together with others who move facts. */
export const passGate = (db: Database) => sql`select pg_advisory_xact_lock_shared(${GATE})`.execute(db)

/** Waits until no movement is under way, and holds new ones back to the end of the transaction. */
export const closeGate = (db: Database) => sql`select pg_advisory_xact_lock(${GATE})`.execute(db)
