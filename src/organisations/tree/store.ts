import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Span, Tree } from '../rules.ts'
import { type Above, closureOf, type Edge } from './closure-rules.ts'
import '../table.ts'

export const trees: readonly Tree[] = ['territory', 'system']
const BATCH = 5000
const TREE_LOCK = 7_420_101

/** One change of the trees at a time; openings wait for a change, not for each other. */
export const holdTrees = (db: Database) => sql`select pg_advisory_xact_lock(${TREE_LOCK})`.execute(db)
export const shareTrees = (db: Database) => sql`select pg_advisory_xact_lock_shared(${TREE_LOCK})`.execute(db)

// Ids alone, and each link by its index (`offset 0` keeps the lateral): the planner cannot guess how long a walk is, and
// would read whole tables at every step.
async function walkIds(db: Database, tree: Tree, unitIds: readonly string[], way: 'up' | 'down'): Promise<string[]> {
  const [from, to] = way === 'up' ? (['child_id', 'parent_id'] as const) : (['parent_id', 'child_id'] as const)
  const { rows } = await sql<{ id: string }>`
    with recursive walk(id) as (
      select unnest(${unitIds}::uuid[])
      union
      select link.id from walk cross join lateral (
        select ${sql.raw(to)} as id from unit_edge where tree = ${tree} and ${sql.raw(from)} = walk.id offset 0
      ) link
    )
    select id from walk`.execute(db)
  return rows.map(({ id }) => id)
}

/** Links of one tree, closed ones included, of the units named and of everything ever above them. */
async function readEdgesAbove(db: Database, tree: Tree, unitIds: readonly string[]): Promise<Edge[]> {
  const ids = await walkIds(db, tree, unitIds, 'up')
  const { rows } = await sql<Edge>`
    select child_id, parent_id, from_on, to_on from unit_edge
    where tree = ${tree} and child_id = any(${ids}::uuid[])`.execute(db)
  return rows
}

type Living = Span & { readonly id: string }

/** The units named and everything that ever stood below them in the tree. */
async function readUnitsBelow(db: Database, tree: Tree, unitIds: readonly string[]): Promise<Living[]> {
  const ids = await walkIds(db, tree, unitIds, 'down')
  const { rows } = await sql<Living>`select id, from_on, to_on from unit where id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/**
 * Works the closure of the units named, and of all that ever stood below them, anew from the links. The result depends
 * on the links alone, so that a tree grown change by change equals one worked at once. Rows that stay are left alone.
 */
export async function reworkClosure(db: Database, unitIds: readonly string[], asked: readonly Tree[] = trees) {
  for (const tree of asked) {
    const units = await readUnitsBelow(db, tree, unitIds)
    const worked = await deriveClosure(db, tree, units)
    const held = await readClosure(
      db,
      tree,
      units.map(({ id }) => id),
    )
    const [wanted, known] = [new Set(worked.map(keyOf)), new Set(held.map(keyOf))]
    await deleteClosure(
      db,
      tree,
      held.filter((row) => !wanted.has(keyOf(row))),
    )
    await insertClosure(
      db,
      tree,
      worked.filter((row) => !known.has(keyOf(row))),
    )
  }
}

const keyOf = ({ descendantId, ancestorId, depth, fromOn, toOn }: Above): string =>
  [descendantId, ancestorId, depth, fromOn, toOn].join(' ')

/** Writes the closure of units that have none yet. */
export async function workClosure(db: Database, tree: Tree, units: readonly Living[]): Promise<void> {
  await insertClosure(db, tree, await deriveClosure(db, tree, units))
}

async function deriveClosure(db: Database, tree: Tree, units: readonly Living[]): Promise<Above[]> {
  const ids = units.map(({ id }) => id)
  const edges = Map.groupBy(await readEdgesAbove(db, tree, ids), ({ childId }) => childId)
  return units.flatMap((unit) => closureOf(unit, (childId) => edges.get(childId) ?? []))
}

async function readClosure(db: Database, tree: Tree, ids: readonly string[]): Promise<Above[]> {
  const { rows } = await sql<Above>`select ancestor_id, descendant_id, depth, from_on, to_on from unit_closure
    where tree = ${tree} and descendant_id = any(${ids}::uuid[])`.execute(db)
  return rows
}

async function deleteClosure(db: Database, tree: Tree, rows: readonly Above[]): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from unit_closure held using unnest(${rows.map((row) => row.descendantId)}::uuid[],
      ${rows.map((row) => row.ancestorId)}::uuid[], ${rows.map((row) => row.fromOn)}::date[])
      as gone(descendant_id, ancestor_id, from_on)
    where held.tree = ${tree} and held.descendant_id = gone.descendant_id and held.ancestor_id = gone.ancestor_id
      and held.from_on = gone.from_on`.execute(db)
}

async function insertClosure(db: Database, tree: Tree, rows: readonly Above[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH)
    await sql`insert into unit_closure (tree, ancestor_id, descendant_id, depth, from_on, to_on)
      select ${tree}, * from unnest(${batch.map((row) => row.ancestorId)}::uuid[],
        ${batch.map((row) => row.descendantId)}::uuid[], ${batch.map((row) => row.depth)}::int[],
        ${batch.map((row) => row.fromOn)}::date[], ${batch.map((row) => row.toOn)}::date[])`.execute(db)
  }
}
