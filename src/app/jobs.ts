import { DEMO_JOB } from '../demo/door.ts'
import { eligibilityJobs } from '../eligibility/population/jobs.ts'
import type { JobHandler } from '../platform/jobs/jobs.ts'
import { ledgerJobs } from '../targets/ledger/jobs.ts'
import { ROSTER_JOB, rosterJob } from '../training/roster-job.ts'
import { loadDemoJob } from './first-run.ts'

/** Work done after a request: kind → handler. Each bears being run again from its start. */
export const jobHandlers: Readonly<Record<string, JobHandler>> = {
  ...ledgerJobs,
  ...eligibilityJobs,
  [DEMO_JOB]: loadDemoJob,
  [ROSTER_JOB]: rosterJob,
}
