import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { findPostmaster, untilGone } from '../src/platform/postgres/processes.ts'
import { urlOf } from '../src/platform/postgres/store.ts'
import { request } from '../src/platform/request.ts'
import { contract } from '../src/training/contract.ts'
import type { Drop } from '../src/training/shapes.ts'
import { untilWaiting } from './at-once.ts'
import { begin, changai } from './changai.ts'
import { demoNumber, dropRoster, people, planClass, registerScope, rosterWorkbook } from './classes.ts'
import { buildCounty, type Colleague, type County } from './world.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const READY = /Open in the browser: (\S+)/
const root = mkdtempSync(join(tmpdir(), 'changai-kill-'))
const dataDir = join(root, 'var')
chmodSync(root, 0o755)

interface Office {
  readonly program: ReturnType<typeof begin>
  readonly origin: string
  readonly db: Database
}

let office: Office
let county: County
let school: Colleague

/** The product with its demo data, as `npm start` runs it, and a connection of our own to its database. */
async function start(): Promise<Office> {
  const args = ['start', '--data', dataDir, '--lang', 'en']
  const program = begin(args, { env: { PORT: '28380' } })
  const origin = await program.until(READY)
  return { program, origin, db: openOwn() }
}

const postmaster = () => findPostmaster(join(dataDir, 'postgres/data'))!

function openOwn(): Database {
  const dataFolder = join(dataDir, 'postgres/data')
  const password = readFileSync(join(dataDir, 'postgres/secret'), 'utf8').trim()
  return openDatabase(urlOf({ port: postmaster().port, password, dataFolder }))
}

beforeAll(async () => {
  office = await start()
  county = await buildCounty(office)
  school = await county.hire('school', 'trainer')
  await registerScope(office, county.units.school)
})

afterAll(async () => {
  await office.db.destroy()
  office.program.child.kill('SIGTERM')
  await office.program.ended
  rmSync(root, { recursive: true, force: true })
})

/** Asks again for as long as the office is not back. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask().catch(() => undefined)
    if (answer !== undefined) return answer
    await pause(100)
  }
}

/** Holds back whoever stores participants, does the work as soon as one waits, and lets go. */
async function whileOneWaits(db: Database, work: () => Promise<unknown>): Promise<void> {
  const tx = await db.startTransaction().execute()
  try {
    await sql`lock table enrolment in share mode`.execute(tx)
    await untilWaiting(db, 1)
    await work()
  } finally {
    // Its server may be gone, and the lock with it.
    await tx
      .rollback()
      .execute()
      .catch(() => {})
  }
}

interface Stored {
  readonly enrolled: bigint
  readonly distinct: bigint
  readonly persons: bigint
}

async function storedIn(classId: string): Promise<Stored> {
  const { rows } = await sql<Stored>`
    select count(*) as enrolled, count(distinct person_id) as distinct,
      (select count(*) from person where system_id = ${county.units.school}) as persons
    from enrolment where class_id = ${classId}`.execute(office.db)
  return rows[0]!
}

async function untilStored(id: string): Promise<Drop> {
  for (;;) {
    const drop = await request(school.desk, contract.receipt, { id })
    if (drop.state !== 'waiting') return drop
    await pause(100)
  }
}

/** People born after everybody who is invented in the demo. */
const newcomers = (count: number, birthday: string) =>
  people(count).map((person, at) => ({
    ...person,
    idNumber: demoNumber(at % 1000, `${2003 + Math.floor(at / 1000)}${birthday}`),
  }))

/** The next start finds a runner that has been silent for long, as it would half a minute later. */
const letTimePass = (db: Database) => sql`update job_runner set seen_at = seen_at - interval '1 hour'`.execute(db)

test('kill -9 of the office in the middle of a roster of 3,000: each person is there once after the next start', async () => {
  const { id } = await planClass(school, county, { plannedPeople: 3500 })
  const db = openOwn()
  const killed = whileOneWaits(db, async () => {
    office.program.child.kill('SIGKILL')
    await office.program.ended
  })
  const drop = await dropRoster(school, id, await rosterWorkbook(newcomers(3000, '0305')))
  expect(drop.state).toBe('waiting')
  await killed
  await letTimePass(db)
  expect(await storedIn(id)).toEqual({ enrolled: 0n, distinct: 0n, persons: 0n })
  await db.destroy()
  await office.db.destroy()
  office = await start()
  school = { ...school, desk: { ...school.desk, origin: office.origin } }
  expect(await untilStored(drop.id)).toMatchObject({ state: 'stored', stored: { value: '3000' } })
  expect(await storedIn(id)).toEqual({ enrolled: 3000n, distinct: 3000n, persons: 3000n })
})

test('kill -9 of PostgreSQL during a command: nothing of it is stored, the office comes back by itself', async () => {
  const { id } = await planClass(school, county, { startsOn: '2021-08-02', endsOn: '2021-08-06', plannedPeople: 200 })
  const file = await rosterWorkbook(newcomers(150, '0405'))
  const before = (await storedIn(id)).persons
  const killed = whileOneWaits(office.db, async () => {
    const { pid } = postmaster()
    process.kill(pid, 'SIGKILL')
    await untilGone(pid)
  })
  await expect(dropRoster(school, id, file)).rejects.toThrow()
  await killed
  expect(await untilAnswered(() => request(school.desk, contract.people, { id }))).toMatchObject({ rows: [] })
  expect(office.program.child.exitCode).toBe(null)
  await office.db.destroy()
  office = { ...office, db: openOwn() }
  expect(await storedIn(id)).toEqual({ enrolled: 0n, distinct: 0n, persons: before })
  expect(await dropRoster(school, id, file)).toMatchObject({ state: 'stored', stored: { value: '150' } })
  expect(await storedIn(id)).toEqual({ enrolled: 150n, distinct: 150n, persons: before + 150n })
})

test('kill -9 of PostgreSQL in the middle of a roster of 3,000: nothing is half done, and each person is there once in the end', async () => {
  const { id } = await planClass(school, county, { startsOn: '2021-09-06', endsOn: '2021-09-10', plannedPeople: 3500 })
  const before = (await storedIn(id)).persons
  const killed = whileOneWaits(office.db, async () => {
    const { pid } = postmaster()
    process.kill(pid, 'SIGKILL')
    await untilGone(pid)
  })
  const drop = await dropRoster(school, id, await rosterWorkbook(newcomers(3000, '0505')))
  expect(drop.state).toBe('waiting')
  await killed
  await untilAnswered(() => request(school.desk, contract.people, { id }))
  expect(office.program.child.exitCode).toBe(null)
  await office.db.destroy()
  office = { ...office, db: openOwn() }
  expect(await untilAnswered(() => untilStored(drop.id))).toMatchObject({ state: 'stored', stored: { value: '3000' } })
  expect(await storedIn(id)).toEqual({ enrolled: 3000n, distinct: 3000n, persons: before + 3000n })
})

test('a backup restored into an empty folder holds the same figures, facts and chain', async () => {
  const passphrase = join(root, 'passphrase')
  writeFileSync(passphrase, 'correct horse battery staple', { mode: 0o600 })
  const copy = join(root, 'copy')
  const run = async (...args: string[]) => {
    const ran = await changai([...args, '--json'])
    expect(ran, ran.stderr).toMatchObject({ status: 0 })
    return JSON.parse(ran.stdout) as Record<string, unknown>
  }
  const file = join(root, 'office.backup')
  await run('backup', file, '--data', dataDir, '--passphrase-file', passphrase)
  const tallies = await run('tallies', 'verify', '--data', dataDir)
  await run('restore', file, '--data', copy, '--passphrase-file', passphrase)
  const restored = await run('tallies', 'verify', '--data', copy)
  expect(restored).toMatchObject({ drift: [], facts: tallies.facts, tallies: tallies.tallies })
  expect(Number(restored.facts)).toBeGreaterThan(1000)
  expect(await run('audit', 'verify', '--data', copy)).toMatchObject({ broken: null })
})
