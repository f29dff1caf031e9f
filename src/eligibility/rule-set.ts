import type { PlainDate } from '../platform/plain-date.ts'
import type { Rule, RuleSet } from './language.ts'

/** A published version: applied from `validFrom` until a later one begins. */
export interface PublishedRule {
  readonly validFrom: PlainDate
  readonly rule: Rule
}

/**
 * The rules as they stand on a day: each by its latest published version that has begun, else as shipped. A version whose
 * last day is past stays the rule's version, out of force: its verdicts are 待核实 and nothing falls back to an older text.
 * The document is that of the first set; clauses and opened series of all of them stand together.
 */
export function ruleSetOn(shipped: readonly RuleSet[], published: readonly PublishedRule[], day: PlainDate): RuleSet {
  const begun = published.filter(({ validFrom }) => validFrom <= day)
  const latest = new Map<string, PublishedRule>()
  for (const one of begun) {
    const known = latest.get(one.rule.id)
    if (!known || known.validFrom < one.validFrom) latest.set(one.rule.id, one)
  }
  const own = shipped.flatMap(({ rules }) => rules)
  const ids = new Set(own.map(({ id }) => id))
  const added = [...latest.values()].map(({ rule }) => rule).filter(({ id }) => !ids.has(id))
  return {
    ...shipped[0]!,
    clauses: Object.assign({}, ...shipped.map(({ clauses }) => clauses)),
    rules: [...own.map((rule) => latest.get(rule.id)?.rule ?? rule), ...added],
  }
}

/** The set with one rule put in the place of that with its id, or added. */
export function withRule(set: RuleSet, rule: Rule): RuleSet {
  const isKnown = set.rules.some(({ id }) => id === rule.id)
  return { ...set, rules: isKnown ? set.rules.map((one) => (one.id === rule.id ? rule : one)) : [...set.rules, rule] }
}

/** Rules that are applied to persons: enabled, and with conditions. */
export const appliedRules = ({ rules }: RuleSet): Rule[] =>
  rules.filter(({ enabled, conditions }) => enabled && conditions.length > 0)
