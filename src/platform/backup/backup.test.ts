import { copyFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import { recordAudit, sealBlock } from '../audit/store.ts'
import { verifyAudit } from '../audit/verify.ts'
import { openDatabase } from '../database.ts'
import { openFiles } from '../files/files.ts'
import { newId } from '../ids.ts'
import { openSealer } from '../seal.ts'
import { saveSetting } from '../settings/store.ts'
import { insertAccount } from '../sign-in/store.ts'
import { makeBackup, restoreBackup } from './backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'changai-backup-'))
const keys = [{ id: 'k1', secret: Buffer.alloc(32, 3) }]
const sealer = openSealer(keys)
const out = join(folder, 'all.changai')
const filesFolder = join(folder, 'files')
const passphrase = '备份口令-2021-06-30'
const source = { url: '' }
const original = { hash: '' }
const marker = '㛃演示职工'

beforeAll(async () => {
  source.url = (await cloneDatabase()).url
  const db = openDatabase(source.url)
  await insertAccount(db, { id: newId(), login: 'clerk', passwordHash: 'x', lockedUntil: null, closedAt: null })
  await saveSetting(db, 'note', { text: `${marker} "双引号", (括号), \\ 反斜杠` })
  const none = { accountId: null, postId: null, unitId: null, sessionHash: null, source: null, subject: null }
  const row = { ...none, persons: [], purpose: null, fields: [], facts: {}, outcome: 'done', operation: 'x.y' }
  for (let n = 0; n < 5; n++) await recordAudit(db, { ...row, at: new Date(1_600_000_000_000 + n), requestId: newId() })
  await sealBlock(db, sealer, new Date())
  original.hash = (await openFiles(filesFolder, sealer).keep(Buffer.from('一个附件'), 1000)).hash
  await db.destroy()
  await makeBackup({ ...source, filesFolder, keys, out, passphrase })
})

test('a backup restored elsewhere is the same, opens with the kept keys, and its chain holds', async () => {
  const target = await cloneDatabase()
  const files = join(folder, 'restored-files')
  const restored = await restoreBackup({ ...target, filesFolder: files, passphrase, from: out, replace: false })
  const again = join(folder, 'again.changai')
  const report = await makeBackup({ ...target, filesFolder: files, keys: restored.keys, out: again, passphrase })
  expect(report).toMatchObject({ rows: restored.rows, hash: restored.hash, tables: restored.tables })
  const lying = openFiles(files, openSealer(restored.keys))
  expect((await lying.read(original.hash)).toString()).toBe('一个附件')
  const db = openDatabase(target.url)
  expect(await verifyAudit(db, openSealer(restored.keys), null)).toMatchObject({ rows: 5, blocks: 1, broken: null })
  await recordAudit(db, {
    ...{ at: new Date(), requestId: newId(), accountId: null, postId: null, unitId: null, sessionHash: null },
    ...{
      source: null,
      operation: 'x.y',
      subject: null,
      persons: [],
      purpose: null,
      fields: [],
      outcome: 'done',
      facts: {},
    },
  })
  expect((await verifyAudit(db, openSealer(restored.keys), null)).rows).toBe(6)
  await db.destroy()
})

test('no name of a worker can be read in a backup', () => {
  expect(readFileSync(out).includes(Buffer.from(marker))).toBe(false)
})

test('a full database is not overwritten unless that is asked for', async () => {
  const target = await cloneDatabase()
  const restore = (replace: boolean) => restoreBackup({ ...target, filesFolder, passphrase, from: out, replace })
  await restore(false)
  await expect(restore(false)).rejects.toMatchObject({ code: 'backup.not-empty' })
  await restore(true)
})

test('a wrong passphrase, a cut file and another kind of file are refused before anything is touched', async () => {
  const target = await cloneDatabase()
  const restore = (from: string, word = passphrase) =>
    restoreBackup({ ...target, filesFolder, passphrase: word, from, replace: true })
  await expect(restore(out, 'another-passphrase')).rejects.toMatchObject({ code: 'backup.wrong-passphrase' })
  const cut = join(folder, 'cut.changai')
  copyFileSync(out, cut)
  truncateSync(cut, readFileSync(out).length - 100)
  await expect(restore(cut)).rejects.toMatchObject({ code: 'backup.wrong-passphrase' })
  const other = join(folder, 'other.txt')
  writeFileSync(other, '关于做好工作的通知')
  await expect(restore(other)).rejects.toMatchObject({ code: 'backup.not-a-backup' })
})
