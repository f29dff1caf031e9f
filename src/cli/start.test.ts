import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { begin, changai, newDataFolder } from '../../test/changai.ts'
import { findPostmaster, isAlive, untilGone } from '../platform/postgres/processes.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const running: ReturnType<typeof begin>[] = []

afterEach(async () => {
  for (const program of running.splice(0)) {
    program.child.kill('SIGTERM')
    await program.ended
  }
})

const READY = /Open in the browser: (\S+)/

function start(dataDir: string, ...more: string[]) {
  const program = begin(['start', '--data', dataDir, '--lang', 'en', '--no-demo', ...more], { env: { PORT: '28080' } })
  running.push(program)
  return { ...program, ready: () => program.until(READY) }
}

const healthOf = async (address: string) => (await fetch(`${address}/health`)).json()
const databaseOf = (dataDir: string) => findPostmaster(join(dataDir, 'postgres/data'))!

test('one command makes the database and answers; told to stop, it leaves nothing running', async () => {
  const dataDir = newDataFolder()
  const office = start(dataDir)
  expect(await healthOf(await office.ready())).toMatchObject({ ok: true, version: expect.any(String) })
  const { pid } = databaseOf(dataDir)
  office.child.kill('SIGTERM')
  expect(await office.ended).toMatchObject({ status: 0, stderr: expect.stringContaining('Stopped.') })
  expect(isAlive(pid)).toBe(false)
  expect(existsSync(join(dataDir, 'address'))).toBe(false)
})

test('told to stop while it is still getting ready, it leaves nothing running either', async () => {
  const dataDir = newDataFolder()
  const office = start(dataDir)
  await office.until(/Database upgraded/)
  const { pid } = databaseOf(dataDir)
  office.child.kill('SIGTERM')
  expect(await office.ended).toMatchObject({ status: 0 })
  expect(isAlive(pid)).toBe(false)
})

test('a second start on the same folder prints the address of the first and ends well', async () => {
  const dataDir = newDataFolder()
  const first = start(dataDir)
  await first.until(/Starting/)
  const second = changai(['start', '--data', dataDir, '--lang', 'en'])
  const address = await first.ready()
  expect(await second).toMatchObject({ status: 0, stdout: `Already running: ${address}\n` })
  const asked = await changai(['start', '--data', dataDir, '--json'])
  expect(JSON.parse(asked.stdout)).toEqual({ address, running: true })
})

test('another command beside it uses the same database and leaves it running', async () => {
  const dataDir = newDataFolder()
  const office = start(dataDir)
  await office.ready()
  const { pid } = databaseOf(dataDir)
  expect(await changai(['migrate', '--data', dataDir])).toMatchObject({ status: 0 })
  expect(isAlive(pid)).toBe(true)
})

test('killed together with its database, it starts again', async () => {
  const dataDir = newDataFolder()
  const killed = start(dataDir)
  await killed.ready()
  const { pid } = databaseOf(dataDir)
  killed.child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  await killed.ended
  await untilGone(pid)
  const again = start(dataDir)
  expect(await healthOf(await again.ready())).toMatchObject({ ok: true })
})

test('a port that is taken is said, and the next free one is used', async () => {
  const taken = createServer().listen(28_180, '127.0.0.1')
  try {
    const office = start(newDataFolder(), '--port', '28180')
    expect(await office.ready()).not.toContain(':28180')
    expect(office.said.stderr).toMatch(/Port 28180 is taken; using \d+/)
  } finally {
    taken.close()
  }
})

test('the secret of the database is in nothing that was printed or logged', async () => {
  const dataDir = newDataFolder()
  const office = start(dataDir)
  await office.ready()
  const secret = readFileSync(join(dataDir, 'postgres/secret'), 'utf8')
  const logs = ['changai.log', 'postgres/log'].map((name) => readFileSync(join(dataDir, name), 'utf8'))
  expect([office.said.stdout, office.said.stderr, ...logs].join('')).not.toContain(secret)
})
