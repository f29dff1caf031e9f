import type { Generated } from 'kysely'

export type JobState = 'waiting' | 'running' | 'done' | 'refused' | 'failed'

declare module '../database.ts' {
  interface Tables {
    jobProgress: {
      id: string
      kind: string
      accountId: string | null
      unitId: string | null
      input: unknown
      state: JobState
      done: Generated<bigint>
      total: bigint | null
      outcome: unknown
      queuedAt: Generated<Date>
      startedAt: Date | null
      endedAt: Date | null
    }
    jobRunner: { id: string; workers: string[]; seenAt: Generated<Date> }
  }
}
