import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import { readCalendar } from '../platform/settings/store.ts'
import { tick } from '../supervision/door.ts'

const EVERY_MS = 10 * 60 * 1000

export interface Daily {
  /** Waits for a run under way; none begins any more. */
  stop(): Promise<void>
}

/**
 * Sees to it that each office day is judged once, soon after the server begins and then whenever a new day has come. Several
 * servers on one database agree by the run's own lock.
 */
export function keepDaily(db: Database, today: () => Promise<PlainDate>, log: (line: string) => void): Daily {
  let last: Promise<unknown> = Promise.resolve()
  const run = async () => {
    const asOf = await today()
    const calendar = await readCalendar(db)
    const report = await db.transaction().execute((tx) => tick(tx, { asOf, calendar }))
    if (!report.alreadyDone) log(`${asOf}: ${report.changed.length} lights changed, ${report.drafts.length} drafts`)
  }
  const again = () => {
    last = last.then(run).catch((error: unknown) => log(error instanceof Refusal ? error.code : `failed: ${error}`))
  }
  again()
  const timer = setInterval(again, EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await last
    },
  }
}
