import type { PlainDate } from '../platform/plain-date.ts'
import { dayNumber, dayText } from './anniversary.ts'
import { testLine } from './evaluate.ts'
import type { Rule, RuleSet } from './language.ts'
import type { Person } from './person.ts'
import { subjectOf } from './subject.ts'
import { firstDayOf, notOf, valueOn } from './timeline.ts'

/** A condition that held when a person applied and holds no longer: a doubt 疑点 that a person decides. */
export interface Lost {
  readonly clause: string
  readonly name: readonly [zh: string, en: string]
  /** First day on which it is not met. */
  readonly lostOn: PlainDate
}

/**
 * A second look before a list is published: what was met, or might have been, on the day of application and is not met on
 * a later day up to today, by what is known today.
 */
export function lostBetween(rules: RuleSet, rule: Rule, person: Person, applied: PlainDate, today: PlainDate): Lost[] {
  const subject = subjectOf(person, today)
  return rule.conditions.flatMap(({ clause, name, test }) => {
    const line = testLine(subject, test, rules)
    if (valueOn(line, dayNumber(applied)) === 0 || valueOn(line, subject.asOf) > 0) return []
    const lost = firstDayOf(notOf(line), 3, dayNumber(applied) + 1)
    return lost === undefined || lost > subject.asOf ? [] : [{ clause, name, lostOn: dayText(lost) }]
  })
}
