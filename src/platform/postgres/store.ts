import { Client } from 'pg'

declare module 'pg' {
  // In pg since 8.16, not yet in its types: whether the connection alone keeps the process running.
  interface Client {
    ref(): void
    unref(): void
  }
}

/** Where a server listens, and what it takes to get in. Never logged, never part of an error. */
export interface Door {
  readonly port: number
  readonly password: string
  readonly dataFolder: string
}

export type Knock =
  | { readonly answer: 'open'; readonly client: Client }
  | { readonly answer: 'starting' | 'wrong-secret' | 'another-server' | 'silent' }

export const SERVER_USER = 'app'
const KEEPER = 'changai keeper'
const PATIENCE_MS = 2_000
const STARTING = '57P03'
const WRONG_SECRET = ['28P01', '28000']

export const urlOf = ({ port, password }: Door): string =>
  `postgres://${SERVER_USER}:${password}@127.0.0.1:${port}/postgres`

/** Tries to get in. An open door keeps its client: while one is attached, nobody else stops the server. */
export async function knock(door: Door): Promise<Knock> {
  const client = new Client({
    host: '127.0.0.1',
    port: door.port,
    user: SERVER_USER,
    password: door.password,
    database: 'postgres',
    application_name: KEEPER,
    connectionTimeoutMillis: PATIENCE_MS,
    keepAlive: true,
  })
  client.on('error', ignore)
  try {
    await client.connect()
    const shown = await client.query<{ data_directory: string }>('show data_directory')
    if (shown.rows[0]?.data_directory === door.dataFolder) return { answer: 'open', client }
    await client.end()
    return { answer: 'another-server' }
  } catch (error) {
    void client.end().catch(ignore)
    return { answer: judge((error as { code?: string }).code) }
  }
}

/** Clients of the server other than this one, and how many of them are programs that stay attached like this one. */
export async function countOthers(client: Client): Promise<{ clients: number; keepers: number }> {
  const counted = await client.query<{ clients: number; keepers: number }>(
    `select count(*)::int as clients, (count(*) filter (where application_name = $1))::int as keepers
       from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    [KEEPER],
  )
  return counted.rows[0]!
}

function judge(code = ''): 'starting' | 'wrong-secret' | 'silent' {
  if (code === STARTING) return 'starting'
  return WRONG_SECRET.includes(code) ? 'wrong-secret' : 'silent'
}

// The connection's end is what callers watch; the error that goes with it carries the password.
function ignore(): void {}
