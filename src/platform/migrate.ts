import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Client } from 'pg'
import {
  type AppliedMigration,
  applyMigration,
  findAppliedMigrations,
  holdMigrationLock,
  listAppliedMigrations,
  prepareMigrationTable,
} from './migration/store.ts'
import { Refusal } from './refusal.ts'

export interface MigrationFile {
  readonly number: number
  readonly name: string
  readonly text: string
  readonly sha256: string
}

export interface MigrationResult {
  /** Names of the files that ran just now, in order. */
  readonly applied: readonly string[]
  /** The schema's version: the highest number applied, 0 for an empty database. */
  readonly version: number
}

export interface MigrationOptions {
  readonly log?: (name: string) => void
  /** The last migration to run: rows of an older release come into its own schema first. */
  readonly upTo?: number
}

export const MIGRATIONS = new URL('../../db/migrations/', import.meta.url)

const FILE_NAME = /^\d{4}-[a-z0-9-]+\.sql$/

/**
 * Brings a database to the code's schema: the files of a folder (`NNNN-name.sql`), in order, each in one transaction
 * of its own, so that a run killed at any statement is finished by the next. Two runs at once apply each file once.
 * @throws Refusal for gaps, duplicates, files edited after they ran, and a database newer than the code.
 */
export async function migrate(
  database: Client | string,
  folder: URL = MIGRATIONS,
  { log = () => {}, upTo = Number.POSITIVE_INFINITY }: MigrationOptions = {},
): Promise<MigrationResult> {
  const files = await readMigrations(folder)
  return withClient(database, (client) => bringUp(client, files, { log, upTo }))
}

/** The schema's version once every migration of a folder has run. */
export const latestVersion = async (folder: URL = MIGRATIONS): Promise<number> => (await readMigrations(folder)).length

/** Names of the files that have not run on a database. @throws Refusal as `migrate` does; changes nothing. */
export async function listMissingMigrations(database: Client | string, folder: URL = MIGRATIONS): Promise<string[]> {
  const files = await readMigrations(folder)
  const applied = await withClient(database, findAppliedMigrations)
  return planMigrations(files, applied).map(({ name }) => name)
}

async function withClient<T>(database: Client | string, work: (client: Client) => Promise<T>): Promise<T> {
  if (typeof database !== 'string') return work(database)
  const client = new Client({ connectionString: database, application_name: 'changai migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** What is to run, given what ran. Refuses whatever would leave code and schema unlike each other. */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): readonly MigrationFile[] {
  checkNumbers(files)
  for (const done of applied) {
    const file = files[done.number - 1]
    if (!file) throw new Refusal('conflict', 'migration.database-newer', { name: done.name, version: files.length })
    if (file.sha256 !== done.sha256) throw new Refusal('conflict', 'migration.edited', { name: file.name })
  }
  checkNumbers(applied)
  return files.slice(applied.length)
}

function checkNumbers(migrations: readonly { number: number; name: string }[]): void {
  for (const [index, { number, name }] of migrations.entries()) {
    if (number === index) throw new Refusal('conflict', 'migration.number-twice', { name, number })
    if (number !== index + 1) throw new Refusal('conflict', 'migration.gap', { name, number: index + 1 })
  }
}

/** The migrations of a folder in order. A file whose name has another form is refused, never passed over. */
export async function readMigrations(folder: URL): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const odd = names.find((name) => !FILE_NAME.test(name))
  if (odd) throw new Refusal('conflict', 'migration.odd-name', { name: odd })
  return Promise.all(names.map((name) => readMigration(folder, name)))
}

async function readMigration(folder: URL, name: string): Promise<MigrationFile> {
  // A checkout on Windows may turn line ends; that is no edit.
  const text = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
  return { number: Number(name.slice(0, 4)), name, text, sha256: createHash('sha256').update(text).digest('hex') }
}

async function bringUp(
  client: Client,
  files: readonly MigrationFile[],
  { log, upTo }: Required<MigrationOptions>,
): Promise<MigrationResult> {
  const release = await holdMigrationLock(client)
  try {
    await prepareMigrationTable(client)
    const applied = await listAppliedMigrations(client)
    const planned = planMigrations(files, applied).filter(({ number }) => number <= upTo)
    for (const file of planned) {
      await applyMigration(client, file)
      log(file.name)
    }
    return { applied: planned.map(({ name }) => name), version: applied.length + planned.length }
  } finally {
    await release()
  }
}
