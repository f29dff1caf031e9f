import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, monthOf, plainDate } from '../../platform/plain-date.ts'
import { type FigureRef, figureKinds, formatRef, parseRef } from './ref.ts'

const day = fc.nat({ max: 3650 }).map((count) => addDays(plainDate('2018-01-01'), count))
const suffix = fc.constantFrom('T0', 'T1', 'T1a', 'T2', 'T12b3')
const set = fc.constantFrom('2021', '2021-B', '2025-C')
const place = fc.oneof(fc.constantFrom('530000', '532924', '530300-K01'), fc.uuid({ version: 7 }))

const someRef = fc
  .record(
    {
      ...{ set, suffix, place, from: day, to: day, kind: fc.constantFrom(...figureKinds) },
      ...{ system: fc.uuid(), month: day.map(monthOf), group: fc.constantFrom('G13', 'none'), source: fc.uuid() },
      ...{ exactly: fc.uniqueArray(suffix), times: fc.nat({ max: 9 }), today: fc.constant(true as const) },
    },
    { requiredKeys: ['set', 'suffix', 'place', 'from', 'to', 'kind'] },
  )
  .map(({ set: name, suffix: end, exactly, ...rest }): FigureRef => {
    const lines = exactly ? { exactly: exactly.map((one) => `${name}-${one}`) } : {}
    return { ...rest, ...lines, line: `${name}-${end}` }
  })

test('a reference can be read by a person', () => {
  const ref: FigureRef = {
    ...{ line: '2021-T0', kind: 'value', place: '532924', from: plainDate('2021-01-01'), to: plainDate('2021-06-30') },
    ...{ group: 'G13', exactly: ['2021-T1', '2021-T2'] },
  }
  expect(formatRef(ref)).toBe('2021-T0.value.532924.20210101-20210630.group:G13.only:T1-T2')
})

test('every reference reads back as it was written, and needs no escape in an address', () => {
  fc.assert(
    fc.property(someRef, (ref) => {
      expect(parseRef(formatRef(ref))).toEqual(ref)
      expect(formatRef(ref)).toMatch(/^[\w.:-]+$/)
    }),
  )
})

test('nothing else is a reference: one character more, fewer or other is refused or is another reference', () => {
  const property = fc.property(
    someRef,
    fc.nat(),
    fc.constantFrom('', 'x', '.', ':', "'", '9', ' ', '%'),
    (ref, at, put) => {
      const text = formatRef(ref)
      const index = at % text.length
      const bent = text.slice(0, index) + put + text.slice(index + 1)
      const read = parseRef(bent)
      expect(read === undefined || formatRef(read) === bent).toBe(true)
    },
  )
  fc.assert(property, { numRuns: 500 })
})

test.each([
  '',
  '2021-T0',
  '2021-T0.value.530000',
  '2021-T0.value.530000.20210101-20210631',
  '2021-T0.value.530000.20210101-20210630.month:202113',
  '2021-T0.value.530000.20210101-20210630.times:1.group:G13',
  '2021-T0.value.530000.20210101-20210630.group:G13.group:G13',
  "2021-T0.value.530000.20210101-20210630.group:G13' or 1=1",
  '2021-T0.total.530000.20210101-20210630',
])('%j is no reference', (text) => {
  expect(parseRef(text)).toBeUndefined()
})
