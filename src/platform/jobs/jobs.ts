import { type JobHelpers, runMigrations, type TaskList } from 'graphile-worker'
import { type Database, isConnectionLost } from '../database.ts'
import type { FileStore } from '../files/files.ts'
import { newId } from '../ids.ts'
import type { PlainDate } from '../plain-date.ts'
import { Refusal } from '../refusal.ts'
import type { Sealer } from '../seal.ts'
import { openPool, quiet } from './pool.ts'
import type { QueuedJob } from './store.ts'
import { advanceJob, beat, endJob, enqueue, findJob, forgetRunner, freeDeadRunners, startJob } from './store.ts'

/** What a job is given. It must bear being run again from its start after a crash. */
export interface JobCall {
  readonly db: Database
  readonly id: string
  readonly input: unknown
  readonly accountId: string | null
  readonly progress: (done: number, total: number | null) => Promise<void>
  readonly seal: Sealer
  readonly files: FileStore
  /** The office day, as a request would read it. */
  readonly today: PlainDate
  /** Aborted when the process stops: long work breaks off between two of its transactions and is taken up again. */
  readonly stopping: AbortSignal
}

/** What a job may use of the office besides its database. */
export interface JobOffice {
  readonly seal: Sealer
  readonly files: FileStore
  readonly today: () => Promise<PlainDate>
}

export type JobHandler = (call: JobCall) => Promise<unknown>

/** A handler's way to put work off until after its own transaction. */
export interface JobQueue {
  enqueue(db: Database, job: QueuedJob): Promise<string>
}

export const jobQueue: JobQueue = { enqueue }

export interface RunningJobs {
  /** Lets running jobs end, takes no more. */
  stop(): Promise<void>
}

export interface JobRunner {
  readonly db: Database
  readonly url: string
  readonly office: JobOffice
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly log: (line: string) => void
}

const BEAT_MS = 5000
const SILENT_SECONDS = 30

/** The queue's own tables; they only go forward. */
export const prepareJobs = (url: string): Promise<void> =>
  runMigrations({ connectionString: url, logger: quiet(() => {}) })

/** Runs the jobs of this process, and frees those of processes that died (the queue itself would hold them for hours). */
export async function runJobs({ db, url, office, handlers, log }: JobRunner): Promise<RunningJobs> {
  const id = newId()
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]) => [
      kind,
      (payload: unknown, { abortSignal }: JobHelpers) => perform(db, office, handle, payload, abortSignal),
    ]),
  )
  const pool = await openPool({ db, url, taskList, log, opened: (names) => beat(db, id, names) })
  const pulse = () => beat(db, id, pool.names()).then(() => freeDeadRunners(db, SILENT_SECONDS))
  await pulse()
  const timer = setInterval(() => void pulse().catch(() => log('jobs: no beat')), BEAT_MS)
  return {
    async stop() {
      clearInterval(timer)
      await pool.close()
      await forgetRunner(db, id).catch(() => log('jobs: the database was away at the end'))
    },
  }
}

async function perform(
  db: Database,
  office: JobOffice,
  handle: JobHandler,
  payload: unknown,
  stopping: AbortSignal,
): Promise<void> {
  const { id } = payload as { id: string }
  const job = await findJob(db, id)
  if (!job || job.state === 'done' || job.state === 'refused') return
  await startJob(db, id)
  const progress = async (done: number, total: number | null) => {
    await advanceJob(db, id, done, total)
  }
  try {
    const { seal, files } = office
    const call = {
      db,
      id,
      input: job.input,
      accountId: job.accountId,
      progress,
      seal,
      files,
      today: await office.today(),
      stopping,
    }
    await endJob(db, id, 'done', await handle(call))
  } catch (error) {
    if (error instanceof Refusal) {
      await endJob(db, id, 'refused', { code: error.code, facts: error.facts })
      return
    }
    // Whoever lost the database has not failed: the job is given up, and taken up again when the database is back.
    if (!isConnectionLost(error)) await endJob(db, id, 'failed', { code: 'office.defect' })
    throw error
  }
}
