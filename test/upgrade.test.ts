import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../src/platform/audit/verify.ts'
import { makeBackup, type Restored, restoreBackup } from '../src/platform/backup/backup.ts'
import { readSealed } from '../src/platform/backup/container.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { openFiles } from '../src/platform/files/files.ts'
import { latestVersion } from '../src/platform/migrate.ts'
import { openSealer } from '../src/platform/seal.ts'
import { verifyTallies } from '../src/targets/ledger/verify.ts'
import { emptyDatabase } from './database.ts'

/** A small demo world and a notice, made by the release of migration 0007 and put into a backup by it. */
const OLD = join(import.meta.dirname, 'old-release/schema-0007.changai')
const passphrase = 'Fixture-2021-0630'
const ROWS = 13_924
const folder = mkdtempSync(join(tmpdir(), 'changai-upgrade-'))
const filesFolder = join(folder, 'files')
let url: string
let db: Database
let restored: Restored

beforeAll(async () => {
  url = (await emptyDatabase()).url
  restored = await restoreBackup({ url, filesFolder, passphrase, from: OLD, replace: false })
  db = openDatabase(url)
})

afterAll(() => db.destroy())

const countOf = async (table: string) =>
  Number((await sql<{ count: bigint }>`select count(*) from ${sql.raw(table)}`.execute(db)).rows[0]!.count)

/** How many rows of each table lie in the backup. */
async function keptRows(): Promise<Map<string, number>> {
  const kept = new Map<string, number>()
  for await (const text of await readSealed(OLD, passphrase)) {
    const line = JSON.parse(text) as { table?: string; rows: string[] }
    if (line.table) kept.set(line.table, (kept.get(line.table) ?? 0) + line.rows.length)
  }
  return kept
}

test('an office of the release before comes up to this one with every row it had', async () => {
  expect(restored).toMatchObject({ schema: 7, rows: ROWS })
  expect(await countOf('schema_migration')).toBe(await latestVersion())
  const kept = await keptRows()
  expect(kept.size).toBeGreaterThan(30)
  for (const [table, count] of kept) expect([table, await countOf(table)]).toEqual([table, count])
})

test('its tallies still add up from its facts, and its audit chain and its originals open', async () => {
  expect(await verifyTallies(db)).toMatchObject({ drift: [], facts: 475, tallies: 1739 })
  const sealer = openSealer(restored.keys)
  expect(await verifyAudit(db, sealer, null)).toMatchObject({ broken: null })
  const files = openFiles(filesFolder, sealer)
  const originals = await files.list()
  expect(originals.length).toBeGreaterThan(0)
  for (const hash of originals) expect((await files.read(hash)).length).toBeGreaterThan(0)
})

test('its people are on the lists of the places they belong to', async () => {
  const { rows } = await sql<{ missing: bigint }>`
    select count(*) as missing from person_place place
    where not exists (select from person_shelf shelf where shelf.person_id = place.person_id)`.execute(db)
  expect(Number(rows[0]!.missing)).toBe(0)
  expect(await countOf('person_shelf')).toBeGreaterThan(0)
})

test('a backup of the upgraded office, restored elsewhere, is the same', async () => {
  const out = join(folder, 'again.changai')
  const made = await makeBackup({ url, filesFolder, keys: restored.keys, out, passphrase })
  const target = await emptyDatabase()
  const files = join(folder, 'elsewhere')
  expect(await restoreBackup({ ...target, filesFolder: files, passphrase, from: out, replace: false })).toMatchObject({
    rows: made.rows,
    hash: made.hash,
    schema: await latestVersion(),
  })
})
