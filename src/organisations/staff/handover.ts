import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import {
  copyAppointments,
  copyMemberships,
  copyPairings,
  dropPost,
  endMemberships,
  endPairings,
  endPost,
  insertPost,
  listPostsSeeing,
  replacePost,
} from './handover-store.ts'

export interface Handover {
  readonly from: string
  readonly to: string
  readonly onDay: PlainDate
  readonly reason: string
}

/**
 * Posts, pairings and memberships of a unit go on in another from a day: each holder has the same duties there from
 * that day, and in no other place. The old rows end and keep what was.
 */
export async function handOver(db: Database, { from, to, onDay, reason }: Handover): Promise<void> {
  const mapped = (unitId: string | null) => (unitId === from ? to : unitId)
  for (const post of await listPostsSeeing(db, from, onDay)) {
    const places = {
      unitId: mapped(post.unitId)!,
      territoryId: mapped(post.territoryId),
      systemId: mapped(post.systemId),
    }
    if (post.fromOn >= onDay) {
      await replacePost(db, post.id, places)
      continue
    }
    const { title, bundles, toOn } = post
    const id = newId()
    await insertPost(db, { id, title, bundles, toOn, ...places, fromOn: onDay })
    await copyAppointments(db, { from: post.id, to: id, onDay, reason })
    await endPost(db, post.id, onDay)
  }
  await copyPairings(db, { from, to, onDay })
  await copyMemberships(db, { from, to, onDay })
}

/** What is still tied to a unit that ends, ends with it: posts with their holders, pairings, memberships. */
export async function windUp(db: Database, unitId: string, onDay: PlainDate): Promise<void> {
  for (const { id, fromOn } of await listPostsSeeing(db, unitId, onDay)) {
    await endPost(db, id, onDay)
    if (fromOn >= onDay) await dropPost(db, id)
  }
  await endPairings(db, unitId, onDay)
  await endMemberships(db, unitId, onDay)
}
