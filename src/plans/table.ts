import type { Generated } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'
import type { DeliberationResult, PlanState } from './plan-rules.ts'
import type { Move, TaskState } from './task-rules.ts'

export type TaskSource = 'policy' | 'decision' | 'memorandum' | 'above'

declare module '../platform/database.ts' {
  interface Tables {
    /** published: id, unitId, systemId, year, title, state */
    plan: {
      id: string
      unitId: string
      systemId: string
      year: number
      /** Which plan of the office in its year: the first number of 3-2-1. */
      ordinal: Generated<number>
      title: string
      aboveId: string | null
      state: PlanState
      deliberationId: string | null
      version: Generated<number>
      createdBy: string
      createdAt: Generated<Date>
      changedBy: string | null
      changedAt: Date | null
    }
    /** published: all columns but version, createdBy, createdAt, changedBy, changedAt */
    task: {
      id: string
      planId: string | null
      /** The lead unit's place in the territory. */
      unitId: string
      /** The lead unit. */
      systemId: string
      no: string
      measure: string
      content: string
      deliverable: string
      standard: string
      leaderPostId: string | null
      personPostId: string | null
      startsOn: PlainDate
      dueOn: PlainDate
      source: TaskSource
      policyId: string | null
      policyLineNo: number | null
      sourceId: string | null
      lineNo: number | null
      aboveId: string | null
      weight: Generated<'ordinary' | 'key'>
      risk: string | null
      moneyFen: bigint | null
      state: TaskState
      version: Generated<number>
      createdBy: string
      createdAt: Generated<Date>
      changedBy: string | null
      changedAt: Date | null
    }
    /** published: all */
    taskPartner: { taskId: string; unitId: string }
    /** published: all */
    milestone: {
      taskId: string
      id: string
      ordinal: number
      name: string
      dueOn: PlainDate
      /** Percent of the task; those of a task add up to 100. */
      weight: number
      reachedOn: PlainDate | null
      confirmedBy: string | null
    }
    /** published: taskId, id, milestoneId, dueOn, state */
    reportSlot: {
      taskId: string
      id: string
      milestoneId: string
      dueOn: PlainDate
      state: 'waiting' | 'confirmed' | 'explained'
      prefilled: unknown
      answer: string | null
      cellsAsked: number
      cellsPrefilled: number
      openedAt: Date | null
      answeredAt: Date | null
      answeredBy: string | null
    }
    /** published: taskId, id, milestoneId */
    taskProof: {
      taskId: string
      id: string
      milestoneId: string | null
      fileHash: string
      fileName: string
      handedBy: string
      handedAt: Generated<Date>
    }
    deliberation: {
      id: string
      planId: string
      result: DeliberationResult
      meeting: string
      documentNo: string
      onDay: PlainDate
      note: string
      recordedBy: string
      recordedAt: Generated<Date>
    }
    /** published: all */
    taskTaker: { taskId: string; unitId: string; askedOn: PlainDate }
    /** published: taskId, seq, move, toState, onDay */
    taskEvent: {
      taskId: string
      seq: number
      move: Move
      toState: TaskState
      note: string
      decisionNo: string | null
      decisionOn: PlainDate | null
      onDay: PlainDate
      takenBy: string
      takenAt: Generated<Date>
    }
    calendarFeed: {
      tokenHash: string
      accountId: string
      postId: string
      madeAt: Generated<Date>
      endedAt: Date | null
    }
    taskVersion: {
      taskId: string
      version: number
      content: unknown
      reason: string
      changedBy: string
      changedAt: Generated<Date>
    }
  }
}
