import { findClerk, namesOf } from '../organisations/door.ts'
import type { Database } from '../platform/database.ts'
import type { FileStore } from '../platform/files/files.ts'
import { newId } from '../platform/ids.ts'
import type { Clerk } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Sealer } from '../platform/seal.ts'
import { workbookLimits } from '../platform/workbook/limits.ts'
import { type ClassRow, findClassNamed, lockClass } from './class-store.ts'
import { countCertified } from './participation.ts'
import { type KeptReceipt, shownReading } from './receipt-answer.ts'
import { checkRosterFile } from './roster/check-file.ts'
import type { RosterClass, RosterReading } from './roster/reading.ts'
import { insertRoster, saveRoster } from './roster-store.ts'
import { takesRoster } from './rules.ts'
import { type StoredRoster, storeRoster } from './store-roster.ts'

/** What the roster is checked against, as the class stands. */
export async function rosterClassOf(db: Database, held: ClassRow, day: PlainDate): Promise<RosterClass> {
  const [institution] = await namesOf(db, [held.institutionId], day)
  const { id, number, occupation, level, projectType, startsOn, endsOn, plannedPeople, plannedHours } = held
  const own = { id, number, occupation, level, projectType, startsOn, endsOn, plannedPeople, plannedHours }
  return { ...own, institutionName: institution?.name ?? null }
}

/** @throws Refusal class.roster-closed */
export function requireRosterOpen({ state }: ClassRow): void {
  if (!takesRoster(state)) throw new Refusal('conflict', 'class.roster-closed', { classState: state })
}

interface Kept {
  readonly fileHash: string
  readonly fileName: string
}

export const checkBytes = async (bytes: Uint8Array, fileName: string, against: RosterClass, today: PlainDate) =>
  (await checkRosterFile(bytes, { fileName, today, class: against })).reading

export const checkKept = async (files: FileStore, kept: Kept, against: RosterClass, today: PlainDate) =>
  checkBytes(await files.read(kept.fileHash), kept.fileName, against, today)

export interface Dropping {
  readonly db: Database
  readonly seal: Sealer
  readonly today: PlainDate
  readonly accountId: string
  readonly postId: string | null
  readonly progress: (done: number, total: number) => Promise<void>
}

export interface CheckedDrop {
  readonly rosterId: string
  readonly classId: string
  readonly reading: RosterReading
  readonly against: RosterClass
}

/**
 * Stores a checked roster in the caller's transaction. Checking takes its time, so whoever dropped it is asked for
 * again at this moment: somebody dismissed meanwhile stores nothing.
 * @throws Refusal class.locked-out | class.absent | class.roster-closed
 */
export async function storeDrop(dropping: Dropping, drop: CheckedDrop): Promise<StoredRoster> {
  const { db, seal, today, progress } = dropping
  const clerk = await clerkNow(dropping)
  const reader = { scope: clerk.scope, today }
  const held = await lockClass(db, reader, drop.classId)
  requireRosterOpen(held)
  const storing = { db, seal, reader, progress, accountId: clerk.accountId, rosterId: drop.rosterId }
  const stored = await storeRoster(storing, held, drop.reading)
  await countCertified({ db, clerk, today }, held, stored.certified, `${held.number} 名册补证书`)
  const receipt: KeptReceipt = {
    ...shownReading(stored.reading, stored.persons),
    ...{ own: stored.own, against: drop.against, checkedOn: today },
  }
  const { stored: fresh, already, amended, refused } = stored
  await saveRoster(db, drop.rosterId, {
    ...{ state: 'stored', receipt: JSON.stringify(receipt), stored: fresh, already, amended, refused },
  })
  return stored
}

async function clerkNow({ db, accountId, postId, today }: Dropping): Promise<Clerk> {
  const clerk = await findClerk(db, { accountId, postId, day: today })
  if (!clerk?.duties.has('roster.import')) throw new Refusal('forbidden', 'class.locked-out')
  return clerk
}

/** A roster that a program hands over, checked and stored in one transaction; the class is named by number or id. */
export async function importFile(
  dropping: Omit<Dropping, 'progress'> & { readonly files: FileStore; readonly scope: Clerk['scope'] },
  given: { readonly bytes: Uint8Array; readonly fileName: string; readonly className: string },
): Promise<StoredRoster> {
  const { db, files, today, scope, accountId } = dropping
  const held = await findClassNamed(db, { scope, today }, given.className)
  requireRosterOpen(held)
  const { hash } = await files.keep(given.bytes, workbookLimits.bytes)
  const against = await rosterClassOf(db, held, today)
  const kept = { fileHash: hash, fileName: given.fileName }
  const reading = await checkKept(files, kept, against, today)
  const rosterId = newId()
  await insertRoster(db, {
    ...{ ...kept, id: rosterId, classId: held.id, droppedBy: accountId, state: 'waiting' },
    ...{ jobId: null, receipt: null, refusal: null, endedAt: null },
  })
  return storeDrop({ ...dropping, progress: async () => {} }, { rosterId, classId: held.id, reading, against })
}
