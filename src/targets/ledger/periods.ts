import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/operation.ts'
import { monthOf, type PlainDate } from '../../platform/plain-date.ts'
import { type Facts, Refusal } from '../../platform/refusal.ts'
import { findLastName } from './fact-store.ts'
import { closeGate } from './gate-store.ts'
import {
  findLastDayIn,
  findLockOver,
  findReported,
  freeze,
  insertLock,
  insertRestatements,
  reopen,
  type ToldLock,
  type UnitDay,
} from './period-store.ts'
import type { Settled } from './settle.ts'

export { type ReportedMonth, type Restatement, readReported, readRestatements } from './period-store.ts'

/** The duty of those who may change what was reported. */
const RESTATE = 'figure.restate'

export interface Restater {
  readonly accountId: string
  readonly duties?: ReadonlySet<string>
  readonly reason: string | null
  /** Months that are locked somewhere. */
  readonly locked: ReadonlySet<PlainDate>
}

/**
 * A fact in a locked month needs the duty and a reason. The refusal says what is locked, since when, by whom and why,
 * and how a restatement is made.
 * @throws Refusal period.locked | restatement.needs-reason
 */
export async function requireOpenMonths(db: Database, at: readonly UnitDay[], by: Restater): Promise<void> {
  const allowed = by.duties?.has(RESTATE) ?? false
  if (allowed && by.reason) return
  const once = new Map(
    at.filter(({ day }) => by.locked.has(monthOf(day))).map((one) => [`${one.unitId} ${one.day}`, one]),
  )
  const lock = once.size > 0 ? await findLockOver(db, [...once.values()]) : undefined
  if (!lock) return
  throw allowed
    ? new Refusal('conflict', 'restatement.needs-reason', told(lock))
    : new Refusal('conflict', 'period.locked', told(lock))
}

const told = ({ month, place, lockedOn, by, reason }: ToldLock): Facts => ({
  ...{ month: month.slice(0, 7), place, since: lockedOn, by, why: reason },
})

/**
 * Records old and new of every reported figure that moved. Also when only the figure lies in a locked month and no new
 * fact does: somebody's first fact may have become an earlier one.
 * @throws Refusal period.locked | restatement.needs-reason
 */
export async function restate(
  db: Database,
  { months, after }: Settled,
  factIds: readonly string[],
  by: Restater,
): Promise<number> {
  const moves = months.filter(
    ({ tree, amount, month }) => tree === 'territory' && amount !== 0n && by.locked.has(monthOf(month)),
  )
  if (moves.length === 0) return 0
  const at = moves.map(({ unitId, seenOn }) => ({ unitId, day: seenOn }))
  const reported = await findReported(db, at)
  if (reported.length === 0) return 0
  const affected = reported.map(({ index }) => at[index]!)
  await requireOpenMonths(db, affected, by)
  const now = new Map(after.map((tally) => [keyOf(tally), tally.amount]))
  const rows = reported.map(({ index, lockId }) => {
    const { lineNo, unitId, month, amount } = moves[index]!
    const value = now.get(keyOf({ lineNo, unitId, month }))!
    const who = { factIds, reason: by.reason!, restatedBy: by.accountId }
    return { id: newId(), lockId, lineNo, unitId, month, before: value - amount, after: value, ...who }
  })
  await insertRestatements(db, rows)
  return rows.length
}

const keyOf = ({ lineNo, unitId, month }: { lineNo: number; unitId: string; month: PlainDate }) =>
  `${lineNo} ${unitId} ${month}`

/**
 * Locks a month of a place: what every line says there now is what was reported, for ever. Answers the lock's id.
 * @param month any day of the month
 * @throws Refusal period.already-locked for the place or one above it | period.place-not-open
 */
export async function lockPeriod(
  db: Database,
  { month, placeId, reason }: { readonly month: PlainDate; readonly placeId: string; readonly reason: string },
  by: { readonly accountId: string },
): Promise<string> {
  await closeGate(db)
  const day = await findLastDayIn(db, placeId, month)
  if (!day) {
    const place = await findLastName(db, placeId)
    throw new Refusal('conflict', 'period.place-not-open', { place, month: month.slice(0, 7) })
  }
  const known = await findLockOver(db, [{ unitId: placeId, day }])
  if (known) throw new Refusal('conflict', 'period.already-locked', told(known))
  const lock = { id: newId(), month: monthOf(month), placeId, reason, lockedBy: by.accountId }
  await insertLock(db, lock)
  await freeze(db, lock)
  return lock.id
}

export interface Reopener {
  readonly accountId: string
  readonly reason: string
  readonly scope: Scope
  readonly today: PlainDate
}

/**
 * Opens a locked month again; what was reported stays on record.
 * @throws Refusal record.absent when there is no such lock within reach, or it is open again already
 */
export async function reopenPeriod(db: Database, lockId: string, by: Reopener): Promise<void> {
  await closeGate(db)
  if (!(await reopen(db, lockId, by))) throw new Refusal('absent', 'record.absent')
}
