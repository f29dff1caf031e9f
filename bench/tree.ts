import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Measurement } from '../src/cli/bench.ts'
import { relocate } from '../src/organisations/changes/changes.ts'
import { inScope, openUnit, openUnits, unitsBelow } from '../src/organisations/door.ts'
import { widthOf } from '../src/organisations/tree/scope-store.ts'
import { findUnits, listNodes, listUnits, readUnitPage } from '../src/organisations/units/list-store.ts'
import type { OpenedUnit } from '../src/organisations/units/open.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type PlainDate, plainDate } from '../src/platform/plain-date.ts'
import { startEmbedded } from '../src/platform/postgres/start.ts'
import { timesOf } from './ledger/times.ts'

const UNITS = Number(process.env.BENCH_UNITS ?? 100_000)
const FACTS = 1_000_000
const RUNS = 15
const since = plainDate('2015-01-01')
const today = plainDate('2021-06-30')
const figures: Measurement[] = []
const note = (name: string, values: readonly number[], unit = 'ms') => void figures.push({ name, unit, values })
const timed = async (name: string, work: () => Promise<unknown>, runs = RUNS) => note(name, await timesOf(runs, work))

interface World {
  readonly province: string
  readonly prefectures: readonly string[]
  readonly counties: readonly string[]
  readonly groups: readonly string[]
}

/** One province, 16 prefectures, 129 counties, 40 groups with 400 companies; the rest are enterprises below them. */
async function build(db: Database): Promise<World> {
  const opened = { fromOn: since, invented: true } as const
  const units: OpenedUnit[] = []
  const add = (
    kind: OpenedUnit['kind'],
    name: string,
    territory: string | null,
    system: string | null,
    code?: string,
  ) => {
    const id = newId()
    const codes = code ? [{ scheme: 'division' as const, code }] : []
    units.push({ ...opened, id, kind, name, territory, system, codes })
    return id
  }
  const province = add('PROVINCE', '演示省', null, null, '990000')
  const prefectures = Array.from({ length: 16 }, (_, i) =>
    add('PREFECTURE', `演示${i}州`, province, null, `99${10 + i}00`),
  )
  const counties = Array.from({ length: 129 }, (_, i) =>
    add('COUNTY', `演示${i}县`, prefectures[i % 16]!, null, `99${10 + (i % 16)}${20 + Math.floor(i / 16)}`),
  )
  const groups = Array.from({ length: 40 }, (_, i) => add('SYS', `演示集团${i}`, province, null))
  const companies = Array.from({ length: 400 }, (_, i) =>
    add('ENT', `集团公司${i}`, counties[i % 129]!, groups[i % 40]!),
  )
  const words = ['长江', '重庆', '机械', '茶业', '矿业', '果蔬', '物流', '建筑', '食品', '电子']
  for (let i = units.length; i < UNITS; i += 1) {
    const name = `${words[i % 10]}${words[Math.floor(i / 10) % 10]}${i}有限公司`
    add('ENT', name, counties[i % 129]!, companies[i % 400]!)
  }
  const start = performance.now()
  for (let at = 0; at < units.length; at += 5000)
    await db.transaction().execute((tx) => openUnits(tx, units.slice(at, at + 5000)))
  const seconds = (performance.now() - start) / 1000
  note('opening units in bulk, closure of both trees with them', [units.length / seconds], 'units/s')
  await sql`vacuum analyze`.execute(db)
  return { province, prefectures, counties, groups }
}

const ids = (db: Database, below: ReturnType<typeof unitsBelow>) => sql`select count(*) from ${below} below`.execute(db)

/** What one would do without a closure: walk the links of the day from the root. */
const walk = (db: Database, rootId: string, day: PlainDate) =>
  sql`
  with recursive below(id) as (
    select ${rootId}::uuid
    union all
    select edge.child_id from unit_edge edge join below on edge.parent_id = below.id
    where edge.tree = 'territory' and edge.from_on <= ${day} and (edge.to_on is null or edge.to_on > ${day})
  )
  select count(*) from below`.execute(db)

async function measureSubtrees(db: Database, { province, prefectures, counties }: World): Promise<void> {
  for (const [name, id] of [
    ['a county', counties[0]!],
    ['a prefecture', prefectures[0]!],
    ['the province', province],
  ] as const) {
    await timed(`subtree of ${name}, closure`, () => ids(db, unitsBelow('territory', id, today)))
    await timed(`subtree of ${name}, recursive walk over links`, () => walk(db, id, today))
  }
  const everything = { scope: { territory: 'all', system: 'all' }, today } as const
  const level = (parentId: string | null) =>
    listNodes(db, everything, { tree: 'territory', parentId, day: today, limit: 1000 })
  await timed('one level of the tree, the units of a county', () => level(counties[0]!))
  await timed('one level of the tree, 16 prefectures', () => level(province))
}

async function measureChanges(db: Database, { prefectures, counties, groups }: World): Promise<void> {
  let opened = 0
  const openOne = () =>
    db.transaction().execute((tx) => {
      opened += 1
      const unit = { kind: 'ENT', name: `新企业${opened}`, territory: counties[3]!, system: groups[1]! } as const
      return openUnit(tx, { ...unit, fromOn: today })
    })
  await timed('opening one enterprise, closure with it', openOne)
  let day = 0
  const move = (unitId: string, parents: readonly [string, string]) => () =>
    db.transaction().execute((tx) => {
      day += 1
      const onDay = plainDate(
        `2020-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`,
      )
      const recording = { onDay, precision: 'day', documentNo: null, reason: '划转', recordedBy: null } as const
      return relocate(tx, recording, { unitId, tree: 'territory', parentId: parents[day % 2]!, code: null })
    })
  const moving = move(counties[5]!, [prefectures[6]!, prefectures[7]!])
  await timed('moving a county with its units to another prefecture', moving, 5)
}

/** Facts spread over leaves, as a room keeps them; only for this measurement. */
async function buildFacts(db: Database): Promise<void> {
  await sql`create table bench_fact as
    select unit.unit_id, unit.system_id, (n % 1000)::bigint as amount from generate_series(1, ${FACTS}::int) n
    join (
      select territory.child_id as unit_id, system.child_id as system_id, row_number() over () - 1 as no
      from unit_edge territory join unit_edge system on system.child_id = territory.child_id and system.tree = 'system'
      where territory.tree = 'territory' limit 50000
    ) unit on unit.no = n % 50000`.execute(db)
  await sql`create index on bench_fact (unit_id)`.execute(db)
  await sql`vacuum analyze bench_fact`.execute(db)
}

async function measureScope(db: Database, { prefectures, counties, groups, province }: World): Promise<void> {
  await buildFacts(db)
  const all = { territory: 'all', system: 'all' } as const
  const scopes = {
    administrator: all,
    'province by its root': { territory: { unit: province }, system: 'all' },
    prefecture: { territory: { unit: prefectures[0]! }, system: 'all' },
    county: { territory: { unit: counties[0]! }, system: 'all' },
    'county and group': { territory: { unit: counties[0]! }, system: { unit: groups[0]! } },
  } as const
  const page = { text: '', kind: 'all', tree: 'territory', day: today, state: 'open', after: null, limit: 201 } as const
  for (const [reader, scope] of Object.entries(scopes)) {
    const works = {
      'sum over 1 M facts': () =>
        sql`select sum(amount) from bench_fact fact where ${inScope(scope, today, { unit: 'fact.unitId', system: 'fact.systemId' })}`.execute(
          db,
        ),
      'first page of the list': async () => listUnits(db, { scope, today }, page, await widthOf(db, scope, today)),
      'first page of the list with its number': () => readUnitPage(db, { scope, today }, page),
      'picker, two characters': () =>
        findUnits(db, { scope, today }, { text: '重庆', kind: 'all', tree: 'territory', limit: 51 }),
      'picker, initials': () =>
        findUnits(db, { scope, today }, { text: 'cqjx', kind: 'all', tree: 'territory', limit: 51 }),
      'picker, code': () =>
        findUnits(db, { scope, today }, { text: '9910', kind: 'all', tree: 'territory', limit: 51 }),
    }
    for (const [what, work] of Object.entries(works)) await timed(`${what}, ${reader}`, work)
  }
}

/** Both trees with 100,000 units (BENCH_UNITS): subtrees, scoped readers against the administrator, changes. */
export async function measure(): Promise<readonly Measurement[]> {
  figures.length = 0
  const dir = mkdtempSync(join(tmpdir(), 'changai-bench-'))
  chmodSync(dir, 0o755)
  const server = await startEmbedded({ dir, fast: true })
  const db = openDatabase(server.url)
  try {
    await migrate(server.url)
    const world = await build(db)
    await measureSubtrees(db, world)
    await measureScope(db, world)
    await measureChanges(db, world)
    return figures
  } finally {
    await db.destroy()
    await server.stop({ spare: 'nobody' })
    rmSync(dir, { recursive: true, force: true })
  }
}
