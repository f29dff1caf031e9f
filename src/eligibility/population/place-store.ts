import { type RawBuilder, sql } from 'kysely'
import { heldOn } from '../../organisations/door.ts'
import { placeKinds } from '../../organisations/rules.ts'
import type { Database } from '../../platform/database.ts'
import type { Reach } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'

export interface PlaceRow {
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly shortName: string
  readonly opens: boolean
}

const reached = (reach: Reach, day: PlainDate): RawBuilder<boolean> => {
  if (reach === 'all') return sql<boolean>`true`
  if (reach === 'none') return sql<boolean>`false`
  return sql<boolean>`unit.id in (select near.descendant_id from unit_closure near where near.tree = 'territory'
    and near.ancestor_id = ${reach.unit} and ${heldOn('near', day)})`
}

const places = (where: RawBuilder<unknown>, day: PlainDate) => sql<PlaceRow>`
  select unit.id, code.code, name.name, name.short_name,
    exists (select from unit_edge edge join unit below on below.id = edge.child_id
      where edge.tree = 'territory' and edge.parent_id = unit.id and below.kind = any(${placeKinds})
        and ${heldOn('edge', day)}) as opens
  from unit
  join unit_name name on name.unit_id = unit.id and ${heldOn('name', day)}
  left join unit_code code on code.unit_id = unit.id and code.scheme in ('division', 'zone') and ${heldOn('code', day)}
  where ${where} order by code.code nulls last, unit.id`

/** A place within reach on a day. */
export async function findPlaceById(
  db: Database,
  reach: Reach,
  id: string,
  day: PlainDate,
): Promise<PlaceRow | undefined> {
  return (await places(sql`unit.id = ${id} and ${reached(reach, day)}`, day).execute(db)).rows[0]
}

/** The places directly below one; without one the highest that the reader reaches. */
export async function placesBelow(
  db: Database,
  reach: Reach,
  above: string | null,
  day: PlainDate,
): Promise<PlaceRow[]> {
  const root = above ?? (typeof reach === 'object' ? reach.unit : null)
  const below = sql`select edge.child_id from unit_edge edge
    where edge.tree = 'territory' and edge.parent_id = ${root} and ${heldOn('edge', day)}`
  const highest = sql`select unit.id from unit where unit.kind = 'PROVINCE' and ${heldOn('unit', day)}`
  const where = sql`unit.id in (${root === null ? highest : below}) and unit.kind = any(${placeKinds})
    and ${reached(reach, day)}`
  return (await places(where, day).execute(db)).rows
}

/** The nearest county, zone or higher place at or above each unit on a day, by the unit: its code, else its id. */
export async function countyCodesOf(
  db: Database,
  unitIds: readonly string[],
  day: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ unitId: string; code: string }>`
    select distinct on (asked.id) asked.id as unit_id, coalesce(code.code, unit.id::text) as code
    from unnest(${unitIds}::uuid[]) asked (id)
    join lateral (select asked.id as id union all
      select heir.heir_id from unit_heir heir where heir.tree = 'territory' and heir.old_id = asked.id
        and ${heldOn('heir', day)}) stands on true
    join unit_closure above on above.tree = 'territory' and above.descendant_id = stands.id and ${heldOn('above', day)}
    join unit on unit.id = above.ancestor_id and unit.kind = any(${placeKinds})
    left join unit_code code on code.unit_id = unit.id and code.scheme in ('division', 'zone') and ${heldOn('code', day)}
    order by asked.id, above.depth, code`.execute(db)
  return new Map(rows.map(({ unitId, code }) => [unitId, code]))
}

/** Units at or below each of these places on a day, ended ones where their successors stand: (place_id, unit_id). */
export const leavesOf = (placeIds: readonly string[], day: PlainDate): RawBuilder<unknown> => sql`(
  select above.ancestor_id as place_id, above.descendant_id as unit_id from unit_closure above
  where above.tree = 'territory' and above.ancestor_id = any(${placeIds}::uuid[]) and ${heldOn('above', day)}
  union
  select above.ancestor_id, heir.old_id from unit_heir heir
  join unit_closure above on above.tree = heir.tree and above.descendant_id = heir.heir_id
  where heir.tree = 'territory' and above.ancestor_id = any(${placeIds}::uuid[]) and ${heldOn('above', day)}
    and ${heldOn('heir', day)})`
