import type { Database } from '../../platform/database.ts'
import type { JobCall, JobQueue } from '../../platform/jobs/jobs.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readOpenLines, readStanding } from './fact-store.ts'
import { subjectLines } from './fit.ts'
import { closeGate, passGate } from './gate-store.ts'
import {
  closeChange,
  type FactKey,
  findReplacing,
  firstKey,
  fitStretch,
  insertChange,
  insertReplacement,
  lockLine,
  lockNextFacts,
  moreFactsThan,
  type Reading,
  readReplaced,
  readWorking,
  repoint,
  setLineState,
} from './line-store.ts'
import { settle } from './settle.ts'
import { standingOf } from './standing.ts'

/** So many facts are worked at once, by the request itself; with more, a job does it in such stretches. */
const STRETCH = 20_000
export const WORK_LINES = 'lines.work'

export interface Opener {
  readonly accountId: string
  readonly unitId: string | null
  readonly jobs: JobQueue
}

/** The job that works a line over the facts that were there before, or null when that is done already. */
export type WorkJob = string | null

/**
 * Lets lines count, in the caller's transaction. New facts count from now on; those already there are worked in, and
 * the line is shown when all of them are.
 */
export async function openLines(db: Database, nos: readonly number[], by: Opener): Promise<WorkJob> {
  if (nos.length === 0) return null
  await beginLines(db, nos)
  return workOrEnqueue(db, nos, by)
}

/** From here on new facts count in these lines; movements under way, which do not know them, are waited for. */
export async function beginLines(db: Database, nos: readonly number[]): Promise<void> {
  await closeGate(db)
  await setLineState(db, nos, 'working')
}

export interface LineReading extends Partial<Reading> {
  readonly reason: string
}

/**
 * Gives a line another reading of the facts. The line stays as it is until the new reading is worked, then changes at
 * once; what changed is kept in `line_change`.
 * @throws Refusal record.absent | line.not-active | line.being-worked
 */
export async function changeLine(
  db: Database,
  no: number,
  { reason, ...reading }: LineReading,
  by: Opener,
): Promise<{ readonly lineNo: number; readonly job: WorkJob }> {
  await closeGate(db)
  const line = await lockLine(db, no)
  if (!line) throw new Refusal('absent', 'record.absent')
  if (line.state !== 'active') throw new Refusal('conflict', 'line.not-active', { code: line.code })
  if ((await findReplacing(db, no)) !== undefined)
    throw new Refusal('conflict', 'line.being-worked', { code: line.code })
  const { predicate = line.predicate, counting = line.counting } = reading
  const lineNo = await insertReplacement(db, no, { predicate, counting })
  await insertChange(db, { lineNo, replacesNo: no, reason, changedBy: by.accountId })
  return { lineNo, job: await workOrEnqueue(db, [lineNo], by) }
}

/** Takes lines out of the count: their tallies stay as they are, and no new fact moves them. */
export async function retireLines(db: Database, nos: readonly number[]): Promise<void> {
  if (nos.length === 0) return
  await closeGate(db)
  await setLineState(db, nos, 'retired')
}

async function workOrEnqueue(db: Database, nos: readonly number[], { jobs, ...by }: Opener): Promise<WorkJob> {
  if (await moreFactsThan(db, STRETCH))
    return jobs.enqueue(db, { kind: WORK_LINES, input: { lines: nos }, ...by, queue: 'ledger' })
  await workStretch(db, nos, { after: firstKey, stretch: STRETCH })
  await switchIn(db, nos)
  return null
}

interface Working {
  readonly progress?: (done: number) => Promise<void>
  /** How many facts are worked in one transaction. */
  readonly stretch?: number
}

interface Stretch {
  readonly after: FactKey
  readonly stretch: number
}

/** Works lines over all facts, stretch by stretch; run again, it goes over what is done and changes nothing there. */
export async function workLines(
  db: Database,
  asked: readonly number[],
  { progress = async () => {}, stretch = STRETCH }: Working = {},
): Promise<void> {
  let done = 0
  for (let after: FactKey | undefined = firstKey; after; ) {
    const from: FactKey = after
    const worked = await db.transaction().execute(async (tx) => {
      await passGate(tx)
      return workStretch(tx, asked, { after: from, stretch })
    })
    after = worked
    done += worked?.count ?? 0
    await progress(done)
  }
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => switchIn(tx, asked))
}

/** Answers the last fact of the stretch, or undefined when none was left. */
async function workStretch(db: Database, asked: readonly number[], { after, stretch }: Stretch) {
  const last = await lockNextFacts(db, after, stretch)
  if (!last) return undefined
  const working = new Set(await readWorking(db, asked))
  const lines = (await readOpenLines(db)).filter(({ no }) => working.has(no))
  if (lines.length === 0) return undefined
  const facts = await fitStretch(db, lines, { after, last })
  const units = [...new Set(facts.map(({ unitId }) => unitId))]
  const systems = [...new Set(facts.map(({ systemId }) => systemId))]
  const standing = standingOf(await readStanding(db, units, systems))
  await settle(db, { facts, ofSubjects: new Set(subjectLines(lines)), standing })
  return last
}

async function switchIn(db: Database, asked: readonly number[]): Promise<void> {
  const nos = await readWorking(db, asked)
  if (nos.length === 0) return
  for (const change of await readReplaced(db, nos)) {
    await closeChange(db, change)
    await setLineState(db, [change.replacesNo], 'retired')
    await repoint(db, change.replacesNo, change.lineNo)
  }
  await setLineState(db, nos, 'active')
}

export const workLinesJob = ({ db, input, progress }: JobCall): Promise<void> =>
  workLines(db, (input as { readonly lines: readonly number[] }).lines, { progress: (done) => progress(done, null) })
