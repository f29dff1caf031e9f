/** An exact fraction; the denominator is positive. Limits such as −3 or −10 points are judged on it, never on a rounding. */
export interface Ratio {
  readonly over: bigint
  readonly under: bigint
}

/** @throws RangeError when the denominator is 0. */
export function ratio(over: bigint, under: bigint): Ratio {
  if (under === 0n) throw new RangeError('a fraction over nothing')
  return under < 0n ? { over: -over, under: -under } : { over, under }
}

export const whole = (value: bigint): Ratio => ({ over: value, under: 1n })
export const minus = (a: Ratio, b: Ratio): Ratio => ratio(a.over * b.under - b.over * a.under, a.under * b.under)
export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.over * b.over, a.under * b.under)
export const compare = (a: Ratio, b: Ratio): number => {
  const difference = a.over * b.under - b.over * a.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** In hundredths of the whole: 181/365 → 49.589… points. */
export const points = (part: Ratio): Ratio => ratio(part.over * 100n, part.under)

/** Decimal text with a fixed number of places, halves away from zero (四舍五入): −6.089 → '-6.09'. */
export function decimal(value: Ratio, places: number): string {
  const scale = 10n ** BigInt(places)
  const size = value.over < 0n ? -value.over : value.over
  const rounded = (size * scale * 2n + value.under) / (value.under * 2n)
  const digits = rounded.toString().padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return value.over < 0n && rounded !== 0n ? `-${text}` : text
}

/** Rounds down, also below zero. */
export function floorOf({ over, under }: Ratio): bigint {
  const quotient = over / under
  return over < 0n && quotient * under !== over ? quotient - 1n : quotient
}

export const ceilOf = ({ over, under }: Ratio): bigint => -floorOf({ over: -over, under })
