import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from './words.ts'

/** What the running server writes into its data folder; port 0 while it has not got that far. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
}

const PID_LINE = 0
const PORT_LINE = 3
const GRACE_MS = 2_000
const POLL_MS = 20

export const pidFileOf = (dataFolder: string): string => join(dataFolder, 'postmaster.pid')

export function findPostmaster(dataFolder: string): Postmaster | undefined {
  try {
    const lines = readFileSync(pidFileOf(dataFolder), 'utf8').split('\n')
    return { pid: Number(lines[PID_LINE]), port: Number(lines[PORT_LINE] ?? 0) || 0 }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whether a process runs. A dead one that nobody has collected (a container without init) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether that process is the server of this very folder, as far as the system lets us see. */
export const livesIn = (dataFolder: string, pid: number): boolean =>
  isAlive(pid) && (process.platform !== 'linux' || serversIn(dataFolder).includes(pid))

export async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(POLL_MS)
}

/** Clears what an earlier run left: backends that outlived their server, and a pid file that names nobody of ours. */
export async function clearLeftovers(dataFolder: string, log: Log): Promise<void> {
  if (process.platform !== 'linux') return
  const left = serversIn(dataFolder)
  if (left.length) {
    log('postgres.leftovers', { count: left.length })
    await end(dataFolder, left)
  }
  const stale = findPostmaster(dataFolder)
  if (!stale) return
  rmSync(pidFileOf(dataFolder), { force: true })
  log('postgres.stale-file', { process: stale.pid })
}

async function end(dataFolder: string, pids: readonly number[]): Promise<void> {
  for (const pid of pids) signal(pid, 'SIGINT')
  const patience = Date.now() + GRACE_MS
  while (serversIn(dataFolder).length) {
    if (Date.now() > patience) for (const pid of serversIn(dataFolder)) signal(pid, 'SIGKILL')
    await pause(POLL_MS)
  }
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const serversIn = (dataFolder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => worksIn(name, dataFolder))
    .map(Number)

// Every process of a server works in its data folder; a reused number belongs to somebody who works elsewhere.
function worksIn(pid: string, dataFolder: string): boolean {
  try {
    const folder = readlinkSync(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, '')
    return folder === dataFolder && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' && !isZombie(pid)
  } catch {
    return false
  }
}

function isZombie(pid: number | string): boolean {
  if (process.platform !== 'linux') return false
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}
