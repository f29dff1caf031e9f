import type { ClientBase } from 'pg'

const BATCH = 2000

/** Everything that belongs to the data set; the queue's own schema is filled again from the open jobs. */
const OWN_TABLES = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('schema_migration', 'job_runner', 'login_session')
  order by c.relname`

export async function listTables(client: ClientBase): Promise<string[]> {
  return (await client.query<{ name: string }>(OWN_TABLES)).rows.map(({ name }) => name)
}

export async function schemaVersion(client: ClientBase): Promise<number> {
  const known = await client.query<{ there: boolean }>(`select to_regclass('schema_migration') is not null as there`)
  if (!known.rows[0]!.there) return 0
  const { rows } = await client.query<{ version: number | null }>('select max(number) as version from schema_migration')
  return rows[0]!.version ?? 0
}

/** Rows of a table as PostgreSQL writes a row in text: it reads them back exactly, whatever the columns' types. */
export async function* rowsOf(client: ClientBase, table: string): AsyncIterable<string[]> {
  await client.query(`declare backup_rows no scroll cursor for select t::text as row from ${table} t order by 1`)
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${BATCH} from backup_rows`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await client.query('close backup_rows')
}

/** Puts rows back as they were; a column that PostgreSQL computes from the others is computed again. */
export async function insertRows(client: ClientBase, table: string, rows: readonly string[]): Promise<void> {
  const columns = await keptColumns(client, table)
  const of = (prefix: string) => columns.map((column) => `${prefix}${column}`).join(', ')
  await client.query(
    `insert into ${table} (${of('')}) overriding system value
     select ${of('r.')} from unnest($1::text[]) x cross join lateral (select (x::${table}).*) r`,
    [rows],
  )
}

async function keptColumns(client: ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ column: string }>(
    `select quote_ident(attname) as column from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows.map(({ column }) => column)
}

/** Identity columns go on counting after the last value that came in. */
export async function resetIdentities(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES'`,
  )
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), coalesce((select max(${column}) from ${table}), 1),
         exists (select from ${table}))`,
    )
}

export async function isEmpty(client: ClientBase): Promise<boolean> {
  if ((await schemaVersion(client)) === 0) return true
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from account) or exists (select from audit_row) as used',
  )
  return !rows[0]!.used
}

/** Migrations bring rows of their own, such as the list of measures; the backup has them too. */
export async function emptyTables(client: ClientBase): Promise<void> {
  const tables = await listTables(client)
  if (tables.length > 0) await client.query(`truncate ${tables.join(', ')} cascade`)
}

export async function dropEverything(client: ClientBase): Promise<void> {
  await client.query('drop schema if exists graphile_worker cascade')
  await client.query('drop schema public cascade')
  await client.query('create schema public')
}

/** Jobs that had not ended are queued again. */
export const queueOpenJobs = (client: ClientBase) =>
  client.query(
    `select graphile_worker.add_job(kind, json_build_object('id', id), max_attempts => 5, job_key => id::text)
     from job_progress where state in ('waiting', 'running') order by queued_at`,
  )

/** References are checked at the end, so that rows may come in any order; afterwards they are as the schema says. */
export async function deferReferences(client: ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `select conrelid::regclass::text as table, conname as name from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  const alter = async (how: string) => {
    for (const { table, name } of rows) await client.query(`alter table ${table} alter constraint ${name} ${how}`)
  }
  await alter('deferrable initially deferred')
  return async () => {
    await client.query('set constraints all immediate')
    await alter('not deferrable')
  }
}
