import { beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { refusalOf } from '../../people/records/records.test-data.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import type { Rule } from '../language.ts'
import type { RuleCase } from '../rule-cases.ts'
import { ruleOperations } from './contract.ts'
import { readRulesOn } from './in-force.ts'

const office = openTestOffice()
let county: County
let maker: Colleague
let publisher: Colleague

beforeAll(async () => {
  county = await buildCounty(office)
  maker = await county.hire('province', 'province')
  publisher = await county.hire('province', 'department')
})

const record = (ruleId: string, by = maker) => request(by.desk, ruleOperations.ruleRecord, { ruleId })

interface Changed {
  readonly validFrom?: string
  readonly change?: (rule: Rule) => unknown
  readonly cases?: (cases: RuleCase[]) => RuleCase[]
  readonly by?: Colleague
}

async function draft(ruleId: string, { validFrom = '2022-01-01', change, cases, by = maker }: Changed = {}) {
  const told = await record(ruleId, by)
  const rule = JSON.parse(told.draft?.rule ?? told.rule) as Rule
  const worked = JSON.parse(told.draft?.cases ?? told.cases) as RuleCase[]
  return request(by.desk, ruleOperations.draftRule, {
    ...{ ruleId, no: told.draft?.no ?? null, validFrom: plainDate(validFrom), note: '按新通知修改' },
    rule: (change?.(rule) ?? rule) as never,
    cases: (cases?.(worked) ?? worked) as never,
  })
}

/** The years of 96-2-1 made one. */
const oneYear = (rule: Rule) => JSON.parse(JSON.stringify(rule).replace('"worked":2', '"worked":1')) as Rule

const publish = (drafted: { id: string; no: number }, by = publisher) =>
  request(by.desk, ruleOperations.publishRule, { id: drafted.id, no: drafted.no })

test('the book holds the seven rules in force, and those of other provinces switched off', async () => {
  const { rows, mayDraft } = await request(maker.desk, ruleOperations.ruleBook, {})
  const own = rows.filter(({ province, enabled }) => province === null && enabled)
  expect(own).toHaveLength(7)
  expect(own.every(({ inForce }) => inForce)).toBe(true)
  const others = rows.filter(({ province }) => province !== null)
  expect(others.length).toBeGreaterThan(3)
  expect(others.every(({ enabled }) => !enabled)).toBe(true)
  expect(mayDraft).toBe(true)
})

test('a rule is told with its clauses, its conditions and the cases that prove them', async () => {
  const told = await record('title.assistant')
  expect(told.clauses.find(({ clause }) => clause === '96-2-1')?.text).toContain('满 2 年')
  expect((JSON.parse(told.cases) as RuleCase[]).length).toBeGreaterThan(10)
  expect(told.versions).toHaveLength(1)
  expect(told.versions[0]).toMatchObject({ isCurrent: true, validFrom: '2020-12-28' })
})

test('a changed rule is published only with cases that agree, and by somebody else', async () => {
  const first = await draft('title.assistant', { change: oneYear })
  expect(first.failing.map(({ id }) => id)).toContain('E02')
  const same = await refusalOf(publish(first, maker))
  expect(same.code).toBe('eligibility.same-hand')
  const wrong = await refusalOf(publish(first))
  expect(wrong).toMatchObject({ code: 'eligibility.cases-failing' })
  expect(wrong.facts.failing).toContain('E02')

  const agreed = new Map(first.failing.map(({ id, got }) => [id, got]))
  const second = await draft('title.assistant', {
    cases: (cases) =>
      cases
        .map((one) => ({ ...one, expect: agreed.get(one.id) ?? one.expect }) as RuleCase)
        .filter(({ id }) => id !== 'E02'),
  })
  expect(second.no).toBe(2)
  const rest = second.failing.map(({ id }) => id)
  const third = await draft('title.assistant', { cases: (cases) => cases.filter(({ id }) => !rest.includes(id)) })
  expect(third.failing).toEqual([])
  expect(third.lacking).toEqual([{ clause: '96-2-1', as: 'no' }])
  const lacking = await refusalOf(publish(third))
  expect(lacking.code).toBe('eligibility.cases-lacking')
  expect(lacking.facts.lacking).toEqual(['96-2-1 缺“否”'])

  const fourth = await draft('title.assistant', { cases: (cases) => [...cases, tooEarly(cases[0]!)] })
  expect(fourth).toMatchObject({ lacking: [], failing: [] })
  const stale = await refusalOf(publish(third))
  expect(stale.code).toBe('eligibility.draft-changed')
  expect(await publish(fourth)).toEqual({ ruleId: 'title.assistant', validFrom: '2022-01-01' })
})

/** A day before one year is full: the no that clause 96-2-1 lacks. */
const tooEarly = (one: RuleCase): RuleCase => ({
  ...one,
  ...{ id: 'N01', asOf: plainDate('2020-03-14'), says: '差一天满一年' },
  expect: { verdict: 'notMet', firstDate: plainDate('2020-03-15'), firstDateKind: 'likely' },
  proves: [{ clause: '96-2-1', as: 'no' }],
  person: {
    ...one.person,
    appraisals: [2017, 2018, 2019, 2020].map((year) => ({ year, result: 'qualified' as const })),
  },
})

const yearsOn = async (day: string) => {
  const { rules } = await readRulesOn(office.db, plainDate(day))
  return /"worked":(\d)/.exec(JSON.stringify(rules.find(({ id }) => id === 'title.assistant')))?.[1]
}

test('on 31 December the old version is applied, on 1 January the new one', async () => {
  expect(await yearsOn('2021-12-31')).toBe('2')
  expect(await yearsOn('2022-01-01')).toBe('1')
  const { versions, next } = await record('title.assistant')
  expect(next).toBe('2022-01-01')
  expect(versions.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
    ['2022-01-01', null],
    ['2020-12-28', '2021-12-31'],
  ])
  const earlier = await draft('title.assistant', { validFrom: '2021-12-01' })
  expect((await refusalOf(publish(earlier))).code).toBe('eligibility.version-not-later')
  await request(maker.desk, ruleOperations.dropRule, { id: earlier.id })
  expect((await record('title.assistant')).draft).toBeNull()
})

test('a malformed rule is refused at its node, a circle with the circle, another id as itself', async () => {
  const broken = await refusalOf(
    draft('title.middle', { change: (rule) => JSON.parse(JSON.stringify(rule).replace('"technician"', '"七级"')) }),
  )
  expect(broken.faults.map(({ field }) => field).join()).toContain('conditions')
  const circle = await refusalOf(
    draft('skill.next', {
      change: (rule) => ({
        ...rule,
        conditions: [...rule.conditions, { ...rule.conditions[0], test: { rule: rule.id } }],
      }),
    }),
  )
  expect(circle).toMatchObject({ code: 'eligibility.rule-circle', facts: { circle: 'skill.next → skill.next' } })
  const other = await refusalOf(draft('title.middle', { change: (rule) => ({ ...rule, id: 'mine' }) }))
  expect(other.code).toBe('eligibility.rule-other')
  const noCase = await refusalOf(
    draft('title.middle', { cases: ([one, ...rest]) => [{ ...one!, asOf: '2021-02-30' as never }, ...rest] }),
  )
  expect(noCase).toMatchObject({ code: 'eligibility.not-a-case', facts: { field: 'asOf' } })
})

test('a post of one place changes no rule, whatever its duties', async () => {
  const local = await county.hire('county', 'department')
  expect((await refusalOf(draft('title.middle', { by: local }))).code).toBe('eligibility.province-only')
  expect((await record('title.middle', local)).mayDraft).toBe(false)
})

test('a rule of another province that says nothing yet cannot be switched on', async () => {
  const { rows } = await request(maker.desk, ruleOperations.ruleBook, {})
  const untold = rows.find(({ hasConditions }) => !hasConditions)!
  const refused = await refusalOf(draft(untold.id, { change: (rule) => ({ ...rule, enabled: true }) }))
  expect(refused.code).toBe('eligibility.rules')
})
