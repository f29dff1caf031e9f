import { randomBytes } from 'node:crypto'
import type { Database } from '../database.ts'
import { Refusal } from '../refusal.ts'
import type { SealedPlace, Sealer } from '../seal.ts'
import { findSetting, readDemo } from '../settings/store.ts'
import { checkPassword, hashPassword } from './password.ts'
import { deleteFactor, dropRecovery, findFactor, saveConfirmed, savePending, saveStep } from './second-factor-store.ts'
import { endSessionsOf, findAccount } from './store.ts'
import { findStep, otpauthUri, toBase32 } from './totp.ts'

/** 160 bits, as RFC 4226 section 4 recommends. */
const SECRET_BYTES = 20
const RECOVERY_CODES = 8
/** 50 bits each; five wrong ones lock the account. */
const RECOVERY_LETTERS = 10
const ISSUER = '产改工作平台'
const ADMINISTERING = ['setting.change', 'account.open', 'account.reset', 'backup.make']

const placeOf = (accountId: string): SealedPlace => ({ table: 'secondFactor', column: 'secret', rowId: accountId })
const secretIn = (seal: Sealer, accountId: string, sealed: string) =>
  Buffer.from(seal.open(placeOf(accountId), sealed), 'base64')

/** Whether administrators need a second factor: the setting, or else wherever the data are real. */
async function isNeeded(db: Database): Promise<boolean> {
  const held = await findSetting(db, 'second-factor')
  return typeof held === 'boolean' ? held : !(await readDemo(db))
}

interface Holder {
  readonly accountId: string
  readonly duties: ReadonlySet<string>
}

/** Whoever administers the office, and has no second factor yet, gets no further than to choose one. */
export async function mustEnrol(db: Database, { accountId, duties }: Holder): Promise<boolean> {
  if (!ADMINISTERING.some((duty) => duties.has(duty))) return false
  return !(await hasFactor(db, accountId)) && isNeeded(db)
}

export const hasFactor = async (db: Database, accountId: string): Promise<boolean> =>
  (await findFactor(db, accountId))?.secret != null

/**
 * Whether a code passes for an account, which the caller holds locked: a code of the app, later than any taken before,
 * or one of the recovery codes, each of which passes once.
 */
export async function passes(
  db: Database,
  seal: Sealer,
  { accountId, code, now }: { readonly accountId: string; readonly code: string; readonly now: Date },
): Promise<boolean> {
  const factor = await findFactor(db, accountId)
  if (factor?.secret == null) return false
  const plain = code.toUpperCase().replace(/[\s-]/g, '')
  if (plain.length === RECOVERY_LETTERS) return passesRecovery(db, accountId, factor.recoveryHashes, plain)
  const step = findStep(secretIn(seal, accountId, factor.secret), plain, now, Number(factor.lastStep))
  if (step === undefined) return false
  await saveStep(db, accountId, step)
  return true
}

async function passesRecovery(db: Database, accountId: string, hashes: readonly string[], code: string) {
  const fits = await Promise.all(hashes.map((hash) => checkPassword(hash, code)))
  const hash = hashes[fits.indexOf(true)]
  if (hash !== undefined) await dropRecovery(db, accountId, hash)
  return hash !== undefined
}

/** A new secret, which counts once a code of it was given. Only its sealed form is kept. */
export async function offerSecret(
  db: Database,
  seal: Sealer,
  { accountId, login }: { accountId: string; login: string },
) {
  const secret = randomBytes(SECRET_BYTES)
  await savePending(db, accountId, seal.seal(placeOf(accountId), secret.toString('base64')))
  return { secret: inGroups(toBase32(secret), 4, ' '), uri: otpauthUri(secret, ISSUER, login) }
}

interface Confirming {
  readonly accountId: string
  readonly code: string
  readonly now: Date
  readonly sessionHash: string | null
}

/**
 * Puts the offered secret into force and answers the recovery codes, which are shown this once. All other sign-ins
 * end. @throws Refusal second-factor.none-offered | second-factor.code-wrong
 */
export async function confirmSecret(db: Database, seal: Sealer, confirming: Confirming): Promise<string[]> {
  const { accountId, code, now, sessionHash } = confirming
  const pending = (await findFactor(db, accountId))?.pending
  if (pending == null) throw new Refusal('conflict', 'second-factor.none-offered')
  const step = findStep(secretIn(seal, accountId, pending), code.replace(/\s/g, ''), now, 0)
  if (step === undefined) throw new Refusal('invalid', 'second-factor.code-wrong')
  const codes = Array.from({ length: RECOVERY_CODES }, () => toBase32(randomBytes(8)).slice(0, RECOVERY_LETTERS))
  const recoveryHashes = await Promise.all(codes.map(hashPassword))
  await saveConfirmed(db, accountId, { secret: pending, confirmedAt: now, lastStep: BigInt(step), recoveryHashes })
  await endSessionsOf(db, accountId, sessionHash)
  return codes.map((one) => inGroups(one, 5, '-'))
}

/** Takes the second factor of somebody who lost it; he is signed out and chooses a new one. @throws Refusal */
export async function resetFactor(db: Database, by: string, login: string): Promise<string> {
  const account = await findAccount(db, login)
  if (!account) throw new Refusal('absent', 'record.absent')
  if (account.id === by) throw new Refusal('forbidden', 'second-factor.own')
  await deleteFactor(db, account.id)
  await endSessionsOf(db, account.id, null)
  return account.id
}

const inGroups = (text: string, size: number, between: string) =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between)
