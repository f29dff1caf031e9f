import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve as listen, type ServerType } from '@hono/node-server'
import { afterAll, beforeAll } from 'vitest'
import { jobHandlers } from '../src/app/jobs.ts'
import { openOffice } from '../src/app/office.ts'
import type { Database } from '../src/platform/database.ts'
import type { Press } from '../src/platform/documents/pdf.ts'
import { type JobOffice, type RunningJobs, runJobs } from '../src/platform/jobs/jobs.ts'
import { type PlainDate, plainDate } from '../src/platform/plain-date.ts'
import { openSealer, type Sealer } from '../src/platform/seal.ts'
import { cloneDatabase } from './database.ts'

export interface TestOffice {
  readonly db: Database
  readonly url: string
  readonly origin: string
  readonly seal: Sealer
  /** Where uploads are kept. */
  readonly filesFolder: string
  /** Set `today` for the office day, `now` for the real clock. */
  readonly clock: { today: PlainDate; now: Date }
  /** The lines that were logged. */
  readonly log: Record<string, unknown>[]
  /** Runs the queue of this office until the test file ends. */
  runJobs(): Promise<void>
}

export const testSealer = openSealer([{ id: 'test', secret: Buffer.alloc(32, 1) }])

/** The whole product on a real port and a database of its own, with clocks that the test sets. */
export function openTestOffice(): TestOffice {
  const clock = { today: plainDate('2021-06-30'), now: new Date('2021-06-30T02:00:00Z') }
  const log: Record<string, unknown>[] = []
  const open: {
    server?: ServerType
    db?: Database
    url?: string
    jobs?: RunningJobs
    forJobs?: JobOffice
    press?: Press
    filesFolder?: string
  } = {}
  beforeAll(async () => {
    const { url } = await cloneDatabase()
    const filesFolder = mkdtempSync(join(tmpdir(), 'changai-files-'))
    const times = { now: () => clock.now, today: () => clock.today }
    const { app, db, forJobs, press } = openOffice({
      databaseUrl: url,
      filesFolder,
      sealer: testSealer,
      ...times,
      log: (line) => log.push(line),
    })
    const server = await new Promise<ServerType>((resolve) => {
      const started = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started))
    })
    Object.assign(open, { server, db, url, forJobs, press, filesFolder })
  })
  afterAll(async () => {
    open.server?.close()
    await open.jobs?.stop()
    await open.press?.close()
    await open.db?.destroy()
  })
  return {
    clock,
    log,
    seal: testSealer,
    get filesFolder() {
      return open.filesFolder!
    },
    get db() {
      return open.db!
    },
    get url() {
      return open.url!
    },
    get origin() {
      return `http://127.0.0.1:${(open.server!.address() as AddressInfo).port}`
    },
    async runJobs() {
      const { db, url, forJobs } = open as Required<typeof open>
      open.jobs ??= await runJobs({ db, url, office: forJobs, handlers: jobHandlers, log: () => {} })
    },
  }
}
