import shipped from '../../data/rules/96-2020.json' with { type: 'json' }
import others from '../../data/rules/other-provinces.json' with { type: 'json' }
import { readRuleSet } from './rule-check.ts'

/** The rule set of 人社部发〔2020〕96号 as it is shipped. */
export const rules = readRuleSet(shipped)

/** Rules of other provinces and common practice: disabled, each with the question to be settled before it is enabled. */
export const otherRules = readRuleSet(others)
