import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDate } from '../../platform/plain-date.ts'
import { fieldsOf } from './fields.ts'
import { recordKinds } from './kinds.ts'
import { changesBetween, type RecordFacts, readRecord } from './rules.ts'

const facts = (over: Partial<RecordFacts> = {}): RecordFacts => ({
  ...{ today: plainDate('2021-06-30'), birth: '1986-01-24', diedOn: null, retiredOn: null },
  ...{ occupations: new Map([['车工', '车工']]), work: [], ...over },
})

const texts = fc.oneof(
  fc.constantFrom('', '车工', 'skill', 'senior', 'engineering', 'G06', '2020', 'qualified', 'skill-level', 'province'),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10)),
  fc.string({ maxLength: 120 }),
)
const records = fc
  .constantFrom(...recordKinds)
  .chain((kind) =>
    fc.tuple(fc.constant(kind), fc.record(Object.fromEntries(fieldsOf[kind].map(({ name }) => [name, texts])))),
  )

test('whatever is typed is either a record of exactly the declared fields or faults at declared fields', () => {
  fc.assert(
    fc.property(records, ([kind, typed]) => {
      const names = fieldsOf[kind].map(({ name }) => name)
      const read = readRecord(kind, typed, facts())
      if ('faults' in read) {
        expect(read.faults.length).toBeGreaterThan(0)
        for (const { field } of read.faults) expect(names).toContain(field)
      } else
        expect(
          Object.keys(read.values)
            .filter((name) => name !== 'unitId')
            .sort(),
        ).toEqual([...names].sort())
    }),
    { numRuns: 2000 },
  )
})

test('no record lies before birth or after death, and none that happened lies in the future', () => {
  fc.assert(
    fc.property(records, ([kind, typed]) => {
      const read = readRecord(kind, typed, facts({ diedOn: plainDate('2021-01-01') }))
      if ('faults' in read) return
      for (const { name, as } of fieldsOf[kind]) {
        const value = read.values[name]
        if (as !== 'day' || typeof value !== 'string') continue
        expect(value >= '1986-01-24').toBe(true)
        if (name !== 'validUntil') expect(value <= '2021-01-01').toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

test('a birthday of which only the month is known judges by the month', () => {
  const certificate = { kind: 'special', occupation: '车工', issuedOn: '1986-01-02' }
  expect('values' in readRecord('certificate', certificate, facts({ birth: '1986-01' }))).toBe(true)
  expect(
    'faults' in readRecord('certificate', { ...certificate, issuedOn: '1985-12-31' }, facts({ birth: '1986-01' })),
  ).toBe(true)
})

test('a level that the number contradicts is stored and marked', () => {
  const typed = { kind: 'skill-level', occupation: '车工', level: 'senior', number: 'S000099000001214000001' }
  expect(readRecord('certificate', typed, facts())).toMatchObject({ warnings: [{ code: 'record.level-differs' }] })
  expect(readRecord('certificate', { ...typed, level: 'intermediate' }, facts())).toMatchObject({ warnings: [] })
})

test('work that only touches is no overlap on other days, and a break never is one', () => {
  const work = [{ unitName: '甲厂', fromOn: plainDate('2012-01-01'), toOn: plainDate('2015-12-31') }]
  const from = (fromOn: string, track = 'skill') => readRecord('employment', { fromOn, track }, facts({ work }))
  expect(from('2016-01-01')).toMatchObject({ warnings: [] })
  expect(from('2015-12-31')).toMatchObject({ warnings: [{ code: 'record.overlaps' }] })
  expect(from('2015-12-31', 'none')).toMatchObject({ warnings: [] })
})

test('history holds the fields that differ and no others', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.option(fc.string())), (after) => {
      expect(changesBetween(after, after)).toEqual([])
      expect(changesBetween({}, after).map(({ field }) => field)).toEqual(
        Object.keys(after).filter((field) => after[field] !== null),
      )
    }),
  )
})
