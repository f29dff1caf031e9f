import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { WORK_LINES, workLinesJob } from './lines.ts'
import { rebuildTallies } from './verify.ts'

/** Asked for by whoever changes a tree in the past: facts then count under other units. */
export const TREES_CHANGED = 'trees.changed'

/** The ledger's jobs. A tree that changed leaves tallies that no longer are what the facts say: they are mended. */
export const ledgerJobs: Readonly<Record<string, JobHandler>> = {
  [WORK_LINES]: workLinesJob,
  [TREES_CHANGED]: async ({ db }) => ({ changed: (await rebuildTallies(db)).changed }),
}
