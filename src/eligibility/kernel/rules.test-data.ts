import fc from 'fast-check'
import type { FactTest, RuleSet, Test } from '../language.ts'
import { skillLevels, titleLevels } from '../levels.ts'
import { anyDay } from '../persons.test-data.ts'
import { readingNames, readingWords } from '../readings.ts'
import { readRuleSet } from '../rule-check.ts'
import { rules as shipped } from '../shipped.ts'

const years = fc.integer({ min: 0, max: 6 })
const factTest = (list: 'certificates' | 'titles'): fc.Arbitrary<FactTest> => {
  const level = fc.constantFrom(...(list === 'certificates' ? skillLevels.slice(2, 6) : titleLevels))
  return fc.oneof(
    fc.record({ level }),
    fc.constantFrom<FactTest>({ current: true }, { valid: true }, { series: 'asked' }),
    fc.record({ worked: years, since: level }, { requiredKeys: ['worked'] }),
    fc.record({ workedIn: years }),
    fc.record({ years }),
    fc.record({ issuedFrom: anyDay }),
    fc.record({ issuedTo: anyDay }),
    ...(list === 'certificates' ? [fc.constantFrom<FactTest>({ level: 'held' }, { occupation: 'asked' })] : []),
  )
}

const list = fc.constantFrom('certificates' as const, 'titles' as const)
const where = list.chain((one) => fc.tuple(fc.constant(one), fc.array(factTest(one), { minLength: 1, maxLength: 4 })))
const leaf: fc.Arbitrary<Test> = fc.oneof(
  fc.constantFrom<Test>({ asked: 'series', in: 'opened' }, { asked: 'series', in: ['health', '工程技术'] }),
  fc
    .tuple(where, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }))
    .map(([[some, tests], atLeast]): Test => ({ some, where: tests, ...(atLeast ? { atLeast } : {}) })),
  where.map(([latest, tests]): Test => ({ latest, where: tests })),
  fc.record({
    appraisals: fc.integer({ min: 1, max: 4 }),
    grades: fc.constantFrom(['qualified'], ['excellent', 'qualified'], ['basic', 'unqualified']),
  }),
  fc.constant<Test>({ post: 'asked' }),
  fc.record(
    {
      standardYears: fc.constantFrom<'next' | 'senior' | 'technician' | 'special'>(
        ...(['next', 'senior', 'technician', 'special'] as const),
      ),
      title: fc.constantFrom(...titleLevels),
    },
    { requiredKeys: ['standardYears'] },
  ),
  fc.record({ cumulative: years }),
  fc.constantFrom(...shipped.rules.slice(0, 2)).map(({ id }): Test => ({ rule: id })),
  fc
    .constantFrom(...readingNames)
    .chain((reading) => fc.constantFrom(...readingWords[reading]).map((is): Test => ({ reading, is }))),
)

const { test } = fc.letrec<{ test: Test; tests: Test[] }>((tie) => ({
  tests: fc.array(tie('test'), { minLength: 1, maxLength: 3 }),
  test: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 5, arbitrary: leaf },
    { weight: 1, arbitrary: tie('tests').map((all): Test => ({ all })) },
    { weight: 1, arbitrary: tie('tests').map((any): Test => ({ any })) },
    { weight: 1, arbitrary: tie('test').map((not): Test => ({ not })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('tests'), fc.integer({ min: 1, max: 3 }))
        .map(([of, count]): Test => ({ atLeast: Math.min(count, of.length), of })),
    },
    { weight: 1, arbitrary: fc.tuple(anyDay, tie('test')).map(([on, one]): Test => ({ on, test: one })) },
  ),
}))

/** Rules of every node of the language beside those that are shipped: a rule of one to forty conditions. */
export const anyRules: fc.Arbitrary<RuleSet> = fc
  .oneof(fc.array(test, { minLength: 1, maxLength: 6 }), fc.array(test, { minLength: 30, maxLength: 40 }))
  .map((tests) => {
    const groups = Array.from({ length: Math.ceil(tests.length / 20) }, (_, at) => tests.slice(at * 20, at * 20 + 20))
    const made = groups.map((group, at) => ({
      ...{ id: `made.${at}`, name: ['试', 'tried'], version: '2020-12-28', enabled: true, target: null },
      conditions: group.map((one) => ({ clause: '96-1-1', name: ['试', 'tried'], test: one })),
    }))
    return readRuleSet({ ...shipped, rules: [...shipped.rules.map(({ ...rule }) => rule), ...made] })
  })
