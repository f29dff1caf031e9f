import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { readPersonFacts } from '../../people/door.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request as ask } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { explain } from '../explain.ts'
import type { Person } from '../person.ts'
import { anyPerson } from '../persons.test-data.ts'
import { readingsOf } from '../readings.ts'
import { rules } from '../shipped.ts'
import { degreesOf } from './candidates-store.ts'
import { readLookups, readSome } from './facts.ts'
import { judge } from './judge.ts'
import { rulePredicate } from './predicate-store.ts'
import { showRun } from './show.ts'
import { storePersons, storeStandards } from './stored.test-data.ts'

const office = openTestOffice()
const today = plainDate('2021-06-30')
const PEOPLE = Number(process.env.CHANGAI_PEOPLE ?? 250)
const everywhere = { territory: 'all', system: 'all' } as const

let county: County
let clerk: Colleague
let persons: readonly Person[]
let ids: string[]

beforeAll(async () => {
  county = await buildCounty(office)
  clerk = await county.hire('county', 'county')
  persons = fc.sample(anyPerson, { numRuns: PEOPLE, seed: 96 })
  await storeStandards(office.db, clerk.accountId)
  const registry = { unitId: county.units.county, systemId: county.units.county, accountId: clerk.accountId }
  ids = await storePersons(office.db, persons, { ...registry, seal: office.seal })
})

test('what a run reads of a person is what the registry tells of him', async () => {
  const read = await readSome(office.db, ids, today, await readLookups(office.db, today, today))
  const told = await readPersonFacts(office.db, ids, { scope: everywhere, today })
  for (const { row, facts } of read) {
    const { asks: _, standards: __, ...known } = JSON.parse(JSON.stringify(facts))
    expect(known).toEqual(JSON.parse(JSON.stringify(told.get(row.id))))
  }
})

test.each([
  ['the usual readings', {}],
  ['the day after, to the end of the year, exact levels', { 'R-EDGE': 'next', 'R-END': 'yearEnd', 'R-HIGHER': 'no' }],
  ['1 March, former posts count, not rated is no', { 'R-LEAP': 'nextDay', 'R-PRIOR': 'yes', 'R-NR': 'no' }],
  ['unit only, former posts do not count, 36 months', { 'R-POST': 'unit', 'R-PRIOR': 'no', 'R-3Y': 'months36' }],
  ['post only, anyone', { 'R-POST': 'post', 'R-ADV': 'anyone' }],
] as const)(
  'SQL, columns and explanation say the same of everybody: %s',
  async (_, chosen) => {
    const readings = readingsOf(chosen)
    for (const asOf of ['2021-06-30', '2020-02-29', '2019-12-31', '2016-03-01'].map(plainDate)) {
      const lookups = await readLookups(office.db, today, asOf)
      const read = await readSome(office.db, ids, asOf, lookups)
      const chosenRules = rules.rules
      const judged = judge(
        read.map(({ facts }) => facts),
        { rules, chosen: chosenRules, readings, asOf },
      )
      for (const [at, rule] of chosenRules.entries()) {
        const asking = { rules, readings, asOf, today }
        const degree = rulePredicate(rule, asking)
        expect(degree).toBeDefined()
        const degrees = await degreesOf(office.db, ids, degree!, asking)
        const explained = read.map(({ row, facts }) => [
          row.id,
          explain(rules, rule, { ...facts, settings: readings }, asOf).verdict,
        ])
        const bySql = read.map(({ row }) => {
          const value = degrees.get(row.id)!
          return [row.id, value === 3 ? 'met' : value === 0 ? 'notMet' : 'toVerify']
        })
        expect(bySql).toEqual(explained)
        const byColumns = judged.map(({ verdicts }, one) => [
          read[one]!.row.id,
          { m: 'met', n: 'notMet', v: 'toVerify' }[verdicts[at]!],
        ])
        if (asOf >= '2020-12-28') expect(byColumns).toEqual(explained)
      }
    }
  },
  600_000,
)

test('the run over everybody equals as many single answers, and a version out of force is to verify', async () => {
  const { shown } = await showRun(office.db, { scope: everywhere, today, asOf: today })
  const read = await readSome(office.db, ids, today, await readLookups(office.db, today, today))
  for (const rule of rules.rules) {
    const line = shown.rules.find((one) => one.rule === rule.id)!
    const single = read.map(({ facts }) => explain(rules, rule, facts, today))
    const count = (verdict: string) => single.filter((one) => one.verdict === verdict).length
    expect([line.met, line.notMet, line.toVerify]).toEqual([count('met'), count('notMet'), count('toVerify')])
    const dated = single.flatMap(({ firstDate }) => (firstDate ? [firstDate.slice(0, 7)] : []))
    expect(Object.values(line.firstDates).reduce((sum, persons) => sum + persons, 0)).toBe(dated.length)
    expect(line.places).toEqual([{ code: county.code, met: line.met, notMet: line.notMet, toVerify: line.toVerify }])
  }
  const before = await showRun(office.db, { scope: everywhere, today, asOf: plainDate('2020-12-27') })
  expect(before.shown.rules.map(({ met, notMet, toVerify }) => [met, notMet, toVerify])).toEqual(
    rules.rules.map(() => [0, 0, persons.length]),
  )
}, 600_000)

test('a run is a job; its numbers open to people, and follow a record that changes', async () => {
  const province = await county.hire('province', 'province', 'county')
  await office.db
    .updateTable('post')
    .set({ territoryId: null, systemId: null })
    .where('id', '=', province.postId)
    .execute()
  await office.runJobs()
  const begun = await ask(province.desk, contract.start, {})
  const joined = await ask(province.desk, contract.start, {})
  expect(joined).toMatchObject({ id: begun.id, joined: true })
  const done = await waitFor(async () => (await ask(province.desk, contract.results, {})).run)
  expect(done.persons.value).toBe(String(persons.length))
  const { shown } = await showRun(office.db, { scope: everywhere, today, asOf: today })
  const seen = await ask(clerk.desk, contract.results, {})
  for (const rule of seen.rules) {
    const line = shown.rules.find((one) => one.rule === rule.rule)!
    expect([rule.met.value, rule.notMet.value, rule.toVerify.value]).toEqual(
      [line.met, line.notMet, line.toVerify].map(String),
    )
    for (const figure of [rule.met, rule.notMet, rule.toVerify, ...rule.firstDates.map(({ persons }) => persons)]) {
      expect((await ask(clerk.desk, contract.figure, { ref: figure.ref })).figure.value).toBe(figure.value)
      expect(await countPeople(figure.ref)).toBe(Number(figure.value))
    }
  }
  const near = await ask(clerk.desk, contract.nearMiss, { ruleId: 'title.assistant' })
  expect(near.papers.length).toBeGreaterThan(0)
  for (const figure of [...near.papers, ...near.within].map(({ persons }) => persons))
    expect(await countPeople(figure.ref)).toBe(Number(figure.value))
  const met = seen.rules.find(({ rule }) => rule === 'title.assistant')!.met
  const [someone] = (await ask(clerk.desk, contract.people, { ref: met.ref })).rows
  await office.db.updateTable('certificate').set({ verified: false }).where('personId', '=', someone!.id).execute()
  const after = await ask(clerk.desk, contract.results, { ruleId: 'title.assistant' })
  expect(after.rules[0]!.met.value).toBe(String(Number(met.value) - 1))
  expect(Number(after.rules[0]!.toVerify.value)).toBeGreaterThan(0)
}, 600_000)

test('candidates of a county are found in the database, masked; nobody else sees them', async () => {
  const found = await ask(clerk.desk, contract.candidates, { ruleId: 'title.assistant' })
  expect(found.rows.length).toBeGreaterThan(0)
  expect(found.rows.every(({ verdict }) => verdict === 'met')).toBe(true)
  expect(found.rows[0]!.name).not.toBe('演示')
  const neighbour = await county.hire('neighbour', 'county')
  expect((await ask(neighbour.desk, contract.candidates, { ruleId: 'title.assistant' })).rows).toEqual([])
  await expect(ask(neighbour.desk, contract.person, { id: found.rows[0]!.id })).rejects.toThrow()
})

test('a run over everybody is begun only by a post that reaches every place and every system', async () => {
  const company = await county.hire('enterprise', 'enterprise')
  expect((await ask(company.desk, contract.rules, {})).mayRun).toBe(false)
  for (const narrow of [company, clerk])
    await expect(ask(narrow.desk, contract.start, {})).rejects.toMatchObject({ code: 'eligibility.run-for-all' })
})

async function countPeople(ref: string): Promise<number> {
  let count = 0
  for (let after: string | undefined; ; ) {
    const page = await ask(clerk.desk, contract.people, { ref, ...(after ? { after } : {}) })
    count += page.rows.length
    if (page.next === null) return count
    after = page.next
  }
}

async function waitFor<Value>(find: () => Promise<Value | null>): Promise<Value> {
  for (;;) {
    const found = await find()
    if (found !== null) return found
    await new Promise((done) => setTimeout(done, 200))
  }
}
