import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { openUnits } from '../src/organisations/door.ts'
import type { Tree, UnitKind } from '../src/organisations/rules.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { jobQueue } from '../src/platform/jobs/jobs.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import type { NewFact } from '../src/targets/door.ts'
import { openLines } from '../src/targets/ledger/lines.ts'
import type { Predicate } from '../src/targets/ledger/predicate.ts'
import type { Counting, Population } from '../src/targets/table.ts'
import { cloneDatabase } from './database.ts'

const since = plainDate('2010-01-01')

/** A province with two prefectures of two counties each, and two departments with two schools each. */
const names = [
  ...(['province', 'west', 'east', 'binchuan', 'xiangyun', 'huize', 'luoping'] as const),
  ...(['labour', 'industry', 'schoolA', 'schoolB', 'schoolC', 'schoolD'] as const),
] as const
export type Place = (typeof names)[number]

const shape: Record<Place, readonly [UnitKind, territory: Place | null, system: Place | null]> = {
  province: ['PROVINCE', null, null],
  west: ['PREFECTURE', 'province', null],
  east: ['PREFECTURE', 'province', null],
  binchuan: ['COUNTY', 'west', null],
  xiangyun: ['COUNTY', 'west', null],
  huize: ['COUNTY', 'east', null],
  luoping: ['COUNTY', 'east', null],
  labour: ['GOV', 'province', null],
  industry: ['GOV', 'province', null],
  schoolA: ['TECH', 'binchuan', 'labour'],
  schoolB: ['TRAIN', 'xiangyun', 'labour'],
  schoolC: ['TECH', 'huize', 'industry'],
  schoolD: ['ENT', 'luoping', 'industry'],
}

export interface LineShape {
  readonly name: string
  readonly counting?: Counting
  readonly predicate?: Predicate
  readonly measure?: string
  readonly population?: Population
  readonly from?: string
  readonly to?: string
  readonly place?: Place
}

export interface Ledger {
  readonly db: Database
  readonly url: string
  readonly units: Readonly<Record<Place, string>>
  readonly clerk: string
  /** Lines of a new target that count from the start; answers their numbers by name. */
  issue<N extends string>(...lines: (LineShape & { readonly name: N })[]): Promise<Record<N, number>>
  /** The same, but they do not count yet. */
  draft<N extends string>(...lines: (LineShape & { readonly name: N })[]): Promise<Record<N, number>>
  /** A person-time of training in 2021. */
  fact(more?: Partial<NewFact>): NewFact
}

/** A database of its own with units and nothing else, for tests of the ledger. The caller destroys `db`. */
export async function makeLedger(): Promise<Ledger> {
  const { url } = await cloneDatabase()
  const db = openDatabase(url)
  const units = Object.fromEntries(names.map((name) => [name, newId()])) as Record<Place, string>
  await openUnits(
    db,
    names.map((name) => unitOf(name, units)),
  )
  return {
    ...{ db, url, units, clerk: newId() },
    draft: (...lines) => draft(db, units, lines),
    issue: (...lines) => issue(db, units, lines),
    fact: (more = {}) => ({
      ...{ measure: 'training', personId: newId(), unitId: units.binchuan, systemId: units.schoolA },
      ...{ onDay: plainDate('2021-03-10'), amount: 1n, attributes: {}, source: 'enrolment', sourceId: newId() },
      ...more,
    }),
  }
}

/** The same for a whole test file. */
export function openLedger(): Ledger {
  const open = {} as Ledger
  beforeAll(async () => void Object.assign(open, await makeLedger()))
  afterAll(() => open.db?.destroy())
  return open
}

/** Puts a unit below another one from a day on, as a change of the trees would. */
export async function moveUnit(db: Database, tree: Tree, child: string, parent: string, on: string): Promise<void> {
  await holdTrees(db)
  await sql`delete from unit_edge where tree = ${tree} and child_id = ${child} and from_on >= ${on}`.execute(db)
  await sql`update unit_edge set to_on = ${on} where tree = ${tree} and child_id = ${child}
    and (to_on is null or to_on > ${on})`.execute(db)
  await sql`insert into unit_edge (tree, child_id, parent_id, from_on) values (${tree}, ${child}, ${parent}, ${on})`.execute(
    db,
  )
  await reworkClosure(db, tree)
}

/** Ends a unit and opens two in its place, under the same parents. */
export async function splitUnit(db: Database, unit: string, on: string): Promise<string[]> {
  await holdTrees(db)
  const parts = [newId(), newId()]
  for (const [i, part] of parts.entries()) {
    await sql`insert into unit (id, kind, from_on) select ${part}, kind, ${on} from unit where id = ${unit}`.execute(db)
    await sql`insert into unit_name (unit_id, from_on, name, short_name, initials, sort_key, search)
      select ${part}, ${on}, name || ${String(i)}, short_name, initials, sort_key, search
      from unit_name where unit_id = ${unit}`.execute(db)
    await sql`insert into unit_edge (tree, child_id, parent_id, from_on)
      select tree, ${part}, parent_id, ${on} from unit_edge where child_id = ${unit} and to_on is null`.execute(db)
  }
  await sql`update unit_edge set to_on = ${on} where child_id = ${unit} and to_on is null`.execute(db)
  await sql`update unit set to_on = ${on} where id = ${unit} and to_on is null`.execute(db)
  for (const tree of ['territory', 'system'] as const) await reworkClosure(db, tree)
  return parts
}

/** Ends a unit; another one, which stands, takes its place. */
export async function mergeUnit(db: Database, unit: string, into: string, on: string): Promise<void> {
  await holdTrees(db)
  const change = newId()
  await sql`insert into unit_change (id, kind, on_day, reason, facts) values (${change}, 'merge', ${on}, '演示', '{}')`.execute(
    db,
  )
  await sql`insert into unit_successor (old_id, new_id, on_day, share, change_id)
    values (${unit}, ${into}, ${on}, 1, ${change})`.execute(db)
  await sql`update unit_edge set to_on = ${on} where child_id = ${unit} and to_on is null`.execute(db)
  await sql`update unit set to_on = ${on} where id = ${unit}`.execute(db)
  for (const tree of ['territory', 'system'] as const) await reworkClosure(db, tree)
}

const holdTrees = (db: Database) => sql`select pg_advisory_xact_lock(7420099)`.execute(db)

async function reworkClosure(db: Database, tree: Tree): Promise<void> {
  await sql`delete from unit_closure where tree = ${tree}`.execute(db)
  await sql`insert into unit_closure (tree, ancestor_id, descendant_id, depth, from_on, to_on)
    with recursive up as (
      select id as descendant_id, id as ancestor_id, 0 as depth, from_on, to_on from unit
      union all
      select up.descendant_id, edge.parent_id, up.depth + 1, greatest(up.from_on, edge.from_on),
        least(up.to_on, edge.to_on)
      from up join unit_edge edge on edge.tree = ${tree} and edge.child_id = up.ancestor_id
        and edge.from_on < coalesce(up.to_on, 'infinity') and up.from_on < coalesce(edge.to_on, 'infinity')
    )
    select ${tree}, ancestor_id, descendant_id, depth, from_on, to_on from up`.execute(db)
}

function unitOf(name: Place, units: Record<Place, string>) {
  const [kind, territory, system] = shape[name]
  const above = { territory: territory && units[territory], system: system && units[system] }
  return { id: units[name], kind, name: `演示${name}`, fromOn: since, invented: true, ...above }
}

type Named<N extends string> = readonly (LineShape & { readonly name: N })[]

async function issue<N extends string>(db: Database, units: Record<Place, string>, lines: Named<N>) {
  const numbers = await draft(db, units, lines)
  const by = { accountId: newId(), unitId: null, jobs: jobQueue }
  await db.transaction().execute((tx) => openLines(tx, Object.values<number>(numbers), by))
  return numbers
}

async function draft<N extends string>(
  db: Database,
  units: Record<Place, string>,
  lines: Named<N>,
): Promise<Record<N, number>> {
  const targetId = newId()
  const [from, to] = [plainDate('2021-01-01'), plainDate('2021-12-31')]
  const { place = 'province' } = lines[0]!
  await db
    .insertInto('target')
    .values({
      ...{ id: targetId, code: targetId, name: '演示目标', ownerId: units.province, placeId: units[place] },
      ...{ policyId: null, fromOn: from, toOn: to, scaled: null, state: 'issued', issuedBy: null, issuedAt: null },
    })
    .execute()
  const rows = await db
    .insertInto('targetLine')
    .values(lines.map((line, ordinal) => lineOf(line, { targetId, ordinal })))
    .returning(['no', 'name'])
    .execute()
  return Object.fromEntries(rows.map(({ no, name }) => [name, no])) as Record<N, number>
}

function lineOf(line: LineShape, { targetId, ordinal }: { targetId: string; ordinal: number }) {
  const { name, counting = 'add', predicate = { all: [] }, measure = 'training', population } = line
  return {
    ...{ targetId, ordinal, name, counting, measure, code: `${targetId}-${name}`, withinNo: null, policyLineNo: null },
    ...{ unit: counting === 'add' ? '人次' : '人', comparator: 'plan', basis: null, strength: null, per: null },
    ...{ value: null, predicate: JSON.stringify(predicate), state: 'draft' as const, replacesNo: null },
    population: population ? JSON.stringify(population) : null,
    fromOn: plainDate(line.from ?? '2021-01-01'),
    toOn: plainDate(line.to ?? '2021-12-31'),
  }
}
