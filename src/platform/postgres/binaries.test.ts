import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { linkLibraries } from './binaries.ts'
import { startEmbedded } from './start.ts'
import { words } from './words.ts'

test('library links that an install script would have made are made here', () => {
  const root = mkdtempSync(join(tmpdir(), 'changai-links-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'native/lib'), { recursive: true })
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links))
  linkLibraries(root)
  linkLibraries(root)
  expect(lstatSync(join(root, 'native/lib/libpq.so.5')).isSymbolicLink()).toBe(true)
})

test('a start killed while it made the database is made good by the next one', { timeout: 120_000 }, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'changai-half-'))
  chmodSync(dir, 0o755)
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  mkdirSync(join(dir, 'data.half'))
  writeFileSync(join(dir, 'data.half/PG_VERSION'), '18\n')
  writeFileSync(join(dir, 'secret'), 'of the half-made one')
  const server = await startEmbedded({ dir, fast: true })
  expect(server.reused).toBe(false)
  await server.stop({ spare: 'nobody' })
})

test('every note has its words in both languages', () => {
  for (const [chinese, english] of Object.values(words)) expect([chinese, english].every(Boolean)).toBe(true)
})
