import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Clerk, Reach } from '../../platform/operation.ts'
import { initials, sortKey } from '../../platform/pinyin.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashPassword } from '../../platform/sign-in/password.ts'
import { insertAccount } from '../../platform/sign-in/store.ts'
import { type Bundle, dutiesOf } from '../duties.ts'
import {
  endAppointment,
  findOwnRecord,
  type HeldPost,
  insertAppointment,
  insertOfficer,
  insertPost,
  listHeldPosts,
  lockOpenAppointment,
} from './store.ts'

export interface AskedClerk {
  readonly accountId: string
  /** The post chosen for this sign-in or token; null: the one held longest. */
  readonly postId: string | null
  readonly day: PlainDate
}

/**
 * Who an account is on a day, asked anew at every request. Nobody when the chosen post is no longer held, or when the
 * account holds no post and is no worker's: whoever was dismissed is out at the next click.
 */
export async function findClerk(db: Database, { accountId, postId, day }: AskedClerk): Promise<Clerk | undefined> {
  const posts = await listHeldPosts(db, accountId, day)
  if (postId === null && posts.length === 0) return findWorker(db, accountId)
  const post = postId === null ? posts[0] : posts.find((held) => held.postId === postId)
  return post && clerkAt(accountId, post)
}

const reachOf = (unitId: string | null): Reach => (unitId === null ? 'all' : { unit: unitId })

const clerkAt = (accountId: string, post: HeldPost): Clerk => ({
  accountId,
  login: post.login,
  name: post.officerName,
  postId: post.postId,
  postTitle: post.title,
  unitId: post.unitId,
  unitName: post.unitName,
  personId: null,
  duties: dutiesOf(post.bundles),
  scope: { territory: reachOf(post.territoryId), system: reachOf(post.systemId) },
})

async function findWorker(db: Database, accountId: string): Promise<Clerk | undefined> {
  const own = await findOwnRecord(db, accountId)
  return (
    own && {
      accountId,
      login: own.login,
      name: own.name,
      postId: null,
      postTitle: '',
      unitId: null,
      unitName: '',
      personId: own.personId,
      duties: dutiesOf(['worker']),
      scope: { territory: 'none', system: 'none' },
    }
  )
}

interface OpenedAccount {
  readonly login: string
  readonly password: string
  /** Demo logins need not change their first password. */
  readonly mustChange?: boolean
}

/** A login, of nobody yet: a worker's is linked to his record by the people room. Answers its id. */
export async function openLogin(db: Database, { login, password, mustChange = true }: OpenedAccount): Promise<string> {
  const id = newId()
  await insertAccount(db, { id, login, passwordHash: await hashPassword(password), mustChange })
  return id
}

/** A login for an officer, who is entered with it. */
export async function openAccount(
  db: Database,
  account: OpenedAccount & { readonly officer: { readonly name: string } },
): Promise<{ accountId: string; officerId: string }> {
  const accountId = await openLogin(db, account)
  return { accountId, officerId: await enterOfficer(db, account.officer.name, accountId) }
}

/** Somebody who may hold posts; an account is not needed for that. Answers the id. */
export async function enterOfficer(db: Database, name: string, accountId: string | null): Promise<string> {
  const id = newId()
  const keys = { sortKey: sortKey(name, 'person'), initials: initials(name, 'person') }
  await insertOfficer(db, { id, accountId, name, ...keys })
  return id
}

export interface OpenedPost {
  readonly unitId: string
  readonly title: string
  readonly bundles: readonly Bundle[]
  /** Root of what the post sees in each tree; null: all of it. */
  readonly territoryId: string | null
  readonly systemId: string | null
  readonly fromOn: PlainDate
}

/** A post of a unit. Answers its id. */
export async function openPost(db: Database, post: OpenedPost): Promise<string> {
  const id = newId()
  await insertPost(db, { ...post, id, bundles: [...post.bundles], toOn: null })
  return id
}

export interface Appointment {
  readonly postId: string
  readonly officerId: string
  readonly fromOn: PlainDate
  readonly acting?: boolean
  readonly documentNo?: string | null
  readonly reason: string
}

/** Puts an officer into a post; whoever held it leaves on that day, which belongs to the new one. Answers the id. */
export async function appoint(db: Database, { documentNo, acting = false, ...asked }: Appointment): Promise<string> {
  const former = await lockOpenAppointment(db, asked.postId)
  if (former && former.fromOn >= asked.fromOn)
    throw new Refusal('conflict', 'appointment.not-later', { day: former.fromOn })
  if (former) await endAppointment(db, former.id, asked.fromOn)
  const id = newId()
  await insertAppointment(db, { ...asked, id, acting, documentNo: documentNo ?? null, toOn: null, endReason: null })
  return id
}
