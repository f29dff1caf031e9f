import { sql } from 'kysely'
import { heldOn, nameOn, unitInScope } from '../organisations/door.ts'
import { placeKinds, type UnitKind } from '../organisations/rules.ts'
import { countOf, type Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import type { UnitDays } from './content-rules.ts'
import type { Reader } from './reader.ts'
import './table.ts'

/** Life and name of the units named; one that is not there is missing. */
export async function readUnits(
  db: Database,
  ids: readonly string[],
  day: PlainDate,
): Promise<ReadonlyMap<string, UnitDays & { readonly kind: UnitKind }>> {
  const rows = await db
    .selectFrom('unit')
    .where('id', 'in', sql<string>`(select unnest(${ids}::uuid[]))`)
    .select(['id', 'kind', 'fromOn', 'toOn', nameOn('unit.id', day).as('name')])
    .execute()
  return new Map(rows.map(({ id, ...unit }) => [id, unit]))
}

export interface Placed {
  readonly unitId: string
  readonly placeId: string
}

/** The nearest place of the territory at or above each unit on the day; a unit that stands nowhere is missing. */
export async function placesOf(
  db: Database,
  unitIds: readonly string[],
  day: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const kinds = sql.join(placeKinds.map((kind) => sql.lit(kind)))
  const { rows } = await sql<Placed>`
    select distinct on (above.descendant_id) above.descendant_id as unit_id, above.ancestor_id as place_id
    from unit_closure above join unit place on place.id = above.ancestor_id and place.kind in (${kinds})
    where above.tree = 'territory' and above.descendant_id = any(${unitIds}::uuid[]) and ${heldOn('above', day)}
    order by above.descendant_id, above.depth`.execute(db)
  return new Map(rows.map(({ unitId, placeId }) => [unitId, placeId]))
}

export interface PlaceBelow {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  readonly code: string
}

/** Places below one in the territory on the day, of the kinds asked for, in the order of their codes. */
export async function placesBelow(
  db: Database,
  { placeId, kinds, day }: { readonly placeId: string; readonly kinds: readonly UnitKind[]; readonly day: PlainDate },
): Promise<PlaceBelow[]> {
  const { rows } = await sql<PlaceBelow>`
    select place.id, place.kind, name.name, name.short_name, coalesce(code.code, place.id::text) as code
    from unit_closure below
    join unit place on place.id = below.descendant_id and place.kind = any(${kinds as string[]})
    join unit_name name on name.unit_id = place.id and ${heldOn('name', day)}
    left join unit_code code on code.unit_id = place.id and code.scheme in ('division', 'zone') and ${heldOn('code', day)}
    where below.tree = 'territory' and below.ancestor_id = ${placeId} and below.depth > 0 and ${heldOn('below', day)}
    order by code, place.id`.execute(db)
  return rows
}

/** The unit of this name at or below a unit in either tree, or among the departments of its place. */
export async function findUnitNamed(db: Database, name: string, placeId: string, day: PlainDate) {
  const { rows } = await sql<{ id: string }>`
    select named.unit_id as id from unit_name named
    join unit_closure near on near.tree = 'territory' and near.descendant_id = named.unit_id
      and near.ancestor_id = ${placeId} and ${heldOn('near', day)}
    where (named.name = ${name} or named.short_name = ${name}) and ${heldOn('named', day)}
    order by near.depth, named.unit_id limit 1`.execute(db)
  return rows[0]?.id
}

/** Lines of issued targets that run on the day: what nobody is asked to type. */
export const readHeldLines = (db: Database, day: PlainDate) =>
  db
    .selectFrom('targetLine as line')
    .innerJoin('target', 'target.id', 'line.targetId')
    .where('target.state', '=', 'issued')
    .where('line.state', '=', 'active')
    .where('line.fromOn', '<=', day)
    .where('line.toOn', '>=', day)
    .orderBy('line.no')
    .select(['line.no', 'line.code', 'line.name'])
    .execute()

/** Plans of an office in a year; held until the request ends, so that two new ones are never given one number. */
export const countPlans = async (db: Database, systemId: string, year: number): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan ${systemId} ${year}`}, 0))`.execute(db)
  const { last } = await db
    .selectFrom('plan')
    .where('systemId', '=', systemId)
    .where('year', '=', year)
    .select(({ fn }) => fn.coalesce(fn.max('ordinal'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow()
  return countOf(BigInt(last))
}

/** Whether the reader's reach covers a unit on the day. */
export async function isWithin(db: Database, { clerk, today }: Reader, unitId: string): Promise<boolean> {
  const row = await db
    .selectFrom('unit')
    .where('unit.id', '=', unitId)
    .where(unitInScope(clerk.scope, today, 'unit'))
    .select('unit.id')
    .executeTakeFirst()
  return row !== undefined
}

export async function getUnitNamed(db: Database, unitId: string, day: PlainDate) {
  const row = await db
    .selectFrom('unit')
    .where('id', '=', unitId)
    .select(['id', 'kind', nameOn('unit.id', day).as('name')])
    .executeTakeFirst()
  if (!row) throw new Refusal('absent', 'task.lead-absent')
  return row
}
