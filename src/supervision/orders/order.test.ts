import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { readShippedYears } from '../../platform/settings/shipped-years.ts'
import { after, draftOf, eventOf, type OrderEvent, orderLight, replay } from './history-rules.ts'
import { type Actor, type Circumstances, type MoveFacts, obstaclesTo } from './move-rules.ts'
import { endStates, type MoveName, moveNames, type Order, orderMoves, orderTerms } from './states-rules.ts'

const years = readShippedYears()
const calendar = {
  years: new Set(years.map(({ year }) => year)),
  off: new Set(years.flatMap(({ off }) => off)),
  worked: new Set(years.flatMap(({ worked }) => worked)),
}
const every = new Set(Object.values(orderMoves).flatMap(({ duty }) => duty ?? []))
const actor = (accountId: string, unitId: string): Actor => ({
  ...{ accountId, unitId, duties: every },
  recipient: unitId === 'county',
})
/** Two of the charged county, four of the office above it, and the clock. */
const office = ['zhao', 'qian', 'sun', 'li'].map((name) => actor(name, 'province'))
const county = ['zhou', 'wu'].map((name) => actor(name, 'county'))
const actors = [...office, ...county, { ...actor('clock', 'clock'), recipient: false }]
const [zhao, qian, sun, li] = office as [Actor, Actor, Actor, Actor]
const [zhou] = county as [Actor, Actor]

const begun = draftOf({
  ...{ unitId: 'county', cause: 'task-1 behind', term: 10, drafter: 'zhao' },
  items: [
    { id: 'a', name: '开班计划', proofs: [] },
    { id: 'b', name: '签到表', proofs: [] },
  ],
})
const on = (day: string | PlainDate): Circumstances => ({
  ...{ today: plainDate(day), calendar, terms: orderTerms, twoPersons: true },
})

/** Plays moves one after the other; the first that is not open ends in its obstacles. */
function play(steps: readonly (readonly [string, MoveName, Actor, MoveFacts?])[], from: Order = begun) {
  let order = from
  for (const [day, move, by, facts = {}] of steps) {
    const stops = obstaclesTo(order, move, by, on(day), facts)
    if (stops.length > 0) return { order, stops }
    order = after(order, eventOf(order, move, by, on(day), facts))
  }
  return { order, stops: [] }
}

const proofs = [
  { itemId: 'a', fileHash: 'f1' },
  { itemId: 'b', fileHash: 'f2' },
]
const issued = [
  ['2021-04-08', 'open', qian, {}],
  ['2021-04-08', 'issue', qian, { recipientHeld: true }],
] as const
const answered = [
  ...issued,
  ['2021-04-09', 'sign', zhou, {}],
  ['2021-04-12', 'handle', zhou, { plan: '四月开两个班' }],
  ['2021-04-20', 'feedBack', zhou, { proofs, signedBy: '副县长' }],
] as const
const checked = [
  ...answered,
  ['2021-04-21', 'takeUp', sun, {}],
  ['2021-04-23', 'check', sun, { passed: true, onSite: true, checkers: ['sun', 'wang'] }],
] as const

describe('an order', () => {
  it('goes from drafting to closing with proof, a check by another and an approval by a third', () => {
    const { order, stops } = play([...checked, ['2021-04-25', 'close', li, { factsHold: true }]])
    expect(stops).toEqual([])
    expect(order).toMatchObject({ state: 'closed', firstDueOn: '2021-04-22', dueOn: '2021-04-22', returned: 0 })
  })

  const refused: readonly [string, readonly (readonly [string, MoveName, Actor, MoveFacts?])[], string][] = [
    ['its drafter may not sign', [['2021-04-08', 'open', zhao, {}]], 'order.drafter-signs'],
    [
      'it is not opened beside another on the same cause',
      [['2021-04-08', 'open', qian, { sameCauseOpen: '产改督〔2021〕1号' }]],
      'order.same-cause-open',
    ],
    [
      'it is not issued to a vacant post',
      [issued[0], ['2021-04-08', 'issue', qian, { recipientHeld: false }]],
      'order.post-vacant',
    ],
    ['the office may not sign for the county', [...issued, ['2021-04-09', 'sign', sun, {}]], 'order.not-the-recipient'],
    [
      'it is not fed back while one item has no proof',
      [...answered.slice(0, -1), ['2021-04-20', 'feedBack', zhou, { proofs: proofs.slice(1), signedBy: '副县长' }]],
      'order.proof-missing',
    ],
    ['nobody of the charged unit checks it', [...answered, ['2021-04-21', 'takeUp', zhou, {}]], 'order.own-unit'],
    [
      'one alone does not check on the spot',
      [
        ...answered,
        ['2021-04-21', 'takeUp', sun, {}],
        ['2021-04-21', 'check', sun, { passed: true, onSite: true, checkers: ['sun'] }],
      ],
      'order.two-on-site',
    ],
    [
      'whoever checked it does not close it',
      [...checked, ['2021-04-25', 'close', sun, { factsHold: true }]],
      'order.checker-closes',
    ],
    [
      'it is not closed while the facts fall short',
      [...checked, ['2021-04-25', 'close', li, { factsHold: false }]],
      'order.facts-fall-short',
    ],
    [
      'it is not closed unchecked',
      [...answered, ['2021-04-21', 'takeUp', sun, {}], ['2021-04-25', 'close', li, { factsHold: true }]],
      'order.not-checked',
    ],
    [
      'an objection after five working days is late',
      [...answered.slice(0, 3), ['2021-04-19', 'object', zhou, { reason: '口径不对' }]],
      'order.objection-late',
    ],
    [
      'who issued it decides no objection to it',
      [
        ...answered.slice(0, 3),
        ['2021-04-16', 'object', zhou, { reason: '口径不对' }],
        ['2021-04-19', 'uphold', qian, { reason: '属实' }],
      ],
      'order.took-part',
    ],
    [
      'more time is asked for before the due date',
      [...answered.slice(0, 4), ['2021-04-23', 'askExtension', zhou, { reason: '疫情', days: 3 }]],
      'order.due-date-past',
    ],
    [
      'more than the first term again is not given',
      [...answered.slice(0, 4), ['2021-04-13', 'askExtension', zhou, { reason: '疫情', days: 11 }]],
      'order.extension-too-long',
    ],
    [
      'after half a year a relapse is a new matter',
      [
        ...checked,
        ['2021-04-25', 'close', li, { factsHold: true }],
        ['2021-10-23', 'reopen', zhao, { reason: '又落后' }],
      ],
      'order.relapse-late',
    ],
  ]
  for (const [sentence, steps, code] of refused) it(sentence, () => expect(play(steps).stops[0]?.code).toBe(code))

  it('may still be objected to on the fifth working day', () => {
    expect(play([...answered.slice(0, 3), ['2021-04-16', 'object', zhou, { reason: '口径不对' }]]).stops).toEqual([])
  })

  it('returned, has half its term again and needs a new feedback', () => {
    const { order } = play([
      ...answered,
      ['2021-04-21', 'takeUp', sun, {}],
      ['2021-04-23', 'return', sun, { items: [{ id: 'b', reason: '签到表缺一天' }] }],
      ['2021-04-25', 'rework', zhou, {}],
    ])
    expect(order).toMatchObject({
      state: 'working',
      returned: 1,
      dueOn: '2021-04-30',
      firstDueOn: '2021-04-22',
      answeredOn: null,
    })
  })

  it('extended, is counted from its due date and shows the first beside it', () => {
    const { order } = play([
      ...answered.slice(0, 4),
      ['2021-04-13', 'askExtension', zhou, { reason: '疫情', days: 5 }],
      ['2021-04-14', 'grantExtension', sun, {}],
    ])
    expect(order).toMatchObject({
      dueOn: '2021-04-28',
      firstDueOn: '2021-04-22',
      extensions: 1,
      extendedBy: 5,
      asked: null,
    })
  })

  it('turns yellow three working days before it is due, red after, and stays as it was handed in', () => {
    const { order } = play(answered.slice(0, 4))
    const lights = ['2021-04-16', '2021-04-19', '2021-04-22', '2021-04-23'].map((day) =>
      orderLight(order, plainDate(day), calendar),
    )
    expect(lights).toEqual(['green', 'yellow', 'yellow', 'red'])
    expect(orderLight(play(answered).order, plainDate('2021-06-01'), calendar)).toBe('green')
  })
})

const anyFacts: fc.Arbitrary<MoveFacts> = fc.record({
  reason: fc.constantFrom('理由', ''),
  plan: fc.constantFrom('方案', ''),
  signedBy: fc.constantFrom('副县长', ''),
  days: fc.integer({ min: 0, max: 12 }),
  rightUnitId: fc.constantFrom('county', 'other'),
  onSite: fc.boolean(),
  checkers: fc.subarray(['zhao', 'qian', 'sun', 'li', 'zhou', 'wang']),
  passed: fc.boolean(),
  items: fc.constantFrom([{ id: 'a', reason: '缺页' }], []),
  proofs: fc.subarray(proofs),
  factsHold: fc.constantFrom(true, false, null),
  recipientHeld: fc.boolean(),
  sameCauseOpen: fc.constantFrom(null, null, '产改督〔2021〕1号'),
  merged: fc.constantFrom(undefined, { id: 'other', dueOn: null }, { id: 'other', dueOn: plainDate('2021-03-10') }),
  into: fc.constant({ id: 'other', unitId: 'county', cause: 'task-1 behind', state: 'working' as const }),
})
const anyTurn = fc.record({ pick: fc.nat(), who: fc.nat(), wait: fc.integer({ min: 0, max: 6 }), facts: anyFacts })

/** A history in which every turn makes one of the moves that are open to somebody. */
function live(turns: readonly { pick: number; who: number; wait: number; facts: MoveFacts }[]) {
  let [order, today, events] = [begun, plainDate('2021-03-01'), [] as OrderEvent[]]
  for (const { pick, who, wait, facts } of turns) {
    today = addDays(today, wait)
    const by = actors[who % actors.length]!
    const open = moveNames.filter((move) => obstaclesTo(order, move, by, on(today), facts).length === 0)
    if (open.length === 0) continue
    const event = eventOf(order, open[pick % open.length]!, by, on(today), facts)
    events.push(event)
    order = after(order, event)
  }
  return { order, today, events }
}

describe('any history of an order', () => {
  const runs = Number(process.env.ORDER_RUNS ?? 1500)
  const holds = (check: (lived: ReturnType<typeof live>) => void) =>
    fc.assert(
      fc.property(fc.array(anyTurn, { minLength: 5, maxLength: 60 }), (turns) => check(live(turns))),
      { numRuns: runs },
    )

  it('replays to the same state', () =>
    holds(({ order, events }) => {
      expect(replay(begun, events)).toEqual(order)
    }))

  it('closes nothing without proof of every item, a passed check by no handler, and an approval by a third', () =>
    holds(({ events }) => {
      for (const [i, event] of events.entries()) {
        if (event.move !== 'close') continue
        const before = replay(begun, events.slice(0, i))
        expect(before.items.every((item) => item.proofs.length > 0)).toBe(true)
        expect(before.check?.passed).toBe(true)
        for (const checker of before.check!.checkers) expect(before.handlers).not.toContain(checker)
        expect([...before.check!.checkers, ...before.handlers]).not.toContain(event.by)
      }
    }))

  it('loses no due date and moves it only by issuing, reworking, extending and re-opening', () =>
    holds(({ events }) => {
      let order = begun
      for (const event of events) {
        const next = after(order, event)
        if (next.dueOn !== order.dueOn)
          expect(['issue', 'rework', 'grantExtension', 'reopen', 'sendBack', 'absorb']).toContain(event.move)
        if (!['draft', 'opened', 'cancelled', 'merged'].includes(next.state)) expect(next.dueOn).not.toBeNull()
        order = next
      }
    }))

  it('has no dead end: somebody can always go on with what is not over', () =>
    holds(({ order, today }) => {
      if (endStates.has(order.state)) return
      const open = actors.flatMap((by) =>
        moveNames.filter((move) => obstaclesTo(order, move, by, on(today)).length === 0),
      )
      expect(open.length, order.state).toBeGreaterThan(0)
    }))

  it('gives at most two extensions, never more than the first term again', () =>
    holds(({ order }) => {
      expect(order.extensions).toBeLessThanOrEqual(orderTerms.extensions)
      expect(order.extendedBy).toBeLessThanOrEqual(order.term)
    }))
})
