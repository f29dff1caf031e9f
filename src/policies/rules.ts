import { Refusal } from '../platform/refusal.ts'
import { type DraftLine, type LineKind, lineKinds } from './intake/draft.ts'

export const policyStates = ['draft', 'confirmed', 'withdrawn'] as const
export type PolicyState = (typeof policyStates)[number]

export const lineStates = ['waiting', 'confirmed', 'set-aside'] as const
export type LineState = (typeof lineStates)[number]

/** Kinds that a target can be issued from; all of them must be decided before a notice is. */
export const countingKinds: readonly LineKind[] = ['target', 'fund']

/** What a person may change of a line. The words and where they stand are the source's, and stay. */
export type LineEdit = {
  readonly [Field in Editable]?: DraftLine[Field] | undefined
}

type Editable =
  | 'kind'
  | 'measure'
  | 'population'
  | 'comparator'
  | 'strength'
  | 'per'
  | 'basis'
  | 'value'
  | 'unit'
  | 'period'
  | 'place'
  | 'within'
  | 'actors'
  | 'due'

export interface HeldLine {
  readonly no: number
  readonly state: LineState
  readonly line: DraftLine
}

const DECIMAL = /^\d+(\.\d+)?(-\d+(\.\d+)?)?$/

/**
 * The line as it stands after a person's edit. A confirmed line has nothing left to doubt.
 * @throws Refusal policy.line-value | policy.line-unit | policy.line-period | policy.line-within | policy.line-kind
 */
export function editLine(line: DraftLine, edit: LineEdit, others: readonly HeldLine[]): DraftLine {
  const changed = Object.entries(edit).filter(([, value]) => value !== undefined)
  const next = { ...line, ...Object.fromEntries(changed), id: line.id } as DraftLine
  if (!lineKinds.includes(next.kind)) throw new Refusal('invalid', 'policy.line-kind', { kind: next.kind })
  if (countingKinds.includes(next.kind)) requireQuantity(next)
  const { period } = next
  if (period?.from && period.to && period.to < period.from)
    throw new Refusal('invalid', 'policy.line-period', { from: period.from, to: period.to })
  requireParent(next, others)
  return next
}

function requireQuantity({ value, unit, comparator }: DraftLine): void {
  if (comparator === null) throw new Refusal('invalid', 'policy.line-comparator')
  if (comparator === 'all') return
  if (value === null || !DECIMAL.test(value)) throw new Refusal('invalid', 'policy.line-value')
  if (unit === null || unit.trim() === '') throw new Refusal('invalid', 'policy.line-unit')
}

/** A part lies within a line of the same notice, never within itself by any way round. */
function requireParent(line: DraftLine, others: readonly HeldLine[]): void {
  const byId = new Map(others.map(({ line: other }) => [other.id, other]))
  for (let above = line.within; above !== null; above = byId.get(above)?.within ?? null) {
    if (above === line.id || !byId.has(above)) throw new Refusal('invalid', 'policy.line-within', { within: above })
  }
}

/** Lines that still wait although a target could be issued from them. */
export const undecided = (lines: readonly HeldLine[]): readonly HeldLine[] =>
  lines.filter(({ state, line }) => state === 'waiting' && countingKinds.includes(line.kind))

/** @throws Refusal policy.undecided with their numbers, or policy.not-open. */
export function requireFinished(state: PolicyState, lines: readonly HeldLine[]): void {
  requireOpen(state)
  const left = undecided(lines)
  if (left.length > 0) throw new Refusal('conflict', 'policy.undecided', { lines: left.map(({ no }) => String(no)) })
}

/** @throws Refusal policy.not-open once a notice was confirmed or withdrawn. */
export function requireOpen(state: PolicyState): void {
  if (state !== 'draft') throw new Refusal('conflict', 'policy.not-open', { state })
}

/** A part may not be confirmed while what it is part of was set aside. */
export function requireStandingParent(line: DraftLine, others: readonly HeldLine[]): void {
  const parent = others.find((other) => other.line.id === line.within)
  if (parent?.state === 'set-aside') throw new Refusal('conflict', 'policy.parent-set-aside', { no: parent.no })
}
