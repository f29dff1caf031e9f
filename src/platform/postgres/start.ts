import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../refusal.ts'
import { programIn } from './binaries.ts'
import { openCluster } from './cluster.ts'
import { noteMove, type ServerFolder, settleFolder } from './folder.ts'
import { enter, joinServer, type Launch, type Running } from './launch.ts'
import { takeLock } from './lock.ts'
import { isAlive, pidFileOf, signal, untilGone } from './processes.ts'
import { countOthers, urlOf } from './store.ts'
import { isNote, type Log } from './words.ts'

export interface EmbeddedOptions {
  /** Folder of this server: its data, secret and log. Made when missing. */
  readonly dir: string
  readonly log?: Log
  /** For tests: nothing is flushed to disk. */
  readonly fast?: boolean
  /** Where data goes when the server's account cannot enter `dir`; /var/lib/changai when not said. */
  readonly shelter?: string
}

export interface EmbeddedServer {
  /** Address with the secret in it; never to be logged. */
  readonly url: string
  readonly pid: number
  /** True when the server was running already. */
  readonly reused: boolean
  /**
   * Leaves, and shuts the server down unless somebody is to be spared; true when it was shut down. Each process that uses
   * the server stays attached until it stops, so the last to leave shuts it down, also after a `kill -9`.
   */
  stop(how?: { spare?: Spare }): Promise<boolean>
}

/**
 * For whose sake a server is left running: any other client, other programs of ours only (an interrupted one leaves
 * its own connections open), or nobody.
 */
export type Spare = 'clients' | 'programs' | 'nobody'

const PATIENCE_MS = 2_000
const ASK_EVERY_MS = 50

/** Starts the folder's PostgreSQL, or joins the one that runs. Comes back by itself when the server is killed. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => {})
  mkdirSync(options.dir, { recursive: true })
  const dir = realpathSync(resolve(options.dir))
  const launch = await locked(dir, log, async () => {
    const folder = await settleFolder(dir, options.shelter, log)
    const password = openCluster(folder, options.fast ?? false, log)
    noteMove(dir, folder.home)
    const plan: Launch = { folder, password, fast: options.fast ?? false, log }
    return { plan, running: await enter(plan) }
  })
  return attend(dir, launch.plan, launch.running)
}

function attend(dir: string, plan: Launch, first: Running): EmbeddedServer {
  let running = first
  let leaving = false
  let revival: Promise<void> = Promise.resolve()
  watch()

  return {
    url: urlOf({ port: first.port, password: plan.password, dataFolder: plan.folder.data }),
    get pid() {
      return running.pid
    },
    reused: first.reused,
    async stop({ spare = 'clients' } = {}) {
      leaving = true
      await revival
      return locked(dir, plan.log, () => leave(plan, running, spare))
    },
  }

  function watch(): void {
    running.client.unref()
    running.client.once('end', () => {
      if (!leaving) revival = locked(dir, plan.log, revive).catch(tellRefusal)
    })
  }

  function tellRefusal(error: unknown): void {
    if (!(error instanceof Refusal && isNote(error.code))) throw error
    plan.log(error.code, error.facts)
  }

  // An orderly shutdown takes its pid file away; whoever did that meant it.
  async function revive(): Promise<void> {
    if (leaving) return
    const survivor = await joinServer(plan, running.pid)
    if (!survivor && !existsSync(pidFileOf(plan.folder.data))) return plan.log('postgres.shut-down', {})
    plan.log('postgres.lost', {})
    running = survivor ?? (await enter({ ...plan, port: first.port }))
    watch()
  }
}

async function leave({ folder, fast, log }: Launch, { client, pid }: Running, spare: Spare): Promise<boolean> {
  client.ref()
  const free = spare === 'nobody' || (isAlive(pid) && (await untilFree(client, spare)))
  if (!free) log('postgres.still-used', {})
  if (free) await shutDown(folder, pid, fast)
  await client.end().catch(() => {})
  if (free) log('postgres.stopped', {})
  return free
}

// Connections that were closed a moment ago are still counted for a moment.
async function untilFree(client: Running['client'], spare: Spare): Promise<boolean> {
  const patience = Date.now() + PATIENCE_MS
  for (;;) {
    const { clients, keepers } = await countOthers(client)
    if (keepers > 0) return false
    if (clients === 0 || spare === 'programs') return true
    if (Date.now() > patience) return false
    await pause(ASK_EVERY_MS)
  }
}

async function shutDown({ programs, data }: ServerFolder, pid: number, fast: boolean): Promise<void> {
  if (process.platform === 'win32')
    spawnSync(programIn(programs, 'pg_ctl'), ['stop', '-D', data, '-m', fast ? 'immediate' : 'fast', '-w'])
  else signal(pid, fast ? 'SIGQUIT' : 'SIGINT')
  await untilGone(pid)
}

async function locked<T>(dir: string, log: Log, work: () => Promise<T>): Promise<T> {
  const release = await takeLock(dir, () => log('postgres.waiting', {}))
  try {
    return await work()
  } finally {
    release()
  }
}
