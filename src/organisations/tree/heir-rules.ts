import type { PlainDate } from '../../platform/plain-date.ts'
import type { Span } from '../rules.ts'
import { overlapOf } from './closure-rules.ts'

/** Who answers for a unit that has ended, and for which days. */
export interface Heir extends Span {
  readonly oldId: string
  readonly heirId: string
}

export interface Ended {
  readonly id: string
  readonly toOn: PlainDate
}

/** What follows a unit (its successors, or else the unit it last stood below), with the life of each. */
export type Following = (id: string) => readonly (Span & { readonly id: string })[]

const LONGEST_CHAIN = 100

/**
 * The open units that answer for an ended one, day by day: the chain of successors is followed through every one that
 * ended in its turn. Spans of one heir never overlap. @throws RangeError when successors follow each other in a circle.
 */
export function heirsOf(ended: Ended, following: Following): Heir[] {
  const steps: { id: string; fromOn: PlainDate; length: number }[] = [{ id: ended.id, fromOn: ended.toOn, length: 0 }]
  const found: Heir[] = []
  for (const { id, fromOn, length } of steps) {
    if (length > LONGEST_CHAIN) throw new RangeError(`successors run in a circle after ${ended.id}`)
    for (const next of following(id)) {
      const span = overlapOf({ fromOn, toOn: null }, next)
      if (span) found.push({ ...span, oldId: ended.id, heirId: next.id })
      if (next.toOn !== null)
        steps.push({ id: next.id, fromOn: next.toOn > fromOn ? next.toOn : fromOn, length: length + 1 })
    }
  }
  return [...Map.groupBy(found, ({ heirId }) => heirId).values()].flatMap(joinSpans)
}

/** Spans that touch or overlap become one. */
function joinSpans(spans: readonly Heir[]): Heir[] {
  const joined: Heir[] = []
  for (const span of [...spans].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    const last = joined.at(-1)
    if (!last || (last.toOn !== null && last.toOn < span.fromOn)) joined.push(span)
    else joined[joined.length - 1] = { ...last, toOn: later(last.toOn, span.toOn) }
  }
  return joined
}

const later = (a: PlainDate | null, b: PlainDate | null) => (a === null || b === null ? null : a > b ? a : b)
