import { randomBytes } from 'node:crypto'

const DRAW = 16 * 1024

let drawn = Buffer.alloc(0)
let used = 0

/**
 * Random bytes of the system's generator, cut from a larger draw; each byte is given out once. Asking the system for
 * sixteen bytes at a time costs more than what they are used for.
 * @param count at most 16,384
 */
export function freshRandom(count: number): Buffer {
  if (used + count > drawn.length) {
    drawn = randomBytes(DRAW)
    used = 0
  }
  const bytes = drawn.subarray(used, used + count)
  used += count
  return bytes
}
