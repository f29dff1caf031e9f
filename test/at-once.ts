import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'

const LOOKS = 1000

/** Waits until so many statements on this database wait for a lock: a race that happens every time. */
export async function untilWaiting(db: Database, count: number): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (rows[0]!.waiting >= count) return
    await pause(5)
  }
  throw new Error(`nothing came to wait: expected ${count} statements to be held up`)
}

/**
 * Holds rows, starts the acts, and lets go only when each of them waits. Answers how each ended.
 * @param hold locks what the acts will want, in the transaction it is given
 */
export async function atOnce<T>(
  db: Database,
  hold: (tx: Database) => Promise<unknown>,
  acts: readonly (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const { outcomes } = await db.transaction().execute(async (tx) => {
    await hold(tx)
    const outcomes = Promise.allSettled(acts.map((act) => act()))
    await untilWaiting(db, acts.length)
    return { outcomes }
  })
  return outcomes
}
