import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { covers, mayStandBelow, type Span, type Tree, type UnitKind } from '../rules.ts'
import { overlapOf } from '../tree/closure-rules.ts'
import type { CodeScheme } from '../units/code-rules.ts'
import { type HeldName, type Move, noPlan, type Plan, type Recode, type Rename, type UnitFacts } from './facts.ts'

/** The name on a day of the unit's life; before it the first, after it the last. */
export function nameAt(unit: Pick<UnitFacts, 'names'>, day: PlainDate): HeldName {
  const held = unit.names.filter(({ fromOn }) => fromOn <= day)
  return (held.length > 0 ? held : [unit.names[0]!]).reduce((a, b) => (b.fromOn > a.fromOn ? b : a))
}

/** The code on a day, of the scheme asked for or else any. */
export const codeAt = (unit: Pick<UnitFacts, 'codes'>, day: PlainDate, scheme?: CodeScheme): string | null =>
  unit.codes.find((code) => covers(code, day) && (scheme === undefined || code.scheme === scheme))?.code ?? null

/** @throws Refusal change.outside-life unless the unit exists on the day and did the day before. */
export function requireAlive(unit: UnitFacts, onDay: PlainDate): void {
  if (covers(unit, onDay) && unit.fromOn < onDay) return
  const { name } = nameAt(unit, onDay)
  throw new Refusal('conflict', 'change.outside-life', { name, day: onDay, from: unit.fromOn, to: unit.toOn })
}

/** Where a new value is to stand from a day on: it cuts the row that covers the day, and holds until that row's end. */
function cutAt(rows: readonly Span[], unit: UnitFacts, onDay: PlainDate): { cutFrom: PlainDate | null; span: Span } {
  const covering = rows.find((row) => covers(row, onDay))
  if (covering?.fromOn === onDay)
    throw new Refusal('conflict', 'change.same-day', { name: nameAt(unit, onDay).name, day: onDay })
  if (covering) return { cutFrom: covering.fromOn, span: { fromOn: onDay, toOn: covering.toOn } }
  const next = rows.map(({ fromOn }) => fromOn).filter((fromOn) => fromOn > onDay)
  return { cutFrom: null, span: { fromOn: onDay, toOn: next.sort()[0] ?? unit.toOn } }
}

export interface NewName {
  readonly name: string
  readonly shortName: string
}

function renamed(unit: UnitFacts, { name, shortName }: NewName, onDay: PlainDate): Rename {
  const held = nameAt(unit, onDay)
  if (held.name === name && held.shortName === shortName)
    throw new Refusal('conflict', 'change.nothing-new', { name: held.name })
  return { unitId: unit.id, name, shortName, ...cutAt(unit.names, unit, onDay) }
}

export interface NewCode {
  readonly scheme: CodeScheme
  readonly code: string
  /** Who else bears the code on a day from then on; null when it is free. */
  readonly takenBy: string | null
}

function recoded(unit: UnitFacts, { scheme, code, takenBy }: NewCode, onDay: PlainDate): Recode {
  if (takenBy !== null) throw new Refusal('conflict', 'unit.code-taken', { code, name: takenBy })
  if (codeAt(unit, onDay, scheme) === code)
    throw new Refusal('conflict', 'change.nothing-new', { name: nameAt(unit, onDay).name })
  const ofScheme = unit.codes.filter((held) => held.scheme === scheme)
  return { unitId: unit.id, scheme, code, ...cutAt(ofScheme, unit, onDay) }
}

export interface Redesignation {
  readonly name: NewName | null
  readonly code: NewCode | null
  readonly onDay: PlainDate
}

/** A unit takes another name, another code, or both on one day (撤县设区, 撤县设市). It stays the same unit. */
export function planRedesignation(unit: UnitFacts, { name, code, onDay }: Redesignation): Plan {
  requireAlive(unit, onDay)
  const [oldName, oldCode] = [nameAt(unit, onDay).name, code && codeAt(unit, onDay, code.scheme)]
  return {
    ...noPlan(code ? 'recode' : 'rename'),
    renames: name ? [renamed(unit, name, onDay)] : [],
    recodes: code ? [recoded(unit, code, onDay)] : [],
    facts: { oldName, newName: name?.name ?? oldName, oldCode: oldCode ?? null, newCode: code?.code ?? null },
  }
}

export interface Relocation {
  readonly tree: Tree
  readonly parent: UnitFacts | null
  /** The parent until then. */
  readonly former: UnitFacts | null
  readonly code: NewCode | null
  readonly onDay: PlainDate
}

/** A unit goes below another parent in one tree, with all that stands below it; its code may change with it. */
export function planRelocation(unit: UnitFacts, { tree, parent, former, code, onDay }: Relocation): Plan {
  requireAlive(unit, onDay)
  const links = unit.above.filter((edge) => edge.tree === tree)
  const now = parentAt(unit, tree, onDay)
  const { name } = nameAt(unit, onDay)
  if (now === (parent?.id ?? null)) throw new Refusal('conflict', 'change.nothing-new', { name })
  const cut = cutAt(links, unit, onDay)
  if (parent) requirePlace({ id: unit.id, kind: unit.kind, name }, tree, parent, cut.span)
  const nameOf = (other: UnitFacts | null) => other && nameAt(other, onDay).name
  return {
    ...noPlan('move'),
    moves: [{ tree, childId: unit.id, parentId: parent?.id ?? null, ...cut }],
    recodes: code ? [recoded(unit, code, onDay)] : [],
    facts: { tree, oldParent: nameOf(former), newParent: nameOf(parent), newCode: code?.code ?? null },
  }
}

/** The unit above on the day, in one tree. */
export const parentAt = (unit: UnitFacts, tree: Tree, day: PlainDate): string | null =>
  unit.above.find((edge) => edge.tree === tree && covers(edge, day))?.parentId ?? null

interface Placed {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
}

/** @throws Refusal unit.not-below | unit.parent-not-open | unit.inside-itself. */
export function requirePlace(unit: Placed, tree: Tree, parent: UnitFacts, span: Span): void {
  const facts = { name: unit.name, parent: nameAt(parent, span.fromOn).name }
  if (!mayStandBelow(tree, unit.kind, parent.kind)) throw new Refusal('conflict', 'unit.not-below', facts)
  const open =
    parent.fromOn <= span.fromOn && (parent.toOn === null || (span.toOn !== null && span.toOn <= parent.toOn))
  if (!open) throw new Refusal('conflict', 'unit.parent-not-open', { ...facts, day: span.fromOn })
  if (standsBelow(parent, tree, unit.id, span)) throw new Refusal('conflict', 'unit.inside-itself', facts)
}

/** Whether a unit has another above it in the tree on some day of the span; every unit has itself. */
export const standsBelow = (unit: UnitFacts, tree: Tree | null, aboveId: string, span: Span): boolean =>
  unit.chain.some(
    (above) => above.ancestorId === aboveId && (tree === null || above.tree === tree) && overlapOf(above, span),
  )

export interface Opening extends Placed {
  readonly codes: readonly NewCode[]
  readonly parents: Readonly<Record<Tree, UnitFacts | null>>
  readonly onDay: PlainDate
}

/** @throws Refusal unit.code-taken | unit.not-below | unit.parent-not-open. */
export function judgeOpening({ codes, parents, onDay, ...unit }: Opening): void {
  for (const { code, takenBy } of codes)
    if (takenBy !== null) throw new Refusal('conflict', 'unit.code-taken', { code, name: takenBy })
  for (const tree of ['territory', 'system'] as const) {
    const parent = parents[tree]
    if (parent) requirePlace(unit, tree, parent, { fromOn: onDay, toOn: null })
  }
}

/** Children whose link still holds on the day or begins later. */
export const childrenFrom = (unit: UnitFacts, onDay: PlainDate): UnitFacts['below'] =>
  unit.below.filter(({ toOn }) => toOn === null || toOn > onDay)

/** A unit ends; nothing may stand below it any more. Its posts end with it. */
export function planClosing(unit: UnitFacts, onDay: PlainDate): Plan {
  requireEnding(unit, onDay)
  const left = childrenFrom(unit, onDay)
  const { name } = nameAt(unit, onDay)
  if (left.length > 0) {
    const names = [...new Set(left.map((child) => child.name))]
    throw new Refusal('conflict', 'unit.has-children', { name, count: names.length, children: names.slice(0, 5) })
  }
  return { ...noPlan('close'), ends: [unit.id], facts: { oldName: name, oldCode: codeAt(unit, onDay) } }
}

/** @throws Refusal unit.ended | change.outside-life | change.later-exists. */
export function requireEnding(unit: UnitFacts, onDay: PlainDate): void {
  const { name } = nameAt(unit, onDay)
  if (unit.toOn !== null) throw new Refusal('conflict', 'unit.ended', { name, day: unit.toOn })
  requireAlive(unit, onDay)
  const later = [...unit.names, ...unit.codes, ...unit.above].find(({ fromOn }) => fromOn >= onDay)
  if (later) throw new Refusal('conflict', 'change.later-exists', { name, day: later.fromOn })
}

/** Where a child of an ended unit goes: links that hold on the day are cut, later ones are led over whole. */
export const ledOver = (link: UnitFacts['below'][number], parentId: string, onDay: PlainDate): Move => ({
  tree: link.tree,
  childId: link.childId,
  parentId,
  cutFrom: link.fromOn,
  span: { fromOn: link.fromOn > onDay ? link.fromOn : onDay, toOn: link.toOn },
})
