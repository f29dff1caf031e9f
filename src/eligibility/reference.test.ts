import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain } from './explain.ts'
import { anyDay, anyPerson } from './persons.test-data.ts'
import { reference } from './reference.test-data.ts'
import { toDay, walk } from './reference-days.test-data.ts'
import { rules } from './shipped.ts'

const RUNS = Number(process.env.CHANGAI_PEOPLE ?? 100)
const FROM = toDay('2005-01-01')

test('verdict and first day are those of the formal predicates, walked day by day', () => {
  fc.assert(
    fc.property(
      anyPerson,
      anyDay,
      fc.constantFrom(...rules.rules.filter(({ enabled }) => enabled)),
      (person, asOf, rule) => {
        const conditions = reference(person, asOf)
        const told = explain(rules, rule, person, asOf)
        const expected = walk((day) => Math.min(...conditions(rule.id, day)) as 0 | 1 | 2 | 3, toDay(asOf), FROM)
        const { verdict, firstDate, firstDateKind } = told
        expect({ verdict, firstDate, firstDateKind }).toEqual(expected)
        expect(told.conditions.map((one) => one.verdict)).toEqual(
          conditions(rule.id, toDay(asOf)).map((degree) =>
            degree === 3 ? 'met' : degree === 0 ? 'notMet' : 'toVerify',
          ),
        )
      },
    ),
    { numRuns: RUNS },
  )
}, 3_000_000)
