import type { Database } from '../database.ts'
import { Refusal } from '../refusal.ts'
import type { Sealer } from '../seal.ts'
import { checkPassword, hashPassword, hashToken, isStrong, newToken } from './password.ts'
import { hasFactor, passes } from './second-factor.ts'
import { slowSources } from './slowing.ts'
import {
  endSessionsOf,
  findAccount,
  findSession,
  insertSession,
  lockAccount,
  saveFailures,
  savePassword,
  touchSession,
} from './store.ts'

const LOCK_AFTER = 5
const LOCK_MINUTES = 15
const IDLE_MINUTES = 30
const ABSOLUTE_HOURS = 10
/** A page that asks every second need not write every second. */
const TOUCH_SECONDS = 60
const FORMER_KEPT = 5
const CODE_NEEDED = 'sign-in.code-needed'

const minutes = (n: number) => n * 60_000

/** Takes as long as a real check, so that an unknown login is not told apart by time. */
const DECOY = hashPassword('Decoy-0000000000')

const slowing = slowSources()

interface Attempt {
  readonly login: string
  readonly password: string
  /** Of the authenticator, or a recovery code. */
  readonly code?: string | undefined
  readonly source: string
  readonly now: Date
}

type Account = NonNullable<Awaited<ReturnType<typeof lockAccount>>>

interface SignedIn {
  readonly token: string
  readonly mustChange: boolean
  readonly accountId: string
}

/**
 * Signs in, or answers why not: sign-in.wrong | sign-in.code-needed | sign-in.code-wrong | sign-in.locked. The refusal
 * is returned, so that the failure stays counted. @throws Refusal sign-in.slow-down.
 */
export async function signIn(db: Database, seal: Sealer, attempt: Attempt): Promise<SignedIn | Refusal> {
  const { source, now } = attempt
  const account = await proveIdentity(db, seal, attempt)
  if (account instanceof Refusal) return account
  const token = newToken()
  const endsAt = new Date(now.getTime() + minutes(ABSOLUTE_HOURS * 60))
  await insertSession(db, {
    tokenHash: hashToken(token),
    accountId: account.id,
    source,
    postId: null,
    endsAt,
    seenAt: now,
  })
  return { token, mustChange: account.mustChange, accountId: account.id }
}

/**
 * The account whose password and second factor these are, or why not. Wrong passwords and wrong codes are counted
 * together; a right password that lacks its code is neither a failure nor forgives one.
 */
export async function proveIdentity(db: Database, seal: Sealer, attempt: Attempt): Promise<Account | Refusal> {
  slowing.admit(attempt.source, attempt.now)
  const outcome = await judge(db, seal, attempt)
  if (outcome instanceof Refusal && outcome.code !== CODE_NEEDED) slowing.failed(attempt.source, attempt.now)
  return outcome
}

async function judge(db: Database, seal: Sealer, attempt: Attempt): Promise<Account | Refusal> {
  const { login, password, code, now } = attempt
  const account = await lockAccount(db, login)
  if (!account) {
    await checkPassword(await DECOY, password)
    return new Refusal('unknown', 'sign-in.wrong')
  }
  if (account.lockedUntil && account.lockedUntil > now) return lockedRefusal(account.failures)
  if (!(await checkPassword(account.passwordHash, password))) return countFailure(db, account, now, 'sign-in.wrong')
  if (await hasFactor(db, account.id)) {
    if (code === undefined) return new Refusal('unknown', CODE_NEEDED)
    const isRight = await passes(db, seal, { accountId: account.id, code, now })
    if (!isRight) return countFailure(db, account, now, 'sign-in.code-wrong')
  }
  await saveFailures(db, account.id, 0, null)
  return account
}

async function countFailure(
  db: Database,
  account: { id: string; failures: number },
  now: Date,
  code: 'sign-in.wrong' | 'sign-in.code-wrong',
): Promise<Refusal> {
  const failures = account.failures + 1
  const locks = failures % LOCK_AFTER === 0
  await saveFailures(db, account.id, failures, locks ? new Date(now.getTime() + minutes(LOCK_MINUTES)) : null)
  return locks ? lockedRefusal(failures) : new Refusal('unknown', code)
}

const lockedRefusal = (failures: number) => new Refusal('busy', 'sign-in.locked', { failures, minutes: LOCK_MINUTES })

/** The session of a token, or nothing when it has ended, idled out, or never was. */
export async function findSignedIn(db: Database, token: string, now: Date) {
  const session = await findSession(db, hashToken(token), now, new Date(now.getTime() - minutes(IDLE_MINUTES)))
  if (session && now.getTime() - session.seenAt.getTime() > TOUCH_SECONDS * 1000)
    await touchSession(db, session.tokenHash, now)
  return session
}

interface PasswordChange {
  readonly login: string
  readonly former: string
  readonly password: string
  readonly sessionHash: string | null
}

/** @throws Refusal sign-in.wrong | password.weak; otherwise all other sign-ins of the account end. */
export async function changePassword(
  db: Database,
  { login, former, password, sessionHash }: PasswordChange,
): Promise<void> {
  const account = await findAccount(db, login)
  if (!account || !(await checkPassword(account.passwordHash, former))) throw new Refusal('invalid', 'sign-in.wrong')
  const held = [account.passwordHash, ...account.formerHashes].slice(0, FORMER_KEPT)
  const repeated = await Promise.all(held.map((hash) => checkPassword(hash, password)))
  if (!isStrong(password, login) || repeated.includes(true)) throw new Refusal('invalid', 'password.weak')
  await savePassword(db, account.id, await hashPassword(password), held)
  await endSessionsOf(db, account.id, sessionHash)
}
