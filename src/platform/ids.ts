import { freshRandom } from './random-bytes.ts'

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

let lastMillisecond = 0
let counter = 0

/**
 * A new identifier: UUID version 7 (RFC 9562 §5.7), 48 bits of milliseconds, then a 12-bit counter so that identifiers
 * made in one process rise strictly, then 62 random bits.
 */
export function newId(now: number = Date.now()): string {
  const bytes = freshRandom(16)
  const { millisecond, serial } = tick(now)
  bytes.writeUIntBE(millisecond, 0, 6)
  bytes.writeUInt16BE(0x7000 | serial, 6)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function tick(now: number): { millisecond: number; serial: number } {
  if (now > lastMillisecond) {
    lastMillisecond = now
    counter = 0
  } else if (++counter > 0xfff) {
    lastMillisecond += 1
    counter = 0
  }
  return { millisecond: lastMillisecond, serial: counter }
}

/** True for any UUID in lower case, whatever its version. */
export const isId = (text: string): boolean => SHAPE.test(text)
