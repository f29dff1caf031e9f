import { type Language, say } from '../platform/refusal.ts'
import type { Stage } from './ladder.ts'
import { nameOfLevel } from './levels.ts'
import { paperWords } from './papers.ts'
import type { Plan } from './planner.ts'
import { eligibilityWords } from './words.ts'

/** Name of a stage: 高级工, 助理级职称. */
export function nameOfStage(stage: Stage, language: Language): string {
  const side = language === 'zh' ? 0 : 1
  if ('skill' in stage) return nameOfLevel('certificates', stage.skill)[side]
  const name = nameOfLevel('titles', stage.title)[side]
  return language === 'zh' ? `${name}职称` : `title of ${name}`
}

/** A plan as sentences: a line a step with its day, clause and papers, and always the reservation at the end. */
export function tellPlan({ steps, reachedOn, kind }: Plan, language: Language): string[] {
  const word = (code: string, facts = {}) => say(eligibilityWords, language, code, facts)
  const lines = steps.flatMap(({ to, clauses, opensOn, missing }) => [
    word('plan.step', { stage: nameOfStage(to, language), opensOn, clauses }),
    ...missing.map(({ paper, about }) => word('plan.paper', { paper: say(paperWords, language, paper, about) })),
  ])
  const goal = nameOfStage(steps.at(-1)!.to, language)
  return [...new Set(lines), word(`plan.${kind}`, { goal, reachedOn }), word('plan.closing')]
}
