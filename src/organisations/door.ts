import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Reach, Scope } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { Tree } from './rules.ts'

export { loadReferenceUnits } from './reference/load.ts'
export { appoint, enterOfficer, findClerk, openAccount, openPost } from './staff/staff.ts'
export { type OpenedUnit, openUnit, openUnits } from './units/open.ts'
export { type CodedUnit, findByCode as findUnitByCode, readNames as namesOf, type UnitName } from './units/store.ts'

/** Whether a dated row of a table holds on a day: `from_on <= day < to_on`. */
export const heldOn = (alias: string, day: PlainDate): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${alias}.fromOn`)} <= ${day} and (${sql.ref(`${alias}.toOn`)} is null or ${sql.ref(`${alias}.toOn`)} > ${day})`

const within = (tree: Tree, reach: Reach, column: Expression<unknown>, day: PlainDate): RawBuilder<boolean> => {
  if (reach === 'all') return sql<boolean>`true`
  if (reach === 'none') return sql<boolean>`false`
  return sql<boolean>`${column} in (select descendant_id from unit_closure where tree = ${tree}
    and ancestor_id = ${reach.unit} and from_on <= ${day} and (to_on is null or to_on > ${day}))`
}

/**
 * The condition that a row lies where the reader may see: its territory leaf below the reader's territory and its
 * system unit below the reader's system, both on `day`. Columns are names such as 'fact.unitId'.
 */
export function inScope(scope: Scope, day: PlainDate, columns: { unit: string; system: string }): RawBuilder<boolean> {
  const territory = within('territory', scope.territory, sql.ref(columns.unit), day)
  const system = within('system', scope.system, sql.ref(columns.system), day)
  return sql<boolean>`(${territory} and ${system})`
}

/** The units at or below `unitId` in one tree on a day, as a subquery for `in`. */
export const unitsBelow = (tree: Tree, unitId: string, day: PlainDate): RawBuilder<{ descendantId: string }> =>
  sql`(select descendant_id from unit_closure where tree = ${tree} and ancestor_id = ${unitId}
    and from_on <= ${day} and (to_on is null or to_on > ${day}))`
