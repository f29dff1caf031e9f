import { describe, expect, test } from 'vitest'
import shipped from '../../data/rules/96-2020.json' with { type: 'json' }
import { plainDate } from '../platform/plain-date.ts'
import { Refusal, say } from '../platform/refusal.ts'
import { declarationPresets } from './declaration.ts'
import { ruleOf } from './evaluate.ts'
import { explain } from './explain.ts'
import type { RuleSet, Test } from './language.ts'
import { readPerson } from './person.ts'
import { readRuleSet } from './rule-check.ts'
import { titleSeries } from './series.ts'
import { otherRules, rules } from './shipped.ts'
import { eligibilityWords } from './words.ts'

/** The shipped set with the first condition of a rule replaced. */
function withTest(test: unknown, id = 'skill.senior'): unknown {
  const set = structuredClone(shipped) as unknown as { rules: { id: string; conditions: { test: unknown }[] }[] }
  set.rules.find((rule) => rule.id === id)!.conditions[0]!.test = test
  return set
}

function refusalOf(work: () => unknown): Refusal {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was taken')
}

describe('a malformed rule is refused at the node, with a sentence', () => {
  test.each<[unknown, string, string]>([
    [{ some: 'certificates', where: [{ level: 'master' }] }, 'rules[3].conditions[0].test.where[0]', 'level'],
    [{ some: 'titles', where: [{ level: 'technician' }] }, 'rules[3].conditions[0].test.where[0].level', 'ladder'],
    [{ all: [{ post: 'asked' }, { rule: 'nobody' }] }, 'rules[3].conditions[0].test.all[1].rule', 'rule'],
    [{ reading: 'R-ADV', is: 'everybody' }, 'rules[3].conditions[0].test.is', 'word'],
    [{ atLeast: 3, of: [{ post: 'asked' }] }, 'rules[3].conditions[0].test.atLeast', 'count'],
    [
      { some: 'titles', where: [{ occupation: 'asked' }] },
      'rules[3].conditions[0].test.where[0].occupation',
      'no such',
    ],
    [{ worked: 2 }, 'rules[3].conditions[0].test', 'not a test'],
    [{ all: [] }, 'rules[3].conditions[0].test', 'nothing in it'],
  ])('%o', (test, field) => {
    const refusal = refusalOf(() => readRuleSet(withTest(test)))
    expect(refusal.code).toBe('eligibility.rules')
    expect(refusal.faults[0]!.field.startsWith(field)).toBe(true)
    for (const { code, facts } of refusal.faults)
      for (const language of ['zh', 'en'] as const) expect(say(eligibilityWords, language, code, facts)).not.toBe('')
  })

  test('a clause that the document does not have', () => {
    const set = structuredClone(shipped) as unknown as { rules: { conditions: { clause: string }[] }[] }
    set.rules[0]!.conditions[0]!.clause = '96-9-9'
    expect(refusalOf(() => readRuleSet(set)).faults[0]).toMatchObject({ code: 'eligibility.clause-absent' })
  })
})

test('M8-4 rules that ask each other are refused, and the circle is shown', () => {
  const set = withTest({ rule: 'skill.next' }) as RuleSet
  set.rules.find(({ id }) => id === 'skill.next')!.conditions[0]!.test = { rule: 'skill.senior' } as Test
  expect(refusalOf(() => readRuleSet(set)).facts).toEqual({ circle: 'skill.senior → skill.next → skill.senior' })
})

test('rules of other provinces are disabled, say what is to be asked, and none is shipped with 96-2020', () => {
  expect(otherRules.rules.every(({ enabled, question }) => !enabled && question !== null)).toBe(true)
  expect(rules.rules.map(({ id }) => id)).toEqual([
    ...['title.assistant', 'title.middle', 'title.viceSenior'],
    ...['skill.senior', 'skill.technician', 'skill.seniorTechnician', 'skill.next'],
  ])
})

test('the series that clause 96-1-1 opened are those that the table of 27 series marks', () => {
  const marked = titleSeries.filter(({ openedForBridge }) => openedForBridge).map(({ code }) => code)
  expect(titleSeries).toHaveLength(27)
  expect(rules.opened.map(({ series }) => series).sort()).toEqual(marked.sort())
})

test('both generations of the standards name a way to every level up to 高级技师', () => {
  for (const preset of declarationPresets)
    expect(Object.keys(preset.levels)).toEqual(['junior', 'intermediate', 'senior', 'technician', 'seniorTechnician'])
})

describe('nodes that the shipped rules do not use', () => {
  const person = readPerson({
    asks: { series: 'engineering', occupation: '车工' },
    certificates: [
      { level: 'senior', occupation: '车工', series: 'engineering', issuedOn: '2018-01-01', verified: true },
      { level: 'technician', occupation: '车工', series: 'engineering', issuedOn: '2020-01-01', verified: true },
    ],
    titles: [],
    work: [{ from: '2012-07-01', to: null, track: 'skill', unit: '甲厂', occupation: '车工' }],
  })
  const ask = (test: unknown, day = '2021-06-30') => {
    const set = readRuleSet(withTest(test))
    return explain(set, ruleOf(set, 'skill.senior'), person, plainDate(day)).conditions[0]!
  }

  test.each<[string, unknown, string, string | null]>([
    ['two certificates', { some: 'certificates', where: [{ valid: true }], atLeast: 2 }, 'met', '2020-01-01'],
    ['three certificates', { some: 'certificates', where: [{ valid: true }], atLeast: 3 }, 'notMet', null],
    ['no title', { not: { some: 'titles', where: [{ valid: true }] } }, 'met', null],
    ['the latest is 技师', { latest: 'certificates', where: [{ level: 'technician' }] }, 'met', '2020-01-01'],
    [
      'issued before 2019',
      { some: 'certificates', where: [{ current: true }, { issuedTo: '2018-12-31' }] },
      'met',
      '2018-01-01',
    ],
    [
      'as of the end of 2019',
      { on: '2019-12-31', test: { some: 'certificates', where: [{ level: 'technician' }, { valid: true }] } },
      'notMet',
      null,
    ],
    [
      'one of two',
      { atLeast: 1, of: [{ some: 'titles', where: [{ valid: true }] }, { cumulative: 8 }] },
      'met',
      '2020-06-30',
    ],
    ['another rule', { rule: 'title.assistant' }, 'toVerify', null],
  ])('%s', (_, test, verdict, firstDate) => {
    const told = ask(test)
    expect(told.verdict).toBe(verdict)
    if (firstDate) expect(told.firstDate).toBe(firstDate)
  })
})
