import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tree } from '../rules.ts'
import { holdTrees, trees } from '../tree/store.ts'
import type { CodeScheme } from '../units/code-rules.ts'
import type { OpenedUnit } from '../units/open.ts'
import { applyPlan } from './apply.ts'
import { noPlan, type Plan, type UnitFacts } from './facts.ts'
import {
  judgeOpening,
  type NewCode,
  type NewName,
  nameAt,
  parentAt,
  planClosing,
  planRedesignation,
  planRelocation,
} from './rules.ts'
import { countPosts, findCodeHolder, type RecordedChange, readFacts, writeChange } from './store.ts'
import { type Part, planDivision, planMerger } from './succession-rules.ts'

/** When a change takes effect, by which paper, and who enters it. */
export type Recording = Omit<RecordedChange, 'id'>

interface Code {
  readonly scheme: CodeScheme
  readonly code: string
}

async function carryOut(db: Database, recording: Recording, plan: Plan): Promise<string> {
  const id = newId()
  await applyPlan(db, plan, { id, ...recording })
  return id
}

/** @throws Refusal unit.unknown, naming each unit that does not exist. */
async function getFacts(db: Database, unitIds: readonly string[]): Promise<UnitFacts[]> {
  const facts = await readFacts(db, unitIds)
  const known = new Set(facts.map(({ id }) => id))
  const unknown = unitIds.filter((id) => !known.has(id))
  if (unknown.length > 0) throw new Refusal('absent', 'unit.unknown', { units: unknown })
  return facts
}

async function newCode(db: Database, code: Code, { onDay }: Recording, except: string | null): Promise<NewCode> {
  return { ...code, takenBy: await findCodeHolder(db, { ...code, fromOn: onDay, except }) }
}

/** Opens a unit and tells the history so. Answers its id. */
export async function openRecorded(db: Database, recording: Recording, unit: OpenedUnit): Promise<string> {
  await holdTrees(db)
  const id = unit.id ?? newId()
  const codes: NewCode[] = []
  for (const code of unit.codes ?? []) codes.push(await newCode(db, code, recording, id))
  const parents = await getParents(db, unit)
  judgeOpening({ id, kind: unit.kind, name: unit.name, codes, parents, onDay: recording.onDay })
  const facts = { newName: unit.name, newCode: unit.codes?.[0]?.code ?? null }
  await carryOut(db, recording, { ...noPlan('open'), opens: [{ ...unit, id }], facts })
  return id
}

const getOne = async (db: Database, id: string): Promise<UnitFacts> => (await getFacts(db, [id]))[0]!

const getParents = async (db: Database, { territory, system }: Record<Tree, string | null>) => ({
  territory: territory === null ? null : await getOne(db, territory),
  system: system === null ? null : await getOne(db, system),
})

export interface AskedName {
  readonly unitId: string
  readonly name: NewName | null
  readonly code: Code | null
}

/** Another name, another code, or both. */
export async function redesignate(db: Database, recording: Recording, asked: AskedName): Promise<string> {
  await holdTrees(db)
  const unit = await getOne(db, asked.unitId)
  const code = asked.code && (await newCode(db, asked.code, recording, asked.unitId))
  return carryOut(db, recording, planRedesignation(unit, { name: asked.name, code, onDay: recording.onDay }))
}

export interface AskedMove {
  readonly unitId: string
  readonly tree: Tree
  readonly parentId: string | null
  readonly code: Code | null
}

/** Another parent in one tree. */
export async function relocate(db: Database, recording: Recording, asked: AskedMove): Promise<string> {
  await holdTrees(db)
  const { onDay } = recording
  const { unitId, tree, parentId } = asked
  const unit = await getOne(db, unitId)
  const parent = parentId === null ? null : await getOne(db, parentId)
  const formerId = parentAt(unit, tree, onDay)
  const former = formerId === null ? null : await getOne(db, formerId)
  const code = asked.code && (await newCode(db, asked.code, recording, unitId))
  return carryOut(db, recording, planRelocation(unit, { tree, parent, former, code, onDay }))
}

export async function closeUnit(db: Database, recording: Recording, unitId: string): Promise<string> {
  await holdTrees(db)
  const unit = await getOne(db, unitId)
  return carryOut(db, recording, planClosing(unit, recording.onDay))
}

/** Several units become one that exists; everything of theirs is found there, marked with where it came from. */
export async function mergeUnits(
  db: Database,
  recording: Recording,
  { olds, into }: { olds: readonly string[]; into: string },
): Promise<string> {
  await holdTrees(db)
  const facts = await getFacts(db, [...olds, into])
  const plan = planMerger({ olds: facts.slice(0, -1), into: facts.at(-1)!, onDay: recording.onDay })
  return carryOut(db, recording, plan)
}

/** One part of a unit that is divided; `opened` is a new unit, else `id` names one that exists. */
export type AskedPart = Omit<Part, 'code' | 'name' | 'id' | 'existing' | 'parents'> & {
  readonly code: Code | null
  readonly parents: Partial<Record<Tree, string | null>>
} & (
    | { readonly id: string; readonly opened: null }
    | { readonly id?: string; readonly opened: NonNullable<Part['opened']> }
  )

export interface AskedDivision {
  readonly unitId: string
  readonly parts: readonly AskedPart[]
  readonly postsTo: number | null
  readonly restTo: number | null
  /** `kind` where one unit of another level takes its place. */
  readonly kind: 'split' | 'kind'
}

/** A unit ends and its parts go on. Answers the ids of the parts, in the order asked. */
export async function divideUnit(db: Database, recording: Recording, asked: AskedDivision): Promise<string[]> {
  await holdTrees(db)
  const { onDay } = recording
  const unit = await getOne(db, asked.unitId)
  const parts: Part[] = []
  for (const part of asked.parts) parts.push(await toPart(db, recording, asked.unitId, part))
  const posts = await countPosts(db, asked.unitId, onDay)
  const { postsTo, restTo, kind } = asked
  await carryOut(db, recording, planDivision({ unit: unit, parts, postsTo, restTo, posts, onDay, kind }))
  return parts.map(({ id }) => id)
}

async function toPart(db: Database, recording: Recording, unitId: string, part: AskedPart): Promise<Part> {
  const code = part.code && (await newCode(db, part.code, recording, unitId))
  const parents: Partial<Record<Tree, UnitFacts | null>> = {}
  for (const tree of trees) {
    const id = part.parents[tree]
    if (id !== undefined) parents[tree] = id === null ? null : await getOne(db, id)
  }
  if (part.opened) return { ...part, code, parents, id: part.id ?? newId(), name: part.opened.name, existing: null }
  const existing = await getOne(db, part.id)
  return { ...part, code, parents, existing, name: nameAt(existing, recording.onDay).name }
}

interface Description {
  readonly industry: string | null
  readonly ownership: string | null
  readonly note: string | null
  readonly countsInHost: boolean
}

/** What is not dated was edited; the history keeps what it said before. */
export async function describeUnit(
  db: Database,
  { before, after, on, by }: { before: Description & { id: string }; after: Description; on: PlainDate; by: string },
): Promise<void> {
  const fields = ['industry', 'ownership', 'note'] as const
  const changed = fields.filter((field) => before[field] !== after[field])
  if (changed.length === 0 && before.countsInHost === after.countsInHost)
    throw new Refusal('conflict', 'change.nothing-asked')
  const facts = Object.fromEntries(
    changed.flatMap((field) => [
      [`${field}Before`, before[field]],
      [field, after[field]],
    ]),
  )
  const recording = { onDay: on, precision: 'day', documentNo: null, reason: '', recordedBy: by } as const
  const plan = { ...noPlan('describe'), facts: { ...facts, fields: changed } }
  await writeChange(db, { id: newId(), ...recording }, plan, [before.id])
}
