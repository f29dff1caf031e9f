/** A stream of choices that is the same wherever and whenever it is drawn. */
export interface Stream {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** One of the list, each as likely as its weight says. */
  weighted<T>(list: readonly T[], weightOf: (one: T) => number): T
  /** True in `share` of all cases. */
  chance(share: number): boolean
}

const GOLDEN = 0x9e3779b9

/** FNV-1a, 32 bits: a kind's own place among the streams. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}

/**
 * A mixed 32-bit generator (splitmix32) with a stream of its own for each kind of entity, so that a new kind does not
 * shift what the others draw.
 */
export function openStream(seed: number, kind: string): Stream {
  let state = (seed ^ hashOf(kind)) >>> 0
  const next = (): number => {
    state = (state + GOLDEN) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)]!,
    weighted: (list, weightOf) => weigh(list, weightOf, next()),
    chance: (share) => next() < share,
  }
}

/** A weighted choice prepared once, for lists that are drawn from many times. */
export function choiceOf<T>(list: readonly T[], weightOf: (one: T, at: number) => number): (stream: Stream) => T {
  const bounds: number[] = []
  for (const [at, one] of list.entries()) bounds.push((bounds.at(-1) ?? 0) + weightOf(one, at))
  return (stream) => list[firstAbove(bounds, stream.next() * bounds.at(-1)!)]!
}

function firstAbove(bounds: readonly number[], value: number): number {
  let [low, high] = [0, bounds.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (bounds[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}

function weigh<T>(list: readonly T[], weightOf: (one: T) => number, at: number): T {
  let left = at * list.reduce((sum, one) => sum + weightOf(one), 0)
  for (const one of list) {
    left -= weightOf(one)
    if (left < 0) return one
  }
  return list.at(-1)!
}
