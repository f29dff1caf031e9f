import { Client } from 'pg'

/** Every value of every table as text. */
export async function dumpOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query("select tablename from pg_tables where schemaname = 'public'")
    const parts: string[] = []
    for (const { tablename } of tables.rows)
      parts.push(JSON.stringify((await client.query(`select t::text from "${tablename}" t`)).rows))
    const jobs = await client.query('select t::text from graphile_worker._private_jobs t')
    return parts.join('\n') + JSON.stringify(jobs.rows)
  } finally {
    await client.end()
  }
}
