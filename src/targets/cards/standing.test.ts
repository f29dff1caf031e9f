import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, plainDate } from '../../platform/plain-date.ts'
import { fullWeeks } from '../forecast.ts'
import { comparators } from '../light.ts'
import { lightSentence } from '../light-sentence.ts'
import { workdaysOf } from '../workdays.ts'
import { type PlacedLine, standingOf } from './standing.ts'

const days = workdaysOf({ years: new Set([2021]), off: new Set(), worked: new Set() })
const period = { from: plainDate('2021-01-01'), to: plainDate('2021-12-31') }
const placed = fc
  .record({
    comparator: fc.constantFrom(...comparators),
    aim: fc.boolean(),
    day: fc.integer({ min: 0, max: 364 }).map((count) => addDays(period.from, count)),
    actual: fc.bigInt(0n, 1200n),
    target: fc.option(fc.bigInt(1n, 1000n)),
    unreported: fc.boolean(),
    amounts: fc.array(fc.bigInt(0n, 60n), { minLength: 60, maxLength: 60 }),
  })
  .map(
    ({ amounts, ...rest }): PlacedLine => ({
      ...{ line: '2021-T0', place: '532924', period, upper: null, isApart: false, ...rest },
      weeks: fullWeeks(period, rest.day, 60).map((monday, i) => ({ monday, amount: amounts[i]! })),
    }),
  )

test('a light that is asked for alone is the light of the card', () => {
  let judged = 0
  const property = fc.property(placed, (one) => {
    const [whole, brief] = [standingOf(one, days), standingOf({ ...one, isBrief: true }, days)]
    const said = ({ light }: typeof whole) => `${light.row} ${light.light} ${lightSentence(light, '人次', 'zh')}`
    expect(said(brief)).toBe(said(whole))
    if (brief.forecast === undefined && whole.forecast !== undefined) judged += 1
  })
  fc.assert(property, { numRuns: 300 })
  expect(judged).toBeGreaterThan(20)
})
