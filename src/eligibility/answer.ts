import type { PlainDate } from '../platform/plain-date.ts'
import { type Language, say } from '../platform/refusal.ts'
import type { RuleVerdict } from './explain.ts'
import { paperWords } from './papers.ts'

/** What `changai eligibility explain` prints of one rule, in the reader's language. */
export interface VerdictTold {
  readonly rule: string
  readonly name: string
  readonly version: string
  readonly enabled: boolean
  readonly inForce: boolean
  readonly level: string | null
  readonly verdict: RuleVerdict['verdict']
  readonly firstDate: PlainDate | null
  readonly firstDateKind: RuleVerdict['firstDateKind']
  readonly conditions: readonly ConditionTold[]
}

export interface ConditionTold {
  readonly clause: string
  readonly name: string
  readonly verdict: RuleVerdict['verdict']
  readonly firstDate: PlainDate | null
  readonly facts: readonly { readonly what: string; readonly says: string }[]
  readonly missing: readonly { readonly fact: string; readonly paper: string }[]
  readonly readings: readonly string[]
}

/** A verdict put into the words of a language; codes stay codes. */
export function tellVerdict(given: RuleVerdict, language: Language): VerdictTold {
  const side = language === 'zh' ? 0 : 1
  const { rule, inForce, level, verdict, firstDate, firstDateKind } = given
  return {
    ...{ rule: rule.id, name: rule.name[side], version: rule.version, enabled: rule.enabled },
    ...{ inForce, level, verdict, firstDate, firstDateKind },
    conditions: given.conditions.map(({ clause, name, verdict, firstDate, facts, missing, readings }) => ({
      ...{ clause, name: name[side], verdict, firstDate, facts },
      missing: missing.map(({ fact, paper, about }) => ({ fact, paper: say(paperWords, language, paper, about) })),
      readings,
    })),
  }
}
