import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlainDate } from '../../platform/plain-date.ts'
import { dayNumber } from '../anniversary.ts'
import { explain, type Verdict } from '../explain.ts'
import type { Rule, RuleSet } from '../language.ts'
import type { Person } from '../person.ts'
import { anyDay, anyPerson } from '../persons.test-data.ts'
import { readingsOf } from '../readings.ts'
import { rules as shipped } from '../shipped.ts'
import { subjectOf } from '../subject.ts'
import { columnsBuilder } from './build.ts'
import type { Columns } from './columns.ts'
import { compile, type Program } from './compile.ts'
import { personAt } from './person-at.ts'
import { anyRules } from './rules.test-data.ts'
import { emptyMasks, type Masks, runKernel, verdictAt } from './run.ts'

const RUNS = Number(process.env.CHANGAI_PEOPLE ?? 300)
const told: readonly Verdict[] = ['notMet', 'toVerify', 'met']

function columnsOf(persons: readonly Person[]): Columns {
  const builder = columnsBuilder()
  for (const person of persons) builder.add(person)
  return builder.done()
}

interface Looked {
  readonly program: Program
  readonly masks: Masks
}

function look(
  columns: Columns,
  rules: RuleSet,
  chosen: readonly Rule[],
  settings: Person['settings'],
  asOf: PlainDate,
) {
  const { lastDay } = subjectOf({}, asOf)
  const readings = readingsOf(settings)
  const program = compile(columns, { rules, chosen, readings, asOf: dayNumber(asOf), lastDay })
  const masks = emptyMasks(program, columns.persons)
  runKernel(program, masks, 0, columns.persons)
  return { program, masks }
}

const verdictsAt = ({ program, masks }: Looked, person: number) =>
  program.rules.slice(0, -1).map((first, at) => {
    const end = program.rules[at + 1]!
    const conditions = Array.from({ length: end - first }, (_, one) =>
      verdictAt(masks, person, first + one, first + one + 1),
    )
    return { verdict: told[verdictAt(masks, person, first, end)], conditions: conditions.map((one) => told[one]) }
  })

const explained = (rules: RuleSet, chosen: readonly Rule[], person: Person, asOf: PlainDate) =>
  chosen.map((rule) => {
    const { verdict, conditions } = explain(rules, rule, person, asOf)
    return { verdict, conditions: conditions.map((one) => one.verdict) }
  })

test('columns say of every person what the explanation says, condition by condition', () => {
  fc.assert(
    fc.property(anyPerson, anyDay, (person, asOf) => {
      const looked = look(columnsOf([person]), shipped, shipped.rules, person.settings, asOf)
      expect(verdictsAt(looked, 0)).toEqual(explained(shipped, shipped.rules, person, asOf))
    }),
    { numRuns: RUNS * 3 },
  )
}, 3_000_000)

test('so do they by any rules that the language can say', () => {
  fc.assert(
    fc.property(anyRules, anyPerson, anyDay, (rules, person, asOf) => {
      const looked = look(columnsOf([person]), rules, rules.rules, person.settings, asOf)
      expect(verdictsAt(looked, 0)).toEqual(explained(rules, rules.rules, person, asOf))
    }),
    { numRuns: RUNS * 2 },
  )
}, 3_000_000)

test('a person gets the same verdicts alone and among many, wherever he stands (M8-2)', () => {
  fc.assert(
    fc.property(fc.array(anyPerson, { minLength: 2, maxLength: 40 }), anyDay, (persons, asOf) => {
      const settings = persons[0]!.settings
      const looked = look(columnsOf(persons), shipped, shipped.rules, settings, asOf)
      const alone = persons.map((person) => explained(shipped, shipped.rules, { ...person, settings }, asOf))
      expect(persons.map((_, at) => verdictsAt(looked, at))).toEqual(alone)
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  )
}, 3_000_000)

test('a person read back from the columns is explained as the person who went in', () => {
  fc.assert(
    fc.property(fc.array(anyPerson, { minLength: 1, maxLength: 5 }), anyDay, (persons, asOf) => {
      const columns = columnsOf(persons)
      const line = (person: Person) =>
        shipped.rules.map((rule) => {
          const { verdict, firstDate, firstDateKind } = explain(shipped, rule, person, asOf)
          return { verdict, firstDate, firstDateKind }
        })
      persons.forEach(({ settings, ...person }, at) => {
        expect(line(personAt(columns, at))).toEqual(line(person))
      })
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  )
}, 3_000_000)
