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

/** Links of one tree, closed ones included, of the units named and of everything ever above them. */
async function readEdgesAbove(db: Database, tree: Tree, unitIds: readonly string[]): Promise<Edge[]> {
  const { rows } = await sql<Edge>`
    with recursive above(id) as (
      select unnest(${unitIds}::uuid[])
      union
      select edge.parent_id from unit_edge edge join above on edge.child_id = above.id where edge.tree = ${tree}
    )
    select edge.child_id, edge.parent_id, edge.from_on, edge.to_on
    from unit_edge edge join above on edge.child_id = above.id where edge.tree = ${tree}`.execute(db)
  return rows
}

/** The units named and everything that ever stood below them in the tree. */
async function readUnitsBelow(db: Database, tree: Tree, unitIds: readonly string[]) {
  const { rows } = await sql<Span & { id: string }>`
    with recursive below(id) as (
      select unnest(${unitIds}::uuid[])
      union
      select edge.child_id from unit_edge edge join below on edge.parent_id = below.id where edge.tree = ${tree}
    )
    select unit.id, unit.from_on, unit.to_on from unit join below using (id)`.execute(db)
  return rows
}

/**
 * Works the closure of the units named, and of all that ever stood below them, anew from the links. The result depends
 * on the links alone, so that a tree grown change by change equals one worked at once.
 */
export async function reworkClosure(db: Database, unitIds: readonly string[]): Promise<void> {
  for (const tree of trees) {
    const units = await readUnitsBelow(db, tree, unitIds)
    const ids = units.map(({ id }) => id)
    const edges = Map.groupBy(await readEdgesAbove(db, tree, ids), ({ childId }) => childId)
    const rows = units.flatMap((unit) => closureOf(unit, (childId) => edges.get(childId) ?? []))
    await db
      .deleteFrom('unitClosure')
      .where('tree', '=', tree)
      .where('descendantId', 'in', sql<string>`(select unnest(${ids}::uuid[]))`)
      .execute()
    await insertClosure(db, tree, rows)
  }
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
