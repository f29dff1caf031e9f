import { TREES_CHANGED } from '../../organisations/rules.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { WORK_LINES, workLinesJob } from './lines.ts'
import { reworkTrees } from './verify.ts'

export const ledgerJobs: Readonly<Record<string, JobHandler>> = {
  [WORK_LINES]: workLinesJob,
  // Facts after the day of the change count under other units.
  [TREES_CHANGED]: async ({ db }) => ({ changed: (await reworkTrees(db)).changed }),
}
