import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { covers, placeKinds, type Tree, type UnitKind } from '../rules.ts'
import type { CodeScheme } from '../units/code-rules.ts'
import type { OpenedUnit } from '../units/open.ts'
import { type ChangeKind, noPlan, type Plan, type Succession, type UnitFacts } from './facts.ts'
import { childrenFrom, codeAt, ledOver, nameAt, parentAt, requireEnding, requirePlace, standsBelow } from './rules.ts'

export interface Merger {
  readonly olds: readonly UnitFacts[]
  readonly into: UnitFacts
  readonly onDay: PlainDate
}

/** Several units become one that exists: all that stands below them, and their posts, go on there. */
export function planMerger({ olds, into, onDay }: Merger): Plan {
  const ends = new Set(olds.map(({ id }) => id))
  const name = nameAt(into, onDay).name
  if (ends.has(into.id) || ends.size < olds.length) throw new Refusal('invalid', 'merge.into-itself', { name })
  if (!covers(into, onDay) || into.toOn !== null)
    throw new Refusal('conflict', 'change.outside-life', { name, day: onDay, from: into.fromOn, to: into.toOn })
  for (const old of olds) {
    requireEnding(old, onDay)
    requireAlike(old, into, onDay)
    if (standsBelow(into, null, old.id, { fromOn: onDay, toOn: null }))
      throw new Refusal('conflict', 'merge.into-own-branch', { name, old: nameAt(old, onDay).name })
  }
  return {
    ...noPlan('merge'),
    moves: olds.flatMap((old) =>
      childrenFrom(old, onDay)
        .filter(({ childId }) => !ends.has(childId))
        .map((link) => ledOver(link, into.id, onDay)),
    ),
    ends: [...ends],
    successions: olds.map(({ id }) => ({ oldId: id, newId: into.id, share: '1' })),
    handovers: olds.map(({ id }) => ({ from: id, to: into.id })),
    facts: { oldNames: olds.map((old) => nameAt(old, onDay).name), newName: name },
  }
}

const isPlace = (kind: UnitKind) => placeKinds.includes(kind)

function requireAlike(old: UnitFacts, into: UnitFacts, onDay: PlainDate): void {
  if (old.kind === into.kind || (!isPlace(old.kind) && !isPlace(into.kind))) return
  const facts = { name: nameAt(into, onDay).name, old: nameAt(old, onDay).name }
  throw new Refusal('conflict', 'merge.kinds-differ', facts)
}

/** One part of a unit that is divided: a unit that exists, or a new one. */
export interface Part {
  readonly id: string
  readonly name: string
  /** The unit as it is, where it exists already. */
  readonly existing: UnitFacts | null
  /** What a new part opens as; null for a unit that exists. */
  readonly opened: Omit<OpenedUnit, 'id' | 'fromOn' | 'territory' | 'system' | 'codes'> | null
  readonly code: { readonly scheme: CodeScheme; readonly code: string; readonly takenBy: string | null } | null
  /** Another parent than the old unit's; undefined: the same. */
  readonly parents: Partial<Record<Tree, UnitFacts | null>>
  readonly share: string | null
  /** Units below the old one that go to this part. */
  readonly children: readonly string[]
}

export interface Division {
  readonly unit: UnitFacts
  readonly parts: readonly Part[]
  /** Which part takes over posts, pairings and memberships. */
  readonly postsTo: number | null
  /** Which part takes the units below that none names; null: each must be named. */
  readonly restTo: number | null
  /** How many posts the unit has, here or elsewhere, that see its affairs. */
  readonly posts: number
  readonly onDay: PlainDate
  readonly kind: Extract<ChangeKind, 'split' | 'kind'>
}

/** One unit ends and its parts go on: everything below it must be given to one of them, and its posts too. */
export function planDivision({ unit, parts, postsTo, restTo, posts, onDay, kind }: Division): Plan {
  requireEnding(unit, onDay)
  const { name } = nameAt(unit, onDay)
  requireShares(parts, name)
  requireFreeCodes(unit, parts)
  const heir = parts[postsTo ?? -1]
  if (posts > 0 && !heir) throw new Refusal('conflict', 'split.posts-unassigned', { name, count: posts })
  for (const part of parts) requirePart(unit, part, onDay)
  const parentOf = (tree: Tree, { parents }: Part) =>
    parents[tree] === undefined ? parentAt(unit, tree, onDay) : (parents[tree]?.id ?? null)
  return {
    ...noPlan(kind),
    opens: parts.flatMap((part) => {
      const { id, opened, code } = part
      if (!opened) return []
      const codes = code ? [{ scheme: code.scheme, code: code.code }] : []
      return [
        {
          ...opened,
          id,
          codes,
          fromOn: onDay,
          territory: parentOf('territory', part),
          system: parentOf('system', part),
        },
      ]
    }),
    moves: assign(unit, parts, parts[restTo ?? -1]?.id ?? null, onDay),
    ends: [unit.id],
    successions: parts.map(({ id, share }): Succession => ({ oldId: unit.id, newId: id, share })),
    handovers: heir ? [{ from: unit.id, to: heir.id }] : [],
    facts: { oldName: name, oldCode: codeAt(unit, onDay), newNames: parts.map((part) => part.name) },
  }
}

/** @throws Refusal split.part-ended | split.part-inside | split.kinds-differ, or as for a place in a tree. */
function requirePart(unit: UnitFacts, part: Part, onDay: PlainDate): void {
  const { existing, opened, parents, id, name } = part
  const span = { fromOn: onDay, toOn: null }
  if (existing) {
    if (!covers(existing, onDay) || existing.toOn !== null)
      throw new Refusal('conflict', 'split.part-ended', { units: [name] })
    if (standsBelow(existing, null, unit.id, span)) throw new Refusal('conflict', 'split.part-inside', { name })
  }
  const kind = existing?.kind ?? opened!.kind
  if (isPlace(kind) !== isPlace(unit.kind)) throw new Refusal('conflict', 'split.kinds-differ', { name })
  for (const tree of ['territory', 'system'] as const) {
    const parent = parents[tree]
    if (!parent) continue
    requirePlace({ id, kind, name }, tree, parent, span)
    if (standsBelow(parent, tree, unit.id, span)) throw new Refusal('conflict', 'split.part-inside', { name })
  }
}

function assign(unit: UnitFacts, parts: readonly Part[], restId: string | null, onDay: PlainDate): Plan['moves'] {
  const goesTo = new Map(parts.flatMap(({ id, children }) => children.map((child) => [child, id] as const)))
  const links = childrenFrom(unit, onDay)
  const { name } = nameAt(unit, onDay)
  const lost = [
    ...new Set(links.filter(({ childId }) => restId === null && !goesTo.has(childId)).map((link) => link.name)),
  ]
  if (lost.length > 0)
    throw new Refusal('conflict', 'split.children-unassigned', { name, count: lost.length, children: lost.slice(0, 5) })
  const ids = new Set(links.map(({ childId }) => childId))
  const strange = [...goesTo.keys()].filter((child) => !ids.has(child))
  if (strange.length > 0) throw new Refusal('invalid', 'split.not-a-child', { name, count: strange.length })
  return links.map((link) => ledOver(link, goesTo.get(link.childId) ?? restId!, onDay))
}

function requireShares(parts: readonly Part[], name: string): void {
  const known = parts.map(({ share }) => share).filter((share) => share !== null)
  if (known.length > 0 && known.length < parts.length) throw new Refusal('invalid', 'split.share-missing', { name })
  const total = known.reduce((sum, share) => sum + millionths(share), 0)
  if (known.length > 0 && total !== 1_000_000)
    throw new Refusal('invalid', 'split.shares-not-whole', { name, total: String(total / 1_000_000) })
}

const millionths = (share: string): number => Math.round(Number(share) * 1_000_000)

function requireFreeCodes(unit: UnitFacts, parts: readonly Part[]): void {
  const seen = new Set<string>()
  for (const { code } of parts) {
    if (!code) continue
    const own = unit.codes.some((held) => held.scheme === code.scheme && held.code === code.code)
    if ((code.takenBy !== null && !own) || seen.has(code.code))
      throw new Refusal('conflict', 'unit.code-taken', { code: code.code, name: code.takenBy })
    seen.add(code.code)
  }
}
