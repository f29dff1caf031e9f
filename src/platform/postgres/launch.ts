import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { Refusal } from '../refusal.ts'
import { asAccount } from './account.ts'
import { programIn } from './binaries.ts'
import { environment } from './cluster.ts'
import type { ServerFolder } from './folder.ts'
import { clearLeftovers, findPostmaster, isAlive, livesIn, signal, untilGone } from './processes.ts'
import { officeSettings, testSettings } from './settings.ts'
import { type Door, knock } from './store.ts'
import type { Log, PostgresNote } from './words.ts'

/** A server that let us in. */
export interface Running {
  readonly pid: number
  readonly port: number
  readonly reused: boolean
  readonly client: Client
}

export interface Launch {
  readonly folder: ServerFolder
  readonly password: string
  readonly fast: boolean
  readonly log: Log
  /** The port of an earlier run, when others still have its address. */
  readonly port?: number
}

const ATTEMPTS = 5
const KNOCK_EVERY_MS = 25
const SAY_AFTER_MS = 3_000
const LOG_LIMIT = 10 * 1024 * 1024
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/
const onWindows = process.platform === 'win32'

/** The folder's server: the one that runs, or a new one. The caller holds the folder's lock. */
export async function enter(launch: Launch): Promise<Running> {
  const { folder, log } = launch
  const postmaster = findPostmaster(folder.data)
  if (postmaster && livesIn(folder.data, postmaster.pid)) {
    const running = await joinServer(launch, postmaster.pid)
    if (running) return tell(log, 'postgres.reused', running)
  }
  await clearLeftovers(folder.data, log)
  return tell(log, 'postgres.started', await start(launch))
}

function tell(log: Log, note: PostgresNote, running: Running): Running {
  log(note, { port: running.port })
  return running
}

/** Waits, while that process lives, until it lets us in; undefined when it went down instead. */
export async function joinServer(launch: Launch, pid: number): Promise<Running | undefined> {
  const say = sayOnce(launch.log)
  while (isAlive(pid)) {
    const port = findPostmaster(launch.folder.data)?.port
    const answer = port ? await knock(doorOf(launch, port)) : { answer: 'silent' as const }
    if (answer.answer === 'open') return { pid, port: port!, reused: true, client: answer.client }
    if (answer.answer === 'wrong-secret') throw wrongSecret(launch)
    if (answer.answer === 'another-server') return undefined
    say()
    await pause(KNOCK_EVERY_MS)
  }
  return undefined
}

async function start(launch: Launch): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await startOn(launch, launch.port ?? (await freePort()))
    if (typeof outcome !== 'string') return outcome
    if (attempt === ATTEMPTS || !PORT_TAKEN.test(outcome))
      throw new Refusal('conflict', 'postgres.cannot-start', { detail: outcome })
    await pause(attempt * 200)
  }
}

/** The running server, or the last lines of its log when it went down again. */
async function startOn(launch: Launch, port: number): Promise<Running | string> {
  const { folder, log } = launch
  const logStart = rotateLog(folder.logFile)
  const child = spawnServer(launch, port)
  const death = watchDeath(child)
  const say = sayOnce(log)
  for (;;) {
    if (death.reason !== undefined) return `${death.reason}\n${tailOf(folder.logFile, logStart)}`.trim()
    const answer = await knock(doorOf(launch, port))
    if (answer.answer === 'open') {
      child.unref()
      const pid = findPostmaster(folder.data)?.pid ?? child.pid!
      return { pid, port, reused: false, client: answer.client }
    }
    if (answer.answer === 'wrong-secret') {
      signal(child.pid!, 'SIGQUIT')
      await untilGone(child.pid!)
      throw wrongSecret(launch)
    }
    say()
    await pause(KNOCK_EVERY_MS)
  }
}

function spawnServer({ folder, fast }: Launch, port: number): ChildProcess {
  const settings = Object.entries({ ...(fast ? testSettings() : officeSettings()), port: String(port) })
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = openSync(folder.logFile, 'a', 0o600)
  try {
    return spawn(...command(folder, flags), {
      ...asAccount(folder.account),
      cwd: '/',
      detached: true,
      stdio: ['ignore', output, output],
      env: { ...environment(), TZ: 'UTC' },
      windowsHide: true,
    })
  } finally {
    closeSync(output)
  }
}

// postgres.exe refuses administrators; pg_ctl drops their rights first.
function command({ programs, data }: ServerFolder, flags: readonly string[]): [string, string[]] {
  if (!onWindows) return [programIn(programs, 'postgres'), ['-D', data, ...flags]]
  const quoted = flags.map((flag) => `"${flag}"`).join(' ')
  return [programIn(programs, 'pg_ctl'), ['start', '-D', data, '-o', quoted, '--no-wait']]
}

function watchDeath(child: ChildProcess): { reason: string | undefined } {
  const death: { reason: string | undefined } = { reason: undefined }
  child.once('error', (error) => {
    death.reason = error.message
  })
  child.once('exit', (code, by) => {
    if (!(onWindows && code === 0)) death.reason = by ?? `exit ${code}`
  })
  return death
}

function rotateLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < LOG_LIMIT) return size
  renameSync(file, `${file}.old`)
  return 0
}

const tailOf = (file: string, from: number): string =>
  existsSync(file) ? readFileSync(file).subarray(from).toString('utf8').trim().split('\n').slice(-5).join('\n') : ''

const doorOf = ({ folder, password }: Launch, port: number): Door => ({ port, password, dataFolder: folder.data })

const wrongSecret = ({ folder }: Launch): Refusal =>
  new Refusal('conflict', 'postgres.wrong-secret', { file: folder.secretFile })

function sayOnce(log: Log): () => void {
  const due = Date.now() + SAY_AFTER_MS
  let said = false
  return () => {
    if (said || Date.now() < due) return
    said = true
    log('postgres.recovering', {})
  }
}

const freePort = () =>
  new Promise<number>((settle, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => settle((address as { port: number }).port))
    })
  })
