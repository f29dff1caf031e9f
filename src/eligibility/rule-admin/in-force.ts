import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Rule, type RuleSet } from '../language.ts'
import { type PublishedRule, ruleSetOn } from '../rule-set.ts'
import { otherRules, rules as shippedRules } from '../shipped.ts'
import { readPublished } from './rule-store.ts'

export const shipped: readonly RuleSet[] = [shippedRules, otherRules]

/** Every published version as a rule. */
export async function readPublishedRules(db: Database): Promise<PublishedRule[]> {
  return (await readPublished(db)).map(({ validFrom, rule }) => ({ validFrom, rule: Rule.parse(rule) }))
}

/** The rules of this office on a day: what was published here stands before what is shipped. */
export async function readRulesOn(db: Database, day: PlainDate): Promise<RuleSet> {
  return ruleSetOn(shipped, await readPublishedRules(db), day)
}
