import type { Obstacle } from './task-rules.ts'

/** 草案 提交审议 已审议 已下达 已结束 */
export const planStates = ['draft', 'submitted', 'deliberated', 'issued', 'closed'] as const
export type PlanState = (typeof planStates)[number]

/** 通过 / 原则通过，修改后印发 / 暂缓 / 不通过 */
export const deliberationResults = ['passed', 'principle', 'deferred', 'rejected'] as const
export type DeliberationResult = (typeof deliberationResults)[number]

export const planMoves = ['submit', 'withdraw', 'deliberate', 'issue', 'close'] as const
export type PlanMove = (typeof planMoves)[number]

const from: Readonly<Record<PlanMove, readonly PlanState[]>> = {
  submit: ['draft'],
  withdraw: ['submitted'],
  deliberate: ['submitted'],
  issue: ['deliberated'],
  close: ['issued'],
}

export const planDuty: Readonly<Record<PlanMove, string>> = {
  submit: 'plan.write',
  withdraw: 'plan.write',
  deliberate: 'plan.approve',
  issue: 'plan.approve',
  close: 'plan.approve',
}

export const planMoveTo = (move: PlanMove, result: DeliberationResult = 'passed'): PlanState => {
  if (move === 'deliberate') return result === 'passed' || result === 'principle' ? 'deliberated' : 'draft'
  return ({ submit: 'submitted', withdraw: 'draft', issue: 'issued', close: 'closed' } as const)[move]
}

export interface PlanFacts {
  readonly state: PlanState
  readonly tasks: number
  /** Numbers of tasks that lack something or could not be issued. */
  readonly lacking: readonly string[]
  readonly open: number
}

/** Why a move of the whole plan is not open now. A plan is sent only with tasks that could be issued as they stand. */
export function planObstacle(plan: PlanFacts, move: PlanMove): Obstacle | undefined {
  if (!from[move].includes(plan.state))
    return { code: 'plan.move-closed', facts: { planMove: move, planState: plan.state } }
  if (move === 'submit' || move === 'issue') {
    if (plan.tasks === 0) return { code: 'plan.no-tasks', facts: {} }
    if (plan.lacking.length > 0)
      return { code: 'plan.tasks-lacking', facts: { numbers: plan.lacking.slice(0, 8), count: plan.lacking.length } }
  }
  return move === 'close' && plan.open > 0 ? { code: 'plan.tasks-open', facts: { count: plan.open } } : undefined
}

/** Tasks are added before the plan is sent: what a meeting did not see is not issued with what it passed. */
export const takesTasks = (state: PlanState): boolean => state === 'draft'
