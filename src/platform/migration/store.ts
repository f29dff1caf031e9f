import { type Client, DatabaseError } from 'pg'

export interface AppliedMigration {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

const LOCK = 7_420_001

/** Waits for any other run on this database, then holds them off. The server frees the lock of a killed run. */
export async function holdMigrationLock(client: Client): Promise<() => Promise<void>> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  return async () => {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

export async function prepareMigrationTable(client: Client): Promise<void> {
  await client.query(
    `create table if not exists schema_migration (
       number int primary key,
       name text not null,
       sha256 text not null,
       applied_at timestamptz not null default now()
     )`,
  )
}

export async function listAppliedMigrations(client: Client): Promise<AppliedMigration[]> {
  const listed = await client.query<AppliedMigration>(
    'select number, name, sha256 from schema_migration order by number',
  )
  return listed.rows
}

/** The same of a database that may be empty. */
export async function findAppliedMigrations(client: Client): Promise<AppliedMigration[]> {
  const found = await client.query<{ known: boolean }>(`select to_regclass('schema_migration') is not null as known`)
  return found.rows[0]!.known ? listAppliedMigrations(client) : []
}

/** Runs one file and its entry in one transaction. */
export async function applyMigration(client: Client, file: AppliedMigration & { text: string }): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.text)
    await client.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [
      file.number,
      file.name,
      file.sha256,
    ])
    await client.query('commit')
  } catch (error) {
    // A connection that broke has taken its transaction with it.
    await client.query('rollback').catch(() => {})
    throw explain(file, error)
  }
}

function explain({ name, text }: { name: string; text: string }, error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error
  const line = error.position ? text.slice(0, Number(error.position)).split('\n').length : undefined
  return new Error(`migration ${name}${line ? `, line ${line}` : ''}: ${error.message} (${error.code})`)
}
