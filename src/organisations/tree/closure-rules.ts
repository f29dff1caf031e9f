import type { PlainDate } from '../../platform/plain-date.ts'
import type { Span } from '../rules.ts'

/** One dated parent link of a tree. A unit has at most one parent on any day. */
export interface Edge extends Span {
  readonly childId: string
  readonly parentId: string
}

/** For one unit, one ancestor and a span of days: how far above it stands. The unit itself is at depth 0. */
export interface Above extends Span {
  readonly ancestorId: string
  readonly descendantId: string
  readonly depth: number
}

/** Province, prefecture, county, town, group, company, branch, workshop: real trees end far below this. */
const DEEPEST = 40

const earlier = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null ? b : b === null || a < b ? a : b

/** The days that both spans cover, or nothing. */
export function overlapOf(a: Span, b: Span): Span | undefined {
  const fromOn = a.fromOn > b.fromOn ? a.fromOn : b.fromOn
  const toOn = earlier(a.toOn, b.toOn)
  return toOn === null || fromOn < toOn ? { fromOn, toOn } : undefined
}

/**
 * Everything above a unit on every day of its life, walked from its dated parent links. The rows of one ancestor never
 * overlap. @throws RangeError when the links run in a circle.
 */
export function closureOf(
  unit: Span & { readonly id: string },
  edgesOf: (childId: string) => readonly Edge[],
): Above[] {
  const { id, fromOn, toOn } = unit
  const rows: Above[] = [{ ancestorId: id, descendantId: id, depth: 0, fromOn, toOn }]
  for (const row of rows) {
    if (row.depth > DEEPEST) throw new RangeError(`the tree runs in a circle above ${id}`)
    for (const edge of edgesOf(row.ancestorId)) {
      const span = overlapOf(row, edge)
      if (span) rows.push({ ...span, ancestorId: edge.parentId, descendantId: id, depth: row.depth + 1 })
    }
  }
  return rows
}
