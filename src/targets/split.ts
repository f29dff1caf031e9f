import { Refusal } from '../platform/refusal.ts'

/** One place among those that share; `code` breaks the last tie. */
export interface Claimant {
  readonly code: string
  /** What it is measured by: last year's result, workers insured, rural labour … Not negative. */
  readonly base: bigint
}

/** One measure of a mixed base: its weight in hundredths of a percent (0.5 → 5000n) and each place's amount. */
export interface Factor {
  readonly weight: bigint
  readonly amounts: readonly bigint[]
}

/** Wholes of a common measure: place i may claim `claims[i] ÷ under` of one step's worth. */
export interface Claims {
  readonly claims: readonly bigint[]
  readonly under: bigint
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

/**
 * Kept back at the splitting level: `permyriad` ten-thousandths of the whole (0 to 1000n, i.e. 0–10 %), rounded down to
 * the step.
 * @throws Refusal split.reserve-out-of-range
 */
export function reserveOf(total: bigint, permyriad: bigint, step: bigint): bigint {
  if (permyriad < 0n || permyriad > 1000n) throw new Refusal('invalid', 'split.reserve-out-of-range', { limit: 10 })
  return ((total * permyriad) / 10000n / step) * step
}

/**
 * 基数+因素: Σ_k w_k · x_ik ÷ Σ_i x_ik for each place, on one common denominator, so nothing is rounded.
 * @throws Refusal split.weights-not-whole | split.no-base
 */
export function mixedBase(factors: readonly Factor[]): bigint[] {
  const weights = sum(factors.map(({ weight }) => weight))
  if (weights !== 10000n) throw new Refusal('invalid', 'split.weights-not-whole', { sum: Number(weights) / 100 })
  const totals = factors.map(({ amounts }) => sum(amounts))
  if (totals.some((total) => total <= 0n)) throw new Refusal('invalid', 'split.no-base')
  const others = totals.map((_, k) => totals.reduce((product, total, j) => (j === k ? product : product * total), 1n))
  return factors[0]!.amounts.map((_, i) =>
    sum(factors.map(({ weight, amounts }, k) => weight * amounts[i]! * others[k]!)),
  )
}

/**
 * Largest remainder: each claim is floored to the step, and what is left goes in steps to the largest remainders; ties to
 * the larger base, then to the smaller code. Σ of the answer is `total` exactly.
 * @throws Refusal split.no-base when nobody has a base and something is to be shared.
 */
export function largestRemainder(total: bigint, claimants: readonly Claimant[], step = 1n): bigint[] {
  const under = sum(claimants.map(({ base }) => base))
  if (under <= 0n && total > 0n) throw new Refusal('invalid', 'split.no-base')
  if (under <= 0n) return claimants.map(() => 0n)
  return settle(total, claimants, { claims: claimants.map(({ base }) => total * base), under }, step)
}

/** The rounding part of the method, for claims that already sum to `total`. */
export function settle(
  total: bigint,
  claimants: readonly Claimant[],
  { claims, under }: Claims,
  step: bigint,
): bigint[] {
  const unit = under * step
  const given = claims.map((claim) => (claim / unit) * step)
  const order = claimants.map((_, i) => i).sort(byRemainder(claimants, (i) => claims[i]! % unit))
  let left = total - sum(given)
  for (const i of order) {
    if (left <= 0n) break
    const more = left < step ? left : step
    given[i] = given[i]! + more
    left -= more
  }
  return given
}

const byRemainder =
  (claimants: readonly Claimant[], remainder: (i: number) => bigint) =>
  (a: number, b: number): number => {
    const [left, right] = [claimants[a]!, claimants[b]!]
    return -order(remainder(a), remainder(b)) || -order(left.base, right.base) || (left.code < right.code ? -1 : 1)
  }

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
