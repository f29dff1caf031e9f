import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { type NewTask, storeTasks } from './compose.ts'
import type { By } from './reader.ts'
import type { TaskState } from './task-rules.ts'
import {
  appendEvents,
  insertDeliberation,
  insertPlan,
  insertTakers,
  type Reached,
  reachMany,
  SAID_NOTHING,
} from './write-store.ts'

export type { NewTask } from './compose.ts'
export { asCarriedOn } from './parts.ts'
export { placesOf } from './unit-store.ts'

/** A plan as it stands after its meeting, with the paper that carried it. */
export interface IssuedPlan {
  readonly id: string
  readonly unitId: string
  readonly systemId: string
  readonly year: number
  readonly title: string
  readonly meeting: string
  readonly documentNo: string
  readonly onDay: PlainDate
}

/** Records a plan that was deliberated and issued; answers the meeting's record, which is a source of its tasks. */
export async function openIssuedPlan(db: Database, plan: IssuedPlan, by: By): Promise<string> {
  const { id, unitId, systemId, year, title, meeting, documentNo, onDay } = plan
  const deliberationId = newId()
  const made = { createdBy: by.accountId, changedBy: null, changedAt: null }
  await insertPlan(db, {
    id,
    unitId,
    systemId,
    year,
    title,
    aboveId: null,
    state: 'draft',
    deliberationId: null,
    ...made,
  })
  const said = { result: 'passed', meeting, documentNo, onDay, note: '', recordedBy: by.accountId } as const
  await insertDeliberation(db, { id: deliberationId, planId: id, ...said })
  await issuePlan(db, id, deliberationId)
  return deliberationId
}

const issuePlan = (db: Database, id: string, deliberationId: string) =>
  db.updateTable('plan').set({ state: 'issued', deliberationId }).where('id', '=', id).execute()

/** A task as it stands in the middle of its year. */
export interface StandingTask extends NewTask {
  readonly issuedOn: PlainDate
  readonly begunOn: PlainDate | null
  readonly reached: readonly Omit<Reached, 'taskId'>[]
}

/** Stores tasks with their moves and what was reached; those that point up are known above as taken. */
export async function storeStanding(db: Database, tasks: readonly StandingTask[], by: By): Promise<void> {
  await storeTasks(db, tasks, by)
  const move = (ids: readonly string[], name: 'deliberate' | 'issue' | 'begin', to: TaskState, onDay: PlainDate) =>
    appendEvents(db, ids, { move: name, to, takenBy: by.accountId, onDay }, SAID_NOTHING)
  for (const [day, own] of Map.groupBy(tasks, ({ issuedOn }) => issuedOn)) {
    const top = own.filter(({ aboveId }) => aboveId === null).map(({ id }) => id)
    await move(top, 'deliberate', 'deliberated', day)
    await move(
      own.map(({ id }) => id),
      'issue',
      'issued',
      day,
    )
  }
  for (const [day, own] of Map.groupBy(tasks, ({ begunOn }) => begunOn))
    if (day !== null)
      await move(
        own.map(({ id }) => id),
        'begin',
        'running',
        day,
      )
  const takers = tasks.filter(({ aboveId }) => aboveId !== null)
  await insertTakers(
    db,
    takers.map(({ aboveId, placeId, issuedOn }) => ({ taskId: aboveId!, unitId: placeId, askedOn: issuedOn })),
  )
  await reachMany(
    db,
    tasks.flatMap(({ id, reached }) => reached.map((one) => ({ taskId: id, ...one }))),
    by,
  )
}

export { type WaitingTask, waitingTasks } from './waiting-store.ts'
export { insertTakers as askToTake } from './write-store.ts'
