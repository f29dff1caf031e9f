import type { Database } from '../../platform/database.ts'
import { monthOf, type PlainDate } from '../../platform/plain-date.ts'
import type { Mover } from './fact.ts'
import { readOpenLines } from './fact-store.ts'
import { subjectLines } from './fit.ts'
import { closeGate } from './gate-store.ts'
import { type DayMove, gathered, monthMovesOf } from './moves.ts'
import { type OnePerson, readCountedFacts, readLineNames, readSteps } from './one-person-store.ts'
import { findLockOver, readLockedMonths } from './period-store.ts'
import { restate } from './periods.ts'
import { standingOf } from './standing.ts'
import { moveDays, moveMonths } from './tally-store.ts'

export type { OnePerson } from './one-person-store.ts'

/** How records are counted as persons, before and after two of them turn out to be one person, or not. */
export interface Regrouping {
  readonly before: readonly OnePerson[]
  readonly after: readonly OnePerson[]
}

/**
 * Counts persons anew in the caller's transaction, which writes `person.merged_into` too: distinct persons of every
 * line that counts them once move by what the facts of all their records say together. Facts stay as they are, so
 * person-times and money do not move. A reported month whose persons change is restated.
 * Hold the persons first: this waits for every movement under way and holds new ones back to the end.
 * @throws Refusal period.locked | restatement.needs-reason
 */
export async function countPersonsAnew(
  db: Database,
  regrouping: Regrouping,
  by: Mover & { readonly reason: string },
): Promise<{ readonly restated: number }> {
  await closeGate(db)
  const lines = subjectLines(await readOpenLines(db))
  const days = await differenceOf(db, lines, regrouping)
  const months = monthMovesOf(days, new Set(lines), standingOf([]))
  const after = await moveMonths(db, months)
  await moveDays(db, days)
  if (months.length === 0) return { restated: 0 }
  const factIds = await readCountedFacts(db, lines, recordsOf(regrouping))
  const locked = await readLockedMonths(db)
  return { restated: await restate(db, { months, after }, factIds, { ...by, locked }) }
}

const recordsOf = ({ before }: Regrouping) => before.flatMap(({ records }) => records)

async function differenceOf(db: Database, lines: readonly number[], { before, after }: Regrouping): Promise<DayMove[]> {
  if (lines.length === 0) return []
  const [was, is] = [await readSteps(db, lines, before), await readSteps(db, lines, after)]
  return gathered([...is, ...was.map((move) => ({ ...move, amount: -move.amount }))])
}

/** By how much a line of persons would move at the place of its target. */
export interface PersonsForeseen {
  readonly lineNo: number
  readonly code: string
  readonly name: string
  readonly amount: bigint
}

export interface Foreseen {
  readonly lines: readonly PersonsForeseen[]
  /** The first reported month that would be restated, and its place. */
  readonly locked: { readonly month: PlainDate; readonly place: string } | null
}

/** What counting anew would move, without moving it. Lines whose persons stay as many are left out. */
export async function foreseePersons(db: Database, regrouping: Regrouping): Promise<Foreseen> {
  const open = subjectLines(await readOpenLines(db))
  const days = (await differenceOf(db, open, regrouping)).filter(({ tree }) => tree === 'territory')
  const names = await readLineNames(db, [...new Set(days.map(({ lineNo }) => lineNo))])
  const lines = names.map(({ no, code, name, placeId }) => {
    const there = days.filter(({ lineNo, unitId }) => lineNo === no && unitId === placeId)
    return { lineNo: no, code, name, amount: there.reduce((sum, { amount }) => sum + amount, 0n) }
  })
  return { lines: lines.filter(({ amount }) => amount !== 0n), locked: await findLocked(db, days) }
}

async function findLocked(db: Database, days: readonly DayMove[]): Promise<Foreseen['locked']> {
  const locked = await readLockedMonths(db)
  const at = days.filter(({ day }) => locked.has(monthOf(day))).map(({ unitId, day }) => ({ unitId, day }))
  const lock = at.length > 0 ? await findLockOver(db, at) : undefined
  return lock ? { month: lock.month, place: lock.place } : null
}
