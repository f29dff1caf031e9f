import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { loadReferenceUnits, openUnits } from '../../src/organisations/door.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { jobQueue } from '../../src/platform/jobs/jobs.ts'
import { MIGRATIONS, migrate, readMigrations } from '../../src/platform/migrate.ts'
import { type PlainDate, plainDate } from '../../src/platform/plain-date.ts'
import { startEmbedded } from '../../src/platform/postgres/start.ts'
import type { Predicate } from '../../src/targets/door.ts'
import { readOpenLines } from '../../src/targets/ledger/fact-store.ts'
import { openLines } from '../../src/targets/ledger/lines.ts'
import { fitSql, placedFacts } from '../../src/targets/ledger/predicate-store.ts'
import { rebuildTallies } from '../../src/targets/ledger/verify.ts'

/** The target of the demo world over the real 16 prefectures and 129 counties, with so many facts. */
export interface LedgerWorld {
  readonly db: Database
  readonly url: string
  readonly facts: number
  readonly lines: readonly number[]
  readonly province: string
  readonly prefectures: readonly string[]
  readonly counties: readonly string[]
  readonly schools: readonly string[]
  readonly department: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly day: PlainDate
  close(): Promise<void>
}

const BATCH = 500_000
const SCHOOLS = 600
const FOLDER = join(import.meta.dirname, '../../var/bench-ledger')

/** How many facts the benchmarks run on: BENCH_FACTS, 600,000 when not said. */
export const factsAsked = (): number => Number(process.env.BENCH_FACTS ?? 600_000)

/**
 * Opens the world of that size, and builds it the first time: it stays in var/ for the next benchmark, until the
 * tables of targets change.
 */
export async function openLedgerWorld(facts = factsAsked()): Promise<LedgerWorld> {
  const dir = `${FOLDER}-${facts}`
  const schema = (await readMigrations(MIGRATIONS)).find(({ name }) => name.includes('targets'))!.sha256
  const mark = join(dir, 'built')
  const built = existsSync(mark) && readFileSync(mark, 'utf8').includes(schema)
  if (!built) rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const server = await startEmbedded({ dir })
  const db = openDatabase(server.url, { max: 16 })
  const close = async () => {
    await db.destroy()
    await server.stop({ spare: 'nobody' })
  }
  try {
    await migrate(server.url)
    if (!built) await build(db, facts)
    writeFileSync(mark, schema)
    return { ...(await describe(db)), db, url: server.url, facts, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function describe(db: Database) {
  const placesOf = async (kind: 'PREFECTURE' | 'COUNTY') => {
    const open = db.selectFrom('unit').where('kind', '=', kind).where('toOn', 'is', null).orderBy('id').select('id')
    return (await open.execute()).map(({ id }) => id)
  }
  const named = async (note: string) =>
    (await db.selectFrom('unit').where('note', '=', note).orderBy('id').select('id').execute()).map(({ id }) => id)
  const province = await db.selectFrom('unit').where('kind', '=', 'PROVINCE').select('id').executeTakeFirstOrThrow()
  const lines = (await readOpenLines(db)).map(({ no }) => no)
  return {
    ...{ lines, province: province.id, prefectures: await placesOf('PREFECTURE'), counties: await placesOf('COUNTY') },
    ...{ schools: await named('bench school'), department: (await named('bench department'))[0]! },
    ...{ from: plainDate('2021-01-01'), to: plainDate('2021-06-30'), day: plainDate('2021-06-30') },
  }
}

async function build(db: Database, facts: number): Promise<void> {
  await loadReferenceUnits(db)
  const { province, prefectures, counties } = await describe(db)
  const common = { fromOn: plainDate('2015-01-01'), invented: true, territory: province } as const
  const department = newId()
  const bureaus = prefectures.map((territory) => ({ id: newId(), territory }))
  await openUnits(db, [
    { ...common, id: department, kind: 'GOV', name: '演示厅', system: null, note: 'bench department' },
    ...bureaus.map(({ id, territory }) => ({
      ...common,
      id,
      kind: 'GOV' as const,
      name: '演示局',
      territory,
      system: department,
    })),
    ...Array.from({ length: SCHOOLS }, (_, i) => ({
      ...{ ...common, kind: 'TECH' as const, name: `演示技工学校${i}`, note: 'bench school' },
      ...{ territory: counties[i % counties.length]!, system: bureaus[i % bureaus.length]!.id },
    })),
  ])
  await issue(db, province)
  await split(db, [...prefectures, ...counties])
  await fill(db, facts)
  await rebuildTallies(db)
  await sql`vacuum (analyze)`.execute(db)
}

const rural: Predicate = { attribute: 'groups', any: ['G13'] }
const certified: Predicate = { attribute: 'certified', is: true }

/** The lines of the notice: persons among them, and money, and one with nothing known yet. */
const shapes = [
  { name: 'T0', counting: 'add', measure: 'training', predicate: { all: [] } },
  { name: 'T1', counting: 'add', measure: 'training', predicate: certified },
  {
    name: 'T1a',
    counting: 'add',
    measure: 'training',
    predicate: { all: [certified, { attribute: 'level', atLeast: 'senior' }] },
  },
  {
    name: 'T2',
    counting: 'add',
    measure: 'training',
    predicate: { all: [rural, { attribute: 'subsidised', is: true }] },
  },
  { name: 'T3', counting: 'add', measure: 'training', predicate: { attribute: 'institutionKind', in: ['TECH'] } },
  { name: 'T4', counting: 'persons', measure: 'training', predicate: { attribute: 'projectType', in: ['XTZ'] } },
  { name: 'T5', counting: 'add', measure: 'spending', predicate: { attribute: 'fund', in: ['ZZ'] } },
  { name: 'T6', counting: 'cover', measure: 'employment', predicate: rural },
] as const

async function issue(db: Database, province: string): Promise<void> {
  const [from, to] = [plainDate('2021-01-01'), plainDate('2021-12-31')]
  const targetId = newId()
  await db
    .insertInto('target')
    .values({
      ...{ id: targetId, code: '2021-T0', name: '演示目标', ownerId: province, placeId: province, policyId: null },
      ...{ fromOn: from, toOn: to, scaled: null, state: 'issued', issuedBy: null, issuedAt: null },
    })
    .execute()
  const rows = shapes.map(({ name, counting, measure, predicate }, ordinal) => ({
    ...{ targetId, code: `2021-${name}`, ordinal, name, withinNo: null, policyLineNo: null, measure, counting },
    ...{ unit: '人次', comparator: 'plan', basis: null, strength: null, per: null, value: '600000' },
    ...{ predicate: JSON.stringify(predicate), population: null, fromOn: from, toOn: to, replacesNo: null },
  }))
  const lines = await db.insertInto('targetLine').values(rows).returning('no').execute()
  const by = { accountId: newId(), unitId: null, jobs: jobQueue }
  await db.transaction().execute((tx) =>
    openLines(
      tx,
      lines.map(({ no }) => no),
      by,
    ),
  )
}

/** Every place has a share of every line, as after a split. */
const split = (db: Database, places: readonly string[]) =>
  sql`insert into target_share (id, line_no, unit_id, parent_id, assigned, from_on)
    select gen_random_uuid(), line.no, place.descendant_id, place.ancestor_id, 4600, line.from_on
    from target_line line cross join unit_closure place
    where place.tree = 'territory' and place.depth = 1 and place.to_on is null
      and place.descendant_id = any(${places}::uuid[])`.execute(db)

const indexes = ['fact_id', 'fact_day', 'fact_unit', 'fact_system', 'fact_source', 'fact_recorded'] as const

/** Facts by the half million, in classes of forty at one place and day; the indexes are made when all are there. */
async function fill(db: Database, facts: number): Promise<void> {
  const made = await sql<{ indexname: string; indexdef: string }>`
    select indexname, indexdef from pg_indexes where tablename = 'fact'`.execute(db)
  const wanted = made.rows.filter((row) => indexes.some((name) => name === row.indexname))
  for (const name of indexes) await sql`drop index ${sql.id(name)}`.execute(db)
  for (let start = 0; start < facts; start += BATCH) await fillBatch(db, start, Math.min(start + BATCH, facts))
  for (const { indexdef } of wanted) await sql.raw(indexdef).execute(db)
  await sql`analyze`.execute(db)
}

async function fillBatch(db: Database, from: number, to: number): Promise<void> {
  const lines = await readOpenLines(db)
  const list = (is: RawBuilder<unknown>) =>
    sql`array_remove(array[${sql.join(
      lines.map((line) => sql`case when ${fitSql(line, lines)} ${is} then ${sql.lit(line.no)} end`),
    )}]::int[], null)`
  await sql`
    with school as (
      select array_agg(unit.id order by unit.id) as ids from unit where note = 'bench school'
    ), county as (
      select array_agg(id order by id) as ids from unit where kind = 'COUNTY' and to_on is null
    ), drawn as (
      select n, n / 40 as class, abs(hashint8(n)) as h, abs(hashint8(n / 40)) as c,
        (abs(hashint8(n + 77)) % 3000000)::bigint as who
      from generate_series(${from}::bigint, ${to - 1}::bigint) n
    ), fact as (
      select lpad(to_hex(who), 32, '0')::uuid as subject_id,
        (lpad(to_hex(1700000000000 + n), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid as id,
        case when h % 20 = 0 then 'spending' else 'training' end as measure,
        county.ids[1 + (c % 600 + c / 600 % 3) % cardinality(county.ids)] as unit_id, school.ids[1 + c % 600] as system_id,
        date '2021-01-01' + (c % 181)::int as on_day, date '2021-01-01' + (c % 181)::int as trees_on,
        case when h % 20 = 0 then 150000 else 1 end::bigint as amount,
        jsonb_build_object(
          'groups', case h % 5 when 0 then '["G13"]'::jsonb when 1 then '["G13","G04"]' when 2 then '["G03"]' when 3 then '[]' end,
          'level', (array['none', 'junior', 'intermediate', 'senior', 'technician'])[1 + (c % 5)::int],
          'certificateKind', 'skill-level', 'certified', case when h % 9 = 0 then null else h % 3 > 0 end,
          'institutionKind', (array['TECH', 'TRAIN', 'ENT'])[1 + (c % 3)::int],
          'projectType', case when c % 60 = 0 then 'XTZ' else 'JYJN' end, 'occupation', '电工', 'subsidised', h % 4 > 0,
          'fund', case when h % 20 = 0 then 'ZZ' else 'none' end) as attributes,
        'enrolment' as source, lpad(to_hex(class), 32, '0')::uuid as source_id,
        lpad(to_hex(who), 32, '0')::uuid as person_id
      from drawn, school, county
    )
    insert into fact (subject_id, id, measure, person_id, unit_id, system_id, on_day, trees_on, amount, attributes,
      source, source_id, lines, unsure, recorded_by)
    select fact.subject_id, fact.id, fact.measure, fact.person_id, fact.unit_id, fact.system_id, fact.on_day,
      fact.trees_on, fact.amount, fact.attributes, fact.source, fact.source_id, ${list(sql`is true`)}, ${list(sql`is null`)},
      '00000000-0000-0000-0000-000000000001'
    from ${placedFacts(lines)}`.execute(db)
}
