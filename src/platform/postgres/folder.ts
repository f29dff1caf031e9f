import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { type Account, canReach, findServerAccount } from './account.ts'
import { copyBinaries, getBinaries, programIn } from './binaries.ts'
import { clearLeftovers } from './processes.ts'
import type { Log } from './words.ts'

/** Where a server's parts are, and whom it runs as. `account` is undefined when that is ourselves. */
export interface ServerFolder {
  readonly home: string
  readonly data: string
  readonly secretFile: string
  readonly logFile: string
  readonly programs: string
  readonly account: Account | undefined
}

const DEFAULT_SHELTER = '/var/lib/changai'
const MOVED = 'moved-to'

/**
 * Finds or makes the places of a server. Its account may be unable to enter the data folder (a checkout below a home
 * of mode 0700): then programs and data move to a shelter, and a note in the folder says where.
 */
export async function settleFolder(dir: string, shelter: string | undefined, log: Log): Promise<ServerFolder> {
  const programs = getBinaries()
  const account = findServerAccount(join(findHome(dir), 'data'))
  if (!account) return describe(dir, programs, undefined)
  const base = shelter ?? DEFAULT_SHELTER
  const home = canReach(account, dir) ? findHome(dir) : await takeShelter(dir, base, account, log)
  giveTo(account, join(home, 'data'))
  const runnable = canReach(account, programIn(programs, 'postgres'))
  return describe(home, runnable ? programs : copyBinaries(programs, makeFolder(base)), account)
}

/** Leaves the note that the data of a folder lives elsewhere; written once there is data to point at. */
export function noteMove(dir: string, home: string): void {
  if (home !== dir && findHome(dir) === dir) writeFileSync(join(dir, MOVED), `${home}\n`, { flush: true })
}

const describe = (home: string, programs: string, account: Account | undefined): ServerFolder => ({
  home,
  data: join(home, 'data'),
  secretFile: join(home, 'secret'),
  logFile: join(home, 'log'),
  programs,
  account,
})

function findHome(dir: string): string {
  const note = join(dir, MOVED)
  if (!existsSync(note)) return dir
  const home = readFileSync(note, 'utf8').trim()
  if (!existsSync(join(home, 'data', 'PG_VERSION')))
    throw new Refusal('conflict', 'postgres.data-elsewhere', { place: home })
  return home
}

async function takeShelter(dir: string, base: string, account: Account, log: Log): Promise<string> {
  const known = findHome(dir)
  if (known !== dir) return known
  const home = makeFolder(join(base, createHash('sha256').update(dir).digest('hex').slice(0, 12)))
  log('postgres.moved', { account: account.name, folder: dir, place: home })
  await setAside(join(home, 'data'))
  if (!existsSync(join(dir, 'data'))) return home
  await clearLeftovers(join(dir, 'data'), log)
  cpSync(join(dir, 'secret'), join(home, 'secret'))
  // cpSync forgets the modes of folders, and the server opens only a private one.
  execFileSync('cp', ['-a', join(dir, 'data'), join(home, 'data.half')])
  renameSync(join(home, 'data.half'), join(home, 'data'))
  noteMove(dir, home)
  rmSync(join(dir, 'data'), { recursive: true })
  return home
}

// A folder without a note starts anew; what an earlier folder of the same name left here is kept apart.
async function setAside(data: string): Promise<void> {
  rmSync(`${data}.half`, { recursive: true, force: true })
  if (!existsSync(data)) return
  await clearLeftovers(data, () => {})
  let number = 1
  while (existsSync(`${data}.${number}`)) number += 1
  renameSync(data, `${data}.${number}`)
}

function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o755 })
  return path
}

// Data that root copied or unpacked belongs to root, and the server opens only its own.
function giveTo({ uid, gid }: Account, path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || stat.uid === uid) return
  chownSync(path, uid, gid)
  if (!stat.isDirectory()) return
  for (const name of readdirSync(path)) giveTo({ name: '', uid, gid }, join(path, name))
}
