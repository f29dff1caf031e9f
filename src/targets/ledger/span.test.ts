import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, lastDayOfMonth, monthOf, type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { type Days, splitSpan } from './span.ts'
import { aboveOn, bucketOf } from './standing.ts'

const anyDay = fc.integer({ min: 0, max: 900 }).map((n) => addDays(plainDate('2020-01-01'), n))
const lengthOf = ({ from, to }: Days) => daysBetween(from, to) + 1
const [june, may, july] = ['2021-06-01', '2021-05-01', '2021-07-01'].map(plainDate) as [PlainDate, PlainDate, PlainDate]

describe('a span of days is cut into whole months and the days left over', () => {
  it('loses no day and counts none twice', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        const { months, days } = splitSpan({ from, to })
        const parts = [...days, ...(months ? [months] : [])].sort((a, b) => (a.from < b.from ? -1 : 1))
        expect(parts.reduce((sum, part) => sum + lengthOf(part), 0)).toBe(Math.max(0, daysBetween(from, to) + 1))
        for (const [i, part] of parts.entries()) expect(part.from).toBe(i === 0 ? from : addDays(parts[i - 1]!.to, 1))
        if (months) expect([monthOf(months.from), lastDayOfMonth(months.to)]).toEqual([months.from, months.to])
      }),
    )
  })
})

describe('a month of a leaf is cut where anything above it changes', () => {
  const row = { tree: 'territory', descendantId: 'leaf' } as const
  const moved = plainDate('2021-06-15')
  const standing = [
    { ...row, ancestorId: 'leaf', fromOn: plainDate('2010-01-01'), toOn: null },
    { ...row, ancestorId: 'west', fromOn: plainDate('2010-01-01'), toOn: moved },
    { ...row, ancestorId: 'east', fromOn: moved, toOn: null },
  ]

  it('keeps the part before the change and the part after it', () => {
    expect(bucketOf(standing, plainDate('2021-06-14'))).toBe(june)
    expect(bucketOf(standing, moved)).toBe(moved)
    expect(bucketOf(standing, plainDate('2021-06-30'))).toBe(moved)
    expect([bucketOf(standing, plainDate('2021-05-31')), bucketOf(standing, plainDate('2021-07-02'))]).toEqual([
      may,
      july,
    ])
  })

  it('stands in its month where the day of the fact stood', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(aboveOn(standing, bucketOf(standing, day))).toEqual(aboveOn(standing, day))
      }),
    )
  })
})
