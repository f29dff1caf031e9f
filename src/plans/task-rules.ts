import type { PlainDate } from '../platform/plain-date.ts'
import type { Facts } from '../platform/refusal.ts'

/** 拟定 已审议 已下达 进行中 已完成(待核) 已办结 中止 取消 */
export const taskStates = [
  ...(['draft', 'deliberated', 'issued', 'running', 'done', 'closed', 'suspended', 'cancelled'] as const),
] as const
export type TaskState = (typeof taskStates)[number]

export const moveNames = [
  ...([
    'deliberate',
    'issue',
    'begin',
    'finish',
    'sendBack',
    'close',
    'suspend',
    'resume',
    'cancel',
    'revise',
  ] as const),
] as const
export type Move = (typeof moveNames)[number]

/** Moves that follow from what is decided on the plan, never asked of one task. */
export const planMoves: readonly Move[] = ['deliberate', 'issue']

interface Transition {
  readonly from: readonly TaskState[]
  /** `back`: where the task stood before; `same`: it stays. */
  readonly to: TaskState | 'back' | 'same'
  readonly duty: string
  readonly reason: boolean
  /** A document with its day: always, or once the task was deliberated. */
  readonly decision: 'never' | 'always' | 'deliberated'
}

const UNDER_WAY = ['issued', 'running'] as const
const OPEN = ['draft', 'deliberated', ...UNDER_WAY, 'suspended'] as const
const plain = { reason: false, decision: 'never' } as const

export const transitions: Readonly<Record<Move, Transition>> = {
  deliberate: { from: ['draft'], to: 'deliberated', duty: 'plan.approve', reason: false, decision: 'always' },
  issue: { from: ['deliberated'], to: 'issued', duty: 'plan.approve', ...plain },
  begin: { from: ['issued'], to: 'running', duty: 'task.take', ...plain },
  finish: { from: ['running'], to: 'done', duty: 'task.report', ...plain },
  sendBack: { from: ['done'], to: 'running', duty: 'plan.approve', reason: true, decision: 'never' },
  close: { from: ['done'], to: 'closed', duty: 'plan.approve', ...plain },
  suspend: { from: UNDER_WAY, to: 'suspended', duty: 'plan.approve', reason: true, decision: 'always' },
  resume: { from: ['suspended'], to: 'back', duty: 'plan.approve', reason: true, decision: 'always' },
  cancel: { from: OPEN, to: 'cancelled', duty: 'plan.approve', reason: true, decision: 'deliberated' },
  revise: { from: OPEN, to: 'same', duty: 'plan.write', reason: true, decision: 'deliberated' },
}

/** One move as it was made; the history of a task is all of them in their order. */
export interface TaskEvent {
  readonly move: Move
  readonly to: TaskState
  readonly takenBy: string
  readonly onDay: PlainDate
}

export interface MilestoneFacts {
  readonly name: string
  readonly reached: boolean
  readonly proven: boolean
}

/** What moves are judged by. */
export interface TaskFacts {
  readonly history: readonly TaskEvent[]
  readonly milestones: readonly MilestoneFacts[]
  readonly slotsWaiting: number
  /** Tasks below that are neither closed nor cancelled. */
  readonly openBelow: number
  /** Issued under a plan that was deliberated, or as a part of a task that was. */
  readonly isCovered: boolean
  /** Null: the task does not point up. */
  readonly above: { readonly isReached: boolean; readonly state: TaskState } | null
}

export interface Decision {
  readonly documentNo: string
  readonly onDay: PlainDate
}

export interface Mover {
  readonly accountId: string
  readonly duties: ReadonlySet<string>
  readonly today: PlainDate
}

export interface Asked {
  readonly move: Move
  readonly reason: string
  readonly decision: Decision | null
}

/** Why a move is not open: code and facts of the sentence. */
export interface Obstacle {
  readonly code: string
  readonly facts: Facts
}

/** Where a history leads; an empty one is a task that was just written down. */
export const stateOf = (history: readonly TaskEvent[]): TaskState => history.at(-1)?.to ?? 'draft'

/** Where a move leads from here. `back` is the state in which the task was suspended. */
export function targetOf(history: readonly TaskEvent[], move: Move): TaskState {
  const { to } = transitions[move]
  const now = stateOf(history)
  if (to === 'same') return now
  if (to !== 'back') return to
  const at = history.findLastIndex((event) => event.move === 'suspend')
  return stateOf(history.slice(0, Math.max(0, at)))
}

const wasDeliberated = (history: readonly TaskEvent[]): boolean =>
  history.some(({ to }) => to === 'deliberated' || to === 'issued')

/** Whether the move must name its decision, by the task's history. */
export const needsDecision = (history: readonly TaskEvent[], move: Move): boolean =>
  transitions[move].decision === 'always' || (transitions[move].decision === 'deliberated' && wasDeliberated(history))

const no = (code: string, facts: Facts = {}): Obstacle => ({ code, facts })

/** What stands against a move whatever is said with it: the state, the duty, what is not done yet, who did it. */
export function obstacle(task: TaskFacts, move: Move, mover: Mover): Obstacle | undefined {
  const state = stateOf(task.history)
  const { from, duty } = transitions[move]
  if (!mover.duties.has(duty)) return no('duty.missing', { duty })
  if (!from.includes(state)) return no('task.move-closed', { taskMove: move, taskState: state })
  if (move === 'issue' && !task.isCovered) return no('task.not-deliberated')
  if (task.above && ['suspended', 'cancelled'].includes(task.above.state) && ['begin', 'issue'].includes(move))
    return no('task.above-stopped', { taskState: task.above.state })
  if (move === 'finish') return unfinished(task)
  if (move === 'close' || move === 'sendBack') return ownWork(task, mover)
  return undefined
}

function unfinished({ milestones, slotsWaiting, openBelow }: TaskFacts): Obstacle | undefined {
  const open = milestones.find(({ reached }) => !reached)
  if (open) return no('task.milestone-open', { milestone: open.name })
  const unproven = milestones.find(({ proven }) => !proven)
  if (unproven) return no('task.no-proof', { milestone: unproven.name })
  if (slotsWaiting > 0) return no('task.report-waits', { count: slotsWaiting })
  return openBelow > 0 ? no('task.open-below', { count: openBelow }) : undefined
}

/** Whoever reported a task as done does not judge it; a task that points up is judged by the office above. */
function ownWork({ history, above }: TaskFacts, { accountId }: Mover): Obstacle | undefined {
  const finished = history.findLast(({ move }) => move === 'finish')
  if (finished?.takenBy === accountId) return no('task.own-work')
  return above && !above.isReached ? no('task.closed-above') : undefined
}

/** What is wrong with what is said with a move: a reason or a decision that is lacking, a decision of a later day. */
export function unsaid(task: TaskFacts, { move, reason, decision }: Asked, today: PlainDate): Obstacle | undefined {
  if (transitions[move].reason && wasOrIs(task, move) && reason.trim().length < 2) return no('task.needs-reason')
  if (!needsDecision(task.history, move)) return undefined
  if (!decision || decision.documentNo.trim() === '') return no('task.needs-decision', { taskMove: move })
  return decision.onDay > today ? no('task.decision-later', { day: decision.onDay, today }) : undefined
}

/** A draft is changed without a word; everything later with one. */
const wasOrIs = ({ history }: TaskFacts, move: Move): boolean => move !== 'revise' || wasDeliberated(history)

/** The history after a move. The caller has asked `obstacle` and `unsaid`. */
export const after = (history: readonly TaskEvent[], move: Move, by: Mover): readonly TaskEvent[] => [
  ...history,
  { move, to: targetOf(history, move), takenBy: by.accountId, onDay: by.today },
]
