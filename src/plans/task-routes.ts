import type { Call } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { milestoneRows, type SourceOf } from './compose.ts'
import type { contract } from './contract.ts'
import { judgeTask } from './judge.ts'
import { byOf } from './plan-routes.ts'
import type { TaskInput, TaskRecord } from './shapes.ts'
import { taskFacts, toTask } from './task-answer.ts'
import { type Asked, type Move, obstacle, targetOf, unsaid } from './task-rules.ts'
import {
  getTask,
  lockTask,
  type MilestoneRow,
  readLastChange,
  readMilestones,
  readPartners,
  type TaskRow,
} from './task-store.ts'
import { openMilestones } from './versions.ts'
import {
  appendEvents,
  deleteMilestones,
  insertMilestones,
  insertVersion,
  replacePartners,
  saveMilestone,
  saveTask,
} from './write-store.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

export const task = async (call: Of<'task'>) => toTask(call, await getTask(call.db, call, call.input.id))

export const clockOf = (at: Date): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(at)

/** @throws Refusal when somebody else changed it meanwhile: who, and when */
export async function requireVersion({ db }: Pick<Call, 'db'>, row: TaskRow, version: number): Promise<void> {
  if (row.version === version) return
  const { who, at } = await readLastChange(db, row.id)
  throw new Refusal('conflict', 'task.changed', { who: who ?? '—', when: clockOf(at), version: row.version })
}

const saidWith = ({ reason, decision }: Asked) => ({
  note: reason,
  decisionNo: decision?.documentNo ?? null,
  decisionOn: decision?.onDay ?? null,
})

type Moving = Of<'begin' | 'finish' | 'sendBack' | 'close' | 'suspend' | 'resume' | 'cancel'>

/** Every move is the same four steps: lock, judge, write, answer. */
export const taskMove =
  (move: Move) =>
  async (call: Moving): Promise<TaskRecord> => {
    const { db, input, clerk, today } = call
    const row = await lockTask(db, call, input.id)
    const facts = await taskFacts(call, row)
    const asked = { move, reason: input.reason, decision: input.decision }
    const mover = { accountId: clerk.accountId, duties: clerk.duties, today }
    await refuse(call, row, obstacle(facts, move, mover))
    await requireVersion(call, row, input.version)
    const lacking = unsaid(facts, asked, today)
    if (lacking) throw new Refusal('invalid', lacking.code, lacking.facts)
    const to = targetOf(facts.history, move)
    await appendEvents(db, [row.id], { move, to, takenBy: clerk.accountId, onDay: today }, saidWith(asked))
    await saveTask(db, row, { state: to }, byOf(call))
    return toTask(call, await getTask(db, call, row.id))
  }

/** What is closed because somebody was first names who and when. */
async function refuse({ db }: Pick<Call, 'db'>, row: TaskRow, hindrance: ReturnType<typeof obstacle>): Promise<void> {
  if (!hindrance) return
  const { code, facts } = hindrance
  if (code === 'task.own-work' || code === 'task.closed-above') throw new Refusal('forbidden', code, facts)
  if (code !== 'task.move-closed') throw new Refusal('conflict', code, facts)
  const { who, at } = await readLastChange(db, row.id)
  throw new Refusal('conflict', 'task.moved-first', { ...facts, who: who ?? '—', when: clockOf(at) })
}

export const sourceOf = ({ source, policyId, policyLineNo, sourceId, aboveId }: TaskRow): SourceOf => ({
  ...{ source, policyId, policyLineNo, sourceId, aboveId },
})

/** Changes what a task says; what it said before is kept with the reason, and once deliberated with the decision. */
export async function revise(call: Of<'revise'>): Promise<TaskRecord> {
  const { db, input, clerk, today } = call
  const row = await lockTask(db, call, input.id)
  await requireVersion(call, row, input.version)
  const facts = await taskFacts(call, row)
  const asked = { move: 'revise', reason: input.reason, decision: input.decision } as const
  const hindrance = obstacle(facts, 'revise', { accountId: clerk.accountId, duties: clerk.duties, today })
  if (hindrance) throw new Refusal('conflict', 'task.not-revisable', { taskState: row.state })
  const lacking = unsaid(facts, asked, today)
  if (lacking) throw new Refusal('invalid', lacking.code, lacking.facts)
  await writeVersion(call, row, input, input.reason)
  if (row.state !== 'draft')
    await appendEvents(
      db,
      [row.id],
      { move: 'revise', to: row.state, takenBy: clerk.accountId, onDay: today },
      saidWith(asked),
    )
  return toTask(call, await getTask(db, call, row.id))
}

type Content = Omit<TaskInput, 'source'>

/** @throws Refusal with every wrong field */
export async function writeVersion(
  call: Pick<Call, 'db' | 'clerk' | 'today' | 'calendar' | 'language'>,
  row: TaskRow,
  input: Content,
  reason: string,
) {
  const { db, clerk } = call
  const standing = await readMilestones(db, [row.id])
  const judged = await judgeTask(call, input, { taskId: row.id, source: sourceOf(row) })
  const plan = openMilestones(standing, input.milestones)
  const faults = [...judged.faults, ...plan.faults]
  if (!judged.task || faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
  const partners = (await readPartners(db, [row.id], call)).map(({ name }) => name)
  await insertVersion(db, {
    ...{ taskId: row.id, version: row.version, reason, changedBy: clerk.accountId },
    content: JSON.stringify(keptOf(row, standing, partners)),
  })
  const { placeId, leadId, partnerIds, milestones: _, lineNo, isKey, ...content } = judged.task
  const { measure, deliverable, standard, leaderPostId, personPostId, startsOn, dueOn, risk } = content
  await saveTask(
    db,
    row,
    {
      ...{
        measure,
        content: content.content,
        deliverable,
        standard,
        leaderPostId,
        personPostId,
        startsOn,
        dueOn,
        risk,
      },
      ...{ unitId: placeId, systemId: leadId, lineNo, weight: isKey ? 'key' : 'ordinary' },
    },
    byOf(call),
  )
  await replacePartners(db, row.id, partnerIds)
  await writeMilestones(call, row, plan, lineNo !== null)
}

async function writeMilestones(
  { db }: Pick<Call, 'db'>,
  row: TaskRow,
  plan: ReturnType<typeof openMilestones>,
  isLinked: boolean,
) {
  await deleteMilestones(db, row.id, plan.dropped)
  for (const { id, ordinal, name, dueOn, weight } of plan.kept)
    await saveMilestone(db, { taskId: row.id, id }, { ordinal, name, dueOn, weight })
  for (const { ordinal, ...given } of plan.added)
    await insertMilestones(db, milestoneRows(row.id, [given], isLinked, ordinal - 1))
}

/** What a version said: the columns an office reads, by its own names. */
const keptOf = (row: TaskRow, milestones: readonly MilestoneRow[], partners: readonly string[]) => ({
  ...{ no: row.no, measure: row.measure, content: row.content, deliverable: row.deliverable, standard: row.standard },
  ...{ lead: row.lead, partners, startsOn: row.startsOn, dueOn: row.dueOn, lineNo: row.lineNo, risk: row.risk },
  milestones: milestones.map(({ name, dueOn, weight }) => ({ name, dueOn, weight })),
})
