import { Logger, type Runner, run } from 'graphile-worker'
import type { Database } from '../database.ts'
import { Refusal } from '../refusal.ts'
import { advanceJob, endJob, enqueue, findJob, type QueuedJob, startJob } from './store.ts'

/** What a job is given. It must bear being run again from its start after a crash. */
export interface JobCall {
  readonly db: Database
  readonly id: string
  readonly input: unknown
  readonly accountId: string | null
  readonly progress: (done: number, total: number | null) => Promise<void>
}

export type JobHandler = (call: JobCall) => Promise<unknown>

/** A handler's way to put work off until after its own transaction. */
export interface JobQueue {
  enqueue(db: Database, job: QueuedJob): Promise<string>
}

export const jobQueue: JobQueue = { enqueue }

/** Runs the jobs of this process. A job taken by a process that was killed is taken again after `stop` of that lock. */
export async function runJobs(
  db: Database,
  url: string,
  handlers: Readonly<Record<string, JobHandler>>,
  log: (line: string) => void,
): Promise<Runner> {
  const taskList = Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]) => [kind, (payload: unknown) => perform(db, handle, payload)]),
  )
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(message)
  })
  return run({
    connectionString: url,
    concurrency: 2,
    pollInterval: 1000,
    taskList,
    logger,
    noHandleSignals: true,
    maxPoolSize: 4,
  })
}

async function perform(db: Database, handle: JobHandler, payload: unknown): Promise<void> {
  const { id } = payload as { id: string }
  const job = await findJob(db, id)
  if (!job || job.state === 'done' || job.state === 'refused') return
  await startJob(db, id)
  const progress = async (done: number, total: number | null) => {
    await advanceJob(db, id, done, total)
  }
  try {
    await endJob(db, id, 'done', await handle({ db, id, input: job.input, accountId: job.accountId, progress }))
  } catch (error) {
    if (error instanceof Refusal) {
      await endJob(db, id, 'refused', { code: error.code, facts: error.facts })
      return
    }
    await endJob(db, id, 'failed', { message: 'office.defect' })
    throw error
  }
}
