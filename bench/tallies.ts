import { sql } from 'kysely'
import type { Measurement } from '../src/cli/bench.ts'
import { rebuildTallies, verifyTallies } from '../src/targets/door.ts'
import { openLedgerWorld } from './ledger/world.ts'

/** Recounts and rebuilds all tallies from the facts: sound ones, and from nothing. Fails unless the bytes are equal. */
export async function measure(): Promise<readonly Measurement[]> {
  const world = await openLedgerWorld()
  const { db, facts } = world
  try {
    const { drift, seconds, tallies } = await verifyTallies(db)
    if (drift.length > 0) throw new Error('the tallies drift')
    const sound = await timed(() => rebuildTallies(db))
    await sql`truncate tally, day_tally, cross_tally, day_cross_tally, counted_subject`.execute(db)
    const anew = await timed(() => rebuildTallies(db))
    if (anew.done.hash !== sound.done.hash) throw new Error('the rebuilt tallies have other bytes')
    return [
      { name: `tallies over ${facts} facts`, unit: 'rows', values: [tallies] },
      { name: `verify, ${facts} facts`, unit: 's', values: [seconds] },
      { name: 'rebuild of sound tallies', unit: 's', values: [sound.seconds] },
      { name: 'rebuild from nothing, byte-equal', unit: 's', values: [anew.seconds] },
    ]
  } finally {
    await world.close()
  }
}

async function timed<T>(work: () => Promise<T>) {
  const started = performance.now()
  const done = await work()
  return { done, seconds: (performance.now() - started) / 1000 }
}
