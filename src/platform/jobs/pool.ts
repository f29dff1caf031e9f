import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Database } from '../database.ts'
import { freeJobsOf } from './store.ts'

export interface PoolOptions {
  readonly db: Database
  readonly url: string
  readonly taskList: TaskList
  readonly log: (line: string) => void
  /** Told each time before a new pool may be left alone: whoever finds it dead must know its name. */
  readonly opened: (names: string[]) => Promise<unknown>
}

export interface OpenPool {
  /** In whose names jobs are held: the pool at work, and the one before it until its jobs are free. */
  names(): string[]
  /** Lets running jobs end, takes no more. */
  close(): Promise<void>
}

const AGAIN_MS = 1000
const CONCURRENT = 2

/**
 * A pool of workers that outlives its database. The queue gives a pool up when it can no longer say how a job ended;
 * the job would then be held in the name of a pool that does nothing, in a process that lives. So when a pool has
 * ended by itself, which it does after its last job broke off, its jobs are freed and a new one takes them up.
 */
export async function openPool(options: PoolOptions): Promise<OpenPool> {
  const names: string[] = []
  const closing = new AbortController()
  let current = await open(options, names)
  const kept = keep()
  return {
    names: () => [...names],
    async close() {
      closing.abort()
      await current.stop().catch(() => {})
      await kept
    },
  }

  async function keep(): Promise<void> {
    for (;;) {
      await current.promise.catch(() => {})
      if (closing.signal.aborted) return
      options.log('jobs: the database was lost; jobs are given up and taken up again')
      const next = await untilBack(() => replace(options, names), closing.signal)
      if (!next) return
      current = next
      if (closing.signal.aborted) await current.stop()
    }
  }
}

async function replace(options: PoolOptions, names: string[]): Promise<Runner> {
  await freeJobsOf(options.db, names)
  names.length = 0
  return open(options, names)
}

async function untilBack<T>(work: () => Promise<T>, closing: AbortSignal): Promise<T | undefined> {
  while (!closing.aborted) {
    try {
      return await work()
    } catch {
      await pause(AGAIN_MS, undefined, { signal: closing }).catch(() => {})
    }
  }
  return undefined
}

async function open({ url, taskList, log, opened }: PoolOptions, names: string[]): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter()
  // The queue locks a job in the name of the pool, not of the worker that does it.
  events.on('pool:create', ({ workerPool }) => names.push(workerPool.id))
  const pool = { concurrentJobs: CONCURRENT, pollInterval: 1000, maxPoolSize: 4 }
  // Only in batches does the queue answer for a job whose end it cannot store; otherwise that ends the whole process.
  const batches = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }
  const worker = { connectionString: url, ...pool, ...batches }
  const runner = await run({ preset: { worker }, noHandleSignals: true, taskList, events, logger: quiet(log) })
  runner.promise.catch(() => {})
  try {
    await opened([...names])
  } catch (error) {
    await runner.stop()
    throw error
  }
  return runner
}

/** What the queue has to say, as far as somebody must know it. */
export const quiet = (log: (line: string) => void) =>
  new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(message)
  })
