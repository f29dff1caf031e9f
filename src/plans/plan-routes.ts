import { newId } from '../platform/ids.ts'
import type { Call } from '../platform/operation.ts'
import { type FieldFault, Refusal } from '../platform/refusal.ts'
import type { Asking } from './answer.ts'
import { type NewTask, storeTasks } from './compose.ts'
import type { contract } from './contract.ts'
import { copiesOf, draftsOf } from './draft.ts'
import { judgeTask } from './judge.ts'
import { type Numbered, nextNo } from './number-rules.ts'
import { planFacts, toPlan, toPlanLine } from './plan-answer.ts'
import { type PlanMove, planMoveTo, planObstacle, takesTasks } from './plan-rules.ts'
import { getPlan, listPlans, lockPlan, type PlanRow, readMoved, readPlanChange, readPlanTasks } from './plan-store.ts'
import type { By } from './reader.ts'
import type { PlanRecord, TaskInput } from './shapes.ts'
import { countPlans, placesOf } from './unit-store.ts'
import { appendEvents, insertDeliberation, insertPlan, SAID_NOTHING, savePlan, saveStates } from './write-store.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

export const byOf = ({ clerk, today }: Pick<Call, 'clerk' | 'today'>): By => ({ accountId: clerk.accountId, today })

export async function list(call: Of<'list'>) {
  const { db, clerk, input } = call
  const all = await listPlans(db, call, null)
  const rows = input.year === undefined ? all : all.filter(({ year }) => year === input.year)
  return {
    rows: rows.map((row) => toPlanLine(row, call.today)),
    years: [...new Set(all.map(({ year }) => String(year)))],
    mayWrite: clerk.duties.has('plan.write') && clerk.unitId !== null,
  }
}

export const record = async (call: Of<'record'>) => toPlan(call, await getPlan(call.db, call, call.input.id))

export async function since(call: Of<'since'>) {
  const plan = await getPlan(call.db, call, call.input.id)
  return { rows: await readMoved(call.db, plan.id, call.input.day, call.today) }
}

export async function create(call: Of<'create'>): Promise<PlanRecord> {
  const { db, clerk, input, today } = call
  if (clerk.unitId === null) throw new Refusal('forbidden', 'plan.no-unit')
  if (input.policyId && input.formerId) throw new Refusal('invalid', 'plan.two-sources')
  const placeId = (await placesOf(db, [clerk.unitId], today)).get(clerk.unitId)
  if (!placeId) throw new Refusal('conflict', 'plan.no-place', { office: clerk.unitName })
  if (input.aboveId) await getPlan(db, call, input.aboveId)
  const ordinal = (await countPlans(db, clerk.unitId, input.year)) + 1
  const plan = { id: newId(), unitId: placeId, systemId: clerk.unitId, year: input.year, ordinal }
  await insertPlan(db, {
    ...{ ...plan, title: input.title, aboveId: input.aboveId, state: 'draft' },
    ...{ deliberationId: null, createdBy: clerk.accountId, changedBy: null, changedAt: null },
  })
  const drafts = input.policyId
    ? await draftsOf(call, plan, input.policyId)
    : input.formerId
      ? await copiesOf(call, plan, input.formerId)
      : []
  await storeTasks(db, drafts, byOf(call))
  call.note({ subject: plan.id })
  return toPlan(call, await getPlan(db, call, plan.id))
}

/** One task or sixty: each is judged by the same rules, and all are stored or none. */
export async function addTasks(call: Of<'addTasks'>): Promise<PlanRecord> {
  const { db, input } = call
  const plan = await lockPlan(db, call, input.id)
  await storeTasks(db, await judgeAll(call, plan, input.tasks), byOf(call))
  await savePlan(db, plan, {}, byOf(call))
  return toPlan(call, await getPlan(db, call, plan.id))
}

/** @throws Refusal with every wrong field of every task */
export async function judgeAll(asking: Asking, plan: PlanRow, given: readonly TaskInput[]): Promise<NewTask[]> {
  if (!takesTasks(plan.state)) throw new Refusal('conflict', 'plan.not-open', { planState: plan.state })
  const numbered: Numbered[] = (await readPlanTasks(asking.db, plan.id)).map(({ no, measure }) => ({ no, measure }))
  const faults: FieldFault[] = []
  const tasks: NewTask[] = []
  for (const [at, one] of given.entries()) {
    const id = newId()
    const judged = await judgeTask(asking, one, { taskId: id, source: null })
    faults.push(...judged.faults.map((fault) => ({ ...fault, field: `tasks.${at}.${fault.field}` })))
    if (!judged.task) continue
    const no = nextNo(plan.ordinal, one.measure, numbered)
    numbered.push({ no, measure: one.measure })
    tasks.push({ ...judged.task, id, planId: plan.id, no, state: 'draft' })
  }
  if (faults.length > 0) throw new Refusal('invalid', 'plan.rows-refused', { count: faults.length }, faults)
  return tasks
}

async function lockFor(
  call: Of<'submit' | 'withdraw' | 'closePlan' | 'deliberate' | 'issue'>,
  move: PlanMove,
): Promise<PlanRow> {
  const { db, input } = call
  const plan = await lockPlan(db, call, input.id)
  if (plan.version !== input.version) {
    const { who, at } = await readPlanChange(db, plan.id)
    throw new Refusal('conflict', 'plan.changed', { who: who ?? '—', when: at.toISOString() })
  }
  const hindrance = planObstacle(await planFacts(call, plan), move)
  if (hindrance) throw new Refusal('conflict', hindrance.code, hindrance.facts)
  return plan
}

export const planMove =
  (move: Exclude<PlanMove, 'deliberate' | 'issue'>) => async (call: Of<'submit' | 'withdraw' | 'closePlan'>) => {
    const plan = await lockFor(call, move)
    await savePlan(call.db, plan, { state: planMoveTo(move) }, byOf(call))
    return toPlan(call, await getPlan(call.db, call, plan.id))
  }

/** What was approved is there afterwards: the tasks carry the meeting's paper from that moment on. */
export async function deliberate(call: Of<'deliberate'>): Promise<PlanRecord> {
  const { db, clerk, input, today } = call
  const plan = await lockFor(call, 'deliberate')
  if (input.onDay > today) throw new Refusal('invalid', 'deliberation.later', { day: input.onDay, today })
  const { result, meeting, documentNo, onDay, note } = input
  const id = newId()
  await insertDeliberation(db, {
    id,
    planId: plan.id,
    result,
    meeting,
    documentNo,
    onDay,
    note,
    recordedBy: clerk.accountId,
  })
  const state = planMoveTo('deliberate', result)
  await savePlan(db, plan, { state, ...(state === 'deliberated' ? { deliberationId: id } : {}) }, byOf(call))
  if (state === 'deliberated') {
    const said = { note: `${meeting}　${documentNo}`, decisionNo: documentNo, decisionOn: onDay }
    await moveAll(call, plan, { from: 'draft', move: 'deliberate', to: 'deliberated' }, said)
  }
  return toPlan(call, await getPlan(db, call, plan.id))
}

export async function issue(call: Of<'issue'>): Promise<PlanRecord> {
  const plan = await lockFor(call, 'issue')
  await moveAll(call, plan, { from: 'deliberated', move: 'issue', to: 'issued' }, SAID_NOTHING)
  await savePlan(call.db, plan, { state: 'issued' }, byOf(call))
  return toPlan(call, await getPlan(call.db, call, plan.id))
}

interface Together {
  readonly from: 'draft' | 'deliberated'
  readonly move: 'deliberate' | 'issue'
  readonly to: 'deliberated' | 'issued'
}

async function moveAll(
  call: Pick<Call, 'db' | 'clerk' | 'today'>,
  plan: PlanRow,
  { from, move, to }: Together,
  said: typeof SAID_NOTHING,
) {
  const { db, clerk, today } = call
  const ids = (await readPlanTasks(db, plan.id)).filter(({ state }) => state === from).map(({ id }) => id)
  await appendEvents(db, ids, { move, to, takenBy: clerk.accountId, onDay: today }, said)
  await saveStates(db, ids, to, byOf(call))
}
