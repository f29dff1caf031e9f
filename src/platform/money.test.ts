import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fenOf, timesRatio, yuanOf } from './money.ts'

test('fourteen hundred million yuan keeps every fen', () => {
  expect(fenOf('1,400,000,000.00')).toBe(140_000_000_000n)
  expect(yuanOf(140_000_000_001n)).toBe('1,400,000,000.01')
  expect(yuanOf(-5n)).toBe('−0.05')
})

test('an amount that has thirds of a fen, or is no amount, is refused', () => {
  for (const text of ['1.234', '', '约40', '1e3', '--1', '.5']) expect(() => fenOf(text)).toThrow(RangeError)
})

test('what is written out reads back as the same amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), (fen) => {
      expect(fenOf(yuanOf(fen))).toBe(fen)
    }),
  )
})

test('halves are rounded away from zero, and nothing is off by more than half a fen', () => {
  expect([timesRatio(5n, 1n, 2n), timesRatio(-5n, 1n, 2n), timesRatio(4n, 1n, 3n)]).toEqual([3n, -3n, 1n])
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 997n }), (fen, parts) => {
      const off = timesRatio(fen, 1n, parts) * parts * 2n - fen * 2n
      expect(off <= parts && off >= -parts).toBe(true)
    }),
  )
})
