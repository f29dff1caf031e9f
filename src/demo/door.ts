import type { Database } from '../platform/database.ts'
import '../platform/jobs/table.ts'

export const DEMO_JOB = 'demo.load'

export interface DemoProgress {
  readonly done: number
  /** null before it is known. */
  readonly total: number | null
}

/** How far a demo world that is being made has come; undefined when none is. */
export async function findDemoProgress(db: Database): Promise<DemoProgress | undefined> {
  const row = await db
    .selectFrom('jobProgress')
    .where('kind', '=', DEMO_JOB)
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('queuedAt')
    .limit(1)
    .select(['done', 'total'])
    .executeTakeFirst()
  return row && { done: Number(row.done), total: row.total === null ? null : Number(row.total) }
}
