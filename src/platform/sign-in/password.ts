import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's second profile for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const LEAST_LENGTH = 10
const LEAST_KINDS = 3
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/]
const COMMON = /^(password|qwerty|admin|welcome|changai|iloveyou|abc123|letmein)/i

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

export const checkPassword = (held: string, password: string): Promise<boolean> =>
  verify(held, password.normalize('NFKC'))

/** True when a password is long, mixed and not built on the login (GB/T 22239 身份鉴别). */
export function isStrong(password: string, login: string): boolean {
  const kinds = KINDS.filter((kind) => kind.test(password)).length
  const plain = password.toLowerCase()
  return (
    [...password].length >= LEAST_LENGTH &&
    kinds >= LEAST_KINDS &&
    !plain.includes(login.toLowerCase()) &&
    !COMMON.test(password)
  )
}

/** An opaque token: 32 random bytes. Only its hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): string => createHash('sm3').update(token).digest('hex')
