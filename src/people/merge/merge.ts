import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Clerk } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Sealer } from '../../platform/seal.ts'
import { countPersonsAnew, type OnePerson, type Regrouping } from '../../targets/door.ts'
import { insertChange } from '../records/history-store.ts'
import { settleWork } from '../records/work-store.ts'
import { shelvePersons } from '../search/shelf-store.ts'
import { borrowPlaces, handBack, handOver, reopenPairs, returnPlaces, settlePairs } from './hand-store.ts'
import { fieldChanges } from './history.ts'
import {
  differencesOf,
  type LaterValue,
  type MergedValue,
  type MergeField,
  type Parting,
  partingOf,
  requirePartable,
  requireUnchanged,
  withAllBelow,
} from './merge-rules.ts'
import {
  closeMerge,
  decideMerge,
  type HeldPerson,
  handDown,
  insertValues,
  laterValues,
  lockHeld,
  type MergeRow,
  mergesOf,
  type NewValue,
  pointTo,
  readHeld,
  standingEdges,
  storedOf,
  writeFields,
  writtenValues,
} from './merge-store.ts'
import { carriedOver, sidesOf } from './sides.ts'

export interface Merging {
  readonly db: Database
  readonly seal: Sealer
  readonly clerk: Pick<Clerk, 'accountId' | 'postId' | 'unitId' | 'duties'>
  readonly today: PlainDate
}

/** Two records counted as two persons, and as one. */
export const regrouped = (survivor: OnePerson, merged: OnePerson): Regrouping => ({
  before: [survivor, merged],
  after: [{ countedAs: survivor.countedAs, records: [...survivor.records, ...merged.records] }],
})

/** A record with all that were merged into it. */
export const asOne = (id: string, rows: readonly Pick<HeldPerson, 'id' | 'mergedInto'>[]): OnePerson => ({
  countedAs: id,
  records: rows.filter((row) => row.id === id || row.mergedInto === id).map((row) => row.id),
})

/**
 * Makes two records one person, in the caller's transaction. Persons are held first, then the ledger; everything else
 * after. Facts, enrolments and numbers stay under the record they were written for and are read through
 * `merged_into`; the person's own records go to the survivor.
 * @throws Refusal person.merged-already | person.changed-since | period.locked
 */
export async function mergeRecords(by: Merging, act: MergeRow): Promise<{ readonly restated: number }> {
  const { db, clerk } = by
  const rows = await lockHeld(db, [act.survivorId, act.mergedId])
  const two = rows.filter(({ id }) => id === act.survivorId || id === act.mergedId)
  const seen = new Map([
    [act.survivorId, act.survivorVersion],
    [act.mergedId, act.mergedVersion],
  ])
  requireUnchanged(seen, two)
  const [survivor, merged] = [act.survivorId, act.mergedId].map((id) => rows.find((row) => row.id === id)!)
  const regrouping = regrouped(asOne(act.survivorId, rows), asOne(act.mergedId, rows))
  const counted = await countPersonsAnew(db, regrouping, { ...clerk, reason: act.reason })
  await decideMerge(db, act.id, { state: 'merged', by: clerk.accountId, note: null })
  const values = valuesOf(by, act, survivor!, merged!)
  await writeFields(
    db,
    act.survivorId,
    values.filter(({ taken }) => taken).map((one) => [one.field, one.written]),
  )
  await pointTo(db, asOne(act.mergedId, rows).records, act.survivorId)
  await handOver(db, act)
  await borrowPlaces(db, act)
  await settlePairs(db, act, { ...clerk, reason: act.reason })
  await insertValues(db, act, await withEmployer(by, act, survivor!, merged!, values))
  await shelvePersons(db, [act.survivorId, ...asOne(act.mergedId, rows).records])
  await enterHistory(by, act, values)
  return counted
}

/** Every field in which the two differ, with the choice that was made. */
function valuesOf({ seal }: Merging, act: MergeRow, survivor: HeldPerson, merged: HeldPerson): NewValue[] {
  const choices = act.choices as Readonly<Record<string, boolean>>
  return differencesOf(sidesOf(seal, survivor), sidesOf(seal, merged)).map(({ field, take }) => {
    const taken = choices[field] ?? take
    const [survivorValue, mergedValue] = [storedOf(survivor, field), storedOf(merged, field)]
    const way = { from: merged.id, to: survivor.id }
    return {
      ...{ field, survivorValue, mergedValue, taken },
      written: taken ? carriedOver(seal, field, mergedValue, way) : survivorValue,
    }
  })
}

/** Who has work recorded is employed where that says; what it makes of the employer is part of the merge. */
async function withEmployer(
  { db, today }: Merging,
  act: MergeRow,
  survivor: HeldPerson,
  merged: HeldPerson,
  values: readonly NewValue[],
): Promise<NewValue[]> {
  await settleWork(db, act.survivorId, today)
  const [now] = await readHeld(db, [act.survivorId])
  const written = storedOf(now!, 'employer')
  const known = values.find(({ field }) => field === 'employer')
  const others = values.filter(({ field }) => field !== 'employer')
  const survivorValue = storedOf(survivor, 'employer')
  if (!known && JSON.stringify(written) === JSON.stringify(survivorValue)) return others
  const mergedValue = storedOf(merged, 'employer')
  return [...others, { field: 'employer', survivorValue, mergedValue, taken: known?.taken ?? false, written }]
}

async function enterHistory({ db, clerk, seal }: Merging, act: MergeRow, values: readonly NewValue[]): Promise<void> {
  const changed = values
    .filter(({ taken }) => taken)
    .map(({ field, survivorValue, written }) => ({ field, from: survivorValue, to: written }))
  const id = newId()
  const fields = fieldChanges(seal, { changeId: id, ownerId: act.survivorId }, changed)
  const change = { recordKind: 'person' as const, recordId: act.id, why: act.reason }
  await insertChange(db, clerk, { ...change, personId: act.survivorId, act: 'merge', fields }, id)
  await insertChange(db, clerk, { ...change, personId: act.mergedId, act: 'merged-into', fields: [] })
}

/**
 * Takes a merge back, also after the surviving record went on: what was entered since stays with the survivor, what came
 * from the other goes back to it as it stands now, and values that somebody changed since are named and stay.
 * @throws Refusal person.merge-not-standing | person.merge-nested | period.locked
 */
export async function partRecords(by: Merging, act: MergeRow, reason: string): Promise<readonly MergeField[]> {
  const { db, clerk, today } = by
  const rows = await lockHeld(db, [act.survivorId])
  const survivor = rows.find(({ id }) => id === act.survivorId)!
  requirePartable(act.state, survivor, { personId: survivor.mergedInto })
  const below = withAllBelow(act.mergedId, await standingEdges(db, act.survivorId))
  const whole = asOne(act.survivorId, rows)
  const rest = whole.records.filter((id) => !below.includes(id))
  const { before, after } = regrouped(
    { countedAs: act.survivorId, records: rest },
    { countedAs: act.mergedId, records: below },
  )
  await countPersonsAnew(db, { before: after, after: before }, { ...clerk, reason })
  const partings = await partValues(by, act, survivor, reason)
  const kept = partings.filter(({ does }) => does === 'keep').map(({ field }) => field)
  await pointTo(db, [act.mergedId], null)
  await pointTo(db, below.slice(1), act.mergedId)
  await handBack(db, act)
  await closeMerge(db, act.id, { by: clerk.accountId, reason, keptLater: kept })
  const others = (await mergesOf(db, [act.survivorId])).filter(
    ({ state, survivorId }) => state === 'merged' && survivorId === act.survivorId,
  )
  await returnPlaces(db, act, others)
  await reopenPairs(db, act)
  for (const id of [act.survivorId, act.mergedId]) await settleWork(db, id, today)
  await shelvePersons(db, [...rest, ...below])
  return kept
}

async function partValues(
  by: Merging,
  act: MergeRow,
  survivor: HeldPerson,
  reason: string,
): Promise<readonly Parting[]> {
  const { db, clerk, seal } = by
  const values = (await writtenValues(db, act.id)) as unknown as readonly MergedValue[]
  const later = (await laterValues(db, act)) as unknown as readonly LaterValue[]
  const partings = partingOf(values, later, (field) => storedOf(survivor, field))
  const restored = partings.filter((one) => one.does === 'restore')
  await writeFields(
    db,
    act.survivorId,
    restored.map(({ field, value }) => [field, value as readonly unknown[]]),
  )
  for (const one of partings) if (one.does === 'hand-down') await handDown(db, one)
  const id = newId()
  const changed = restored.map(({ field, value }) => ({
    ...{ field, from: storedOf(survivor, field), to: value as readonly unknown[] },
  }))
  const differing = changed.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
  const fields = fieldChanges(seal, { changeId: id, ownerId: act.survivorId }, differing)
  const change = { recordKind: 'person' as const, recordId: act.id, why: reason }
  await insertChange(db, clerk, { ...change, personId: act.survivorId, act: 'part', fields }, id)
  await insertChange(db, clerk, { ...change, personId: act.mergedId, act: 'parted-from', fields: [] })
  return partings
}
