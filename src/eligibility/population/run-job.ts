import type { Database } from '../../platform/database.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import type { Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { ruleOf } from '../evaluate.ts'
import { ReadingChoices, readingsOf } from '../readings.ts'
import { readRulesOn } from '../rule-admin/in-force.ts'
import { appliedRules } from '../rule-set.ts'
import { type Lookups, type Registered, readLookups, readReadings, readSome, readStretch } from './facts.ts'
import { type Bench, type Judged, judge, type Letter, verdictOfLetter } from './judge.ts'
import {
  addTallies,
  addToRun,
  advanceRun,
  countPersons,
  endRun,
  findLastRun,
  findRun,
  isRunning,
  type PersonResult,
  type ProspectRow,
  type RunRow,
  savePersons,
  type TallyRow,
  takeChanges,
  takePersons,
} from './run-store.ts'
import { sortOut } from './sort-out.ts'

/** Kind of the job that goes through everybody. */
export const ELIGIBILITY_RUN = 'eligibility.run'
/** Kind of the job that goes again through those whose records changed. */
export const ELIGIBILITY_REWORK = 'eligibility.rework'

const EVERYWHERE: Scope = { territory: 'all', system: 'all' }
/** So many persons are judged and kept in one transaction. */
const STRETCH = 5000

/** What everybody is judged by on a day in this office. */
export async function benchOn(db: Database, asOf: PlainDate): Promise<Bench> {
  const rules = await readRulesOn(db, asOf)
  return { rules, chosen: appliedRules(rules), readings: await readReadings(db), asOf }
}

/** What a run judges by: its own rules, readings and day, also when it is taken up again later. */
async function benchOf(db: Database, run: Pick<RunRow, 'rules' | 'readings' | 'asOf'>): Promise<Bench> {
  const rules = await readRulesOn(db, run.asOf)
  const chosen = run.rules.map((id) => ruleOf(rules, id))
  return { rules, chosen, readings: readingsOf(ReadingChoices.parse(run.readings)), asOf: run.asOf }
}

/**
 * Goes through everybody on record, in the order of ids. What is read is one snapshot; what is written is kept stretch by
 * stretch, so a run that breaks off goes on behind the last person kept. Whoever changed meanwhile is gone through again
 * at the end, in the transaction that ends the run.
 */
export const runJob: JobHandler = async ({ db, input, today, progress, stopping }) => {
  const { runId } = input as { runId: string }
  const run = await findRun(db, runId)
  if (!run || run.state === 'done') return { persons: run?.persons ?? 0 }
  const bench = await benchOf(db, run)
  const total = await countPersons(db)
  let done = run.persons + run.dead
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const lookups = await readLookups(snapshot, today, bench.asOf)
      for (let after = run.upTo; ; ) {
        stopping.throwIfAborted()
        const where = { after, limit: STRETCH, asOf: bench.asOf, lookups }
        const stretch = await readStretch(snapshot, { scope: EVERYWHERE, today }, where)
        if (stretch.length === 0) return
        after = stretch.at(-1)!.row.id
        await db.transaction().execute((kept) => keepStretch(kept, run.id, stretch, bench))
        done += stretch.length
        await progress(done, total)
      }
    })
  await db.transaction().execute((ending) => settleRun(ending, run, today))
  return { persons: done }
}

async function keepStretch(db: Database, runId: string, stretch: readonly Registered[], bench: Bench): Promise<void> {
  const { living, dead, retired } = sortOut(stretch, bench.asOf)
  await keep(db, runId, living, bench)
  await advanceRun(db, runId, { upTo: stretch.at(-1)!.row.id, persons: living.length, retired, dead })
}

/** Judges persons and keeps what follows. */
async function keep(db: Database, runId: string, living: readonly Registered[], bench: Bench): Promise<PersonResult[]> {
  const judged = judge(
    living.map(({ facts }) => facts),
    bench,
  )
  const persons = living.map(({ row }, at) => resultOf(row, judged[at]!))
  await savePersons(
    db,
    runId,
    persons,
    living.flatMap(({ row }, at) => prospectsOf(row, judged[at]!)),
  )
  await addTallies(db, runId, talliesOf(persons, bench, 1))
  return persons
}

type Row = Registered['row']

const resultOf = ({ id: personId, unitId, systemId }: Row, { verdicts }: Judged): PersonResult => ({
  ...{ personId, unitId, systemId, verdicts },
})

const prospectsOf = ({ id: personId, unitId, systemId }: Row, { prospects }: Judged): ProspectRow[] =>
  prospects.map(({ rule: ruleId, verdict, ...rest }) => ({
    ...{ personId, unitId, systemId, ruleId, verdict: verdictOfLetter[verdict], ...rest },
  }))

/** Persons by rule and leaf; `sign` -1 takes them away. */
export function talliesOf(persons: readonly PersonResult[], { chosen }: Bench, sign: 1 | -1): TallyRow[] {
  const tallies = new Map<string, { -readonly [Key in keyof TallyRow]: TallyRow[Key] }>()
  for (const { unitId, systemId, verdicts } of persons) {
    chosen.forEach(({ id: ruleId }, at) => {
      const key = `${ruleId} ${unitId} ${systemId}`
      const tally = tallies.get(key) ?? { ruleId, unitId, systemId, met: 0, notMet: 0, toVerify: 0 }
      tally[verdictOfLetter[verdicts[at] as Letter]] += sign
      tallies.set(key, tally)
    })
  }
  return [...tallies.values()]
}

/** The end of a run: whoever changed since it began is gone through again, then it counts. */
async function settleRun(db: Database, run: RunRow, today: PlainDate): Promise<void> {
  for (;;) {
    const ids = await takeChanges(db, STRETCH)
    if (ids.length === 0) break
    await rework(db, run, ids, today)
  }
  await endRun(db, run.id)
}

/** Goes again through persons whose records changed: out with what the run said of them, in with what holds now. */
async function rework(db: Database, run: RunRow, ids: readonly string[], today: PlainDate): Promise<void> {
  const bench = await benchOf(db, run)
  const lookups: Lookups = await readLookups(db, today, bench.asOf)
  const taken = await takePersons(db, run.id, ids)
  await addTallies(db, run.id, talliesOf(taken, bench, -1))
  const { living } = sortOut(await readSome(db, ids, bench.asOf, lookups), bench.asOf)
  const kept = await keep(db, run.id, living, bench)
  await addToRun(db, run.id, kept.length - taken.length)
}

/**
 * Brings the last run up to what the records say now, so many changed persons at most. While a run is under way nothing
 * is done: it settles what changed at its end. Answers whether more are waiting.
 */
export async function freshen(db: Database, today: PlainDate, most: number): Promise<boolean> {
  const run = await findLastRun(db)
  if (!run || (await isRunning(db))) return false
  const ids = await takeChanges(db, most)
  if (ids.length > 0) await rework(db, run, ids, today)
  return ids.length > 0 && ids.length >= most
}

/** Goes through all who changed, so many in one transaction. */
export const reworkJob: JobHandler = async ({ db, today, stopping }) => {
  let persons = 0
  for (let more = true; more; persons += more ? STRETCH : 0) {
    stopping.throwIfAborted()
    more = await db.transaction().execute((kept) => freshen(kept, today, STRETCH))
  }
  return { persons }
}
