import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'

/** Each room adds its own tables here from its table.ts, so that a new room edits no list. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms augment it
export interface Tables {}

export type Database = Kysely<Tables>

const OID = { int8: 20, numeric: 1700, date: 1082, dateArray: 1182, timestamptz: 1184 } as const

// pg would turn a date into local midnight, which is another day in another zone, and a bigint into text.
types.setTypeParser(OID.date, (text) => text)
types.setTypeParser(OID.int8, BigInt)
types.setTypeParser(OID.numeric, (text) => text)

/**
 * A pool on the URL; the caller destroys it. Clients that lose their server do not end the process: an idle one is
 * replaced, and whoever has one in use learns it from his next statement.
 */
export function openDatabase(url: string, options: PoolConfig = {}): Database {
  const pool = new Pool({ connectionString: url, max: 12, ...options })
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** A count from the database as a number. @throws RangeError beyond 2^53, where it would no longer be exact. */
export function countOf(value: bigint | number | string): number {
  const count = Number(value)
  if (!Number.isSafeInteger(count)) throw new RangeError('a count beyond what a number holds exactly')
  return count
}

/** SQLSTATE of an error that PostgreSQL raised. */
export const sqlState = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/** Class 08: connection exceptions; 57P01–03: the server is going down, went down, is not up yet. */
const LOST_STATES = /^(08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE)$/
const LOST_WORDS =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout exceeded when trying)/

/** Whether a statement failed because its server or the way there is gone, not for what it said. */
export const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error && (LOST_STATES.test(sqlState(error) ?? '') || LOST_WORDS.test(error.message))
