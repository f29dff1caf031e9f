import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byTimes, layOut, stretchesOf } from './overlap.ts'

const parts = ['T1', 'T2', 'T3']
const subsets = [[], ['T1'], ['T2'], ['T3'], ['T1', 'T2'], ['T1', 'T3'], ['T2', 'T3'], ['T1', 'T2', 'T3']]
const combinations = fc
  .tuple(...subsets.map(() => fc.bigInt(0n, 100_000n)))
  .map((amounts) => subsets.map((one, i) => ({ parts: one, amount: amounts[i]! })))
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)

test('the stretches of a line are as long as the line, and the whole is counted once', () => {
  const property = fc.property(combinations, (given) => {
    const segments = layOut(parts, given)
    expect(sum(segments.map(({ amount }) => amount))).toBe(sum(given.map(({ amount }) => amount)))
    segments.slice(1).forEach((one, i) => {
      expect(one.start).toBe(segments[i]!.start + segments[i]!.amount)
    })
    for (const part of parts) {
      const expected = sum(given.filter((one) => one.parts.includes(part)).map(({ amount }) => amount))
      expect(sum(stretchesOf(segments, part).map(({ amount }) => amount))).toBe(expected)
    }
  })
  fc.assert(property)
})

test('three overlapping lines are drawn in five pieces at most, after what is in none of them', () => {
  const property = fc.property(combinations, (given) => {
    const segments = layOut(parts, given)
    if (given[0]!.amount > 0n) expect(segments[0]!.parts).toEqual([])
    expect(sum(parts.map((part) => BigInt(stretchesOf(segments, part).length)))).toBeLessThanOrEqual(5n)
  })
  fc.assert(property)
})

test('what fits none, one, two and three of the lines is counted apart', () => {
  const property = fc.property(combinations, (given) => {
    const amounts = byTimes(parts, given)
    expect(sum(amounts)).toBe(sum(given.map(({ amount }) => amount)))
    expect(sum(amounts.map((amount, times) => amount * BigInt(times)))).toBe(
      sum(given.map((one) => one.amount * BigInt(one.parts.length))),
    )
  })
  fc.assert(property)
})
