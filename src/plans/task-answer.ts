import { say } from '../platform/refusal.ts'
import { type Asking, lightsOf, toLines } from './answer.ts'
import type { Slot, TaskRecord } from './shapes.ts'
import type { SlotCell } from './slot-rules.ts'
import { findLine, findPlanTitle, readOrders, readPosts } from './source-store.ts'
import { moveNames, needsDecision, obstacle, planMoves, type TaskFacts, transitions } from './task-rules.ts'
import {
  countOpenParts,
  findAbove,
  listParts,
  readChain,
  readEvents,
  readMilestones,
  readProofs,
  readSlots,
  readTakers,
  type SlotRow,
  type TaskRow,
} from './task-store.ts'
import { words } from './words.ts'

/** What the moves of a task are judged by. */
export async function taskFacts(asking: Asking, row: TaskRow): Promise<TaskFacts> {
  const { db } = asking
  const events = await readEvents(db, row.id)
  const milestones = await readMilestones(db, [row.id])
  const slots = await readSlots(db, row.id)
  const above = row.aboveId === null ? undefined : await findAbove(db, asking, row.aboveId)
  return {
    history: events.map(({ move, toState, takenBy, onDay }) => ({ move, to: toState, takenBy, onDay })),
    milestones: milestones.map(({ name, reachedOn, proven }) => ({ name, reached: reachedOn !== null, proven })),
    slotsWaiting: slots.filter(({ state }) => state === 'waiting').length,
    openBelow: await countOpenParts(db, row.id),
    isCovered: row.aboveId !== null || events.some(({ toState }) => toState === 'deliberated'),
    above: above ? { isReached: above.isReached, state: above.state } : null,
  }
}

const RUNNING = ['issued', 'running']
const OPEN = ['draft', 'deliberated', ...RUNNING, 'suspended']

/** A task with everything below and beside it, and what this reader may do next by the rules that will judge it. */
export async function toTask(asking: Asking, row: TaskRow): Promise<TaskRecord> {
  const { db, clerk } = asking
  const [line] = await toLines(asking, [row])
  const events = await readEvents(db, row.id)
  const proofs = await readProofs(db, row.id)
  const takers = await readTakers(db, row.id, asking)
  const isRunning = RUNNING.includes(row.state)
  return {
    ...line!,
    version: row.version,
    ...(await linksOf(asking, row)),
    parts: await partsOf(asking, row),
    missing: takers.filter(({ partId }) => partId === null).map(({ unitId, name }) => ({ id: unitId, name })),
    slots: (await readSlots(db, row.id)).map(toSlot),
    proofs: proofs.map(({ id, milestoneId, fileName, who, handedAt }) => ({
      ...{ id, milestoneId, fileName, who, at: handedAt.toISOString() },
    })),
    orders: await readOrders(db, row.id),
    moves: row.isReached ? await openMoves(asking, row) : [],
    may: {
      revise: row.isReached && OPEN.includes(row.state) && clerk.duties.has('plan.write'),
      handDown: row.isReached && isRunning && clerk.duties.has('plan.approve'),
      take: isRunning && clerk.duties.has('task.take') && isAsked(asking, takers),
      report: row.isReached && row.state === 'running' && clerk.duties.has('task.report'),
    },
    events: events.map(({ seq, move, note, decisionNo, decisionOn, onDay, who }) => ({
      ...{ no: seq, move, note, onDay, who },
      decision: decisionNo === null ? null : `${decisionNo}　${decisionOn ?? ''}`,
    })),
  }
}

const isAsked = ({ clerk }: Asking, takers: readonly { unitId: string; partId: string | null }[]): boolean => {
  const { territory } = clerk.scope
  return takers.some(
    ({ unitId, partId }) => typeof territory === 'object' && territory.unit === unitId && partId === null,
  )
}

async function linksOf({ db, today }: Asking, row: TaskRow) {
  const plan = row.planId === null ? undefined : await findPlanTitle(db, row.planId)
  const posts = new Map(
    (
      await readPosts(
        db,
        [row.leaderPostId, row.personPostId].flatMap((id) => id ?? []),
        today,
      )
    ).map((one) => [one.id, one]),
  )
  const name = (id: string | null) => {
    const post = id === null ? undefined : posts.get(id)
    return post ? `${post.title}${post.holder === null ? '' : `　${post.holder}`}` : null
  }
  const line = row.lineNo === null ? undefined : await findLine(db, { no: row.lineNo })
  return {
    plan: plan ? { id: plan.id, title: plan.title } : null,
    ...{ leader: name(row.leaderPostId), person: name(row.personPostId) },
    ...{ leaderPostId: row.leaderPostId, personPostId: row.personPostId },
    line: line ? { code: line.code, name: line.name, target: line.target } : null,
    chain: (await readChain(db, row.id)).map(({ id, no, content, place }) => ({ id, no, content, place })),
  }
}

async function partsOf(asking: Asking, row: TaskRow): Promise<TaskRecord['parts']> {
  const rows = await listParts(asking.db, asking, row.id)
  const { lights } = await lightsOf(asking, rows)
  return rows.map(({ id, place, lead, content, dueOn, state }) => ({
    ...{ id, place, lead, content, dueOn, state },
    light: lights.get(id)!,
  }))
}

async function openMoves(asking: Asking, row: TaskRow): Promise<TaskRecord['moves']> {
  const { clerk, today, language } = asking
  const facts = await taskFacts(asking, row)
  const mover = { accountId: clerk.accountId, duties: clerk.duties, today }
  return moveNames.flatMap((move) => {
    const { from, duty, reason } = transitions[move]
    if (move === 'revise' || planMoves.includes(move) || !from.includes(row.state) || !clerk.duties.has(duty)) return []
    const hindrance = obstacle(facts, move, mover)
    return [
      {
        ...{ move, reasonNeeded: reason, decisionNeeded: needsDecision(facts.history, move) },
        hindrance: hindrance ? say(words, language, hindrance.code, hindrance.facts) : null,
      },
    ]
  })
}

export const toSlot = (row: SlotRow): Slot => ({
  ...{ id: row.id, milestoneId: row.milestoneId, name: row.name, dueOn: row.dueOn, state: row.state },
  cells: row.prefilled as SlotCell[],
  ...{ explanation: row.answer, who: row.who, answeredAt: row.answeredAt?.toISOString() ?? null },
})
