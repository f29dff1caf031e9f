import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../platform/plain-date.ts'
import {
  type Asked,
  after,
  type Move,
  type Mover,
  moveNames,
  needsDecision,
  obstacle,
  stateOf,
  type TaskEvent,
  type TaskFacts,
  type TaskState,
  taskStates,
  transitions,
  unsaid,
} from './task-rules.ts'

const today = plainDate('2021-06-30')
const everyDuty = new Set(Object.values(transitions).map(({ duty }) => duty))
const mover = (accountId: string, duties: ReadonlySet<string> = everyDuty): Mover => ({ accountId, duties, today })
const decision = { documentNo: '省产改办〔2021〕3号', onDay: plainDate('2021-06-20') }
const reached = { name: '一季度', reached: true, proven: true }

const task = (history: readonly TaskEvent[], more: Partial<TaskFacts> = {}): TaskFacts => ({
  ...{ history, milestones: [reached], slotsWaiting: 0, openBelow: 0, isCovered: true, above: null },
  ...more,
})

const walk = (moves: readonly (readonly [Move, string])[]) =>
  moves.reduce<readonly TaskEvent[]>((history, [move, who]) => after(history, move, mover(who)), [])

const finished = walk([
  ['deliberate', 'a'],
  ['issue', 'a'],
  ['begin', 'b'],
  ['finish', 'b'],
])

interface Attempt {
  readonly move: Move
  readonly who: string
  readonly isCovered: boolean
  readonly isDone: boolean
  readonly says: boolean
}

const attempts = fc.array(
  fc.record<Attempt>({
    move: fc.constantFrom(...moveNames),
    who: fc.constantFrom('a', 'b', 'c'),
    isCovered: fc.boolean(),
    isDone: fc.boolean(),
    says: fc.boolean(),
  }),
  { maxLength: 40 },
)

/** Tries one after the other, as an office would: what is not open is refused and changes nothing. */
function play(tried: readonly Attempt[]): readonly (TaskEvent & { readonly covered: boolean })[] {
  let history: readonly (TaskEvent & { readonly covered: boolean })[] = []
  for (const { move, who, isCovered, isDone, says } of tried) {
    const facts = task(history, { isCovered, milestones: [{ ...reached, reached: isDone, proven: isDone }] })
    const asked: Asked = { move, reason: says ? '按会议决定' : '', decision: says ? decision : null }
    if (obstacle(facts, move, mover(who)) || unsaid(facts, asked, today)) continue
    history = [...history, { ...after(history, move, mover(who)).at(-1)!, covered: isCovered }]
  }
  return history
}

describe('a random history of a task', () => {
  test('never issues what was not deliberated, never closes what its own finisher reported, and replays to one state', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        const history = play(tried)
        const at = (move: Move) => history.findIndex((event) => event.move === move)
        const issued = at('issue')
        expect(issued === -1 || (history[issued]!.covered && at('deliberate') < issued && at('deliberate') >= 0)).toBe(
          true,
        )
        for (const [index, event] of history.entries()) {
          const before = history.slice(0, index)
          if (event.move === 'close') {
            const last = before.findLast(({ move }) => move === 'finish')
            expect(last).toBeDefined()
            expect(last!.takenBy).not.toBe(event.takenBy)
          }
          if (event.move === 'resume')
            expect(event.to).toBe(
              stateOf(
                before.slice(
                  0,
                  before.findLastIndex(({ move }) => move === 'suspend'),
                ),
              ),
            )
          expect(transitions[event.move].from).toContain(stateOf(before))
        }
        const replayed = history.reduce<TaskState>((_, { to }) => to, 'draft')
        expect(replayed).toBe(stateOf(history))
      }),
      { numRuns: 3000 },
    )
  })

  test('has a way on from everywhere but the two ends', () => {
    for (const state of taskStates) {
      const ways = moveNames.filter((move) => transitions[move].from.includes(state) && transitions[move].to !== 'same')
      expect([state, ways.length > 0]).toEqual([state, state !== 'closed' && state !== 'cancelled'])
    }
  })
})

describe('a task', () => {
  const blocked = (facts: TaskFacts, move: Move, who = 'c', duties = everyDuty) =>
    obstacle(facts, move, mover(who, duties))?.code

  test('is not issued without deliberation', () => {
    expect(blocked(task(walk([['deliberate', 'a']]), { isCovered: false }), 'issue')).toBe('task.not-deliberated')
    expect(blocked(task([]), 'issue')).toBe('task.move-closed')
  })

  test('is done only with every milestone reached and proven, every report answered, nothing open below', () => {
    const running = walk([...(['deliberate', 'issue', 'begin'] as const).map((move) => [move, 'a'] as const)])
    expect(blocked(task(running, { milestones: [{ ...reached, reached: false }] }), 'finish')).toBe(
      'task.milestone-open',
    )
    expect(blocked(task(running, { milestones: [{ ...reached, proven: false }] }), 'finish')).toBe('task.no-proof')
    expect(blocked(task(running, { slotsWaiting: 1 }), 'finish')).toBe('task.report-waits')
    expect(blocked(task(running, { openBelow: 2 }), 'finish')).toBe('task.open-below')
    expect(blocked(task(running), 'finish')).toBeUndefined()
  })

  test('is closed by somebody else than whoever reported it, and by the office above where it points up', () => {
    expect(blocked(task(finished), 'close', 'b')).toBe('task.own-work')
    expect(blocked(task(finished, { above: { isReached: false, state: 'running' } }), 'close')).toBe(
      'task.closed-above',
    )
    expect(blocked(task(finished), 'close', 'c')).toBeUndefined()
  })

  test('does not begin under one that was stopped', () => {
    const issued = walk([
      ['deliberate', 'a'],
      ['issue', 'a'],
    ])
    expect(blocked(task(issued, { above: { isReached: true, state: 'cancelled' } }), 'begin')).toBe(
      'task.above-stopped',
    )
  })

  test('is stopped, gone on with, or cancelled only by a decision with its number and day; a draft is simply dropped', () => {
    const issued = task(
      walk([
        ['deliberate', 'a'],
        ['issue', 'a'],
      ]),
    )
    const said = (more: Partial<Asked>) =>
      unsaid(issued, { move: 'suspend', reason: '机构改革', decision, ...more }, today)?.code
    expect(said({})).toBeUndefined()
    expect(said({ reason: '' })).toBe('task.needs-reason')
    expect(said({ decision: null })).toBe('task.needs-decision')
    expect(said({ decision: { ...decision, onDay: plainDate('2021-07-01') } })).toBe('task.decision-later')
    expect(needsDecision([], 'cancel')).toBe(false)
    expect(needsDecision(issued.history, 'revise')).toBe(true)
    expect(unsaid(task([]), { move: 'revise', reason: '', decision: null }, today)).toBeUndefined()
  })

  test('lacking the duty is told first', () => {
    expect(blocked(task([]), 'cancel', 'a', new Set(['plan.read']))).toBe('duty.missing')
  })
})
