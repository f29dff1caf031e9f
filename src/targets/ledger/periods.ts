import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { MonthMove } from './moves.ts'
import { findLockOver, findReported, insertRestatements } from './period-store.ts'
import type { Settled } from './settle.ts'

/** The duty of those who may change what was reported. */
export const RESTATE = 'figure.restate'

export interface Restater {
  readonly accountId: string
  readonly duties?: ReadonlySet<string>
  readonly reason: string | null
}

/**
 * A fact in a locked month needs the duty and a reason. The refusal says what is locked, since when, by whom and why,
 * and how a restatement is made.
 * @throws Refusal period.locked | restatement.needs-reason
 */
export async function requireOpenMonths(
  db: Database,
  facts: readonly { readonly unitId: string; readonly onDay: PlainDate }[],
  by: Restater,
): Promise<void> {
  const allowed = by.duties?.has(RESTATE) ?? false
  if (allowed && by.reason) return
  const days = new Map(facts.map(({ unitId, onDay }) => [`${unitId} ${onDay}`, { unitId, day: onDay }]))
  const lock = await findLockOver(db, [...days.values()])
  if (!lock) return
  const { month, place, lockedOn, by: who, reason } = lock
  throw new Refusal('conflict', allowed ? 'restatement.needs-reason' : 'period.locked', {
    ...{ month: month.slice(0, 7), place, since: lockedOn, by: who, why: reason },
  })
}

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
  const now = new Map(after.map((tally) => [keyOf(tally), tally.amount]))
  const moves = months.filter(({ tree, amount }) => tree === 'territory' && amount !== 0n)
  const reported = await findReported(
    db,
    moves.map(({ unitId, seenOn }) => ({ unitId, at: seenOn })),
  )
  if (reported.length === 0) return 0
  const hit = reported.map(({ index, lockId }) => ({ move: moves[index]!, lockId }))
  await requireOpenMonths(
    db,
    hit.map(({ move }) => ({ unitId: move.unitId, onDay: move.seenOn })),
    by,
  )
  const rows = hit.map(({ move: { lineNo, unitId, month, amount, ...move }, lockId }) => {
    const value = now.get(keyOf({ lineNo, unitId, month, ...move }))!
    return { id: newId(), lockId, lineNo, unitId, month, before: value - amount, after: value }
  })
  const who = { factIds, reason: by.reason!, restatedBy: by.accountId }
  await insertRestatements(
    db,
    rows.map((row) => ({ ...row, ...who })),
  )
  return rows.length
}

const keyOf = ({ lineNo, unitId, month }: Pick<MonthMove, 'lineNo' | 'unitId' | 'month'>) =>
  `${lineNo} ${unitId} ${month}`
