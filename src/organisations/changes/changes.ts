import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Tree } from '../rules.ts'
import { holdTrees } from '../tree/store.ts'
import type { CodeScheme } from '../units/code-rules.ts'
import type { OpenedUnit } from '../units/open.ts'
import { readNames } from '../units/store.ts'
import { applyPlan } from './apply.ts'
import { noPlan, type Plan, type UnitFacts } from './facts.ts'
import { type NewCode, type NewName, type NewParent, planClosing, planRedesignation, planRelocation } from './rules.ts'
import { countPosts, findCodeHolder, type RecordedChange, readFacts, readParent, writeChange } from './store.ts'
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
  for (const code of unit.codes ?? []) {
    const { takenBy } = await newCode(db, code, recording, id)
    if (takenBy !== null) throw new Refusal('conflict', 'unit.code-taken', { code: code.code, name: takenBy })
  }
  const facts = { newName: unit.name, newCode: unit.codes?.[0]?.code ?? null }
  await carryOut(db, recording, { ...noPlan('open'), opens: [{ ...unit, id }], facts })
  return id
}

export interface AskedName {
  readonly unitId: string
  readonly name: NewName | null
  readonly code: Code | null
}

/** Another name, another code, or both. */
export async function redesignate(db: Database, recording: Recording, asked: AskedName): Promise<string> {
  await holdTrees(db)
  const [unit] = await getFacts(db, [asked.unitId])
  const code = asked.code && (await newCode(db, asked.code, recording, asked.unitId))
  return carryOut(db, recording, planRedesignation(unit!, { name: asked.name, code, onDay: recording.onDay }))
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
  const [unit] = await getFacts(db, [asked.unitId])
  const parent = asked.parentId === null ? null : await getParent(db, asked.parentId, asked.tree, onDay)
  const now = unit!.above.find(({ tree, toOn }) => tree === asked.tree && (toOn === null || toOn > onDay))
  const [former] = now ? await readNames(db, [now.parentId], onDay) : []
  const code = asked.code && (await newCode(db, asked.code, recording, asked.unitId))
  const relocation = { tree: asked.tree, parent, formerParent: former?.name ?? null, code, onDay }
  return carryOut(db, recording, planRelocation(unit!, relocation))
}

async function getParent(db: Database, id: string, tree: Tree, day: Recording['onDay']): Promise<NewParent> {
  const parent = await readParent(db, id, tree, day)
  if (!parent) throw new Refusal('absent', 'unit.unknown', { units: [id] })
  return parent
}

export async function closeUnit(db: Database, recording: Recording, unitId: string): Promise<string> {
  await holdTrees(db)
  const [unit] = await getFacts(db, [unitId])
  return carryOut(db, recording, planClosing(unit!, recording.onDay))
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
export type AskedPart = Omit<Part, 'code' | 'name' | 'id'> & {
  readonly code: Code | null
} & (
    | { readonly id: string; readonly opened: null }
    | { readonly id?: string; readonly opened: NonNullable<Part['opened']> }
  )

export interface AskedDivision {
  readonly unitId: string
  readonly parts: readonly AskedPart[]
  readonly postsTo: number | null
  /** `kind` where one unit of another level takes its place. */
  readonly kind: 'split' | 'kind'
}

/** A unit ends and its parts go on. Answers the ids of the parts, in the order asked. */
export async function divideUnit(db: Database, recording: Recording, asked: AskedDivision): Promise<string[]> {
  await holdTrees(db)
  const { onDay } = recording
  const [unit] = await getFacts(db, [asked.unitId])
  const parts: Part[] = []
  for (const part of asked.parts) parts.push(await toPart(db, recording, asked.unitId, part))
  const posts = await countPosts(db, asked.unitId, onDay)
  const { postsTo, kind } = asked
  await carryOut(db, recording, planDivision({ unit: unit!, parts, postsTo, posts, onDay, kind }))
  return parts.map(({ id }) => id)
}

async function toPart(db: Database, recording: Recording, unitId: string, part: AskedPart): Promise<Part> {
  const code = part.code && (await newCode(db, part.code, recording, unitId))
  if (part.opened) return { ...part, code, id: part.id ?? newId(), name: part.opened.name }
  const [existing] = await getFacts(db, [part.id])
  if (existing!.toOn !== null || existing!.fromOn > recording.onDay)
    throw new Refusal('conflict', 'split.part-ended', { units: [existing!.names.at(-1)!.name] })
  return { ...part, code, name: existing!.names.at(-1)!.name }
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
