import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Span, Tree } from '../rules.ts'
import '../table.ts'
import type { Successor } from './current-rules.ts'
import { heirsOf } from './heir-rules.ts'
import { trees } from './store.ts'

interface Step extends Span {
  readonly oldId: string
  readonly id: string
}

/** What follows each unit in one tree: its successors, or else the parent on its last day. */
async function readSteps(db: Database, tree: Tree, unitIds: readonly string[]): Promise<Step[]> {
  const { rows } = await sql<Step>`
    with ended as (select id, to_on from unit where id = any(${unitIds}::uuid[]) and to_on is not null),
    linked as (
      select ended.id as old_id, successor.new_id as id
      from ended join unit_successor successor on successor.old_id = ended.id
    )
    select step.old_id, unit.id, unit.from_on, unit.to_on
    from (
      select * from linked
      union all
      select ended.id, edge.parent_id from ended
      join unit_edge edge on edge.child_id = ended.id and edge.tree = ${tree} and edge.to_on = ended.to_on
      where ended.id not in (select old_id from linked)
    ) step join unit using (id)`.execute(db)
  return rows
}

async function followAll(db: Database, tree: Tree, unitIds: readonly string[]): Promise<Map<string, Step[]>> {
  const steps = new Map<string, Step[]>()
  for (let ahead = [...unitIds]; ahead.length > 0; ) {
    const found = Map.groupBy(await readSteps(db, tree, ahead), ({ oldId }) => oldId)
    for (const id of ahead) steps.set(id, found.get(id) ?? [])
    const reached = [...found.values()].flat().filter(({ id, toOn }) => toOn !== null && !steps.has(id))
    ahead = [...new Set(reached.map(({ id }) => id))]
  }
  return steps
}

/** Works out anew who answers for the units that ended, and for those they answered for. */
export async function reworkHeirs(db: Database, endedIds: readonly string[]): Promise<void> {
  if (endedIds.length === 0) return
  const { rows: ended } = await sql<{ id: string; toOn: PlainDate }>`
    select id, to_on from unit where to_on is not null and (id = any(${endedIds}::uuid[])
      or id in (select old_id from unit_heir where heir_id = any(${endedIds}::uuid[])))`.execute(db)
  const ids = ended.map(({ id }) => id)
  for (const tree of trees) {
    const steps = await followAll(db, tree, ids)
    const heirs = ended.flatMap((unit) => heirsOf(unit, (id) => steps.get(id) ?? []))
    await db.deleteFrom('unitHeir').where('tree', '=', tree).where('oldId', 'in', ids).execute()
    if (heirs.length > 0)
      await db
        .insertInto('unitHeir')
        .values(heirs.map((heir) => ({ ...heir, tree })))
        .execute()
  }
}

/** The successors of the units named, and theirs in turn. */
export async function readSuccessors(db: Database, unitIds: readonly string[]): Promise<Successor[]> {
  const { rows } = await sql<Successor>`
    with recursive chain(id) as (
      select unnest(${unitIds}::uuid[])
      union
      select successor.new_id from unit_successor successor join chain on successor.old_id = chain.id
    )
    select old_id, new_id, on_day, share from unit_successor join chain on old_id = chain.id
    order by old_id, on_day, new_id`.execute(db)
  return rows
}
