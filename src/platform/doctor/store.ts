import { sql } from 'kysely'
import { countOf, type Database } from '../database.ts'

export interface ServerState {
  readonly now: Date
  readonly version: string
  readonly schema: number
  readonly sortsByPinyin: boolean
  readonly waitingJobs: number
  readonly failedJobs: number
}

/** What the server says of itself. */
export async function readServerState(db: Database): Promise<ServerState> {
  const { rows } = await sql<{
    now: Date
    version: string
    schema: number
    sortsByPinyin: boolean
    waiting: bigint
    failed: bigint
  }>`select clock_timestamp() as now, current_setting('server_version') as version,
      (select max(number) from schema_migration) as schema,
      '重庆' collate zh_pinyin < '昆明' collate zh_pinyin as sorts_by_pinyin,
      (select count(*) from job_progress where state in ('waiting', 'running')) as waiting,
      (select count(*) from job_progress where state = 'failed') as failed`.execute(db)
  const { waiting, failed, ...state } = rows[0]!
  return { ...state, waitingJobs: countOf(waiting), failedJobs: countOf(failed) }
}
