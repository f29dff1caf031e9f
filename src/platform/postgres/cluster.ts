import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { asAccount } from './account.ts'
import { programIn, SERVER_VERSION } from './binaries.ts'
import type { ServerFolder } from './folder.ts'
import { SERVER_USER } from './store.ts'
import type { Log } from './words.ts'

/** The secret of the folder's cluster, which is created when the folder has none. Never makes a new one over old files. */
export function openCluster(folder: ServerFolder, fast: boolean, log: Log): string {
  if (isEmpty(folder)) {
    log('postgres.creating', {})
    createCluster(folder, fast)
  }
  checkVersion(folder)
  return readSecret(folder)
}

function isEmpty({ data }: ServerFolder): boolean {
  try {
    return readdirSync(data).length === 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw ofOtherAccount(error, data)
  }
}

function checkVersion({ data }: ServerFolder): void {
  const file = join(data, 'PG_VERSION')
  if (!existsSync(file)) throw new Refusal('conflict', 'postgres.data-damaged', { folder: data })
  const found = readFileSync(file, 'utf8').trim()
  if (found !== SERVER_VERSION)
    throw new Refusal('conflict', 'postgres.other-version', { found, expected: SERVER_VERSION })
}

function readSecret({ secretFile, home }: ServerFolder): string {
  try {
    return readFileSync(secretFile, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Refusal('conflict', 'postgres.secret-missing', { file: secretFile })
    throw ofOtherAccount(error, home)
  }
}

const ofOtherAccount = (error: unknown, folder: string): unknown =>
  ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')
    ? new Refusal('forbidden', 'postgres.not-your-folder', { folder })
    : error

// Beside the place, then renamed into it: killed half-way, the next start finds nothing and begins again.
function createCluster(folder: ServerFolder, fast: boolean): void {
  const password = randomBytes(24).toString('base64url')
  const half = `${folder.data}.half`
  const passwordFile = `${half}.secret`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (folder.account) for (const path of [half, passwordFile]) chownSync(path, folder.account.uid, folder.account.gid)
  try {
    initialise(folder, half, passwordFile, fast)
  } finally {
    rmSync(passwordFile)
  }
  rmSync(folder.secretFile, { force: true })
  writeFileSync(folder.secretFile, password, { mode: 0o600, flush: true })
  renameSync(half, folder.data)
}

// The builtin C.UTF-8 makes every machine sort and search alike; where the system lacks that name, C comes next.
function initialise(folder: ServerFolder, half: string, passwordFile: string, fast: boolean): void {
  const failures = ['C.UTF-8', 'C'].map((ctype) => () => runInitdb(folder, half, passwordFile, ctype, fast))
  const detail = failures[0]!()
  if (detail === undefined) return
  const second = /invalid locale name/.test(detail) ? failures[1]!() : detail
  if (second !== undefined) throw new Refusal('conflict', 'postgres.cannot-create', { detail: second })
}

function runInitdb(folder: ServerFolder, half: string, passwordFile: string, ctype: string, fast: boolean) {
  const run = spawnSync(
    programIn(folder.programs, 'initdb'),
    [
      `--pgdata=${half}`,
      `--username=${SERVER_USER}`,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      '--no-instructions',
      ...(fast ? ['--no-sync'] : []),
    ],
    { ...asAccount(folder.account), cwd: '/', encoding: 'utf8', env: environment() },
  )
  if (run.status === 0) return undefined
  return String(run.error?.message ?? `${run.stderr}${run.stdout}`).trim()
}

/** What a server's program may see of our environment: nothing that could hold a secret. */
export const environment = (): NodeJS.ProcessEnv => {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP']
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}
