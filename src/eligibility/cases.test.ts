import { describe, expect, test } from 'vitest'
import file from '../../data/rules/96-2020.cases.json' with { type: 'json' }
import { plainDate } from '../platform/plain-date.ts'
import { ruleOf } from './evaluate.ts'
import { explain } from './explain.ts'
import { readPerson } from './person.ts'
import { casesFailing, casesLacking, RuleCases } from './rule-cases.ts'
import { rules } from './shipped.ts'

describe.each(file.cases)('$id $rule $says', ({ rule, asOf, person, expect: expected, proves }) => {
  const told = explain(rules, ruleOf(rules, rule), readPerson(person), plainDate(asOf))

  test('verdict and first day', () => {
    const { verdict, firstDate, firstDateKind } = told
    expect({ verdict, firstDate, firstDateKind }).toEqual(expected)
  })

  test('what is to be verified names its paper', () => {
    for (const one of told.conditions) expect(one.missing.length > 0).toBe(one.verdict === 'toVerify')
  })

  test('the clause that it proves has that verdict', () => {
    for (const { clause, as } of proves) {
      const verdict = { yes: 'met', no: 'notMet', unknown: 'toVerify' }[as]
      expect(told.conditions.filter((one) => one.clause === clause).map((one) => one.verdict)).toContain(verdict)
    }
  })
})

const { cases } = RuleCases.parse(file)

test('each rule that is enabled has a yes, a no and an unknown case for every clause', () => {
  for (const rule of rules.rules.filter(({ enabled }) => enabled)) expect(casesLacking(rule, cases)).toEqual([])
})

test('a rule is told which case it lacks, and which case it breaks', () => {
  const assistant = ruleOf(rules, 'title.assistant')
  expect(
    casesLacking(
      assistant,
      cases.filter(({ id }) => id !== 'E20'),
    ),
  ).toEqual([{ clause: '96-2-4', as: 'unknown' }])
  expect(casesFailing(rules, cases)).toEqual([])
  const text = JSON.stringify(rules).replace('"worked":2', '"worked":1')
  const broken = casesFailing(
    JSON.parse(text),
    cases.filter(({ rule }) => rule === 'title.assistant'),
  )
  expect(broken.map(({ id }) => id)).toContain('E02')
  expect(broken.find(({ id }) => id === 'E02')!.notProven).toEqual(['96-2-1'])
})

describe('the words of an explanation', () => {
  const conditionsOf = (id: string) => {
    const one = file.cases.find((row) => row.id === id)!
    return explain(rules, ruleOf(rules, one.rule), readPerson(one.person), plainDate(one.asOf)).conditions
  }

  test('a missing appraisal asks for the sheet of that year', () => {
    expect(conditionsOf('E20')[2]!.missing).toEqual([
      { fact: 'appraisals[2019]', paper: 'appraisal', about: { year: 2019 } },
    ])
  })

  test('days without any record are named from the first to the last', () => {
    expect(conditionsOf('E11')[1]!.missing).toEqual([
      { fact: 'work[2019-01-01..2020-03-31]', paper: 'work', about: {} },
    ])
  })

  test('a kind of work that is not stated asks for the description of that post', () => {
    expect(conditionsOf('E13')[1]!.missing).toEqual([{ fact: 'work[1].track', paper: 'track', about: {} }])
  })

  test('a higher certificate without the lower asks for the lower one', () => {
    expect(conditionsOf('E32')[1]!.missing.map(({ paper }) => paper)).toEqual(['lowerCertificate'])
  })

  test('years before the present post ask for the sheets of the former unit, by reading R-PRIOR', () => {
    const { missing, readings } = conditionsOf('E23')[2]!
    expect(missing.map(({ fact }) => fact)).toEqual(['appraisals[2018].post', 'appraisals[2019].post'])
    expect(readings).toEqual(['R-3Y', 'R-POST', 'R-PRIOR'])
  })

  test('a break names the reading by which it pushes the day', () => {
    const { facts, readings } = conditionsOf('E10')[1]!
    expect(facts).toContainEqual({ what: 'work[1]', says: 'break 2019-01-01..2020-03-31' })
    expect(readings).toContain('R-GAP')
  })
})
