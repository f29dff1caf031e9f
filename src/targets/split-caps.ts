import { type Claimant, type Claims, largestRemainder, settle } from './split.ts'

interface Bounds {
  readonly low: readonly bigint[]
  readonly high: readonly bigint[]
  readonly under: bigint
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

/**
 * 比上年 with a floor and a cap: shared by base, but no place leaves ±`percent` of last_i × (total ÷ Σ last), to within one
 * step. What a cap cuts off goes to the others by their bases.
 */
export function largestRemainderWithin(
  total: bigint,
  claimants: readonly Claimant[],
  last: readonly bigint[],
  percent: bigint,
  step = 1n,
): bigint[] {
  const under = sum(last) * 100n
  if (under === 0n) return largestRemainder(total, claimants, step)
  const bounds = {
    low: last.map((amount) => amount * total * (100n - percent)),
    high: last.map((amount) => amount * total * (100n + percent)),
    under,
  }
  const bases = claimants.map(({ base }) => base)
  return settle(total, claimants, clamp(total * under, bases, last, bounds), step)
}

/** Claims by base inside the bounds: whoever breaks the heavier side of the bounds is held there, the rest share again. */
function clamp(total: bigint, bases: readonly bigint[], last: readonly bigint[], { low, high, under }: Bounds): Claims {
  const held = new Map<number, bigint>()
  for (;;) {
    const free = bases.map((_, i) => i).filter((i) => !held.has(i))
    const left = total - sum([...held.values()])
    const weights = sum(free.map((i) => bases[i]!)) > 0n ? bases : last
    const weight = sum(free.map((i) => weights[i]!))
    if (weight === 0n) return { claims: bases.map((_, i) => held.get(i) ?? 0n), under }
    const short = free.filter((i) => left * weights[i]! < low[i]! * weight)
    const over = free.filter((i) => left * weights[i]! > high[i]! * weight)
    if (short.length === 0 && over.length === 0) {
      const claims = bases.map((_, i) => (held.has(i) ? held.get(i)! * weight : left * weights[i]!))
      return { claims, under: under * weight }
    }
    const lacking = sum(short.map((i) => low[i]! * weight - left * weights[i]!))
    const excess = sum(over.map((i) => left * weights[i]! - high[i]! * weight))
    if (lacking >= excess) for (const i of short) held.set(i, low[i]!)
    if (excess >= lacking) for (const i of over) held.set(i, high[i]!)
  }
}
