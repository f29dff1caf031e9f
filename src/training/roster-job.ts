import { findClerk } from '../organisations/door.ts'
import type { JobCall } from '../platform/jobs/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import { getClass } from './class-store.ts'
import { checkKept, rosterClassOf, storeDrop } from './roster-drop.ts'
import { findDrop, saveRoster } from './roster-store.ts'

export const ROSTER_JOB = 'roster.import'

/** What the request left for the job; both were the clerk's at that moment. */
export interface RosterJobInput {
  readonly rosterId: string
  readonly postId: string | null
}

/**
 * Checks and stores a large roster. All rows are stored in one transaction, so a process killed half-way has stored
 * none, and the job begins again; one that is stored already is left as it is.
 */
export async function rosterJob(call: JobCall): Promise<unknown> {
  const { rosterId, postId } = call.input as RosterJobInput
  const drop = await findDrop(call.db, rosterId)
  if (drop?.state !== 'waiting') return { rosterId }
  try {
    await store(call, { ...drop, postId })
  } catch (error) {
    if (error instanceof Refusal)
      await saveRoster(call.db, rosterId, {
        ...{ state: 'refused', refusal: JSON.stringify({ code: error.code, facts: error.facts }) },
      })
    throw error
  }
  return { rosterId }
}

interface Waiting {
  readonly id: string
  readonly classId: string
  readonly fileHash: string
  readonly fileName: string
  readonly droppedBy: string
  readonly postId: string | null
}

async function store({ db, seal, files, today, progress }: JobCall, drop: Waiting): Promise<void> {
  const { postId, droppedBy: accountId, classId } = drop
  const clerk = await findClerk(db, { accountId, postId, day: today })
  if (!clerk) throw new Refusal('forbidden', 'class.locked-out')
  const held = await getClass(db, { scope: clerk.scope, today }, classId)
  const against = await rosterClassOf(db, held, today)
  const reading = await checkKept(files, drop, against, today)
  await progress(0, reading.people)
  await db
    .transaction()
    .execute((tx) =>
      storeDrop(
        { db: tx, seal, today, accountId, postId, progress: (done) => progress(done, reading.people) },
        { rosterId: drop.id, classId, reading, against },
      ),
    )
}
