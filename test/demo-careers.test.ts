import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRun } from '../src/app/first-run.ts'
import { demoStandards } from '../src/demo/careers/trades.ts'
import { loadDemo } from '../src/demo/load.ts'
import { sizes } from '../src/demo/sizes.ts'
import { explainAll, type RuleVerdict } from '../src/eligibility/explain.ts'
import { type Person, readPerson } from '../src/eligibility/person.ts'
import { asksOf } from '../src/eligibility/population/asks.ts'
import { rules } from '../src/eligibility/shipped.ts'
import { loadReferenceUnits } from '../src/organisations/door.ts'
import { loadShippedOccupations, readPersonFacts } from '../src/people/door.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import { loadShippedYears } from '../src/platform/settings/shipped-years.ts'
import { verifyTallies } from '../src/targets/door.ts'
import { cloneDatabase } from './database.ts'
import { testSealer as seal } from './office.ts'

const today = plainDate('2021-06-30')
const enabled = rules.rules.filter((rule) => rule.enabled)
const standards = Object.fromEntries(demoStandards)
let db: Database

beforeAll(async () => {
  db = openDatabase((await cloneDatabase()).url)
  await db.transaction().execute(async (tx) => {
    await loadReferenceUnits(tx)
    await loadShippedYears(tx)
    await loadShippedOccupations(tx)
  })
  await loadDemo({
    ...{ db, seal, size: sizes.small, progress: async () => {}, occupations: ['电工', '焊工', '育婴员', '中式烹调师'] },
    notice: { fileName: '演示.txt', text: '演示通知\n\n全省开展职业技能培训60万人次。' },
  })
}, 240_000)
afterAll(() => db.destroy())

interface Answered {
  readonly id: string
  readonly county: string
  readonly verdicts: readonly RuleVerdict[]
}

async function answers(): Promise<Answered[]> {
  const { rows } = await sql<{ id: string; county: string }>`
    select id, unit_id as county from person where merged_into is null order by id`.execute(db)
  const scope = { territory: 'all', system: 'all' } as const
  const facts = await readPersonFacts(
    db,
    rows.map(({ id }) => id),
    { scope, today },
  )
  return rows.map(({ id, county }) => {
    const own = facts.get(id)!
    const person = readPerson({ ...own, asks: asksOf(own as Person, today), standards })
    return { id, county, verdicts: explainAll(rules, enabled, person, today) }
  })
}

test('every rule has people who can apply, who cannot, and whose papers are to be verified, in most counties', async () => {
  const all = await answers()
  const counties = new Set(all.map(({ county }) => county))
  const table = enabled.map((rule, at) => {
    const of = (verdict: RuleVerdict['verdict']) => all.filter(({ verdicts }) => verdicts[at]!.verdict === verdict)
    const lone = all.filter(({ verdicts }) => verdicts[at]!.conditions.flatMap(({ missing }) => missing).length === 1)
    const within = (days: string) =>
      of('notMet').filter(({ verdicts: { [at]: one } }) => one!.firstDate !== null && one!.firstDate <= days).length
    return {
      ...{ rule: rule.id, met: of('met').length, notMet: of('notMet').length, toVerify: of('toVerify').length },
      ...{ onePaper: lone.length, '3m': within('2021-09-30'), '6m': within('2021-12-31'), '12m': within('2022-06-30') },
      counties: Math.min(
        ...(['met', 'notMet', 'toVerify'] as const).map((one) => new Set(of(one).map(({ county }) => county)).size),
      ),
    }
  })
  for (const row of table) {
    expect(row.counties, row.rule).toBeGreaterThan(counties.size / 2)
    expect(row.onePaper, row.rule).toBeGreaterThan(0)
    expect(row['3m'], row.rule).toBeGreaterThan(0)
    expect(row['12m'], row.rule).toBeGreaterThan(row['6m'])
    expect(row['6m'], row.rule).toBeGreaterThan(row['3m'])
  }
})

test('nothing is on record after the office day, before a birth, or of a certificate twice', async () => {
  const { rows } = await sql`
    select person.id from person join employment on employment.person_id = person.id
      where from_on > ${today} or from_on < birth::date + interval '15 years' or to_on > ${today}
    union all select id from certificate where issued_on > ${today} or revoked_on > ${today} or revoked_on < issued_on
    union all select id from title where granted_on > ${today} or revoked_on < granted_on
    union all select id from engagement where from_on > ${today}
    union all select id from honour where granted_on > ${today}
    union all select id from certificate where number is not null and not exists
      (select from certificate_key key where key.number = certificate.number and key.certificate_id = certificate.id)`.execute(
    db,
  )
  expect(rows).toEqual([])
})

async function personOf(login: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select person.id from person join account on account.id = person.account_id where login = ${login}`.execute(db)
  return rows[0]!.id
}

test('the worker can apply for one title, for a second one from a day to come, and lacks one paper for a level', async () => {
  const id = await personOf('gongren')
  const { verdicts } = (await answers()).find((one) => one.id === id)!
  const of = (rule: string) => verdicts.find((one) => one.rule.id === rule)!
  expect(of('title.assistant').verdict).toBe('met')
  expect(of('title.middle')).toMatchObject({ verdict: 'notMet', firstDate: '2021-10-20' })
  expect(of('skill.next')).toMatchObject({ verdict: 'toVerify', level: 'seniorTechnician' })
  expect(of('skill.next').conditions.flatMap(({ missing }) => missing)).toMatchObject([{ paper: 'title' }])
})

test('the county finds corrections to answer, a pair to compare, and one that was merged', async () => {
  const { rows: open } =
    await sql`select record_kind as kind from correction where state = 'open' order by asked_on`.execute(db)
  expect(open).toEqual([{ kind: 'certificate' }, { kind: 'employment' }, { kind: 'person' }])
  const { rows: pairs } = await sql`select decision from person_pair order by decision`.execute(db)
  expect(pairs).toEqual([{ decision: 'same' }, { decision: null }])
  const { rows: merges } = await sql`select state from person_merge`.execute(db)
  expect(merges).toEqual([{ state: 'merged' }])
})

test('the enterprise that can sign in has a staff of about forty with careers; others have few', async () => {
  const { rows } = await sql<{ name: string; staff: number; careers: number }>`
    select employer_name as name, count(distinct person.id)::int as staff, count(distinct employment.person_id)::int as careers
    from person left join employment on employment.person_id = person.id and employment.unit_id = person.employer_id
    where employer_id is not null group by employer_id, employer_name order by staff`.execute(db)
  const own = rows.find(({ name }) => name === '宾川原乌咖啡有限公司（演示）')!
  expect(own.staff).toBeGreaterThanOrEqual(38)
  expect(own.staff).toBeLessThanOrEqual(48)
  expect(own.careers).toBeGreaterThan(own.staff / 2)
  expect(rows[0]!.staff).toBeLessThan(5)
})

test('a start while the world is still being made, or was broken off, does not ask for it twice', async () => {
  const fresh = openDatabase((await cloneDatabase()).url)
  const start = () => firstRun({ db: fresh, sealer: seal, demo: 'province', say: () => {} })
  await start()
  await start()
  await sql`update job_progress set state = 'failed'`.execute(fresh)
  await start()
  const { rows } = await sql`select kind from job_progress`.execute(fresh)
  expect(rows).toEqual([{ kind: 'demo.load' }])
  await fresh.destroy()
})

test('the figures stand without drift', async () => {
  expect((await verifyTallies(db)).drift).toEqual([])
})
