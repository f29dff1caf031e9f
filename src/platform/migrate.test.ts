import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { cloneDatabase, emptyDatabase } from '../../test/database.ts'
import { MIGRATIONS, migrate, readMigrations } from './migrate.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true })
})

const FIRST = { '0001-office.sql': 'create table office (name text)' }
const SECOND = { ...FIRST, '0002-desk.sql': 'create table desk (name text); create table chair (name text)' }

function release(files: Record<string, string>): URL {
  const folder = mkdtempSync(join(tmpdir(), 'changai-release-'))
  made.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return pathToFileURL(`${folder}/`)
}

async function tablesOf(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const listed = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  await client.end()
  return listed.rows.map(({ name }) => name).filter((name) => name !== 'schema_migration')
}

const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code })

test('an empty database comes up to the code, a second run has nothing to do', async () => {
  const { url } = await emptyDatabase()
  expect(await migrate(url, release(SECOND))).toEqual({ applied: Object.keys(SECOND), version: 2 })
  expect(await migrate(url, release(SECOND))).toEqual({ applied: [], version: 2 })
  expect(await tablesOf(url)).toEqual(['chair', 'desk', 'office'])
})

test('a database of an earlier release runs only what is new', async () => {
  const { url } = await emptyDatabase()
  await migrate(url, release(FIRST))
  expect(await migrate(url, release(SECOND))).toEqual({ applied: ['0002-desk.sql'], version: 2 })
})

test('servers that start together upgrade once', async () => {
  const { url } = await emptyDatabase()
  const folder = release(SECOND)
  const runs = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
  expect(runs.flatMap(({ applied }) => applied).sort()).toEqual(Object.keys(SECOND))
})

test('a file that fails half-way leaves nothing of itself, and the mended file goes on from there', async () => {
  const { url } = await emptyDatabase()
  const broken = { ...FIRST, '0002-desk.sql': 'create table desk (name text);\ncreate table desk (name text)' }
  await expect(migrate(url, release(broken))).rejects.toThrow(/0002-desk\.sql.*already exists/)
  expect(await tablesOf(url)).toEqual(['office'])
  expect(await migrate(url, release(SECOND))).toEqual({ applied: ['0002-desk.sql'], version: 2 })
})

test.each([0, 1, 2, 3])('a run killed after statement %i of a file is finished by the next run', async (at) => {
  const { url } = await emptyDatabase()
  const statements = [
    'create table desk (name text)',
    'create table chair (name text)',
    'create table lamp (name text)',
  ]
  const whole = { ...FIRST, '0002-desk.sql': statements.join(';') }
  const killed = { ...FIRST, '0002-desk.sql': statements.toSpliced(at, 0, 'select pg_sleep(3600)').join(';') }
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const run = migrate(client, release(killed)).catch((error: Error) => error)
  await endWhileAsleep(url)
  expect(await run).toBeInstanceOf(Error)
  expect(await tablesOf(url)).toEqual(['office'])
  expect(await migrate(url, release(whole))).toMatchObject({ applied: ['0002-desk.sql'] })
})

async function endWhileAsleep(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (let ended = 0; ended === 0; ) {
    const found = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and wait_event = 'PgSleep'`,
    )
    ended = found.rowCount ?? 0
  }
  await client.end()
}

test('the old release refuses a newer database in words and changes nothing', async () => {
  const { url } = await emptyDatabase()
  await migrate(url, release(SECOND))
  await expect(migrate(url, release(FIRST))).rejects.toEqual(refused('migration.database-newer'))
  expect(await tablesOf(url)).toEqual(['chair', 'desk', 'office'])
})

test('a file that was edited after it ran is refused; other line ends are no edit', async () => {
  const { url } = await emptyDatabase()
  await migrate(url, release({ '0001-office.sql': 'create table office\n(name text)' }))
  expect(await migrate(url, release({ '0001-office.sql': 'create table office\r\n(name text)' }))).toMatchObject({
    applied: [],
  })
  const edited = release({ '0001-office.sql': 'create table office (name text not null)' })
  await expect(migrate(url, edited)).rejects.toEqual(refused('migration.edited'))
})

test.each([
  ['migration.gap', ['0001-office.sql', '0003-desk.sql']],
  ['migration.gap', ['0002-desk.sql']],
  ['migration.number-twice', ['0001-desk.sql', '0001-office.sql']],
  ['migration.odd-name', ['0001-office.sql', '2-desk.sql']],
  ['migration.odd-name', ['0001_office.sql']],
])('%s: %s', async (code, names) => {
  const { url } = await emptyDatabase()
  const folder = release(Object.fromEntries(names.map((name) => [name, 'select 1'])))
  await expect(migrate(url, folder)).rejects.toEqual(refused(code))
  expect(await tablesOf(url)).toEqual([])
})

test('the numbers that ship make a database that needs nothing more', async () => {
  const { url } = await cloneDatabase()
  const files = await readMigrations(MIGRATIONS)
  expect(await migrate(url)).toEqual({ applied: [], version: files.length })
  expect(files.length).toBeGreaterThan(0)
})
