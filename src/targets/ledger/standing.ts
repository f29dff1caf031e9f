import { covers, type Span, type Tree } from '../../organisations/rules.ts'
import { monthOf, type PlainDate } from '../../platform/plain-date.ts'

/** One row of the dated closure of a tree. */
export interface Above extends Span {
  readonly tree: Tree
  readonly descendantId: string
  readonly ancestorId: string
}

/** Where units stand: for each tree and unit, everything above it (itself included) with the days. */
export type Standing = (tree: Tree, unitId: string) => readonly Above[]

export function standingOf(rows: readonly Above[]): Standing {
  const byUnit = Map.groupBy(rows, ({ tree, descendantId }) => `${tree} ${descendantId}`)
  return (tree, unitId) => byUnit.get(`${tree} ${unitId}`) ?? []
}

/** Ids of all that the unit belongs to on a day, itself included; empty on a day on which it is not open. */
export const aboveOn = (rows: readonly Above[], day: PlainDate): string[] =>
  rows.filter((row) => covers(row, day)).map(({ ancestorId }) => ancestorId)

/**
 * The month a leaf's amount of this day is tallied under: its first day, or the last day in it, up to this one, on
 * which anything above the leaf changed. The tree of the answer is the tree of the day.
 */
export function bucketOf(rows: readonly Above[], day: PlainDate): PlainDate {
  return rows
    .flatMap(({ fromOn, toOn }) => (toOn === null ? [fromOn] : [fromOn, toOn]))
    .reduce((bucket, change) => (change <= day && change > bucket ? change : bucket), monthOf(day))
}
