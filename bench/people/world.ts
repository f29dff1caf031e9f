import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { loadReferenceUnits, openUnits } from '../../src/organisations/door.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { MIGRATIONS, migrate, readMigrations } from '../../src/platform/migrate.ts'
import { initials, sortKey } from '../../src/platform/pinyin.ts'
import { plainDate } from '../../src/platform/plain-date.ts'
import { startEmbedded } from '../../src/platform/postgres/start.ts'

/** A province of invented persons: counties register, enterprises and schools know their own. */
export interface PeopleWorld {
  readonly db: Database
  readonly url: string
  readonly people: number
  readonly province: string
  readonly prefecture: string
  readonly county: string
  readonly enterprise: string
  close(): Promise<void>
}

const FOLDER = join(import.meta.dirname, '../../var/bench-people')
const SURNAMES = 120
const ENTERPRISES = 2000
/** The largest enterprise, whose own people are searched. */
const LARGE = 40_000
const BATCH = 100_000

export const peopleAsked = (): number => Number(process.env.BENCH_PEOPLE ?? 2_000_000)

/** Opens the world of that size, and builds it the first time: it stays in var/ until the people's tables change. */
export async function openPeopleWorld(people = peopleAsked()): Promise<PeopleWorld> {
  const dir = `${FOLDER}-${people}`
  const schema = (await readMigrations(MIGRATIONS)).find(({ name }) => name.includes('people-merge'))!.sha256
  const mark = join(dir, 'built')
  const built = existsSync(mark) && readFileSync(mark, 'utf8').includes(schema)
  if (!built) rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const server = await startEmbedded({ dir })
  const db = openDatabase(server.url, { max: 8 })
  const close = async () => {
    await db.destroy()
    await server.stop({ spare: 'nobody' })
  }
  try {
    if (!built) await build(server.url, db, people)
    writeFileSync(mark, schema)
    return { ...(await describe(db)), db, url: server.url, people, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function describe(db: Database) {
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(db)).rows[0]!.id
  return {
    province: await one(sql`select id from unit where kind = 'PROVINCE' limit 1`),
    prefecture: await one(sql`select id from unit where kind = 'PREFECTURE' and to_on is null order by id limit 1`),
    county: await one(sql`select id from unit where kind = 'COUNTY' and to_on is null order by id limit 1`),
    enterprise: await one(sql`select id from unit where note = 'bench enterprise' order by id limit 1`),
  }
}

async function build(url: string, db: Database, people: number): Promise<void> {
  await migrate(url)
  await loadReferenceUnits(db)
  const { rows } = await sql<{
    id: string
  }>`select id from unit where kind = 'COUNTY' and to_on is null order by id`.execute(db)
  await openUnits(
    db,
    Array.from({ length: ENTERPRISES }, (_, i) => ({
      ...{ id: newId(), kind: 'ENT' as const, name: `演示企业${i}`, fromOn: plainDate('2015-01-01'), invented: true },
      ...{ territory: rows[i % rows.length]!.id, system: null, note: 'bench enterprise' },
    })),
  )
  await writeNames(db)
  const indexes = await dropIndexes(db)
  for (let from = 0; from < people; from += BATCH) await fill(db, from, Math.min(people, from + BATCH))
  for (const definition of indexes) await sql.raw(definition).execute(db)
  await sql`drop table bench_name`.execute(db)
  await sql`vacuum (analyze)`.execute(db)
}

/** Names as a province has them: few surnames bear most people, given names of one or two characters, some rare. */
async function writeNames(db: Database): Promise<void> {
  const surnames = [
    ...'李王张杨刘赵陈周马罗何普黄朱董段尹白字毕和鲁木岩高郭林梁宋郑谢韩唐冯于曹程吕许邓苏蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙万雷钱汤单曾解欧沐寸刀罕哀',
  ]
  const given = [
    ...'明秀兰芬军生华梅忠珍福英玉建国丽红艳文强勇伟芳娟静敏燕霞平辉刚波涛磊鹏宇浩杰俊婷慧琳雪莹佳欣雨泽晨曦嘉怡宏志永光荣富贵春夏秋冬正德仁义礼智信安康宁顺达𬭊䶮喆祎犇堃晟赟',
  ]
  const names = surnames.slice(0, SURNAMES).flatMap((family, rank) =>
    Array.from({ length: Math.max(8, Math.round(2400 / (rank + 1))) }, (_, i) => {
      const [a, b] = [given[(i * 7 + rank) % given.length]!, given[(i * i + 3 * i + rank * 5) % given.length]!]
      return family + (i % 6 === 0 ? a : a + b)
    }),
  )
  const rows = [...new Set(names)].map((name) => ({
    name,
    key: sortKey(name, 'person'),
    letters: initials(name, 'person'),
  }))
  await sql`create table bench_name (no integer, name text, sort_key text collate "C", initials text)`.execute(db)
  await sql`insert into bench_name select row_number() over () - 1, * from unnest(${rows.map((row) => row.name)}::text[],
    ${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.letters)}::text[])`.execute(db)
  await sql`create index on bench_name (no)`.execute(db)
}

const SLOW = [
  'person_found',
  'person_by_name',
  'person_spelt',
  'person_initials',
  'person_sort',
  'person_name',
  'person_tail',
]

async function dropIndexes(db: Database): Promise<string[]> {
  const { rows } = await sql<{ indexname: string; indexdef: string }>`
    select indexname, indexdef from pg_indexes where indexname = any(${SLOW})`.execute(db)
  for (const { indexname } of rows) await sql`drop index ${sql.id(indexname)}`.execute(db)
  return rows.map(({ indexdef }) => indexdef)
}

/** Ids fall in time; the number's last four characters have 11,000 values, as real ones. */
async function fill(db: Database, from: number, to: number): Promise<void> {
  await sql`
    with county as (select array_agg(id order by id) as ids from unit where kind = 'COUNTY' and to_on is null),
      enterprise as (select array_agg(id order by id) as ids from unit where note = 'bench enterprise'),
      names as (select count(*)::int as count from bench_name),
      drawn as (
        select n, abs(hashint8(n)) as h, abs(hashint8(n + 7919)) as g,
          (lpad(to_hex(1600000000000 + n), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid as id
        from generate_series(${from}::bigint, ${to - 1}::bigint) n),
      made as (
        select drawn.*, bench_name.name, bench_name.sort_key, bench_name.initials,
          county.ids[1 + h % cardinality(county.ids)] as unit_id,
          case when n % 3 > 0 then county.ids[1 + h % cardinality(county.ids)]
            when n < ${3 * LARGE} then enterprise.ids[1]
            else enterprise.ids[2 + g % (cardinality(enterprise.ids) - 1)] end as system_id
        from drawn cross join county cross join enterprise cross join names
        join bench_name on bench_name.no = g % names.count),
      person as (
        insert into person (id, name, sort_key, initials, id_type, id_number, id_tail_hash, sex, birth, unit_id, system_id,
          registered_by, place_ids)
        select id, name, sort_key, initials, 'resident', 'sealed', decode(md5((g % 11000)::text) || md5('tail'), 'hex'),
          case when h % 2 = 0 then 'male' else 'female' end,
          (date '1958-01-01' + (h % 17000)::int)::text, unit_id, system_id, id,
          array(select distinct leaf from unnest(array[unit_id, system_id]) as leaf order by leaf)
        from made),
      key as (
        insert into person_key (hash, kind, person_id) select sha256(convert_to(n::text, 'UTF8')), 'id18', id from made),
      place as (
        insert into person_place (person_id, unit_id, system_id) select id, unit_id, system_id from made),
      certificate_key as (
        insert into certificate_key (number, person_id, certificate_id)
        select 'Y' || lpad(n::text, 14, '0'), id, id from made where n % 4 = 0)
    insert into person_shelf (unit_id, sort_key, person_id)
    select distinct leaf, sort_key, id from made cross join lateral unnest(array[unit_id, system_id]) as leaf`.execute(
    db,
  )
}
