import { Client } from 'pg'

export interface ServerFacts {
  /** Major version of PostgreSQL. */
  readonly version: number
}

/** Asks a server what it is. Its errors carry the secret: only their code may leave the caller. */
export async function inspectServer(url: string): Promise<ServerFacts> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'changai' })
  client.on('error', () => {})
  await client.connect()
  try {
    const shown = await client.query<{ server_version_num: string }>('show server_version_num')
    return { version: Math.floor(Number(shown.rows[0]!.server_version_num) / 10_000) }
  } finally {
    await client.end()
  }
}
