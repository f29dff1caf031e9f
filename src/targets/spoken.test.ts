import { expect, test } from 'vitest'
import { countOf, isCount, textOf } from './amounts.ts'
import { printed, spokenAmount } from './spoken.ts'

test.each([
  [261_000n, '人次', '26.1万人次'],
  [261_034n, '人次', '261,034人次'],
  [9_999n, '人', '9,999人'],
  [140_000_000_000n, '元', '14亿元'],
  [59_212_345_600n, '元', '592,123,456元'],
  [600_000n, '人次', '60万人次'],
  [0n, '人次', '0人次'],
])('%d in %s is said as %s, and loses nothing', (count, unit, said) => {
  expect(spokenAmount(count, unit, 'zh')).toBe(said)
})

test('a minus is a minus, and a comma stands every three digits', () => {
  expect([printed('-6.09'), printed('1234567.5'), printed('-1234')]).toEqual(['−6.09', '1,234,567.5', '−1,234'])
})

test('money is counted in fen and shown in 元; nothing is rounded', () => {
  expect(countOf('1400000000', '元')).toBe(140_000_000_000n)
  expect(countOf('0.5', '元')).toBe(50n)
  expect([textOf(140_000_000_000n, '元'), textOf(50n, '元'), textOf(7n, '人')]).toEqual(['1400000000', '0.50', '7'])
  expect([isCount('0.005', '元'), isCount('1.5', '人'), isCount('1.0', '人'), isCount('一', '人')]).toEqual([
    ...[false, false, true, false],
  ])
})
