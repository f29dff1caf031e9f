import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { WORK_LINES, workLinesJob } from './lines.ts'
import { reworkTrees } from './verify.ts'

/** Enqueued by whoever changes a tree: facts after the day of the change count under other units. */
export const TREES_CHANGED = 'trees.changed'

export const ledgerJobs: Readonly<Record<string, JobHandler>> = {
  [WORK_LINES]: workLinesJob,
  [TREES_CHANGED]: async ({ db }) => ({ changed: (await reworkTrees(db)).changed }),
}
