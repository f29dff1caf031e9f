import { type Expression, type RawBuilder, sql } from 'kysely'
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

const within = (tree: Tree, reach: Reach, column: Expression<unknown>, day: PlainDate): RawBuilder<boolean> => {
  if (reach === 'all') return sql<boolean>`true`
  if (reach === 'none') return sql<boolean>`false`
  return sql<boolean>`${column} in ${unitsAnsweredBy(tree, reach.unit, day)}`
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
export function unitInScope(scope: Scope, day: PlainDate, alias: string): RawBuilder<boolean> {
  const id = sql.ref(`${alias}.id`)
  const places = sql.join(placeKinds.map((kind) => sql.lit(kind)))
  const system = within('system', scope.system, id, day)
  return sql<boolean>`(${within('territory', scope.territory, id, day)}
    and (${sql.ref(`${alias}.kind`)} in (${places}) or ${system}))`
}

/** The name a unit bore on a day, as an expression: after its end its last name, before its beginning its first. */
export const nameOn = (unitColumn: string, day: PlainDate): RawBuilder<string> =>
  sql<string>`(select name from unit_name where unit_id = ${sql.ref(unitColumn)}
    order by from_on <= ${day} desc, abs(from_on - ${day}::date) limit 1)`
