import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../platform/plain-date.ts'
import { groupsOf, hasAttended, outcomeOf, participation } from './participation-rules.ts'
import { type ClassPlan, classNumber, planFaults, scopeFaults, seriesPrefix } from './plan-rules.ts'
import { countVerdicts, judgeRows, type RowFacts } from './roster-rules.ts'
import { type ClassFacts, type ClassState, classStates, type Move, moveNames, moves, obstacle } from './rules.ts'
import { maskNumbers } from './written-numbers.ts'

const day = plainDate('2021-06-25')
const facts: ClassFacts = {
  ...{
    state: 'draft',
    startsOn: day,
    endsOn: addDays(day, 5),
    makers: new Set(['maker']),
    people: 10,
    withoutHours: 0,
  },
}
const clerk = { accountId: 'checker', today: addDays(day, 5), pairs: true }

describe('a class', () => {
  test('walks at random and is only ever where a move leads', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moveNames), { maxLength: 40 }), (asked) => {
        let state: ClassState = 'draft'
        for (const move of asked) {
          const hindrance = obstacle({ ...facts, state }, move, clerk)
          expect(hindrance === undefined).toBe((moves[move].from as readonly ClassState[]).includes(state))
          if (!hindrance) state = moves[move].to
        }
        expect(classStates).toContain(state)
      }),
    )
  })

  test('gets to its end by the usual way, and to every state that a move names', () => {
    const reached = new Set<ClassState>(['draft'])
    for (let before = 0; before !== reached.size; ) {
      before = reached.size
      for (const move of moveNames)
        for (const state of [...reached]) if (!obstacle({ ...facts, state }, move, clerk)) reached.add(moves[move].to)
    }
    expect([...reached].sort()).toEqual(
      [...new Set(['draft', ...moveNames.map((move: Move) => moves[move].to)])].sort(),
    )
  })

  test('is approved, sent back or voided by nobody who made it, unless the office lets one do both', () => {
    for (const move of ['approve', 'sendBack', 'void'] as const) {
      const filed = { ...facts, state: 'filed' as const }
      expect(obstacle(filed, move, { ...clerk, accountId: 'maker' })?.code).toBe('class.own-work')
      expect(obstacle(filed, move, { ...clerk, accountId: 'maker', pairs: false })).toBeUndefined()
    }
  })

  test('begins on its first day and ends on its last, not a day before', () => {
    const at = (move: Move, state: ClassState, today: string) =>
      obstacle({ ...facts, state }, move, { ...clerk, today: plainDate(today) })?.code
    expect([at('start', 'approved', '2021-06-24'), at('start', 'approved', '2021-06-25')]).toEqual([
      'class.not-begun',
      undefined,
    ])
    expect([at('complete', 'running', '2021-06-29'), at('complete', 'running', '2021-06-30')]).toEqual([
      'class.not-over',
      undefined,
    ])
  })
})

describe('four fifths of the planned hours', () => {
  test('are enough, a hundredth less is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (planned) => {
        const least = Math.ceil(planned * 80) / 100
        expect(hasAttended(least, planned)).toBe(true)
        expect(hasAttended(Math.round(least * 100 - 1) / 100, planned)).toBe(
          Math.round(least * 100 - 1) * 5 >= planned * 400,
        )
      }),
    )
    expect([outcomeOf(32, 40), outcomeOf(31.99, 40)]).toEqual(['finished', 'unfinished'])
  })
})

describe('a participation', () => {
  const held = {
    ...{ id: 'c', unitId: 'u', institutionId: 'i', institutionKind: 'TECH' as const, projectType: 'JYJN' as const },
    ...{ certificateKind: 'skill-level' as const, fund: 'GH' as const, endsOn: day },
  }
  const enrolment = { personId: 'p', groups: ['G13'], occupation: '电工', level: 'completion' as const }

  test('says what is known: a certificate without its day is neither yes nor no', () => {
    const certified = (certificateNumber: string | null, certifiedOn: typeof day | null) =>
      participation(held, { ...enrolment, certificateNumber, certifiedOn }).attributes.certified
    expect([certified(null, null), certified('S1', day), certified('S1', null)]).toEqual([false, true, null])
  })

  test('of no level says so, and union money is no subsidy', () => {
    const { attributes } = participation(held, { ...enrolment, certificateNumber: null, certifiedOn: null })
    expect(attributes).toMatchObject({ level: 'none', subsidised: false, fund: 'GH' })
  })

  test('counts rural residence and apprentices as groups, and the class’s groups where the roster names none', () => {
    const known = { residenceKind: 'agricultural', projectType: 'XTZ' as const }
    expect(groupsOf(['G07'], ['G04'], known)).toEqual(['G07', 'G13', 'G16'])
    expect(groupsOf([], ['G04'], { residenceKind: null, projectType: 'JYJN' })).toEqual(['G04'])
  })
})

describe('a plan', () => {
  const plan: ClassPlan = {
    ...{
      title: '班',
      unitId: 'u',
      projectType: 'JYJN',
      occupation: '电工',
      level: 'junior',
      certificateKind: 'skill-level',
    },
    ...{ fund: 'ZZ', defaultGroups: [], plannedPeople: 10, plannedHours: 40, place: '楼', lateReason: null },
    ...{ startsOn: day, endsOn: addDays(day, 4) },
  }
  const scope = [
    { occupation: '电工', level: 'junior' as const, fromOn: plainDate('2021-01-01'), toOn: addDays(day, 4) },
  ]

  test('must be covered by the registered scope on its last day too', () => {
    expect(scopeFaults(plan, scope)).toMatchObject([{ field: 'endsOn', code: 'class.scope-not-in-force' }])
    expect(scopeFaults({ ...plan, endsOn: addDays(day, 3) }, scope)).toEqual([])
  })

  test('that is all right has no fault', () => {
    expect(planFaults({ ...plan, plannedHours: 32, endsOn: addDays(day, 3) }, scope, day)).toEqual([])
  })

  test('numbers: letters of the institution, never those of another', () => {
    expect([seriesPrefix('bcxgjxx', new Set()), seriesPrefix('bcxgjxx', new Set(['BCXG', 'BCXG2']))]).toEqual([
      'BCXG',
      'BCXG3',
    ])
    expect(classNumber('BCXG', 2021, 7)).toBe('BCXG-2021-007')
  })
})

describe('the rows of a roster', () => {
  const row = fc.record({
    nameDiffers: fc.boolean(),
    certificateTaken: fc.boolean(),
    overlap: fc.option(fc.record({ number: fc.option(fc.string()) })),
    enrolled: fc.option(
      fc.record({
        state: fc.constantFrom('enrolled' as const, 'finished' as const, 'left' as const),
        hours: fc.option(fc.constantFrom(38, 40)),
        attended: fc.option(fc.constantFrom(38, 40)),
        score: fc.constant(null),
        certificate: fc.option(fc.constant('S1')),
        certifiedOn: fc.constant(null),
      }),
    ),
    hours: fc.option(fc.constantFrom(38, 40)),
    attended: fc.option(fc.constantFrom(38, 40)),
    score: fc.constant(null),
    certificate: fc.option(fc.constant('S1')),
    certifiedOn: fc.constant(null),
  })
  const rows = fc.array(row).map((all) => all.map((one, at): RowFacts => ({ ...one, row: at + 4 })))

  test('are each stored, there already, or refused with a finding: it adds up, and no place is given twice', () => {
    fc.assert(
      fc.property(rows, fc.option(fc.nat(5)), (given, places) => {
        const verdicts = judgeRows(given, { places, planned: 5, hours: places !== null })
        const { stored, already } = countVerdicts(verdicts)
        const refused = verdicts.filter(({ act }) => act === 'refuse')
        expect(stored + already + refused.length).toBe(given.length)
        expect(stored).toBeLessThanOrEqual(places ?? 0)
        for (const { finding } of refused) expect(finding?.code).toMatch(/^E\d\d$/)
      }),
    )
  })
})

test('whatever is quoted from a sheet, no number long enough to be somebody’s stands in it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[一-龥]{0,3}\d{9,22}[xX]?[ 、]?\d{0,12}$/), (text) => {
      expect(maskNumbers(text)).not.toMatch(/\d{9,}/)
    }),
  )
  expect(maskNumbers('班号 BC-2021-07，2021-06-25')).toBe('班号 BC-2021-07，2021-06-25')
  expect(maskNumbers('999999198001010012')).toBe('999999 1980＊＊＊＊ ＊＊12')
})
