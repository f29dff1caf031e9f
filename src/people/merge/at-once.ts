import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Sealer } from '../../platform/seal.ts'
import { mergeRecords } from './merge.ts'
import { insertMerge, lockMerge, readHeld } from './merge-store.ts'

export interface AgreedMerge {
  readonly survivorId: string
  readonly mergedId: string
  readonly askedBy: string
  readonly decidedBy: string
  readonly today: PlainDate
  readonly reason: string
}

/** Merges two records that two accounts agreed on, without a request of either; what the survivor says stands. */
export async function mergeAgreed(db: Database, seal: Sealer, agreed: AgreedMerge): Promise<void> {
  const { survivorId, mergedId, askedBy, decidedBy, today, reason } = agreed
  const held = new Map((await readHeld(db, [survivorId, mergedId])).map((row) => [row.id, row]))
  const [survivor, merged] = [held.get(survivorId)!, held.get(mergedId)!]
  const versions = { survivorVersion: survivor.version, mergedVersion: merged.version }
  const act = { id: newId(), survivorId, mergedId, reason, choices: {}, ...versions, unitId: survivor.unitId, askedBy }
  await insertMerge(db, act)
  const clerk = { accountId: decidedBy, postId: null, unitId: null, duties: new Set<string>() }
  await mergeRecords({ db, seal, clerk, today }, (await lockMerge(db, act.id))!)
}
