import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve as listen, type ServerType } from '@hono/node-server'
import { sealBlock } from '../platform/audit/store.ts'
import type { Database } from '../platform/database.ts'
import { prepareJobs, runJobs } from '../platform/jobs/jobs.ts'
import { openKeyFile } from '../platform/keys/key-file.ts'
import { openSealer, type Sealer } from '../platform/seal.ts'
import { keepDaily } from './daily.ts'
import { type DemoSize, firstRun, loginTable } from './first-run.ts'
import { jobHandlers } from './jobs.ts'
import { openLog } from './log.ts'
import { openOffice } from './office.ts'
import { addPages } from './pages.ts'
import { filesFolderOf, fontsFolderOf, headPathOf, keyPathOf } from './places.ts'

export interface ServerOptions {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly port: number
  readonly demo: DemoSize | null
  readonly say: (line: string) => void
}

export interface RunningServer {
  readonly address: string
  close(): Promise<void>
}

const SEAL_MS = 1000
const PATIENCE_MS = 10_000
const ROOT = join(import.meta.dirname, '../..')

export const version = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version

/** Everything that runs behind one address: web server, jobs, the sealer of the audit chain. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { databaseUrl, dataDir, say } = options
  await mkdir(dataDir, { recursive: true })
  const log = openLog(join(dataDir, 'changai.log'))
  const sealer = openSealer(openKeyFile(keyPathOf(dataDir)))
  await prepareJobs(databaseUrl)
  const folders = { filesFolder: filesFolderOf(dataDir), fontsFolder: fontsFolderOf(dataDir) }
  const { app, db, forJobs, press } = openOffice({ databaseUrl, ...folders, sealer, log: log.write })
  await forJobs.files.tidy()
  await firstRun({ db, sealer, files: forJobs.files, demo: options.demo, say })
  addPages(app, join(ROOT, 'dist'), version)
  const logJobs = (line: string) => log.write({ jobs: line })
  const jobs = await runJobs({ db, url: databaseUrl, office: forJobs, handlers: jobHandlers, log: logJobs })
  const sealing = keepSealing(db, sealer, headPathOf(dataDir))
  const server = await listenOn(app.fetch, options.port)
  const { port } = server.address() as AddressInfo
  const daily = keepDaily(db, forJobs.today, (line) => log.write({ daily: line }))
  if (options.demo !== null) for (const line of loginTable()) say(line)
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      await closeServer(server)
      await daily.stop()
      await jobs.stop()
      await sealing.stop()
      await press.close()
      await db.destroy()
      await log.close()
    },
  }
}

function listenOn(fetch: Parameters<typeof listen>[0]['fetch'], port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname: process.env.CHANGAI_HOST ?? '127.0.0.1' }, () => resolve(server))
    server.once('error', reject)
  })
}

/** Running requests may end; after ten seconds they are cut. */
function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}

/** Seals what waits every second, one block after the other, and keeps the head outside the database. */
export function keepSealing(db: Database, sealer: Sealer, headPath: string) {
  let last: Promise<unknown> = Promise.resolve()
  const seal = async () => {
    const head = await sealBlock(db, sealer, new Date())
    if (head) await writeFile(headPath, `${head}\n`, { mode: 0o600 })
  }
  const timer = setInterval(() => {
    last = last.then(seal).catch(() => undefined)
  }, SEAL_MS)
  return {
    async stop() {
      clearInterval(timer)
      last = last.then(seal).catch(() => undefined)
      await last
    },
  }
}
