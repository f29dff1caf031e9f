import { type RawBuilder, sql } from 'kysely'
import { placeKinds, type UnitKind } from '../../organisations/rules.ts'
import type { Database } from '../../platform/database.ts'
import type { Clerk, Reach } from '../../platform/operation.ts'
import { addDays, type PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

/** A place of the territory on a day. `code` is its GB/T 2260 or zone code, its id where it has none. */
export interface Place {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  /** The place above it; null at the root. */
  readonly parentId: string | null
}

const on = (alias: string, day: PlainDate): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${alias}.fromOn`)} <= ${day} and (${sql.ref(`${alias}.toOn`)} is null or ${sql.ref(`${alias}.toOn`)} > ${day})`

/** Places with their names and codes of the day. */
const places = (where: RawBuilder<unknown>, day: PlainDate) => sql<Place>`
  select unit.id, coalesce(code.code, unit.id::text) as code, name.name, name.short_name, unit.kind,
    edge.parent_id
  from unit
  join unit_name name on name.unit_id = unit.id and ${on('name', day)}
  left join unit_code code on code.unit_id = unit.id and code.scheme in ('division', 'zone') and ${on('code', day)}
  left join unit_edge edge on edge.tree = 'territory' and edge.child_id = unit.id and ${on('edge', day)}
  where ${where} order by code, unit.id`

const reached = (reach: Reach, day: PlainDate): RawBuilder<boolean> => {
  if (reach === 'all') return sql<boolean>`true`
  if (reach === 'none') return sql<boolean>`false`
  return sql<boolean>`unit.id in (select near.descendant_id from unit_closure near where near.tree = 'territory'
    and near.ancestor_id = ${reach.unit} and ${on('near', day)})`
}

/**
 * A unit by its code or id, where the reader's territory reaches on the day. A unit that is asked for by its id and has
 * ended by then is found as it last stood.
 */
export async function findPlace(
  db: Database,
  reach: Reach,
  codeOrId: string,
  day: PlainDate,
): Promise<Place | undefined> {
  const isById = codeOrId.length === 36
  const byCode = sql`select unit_id from unit_code held where held.code = ${codeOrId} and ${on('held', day)}`
  const named = isById ? sql`unit.id = ${codeOrId}::uuid` : sql`unit.id in (${byCode})`
  const stood = isById ? await lastDayOf(db, codeOrId, day) : day
  const { rows } = await places(sql`${named} and ${reached(reach, stood)}`, stood).execute(db)
  return rows[0]
}

async function lastDayOf(db: Database, unitId: string, day: PlainDate): Promise<PlainDate> {
  const unit = await db.selectFrom('unit').where('id', '=', unitId).select('toOn').executeTakeFirst()
  return unit?.toOn && unit.toOn <= day ? addDays(unit.toOn, -1) : day
}

/** The places directly below one, as far as the reader reaches them. */
export async function childPlaces(db: Database, reach: Reach, parentId: string, day: PlainDate): Promise<Place[]> {
  const below = sql`select down.descendant_id from unit_closure down where down.tree = 'territory'
    and down.ancestor_id = ${parentId} and down.depth = 1 and ${on('down', day)}`
  const where = sql`unit.id in (${below}) and unit.kind = any(${placeKinds}) and ${reached(reach, day)}`
  return (await places(where, day).execute(db)).rows
}

/** The counties and zones at or below a place: the leaves in which facts lie. */
export async function leafPlaces(db: Database, reach: Reach, placeId: string, day: PlainDate): Promise<Place[]> {
  const below = sql`select down.descendant_id from unit_closure down where down.tree = 'territory'
    and down.ancestor_id = ${placeId} and ${on('down', day)}`
  const where = sql`unit.id in (${below}) and unit.kind in ('COUNTY', 'ZONE') and ${reached(reach, day)}`
  return (await places(where, day).execute(db)).rows
}

/** Where a clerk's pages begin: the place his post sees, or the highest place above his own unit. */
export async function findHome(db: Database, { scope, unitId }: Clerk, day: PlainDate): Promise<Place | undefined> {
  if (scope.territory === 'none') return undefined
  if (scope.territory !== 'all') return findPlace(db, 'all', scope.territory.unit, day)
  const above = sql`select up.ancestor_id from unit_closure up join unit high on high.id = up.ancestor_id
    where up.tree = 'territory' and up.descendant_id = ${unitId} and ${on('up', day)}
    and high.kind = any(${placeKinds}) order by up.depth desc limit 1`
  const only = sql`select id from unit where kind = 'PROVINCE' and ${on('unit', day)} limit 1`
  const found = await places(sql`unit.id in (${unitId === null ? only : above})`, day).execute(db)
  return found.rows[0] ?? (await places(sql`unit.id in (${only})`, day).execute(db)).rows[0]
}

/** Which of these places have a unit of one of the kinds at or below them. */
export async function placesWith(
  db: Database,
  placeIds: readonly string[],
  kinds: readonly UnitKind[],
  day: PlainDate,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct down.ancestor_id as id from unit_closure down join unit on unit.id = down.descendant_id
    where down.tree = 'territory' and down.ancestor_id = any(${placeIds}::uuid[]) and ${on('down', day)}
      and unit.kind = any(${kinds}) and ${on('unit', day)}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
