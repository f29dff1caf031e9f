import { createHmac, timingSafeEqual } from 'node:crypto'

/** RFC 6238 as authenticator apps have it: SHA-1, steps of 30 seconds from 1970, six digits. */
const STEP_SECONDS = 30
const DIGITS = 6
/** Clocks may differ by one step either way (RFC 6238, section 5.2). */
const SKEW = 1
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export type TotpHash = 'sha1' | 'sha256' | 'sha512'

/** The number of the 30-second step that a moment lies in. */
export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS)

/**
 * The code of a step: HOTP (RFC 4226, section 5.3) of the step number, as so many decimal digits.
 * @param secret the shared key, at least 16 bytes for a new one
 */
export function codeOf(secret: Buffer, step: number, digits = DIGITS, hash: TotpHash = 'sha1'): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac(hash, secret).update(counter).digest()
  const offset = mac.at(-1)! & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code was given, at most one step from now and later than the last one taken; undefined when there is
 * none. A code that was taken once is thereby never taken again.
 */
export function findStep(secret: Buffer, code: string, now: Date, lastStep: number): number | undefined {
  const here = stepOf(now)
  const steps = Array.from({ length: 2 * SKEW + 1 }, (_, at) => here - SKEW + at)
  return steps.find((step) => step > lastStep && isSame(codeOf(secret, step), code))
}

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Base32 of RFC 4648, section 6, without padding: what people type into an authenticator app. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** The address that an authenticator app reads. @param issuer and account are shown in the app's list */
export function otpauthUri(secret: Buffer, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`
}
