import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  isPlainDate,
  lastDayOfMonth,
  monthOf,
  plainDate,
  weekday,
} from './plain-date.ts'

const isoDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => plainDate(date.toISOString().slice(0, 10)))

test('adding days and naming weekdays agrees with the platform calendar for three centuries', () => {
  fc.assert(
    fc.property(isoDay, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
      const expected = new Date(Date.parse(day) + count * 86_400_000)
      const reached = addDays(day, count)
      expect(reached).toBe(expected.toISOString().slice(0, 10))
      expect(weekday(reached) % 7).toBe(expected.getUTCDay())
      expect(daysBetween(day, reached)).toBe(count)
    }),
    { numRuns: 2000 },
  )
})

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-01-32', '', '20260101', '0000-01-01'])(
  '%j is not a day',
  (text) => expect(isPlainDate(text)).toBe(false),
)

test('summer time of 1986 to 1991 moves no birthday', () => {
  for (const day of ['1988-04-17', '1986-05-04', '1991-04-14'].map(plainDate)) {
    expect(addDays(addDays(day, 1), -1)).toBe(day)
    expect(addMonths(addMonths(day, 12), -12)).toBe(day)
  }
})

test('a month later is the same day, or the last one where the month is shorter', () => {
  expect(addMonths(plainDate('2020-01-31'), 1)).toBe('2020-02-29')
  expect(addMonths(plainDate('2020-02-29'), 12)).toBe('2021-02-28')
  expect(addMonths(plainDate('2021-12-15'), 1)).toBe('2022-01-15')
  expect(addMonths(plainDate('2021-01-15'), -1)).toBe('2020-12-15')
})

test('every day lies between the first and the last of its month', () => {
  fc.assert(
    fc.property(isoDay, (day) => {
      expect(monthOf(day) <= day && day <= lastDayOfMonth(day)).toBe(true)
      expect(addDays(lastDayOfMonth(day), 1)).toBe(addMonths(monthOf(day), 1))
    }),
  )
})
