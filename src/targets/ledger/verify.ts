import type { Database } from '../../platform/database.ts'
import { countFacts, countTallies, hashTallies, readLineCodes } from './census-store.ts'
import { readOpenLines } from './fact-store.ts'
import { closeGate } from './gate-store.ts'
import {
  completeSubjects,
  type Drift,
  findDrift,
  findDriftingLines,
  findWrongFits,
  recount,
  writeFits,
  writeRecount,
} from './recount-store.ts'

/** At most so many drifting tallies of each kind are named; one is enough to be alarmed. */
const NAMED = 100

/** Facts whose stored lines are not what the line's predicate says today. */
export interface WrongFits {
  readonly table: 'fact'
  readonly line: string
  readonly facts: number
}

export interface TallyCheck {
  readonly facts: number
  readonly tallies: number
  /** Empty when every tally equals a recount from the facts, and every fact stands in the lines it fits. */
  readonly drift: readonly ((Drift & { readonly line: string }) | WrongFits)[]
  readonly seconds: number
}

/**
 * Recounts every tally from the facts, and every fact's lines from the predicates, on one snapshot: imports go on
 * meanwhile and do not disturb it.
 */
export async function verifyTallies(db: Database): Promise<TallyCheck> {
  const started = performance.now()
  const { facts, tallies, drift } = await onSnapshot(db, census)
  return { facts, tallies, drift, seconds: Math.round(performance.now() - started) / 1000 }
}

const onSnapshot = <T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').execute(work)

async function census(tx: Database) {
  const lines = await readOpenLines(tx)
  const codes = await readLineCodes(tx)
  await recount(tx, lines)
  const drift = await findDrift(tx, lines, NAMED)
  // A line that is being worked has only some of its facts yet.
  const wrong = await findWrongFits(
    tx,
    lines.filter(({ state }) => state === 'active'),
  )
  const named = [
    ...drift.map((one) => ({ ...one, line: codes.get(one.lineNo)! })),
    ...wrong.map(({ lineNo, facts }) => ({ table: 'fact' as const, line: codes.get(lineNo)!, facts })),
  ]
  const mending = {
    drifting: drift.length > 0 ? await findDriftingLines(tx, lines) : new Set<number>(),
    misfitting: new Set(wrong.map(({ lineNo }) => lineNo)),
  }
  return { facts: await countFacts(tx), tallies: await countTallies(tx), drift: named, mending }
}

interface Mending {
  /** Lines with a tally that is not what the facts say. */
  readonly drifting: ReadonlySet<number>
  /** Lines with facts that do not stand where the predicate puts them. */
  readonly misfitting: ReadonlySet<number>
}

export interface Rebuilt {
  readonly facts: number
  readonly tallies: number
  /** SHA-256 over all tallies in the order of their keys, zeros left out: equal facts give equal hashes. */
  readonly hash: string
  /** How many tallies, and facts' lists of lines, were wrong and are right now. */
  readonly changed: number
}

/**
 * Counts all tallies anew from the facts. Imports wait only while a line that is wrong is mended; on sound tallies it is
 * a recount on a snapshot.
 */
export async function rebuildTallies(db: Database): Promise<Rebuilt> {
  const { mending } = await onSnapshot(db, census)
  return db.transaction().execute((tx) => mend(tx, mending))
}

/**
 * Brings facts and tallies to trees that have changed. Movements under way still know the old ones and are waited for
 * first; a line that is being worked may have been worked on the old ones, and is finished on the new ones.
 */
export async function reworkTrees(db: Database): Promise<Rebuilt> {
  await db.transaction().execute(closeGate)
  const { mending } = await onSnapshot(db, census)
  return db.transaction().execute(async (tx) => {
    const working = (await readOpenLines(tx)).filter(({ state }) => state === 'working').map(({ no }) => no)
    return mend(tx, { ...mending, misfitting: new Set([...mending.misfitting, ...working]) })
  })
}

async function mend(tx: Database, mending: Mending): Promise<Rebuilt> {
  const sound = mending.drifting.size === 0 && mending.misfitting.size === 0
  const changed = sound ? 0 : await recountLines(tx, mending)
  return { facts: await countFacts(tx), tallies: await countTallies(tx), hash: await hashTallies(tx), changed }
}

async function recountLines(tx: Database, { drifting, misfitting }: Mending): Promise<number> {
  await closeGate(tx)
  const lines = (await readOpenLines(tx)).filter(({ no }) => drifting.has(no) || misfitting.has(no))
  const refitted = await writeFits(
    tx,
    lines.filter(({ no }) => misfitting.has(no)),
  )
  await completeSubjects(tx, lines)
  await recount(tx, lines)
  return refitted + (await writeRecount(tx, lines))
}
