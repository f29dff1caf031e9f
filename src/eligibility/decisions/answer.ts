import type { PlainDate } from '../../platform/plain-date.ts'
import { type Language, say } from '../../platform/refusal.ts'
import type { RuleSet } from '../language.ts'
import { paperWords } from '../papers.ts'
import { nameOfStage, tellPlan } from '../plan-answer.ts'
import type { Plan } from '../planner.ts'
import type { Lost } from '../second-look.ts'
import type { DecisionTold, PlanTold } from './contract.ts'
import type { DecisionRow } from './decision-store.ts'

const sideOf = (language: Language) => (language === 'zh' ? 0 : 1)

export const toLost = (lost: readonly Lost[], language: Language) =>
  lost.map(({ clause, name, lostOn }) => ({ clause, name: name[sideOf(language)], lostOn }))

/** Decisions, the latest first; the first of each rule stands, and only that is looked at again. */
export function toDecisions(
  rows: readonly DecisionRow[],
  language: Language,
  { rules }: RuleSet,
  lostSince: (ruleId: string, asOf: PlainDate) => readonly Lost[],
): DecisionTold[] {
  return rows.map((row, at) => {
    const stands = rows.findIndex(({ ruleId }) => ruleId === row.ruleId) === at
    return {
      ...{ id: row.id, rule: row.ruleId, version: row.version, asOf: row.asOf, verdict: row.verdict },
      ruleName: rules.find(({ id }) => id === row.ruleId)?.name[sideOf(language)] ?? row.ruleId,
      ...{ outcome: row.outcome, reason: row.reason, by: row.decidedName, post: row.decidedPost },
      ...{ unit: row.decidedUnit, on: row.decidedOn, stands },
      lost: stands && row.outcome === 'confirmed' ? toLost(lostSince(row.ruleId, row.asOf), language) : [],
    }
  })
}

export function toPlan(plan: Plan, language: Language): PlanTold {
  return {
    ...{ reachedOn: plan.reachedOn, kind: plan.kind, sentences: tellPlan(plan, language) },
    steps: plan.steps.map(({ to, name, clauses, opensOn, reachedOn, isOpen, missing }) => ({
      ...{ stage: nameOfStage(to, language), name: name[sideOf(language)], clauses: [...clauses] },
      ...{ opensOn, reachedOn, isOpen },
      papers: [...new Set(missing.map(({ paper, about }) => say(paperWords, language, paper, about)))],
    })),
  }
}
