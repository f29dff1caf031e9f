import { existsSync, statfsSync, statSync } from 'node:fs'
import { keptHead, keyPathOf } from '../app/places.ts'
import { verifyAudit } from '../platform/audit/verify.ts'
import { readServerState } from '../platform/doctor/store.ts'
import { openKeyFile } from '../platform/keys/key-file.ts'
import { type Facts, say } from '../platform/refusal.ts'
import { openSealer } from '../platform/seal.ts'
import { verifyTallies } from '../targets/door.ts'
import type { CommonArguments } from './arguments.ts'
import { type OpenDatabase, withDatabase } from './open-database.ts'
import { print, printJson } from './output.ts'
import { words } from './words.ts'

interface Finding {
  readonly name: string
  readonly ok: boolean
  readonly facts: Facts
}

const LEAST_FREE_MB = 1024
const MOST_CLOCK_SECONDS = 5
const MEGABYTE = 1024 * 1024

/** Looks at everything the product stands on; each line is well, or says how to mend it. Exit 1 when one is not. */
export const doctor = (args: CommonArguments): Promise<number> =>
  withDatabase(args, async (database) => {
    const findings = await examine(args, database)
    const checks = findings.map(({ name, ok, facts }) => ({
      name,
      ok,
      detail: say(words, args.lang, `doctor.${name}`, facts),
      mend: ok ? null : say(words, args.lang, `doctor.${name}.mend`, facts),
    }))
    if (args.json) printJson({ checks })
    else for (const { ok, detail, mend } of checks) print(`${ok ? '✓' : '✗'} ${detail}${mend ? `　${mend}` : ''}`)
    return checks.every(({ ok }) => ok) ? 0 : 1
  })

async function examine({ dataDir }: CommonArguments, { db }: OpenDatabase): Promise<Finding[]> {
  const state = await readServerState(db)
  const clockOff = Math.round(Math.abs(Date.now() - state.now.getTime()) / 1000)
  return [
    {
      name: 'versions',
      ok: Number(process.versions.node.split('.')[0]) >= 24,
      facts: { node: process.versions.node, server: state.version },
    },
    { name: 'schema', ok: true, facts: { version: state.schema } },
    disk(dataDir),
    { name: 'clock', ok: clockOff <= MOST_CLOCK_SECONDS, facts: { seconds: clockOff } },
    { name: 'collation', ok: state.sortsByPinyin, facts: {} },
    keys(dataDir),
    { name: 'jobs', ok: state.failedJobs === 0, facts: { waiting: state.waitingJobs, failed: state.failedJobs } },
    await chain(dataDir, db),
    await tallies(db),
  ]
}

function disk(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(dataDir)
  const free = Math.floor((bavail * bsize) / MEGABYTE)
  return { name: 'disk', ok: free >= LEAST_FREE_MB, facts: { free, least: LEAST_FREE_MB } }
}

function keys(dataDir: string): Finding {
  const path = keyPathOf(dataDir)
  const ok = existsSync(path) && (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0)
  return { name: 'keys', ok, facts: { path } }
}

async function chain(dataDir: string, db: OpenDatabase['db']): Promise<Finding> {
  if (!keys(dataDir).ok) return { name: 'chain', ok: false, facts: { rows: null, blocks: null, unsealed: null } }
  const report = await verifyAudit(db, openSealer(openKeyFile(keyPathOf(dataDir))), keptHead(dataDir))
  const { rows, blocks, unsealed, broken } = report
  return { name: 'chain', ok: broken === null, facts: { rows, blocks, unsealed } }
}

async function tallies(db: OpenDatabase['db']): Promise<Finding> {
  const { facts, drift } = await verifyTallies(db)
  return { name: 'tallies', ok: drift.length === 0, facts: { facts, drift: drift.length } }
}
