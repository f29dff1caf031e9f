import { sql } from 'kysely'
import type { Measurement } from '../src/cli/bench.ts'
import { newId } from '../src/platform/ids.ts'
import { type NewFact, recordFacts } from '../src/targets/door.ts'
import { sumsAt } from '../src/targets/ledger/sums.ts'
import { figuresOf, timesOf } from './ledger/times.ts'
import { type LedgerWorld, openLedgerWorld } from './ledger/world.ts'

const by = { accountId: newId() }

/** From the moment a fact is handed in until another reader is given the figure with it: the province's, all lines. */
export async function measure(): Promise<readonly Measurement[]> {
  const world = await openLedgerWorld()
  try {
    const alone = await visible(world, 1, 300)
    const aClass = await visible(world, 40, 200)
    const busy = await whileOthersImport(world, () => visible(world, 1, 200))
    const view = await viewPeer(world)
    return [
      ...figuresOf(`one fact → visible, ${world.facts} facts there`, alone),
      ...figuresOf('a class of 40 → visible', aClass),
      ...figuresOf('one fact → visible while two counties import classes of 200', busy),
      ...figuresOf('peer: one fact → visible by a refreshed materialized view', view),
    ]
  } finally {
    await world.close()
  }
}

async function visible(world: LedgerWorld, size: number, runs: number): Promise<number[]> {
  return timesOf(runs, async (run) => {
    await record(world, size, run)
    await province(world)
  })
}

const record = (world: LedgerWorld, size: number, run: number) =>
  world.db.transaction().execute((tx) => recordFacts(tx, factsOf(world, size, run), by))

const province = ({ db, lines, province: unitId, from, to, day }: LedgerWorld) =>
  sumsAt(db, { lines, tree: 'territory', unitId, from, to, day, scope: { territory: 'all', system: 'all' } })

function factsOf({ counties, schools, day }: LedgerWorld, size: number, run: number): NewFact[] {
  const at = Math.abs(run)
  return Array.from({ length: size }, () => ({
    ...{ measure: 'training', personId: newId(), unitId: counties[at % counties.length]!, onDay: day, amount: 1n },
    systemId: schools[at % schools.length]!,
    attributes: {
      groups: ['G13'],
      level: 'senior',
      certified: true,
      subsidised: true,
      institutionKind: 'TECH',
      projectType: 'XTZ',
    },
    ...{ source: 'enrolment', sourceId: newId() },
  }))
}

async function whileOthersImport<T>(world: LedgerWorld, work: () => Promise<T>): Promise<T> {
  let going = true
  const importer = async (first: number) => {
    for (let run = first; going; run += 2) await record(world, 200, run)
  }
  const importers = [importer(0), importer(1)]
  const done = await work()
  going = false
  await Promise.all(importers)
  return done
}

async function viewPeer(world: LedgerWorld): Promise<number[]> {
  const { db } = world
  await sql`drop materialized view if exists bench_view`.execute(db)
  await sql`create materialized view bench_view as
    select line_no, unit_id, sum(amount) as amount from fact cross join lateral unnest(lines) as line (line_no)
    group by 1, 2`.execute(db)
  const times = await timesOf(world.facts > 1_000_000 ? 1 : 3, async (run) => {
    await record(world, 1, run)
    await sql`refresh materialized view bench_view`.execute(db)
    await sql`select line_no, sum(amount) from bench_view group by 1`.execute(db)
  })
  await sql`drop materialized view bench_view`.execute(db)
  return times
}
