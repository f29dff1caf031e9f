import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Columns } from '../../src/eligibility/kernel/columns.ts'
import type { Masks } from '../../src/eligibility/kernel/run.ts'
import type { Rule, RuleSet } from '../../src/eligibility/language.ts'
import type { Readings } from '../../src/eligibility/readings.ts'
import type { PlainDate } from '../../src/platform/plain-date.ts'

/** What each thread is told once; columns lie in shared memory, so nothing of them is copied. */
export interface ThreadTask {
  readonly columns: Columns
  readonly rules: RuleSet
  readonly chosen: readonly Rule[]
  readonly readings: Readings
  readonly asOf: PlainDate
  readonly lastDay: number
}

export interface Threads {
  /** Every person into masks that lie in shared memory. */
  run(masks: Masks): Promise<void>
  close(): Promise<void>
}

/** So many threads over one population, each with a share of the persons. */
export function openThreads(task: ThreadTask, count: number): Threads {
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./thread.ts', import.meta.url), { workerData: task }),
  )
  const { persons } = task.columns
  return {
    async run(masks) {
      await Promise.all(
        workers.map(async (worker, at) => {
          const done = once(worker, 'message')
          worker.postMessage({
            masks,
            from: Math.floor((persons * at) / count),
            to: Math.floor((persons * (at + 1)) / count),
          })
          await done
        }),
      )
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
