import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Claimant, largestRemainder, mixedBase, reserveOf } from './split.ts'
import { largestRemainderWithin } from './split-caps.ts'
import { breachesOf, type LineSplit, overlapsOf, type SplitLine } from './split-check.ts'

const places = (...bases: number[]): Claimant[] =>
  bases.map((base, i) => ({ code: `5329${21 + i}`, base: BigInt(base) }))
const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)

const somePlaces = fc
  .array(fc.bigInt({ min: 0n, max: 10_000_000n }), { minLength: 1, maxLength: 40 })
  .filter((bases) => bases.some((base) => base > 0n))
  .map((bases) => bases.map((base, i) => ({ code: String(530100 + i), base })))
const anAmount = fc.bigInt({ min: 0n, max: 140_000_000_000n })
const aStep = fc.constantFrom(1n, 10n, 100n)

describe('a split by largest remainder', () => {
  test('of 1,000 over three equal counties gives the odd one to the smallest code', () => {
    expect(largestRemainder(1000n, places(1, 1, 1))).toEqual([334n, 333n, 333n])
  })

  test('of 10 by 5:3:1 gives 6, 3 and 1', () => {
    expect(largestRemainder(10n, places(5, 3, 1))).toEqual([6n, 3n, 1n])
  })

  test('of 600,000 with 5 % kept back and weights 0.5, 0.3 and 0.2', () => {
    const reserve = reserveOf(600_000n, 500n, 1n)
    expect(reserve).toBe(30_000n)
    expect(largestRemainder(600_000n - reserve, places(5, 3, 2))).toEqual([285_000n, 171_000n, 114_000n])
  })

  test('gives the rest of a tie to the larger base first', () => {
    expect(largestRemainder(3n, places(1, 3))).toEqual([1n, 2n])
  })

  test('always sums to the parent exactly, with its reserve, and nobody is a step away from his claim', () => {
    const property = fc.property(
      somePlaces,
      anAmount,
      aStep,
      fc.bigInt({ min: 0n, max: 1000n }),
      (claimants, whole, step, permyriad) => {
        const reserve = reserveOf(whole, permyriad, step)
        const shares = largestRemainder(whole - reserve, claimants, step)
        expect(total(shares) + reserve).toBe(whole)
        const bases = total(claimants.map(({ base }) => base))
        claimants.forEach(({ base }, i) => {
          const distance = shares[i]! * bases - (whole - reserve) * base
          expect(distance < step * bases && -distance < step * bases).toBe(true)
        })
      },
    )
    fc.assert(property, { numRuns: 300 })
  })

  test('does not depend on the order in which places are listed', () => {
    const property = fc.property(somePlaces, anAmount, fc.infiniteStream(fc.nat()), (claimants, whole, keys) => {
      const byCode = (listed: readonly Claimant[]) =>
        Object.fromEntries(largestRemainder(whole, listed).map((share, i) => [listed[i]!.code, share]))
      const shuffled = claimants.map((one) => ({ one, key: keys.next().value })).sort((a, b) => a.key - b.key)
      expect(byCode(shuffled.map(({ one }) => one))).toEqual(byCode(claimants))
    })
    fc.assert(property)
  })

  test('without any base is refused, for nothing says how', () => {
    expect(() => largestRemainder(5n, places(0, 0))).toThrow(expect.objectContaining({ code: 'split.no-base' }))
  })

  test('a reserve above 10 % is refused', () => {
    expect(() => reserveOf(100n, 1001n, 1n)).toThrow(expect.objectContaining({ code: 'split.reserve-out-of-range' }))
  })
})

describe('a mixed base', () => {
  test('weighs each measure by its own sum: 劳动力 0.5, 上年完成 0.3, 脱贫人口 0.2', () => {
    const bases = mixedBase([
      { weight: 5000n, amounts: [60n, 40n] },
      { weight: 3000n, amounts: [1n, 9n] },
      { weight: 2000n, amounts: [500n, 500n] },
    ])
    expect(
      largestRemainder(1000n, [
        { code: 'a', base: bases[0]! },
        { code: 'b', base: bases[1]! },
      ]),
    ).toEqual([430n, 570n])
  })

  test('whose weights are not 1 in all is refused with their sum', () => {
    const factors = [
      { weight: 5000n, amounts: [1n] },
      { weight: 4000n, amounts: [1n] },
    ]
    expect(() => mixedBase(factors)).toThrow(
      expect.objectContaining({ code: 'split.weights-not-whole', facts: { sum: 90 } }),
    )
  })
})

test('with a cap against last year nobody leaves ±20 % of it, and the sum is still exact', () => {
  const last = fc.array(fc.bigInt({ min: 0n, max: 100_000n }), { minLength: 2, maxLength: 20 })
  const property = fc.property(
    last,
    anAmount,
    fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 20, maxLength: 20 }),
    aStep,
    (former, whole, bases, step) => {
      fc.pre(total(former) > 0n)
      const claimants = former.map((_, i) => ({ code: String(530100 + i), base: bases[i]! }))
      const shares = largestRemainderWithin(whole, claimants, former, 20n, step)
      expect(total(shares)).toBe(whole)
      shares.forEach((share, i) => {
        const scaled = former[i]! * whole
        expect((share + step) * total(former) * 100n).toBeGreaterThanOrEqual(scaled * 80n)
        expect((share - step) * total(former) * 100n).toBeLessThanOrEqual(scaled * 120n)
      })
    },
  )
  fc.assert(property, { numRuns: 300 })
})

const line = (code: string, within: string | null, unit = '人次'): SplitLine => ({ code, name: code, unit, within })
const split = (
  one: SplitLine,
  parent: bigint,
  shares: Record<string, bigint>,
  more: Partial<LineSplit> = {},
): LineSplit => ({
  ...{ line: one, parent, reserve: 0n, shares: new Map(Object.entries(shares)), capacity: new Map() },
  ...more,
})
const two = [
  { code: '532901', name: '大理市' },
  { code: '532924', name: '宾川县' },
]

describe('a check of a split', () => {
  test('names what is left to give, with both sums', () => {
    const splits = [split(line('T0', null), 600n, { '532901': 400n, '532924': 150n }, { reserve: 30n })]
    expect(breachesOf(splits, two)).toEqual([
      {
        code: 'unbalanced',
        line: 'T0',
        place: null,
        facts: { line: 'T0', parent: '600', given: '550', reserve: '30', difference: '20' },
      },
    ])
  })

  test('refuses a line over the line it is a part of, at that place', () => {
    const splits = [
      split(line('T0', null), 600n, { '532901': 400n, '532924': 200n }),
      split(line('T1', 'T0'), 400n, { '532901': 150n, '532924': 250n }),
    ]
    expect(breachesOf(splits, two)).toMatchObject([
      { code: 'over-parent', place: '532924', facts: { amount: '250', of: '200', over: '50' } },
    ])
  })

  test('does not compare 人 with 人次, which never convert', () => {
    const splits = [
      split(line('T0', null), 10n, { '532901': 10n }),
      split(line('T4', 'T0', '人'), 20n, { '532901': 20n }),
    ]
    expect(breachesOf(splits, two)).toEqual([])
  })

  test('refuses a place more than it can do: no school, no 技工院校 line', () => {
    const capacity = new Map([['532924', 0n]])
    const splits = [split(line('T3', null), 10n, { '532901': 8n, '532924': 2n }, { capacity })]
    expect(breachesOf(splits, two)).toMatchObject([
      { code: 'no-capacity', place: '532924', facts: { amount: '2', most: '0' } },
    ])
  })

  test('lets overlapping lines exceed the total together, and says how many must count in both', () => {
    const splits = [
      split(line('T0', null), 600_000n, {}),
      split(line('T1', 'T0'), 200_000n, {}),
      split(line('T2', 'T0'), 450_000n, {}),
    ]
    expect(
      breachesOf(
        splits.map((one) => ({ ...one, shares: new Map([['532901', one.parent!]]) })),
        two,
      ),
    ).toEqual([])
    expect(overlapsOf(splits, [])).toEqual([
      {
        place: null,
        first: 'T1',
        second: 'T2',
        whole: 'T0',
        amounts: [200_000n, 450_000n, 600_000n],
        atLeast: 50_000n,
      },
    ])
  })
})
