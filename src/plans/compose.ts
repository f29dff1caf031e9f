import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { MilestoneGiven, TaskGiven } from './content-rules.ts'
import type { By } from './reader.ts'
import { slotOf } from './slot-rules.ts'
import type { TaskSource } from './table.ts'
import type { TaskState } from './task-rules.ts'
import { insertTasks, type NewRows } from './write-store.ts'

/** Where a task comes from: at least one of these. */
export interface SourceOf {
  readonly source: TaskSource
  readonly policyId: string | null
  readonly policyLineNo: number | null
  readonly sourceId: string | null
  readonly aboveId: string | null
}

export interface NewTask extends TaskGiven, SourceOf {
  readonly id: string
  readonly planId: string | null
  readonly no: string
  readonly measure: string
  readonly placeId: string
  readonly leaderPostId: string | null
  readonly personPostId: string | null
  readonly isKey: boolean
  readonly risk: string | null
  readonly state: TaskState
}

export const milestoneRows = (
  taskId: string,
  given: readonly MilestoneGiven[],
  isLinked: boolean,
  from = 0,
): Pick<NewRows, 'milestones' | 'slots'> => {
  const made = given.map((one, at) => ({ ...one, id: newId(), ordinal: from + at + 1, slot: slotOf(one, isLinked) }))
  return {
    milestones: made.map(({ id, ordinal, name, dueOn, weight }) => ({
      ...{ taskId, id, ordinal, name, dueOn, weight, reachedOn: null, confirmedBy: null },
    })),
    slots: made.map(({ id, slot }) => ({
      ...{ taskId, id: newId(), milestoneId: id, dueOn: slot.dueOn, state: 'waiting' as const },
      ...{ prefilled: JSON.stringify(slot.cells), cellsAsked: slot.cellsAsked, cellsPrefilled: slot.cellsPrefilled },
      ...{ answer: null, openedAt: null, answeredAt: null, answeredBy: null },
    })),
  }
}

/** Stores new tasks with all that belongs to them; ids are the caller's. */
export async function storeTasks(db: Database, tasks: readonly NewTask[], by: By): Promise<void> {
  const parts = tasks.map(({ id, milestones, lineNo }) => milestoneRows(id, milestones, lineNo !== null))
  await insertTasks(db, {
    tasks: tasks.map((task) => taskRow(task, by)),
    partners: tasks.flatMap(({ id, partnerIds }) => partnerIds.map((unitId) => ({ taskId: id, unitId }))),
    milestones: parts.flatMap(({ milestones }) => milestones),
    slots: parts.flatMap(({ slots }) => slots),
  })
}

const taskRow = (task: NewTask, { accountId }: By): NewRows['tasks'][number] => ({
  ...{ id: task.id, planId: task.planId, unitId: task.placeId, systemId: task.leadId, no: task.no },
  ...{ measure: task.measure, content: task.content, deliverable: task.deliverable, standard: task.standard },
  ...{ leaderPostId: task.leaderPostId, personPostId: task.personPostId, startsOn: task.startsOn, dueOn: task.dueOn },
  ...{ source: task.source, policyId: task.policyId, policyLineNo: task.policyLineNo, sourceId: task.sourceId },
  ...{ lineNo: task.lineNo, aboveId: task.aboveId, weight: task.isKey ? ('key' as const) : ('ordinary' as const) },
  ...{ risk: task.risk, moneyFen: null, state: task.state, createdBy: accountId, changedBy: null, changedAt: null },
})
