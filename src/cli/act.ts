import { findClerk } from '../organisations/door.ts'
import { recordAudit } from '../platform/audit/store.ts'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { Clerk } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { readOfficeDay } from '../platform/settings/store.ts'
import { findAccount } from '../platform/sign-in/store.ts'

/** The login of the post 运维, in which commands act unless they say otherwise. */
export const OPERATOR = 'operator'

/** Whose post a command acts in; nobody's where the office has not opened that account yet. */
export async function findActor(db: Database, login: string | undefined): Promise<Clerk | undefined> {
  const account = await findAccount(db, login ?? OPERATOR)
  if (!account && login === undefined) return undefined
  const day = await readOfficeDay(db, new Date())
  const clerk = account && (await findClerk(db, { accountId: account.id, postId: null, day }))
  if (!clerk) throw new Refusal('forbidden', 'command.no-such-actor', { login: login ?? OPERATOR })
  return clerk
}

/** Puts a command and its outcome into the audit. */
export const recordCommand = (
  db: Database,
  command: string,
  actor: Clerk | undefined,
  outcome: string,
): Promise<void> =>
  recordAudit(db, {
    at: new Date(),
    requestId: newId(),
    accountId: actor?.accountId ?? null,
    postId: actor?.postId ?? null,
    unitId: actor?.unitId ?? null,
    sessionHash: null,
    source: 'command-line',
    operation: `command.${command}`,
    subject: null,
    persons: [],
    purpose: null,
    fields: [],
    outcome,
    facts: {},
  })

interface Acting<T> {
  readonly command: string
  readonly as: string | undefined
  readonly duty: string
  readonly work: (actor: Clerk | undefined) => Promise<T>
}

/** Does a command's work in a post that holds the duty, and records it, also when it is refused. */
export async function act<T>(db: Database, { command, as, duty, work }: Acting<T>): Promise<T> {
  const actor = await findActor(db, as)
  let outcome = 'defect'
  try {
    if (actor && !actor.duties.has(duty)) throw new Refusal('forbidden', 'duty.missing', { duty })
    const done = await work(actor)
    outcome = 'done'
    return done
  } catch (error) {
    if (error instanceof Refusal) outcome = error.code
    throw error
  } finally {
    await recordCommand(db, command, actor, outcome)
  }
}
