import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { isAlive, pidFileOf, untilGone } from './processes.ts'
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './start.ts'
import type { PostgresNote } from './words.ts'

vi.setConfig({ testTimeout: 120_000 })

const HOST = join(import.meta.dirname, '../../../test/postgres-host.ts')
const dirs: string[] = []
const servers: EmbeddedServer[] = []
const hosts: ChildProcess[] = []

afterEach(async () => {
  for (const host of hosts.splice(0)) host.kill('SIGKILL')
  for (const server of servers.splice(0)) await server.stop({ spare: 'nobody' })
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const prepared = makeFolder()
beforeAll(async () => {
  await (await startEmbedded({ dir: prepared })).stop()
})
afterAll(() => rmSync(prepared, { recursive: true }))

function makeFolder(): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'changai-postgres-')))
  chmodSync(dir, 0o755)
  return dir
}

function emptyFolder(): string {
  const dir = makeFolder()
  dirs.push(dir)
  return dir
}

/** A folder whose database was made before, which saves most of a test's time. */
function usedFolder(): string {
  const dir = emptyFolder()
  execFileSync('cp', ['-a', join(prepared, 'data'), join(prepared, 'secret'), dir])
  return dir
}

async function start(dir: string, more: Partial<EmbeddedOptions> = {}) {
  const notes: PostgresNote[] = []
  const server = await startEmbedded({ dir, log: (note) => notes.push(note), ...more })
  servers.push(server)
  return { server, notes, until: (note: PostgresNote) => expect.poll(() => notes, { timeout: 20_000 }).toContain(note) }
}

async function startHost(dir: string) {
  const host = spawn(process.execPath, [HOST, dir], { stdio: ['pipe', 'pipe', 'inherit'] })
  hosts.push(host)
  const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]()
  const next = async () => JSON.parse((await lines.next()).value as string)
  const { pid, url, reused } = (await next()) as { pid: number; url: string; reused: boolean }
  const stop = async () => {
    host.stdin.write('stop\n')
    return ((await next()) as { stopped: boolean }).stopped
  }
  return { pid, url, reused, stop, kill: () => kill(host) }
}

async function kill(host: ChildProcess): Promise<void> {
  const gone = new Promise((settle) => host.once('exit', settle))
  host.kill('SIGKILL')
  await gone
}

async function connectTo(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = await connectTo(url)
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

async function writeDown(url: string): Promise<void> {
  await ask(url, 'create table ledger (entry text)')
  await ask(url, `insert into ledger values ('记一笔')`)
}
const readBack = (url: string) => ask(url, 'select entry from ledger')

async function killServer(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await untilGone(pid)
}

test('what was written is there after a stop and a start, and a stop leaves nothing running', async () => {
  const dir = emptyFolder()
  const first = await start(dir)
  await writeDown(first.server.url)
  expect(await first.server.stop()).toBe(true)
  expect(isAlive(first.server.pid)).toBe(false)
  const second = await start(dir)
  expect(second.server.reused).toBe(false)
  expect(await readBack(second.server.url)).toEqual(['记一笔'])
})

test('Chinese sorts and searches alike on every machine, and the server listens to this machine only', async () => {
  const { server } = await start(usedFolder())
  const shown = `select datlocale, datctype, datcollate from pg_database where datname = current_database()`
  expect(await ask(server.url, shown)).toEqual(['C.UTF-8', 'C.UTF-8', 'C'])
  expect(await ask(server.url, 'show listen_addresses')).toEqual(['127.0.0.1'])
  expect(await ask(server.url, 'show unix_socket_directories')).toEqual([''])
  expect(await ask(server.url, `select distinct auth_method from pg_hba_file_rules`)).toEqual(['scram-sha-256'])
})

test('program and server both killed: the next start recovers what was committed and nothing else', async () => {
  const dir = usedFolder()
  const host = await startHost(dir)
  await writeDown(host.url)
  const unfinished = await connectTo(host.url)
  await unfinished.query(`begin; insert into ledger values ('没办完')`)
  await host.kill()
  await killServer(host.pid)
  const { server } = await start(dir)
  expect(server.reused).toBe(false)
  expect(await readBack(server.url)).toEqual(['记一笔'])
})

test('only the program killed: the next start uses the healthy server, and ends it when it leaves last', async () => {
  const dir = usedFolder()
  const host = await startHost(dir)
  await host.kill()
  const { server } = await start(dir)
  expect(server).toMatchObject({ reused: true, pid: host.pid, url: host.url })
  expect(await server.stop()).toBe(true)
  expect(isAlive(host.pid)).toBe(false)
})

test('only the server killed: it comes back at the same address with what was committed', async () => {
  const { server, until } = await start(usedFolder())
  const { url, pid } = server
  await writeDown(url)
  await killServer(pid)
  await until('postgres.lost')
  await expect.poll(() => readBack(url).catch(() => []), { timeout: 20_000 }).toEqual(['记一笔'])
  // The server answers a moment before the launcher has entered it.
  await expect.poll(() => server.pid, { timeout: 20_000 }).not.toBe(pid)
})

test('an administrator who shuts the server down is obeyed', async () => {
  const { server, notes, until } = await start(usedFolder())
  process.kill(server.pid, 'SIGINT')
  await untilGone(server.pid)
  await until('postgres.shut-down')
  expect(notes).not.toContain('postgres.lost')
})

test('starts at once share one server, and the last to leave shuts it down', async () => {
  const dir = emptyFolder()
  const [one, two, own] = await Promise.all([startHost(dir), startHost(dir), start(dir)])
  expect(new Set([one.pid, two.pid, own.server.pid]).size).toBe(1)
  expect([one.reused, two.reused, own.server.reused].sort()).toEqual([false, true, true])
  expect(await one.stop()).toBe(false)
  expect(await own.server.stop()).toBe(false)
  expect(isAlive(own.server.pid)).toBe(true)
  expect(await two.stop()).toBe(true)
  expect(isAlive(own.server.pid)).toBe(false)
})

test('a client of somebody else keeps the server running, unless the program that leaves was interrupted', async () => {
  const dir = usedFolder()
  const { server } = await start(dir)
  const client = await connectTo(server.url)
  expect(await server.stop()).toBe(false)
  const again = await start(dir)
  expect(again.server.reused).toBe(true)
  expect(await again.server.stop({ spare: 'programs' })).toBe(true)
  await client.end().catch(() => {})
})

test('a pid file whose number belongs to somebody else now is stale', async () => {
  const dir = usedFolder()
  await (await start(dir)).server.stop()
  writeFileSync(pidFileOf(join(dir, 'data')), `${process.pid}\n${join(dir, 'data')}\n0\n1\n`)
  const { server, notes } = await start(dir)
  expect(notes).toContain('postgres.stale-file')
  expect(await ask(server.url, 'select 1')).toEqual([1])
})

test('a backend that outlived its server is ended first', async () => {
  const dir = usedFolder()
  const host = await startHost(dir)
  const client = await connectTo(host.url)
  const asked = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const backend = asked.rows[0]!.pid
  process.kill(backend, 'SIGSTOP')
  await host.kill()
  await killServer(host.pid)
  const { server, notes } = await start(dir)
  expect(notes).toContain('postgres.leftovers')
  expect(isAlive(backend)).toBe(false)
  expect(await ask(server.url, 'select 1')).toEqual([1])
})

test('a secret of another folder is refused at once in words that do not hold it, and nothing is left running', async () => {
  const dir = usedFolder()
  const first = await start(dir)
  await first.server.stop()
  writeFileSync(join(dir, 'secret'), 'not-the-secret')
  const refused = await start(dir).catch((error: Error) => error)
  expect(refused).toMatchObject({ code: 'postgres.wrong-secret', facts: { file: join(dir, 'secret') } })
  expect(JSON.stringify(refused)).not.toContain('not-the-secret')
  expect((refused as Error).stack).not.toContain('not-the-secret')
  expect(existsSync(pidFileOf(join(dir, 'data')))).toBe(false)
})

test('the same is said of a server that runs, which goes on running', async () => {
  const dir = usedFolder()
  const host = await startHost(dir)
  const secret = readFileSync(join(dir, 'secret'))
  writeFileSync(join(dir, 'secret'), 'not-the-secret')
  await expect(start(dir)).rejects.toMatchObject({ code: 'postgres.wrong-secret' })
  expect(isAlive(host.pid)).toBe(true)
  writeFileSync(join(dir, 'secret'), secret)
  expect(await host.stop()).toBe(true)
})

test.each([
  ['postgres.secret-missing', (dir: string) => rmSync(join(dir, 'secret'))],
  ['postgres.data-damaged', (dir: string) => rmSync(join(dir, 'data/PG_VERSION'))],
  ['postgres.other-version', (dir: string) => writeFileSync(join(dir, 'data/PG_VERSION'), '16\n')],
  ['postgres.cannot-start', (dir: string) => rmSync(join(dir, 'data/global/pg_control'))],
])('%s: no new database is made over the old one', async (code, damage) => {
  const dir = usedFolder()
  await (await start(dir)).server.stop()
  damage(dir)
  const before = readdirSync(join(dir, 'data'))
  await expect(start(dir)).rejects.toMatchObject({ name: 'Refusal', code })
  expect(readdirSync(join(dir, 'data'))).toEqual(before)
})

test('neither the log nor what the launcher says holds the secret or what people typed', async () => {
  const dir = usedFolder()
  const said: string[] = []
  const { server } = await start(dir, { log: (note, facts) => said.push(note, JSON.stringify(facts)) })
  const id = '99999920000101123X'
  await ask(server.url, 'create table person (id text primary key)')
  await ask(server.url, `insert into person values ('${id}')`)
  await expect(ask(server.url, `insert into person values ('${id}')`)).rejects.toMatchObject({ code: '23505' })
  await expect(ask(server.url, `select '${id}'::int`)).rejects.toMatchObject({ code: '22003' })
  const secret = readFileSync(join(dir, 'secret'), 'utf8')
  const log = readFileSync(join(dir, 'log'), 'utf8') + said.join('\n')
  expect(server.url).toContain(secret)
  expect(log).toContain('ready to accept connections')
  expect(log).not.toContain(secret)
  expect(log).not.toContain(id)
  expect(statSync(join(dir, 'secret')).mode & 0o077).toBe(0)
})

test.skipIf(process.getuid?.() !== 0)(
  'below a home that only root may enter, the data lives in a shelter',
  async () => {
    const [home, shelter] = [emptyFolder(), emptyFolder()]
    const dir = join(home, 'var')
    const open = await start(dir, { shelter })
    await writeDown(open.server.url)
    await open.server.stop()
    chmodSync(home, 0o700)
    const closed = await start(dir, { shelter })
    expect(closed.notes).toContain('postgres.moved')
    expect(await readBack(closed.server.url)).toEqual(['记一笔'])
    await closed.server.stop()
    chmodSync(home, 0o755)
    const again = await start(dir, { shelter })
    expect(await readBack(again.server.url)).toEqual(['记一笔'])
    await again.server.stop()
    rmSync(readFileSync(join(dir, 'moved-to'), 'utf8').trim(), { recursive: true })
    await expect(start(dir, { shelter })).rejects.toMatchObject({ code: 'postgres.data-elsewhere' })
  },
)
