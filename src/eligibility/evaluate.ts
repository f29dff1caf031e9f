import { dayNumber } from './anniversary.ts'
import { appraisalLine } from './appraisals.ts'
import { allTests, latestLine } from './fact-tests.ts'
import type { Rule, RuleSet, Test } from './language.ts'
import type { FactList } from './levels.ts'
import { postLine } from './posts.ts'
import { seriesCode } from './series.ts'
import { cumulativeLine, standardYearsLine } from './standard-years.ts'
import type { Held, Subject } from './subject.ts'
import { allOf, always, anyOf, atLeastOf, notOf, type Timeline, valueOn } from './timeline.ts'

/** The value of a test on every day, for one person. Pure: the same person, day and rules give the same line. */
export function testLine(subject: Subject, test: Test, rules: RuleSet): Timeline {
  if ('all' in test) return allOf(test.all.map((one) => testLine(subject, one, rules)))
  if ('any' in test) return anyOf(test.any.map((one) => testLine(subject, one, rules)))
  if ('not' in test) return notOf(testLine(subject, test.not, rules))
  if ('of' in test)
    return atLeastOf(
      test.of.map((one) => testLine(subject, one, rules)),
      test.atLeast,
    )
  if ('on' in test) return always(valueOn(testLine(subject, test.test, rules), dayNumber(test.on)))
  if ('rule' in test) return ruleLine(subject, ruleOf(rules, test.rule), rules)
  return leafLine(subject, test, rules)
}

type Leaf = Exclude<
  Test,
  { all: unknown } | { any: unknown } | { not: unknown } | { of: unknown } | { on: unknown } | { rule: string }
>

function leafLine(subject: Subject, test: Leaf, rules: RuleSet): Timeline {
  if ('asked' in test) return always(askedDegree(subject, test.in, rules))
  if ('some' in test) return someLine(subject, test)
  if ('latest' in test) {
    const held = heldIn(subject, test.latest)
    return held ? latestLine(subject, held, test.where) : always(1)
  }
  if ('appraisals' in test) return appraisalsLine(subject, test)
  if ('post' in test)
    return once(subject, 'post', () => postLine(subject.stretches, occupationAsked(subject), subject.asOf))
  if ('cumulative' in test) return cumulativeLine(subject, test.cumulative)
  if ('standardYears' in test) return standardYearsLine(subject, test.standardYears, test.title)
  return always((subject.readings as Readonly<Record<string, string>>)[test.reading] === test.is ? 3 : 0)
}

const occupationAsked = ({ person }: Subject) => person.asks?.occupation

function once(subject: Subject, key: string, work: () => Timeline): Timeline {
  const known = subject.worked.get(key)
  if (known) return known
  const line = work()
  subject.worked.set(key, line)
  return line
}

export function askedDegree({ person }: Subject, list: 'opened' | readonly string[], rules: RuleSet): 0 | 2 | 3 {
  const series = person.asks?.series
  if (series == null) return 2
  const codes = list === 'opened' ? rules.opened.map((one) => one.series) : list
  return codes.some((code) => seriesCode(code) === seriesCode(series)) ? 3 : 0
}

export const heldIn = (subject: Subject, list: FactList): readonly Held[] | undefined =>
  list === 'certificates' ? subject.certificates : subject.titles

function someLine(subject: Subject, { some, where, atLeast }: Extract<Leaf, { some: unknown }>): Timeline {
  const held = heldIn(subject, some)
  return held
    ? atLeastOf(
        held.map((one) => allTests(subject, one, where)),
        atLeast ?? 1,
      )
    : always(1)
}

function appraisalsLine(subject: Subject, { appraisals, grades }: Extract<Leaf, { appraisals: unknown }>): Timeline {
  const key = `appraisals ${appraisals} ${grades.join()}`
  return once(subject, key, () => appraisalLine(subject.appraisals, appraisals, grades, subject.lastDay))
}

/** @throws Error when there is no such rule: a set that was checked names only its own. */
export function ruleOf(rules: RuleSet, id: string): Rule {
  const rule = rules.rules.find((one) => one.id === id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}

export const ruleLine = (subject: Subject, rule: Rule, rules: RuleSet): Timeline =>
  allOf(rule.conditions.map(({ test }) => testLine(subject, test, rules)))
