import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { loadDemo } from '../src/demo/load.ts'
import type { WorldSize } from '../src/demo/sizes.ts'
import { loadReferenceUnits } from '../src/organisations/door.ts'
import { sealedAt } from '../src/people/identity.ts'
import { verifyAudit } from '../src/platform/audit/verify.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { readCitizenId } from '../src/platform/identifiers/citizen-id.ts'
import type { Call } from '../src/platform/operation.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import { loadShippedYears } from '../src/platform/settings/shipped-years.ts'
import { verifyTallies } from '../src/targets/door.ts'
import { readTable, splitsOf } from '../src/targets/shares/read.ts'
import { breachesOf } from '../src/targets/split-check.ts'
import { checkRosterFile } from '../src/training/roster/check-file.ts'
import { cloneDatabase } from './database.ts'
import { testSealer as seal } from './office.ts'

const size: WorldSize = {
  ...{ name: 'small', persons: 1200, participations: 2400 },
  ...{ enterprises: 30, institutions: 9, classes: 150 },
}
const today = plainDate('2021-06-30')
const open: Database[] = []

afterAll(() => Promise.all(open.map((db) => db.destroy())))

async function emptyOffice(): Promise<Database> {
  const db = openDatabase((await cloneDatabase()).url)
  open.push(db)
  await db.transaction().execute((tx) => loadReferenceUnits(tx))
  await loadShippedYears(db)
  return db
}

const load = (db: Database, progress: (done: number, total: number) => Promise<void> = async () => {}) =>
  loadDemo({
    ...{ db, seal, size, progress, occupations: ['电工', '焊工', '育婴员', '中式烹调师'] },
    notice: { fileName: '演示.txt', text: '演示通知\n\n全省开展职业技能培训60万人次。' },
  })

const personKeys = sql`(select person_id, encode(hash, 'hex') as hash from person_key)`
const work = sql`select key.hash, unit_name, track, occupation, from_on, to_on, verified from employment
    join ${personKeys} key on key.person_id = employment.person_id`
const papers = sql`select key.hash, number, occupation, level, issued_on, revoked_on, verified from certificate
    join ${personKeys} key on key.person_id = certificate.person_id`
const codes = sql`(select unit_id, min(code) as code from unit_code group by unit_id)`

/** Everything that happened in a world, without the identifiers and moments that each database gives of its own. */
const contents = {
  persons: sql`select key.hash, name, sex, birth, ethnicity, education, residence, employer_name, place.code,
      (select array_agg(group_code order by group_code) from person_group held where held.person_id = person.id) as groups
    from person join ${personKeys} key on key.person_id = person.id join ${codes} place on place.unit_id = person.unit_id`,
  work,
  papers,
  classes: sql`select class.id, number, title, occupation, level, state, starts_on, ends_on, planned_people, place.code
    from training_class class join ${codes} place on place.unit_id = class.unit_id`,
  steps: sql`select id, class_id, move, taken_on from class_step`,
  enrolments: sql`select key.hash, class_id, state, groups, hours, attended, certificate_number, certified_on, roster_row
    from enrolment join ${personKeys} key on key.person_id = enrolment.person_id`,
  facts: sql`select key.hash, place.code, on_day, amount, attributes, array_length(lines, 1) as lines, source_id
    from fact join ${personKeys} key on key.person_id = fact.person_id join ${codes} place on place.unit_id = fact.unit_id`,
  shares: sql`select line.code as line, place.code, assigned from target_share share
    join target_line line on line.no = share.line_no join ${codes} place on place.unit_id = share.unit_id`,
}

async function fingerprint(db: Database) {
  const read = Object.entries(contents).map(async ([name, query]) => {
    const { rows } = await sql<{ count: bigint; hash: string }>`
      select count(*), md5(string_agg(row::text, '' order by row::text)) as hash from (${query}) row`.execute(db)
    return [name, rows[0]!] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

const numbersOf = async (db: Database, query: ReturnType<typeof sql<{ n: bigint }>>): Promise<number> =>
  Number((await query.execute(db)).rows[0]!.n)

/** A loader that breaks off at the given moments, each time in the middle of what it does. */
async function loadInPieces(db: Database, breaks: readonly number[]): Promise<void> {
  for (const share of breaks) {
    const breaking = load(db, async (done, total) => {
      if (done / total >= share) throw new Error('broken off')
    })
    await expect(breaking).rejects.toThrow('broken off')
  }
  await load(db)
}

test('the same seed gives the same world, also one whose loading broke off twice', async () => {
  const whole = await emptyOffice()
  const pieces = await emptyOffice()
  await load(whole)
  await loadInPieces(pieces, [0.2, 0.7])
  const [first, second] = await Promise.all([fingerprint(whole), fingerprint(pieces)])
  expect(second).toEqual(first)
  expect(Number(first.persons!.count)).toBe(size.persons)
  expect(Number(first.facts!.count)).toBeGreaterThan(size.participations / 4)
  await load(whole)
  expect(await fingerprint(whole)).toEqual(first)
})

test('everybody has a right number of his own, a place among the counties, and no name of the bulletin', async () => {
  const db = open[0]!
  const people = await db.selectFrom('person').select(['id', 'name', 'birth', 'idNumber']).execute()
  const numbers = people.map(({ id, idNumber }) => seal.open(sealedAt('id_number', id), idNumber))
  expect(new Set(numbers).size).toBe(size.persons)
  expect(numbers.filter((number) => !number.startsWith('999999'))).toEqual([])
  for (const [at, number] of numbers.entries())
    expect(readCitizenId(number, today)).toMatchObject({ birth: people[at]!.birth })
  const named = people.map(({ name }) => name)
  expect(named.filter((name) => ['陈刚', '王树芬', '金勇', '李福禧', '许颖', '徐荣'].includes(name))).toEqual([])
  const astray = sql<{ n: bigint }>`select count(*) as n from person join unit on unit.id = person.unit_id
    where unit.kind not in ('COUNTY', 'ZONE')`
  expect(await numbersOf(db, astray)).toBe(0)
})

test('plans add up on every level; facts, persons and tallies agree; nothing happened after the office day', async () => {
  const db = open[0]!
  const { rows: unequal } = await sql`
    select above.line_no, above.unit_id from target_share above
    join target_share below on below.line_no = above.line_no and below.parent_id = above.unit_id
    group by above.line_no, above.unit_id, above.assigned having sum(below.assigned) <> above.assigned`.execute(db)
  expect(unequal).toEqual([])
  const enrolled = await numbersOf(db, sql`select count(*) as n from enrolment`)
  const distinct = await numbersOf(db, sql`select count(distinct person_id) as n from enrolment`)
  expect(distinct).toBeLessThanOrEqual(enrolled)
  expect(distinct).toBeGreaterThan(size.persons / 4)
  expect(await numbersOf(db, sql`select count(*) as n from fact where on_day > ${today}`)).toBe(0)
  const uncounted = sql<{ n: bigint }>`select count(*) as n from fact where fact.source = 'enrolment'
    and not exists (select from enrolment where enrolment.fact_id = fact.id)`
  expect(await numbersOf(db, uncounted)).toBe(0)
  const tallies = await verifyTallies(db)
  expect(tallies.drift).toEqual([])
  expect(await verifyAudit(db, seal, null)).toMatchObject({ broken: null })
})

test('each split of the target stands without a fault, also where no 技工院校 can carry its line out', async () => {
  const db = open[0]!
  const clerk = { scope: { territory: 'all', system: 'all' } } as Call['clerk']
  const { rows: places } = await sql<{ code: string }>`select code from unit_code join unit on unit.id = unit_id
    where scheme = 'division' and code like '53%00' and unit_code.to_on is null order by code`.execute(db)
  expect(places).toHaveLength(17)
  const tables = []
  for (const { code } of places) tables.push(await readTable({ db, clerk, today }, { code: '2021-T0', place: code }))
  expect(tables.flatMap((table) => breachesOf(splitsOf(table, new Map()), table.children))).toEqual([])
  expect(tables.flatMap(({ incapable }) => [...incapable.values()].flatMap((ids) => [...ids])).length).toBeGreaterThan(
    0,
  )
})

test('the roster that comes with the demo has seven bad things of seven kinds, and can go into any class of the school', async () => {
  const own = { id: 'c', number: 'YS000-2021-012', occupation: '果树工', level: 'junior', projectType: 'JYJN' } as const
  const days = { startsOn: plainDate('2021-07-05'), endsOn: plainDate('2021-07-09') }
  const { reading } = await checkRosterFile(join(import.meta.dirname, '../data/demo/roster-messy.xlsx'), {
    class: { ...own, ...days, plannedPeople: 30, plannedHours: 40, institutionName: '宾川县技工学校（演示）' },
    today,
  })
  const found = reading.marks.map(({ row, code }) => `${row} ${code}`)
  expect(found).toEqual(['8 E22', '12 E25', '15 E46', '19 E48', '22 E50', '25 W47'])
  expect(reading.skipped.map(({ why }) => why)).toEqual(['total-row', 'note-row'])
  expect(reading).toMatchObject({ good: 18, warned: 1, bad: 5 })
})
