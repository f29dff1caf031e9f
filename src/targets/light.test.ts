import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparators, judge, type LightFacts } from './light.ts'
import { lightSentence, lightWord } from './light-sentence.ts'
import { ratio } from './ratio.ts'

const midYear: LightFacts = {
  ...{ comparator: 'plan', aim: false, state: 'open', periodOver: false, gone: ratio(181n, 365n) },
  ...{ actual: 261_000n, target: 600_000n, upper: null, forecast: null, unreported: false },
}
const lightOf = (facts: Partial<LightFacts>) => {
  const { light, row } = judge({ ...midYear, ...facts })
  return `${light} ${row}`
}
const sure = (mid: bigint, high = mid) => ({ forecast: { mid, high } })

describe('the light of a target', () => {
  test.each([
    ['not begun is grey, whatever stands there', { state: 'not-started', actual: 700_000n }, 'grey 1'],
    ['suspended by a decision is grey', { state: 'suspended' }, 'grey 1'],
    ['that asks nothing of the place is grey', { state: 'not-applicable', target: 0n }, 'grey 1'],
    ['reached is blue', { actual: 600_000n }, 'blue 2'],
    ['reached after its period is still blue', { actual: 600_000n, periodOver: true }, 'blue 2'],
    ['左右 is reached at 95 %', { comparator: 'about', actual: 570_000n }, 'blue 2'],
    [
      '超过 is not reached at the number itself',
      { comparator: 'moreThan', actual: 600_000n, ...sure(600_000n) },
      'green 5',
    ],
    ['全覆盖 without a list is grey, not red', { comparator: 'all', target: null }, 'grey 3'],
    ['without a report that was due is grey', { actual: 0n, unreported: true }, 'grey 3'],
    ['with nothing done and nothing due is judged, not grey: silence alone is never grey', { actual: 0n }, 'red 6'],
    ['missed when its period is over is red', { periodOver: true, actual: 599_999n }, 'red 4'],
    ['2.9 points behind and forecast to be reached is green', { actual: 280_200n, ...sure(600_000n) }, 'green 5'],
    [
      '2.9 points behind and forecast to fall short is yellow',
      { actual: 280_200n, ...sure(599_999n, 600_001n) },
      'yellow 7',
    ],
    ['2.9 points behind without a forecast is green by the gap alone', { actual: 280_200n }, 'green 5'],
    ['6.09 points behind is yellow', {}, 'yellow 7'],
    ['10.01 points behind is red', { actual: 237_500n }, 'red 6'],
    [
      'in front, yet out of reach even at the upper bound, is red',
      { actual: 300_000n, ...sure(500_000n, 599_999n) },
      'red 6',
    ],
    ['力争 is never red', { aim: true, periodOver: true }, 'yellow 4'],
    ['above the upper end of a range is red', { comparator: 'range', target: 2n, upper: 3n, actual: 4n }, 'red 6'],
    ['inside its range is done', { comparator: 'range', target: 2n, upper: 3n, actual: 3n }, 'blue 2'],
  ] as const)('%s', (_, facts, light) => {
    expect(lightOf(facts as Partial<LightFacts>)).toBe(light)
  })
})

describe('the light of a limit', () => {
  const limit = { comparator: 'atMost', target: 100n, actual: 40n } as const
  test.each([
    ['forecast within it is green', sure(100n), 'green 8'],
    ['forecast to pass it by at most 5 % is yellow', sure(105n), 'yellow 8'],
    ['forecast to pass it by more is red', sure(106n), 'red 8'],
    ['already passed is red', { actual: 101n, ...sure(101n) }, 'red 8'],
    ['低于 is broken by the number itself', { comparator: 'lessThan', actual: 100n }, 'red 8'],
    ['kept when the period is over is green', { periodOver: true, actual: 100n }, 'green 8'],
    ['burning too fast without a forecast is yellow', { actual: 55n }, 'yellow 8'],
    ['burning far too fast without a forecast is red', { actual: 70n }, 'red 8'],
    ['slow burn is green: over-pace is bad, under-pace is not', { actual: 10n }, 'green 8'],
  ] as const)('%s', (_, facts, light) => {
    expect(lightOf({ ...limit, ...facts })).toBe(light)
  })
})

test('a higher result never makes the light of a target worse, and each light has its reason', () => {
  const rank = { grey: 0, red: 1, yellow: 2, green: 3, blue: 4 }
  const facts = fc.record({
    comparator: fc.constantFrom(...comparators.filter((one) => !['atMost', 'lessThan', 'range'].includes(one))),
    aim: fc.boolean(),
    periodOver: fc.boolean(),
    gone: fc.integer({ min: 1, max: 365 }).map((day) => ratio(BigInt(day), 365n)),
    forecast: fc.option(fc.bigInt(0n, 1200n).map((mid) => ({ mid, high: mid + 50n }))),
  })
  const property = fc.property(facts, fc.bigInt(0n, 1200n), fc.bigInt(0n, 200n), (given, actual, more) => {
    const [less, greater] = [actual, actual + more].map((one) =>
      judge({ ...midYear, ...given, target: 1000n, actual: one }),
    )
    expect(rank[greater!.light]).toBeGreaterThanOrEqual(rank[less!.light])
    expect(less!.reason).not.toBe('')
    if (given.aim) expect(less!.light).not.toBe('red')
  })
  fc.assert(property, { numRuns: 500 })
})

test('every reason has its sentence in both languages, with all its numbers', () => {
  const facts = fc.record({
    comparator: fc.constantFrom(...comparators),
    aim: fc.boolean(),
    state: fc.constantFrom('open', 'open', 'open', 'not-started', 'suspended', 'not-applicable'),
    periodOver: fc.boolean(),
    gone: fc.integer({ min: 1, max: 365 }).map((day) => ratio(BigInt(day), 365n)),
    actual: fc.option(fc.bigInt(0n, 1200n)),
    target: fc.option(fc.bigInt(0n, 1000n)),
    upper: fc.option(fc.bigInt(1000n, 1100n)),
    forecast: fc.option(fc.bigInt(0n, 1200n).map((mid) => ({ mid, high: mid + 50n }))),
    unreported: fc.boolean(),
  })
  const property = fc.property(facts, (given) => {
    const judgement = judge(given as LightFacts)
    for (const language of ['zh', 'en'] as const) {
      expect(lightSentence(judgement, '人次', language)).not.toMatch(/待核实$|unknown|\{|undefined/)
      expect(lightWord(judgement, language)).not.toBe('')
    }
  })
  fc.assert(property, { numRuns: 1000 })
})

test('says why beside what: 36.2% − 49.59% = −13.39, 低于 −10，判红', () => {
  const judgement = judge({ ...midYear, actual: 217_200n })
  expect(lightSentence(judgement, '人次', 'zh')).toBe('36.2% − 49.59% = −13.39，低于 −10，判红。')
})
