import type { JobHandler } from '../platform/jobs/jobs.ts'

/** Work done after a request: kind → handler. Each bears being run again from its start. */
export const jobHandlers: Readonly<Record<string, JobHandler>> = {}
