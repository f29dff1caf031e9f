import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlainDate, plainDate } from '../platform/plain-date.ts'
import { declarationPresets } from './declaration.ts'
import { edgesOf, type Stage, stageKey } from './ladder.ts'
import type { Person } from './person.ts'
import { anyDay, anyPerson } from './persons.test-data.ts'
import { tellPlan } from './plan-answer.ts'
import { isHeld, type Plan, type PlanAsked, plansFor, stepBy, withStage } from './planner.ts'
import { rules } from './shipped.ts'

const today = plainDate('2021-01-04')
const lathe: Person = {
  asks: { series: 'engineering', occupation: '车工' },
  certificates: [
    { level: 'senior', occupation: '车工', series: 'engineering', issuedOn: plainDate('2019-03-15'), verified: true },
  ],
  titles: [],
  work: [{ from: plainDate('2012-07-01'), to: null, track: 'technical', unit: '甲厂', occupation: '车工' }],
  appraisals: Array.from({ length: 20 }, (_, at) => ({ year: 2012 + at, result: 'qualified' as const })),
  standards: { 车工: { senior: 5, technician: 8, seniorTechnician: 12 } },
}
const ask = (goal: Stage, person = lathe, preset = declarationPresets[1]): PlanAsked => ({
  ...{ rules, edges: edgesOf(rules.rules, preset, today), person, today, goal },
})
const stepsOf = (plan: Plan | undefined) => plan?.steps.map(({ rule, opensOn }) => `${rule} ${opensOn}`)

describe('the way from what a worker is to what he wants', () => {
  test('高级工 of 2019-03-15 reaches 助理级 by the bridge, opening two years later', () => {
    const [first] = plansFor(ask({ title: 'assistant' }))!
    expect(stepsOf(first)).toEqual(['title.assistant 2021-03-15'])
    expect(first).toMatchObject({ kind: 'firm', papers: 0, reachedOn: '2021-06-13' })
  })

  test('高级技师 is reached over titles or over the ladder, and each plan beats the others in something', () => {
    const plans = plansFor(ask({ skill: 'seniorTechnician' }))!
    expect(plans.length).toBeLessThanOrEqual(3)
    for (const plan of plans)
      for (const other of plans)
        if (plan !== other)
          expect(
            plan.reachedOn < other.reachedOn || plan.steps.length < other.steps.length || plan.papers < other.papers,
          ).toBe(true)
    expect(plans[0]!.steps.map(({ reachedOn }) => reachedOn)).toEqual(
      plans[0]!.steps.map((one) => one.reachedOn).sort(),
    )
  })

  test('a certificate typed by hand makes the way likely, and names the paper', () => {
    const unverified = { ...lathe, certificates: [{ ...lathe.certificates![0]!, verified: false }] }
    const [first] = plansFor(ask({ title: 'assistant' }, unverified))!
    expect(first).toMatchObject({ kind: 'likely', papers: 1 })
    expect(first!.steps[0]!.missing[0]).toMatchObject({ fact: 'certificates[0].verified', paper: 'certificate' })
  })

  test('it is told as days, clauses and papers, and never as a promise', () => {
    const [first] = plansFor(ask({ title: 'assistant' }))!
    expect(tellPlan(first!, 'zh')).toEqual([
      '2021-03-15 起可申报助理级职称（96-1-1、96-2-1、96-2-4）',
      '最早 2021-06-13 取得助理级职称',
      '以评审、认定机构当年通知为准。',
    ])
  })

  test('what is held already has no way to it, and no bridge goes round', () => {
    expect(plansFor(ask({ skill: 'senior' }))).toBeUndefined()
    for (const plan of plansFor(ask({ title: 'middle' }))!)
      expect(plan.steps.map(({ to }) => stageKey(to))).not.toContain('skill senior')
  })
})

/** Every order of every step, each taken as soon as it opens. */
function earliest(asked: PlanAsked, person: Person, taken: readonly string[], depth: number): PlainDate | undefined {
  if (depth === 0) return undefined
  const dates: PlainDate[] = []
  for (const to of new Map(asked.edges.map((edge) => [stageKey(edge.to), edge.to])).values()) {
    if (taken.includes(stageKey(to)) || isHeld(asked.person, to)) continue
    const edges = asked.edges.filter((edge) => stageKey(edge.to) === stageKey(to))
    const steps = edges.flatMap((edge) => stepBy(asked, person, edge) ?? []).sort((a, b) => a.day - b.day)
    if (!steps[0]) continue
    if (stageKey(to) === stageKey(asked.goal)) dates.push(steps[0].reachedOn)
    else {
      const further = earliest(asked, withStage(person, to, steps[0].reachedOn), [...taken, stageKey(to)], depth - 1)
      if (further) dates.push(further)
    }
  }
  return dates.sort()[0]
}

test('the earliest plan is the earliest of all orders of all steps', () => {
  const goals = fc.constantFrom<Stage[]>({ title: 'middle' }, { skill: 'technician' }, { title: 'viceSenior' })
  fc.assert(
    fc.property(anyPerson, anyDay, goals, (person, day, goal) => {
      const edges = edgesOf(rules.rules, undefined, day).filter(
        ({ to }) => !('skill' in to && ['junior', 'intermediate', 'special', 'chief'].includes(to.skill)),
      )
      const asked: PlanAsked = { rules, edges, person, today: day, goal }
      fc.pre(!isHeld(person, goal))
      expect(plansFor(asked)![0]?.reachedOn).toBe(earliest(asked, person, [], 5))
    }),
    { numRuns: Number(process.env.CHANGAI_PEOPLE ?? 25) },
  )
})
