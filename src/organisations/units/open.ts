import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { readingsOf } from '../../platform/pinyin.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Span, Tree, UnitKind } from '../rules.ts'
import { shareTrees, trees, workClosure } from '../tree/store.ts'
import type { CodeScheme } from './code-rules.ts'
import { insertCodes, insertEdges, insertNames, insertUnits, readNames, readSpans } from './store.ts'

export interface OpenedUnit {
  /** A given id makes reference data repeatable; without it a new one is made. */
  readonly id?: string
  readonly kind: UnitKind
  readonly name: string
  readonly shortName?: string
  readonly fromOn: PlainDate
  readonly precision?: 'year' | 'month' | 'day'
  readonly codes?: readonly { readonly scheme: CodeScheme; readonly code: string }[]
  /** The unit above it in each tree; null at a root. */
  readonly territory: string | null
  readonly system: string | null
  readonly industry?: string
  readonly ownership?: string
  readonly countsInHost?: boolean
  readonly invented?: boolean
  readonly note?: string
}

/** A unit with its first name, codes and places in both trees. Answers its id. @throws Refusal unit.parent-not-open. */
export async function openUnit(db: Database, unit: OpenedUnit): Promise<string> {
  const [id] = await openUnits(db, [unit])
  return id!
}

/** Many at once, in the order given; a unit may stand below one that is opened with it. */
export async function openUnits(db: Database, given: readonly OpenedUnit[]): Promise<string[]> {
  if (given.length === 0) return []
  const units = given.map((unit) => ({ ...unit, id: unit.id ?? newId() }))
  await shareTrees(db)
  await insertUnits(db, units.map(unitRow))
  const parents = await readParents(db, units)
  await insertNames(
    db,
    units.map((unit) => nameRow(unit.id, unit)),
  )
  await insertCodes(
    db,
    units.flatMap(({ id, codes = [], fromOn }) => codes.map((code) => ({ ...code, unitId: id, fromOn, toOn: null }))),
  )
  await insertEdges(
    db,
    trees.flatMap((tree) => edgeRows(tree, units, parents)),
  )
  for (const tree of trees)
    await workClosure(
      db,
      tree,
      units.map(({ id, fromOn }) => ({ id, fromOn, toOn: null })),
    )
  return units.map(({ id }) => id)
}

type WithId = OpenedUnit & { readonly id: string }

const unitRow = (unit: WithId) => ({
  id: unit.id,
  kind: unit.kind,
  fromOn: unit.fromOn,
  toOn: null,
  precision: unit.precision ?? 'day',
  industry: unit.industry ?? null,
  ownership: unit.ownership ?? null,
  countsInHost: unit.countsInHost ?? true,
  invented: unit.invented ?? false,
  note: unit.note ?? null,
})

/** A row of `unit_name`, with what a list sorts by and a picker searches in. */
export function nameRow(unitId: string, named: { name: string; shortName?: string; fromOn: PlainDate }) {
  const { name, fromOn, shortName = name } = named
  const { sortKey, initials, everyInitials, spelt } = readingsOf(name)
  const short = shortName === name ? [] : [shortName, ...readingsOf(shortName).everyInitials]
  const search = [...new Set([name, ...everyInitials, spelt, ...short])].join(' ').toLowerCase()
  return { unitId, fromOn, toOn: null, name, shortName, initials, sortKey, search }
}

/** A link begins when both ends exist. */
const edgeRows = (tree: Tree, units: readonly WithId[], parents: Parents) =>
  units.flatMap(({ id, fromOn, [tree]: parentId }) => {
    if (parentId === null) return []
    const parent = parents.get(parentId)!
    return [{ tree, childId: id, parentId, fromOn: parent.fromOn > fromOn ? parent.fromOn : fromOn, toOn: null }]
  })

type Parents = ReadonlyMap<string, Span>

/** @throws Refusal unit.parent-not-open when a parent does not exist or has ended. */
async function readParents(db: Database, units: readonly WithId[]): Promise<Parents> {
  const wanted = units.flatMap(({ territory, system }) => [territory, system]).filter((id) => id !== null)
  const spans = new Map((await readSpans(db, [...new Set(wanted)])).map((span) => [span.id, span]))
  for (const unit of units)
    for (const tree of trees) {
      const parentId = unit[tree]
      if (parentId === null || spans.get(parentId)?.toOn === null) continue
      const [parent] = await readNames(db, [parentId], unit.fromOn)
      const facts = { name: unit.name, day: unit.fromOn, parent: parent?.name ?? parentId }
      throw new Refusal('conflict', 'unit.parent-not-open', facts)
    }
  return spans
}
