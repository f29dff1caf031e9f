import type { Figure } from '../platform/figure.ts'
import type { Call } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { daysOf } from '../supervision/lights/light-rules.ts'
import { lightOf, lightSaid } from './light-said.ts'
import type { LightSaid, TaskLine } from './shapes.ts'
import { readAbove, readMeetings, readPolicies, readTaken } from './source-store.ts'
import { type MilestoneRow, readMilestones, readPartners, type TaskRow } from './task-store.ts'

export type Asking = Pick<Call, 'db' | 'clerk' | 'today' | 'language' | 'calendar'>

export const progressOf = (milestones: readonly { weight: number; reachedOn: PlainDate | null }[]): string =>
  milestones.reduce((sum, { weight, reachedOn }) => sum + (reachedOn === null ? 0 : weight), 0).toString()

const progressFigure = (taskId: string, milestones: readonly MilestoneRow[], asOf: PlainDate): Figure => ({
  ...{ value: progressOf(milestones), unit: '%', asOf },
  ref: `plans.progress.${taskId}`,
})

/** The light of each of many tasks today, judged from their milestones. */
export async function lightsOf(
  { db, today, calendar, language }: Asking,
  rows: readonly TaskRow[],
): Promise<{
  readonly milestones: ReadonlyMap<string, MilestoneRow[]>
  readonly lights: ReadonlyMap<string, LightSaid>
}> {
  const found = await readMilestones(
    db,
    rows.map(({ id }) => id),
  )
  const milestones = Map.groupBy(found, ({ taskId }) => taskId)
  const days = daysOf(calendar)
  const light = (row: TaskRow) => lightOf({ ...row, milestones: milestones.get(row.id) ?? [] }, today, days)
  return { milestones, lights: new Map(rows.map((row) => [row.id, lightSaid(light(row), language)])) }
}

const toMilestone = ({ id, name, dueOn, weight, reachedOn, proven }: MilestoneRow) => ({
  ...{ id, name, dueOn, reachedOn, proven },
  weight: String(weight),
})

/** Tasks as lists show them, in the order they were given. */
export async function toLines(asking: Asking, rows: readonly TaskRow[]): Promise<TaskLine[]> {
  const { db, today } = asking
  const ids = rows.map(({ id }) => id)
  const { milestones, lights } = await lightsOf(asking, rows)
  const partners = Map.groupBy(await readPartners(db, ids, asking), ({ taskId }) => taskId)
  const takers = new Map((await readTaken(db, ids)).map(({ taskId, ...counts }) => [taskId, counts]))
  const sources = await sourcesOf(asking, rows)
  return rows.map((row) => ({
    ...{ id: row.id, no: row.no, measure: row.measure, content: row.content, deliverable: row.deliverable },
    ...{ standard: row.standard, startsOn: row.startsOn, dueOn: row.dueOn, state: row.state, risk: row.risk },
    lead: { id: row.systemId, name: row.lead },
    place: { id: row.unitId, name: row.place },
    partners: (partners.get(row.id) ?? []).map(({ unitId, name }) => ({ id: unitId, name })),
    isKey: row.weight === 'key',
    light: lights.get(row.id)!,
    progress: progressFigure(row.id, milestones.get(row.id) ?? [], today),
    milestones: (milestones.get(row.id) ?? []).map(toMilestone),
    source: sources(row),
    takers: takers.get(row.id) ?? null,
  }))
}

/** Where tasks come from, as a list names it: notice and number, or the task above. */
async function sourcesOf({ db, today }: Asking, rows: readonly TaskRow[]) {
  const policies = new Map(
    (
      await readPolicies(
        db,
        rows.flatMap(({ policyId }) => policyId ?? []),
      )
    ).map((one) => [one.id, one]),
  )
  const above = new Map(
    (
      await readAbove(
        db,
        rows.flatMap(({ aboveId }) => aboveId ?? []),
        today,
      )
    ).map((one) => [one.id, one]),
  )
  const meetings = new Map(
    (
      await readMeetings(
        db,
        rows.flatMap(({ sourceId }) => sourceId ?? []),
      )
    ).map((one) => [one.id, one]),
  )
  return ({ source, policyId, policyLineNo, aboveId, sourceId }: TaskRow): TaskLine['source'] => {
    const meeting = sourceId === null ? undefined : meetings.get(sourceId)
    if (source === 'decision' && meeting)
      return { kind: source, title: meeting.meeting, detail: meeting.documentNo, to: `/plans/${meeting.planId}` }
    const policy = policyId === null ? undefined : policies.get(policyId)
    const up = aboveId === null ? undefined : above.get(aboveId)
    if (source === 'above' && up)
      return {
        kind: source,
        title: `${up.place} ${up.no} ${up.content}`,
        detail: policy?.number ?? policy?.title ?? '',
        to: `/tasks/${aboveId}`,
      }
    return {
      ...{ kind: source, title: policy?.title ?? '', detail: policy?.number ?? '' },
      to: policy ? `/policies/${policyId}?line=${policyLineNo}` : null,
    }
  }
}
