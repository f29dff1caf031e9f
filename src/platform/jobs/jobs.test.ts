import { createServer, connect as knock, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { untilWaiting } from '../../../test/at-once.ts'
import { cloneDatabase } from '../../../test/database.ts'
import { testSealer } from '../../../test/office.ts'
import { type Database, openDatabase } from '../database.ts'
import { openFiles } from '../files/files.ts'
import { plainDate } from '../plain-date.ts'
import { type JobHandler, jobQueue, runJobs } from './jobs.ts'
import { findJob } from './store.ts'

const office = {
  seal: testSealer,
  files: openFiles(tmpdir(), testSealer),
  today: async () => plainDate('2021-06-30'),
}

/** A way to the database that can be cut: whoever is on it loses it, and nobody gets through until it is mended. */
async function openWay(url: string) {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const state = { open: true }
  const server = createServer((near) => {
    if (!state.open) return void near.destroy()
    const far = knock(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.once('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.port = String((server.address() as { port: number }).port)
  through.hostname = '127.0.0.1'
  return {
    url: through.href,
    cut() {
      state.open = false
      for (const socket of sockets) socket.destroy()
    },
    mend() {
      state.open = true
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

let url: string
let outside: Database
let way: Awaited<ReturnType<typeof openWay>>
let db: Database

beforeAll(async () => {
  url = (await cloneDatabase()).url
  outside = openDatabase(url)
  await sql`create table done_work (job uuid primary key)`.execute(outside)
  way = await openWay(url)
  db = openDatabase(way.url)
})

afterAll(async () => {
  await db.destroy()
  way.close()
  await outside.destroy()
})

const order = (kind: string) =>
  jobQueue.enqueue(outside, { kind, input: null, accountId: null, unitId: null, queue: kind })

async function untilState(id: string, state: string): Promise<void> {
  while ((await findJob(outside, id))?.state !== state) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function untilQueueIsEmpty(): Promise<void> {
  const look = () => sql`select 1 from graphile_worker._private_jobs`.execute(outside)
  while ((await look()).rows.length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** Resolves once the process says that it gives its jobs up. */
function listenFor(words: string) {
  const heard = Promise.withResolvers<void>()
  return { heard: heard.promise, log: (line: string) => void (line.includes(words) && heard.resolve()) }
}

test('a job whose process loses the database is given up and taken up again, once', async () => {
  const begun: number[] = []
  const under = { way: 0, most: 0 }
  const lost: JobHandler = async (call) => {
    begun.push(begun.length)
    under.way += 1
    under.most = Math.max(under.most, under.way)
    try {
      await call.db.transaction().execute(async (tx) => {
        await sql`insert into done_work values (${call.id})`.execute(tx)
        if (begun.length === 1) way.cut()
        await sql`select 1`.execute(tx)
      })
    } finally {
      under.way -= 1
    }
    return 'stored'
  }
  const { heard, log } = listenFor('given up')
  const jobs = await runJobs({ db, url: way.url, office, handlers: { lost }, log })
  const id = await order('lost')
  await heard
  expect(await findJob(outside, id)).toMatchObject({ state: 'running' })
  expect((await sql`select * from done_work`.execute(outside)).rows).toEqual([])
  way.mend()
  await untilState(id, 'done')
  const next = await order('lost')
  await untilState(next, 'done')
  await jobs.stop()
  expect([begun.length, under.most]).toEqual([3, 1])
  expect((await sql`select * from done_work`.execute(outside)).rows).toHaveLength(2)
})

test('a job that was done when the database went is not done again', async () => {
  let times = 0
  const held = await outside.startTransaction().execute()
  const cutting: JobHandler = async () => {
    times += 1
    await sql`select id from graphile_worker._private_jobs for update`.execute(held)
  }
  const { heard, log } = listenFor('given up')
  const jobs = await runJobs({ db, url: way.url, office, handlers: { cutting }, log })
  const id = await order('cutting')
  await untilWaiting(outside, 1)
  expect(await findJob(outside, id)).toMatchObject({ state: 'done' })
  way.cut()
  await heard
  await held.rollback().execute()
  way.mend()
  await untilQueueIsEmpty()
  await jobs.stop()
  expect(times).toBe(1)
})
