import { say } from '../platform/refusal.ts'
import type { Asking } from './answer.ts'
import { contentFaults, lacking } from './content-rules.ts'
import { factsOf, knownFor } from './judge.ts'
import { type PlanRow, readPlanTasks } from './plan-store.ts'
import { readMilestones, readPartners } from './task-store.ts'
import { words } from './words.ts'

/** Numbers of the tasks of a plan that could not be issued as they stand, each with the first reason. */
export async function lackingOf(asking: Asking, plan: Pick<PlanRow, 'id'>): Promise<Map<string, string>> {
  const { db, language } = asking
  const tasks = (await readPlanTasks(db, plan.id)).filter(({ state }) => state !== 'cancelled')
  const ids = tasks.map(({ id }) => id)
  const milestones = Map.groupBy(await readMilestones(db, ids), ({ taskId }) => taskId)
  const partners = Map.groupBy(await readPartners(db, ids, asking), ({ taskId }) => taskId)
  const everyUnit = tasks.flatMap(({ id, systemId }) => [
    systemId,
    ...(partners.get(id) ?? []).map((one) => one.unitId),
  ])
  const known = await knownFor(asking, everyUnit)
  const found = new Map<string, string>()
  for (const task of tasks) {
    const given = {
      ...{ ...task, leadId: task.systemId, partnerIds: (partners.get(task.id) ?? []).map(({ unitId }) => unitId) },
      milestones: (milestones.get(task.id) ?? []).map((one) => ({ ...one, asks: [] })),
    }
    const facts = await factsOf(asking, given, { taskId: task.id, source: task, known })
    const [first] = [...lacking(given), ...contentFaults(given, facts)]
    if (first) found.set(task.no, say(words, language, first.code, first.facts))
  }
  return found
}
