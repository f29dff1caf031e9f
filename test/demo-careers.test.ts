import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoStandards } from '../src/demo/careers/trades.ts'
import { loadDemo } from '../src/demo/load.ts'
import { sizes } from '../src/demo/sizes.ts'
import { explainAll, type RuleVerdict } from '../src/eligibility/explain.ts'
import { readPerson } from '../src/eligibility/person.ts'
import { rules } from '../src/eligibility/shipped.ts'
import { loadReferenceUnits } from '../src/organisations/door.ts'
import { loadShippedOccupations, type PersonFacts, readPersonFacts } from '../src/people/door.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { plainDate } from '../src/platform/plain-date.ts'
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

/** What somebody would ask for: the occupation of the present post, else of the highest certificate. */
function asksOf(facts: PersonFacts, series: ReadonlyMap<string, string | null>) {
  const present = facts.work?.find(({ to, occupation }) => to === null && occupation !== null)
  const occupation = present?.occupation ?? facts.certificates?.[0]?.occupation ?? null
  return { occupation, series: occupation === null ? null : (series.get(occupation) ?? null) }
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
  const occupations = await db.selectFrom('occupation').select(['name', 'series']).execute()
  const series = new Map(occupations.map(({ name, series }) => [name, series]))
  return rows.map(({ id, county }) => {
    const own = facts.get(id)!
    const person = readPerson({ ...own, asks: asksOf(own, series), standards })
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
  console.table(table)
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

test('the figures stand without drift', async () => {
  expect((await verifyTallies(db)).drift).toEqual([])
})
