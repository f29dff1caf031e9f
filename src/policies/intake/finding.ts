import type { Decimal } from './decimal.ts'
import type { Actor, Basis, Comparator, LineKind, Per, Period, Strength } from './draft.ts'
import type { Dimension } from './units.ts'

/** A line while it is being read: places are in the folded text of its paragraph, the parent is the finding itself. */
export interface Finding {
  readonly paragraph: number
  start: number
  end: number
  kind: LineKind
  measure: string | null
  population: string | null
  comparator: Comparator | null
  strength: Strength | null
  per: Per | null
  basis: Basis | null
  value: string | null
  readonly amount: Decimal | null
  unit: string | null
  readonly dimension: Dimension | null
  period: Period | null
  /** The period stands in the line's own clause. */
  ownPeriod: boolean
  place: string | null
  parent: Finding | null
  overlaps: boolean
  actors: readonly Actor[]
  due: string | null
  readonly doubts: Set<string>
}

const blank = {
  measure: null,
  population: null,
  comparator: null,
  strength: null,
  per: null,
  basis: null,
  value: null,
  amount: null,
  unit: null,
  dimension: null,
  period: null,
  ownPeriod: false,
  place: null,
  parent: null,
  overlaps: false,
  actors: [],
  due: null,
} as const

/** A finding of which only place and kind are known yet. */
export const finding = (
  known: Pick<Finding, 'paragraph' | 'start' | 'end' | 'kind'> &
    Partial<Omit<Finding, 'doubts'>> & { doubts?: Iterable<string> },
): Finding => ({ ...blank, ...known, period: named(known.period), doubts: new Set(known.doubts ?? []) })

/** A period of which neither end is known is none. */
const named = (period: Period | null | undefined): Period | null => (period?.from || period?.to ? period : null)
