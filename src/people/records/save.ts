import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Clerk } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { type FieldFault, Refusal } from '../../platform/refusal.ts'
import { namesOfOccupations } from '../occupations/occupation-store.ts'
import { maskCertificate } from '../rules.ts'
import { keepDraft, settleDraft } from './draft-store.ts'
import { findLastChange, insertChange } from './history-store.ts'
import type { RecordKind } from './kinds.ts'
import {
  claimNumber,
  findMeaning,
  insertRecord,
  type LockedPerson,
  lockRecord,
  type RecordRow,
  readRecordsOf,
  releaseNumber,
  updateRecord,
} from './record-store.ts'
import { changesBetween, type RecordFacts, type RecordValues, readRecord, type Typed } from './rules.ts'
import { settleWork, unitsNamed } from './work-store.ts'

export interface Desk {
  readonly db: Database
  readonly clerk: Clerk
  readonly today: PlainDate
}

/** A record as somebody hands it in: a new one, or the correction of one he saw in a version. */
export interface HandedIn {
  readonly kind: RecordKind
  readonly recordId: string | null
  readonly version: number | null
  readonly draftId: string | null
  readonly typed: Typed
  readonly source: string
  readonly paperId: string | null
  readonly why: string
}

export type Saved =
  /** The same record stands already; nothing was written. */
  | { readonly outcome: 'already'; readonly recordId: string }
  | { readonly outcome: 'stored'; readonly recordId: string; readonly warnings: readonly FieldFault[] }
  | { readonly outcome: 'draft'; readonly draftId: string; readonly faults: readonly FieldFault[] }

/**
 * Stores a record of a locked person, or keeps what was typed as a draft with every fault.
 * @throws Refusal record.absent | record.struck | record.changed | record.verified-only-office
 */
export async function saveRecord(desk: Desk, person: LockedPerson, given: HandedIn): Promise<Saved> {
  const held = given.recordId === null ? null : await lockRecord(desk.db, given.kind, person.id, given.recordId)
  if (held) await requireOpen(desk, held, given.version)
  const others = (await readRecordsOf(desk.db, given.kind, person.id)).filter(({ id }) => id !== held?.id)
  const typed = await asKnown(desk, given, held ? [held, ...others] : others)
  const read = readRecord(given.kind, typed, await factsOf(desk, person, typed, others))
  if ('faults' in read) return draft(desk, person, given, [...read.faults, ...whyFault(given)])
  const same = held ? undefined : others.find((row) => isSame(row, read.values))
  if (same) return settled(desk, person, given, same.id)
  const id = held?.id ?? newId()
  const faults = [...whyFault(given), ...twice(given.kind, read.values, others)]
  const claimed = faults.length > 0 || (await claims(desk, given.kind, { personId: person.id, id }, read.values, held))
  if (!claimed) faults.push({ field: 'number', code: 'record.number-taken', facts: {} })
  if (faults.length > 0) return draft(desk, person, given, faults)
  await write(desk, person, given, { id, held, values: await withMeaning(desk, given.kind, read.values) })
  return { outcome: 'stored', recordId: id, warnings: read.warnings }
}

/** Nothing but the unit behind its name may differ: who entered it twice meant one record. */
const isSame = (row: RecordRow, { unitId: _, ...values }: RecordValues): boolean =>
  row.struckOn === null && Object.entries(values).every(([field, value]) => (row[field] ?? null) === value)

async function settled(
  { db, clerk }: Desk,
  person: LockedPerson,
  { draftId }: HandedIn,
  recordId: string,
): Promise<Saved> {
  if (draftId) await settleDraft(db, { personId: person.id, id: draftId }, { settledBy: clerk.accountId, recordId })
  return { outcome: 'already', recordId }
}

/** @throws Refusal record.struck | record.changed | record.verified-only-office */
export async function requireOpen({ db, clerk }: Desk, held: RecordRow, version: number | null): Promise<void> {
  if (held.struckOn) throw new Refusal('conflict', 'record.struck')
  if (version !== held.version) {
    const last = await findLastChange(db, held.personId, held.id)
    throw new Refusal('conflict', 'record.changed', { who: last?.who ?? null, when: last?.at.toISOString() ?? null })
  }
  if (held.verified && !clerk.duties.has('record.verify')) throw new Refusal('forbidden', 'record.verified-only-office')
}

const whyFault = ({ recordId, why }: HandedIn): FieldFault[] =>
  recordId !== null && why.length < 2 ? [{ field: 'why', code: 'record.why', facts: {} }] : []

async function draft(
  { db, clerk }: Desk,
  person: LockedPerson,
  given: HandedIn,
  faults: readonly FieldFault[],
): Promise<Saved> {
  const { kind, typed, source, paperId, recordId } = given
  const draftId = await keepDraft(db, given.draftId, {
    ...{ personId: person.id, recordKind: kind, corrects: recordId, typed, faults, source, paperId },
    enteredBy: clerk.accountId,
  })
  return { outcome: 'draft', draftId, faults }
}

/** A masked number left as it was is the number; a unit is the one picked if it bears the name, or the only one that does. */
async function asKnown({ db, today }: Desk, { typed }: HandedIn, rows: readonly RecordRow[]): Promise<Typed> {
  const known: Record<string, string> = { ...typed }
  const masked = rows.find(({ number }) => typeof number === 'string' && typed.number === maskCertificate(number))
  if (masked) known.number = String(masked.number)
  const unitName = typed.unitName?.trim() ?? ''
  const units = unitName === '' ? [] : await unitsNamed(db, unitName, today)
  known.unitId = units.find((id) => id === typed.unitId) ?? (units.length === 1 ? units[0]! : '')
  return known
}

async function factsOf(
  { db, today }: Desk,
  { birth, diedOn, retiredOn }: LockedPerson,
  typed: Typed,
  others: readonly RecordRow[],
): Promise<RecordFacts> {
  const occupation = typed.occupation?.trim()
  const work = others
    .filter((row) => row.struckOn === null && 'track' in row && row.track !== 'none')
    .map((row) => ({
      ...{ unitName: row.unitName as string | null, fromOn: row.fromOn as PlainDate },
      toOn: row.toOn as PlainDate | null,
    }))
  const occupations = await namesOfOccupations(db, occupation ? [occupation] : [], today)
  return { today, birth, diedOn, retiredOn, occupations, work }
}

const twice = (kind: RecordKind, values: RecordValues, others: readonly RecordRow[]): FieldFault[] =>
  kind === 'group' &&
  others.some((row) => !row.struckOn && row.groupCode === values.groupCode && row.fromOn === values.fromOn)
    ? [{ field: 'fromOn', code: 'record.group-twice', facts: {} }]
    : []

/** True when a certificate's number is its own, or has just become so. */
async function claims(
  { db }: Desk,
  kind: RecordKind,
  key: { readonly personId: string; readonly id: string },
  { number }: RecordValues,
  held: RecordRow | null,
): Promise<boolean> {
  if (kind !== 'certificate' || held?.number === number) return true
  if (typeof number === 'string' && !(await claimNumber(db, number, key))) return false
  if (typeof held?.number === 'string') await releaseNumber(db, held.number, key.id)
  return true
}

async function withMeaning({ db }: Desk, kind: RecordKind, values: RecordValues): Promise<RecordValues> {
  const { word, unitId, result } = values
  if (kind !== 'appraisal' || result !== null || typeof word !== 'string' || typeof unitId !== 'string') return values
  return { ...values, result: await findMeaning(db, unitId, word) }
}

interface Writing {
  readonly id: string
  readonly held: RecordRow | null
  readonly values: RecordValues
}

/** A correction has to be verified anew. */
async function write(
  { db, clerk, today }: Desk,
  person: LockedPerson,
  { kind, source, paperId, why, draftId }: HandedIn,
  { id, held, values }: Writing,
): Promise<void> {
  const key = { personId: person.id, id }
  if (held)
    await updateRecord(db, kind, key, {
      ...values,
      source,
      paperId,
      verified: false,
      verifiedBy: null,
      verifiedOn: null,
    })
  else await insertRecord(db, kind, key, values, { source, paperId, enteredBy: clerk.accountId })
  const { unitId: _, ...shown } = values
  await insertChange(db, clerk, {
    ...{ personId: person.id, recordKind: kind, recordId: id, why: why || source },
    act: held ? 'correct' : 'add',
    fields: changesBetween({ ...held }, held ? { ...shown, source, paperId } : shown),
  })
  if (draftId) await settleDraft(db, { personId: person.id, id: draftId }, { settledBy: clerk.accountId, recordId: id })
  if (kind === 'employment') await settleWork(db, person.id, today)
}
