import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../platform/plain-date.ts'
import type { WorkCalendar } from '../platform/working-days.ts'
import { bestRate, drawFrom, feasibility, forecast, fullWeeks, trimmedMean } from './forecast.ts'
import { completion, elapsed, gapInPoints, requiredDaily, workingDaysLeft } from './pace.ts'
import { decimal, points, ratio } from './ratio.ts'
import { workdaysOf } from './workdays.ts'

const days = (...texts: string[]) => new Set(texts.map(plainDate))
const run = (from: string, count: number) => Array.from({ length: count }, (_, i) => addDays(plainDate(from), i))
/** 国办发明电〔2020〕27号 */
const published: WorkCalendar = {
  years: new Set([2021]),
  off: new Set([
    ...[...run('2021-01-01', 3), ...run('2021-02-11', 7), ...run('2021-04-03', 3), ...run('2021-05-01', 5)],
    ...[...run('2021-06-12', 3), ...run('2021-09-19', 3), ...run('2021-10-01', 7)],
  ]),
  worked: days('2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'),
}
const calendar = workdaysOf(published)
const year2021 = { from: plainDate('2021-01-01'), to: plainDate('2021-12-31') }
const june30 = plainDate('2021-06-30')

describe('the pace of 60万人次 on 30 June 2021, with 261,000 done', () => {
  const gone = elapsed(year2021, june30)
  const done = completion(261_000n, 600_000n)!

  test('时序 is 49.59 %, 完成率 43.5 %, and it is 6.09 points behind', () => {
    expect(decimal(points(gone), 2)).toBe('49.59')
    expect(decimal(points(done), 2)).toBe('43.50')
    expect(decimal(gapInPoints(done, gone), 2)).toBe('-6.09')
  })

  test('128 working days are left, so 2,648.44 are required a day', () => {
    expect(workingDaysLeft(calendar, year2021, june30)).toBe(128)
    expect(decimal(requiredDaily(261_000n, 600_000n, 128)!, 2)).toBe('2648.44')
  })
})

test('a period that has not begun is 0 % gone, one that is over 100 %', () => {
  expect(decimal(elapsed(year2021, plainDate('2020-12-31')), 2)).toBe('0.00')
  expect(decimal(elapsed(year2021, plainDate('2021-01-01')), 4)).toBe('0.0027')
  expect(decimal(elapsed(year2021, plainDate('2022-03-01')), 0)).toBe('1')
})

test('working days into a year without a notice are not known, and are not guessed', () => {
  expect(workingDaysLeft(calendar, { from: year2021.from, to: plainDate('2025-12-31') }, june30)).toBeNull()
})

test('nothing is required of whoever is there, and nothing can be done when no day is left', () => {
  expect(requiredDaily(600n, 600n, 5)).toEqual(ratio(0n, 1n))
  expect(requiredDaily(599n, 600n, 0)).toBeUndefined()
})

const weeksOf = (amounts: readonly number[]) => {
  const mondays = fullWeeks(year2021, june30, amounts.length)
  return mondays.map((monday, i) => ({ monday, amount: BigInt(amounts[i]!) }))
}
const course = (amounts: readonly number[], target: bigint | null = 600_000n) => ({
  ...{ actual: 261_000n, target, period: year2021, day: june30, weeks: weeksOf(amounts) },
})

describe('a forecast', () => {
  test('looks at full weeks only: on Wednesday 30 June the last one began on 21 June', () => {
    expect(fullWeeks(year2021, june30, 2)).toEqual(['2021-06-14', '2021-06-21'])
    expect(fullWeeks(year2021, plainDate('2021-06-27'), 1)).toEqual(['2021-06-21'])
    expect(fullWeeks(year2021, plainDate('2021-01-10'), 8)).toEqual(['2021-01-04'])
  })

  test('goes on at the mean of eight weeks without the best and the worst', () => {
    const steady = forecast(
      course([1, 11_900, 11_900, 11_900, 11_900, 11_900, 9_520, 90_000]),
      calendar,
      drawFrom('T0'),
    )!
    // 17—23 May and after: five working days a week, four in the week of 端午 (14 June).
    expect(steady.rate).toBeCloseTo(2380, 6)
    expect(steady.mid).toBe(565_640n)
    expect(steady.reachedOn).toBeNull()
    expect(steady.low <= steady.mid && steady.mid <= steady.high).toBe(true)
  })

  test('says the first day on which the course reaches the target', () => {
    const quick = forecast(
      course([9_000, 15_000, 15_000, 15_000, 15_000, 15_000, 12_000, 15_000]),
      calendar,
      drawFrom('T0'),
    )!
    expect(quick.reachedOn).toBe('2021-12-10')
    expect([quick.low, quick.high]).toEqual([quick.mid, quick.mid])
  })

  test('is not made from fewer than four weeks, nor into a year without a calendar', () => {
    expect(forecast(course([1, 2, 3]), calendar, drawFrom('T0'))).toBeUndefined()
    const long = { ...course([1, 2, 3, 4]), period: { from: year2021.from, to: plainDate('2022-01-31') } }
    expect(forecast(long, calendar, drawFrom('T0'))).toBeUndefined()
  })

  test('has the mean inside its band, whatever the weeks brought, and the same band each time', () => {
    const property = fc.property(fc.array(fc.nat({ max: 50_000 }), { minLength: 4, maxLength: 8 }), (amounts) => {
      const one = forecast(course(amounts), calendar, drawFrom('2021-T0 530000'))!
      expect(one.low <= one.mid && one.mid <= one.high).toBe(true)
      expect(one.low).toBeGreaterThanOrEqual(261_000n)
      expect(forecast(course(amounts), calendar, drawFrom('2021-T0 530000'))).toEqual(one)
    })
    fc.assert(property, { numRuns: 60 })
  })
})

test('one high and one low week are left out of the mean', () => {
  expect(trimmedMean([1, 2, 3, 100])).toBe(2.5)
  expect(trimmedMean([4, 6])).toBe(5)
})

test('what is required is set against the best four weeks in a row', () => {
  const best = bestRate(weeksOf([5_000, 5_000, 15_000, 15_000, 12_000, 15_000]), calendar)!
  expect(best.workingDays).toBe(19)
  expect(best.perDay).toBe(3000)
  expect([feasibility(3000, 3000), feasibility(4500, 3000), feasibility(4501, 3000)]).toEqual([
    'feasible',
    'tight',
    'hard',
  ])
  expect(bestRate(weeksOf([1, 2, 3]), calendar)).toBeUndefined()
})
