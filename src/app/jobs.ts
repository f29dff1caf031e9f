import type { JobHandler } from '../platform/jobs/jobs.ts'
import { DEMO_JOB, loadDemoJob } from './first-run.ts'

/** Work done after a request: kind → handler. Each bears being run again from its start. */
export const jobHandlers: Readonly<Record<string, JobHandler>> = {
  [DEMO_JOB]: loadDemoJob,
}
