import { type PlainDate, plainDate } from '../platform/plain-date.ts'
import type { Account } from './account.ts'
import { dayText } from './anniversary.ts'
import { testLine } from './evaluate.ts'
import type { Condition, Rule, RuleSet } from './language.ts'
import type { LadderLevel } from './levels.ts'
import type { Person } from './person.ts'
import { type ReadingChoices, readingsOf } from './readings.ts'
import { levelAsked } from './standard-years.ts'
import { type Subject, subjectOf } from './subject.ts'
import { postSince, testAccountOf } from './test-account.ts'
import { allOf, type Degree, firstDayOf, type Timeline, valueOn } from './timeline.ts'

export type Verdict = 'met' | 'notMet' | 'toVerify'
export type FirstDateKind = 'firm' | 'likely' | 'none'

/** A first day: `firm` by known facts, `likely` if what is unknown turns out well, `none` within 15 years. */
export interface FirstDate {
  readonly firstDate: PlainDate | null
  readonly firstDateKind: FirstDateKind
}

export interface ConditionVerdict extends Account {
  readonly clause: string
  readonly name: readonly [zh: string, en: string]
  readonly verdict: Verdict
  readonly firstDate: PlainDate | null
}

export interface RuleVerdict extends FirstDate {
  readonly rule: Rule
  readonly inForce: boolean
  readonly level: LadderLevel | null
  readonly verdict: Verdict
  readonly conditions: readonly ConditionVerdict[]
}

/**
 * One rule about one person on one day: the verdict, the first day, and each condition with its facts, missing papers
 * and readings. The version is applied to any day; whether it was in force is said beside it.
 */
export function explain(
  rules: RuleSet,
  rule: Rule,
  person: Person,
  asOf: PlainDate,
  settings?: ReadingChoices,
): RuleVerdict {
  return explainFor(subjectOf(person, asOf, readingsOf(person.settings, settings)), rules, rule)
}

/** Several rules about one person: what they share is worked out once. */
export function explainAll(
  rules: RuleSet,
  chosen: readonly Rule[],
  person: Person,
  asOf: PlainDate,
  settings?: ReadingChoices,
): RuleVerdict[] {
  const subject = subjectOf(person, asOf, readingsOf(person.settings, settings))
  return chosen.map((rule) => explainFor(subject, rules, rule))
}

export function explainFor(subject: Subject, rules: RuleSet, rule: Rule): RuleVerdict {
  const lines = rule.conditions.map(({ test }) => testLine(subject, test, rules))
  const whole = allOf(lines)
  return {
    rule,
    inForce: isInForce(rule, dayText(subject.asOf)),
    level: levelOf(subject, rule),
    verdict: verdictOf(valueOn(whole, subject.asOf)),
    ...firstDateOf(whole, subject),
    conditions: rule.conditions.map((condition, at) => conditionVerdict(subject, rules, condition, lines[at]!)),
  }
}

function conditionVerdict(subject: Subject, rules: RuleSet, { clause, name, test }: Condition, line: Timeline) {
  const verdict = verdictOf(valueOn(line, subject.asOf))
  const why = testAccountOf(subject, test, rules)
  const since = verdict !== 'notMet' && 'post' in test ? postSince(subject) : undefined
  const firstDate = since ?? firstDateOf(line, subject).firstDate
  return { clause, name, verdict, firstDate, ...why, missing: verdict === 'toVerify' ? why.missing : [] }
}

export const verdictOf = (degree: Degree): Verdict => (degree === 3 ? 'met' : degree === 0 ? 'notMet' : 'toVerify')

/** From a rule's line: the earliest day where it is met or open today, the next day to come where it is not met. */
export function firstDateOf(line: Timeline, { asOf, lastDay }: Pick<Subject, 'asOf' | 'lastDay'>): FirstDate {
  const today = valueOn(line, asOf)
  const day = today === 3 ? firstDayOf(line, 3) : firstDayOf(line, 2, today === 0 ? asOf + 1 : undefined)
  if (day === undefined || day === -Infinity || day > lastDay) return { firstDate: null, firstDateKind: 'none' }
  return { firstDate: plainDate(dayText(day)), firstDateKind: today === 3 ? 'firm' : 'likely' }
}

/** A rule is in force from its first to its last day, both included. */
export const isInForce = ({ version, validFrom, validTo }: Rule, day: PlainDate): boolean =>
  (validFrom ?? version) <= day && (validTo === null || day <= validTo)

function levelOf(subject: Subject, { target }: Rule): LadderLevel | null {
  if (!target) return null
  if ('title' in target) return target.title
  const level = levelAsked(subject, target.skill)
  return level === 'none' || level === 'unknown' ? null : level
}
