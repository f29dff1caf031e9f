import { expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { refusalOf, withWorker } from '../../people/records/records.test-data.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { ruleOperations } from '../rule-admin/contract.ts'
import { decisionOperations } from './contract.ts'

const office = openTestOffice()
const { now, save } = withWorker(office)
let serial = 0

/** A 高级工 of 2019 with three good years: title.assistant is met once the papers are verified. */
async function withPapers(): Promise<string> {
  serial += 1
  const number = `S00009900000121300${String(serial).padStart(4, '0')}`
  await save('employment', {
    unitName: '红星机械厂',
    track: 'skill',
    occupation: '车工',
    fromOn: '2012-07-01',
    contract: 'open',
  })
  await save('certificate', {
    ...{ kind: 'skill-level', occupation: '6-18-01-01', level: 'senior', number },
    ...{ issuer: '演示评价机构', issuedOn: '2019-03-15' },
  })
  for (const year of ['2018', '2019', '2020'])
    await save('appraisal', { year, unitName: '红星机械厂', occupation: '车工', result: 'qualified' })
  await office.db
    .updateTable('certificate')
    .set({ verified: true, series: 'engineering' } as never)
    .where('personId', '=', now.id)
    .execute()
  return now.id
}

const decide = (outcome: 'confirmed' | 'notConfirmed', ruleId = 'title.assistant', by = now.clerk) =>
  request(by.desk, decisionOperations.decide, { id: now.id, ruleId, outcome, reason: '证书已联网核验，考核表齐全' })
const read = (by = now.clerk) => request(by.desk, decisionOperations.decisions, { id: now.id })

test('a decision carries the name, post and unit of whoever decides, with the reason', async () => {
  await withPapers()
  const { verdicts } = await request(now.clerk.desk, contract.person, { id: now.id })
  expect(verdicts.find(({ rule }) => rule === 'title.assistant')?.verdict).toBe('met')
  await decide('confirmed')
  const { rows } = await read()
  expect(rows).toMatchObject([
    {
      ...{ rule: 'title.assistant', verdict: 'met', outcome: 'confirmed', by: '演示county', post: '经办' },
      ...{ on: '2021-06-30', reason: '证书已联网核验，考核表齐全', stands: true, lost: [] },
    },
  ])
  await decide('notConfirmed')
  expect((await read()).rows.map(({ outcome, stands }) => [outcome, stands])).toEqual([
    ['notConfirmed', true],
    ['confirmed', false],
  ])
})

test('what the records say is not met is never confirmed, and a rule that is not in use not decided', async () => {
  await withPapers()
  const refused = await refusalOf(decide('confirmed', 'title.viceSenior'))
  expect(refused.code).toBe('eligibility.confirms-not-met')
  expect((await refusalOf(decide('confirmed', 'SD-1.assistant'))).code).toBe('eligibility.no-rule')
})

test('nobody decides about a person of another place, nor without the duty', async () => {
  const elsewhere = await now.county.hire('neighbour', 'county')
  expect((await refusalOf(decide('confirmed', 'title.assistant', elsewhere))).kind).toBe('absent')
  expect((await refusalOf(read(elsewhere))).kind).toBe('absent')
  expect((await refusalOf(decide('confirmed', 'title.assistant', now.enterprise))).code).toBe('duty.missing')
})

test('who was confirmed and lost a condition is a doubt with clause and day, before the list is published', async () => {
  await withPapers()
  await decide('confirmed')
  expect((await request(now.clerk.desk, decisionOperations.doubts, {})).rows).toEqual([])
  office.clock.today = plainDate('2021-09-01')
  await office.db
    .updateTable('certificate')
    .set({ revokedOn: plainDate('2021-08-01') } as never)
    .where('personId', '=', now.id)
    .execute()
  const { rows } = await request(now.clerk.desk, decisionOperations.doubts, {})
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ personId: now.id, rule: 'title.assistant', by: '演示county', name: '李＊兰' })
  expect(rows[0]?.lost).toContainEqual({
    ...{ clause: '96-2-1', name: '取得高级工后从事技术技能工作满2年', lostOn: '2021-08-01' },
  })
  expect((await read()).rows[0]?.lost.length).toBeGreaterThan(0)
})

test('the ways to a level are at most three and end with the reservation', async () => {
  await withPapers()
  const told = await request(now.clerk.desk, decisionOperations.plans, { id: now.id, goal: 'title.middle' })
  expect(told.plans.length).toBeGreaterThan(0)
  expect(told.plans.length).toBeLessThanOrEqual(3)
  expect(told.plans[0]?.sentences.at(-1)).toBe('以评审、认定机构当年通知为准。')
  const held = await request(now.clerk.desk, decisionOperations.plans, { id: now.id, goal: 'skill.intermediate' })
  expect(held).toMatchObject({ isHeld: true, plans: [] })
})

test('on the last day of a version it is applied; the day after it is 待核实 and falls back to no older text', async () => {
  await withPapers()
  const maker = await now.county.hire('province', 'province')
  const publisher = await now.county.hire('province', 'department')
  const { rule, cases } = await request(maker.desk, ruleOperations.ruleRecord, { ruleId: 'title.assistant' })
  const drafted = await request(maker.desk, ruleOperations.draftRule, {
    ...{ ruleId: 'title.assistant', no: null, validFrom: plainDate('2021-07-01'), note: '试行到年底' },
    ...{ rule: { ...JSON.parse(rule), validTo: '2021-12-31' }, cases: JSON.parse(cases) },
  })
  await request(publisher.desk, ruleOperations.publishRule, { id: drafted.id, no: drafted.no })
  const on = async (day: string) => {
    office.clock.today = plainDate(day)
    const { verdicts } = await request(now.clerk.desk, contract.person, { id: now.id })
    return verdicts.find((one) => one.rule === 'title.assistant')!
  }
  expect(await on('2021-12-31')).toMatchObject({ inForce: true, verdict: 'met' })
  expect(await on('2022-01-01')).toMatchObject({ inForce: false, verdict: 'toVerify', firstDate: null })
  await decide('confirmed')
  expect((await read()).rows[0]).toMatchObject({ verdict: 'toVerify', version: '2021-07-01' })
})
