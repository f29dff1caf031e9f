import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { previewJob, RULE_PREVIEW } from './preview-job.ts'
import { ELIGIBILITY_REWORK, ELIGIBILITY_RUN, reworkJob, runJob } from './run-job.ts'

export const eligibilityJobs: Readonly<Record<string, JobHandler>> = {
  [ELIGIBILITY_RUN]: runJob,
  [ELIGIBILITY_REWORK]: reworkJob,
  [RULE_PREVIEW]: previewJob,
}
