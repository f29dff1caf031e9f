import type { PlainDate } from '../../platform/plain-date.ts'
import type { Span, Tree, UnitKind } from '../rules.ts'
import type { Above, Edge } from '../tree/closure-rules.ts'
import type { CodeScheme } from '../units/code-rules.ts'
import type { OpenedUnit } from '../units/open.ts'

export interface HeldName extends Span {
  readonly name: string
  readonly shortName: string
}

export interface HeldCode extends Span {
  readonly scheme: CodeScheme
  readonly code: string
}

export interface TreeEdge extends Edge {
  readonly tree: Tree
}

/** Everything a change is judged on: one unit with its names, codes and links up and down, on all days. */
export interface UnitFacts extends Span {
  readonly id: string
  readonly kind: UnitKind
  readonly names: readonly HeldName[]
  readonly codes: readonly HeldCode[]
  readonly above: readonly TreeEdge[]
  readonly below: readonly (TreeEdge & { readonly name: string })[]
  /** Everything ever above it, in both trees. */
  readonly chain: readonly (Above & { readonly tree: Tree })[]
}

export type ChangeKind = 'open' | 'rename' | 'recode' | 'move' | 'split' | 'merge' | 'close' | 'kind' | 'describe'

/** A dated row is cut on the day; what it said goes on under the new value until its old end. */
interface Cut {
  /** First day of the row that is cut; null when nothing stood there. */
  readonly cutFrom: PlainDate | null
  readonly span: Span
}

export interface Rename extends Cut {
  readonly unitId: string
  readonly name: string
  readonly shortName: string
}

export interface Recode extends Cut {
  readonly unitId: string
  readonly scheme: CodeScheme
  readonly code: string
}

export interface Move extends Cut {
  readonly tree: Tree
  readonly childId: string
  /** Null: from then on it is a root. */
  readonly parentId: string | null
}

export interface Succession {
  readonly oldId: string
  readonly newId: string
  /** Part of the old unit's figures that goes to the new one, as a decimal; null: not agreed. */
  readonly share: string | null
}

/** What a change leads to, decided before anything is written. */
export interface Plan {
  readonly kind: ChangeKind
  readonly opens: readonly (OpenedUnit & { readonly id: string })[]
  readonly renames: readonly Rename[]
  readonly recodes: readonly Recode[]
  readonly moves: readonly Move[]
  readonly ends: readonly string[]
  readonly successions: readonly Succession[]
  /** Whose posts, pairings and memberships go on in which unit; those of other ended units end. */
  readonly handovers: readonly { readonly from: string; readonly to: string }[]
  /** What the history tells. */
  readonly facts: Readonly<Record<string, string | number | null | readonly string[]>>
}

export const noPlan = (kind: ChangeKind): Plan => ({
  ...{ kind, opens: [], renames: [], recodes: [], moves: [], ends: [], successions: [], handovers: [], facts: {} },
})

/** The units whose records a plan touches. */
export const touchedBy = (plan: Plan): string[] => [
  ...new Set([
    ...plan.opens.map(({ id }) => id),
    ...[...plan.renames, ...plan.recodes].map(({ unitId }) => unitId),
    ...plan.moves.map(({ childId }) => childId),
    ...plan.ends,
    ...plan.successions.flatMap(({ oldId, newId }) => [oldId, newId]),
  ]),
]
