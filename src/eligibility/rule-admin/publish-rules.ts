import type { PlainDate } from '../../platform/plain-date.ts'
import type { Rule, RuleSet } from '../language.ts'
import { type CaseFailed, casesFailing, casesLacking, type Proof, type RuleCase } from '../rule-cases.ts'
import { circleIn } from '../rule-check.ts'
import { withRule } from '../rule-set.ts'

export interface Readiness {
  readonly lacking: readonly { readonly clause: string; readonly as: Proof }[]
  readonly failing: readonly CaseFailed[]
}

/**
 * What a draft still wants before it may be published. A rule that is switched off needs no cases; rules that by now ask
 * each other in a circle are refused when published, and no case of theirs is tried.
 */
export function readinessOf(set: RuleSet, rule: Rule, cases: readonly RuleCase[]): Readiness {
  const own = cases.filter((one) => one.rule === rule.id)
  const next = withRule(set, rule)
  return {
    lacking: rule.enabled ? casesLacking(rule, own) : [],
    failing: circleIn(next) ? [] : casesFailing(next, own),
  }
}

export interface ToPublish {
  readonly rule: Rule
  readonly validFrom: PlainDate
  readonly draftedBy: string
  readonly publisher: string
  readonly readiness: Readiness
  /** First days of the versions that were published before. */
  readonly before: readonly PlainDate[]
}

export type Obstacle =
  | { readonly code: 'eligibility.same-hand' }
  | { readonly code: 'eligibility.version-not-later'; readonly latest: PlainDate }
  | { readonly code: 'eligibility.cases-lacking'; readonly lacking: Readiness['lacking'] }
  | { readonly code: 'eligibility.cases-failing'; readonly failing: Readiness['failing'] }

/** Why a draft may not be published: the first of the reasons; undefined when it may. */
export function obstacleTo({ validFrom, draftedBy, publisher, readiness, before }: ToPublish): Obstacle | undefined {
  if (draftedBy === publisher) return { code: 'eligibility.same-hand' }
  const latest = [...before].sort().at(-1)
  if (latest !== undefined && validFrom <= latest) return { code: 'eligibility.version-not-later', latest }
  const { lacking, failing } = readiness
  if (lacking.length > 0) return { code: 'eligibility.cases-lacking', lacking }
  return failing.length > 0 ? { code: 'eligibility.cases-failing', failing } : undefined
}
