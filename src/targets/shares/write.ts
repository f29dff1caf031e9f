import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { textOf } from '../amounts.ts'
import type { Place } from '../cards/place-store.ts'
import type { LineRow } from '../cards/target-store.ts'
import { shareKey, standing, type Table, type Wanted } from './read.ts'
import { insertMoves, replaceShares, saveReserve } from './store.ts'

/** One share that becomes another. `before` null: the place had none. */
export interface Change {
  readonly line: LineRow
  readonly child: Place
  readonly before: bigint | null
  readonly after: bigint
  /** What the line's reserve becomes; the same for all changes of a line. */
  readonly reserve: bigint
}

/** The places of a line whose share changes. A place that is left out keeps what it has. */
export function changedLine(table: Table, line: LineRow, { shares, reserve }: Wanted): Change[] {
  const held = standing(table, line)
  return table.children.flatMap((child) => {
    const [before, after] = [held.shares.get(child.code) ?? null, shares.get(child.code) ?? 0n]
    return before === after || (before === null && !shares.has(child.code))
      ? []
      : [{ line, child, before, after, reserve }]
  })
}

export interface Trail {
  readonly reason: string
  readonly documentNo: string | null
  readonly effectiveFrom: PlainDate
}

/** A transfer between two sides, kept as the clerk made it. */
export interface Transfer {
  readonly line: LineRow
  readonly reserve: bigint
  readonly sides: { readonly from: string; readonly to: string; readonly amount: bigint }
}

/**
 * Stores new shares and reserves, and their trail. Without a transfer each change is one between the splitting place and
 * the child, so that every record of the trail has two sides and sums to nothing.
 */
export async function storeChanges(
  { db, clerk }: Pick<Call, 'db' | 'clerk'>,
  table: Table,
  changes: readonly Change[],
  trail: Trail,
  transfer?: Transfer,
): Promise<void> {
  const { place, shares } = table
  const closing = changes.flatMap(({ line, child }) => {
    const held = shares.get(shareKey(line.no, child.id))
    return held ? [{ id: held.id, on: trail.effectiveFrom }] : []
  })
  const opening = changes.map(({ line, child, after }) => ({
    ...{ id: newId(), lineNo: line.no, unitId: child.id, parentId: place.id, assigned: textOf(after, line.unit) },
    committed: shares.get(shareKey(line.no, child.id))?.committed ?? null,
    ...{ fromOn: trail.effectiveFrom, toOn: null },
  }))
  await replaceShares(db, closing, opening)
  const reserves = new Map(changes.map(({ line, reserve }) => [line, reserve]))
  if (transfer) reserves.set(transfer.line, transfer.reserve)
  const kept = [...reserves].filter(([line, reserve]) => standing(table, line).reserve !== reserve)
  for (const [line, reserve] of kept) await saveReserve(db, line.no, place.id, textOf(reserve, line.unit))
  const told = transfer
    ? [transferred(table, transfer)]
    : [...changes.map((one) => given(place, one)), ...kept.map((one) => keptBack(table, one))].filter(
        ({ amount }) => amount !== '0',
      )
  if (told.length === 0) return
  await insertMoves(
    db,
    told.map((one) => ({ ...one, id: newId(), movedBy: clerk.accountId, ...trail })),
  )
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount)

/** From the splitting place to the child, or back. */
function given(place: Place, { line, child, before, after }: Change) {
  const amount = after - (before ?? 0n)
  const text = (count: bigint | null) => (count === null ? null : textOf(count, line.unit))
  const out = amount >= 0n
  const ends = { [out ? 'to' : 'from']: [text(before), text(after)] } as {
    to?: [string | null, string]
    from?: [string | null, string]
  }
  return {
    ...{ lineNo: line.no, amount: textOf(size(amount), line.unit) },
    ...{ fromUnit: out ? place.id : child.id, toUnit: out ? child.id : place.id },
    ...{ fromBefore: ends.from?.[0] ?? null, fromAfter: ends.from?.[1] ?? null },
    ...{ toBefore: ends.to?.[0] ?? null, toAfter: ends.to?.[1] ?? null },
  }
}

/** From the splitting place into its reserve, or out of it. The reserve has no unit of its own. */
function keptBack(table: Table, [line, reserve]: readonly [LineRow, bigint]) {
  const before = standing(table, line).reserve
  const out = reserve >= before
  const ends = [textOf(before, line.unit), textOf(reserve, line.unit)] as const
  return {
    ...{ lineNo: line.no, amount: textOf(size(reserve - before), line.unit) },
    ...{ fromUnit: out ? table.place.id : null, toUnit: out ? null : table.place.id },
    ...{ fromBefore: out ? null : ends[0], fromAfter: out ? null : ends[1] },
    ...{ toBefore: out ? ends[0] : null, toAfter: out ? ends[1] : null },
  }
}

function transferred(table: Table, { line, sides }: Transfer) {
  const held = standing(table, line)
  const unit = (side: string) => table.children.find(({ code }) => code === side)?.id ?? null
  const before = (side: string) => (side === 'reserve' ? held.reserve : (held.shares.get(side) ?? 0n))
  const text = (count: bigint) => textOf(count, line.unit)
  return {
    ...{ lineNo: line.no, amount: text(sides.amount), fromUnit: unit(sides.from), toUnit: unit(sides.to) },
    ...{ fromBefore: text(before(sides.from)), fromAfter: text(before(sides.from) - sides.amount) },
    ...{ toBefore: text(before(sides.to)), toAfter: text(before(sides.to) + sides.amount) },
  }
}
