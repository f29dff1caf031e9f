import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain } from '../explain.ts'
import { columnsBuilder } from '../kernel/build.ts'
import type { Rule } from '../language.ts'
import { anyDay, anyPerson } from '../persons.test-data.ts'
import { defaultReadings } from '../readings.ts'
import { withRule } from '../rule-set.ts'
import { rules } from '../shipped.ts'
import { compareRules } from './preview-job.ts'

const rule = rules.rules[0]!
const copy = JSON.parse(JSON.stringify(rule).replace('"worked":2', '"worked":1')) as Rule
const letters = { met: 'm', notMet: 'n', toVerify: 'v' } as const

test('a preview names exactly those whose verdict the changed rule changes; one year less takes nothing from anybody', () => {
  const days = anyDay.filter((day) => day >= '2020-12-28')
  fc.assert(
    fc.property(fc.array(anyPerson, { minLength: 1, maxLength: 60 }), days, (persons, asOf) => {
      const builder = columnsBuilder()
      for (const person of persons) builder.add(person)
      const told = compareRules(builder.done(), { rules, ruleId: rule.id, copy, readings: defaultReadings, asOf })
      const single = persons.flatMap((person, at) => {
        const asked = { ...person, settings: defaultReadings }
        const was = letters[explain(rules, rule, asked, asOf).verdict]
        const now = letters[explain(withRule(rules, copy), copy, asked, asOf).verdict]
        return was === now ? [] : [[at, was, now]]
      })
      expect(told).toEqual(single)
      expect(told.filter(([, was]) => was === 'm')).toEqual([])
    }),
    { numRuns: 60 },
  )
}, 600_000)
