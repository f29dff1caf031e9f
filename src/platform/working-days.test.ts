import { isHoliday, isWorkday } from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, type PlainDate, plainDate, weekday } from './plain-date.ts'
import { Refusal } from './refusal.ts'
import { readShippedYears } from './settings/shipped-years.ts'
import { addWorkingDays, isWorkingDay, rollForward, type WorkCalendar, workingDaysBetween } from './working-days.ts'

const shipped = readShippedYears()
const ruling = [...new Map(shipped.map((year) => [year.year, year])).values()]
const calendar: WorkCalendar = {
  years: new Set(ruling.map(({ year }) => year)),
  off: new Set(ruling.flatMap(({ off }) => off)),
  worked: new Set(ruling.flatMap(({ worked }) => worked)),
}
const first = plainDate('2020-01-01')
const last = plainDate('2026-12-31')
const everyDay = Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i))
const anyDay = (until: PlainDate) =>
  fc.integer({ min: 0, max: daysBetween(first, until) }).map((count) => addDays(first, count))

describe('a term in working days', () => {
  test.each([
    ['2021-04-08', 5, '2021-04-15'],
    ['2021-04-23', 3, '2021-04-27'],
    ['2021-04-30', 5, '2021-05-11'],
    ['2021-09-17', 3, '2021-09-23'],
    ['2021-09-30', 5, '2021-10-13'],
    ['2020-01-23', 3, '2020-02-05'],
    ['2023-01-20', 5, '2023-02-01'],
    ['2024-02-08', 3, '2024-02-19'],
    ['2024-09-13', 5, '2024-09-23'],
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2026-01-01', 1, '2026-01-04'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-09-18', 10, '2026-10-09'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2021-10-11', -5, '2021-09-28'],
    ['2026-02-24', -3, '2026-02-12'],
  ])('%s and %i working days is %s', (day, count, due) => {
    expect(addWorkingDays(calendar, plainDate(day), count)).toBe(due)
  })

  test.each([
    ['2021-05-01', '2021-05-06'],
    ['2021-10-01', '2021-10-08'],
    ['2025-05-31', '2025-06-03'],
    ['2026-02-15', '2026-02-24'],
  ])('a term in calendar days that ends on %s ends on %s', (day, rolled) => {
    expect(rollForward(calendar, plainDate(day))).toBe(rolled)
  })

  test('before the extension of 2020 became known, the same term ended two days earlier', () => {
    const [planned] = shipped
    const before = { years: new Set([2020]), off: new Set(planned!.off), worked: new Set(planned!.worked) }
    expect(addWorkingDays(before, plainDate('2020-01-23'), 3)).toBe('2020-02-03')
    expect(isWorkingDay(before, plainDate('2020-02-01'))).toBe(true)
    expect(isWorkingDay(calendar, plainDate('2020-02-01'))).toBe(false)
  })

  test('a term that reaches beyond the loaded years is refused with the year, never guessed', () => {
    const refused = () => addWorkingDays(calendar, plainDate('2026-12-30'), 5)
    expect(refused).toThrow(expect.objectContaining({ code: 'calendar.not-published', facts: { year: 2027 } }))
    expect(() => isWorkingDay(calendar, plainDate('2019-12-31'))).toThrow(Refusal)
  })
})

describe('the shipped notices', () => {
  test.each([
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    const days = everyDay.filter((day) => day.startsWith(String(year)))
    expect(days.filter((day) => isWorkingDay(calendar, day))).toHaveLength(count)
  })

  test('the quarters of 2021 have 60, 62, 66 and 62', () => {
    const ends = [dayOf(2020, 12, 31), dayOf(2021, 3, 31), dayOf(2021, 6, 30), dayOf(2021, 9, 30), dayOf(2021, 12, 31)]
    expect(ends.slice(1).map((end, i) => workingDaysBetween(calendar, ends[i]!, end))).toEqual([60, 62, 66, 62])
  })

  test('another published table agrees on every day of seven years', () => {
    const disputed = everyDay.filter((day) => isWorkday(day) !== isWorkingDay(calendar, day))
    expect(disputed).toEqual([])
    expect(everyDay.filter((day) => isHoliday(day) === isWorkingDay(calendar, day))).toEqual([])
    expect(everyDay).toHaveLength(2557)
  })

  test('a make-up day is a weekend day that is not off as well', () => {
    for (const { off, worked } of shipped)
      for (const day of worked) {
        expect(weekday(day)).toBeGreaterThan(5)
        expect(off).not.toContain(day)
      }
  })
})

describe('counting to and fro', () => {
  const until = plainDate('2026-06-30')

  test('so many working days lie between a day and the day that many working days later', () => {
    fc.assert(
      fc.property(anyDay(until), fc.integer({ min: 1, max: 60 }), (day, count) => {
        const due = addWorkingDays(calendar, day, count)
        expect(isWorkingDay(calendar, due)).toBe(true)
        expect(workingDaysBetween(calendar, day, due)).toBe(count)
        expect(workingDaysBetween(calendar, due, day)).toBe(-count)
      }),
    )
  })

  test('from a working day, there and back is where one began', () => {
    fc.assert(
      fc.property(anyDay(until), fc.integer({ min: 1, max: 60 }), (day, count) => {
        const start = rollForward(calendar, day)
        expect(addWorkingDays(calendar, addWorkingDays(calendar, start, count), -count)).toBe(start)
      }),
    )
  })
})
