import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '../platform/database.ts'
import { listMissingMigrations } from '../platform/migrate.ts'
import { startEmbedded } from '../platform/postgres/start.ts'
import { words as postgresWords } from '../platform/postgres/words.ts'
import { Refusal, say } from '../platform/refusal.ts'
import type { CommonArguments } from './arguments.ts'
import { makeDataFolder } from './data-folder.ts'
import { inspectServer } from './database-store.ts'
import { tell } from './output.ts'

export type Place = Pick<CommonArguments, 'dataDir' | 'databaseUrl' | 'lang'>

export interface OpenServer {
  /** Address with its secret; never to be printed. */
  readonly url: string
  /** Leaves; the embedded server goes down with the last program that uses it. */
  close(): Promise<void>
  /** The same where our own connections are still open. */
  abandon(): Promise<void>
}

export interface OpenDatabase {
  readonly db: Database
  readonly url: string
}

const OLDEST_SERVER = 16
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const

/** Does a command's work on the database of the data folder, or on DATABASE_URL, and closes what it opened. */
export async function withDatabase<T>(place: Place, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  if (!place.databaseUrl && !existsSync(embeddedFolder(place.dataDir)))
    throw new Refusal('absent', 'database.none-here', { folder: place.dataDir })
  return withServer(place, async (url) => {
    const missing = await listMissingMigrations(url)
    if (missing.length) throw new Refusal('conflict', 'database.behind', { missing })
    return useDatabase(url, work)
  })
}

/** The same on a server whose schema may be of any age, and that is made when there is none. */
export async function withServer<T>(place: Place, work: (url: string) => Promise<T>): Promise<T> {
  const server = await openServer(place)
  const forget = closeOnSignal(server)
  try {
    return await work(server.url)
  } finally {
    forget()
    await server.close()
  }
}

/** The server that DATABASE_URL names, or the embedded one of the data folder, started when it is not running. */
export async function openServer({ databaseUrl, dataDir, lang }: Place): Promise<OpenServer> {
  if (databaseUrl) {
    await checkServer(databaseUrl)
    return { url: databaseUrl, close: async () => {}, abandon: async () => {} }
  }
  const embedded = await startEmbedded({
    dir: embeddedFolder(makeDataFolder(dataDir)),
    log: (note, facts) => note in quiet || tell(say(postgresWords, lang, note, facts)),
  })
  return {
    url: embedded.url,
    close: async () => void (await embedded.stop()),
    abandon: async () => void (await embedded.stop({ spare: 'programs' })),
  }
}

export const embeddedFolder = (dataDir: string): string => join(dataDir, 'postgres')

// What goes as it should needs no line.
const quiet = {
  'postgres.started': true,
  'postgres.reused': true,
  'postgres.stopped': true,
  'postgres.still-used': true,
}

async function useDatabase<T>(url: string, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const db = openDatabase(url)
  try {
    return await work({ db, url })
  } finally {
    await db.destroy()
  }
}

async function checkServer(url: string): Promise<void> {
  if (!URL.canParse(url)) throw new Refusal('invalid', 'database.not-an-address')
  const { version } = await inspectServer(url).catch((error: { code?: string }) => {
    throw new Refusal('conflict', 'database.unreachable', { host: new URL(url).host, reason: error.code ?? 'timeout' })
  })
  if (version < OLDEST_SERVER)
    throw new Refusal('conflict', 'database.too-old', { found: version, needed: OLDEST_SERVER })
}

/** A command that is interrupted leaves no server behind. */
function closeOnSignal(server: OpenServer): () => void {
  const handlers = Object.entries(SIGNALS).map(([signal, status]) => {
    const handle = () => void server.abandon().finally(() => process.exit(status))
    process.once(signal, handle)
    return () => process.off(signal, handle)
  })
  return () => {
    for (const forget of handlers) forget()
  }
}
