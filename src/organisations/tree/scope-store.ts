import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Reach, Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { placeKinds, type Tree } from '../rules.ts'

/** Whether a dated row of a table holds on a day: `from_on <= day < to_on`. */
export const heldOn = (alias: string, day: PlainDate): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.fromOn`)} <= ${day} and (${sql.ref(`${alias}.toOn`)} is null or ${sql.ref(`${alias}.toOn`)} > ${day}))`

/** The units at or below `unitId` in one tree on a day, as a subquery for `in`: the map of that day. */
export const unitsBelow = (tree: Tree, unitId: string, day: PlainDate): RawBuilder<string> =>
  sql<string>`(select descendant_id from unit_closure where tree = ${tree} and ancestor_id = ${unitId}
    and from_on <= ${day} and (to_on is null or to_on > ${day}))`

/**
 * As `unitsBelow`, and the ended units besides whose successors stand there on the day: what a unit answers for
 * 按现行区划. A divided unit is answered for by every one of its parts, so these sets overlap between neighbours.
 */
export const unitsAnsweredBy = (tree: Tree, unitId: string, day: PlainDate): RawBuilder<string> =>
  sql<string>`(select descendant_id from unit_closure where tree = ${tree} and ancestor_id = ${unitId}
      and from_on <= ${day} and (to_on is null or to_on > ${day})
    union all
    select heir.old_id from unit_heir heir
      join unit_closure above on above.tree = heir.tree and above.descendant_id = heir.heir_id
    where heir.tree = ${tree} and above.ancestor_id = ${unitId}
      and above.from_on <= ${day} and (above.to_on is null or above.to_on > ${day})
      and heir.from_on <= ${day} and (heir.to_on is null or heir.to_on > ${day}))`

/**
 * How a reach is put to the database, by how wide it is. `set`: what is asked is found from the units reached. `sieve`:
 * what comes by in its order is sieved by the units reached. `row`: each row that comes by is looked up, where even
 * gathering the units would take longer than a page that is full after a few rows.
 */
export type Reaching = 'set' | 'sieve' | 'row'

/** Whether one unit is among `unitsAnsweredBy`; `offset 0` keeps the planner from gathering the whole set first. */
const isAnsweredBy = (tree: Tree, unitId: string, column: Expression<unknown>, day: PlainDate): RawBuilder<boolean> =>
  sql<boolean>`(exists (select 1 from unit_closure reached where reached.tree = ${tree}
      and reached.descendant_id = ${column} and reached.ancestor_id = ${unitId} and ${heldOn('reached', day)}
      offset 0)
    or exists (select 1 from unit_heir heir
      join unit_closure above on above.tree = heir.tree and above.descendant_id = heir.heir_id
      where heir.tree = ${tree} and heir.old_id = ${column} and above.ancestor_id = ${unitId}
        and ${heldOn('above', day)} and ${heldOn('heir', day)}
      offset 0))`

const within = (
  tree: Tree,
  reach: Reach,
  column: Expression<unknown>,
  day: PlainDate,
  how: Reaching = 'set',
): RawBuilder<boolean> => {
  if (reach === 'all') return sql<boolean>`true`
  if (reach === 'none') return sql<boolean>`false`
  if (how === 'row') return isAnsweredBy(tree, reach.unit, column, day)
  const isReached = sql<boolean>`${column} in ${unitsAnsweredBy(tree, reach.unit, day)}`
  // `is true` keeps the planner from joining, so that the order of the other table is kept.
  return how === 'sieve' ? sql<boolean>`((${isReached}) is true)` : isReached
}

/**
 * The condition that a row lies where the reader may see: its territory leaf below the reader's territory and its
 * system unit below the reader's system, both on `day`; records of ended units lie where their successors are. Columns
 * are names such as 'fact.unitId'.
 */
export function inScope(scope: Scope, day: PlainDate, columns: { unit: string; system: string }): RawBuilder<boolean> {
  const territory = within('territory', scope.territory, sql.ref(columns.unit), day)
  const system = within('system', scope.system, sql.ref(columns.system), day)
  return sql<boolean>`(${territory} and ${system})`
}

/** The condition that a unit itself may be seen: places by the territory alone, all others by both trees. */
export function unitInScope(
  scope: Scope,
  day: PlainDate,
  alias: string,
  { how = 'set', id = `${alias}.id` }: { readonly how?: Reaching; readonly id?: string } = {},
): RawBuilder<boolean> {
  const column = sql.ref(id)
  const places = sql.join(placeKinds.map((kind) => sql.lit(kind)))
  const system = within('system', scope.system, column, day, how)
  return sql<boolean>`(${within('territory', scope.territory, column, day, how)}
    and (${sql.ref(`${alias}.kind`)} in (${places}) or ${system}))`
}

/** Above the first a set is slower than a sieve, above the second a sieve is slower than looking rows up. */
const WIDE = 2000
const WIDEST = 10_000

export interface Width {
  readonly list: Reaching
  readonly count: Reaching
}

/** How to ask for a page of units and for their number, by the narrower of the reader's two reaches. */
export async function widthOf(db: Database, { territory, system }: Scope, day: PlainDate): Promise<Width> {
  const land = await countReached(db, 'territory', territory, day)
  const units = Math.min(land, await countReached(db, 'system', system, day))
  if (units < WIDE) return { list: 'set', count: 'set' }
  return { list: units < WIDEST ? 'sieve' : 'row', count: 'sieve' }
}

async function countReached(db: Database, tree: Tree, reach: Reach, day: PlainDate): Promise<number> {
  if (typeof reach === 'string') return reach === 'all' ? WIDEST : 0
  const { rows } = await sql<{ units: number }>`select count(*)::int as units from (select 1 from unit_closure
    where tree = ${tree} and ancestor_id = ${reach.unit} and ${heldOn('unitClosure', day)} limit ${WIDEST}) reached`.execute(
    db,
  )
  return rows[0]!.units
}

/** The name a unit bore on a day, as an expression: after its end its last name, before its beginning its first. */
export const nameOn = (unitColumn: string, day: PlainDate): RawBuilder<string> =>
  sql<string>`(select name from unit_name where unit_id = ${sql.ref(unitColumn)}
    order by from_on <= ${day} desc, abs(from_on - ${day}::date) limit 1)`
