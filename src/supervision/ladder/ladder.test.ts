import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { readShippedYears } from '../../platform/settings/shipped-years.ts'
import type { Light } from '../../targets/light.ts'
import { daysOf, settle, type TaskFacts, taskLight, unitLight } from '../lights/light-rules.ts'
import { adviseLadder, type LadderFacts, type LadderState } from './ladder-rules.ts'

const years = readShippedYears()
const calendar = {
  years: new Set(years.map(({ year }) => year)),
  off: new Set(years.flatMap(({ off }) => off)),
  worked: new Set(years.flatMap(({ worked }) => worked)),
}
const day = plainDate
const days = daysOf(calendar)

const task: TaskFacts = {
  ...{ state: 'running' as const, startsOn: day('2021-03-01'), dueOn: day('2021-06-30') },
  milestones: [
    { name: '开班', dueOn: day('2021-04-08'), reachedOn: null, proven: false },
    { name: '结业', dueOn: day('2021-06-30'), reachedOn: null, proven: false },
  ],
}
const lightOn = (on: string, change: object = {}) => taskLight({ ...task, ...change }, day(on), days).light

describe('the light of a task', () => {
  it('is grey before it begins, yellow near and after a milestone, red after ten working days and after its end', () => {
    const days = ['2021-02-28', '2021-03-01', '2021-03-30', '2021-03-31', '2021-04-09', '2021-04-22', '2021-04-23']
    expect(days.map((on) => lightOn(on))).toEqual(['grey', 'green', 'green', 'yellow', 'yellow', 'yellow', 'red'])
    expect(lightOn('2021-07-01')).toBe('red')
  })

  it('is green with the proof handed in, blue when closed, grey when suspended by a decision', () => {
    const proven = task.milestones.map((milestone) => ({ ...milestone, proven: true }))
    expect(lightOn('2021-04-06', { milestones: proven })).toBe('green')
    expect(lightOn('2021-07-01', { state: 'closed' })).toBe('blue')
    expect(lightOn('2021-07-01', { state: 'suspended' })).toBe('grey')
  })

  it('of a day gone by is told from what was reached on that day', () => {
    const milestones = [{ ...task.milestones[0]!, reachedOn: day('2021-04-20') }, task.milestones[1]!]
    expect(lightOn('2021-04-19', { milestones })).toBe('yellow')
    expect(lightOn('2021-04-20', { milestones })).toBe('green')
  })
})

describe('the light of a unit', () => {
  const lights = (...list: Light[]) => list.map((light) => ({ light, weight: 'ordinary' }) as const)
  it('is red above a fifth of red or with one red of weight, yellow with any red or above 30 % of yellow', () => {
    expect(unitLight(lights('red', 'green', 'green', 'green', 'green')).light).toBe('yellow')
    expect(unitLight(lights('red', 'green', 'green', 'green')).light).toBe('red')
    expect(
      unitLight([...lights('green', 'green', 'green', 'green', 'green'), { light: 'red', weight: 'key' }]).light,
    ).toBe('red')
    expect(unitLight(lights('yellow', 'green', 'green')).light).toBe('yellow')
    expect(unitLight(lights('yellow', 'green', 'green', 'green', 'grey')).light).toBe('green')
    expect(unitLight(lights('grey')).light).toBe('grey')
  })
})

describe('what is shown of a light', () => {
  const shown = (found: Light[]) => {
    let now: ReturnType<typeof settle> | undefined
    return found.map((light) => {
      now = settle(now, light)
      return now.light
    })
  }
  it('gets worse at once and better one step after two runs', () => {
    expect(shown(['green', 'red', 'green', 'green', 'green', 'green'])).toEqual([
      'green',
      'red',
      'red',
      'yellow',
      'yellow',
      'green',
    ])
  })
  it('does not flicker at a limit', () => {
    expect(shown(['yellow', 'green', 'yellow', 'green', 'yellow'])).toEqual(Array(5).fill('yellow'))
  })
  it('shows done and suspended at once', () => {
    expect(shown(['red', 'blue'])).toEqual(['red', 'blue'])
    expect(shown(['red', 'grey', 'green'])).toEqual(['red', 'grey', 'green'])
  })
})

const facts = (change: Partial<LadderFacts> = {}): LadderFacts => ({
  ...{ light: 'red', lightSince: day('2021-04-08'), worseSince: day('2021-04-08'), dueOn: null },
  ...{ unsignedSince: null, orderDueOn: null, returned: 0, reopened: 0, fraud: false },
  ...{ extendedUntil: null, noticedThisMonth: false, ...change },
})
const at = (step: LadderState['step'], change: Partial<LadderState> = {}): LadderState => ({
  ...{ step, draftedOn: day('2021-04-08'), sentOn: day('2021-04-08'), answeredOn: null },
  ...{ light: 'red', pausedUntil: null, ...change },
})
const advise = (state: LadderState | undefined, change: Partial<LadderFacts>, on = '2021-04-09') =>
  adviseLadder(state, facts(change), day(on), days)

describe('the ladder', () => {
  it('climbs one step at a time, also for what is red from its first day', () => {
    expect(advise(undefined, {})).toMatchObject({ do: 'draft', step: 'remind' })
    expect(advise(at('remind'), {})).toMatchObject({ do: 'draft', step: 'urge' })
    expect(advise(at('urge'), {})).toMatchObject({ do: 'draft', step: 'order', because: 'red' })
  })
  it('waits until a person has sent the last step', () => {
    expect(advise(at('remind', { sentOn: null }), {})).toEqual({ do: 'wait', because: 'unsent' })
  })
  it('reminds five working days before the due date, not six', () => {
    const near = { light: 'green', dueOn: day('2021-04-16') } as const
    expect(advise(undefined, near, '2021-04-09')).toMatchObject({ do: 'draft', step: 'remind', because: 'near-due' })
    expect(advise(undefined, near, '2021-04-08')).toEqual({ do: 'wait', because: 'good' })
  })
  it('urges after ten working days of yellow, or a working day after the due date', () => {
    const yellow = { light: 'yellow', lightSince: day('2021-04-08'), worseSince: day('2021-04-08') } as const
    expect(advise(at('remind', { light: 'yellow' }), yellow, '2021-04-21').do).toBe('wait')
    expect(advise(at('remind', { light: 'yellow' }), yellow, '2021-04-22')).toMatchObject({ step: 'urge' })
    expect(
      advise(at('remind', { light: 'yellow' }), { ...yellow, dueOn: day('2021-04-09') }, '2021-04-12'),
    ).toMatchObject({ step: 'urge', because: 'overdue' })
  })
  it('goes on from an unanswered 催办 after three working days', () => {
    const yellow = { light: 'yellow' } as const
    expect(advise(at('urge', { light: 'yellow' }), yellow, '2021-04-12').do).toBe('wait')
    expect(advise(at('urge', { light: 'yellow' }), yellow, '2021-04-13')).toMatchObject({
      step: 'order',
      because: 'unanswered',
    })
    expect(advise(at('urge', { light: 'yellow', answeredOn: day('2021-04-09') }), yellow, '2021-04-20').do).toBe('wait')
  })
  it('ends by itself when the facts turn, pauses while red became yellow, and does nothing while grey or extended', () => {
    expect(advise(at('order'), { light: 'green' })).toEqual({ do: 'end', because: 'good' })
    expect(advise(at('order'), { light: 'yellow' })).toEqual({ do: 'pause', until: '2021-04-23' })
    expect(advise(at('order', { pausedUntil: day('2021-04-23') }), { light: 'yellow' }, '2021-04-20').do).toBe('wait')
    expect(advise(at('order'), { light: 'grey' })).toEqual({ do: 'end', because: 'grey' })
    expect(advise(at('order'), { extendedUntil: day('2021-05-01') })).toEqual({ do: 'wait', because: 'extended' })
  })
  it('drafts nothing on a day off, and one 通报 a month for a unit', () => {
    expect(advise(undefined, {}, '2021-04-10')).toEqual({ do: 'wait', because: 'day-off' })
    const long = { lightSince: day('2021-03-01') }
    expect(advise(at('order'), long)).toMatchObject({ do: 'draft', step: 'notice' })
    expect(advise(at('order'), { ...long, noticedThisMonth: true })).toEqual({
      do: 'wait',
      because: 'noticed-this-month',
    })
  })
  it('goes to the talk at once only for fraud that a person established', () => {
    expect(advise(undefined, { fraud: true })).toEqual({ do: 'draft', step: 'talk', because: 'fraud' })
  })
  it('is climbed to the top in a year of red, one step a day at most, if every step is sent and none answered', () => {
    let state: LadderState | undefined
    const drafted: [LadderState['step'], PlainDate][] = []
    for (let on = day('2021-04-08'); on < '2021-12-31'; on = addDays(on, 1)) {
      const advice = adviseLadder(state, facts({ orderDueOn: day('2021-04-30') }), on, days)
      if (advice.do !== 'draft') continue
      drafted.push([advice.step, on])
      state = at(advice.step, { draftedOn: on, sentOn: on })
    }
    expect(drafted.map(([step]) => step)).toEqual(['remind', 'urge', 'order', 'notice', 'talk'])
  })
})
