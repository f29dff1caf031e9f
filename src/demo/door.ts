import type { Database } from '../platform/database.ts'
import '../platform/jobs/table.ts'
import '../platform/settings/table.ts'
import { isQueued } from './store.ts'

export const DEMO_JOB = 'demo.load'

/** Whether the making of a demo world waits, runs, or is taken up again by itself: then nobody asks for it anew. */
export const isDemoQueued = (db: Database): Promise<boolean> => isQueued(db, DEMO_JOB)

export interface DemoProgress {
  readonly done: number
  /** null before it is known. */
  readonly total: number | null
}

/** How far a demo world that is being made has come; undefined when none is, or when all of it is there. */
export async function findDemoProgress(db: Database): Promise<DemoProgress | undefined> {
  const row = await db
    .selectFrom('jobProgress')
    .where('kind', '=', DEMO_JOB)
    .where('state', 'in', ['waiting', 'running'])
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('setting').where('name', '=', 'demo-loaded'))))
    .orderBy('done', 'desc')
    .limit(1)
    .select(['done', 'total'])
    .executeTakeFirst()
  return row && { done: Number(row.done), total: row.total === null ? null : Number(row.total) }
}
