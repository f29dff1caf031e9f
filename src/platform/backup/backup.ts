import { createHash, type Hash } from 'node:crypto'
import { Client } from 'pg'
import { type FileStore, openFiles } from '../files/files.ts'
import { prepareJobs } from '../jobs/jobs.ts'
import { parseKeys, renderKeys } from '../keys/key-file.ts'
import { latestVersion, migrate } from '../migrate.ts'
import { Refusal } from '../refusal.ts'
import { type MasterKey, openSealer } from '../seal.ts'
import { readSealed, writeSealed } from './container.ts'
import {
  deferReferences,
  dropEverything,
  emptyTables,
  insertRows,
  isEmpty,
  listTables,
  queueOpenJobs,
  resetIdentities,
  rowsOf,
  schemaVersion,
} from './store.ts'

export interface DataSet {
  readonly url: string
  readonly filesFolder: string
  readonly passphrase: string
}

export interface BackupReport {
  readonly file: string
  readonly tables: number
  readonly rows: number
  /** SM3 over all lines, so that two copies can be compared without opening them. */
  readonly hash: string
  readonly schema: number
}

/** One line of a backup: its head, rows of one table, a part of one file, or its end. */
type Line =
  | { readonly head: { readonly schema: number; readonly keys: string; readonly tables: readonly string[] } }
  | { readonly table: string; readonly rows: readonly string[] }
  | { readonly file: string; readonly part: string }
  | { readonly end: { readonly rows: number; readonly files: number } }

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Writes the whole data set, as it stands at one moment, and the sealing keys, under the passphrase. */
export const makeBackup = (set: DataSet & { keys: readonly MasterKey[]; out: string }): Promise<BackupReport> =>
  connected(set.url, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const counts = { rows: 0, files: 0 }
    const tables = await listTables(client)
    const schema = await schemaVersion(client)
    const head: Line = { head: { schema, keys: renderKeys(set.keys), tables } }
    const files = openFiles(set.filesFolder, openSealer(set.keys))
    await files.tidy()
    const lines = linesOf(client, tables, files, head, counts)
    const hash = await writeSealed(set.out, set.passphrase, asText(lines))
    await client.query('commit')
    return { file: set.out, tables: tables.length, rows: counts.rows, hash, schema }
  })

async function* asText(lines: AsyncIterable<Line>): AsyncIterable<string> {
  for await (const line of lines) yield JSON.stringify(line)
}

interface Counts {
  rows: number
  files: number
}

async function* linesOf(
  client: Client,
  tables: readonly string[],
  files: FileStore,
  head: Line,
  counts: Counts,
): AsyncIterable<Line> {
  yield head
  for (const table of tables) {
    for await (const rows of rowsOf(client, table)) {
      counts.rows += rows.length
      yield { table, rows }
    }
  }
  for (const hash of await files.list()) {
    counts.files += 1
    yield { file: hash, part: '' }
    for await (const piece of files.pieces(hash)) yield { file: hash, part: piece.toString('base64') }
  }
  yield { end: { ...counts } }
}

export interface Restored extends BackupReport {
  readonly keys: MasterKey[]
}

/**
 * Fills a database from a backup: rows come into the schema they were written under, files as they were, and the
 * migrations since then bring both to today.
 * @throws Refusal backup.not-empty without `replace`, backup.newer, backup.cut-short, or as the container says.
 */
export async function restoreBackup(set: DataSet & { from: string; replace: boolean }): Promise<Restored> {
  const lines = (await readSealed(set.from, set.passphrase))[Symbol.asyncIterator]()
  const first = await lines.next()
  const head = openHead(first.done ? undefined : (JSON.parse(first.value) as Line), await latestVersion())
  await connected(set.url, async (client) => {
    if (!set.replace && !(await isEmpty(client))) throw new Refusal('conflict', 'backup.not-empty')
    await dropEverything(client)
  })
  await migrate(set.url, undefined, { upTo: head.schema })
  await prepareJobs(set.url)
  const digest = createHash('sm3').update(`${first.value}\n`)
  const rows = await connected(set.url, (client) =>
    fill(client, set, { [Symbol.asyncIterator]: () => lines }, head, digest),
  )
  await migrate(set.url)
  const { tables, schema, keys } = head
  return { file: set.from, tables: tables.length, rows, hash: digest.digest('hex'), schema, keys }
}

interface Head {
  readonly schema: number
  readonly keys: MasterKey[]
  readonly tables: readonly string[]
}

/** Answers how many rows there were. */
async function fill(
  client: Client,
  set: DataSet,
  lines: AsyncIterable<string>,
  { keys }: Head,
  digest: Hash,
): Promise<number> {
  const seen = { rows: 0, ended: false }
  const parts = new Map<string, Buffer[]>()
  await client.query('begin')
  await emptyTables(client)
  const checkReferences = await deferReferences(client)
  for await (const text of lines) {
    digest.update(`${text}\n`)
    const line = JSON.parse(text) as Line
    if ('table' in line) {
      await insertRows(client, line.table, line.rows)
      seen.rows += line.rows.length
    } else if ('file' in line) parts.set(line.file, [...(parts.get(line.file) ?? []), Buffer.from(line.part, 'base64')])
    else if ('end' in line) seen.ended = line.end.rows === seen.rows
    await keepWhole(set.filesFolder, keys, parts, 'file' in line ? line.file : undefined)
  }
  if (!seen.ended) throw new Refusal('invalid', 'backup.cut-short')
  await checkReferences()
  await resetIdentities(client)
  await queueOpenJobs(client)
  await client.query('commit')
  return seen.rows
}

/** @throws Refusal backup.cut-short | backup.newer, before anything is touched. */
function openHead(line: Line | undefined, version: number): Head {
  if (!line || !('head' in line)) throw new Refusal('invalid', 'backup.cut-short')
  const { schema, keys, tables } = line.head
  if (schema > version) throw new Refusal('conflict', 'backup.newer', { schema, version })
  return { schema, keys: parseKeys(keys), tables }
}

/** A file is whole when the next line no longer belongs to it; it is sealed anew under the keys that came with it. */
async function keepWhole(
  folder: string,
  keys: readonly MasterKey[],
  parts: Map<string, Buffer[]>,
  current: string | undefined,
): Promise<void> {
  for (const [hash, chunks] of parts) {
    if (hash === current) continue
    await openFiles(folder, openSealer(keys)).putBack(hash, Buffer.concat(chunks))
    parts.delete(hash)
  }
}
