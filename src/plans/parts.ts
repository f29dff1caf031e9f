import type { UnitKind } from '../organisations/rules.ts'
import { newId } from '../platform/ids.ts'
import type { Call } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import { type NewTask, storeTasks } from './compose.ts'
import { contentFaults } from './content-rules.ts'
import type { contract } from './contract.ts'
import { asksOf } from './draft.ts'
import { aboveFault, factsOf } from './judge.ts'
import { byOf } from './plan-routes.ts'
import type { TaskRecord } from './shapes.ts'
import { toTask } from './task-answer.ts'
import { getTask, holdTask, lockTask, readMilestones, readTakers, type TaskRow } from './task-store.ts'
import { getUnitNamed, isWithin, placesBelow } from './unit-store.ts'
import { appendEvents, insertTakers } from './write-store.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

/** Who may carry a task on: prefectures below the province, counties and zones below a prefecture. */
export const takerKinds = (kind: UnitKind): readonly UnitKind[] => {
  if (kind === 'PROVINCE') return ['PREFECTURE']
  return kind === 'PREFECTURE' ? ['COUNTY', 'ZONE'] : []
}

export async function handDown(call: Of<'handDown'>): Promise<TaskRecord> {
  const { db, input, today } = call
  const row = await lockTask(db, call, input.id)
  if (!['issued', 'running'].includes(row.state))
    throw new Refusal('conflict', 'task.not-handed', { taskState: row.state })
  const place = await getUnitNamed(db, row.unitId, today)
  const below = await placesBelow(db, { placeId: row.unitId, kinds: takerKinds(place.kind), day: today })
  if (below.length === 0) throw new Refusal('conflict', 'task.nothing-below')
  const known = new Set(below.map(({ id }) => id))
  const asked = input.placeIds ?? [...known]
  const stranger = asked.find((id) => !known.has(id))
  if (stranger)
    throw new Refusal('invalid', 'task.place-elsewhere', { place: (await getUnitNamed(db, stranger, today)).name })
  await insertTakers(
    db,
    asked.map((unitId) => ({ taskId: row.id, unitId, askedOn: today })),
  )
  return toTask(call, await getTask(db, call, row.id))
}

/** A task above becomes one of this place: as it is, or refined; the link upward stays, and its clause with it. */
export async function take(call: Of<'take'>): Promise<TaskRecord> {
  const { db, clerk, input } = call
  await holdTask(db, input.id)
  const above = await getTask(db, call, input.id)
  const code = await aboveFault(call, above.id)
  if (code) throw new Refusal(code === 'task.not-asked' ? 'forbidden' : 'conflict', code)
  const { territory } = clerk.scope
  if (typeof territory !== 'object') throw new Refusal('forbidden', 'task.many-places')
  const takers = await readTakers(db, above.id, call)
  if (takers.some(({ unitId, partId }) => unitId === territory.unit && partId !== null))
    throw new Refusal('conflict', 'task.taken')
  const part = await composePart(call, above, territory.unit)
  await judgePart(call, part)
  await storeTasks(db, [part], byOf(call))
  await recordTaken(call, above, part)
  return toTask(call, await getTask(db, call, part.id))
}

async function composePart(call: Of<'take'>, above: TaskRow, placeId: string): Promise<NewTask> {
  const { db, clerk, input } = call
  const own = clerk.unitId !== null && (await isWithin(db, call, clerk.unitId)) ? clerk.unitId : placeId
  const asks = await asksOf(call, above.id)
  const milestones = (await readMilestones(db, [above.id])).map(({ id, name, dueOn, weight }) => ({
    ...{ name, weight, asks: asks.get(id) ?? [], dueOn },
  }))
  return partOf(above, {
    ...{ id: newId(), placeId, leadId: input.leadId ?? own, milestones },
    ...{ content: input.content || above.content, dueOn: input.dueOn ?? above.dueOn },
  })
}

interface Part extends Pick<NewTask, 'id' | 'placeId' | 'leadId' | 'milestones' | 'content' | 'dueOn'> {}

const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

type Above = Pick<
  TaskRow,
  'id' | 'no' | 'measure' | 'deliverable' | 'standard' | 'startsOn' | 'lineNo' | 'weight' | 'policyId' | 'policyLineNo'
>

/** What a part takes over from the task above; a shorter term draws its milestones in. */
export const partOf = (above: Above, part: Part): NewTask => ({
  ...{ planId: null, no: above.no, measure: above.measure, deliverable: above.deliverable, standard: above.standard },
  ...{ partnerIds: [], leaderPostId: null, personPostId: null, startsOn: above.startsOn, lineNo: above.lineNo },
  ...{ isKey: above.weight === 'key', risk: null, state: 'issued', source: 'above', aboveId: above.id, sourceId: null },
  ...{ policyId: above.policyId, policyLineNo: above.policyLineNo },
  ...part,
  milestones: part.milestones.map((one) => ({ ...one, dueOn: earlier(one.dueOn, part.dueOn) })),
})

/** @throws Refusal with every wrong field */
async function judgePart(call: Of<'take'>, part: NewTask): Promise<void> {
  const facts = await factsOf(call, part, { taskId: part.id, source: part })
  const faults = [...contentFaults(part, facts)]
  if (facts.lead && !(await isWithin(call.db, call, part.leadId)))
    faults.push({ field: 'leadId', code: 'task.lead-out-of-reach', facts: { unit: facts.lead.name } })
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
}

async function recordTaken({ db, clerk, today }: Of<'take'>, above: TaskRow, part: NewTask): Promise<void> {
  await insertTakers(db, [{ taskId: above.id, unitId: part.placeId, askedOn: today }])
  const event = { move: 'issue', to: 'issued', takenBy: clerk.accountId, onDay: today } as const
  await appendEvents(db, [part.id], event, { note: `${above.place}　${above.no}`, decisionNo: null, decisionOn: null })
}

/** A new task carried on by a place below, as it is. */
export const asCarriedOn = (above: NewTask, to: Pick<NewTask, 'id' | 'placeId' | 'leadId'>): NewTask =>
  partOf(
    { ...above, weight: above.isKey ? 'key' : 'ordinary' },
    { ...to, milestones: above.milestones, content: above.content, dueOn: above.dueOn },
  )
