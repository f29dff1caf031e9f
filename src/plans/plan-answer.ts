import type { Figure } from '../platform/figure.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { say } from '../platform/refusal.ts'
import { type Asking, toLines } from './answer.ts'
import { lackingOf } from './lacking.ts'
import { byNo } from './number-rules.ts'
import { planDuty, planMoves, planObstacle, takesTasks } from './plan-rules.ts'
import { type PlanRow, readDeliberations } from './plan-store.ts'
import type { PlanLine, PlanRecord, TaskLine } from './shapes.ts'
import { findPlanTitle } from './source-store.ts'
import { listPlanTasks } from './task-store.ts'
import { words } from './words.ts'

const count = (plan: PlanRow, kind: 'tasks' | 'closed', asOf: PlainDate): Figure => ({
  ...{ value: plan[kind], unit: '件', asOf },
  ref: `plans.${kind}.${plan.id}`,
})

export const toPlanLine = (plan: PlanRow, today: PlainDate): PlanLine => ({
  ...{ id: plan.id, year: plan.year, no: plan.ordinal, title: plan.title, office: plan.office, place: plan.place },
  ...{ state: plan.state, tasks: count(plan, 'tasks', today), closed: count(plan, 'closed', today) },
})

/** A plan with its tasks in the order of their numbers, and what this reader may do next by the rules that will judge it. */
export async function toPlan(asking: Asking, plan: PlanRow): Promise<PlanRecord> {
  const { db, clerk, today } = asking
  const rows = [...(await listPlanTasks(db, asking, plan.id))].sort((a, b) => byNo(a.no, b.no))
  const lines = await toLines(asking, rows)
  const above = plan.aboveId === null ? undefined : await findPlanTitle(db, plan.aboveId)
  return {
    ...toPlanLine(plan, today),
    ...{ version: plan.version, placeId: plan.unitId, officeId: plan.systemId, rows: lines },
    above: above ? { id: above.id, title: above.title } : null,
    measures: measuresOf(lines),
    deliberations: await readDeliberations(db, plan.id),
    moves: plan.isReached ? await openMoves(asking, plan) : [],
    may: { write: plan.isReached && takesTasks(plan.state) && clerk.duties.has('plan.write') },
  }
}

/** A measure lasts from the first day of its tasks to the last. */
function measuresOf(lines: readonly TaskLine[]): PlanRecord['measures'] {
  const live = lines.filter(({ state }) => state !== 'cancelled')
  return [...Map.groupBy(live, ({ measure }) => measure)].map(([name, own]) => ({
    name,
    from: own.map(({ startsOn }) => startsOn).reduce((a, b) => (a < b ? a : b)),
    to: own.map(({ dueOn }) => dueOn).reduce((a, b) => (a > b ? a : b)),
  }))
}

async function openMoves(asking: Asking, plan: PlanRow): Promise<PlanRecord['moves']> {
  const { clerk, language } = asking
  const facts = await planFacts(asking, plan)
  return planMoves.flatMap((move) => {
    const hindrance = planObstacle(facts, move)
    if (!clerk.duties.has(planDuty[move]) || hindrance?.code === 'plan.move-closed') return []
    return [{ move, hindrance: hindrance ? say(words, language, hindrance.code, hindrance.facts) : null }]
  })
}

/** What moves of a plan are judged by. */
export async function planFacts(asking: Asking, plan: PlanRow) {
  const isAsked = plan.state === 'draft' || plan.state === 'deliberated'
  const missing = isAsked ? [...(await lackingOf(asking, plan)).keys()] : []
  return { state: plan.state, tasks: Number(plan.tasks), lacking: missing, open: Number(plan.open) }
}
