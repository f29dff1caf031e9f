import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve as listen, type ServerType } from '@hono/node-server'
import { sql } from 'kysely'
import { openOffice } from '../src/app/office.ts'
import type { Measurement } from '../src/cli/bench.ts'
import { contract } from '../src/eligibility/contract.ts'
import { loadPopulation } from '../src/eligibility/population/load.ts'
import { showRun } from '../src/eligibility/population/show.ts'
import { storePersons } from '../src/eligibility/population/stored.test-data.ts'
import { openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import { startEmbedded } from '../src/platform/postgres/start.ts'
import { request } from '../src/platform/request.ts'
import { openSealer } from '../src/platform/seal.ts'
import { buildCounty } from '../test/world.ts'
import { generatePersons } from './eligibility/population.ts'
import { figuresOf, timesOf } from './ledger/times.ts'

const PERSONS = Number(process.env.BENCH_PERSONS ?? 100_000)
const RUNS = Number(process.env.BENCH_RUNS ?? 100)
const AT_ONCE = 2000
const today = plainDate('2021-06-30')
const scope = { territory: 'all', system: 'all' } as const

/** A run from the tables to its counts, and what a clerk waits for over HTTP, in a database of its own. */
export async function measure(): Promise<readonly Measurement[]> {
  const dir = mkdtempSync(join(tmpdir(), 'changai-bench-'))
  const server = await startEmbedded({ dir })
  const db = openDatabase(server.url, { max: 8 })
  try {
    await migrate(server.url)
    return await withOffice(server.url, dir, db)
  } finally {
    await db.destroy()
    await server.stop({ spare: 'nobody' })
    rmSync(dir, { recursive: true, force: true })
  }
}

async function withOffice(url: string, dir: string, db: ReturnType<typeof openDatabase>) {
  const seal = openSealer([{ id: 'bench', secret: Buffer.alloc(32, 1) }])
  const times = { now: () => new Date('2021-06-30T02:00:00Z'), today: () => today, log: () => {} }
  const office = openOffice({ databaseUrl: url, filesFolder: join(dir, 'files'), sealer: seal, ...times })
  const open = await new Promise<ServerType>((resolve) => {
    const started = listen({ fetch: office.app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started))
  })
  try {
    const county = await buildCounty({ db, origin: `http://127.0.0.1:${(open.address() as AddressInfo).port}` })
    const clerk = await county.hire('county', 'county')
    const where = { unitId: county.units.county, systemId: county.units.county, accountId: clerk.accountId, seal }
    const persons = generatePersons(PERSONS)
    const ids: string[] = []
    for (let at = 0; at < persons.length; at += AT_ONCE)
      ids.push(...(await storePersons(db, persons.slice(at, at + AT_ONCE), where)))
    await sql`vacuum (analyze)`.execute(db)
    const load = await timesOf(3, () => loadPopulation(db, { scope, today }, today))
    const run = await timesOf(3, () => showRun(db, { scope, today, asOf: today }))
    const one = await timesOf(RUNS, (at) =>
      request(clerk.desk, contract.person, { id: ids[(Math.abs(at) * 97) % ids.length]! }),
    )
    const list = await timesOf(RUNS, () => request(clerk.desk, contract.candidates, { ruleId: 'title.assistant' }))
    return [
      ...figuresOf(`${PERSONS} persons from the tables into columns`, load),
      ...figuresOf('the run: load, seven rules, first days, single papers, counts', run),
      ...figuresOf('one person over HTTP', one),
      ...figuresOf('first 50 candidates of a county over HTTP', list),
    ]
  } finally {
    open.close()
    await office.press.close()
    await office.db.destroy()
  }
}
