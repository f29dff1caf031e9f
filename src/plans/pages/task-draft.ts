import type { z } from 'zod'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { contract } from '../contract.ts'
import type { TaskRecord } from '../shapes.ts'

interface Named {
  readonly id: string
  readonly name: string
}

export interface MilestoneDraft {
  readonly id: string | null
  readonly name: string
  readonly dueOn: PlainDate | null
  readonly weight: number | null
  readonly asks: string
}

/** A task while it is typed: null is not filled in yet. */
export interface TaskDraft {
  readonly measure: string
  readonly content: string
  readonly deliverable: string
  readonly standard: string
  readonly lead: Named | null
  readonly partners: readonly Named[]
  readonly leaderPostId: string | null
  readonly personPostId: string | null
  readonly startsOn: PlainDate | null
  readonly dueOn: PlainDate | null
  readonly line: string | null
  readonly policyId: string | null
  readonly policyLineNo: number | null
  readonly isKey: boolean
  readonly risk: string
  readonly milestones: readonly MilestoneDraft[]
  readonly reason: string
  readonly decisionNo: string
  readonly decisionOn: PlainDate | null
}

export const newMilestone: MilestoneDraft = { id: null, name: '', dueOn: null, weight: null, asks: '' }

export const emptyTask: TaskDraft = {
  ...{ measure: '', content: '', deliverable: '', standard: '', lead: null, partners: [] },
  ...{ leaderPostId: null, personPostId: null, startsOn: null, dueOn: null, line: null, policyId: null },
  ...{ policyLineNo: null, isKey: false, risk: '', reason: '', decisionNo: '', decisionOn: null },
  milestones: [{ ...newMilestone, weight: 100 }],
}

export const draftOf = (task: TaskRecord): TaskDraft => ({
  ...emptyTask,
  ...{ measure: task.measure, content: task.content, deliverable: task.deliverable, standard: task.standard },
  ...{ lead: task.lead, partners: task.partners, leaderPostId: task.leaderPostId, personPostId: task.personPostId },
  ...{ startsOn: task.startsOn, dueOn: task.dueOn, line: task.line?.code ?? null, isKey: task.isKey },
  risk: task.risk ?? '',
  milestones: task.milestones.map(({ id, name, dueOn, weight }) => ({
    ...{ id, name, dueOn, weight: Number(weight) },
    asks: task.slots
      .filter(({ milestoneId }) => milestoneId === id)
      .flatMap(({ cells }) => cells.filter(({ from }) => from === 'asked').map((cell) => cell.name))
      .join('\n'),
  })),
})

const asksOf = (text: string): string[] =>
  text
    .split('\n')
    .map((ask) => ask.trim())
    .filter((ask) => ask !== '')

/** What is sent; a field that is still null is refused at its field by the office. */
export const taskOf = (draft: TaskDraft) => {
  const {
    lead,
    partners,
    policyId,
    policyLineNo,
    risk,
    milestones,
    reason: _,
    decisionNo: __,
    decisionOn: ___,
    ...rest
  } = draft
  return {
    ...rest,
    leadId: lead?.id,
    partnerIds: partners.map(({ id }) => id),
    risk: risk.trim() === '' ? null : risk,
    source: policyId !== null && policyLineNo !== null ? { kind: 'policy', policyId, lineNo: policyLineNo } : null,
    milestones: milestones.map((one) => ({ ...one, asks: asksOf(one.asks) })),
  } as unknown as z.input<typeof contract.addTasks.input>['tasks'][number]
}

export const decisionOf = ({ decisionNo, decisionOn }: TaskDraft) =>
  decisionNo.trim() === '' || decisionOn === null ? null : { documentNo: decisionNo, onDay: decisionOn }
