import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { newId } from '../ids.ts'
import type { JobState } from './table.ts'

export interface QueuedJob {
  readonly kind: string
  readonly input: unknown
  readonly accountId: string | null
  readonly unitId: string | null
  /** Jobs of one queue run one after the other. */
  readonly queue?: string
}

/** Enqueues in the caller's transaction: a job exists exactly when what asked for it was stored. */
export async function enqueue(db: Database, { kind, input, accountId, unitId, queue }: QueuedJob): Promise<string> {
  const id = newId()
  const row = { id, kind, input: JSON.stringify(input ?? null), accountId, unitId, state: 'waiting' as const }
  await db.insertInto('jobProgress').values(row).execute()
  await sql`select graphile_worker.add_job(${kind}, ${JSON.stringify({ id })}::json, queue_name => ${queue ?? null},
    max_attempts => 5, job_key => ${id})`.execute(db)
  return id
}

export const findJob = (db: Database, id: string) =>
  db.selectFrom('jobProgress').where('id', '=', id).selectAll().executeTakeFirst()

export const startJob = (db: Database, id: string) =>
  db.updateTable('jobProgress').set({ state: 'running', startedAt: sql`now()` }).where('id', '=', id).execute()

export const advanceJob = (db: Database, id: string, done: number, total: number | null) =>
  db
    .updateTable('jobProgress')
    .set({ done: BigInt(done), total: total === null ? null : BigInt(total) })
    .where('id', '=', id)
    .execute()

export const endJob = (db: Database, id: string, state: JobState, outcome: unknown) =>
  db
    .updateTable('jobProgress')
    .set({ state, outcome: JSON.stringify(outcome ?? null), endedAt: sql`now()` })
    .where('id', '=', id)
    .execute()

export const beat = (db: Database, id: string, workers: string[]) =>
  db
    .insertInto('jobRunner')
    .values({ id, workers })
    .onConflict((on) => on.column('id').doUpdateSet({ workers, seenAt: sql`now()` }))
    .execute()

export const forgetRunner = (db: Database, id: string) => db.deleteFrom('jobRunner').where('id', '=', id).execute()

/** Frees the jobs of processes that stopped beating, so that the next look finds them. Answers how many died. */
export async function freeDeadRunners(db: Database, silentSeconds: number): Promise<number> {
  const dead = await db
    .deleteFrom('jobRunner')
    .where('seenAt', '<', sql<Date>`now() - make_interval(secs => ${silentSeconds})`)
    .returning('workers')
    .execute()
  const workers = dead.flatMap((runner) => runner.workers)
  if (workers.length > 0) await freeJobsOf(db, workers)
  return dead.length
}

/** Takes their jobs, and the queues these hold up, out of the hands of pools that do nothing any more. */
export const freeJobsOf = (db: Database, pools: readonly string[]) =>
  sql`select graphile_worker.force_unlock_workers(${pools}::text[])`.execute(db)
