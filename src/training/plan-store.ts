import { sql } from 'kysely'
import { inScope, unitsBelow } from '../organisations/door.ts'
import type { UnitKind } from '../organisations/rules.ts'
import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { Reader } from './class-store.ts'
import type { ScopeSpan } from './plan-rules.ts'
import './table.ts'

/** What the institution is registered for, past and present. */
export const readScope = (db: Database, institutionId: string): Promise<ScopeSpan[]> =>
  db
    .selectFrom('institutionScope')
    .where('unitId', '=', institutionId)
    .orderBy('occupation')
    .select(['occupation', 'level', 'fromOn', 'toOn'])
    .execute()

export interface Institution {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly initials: string
  /** The county or zone that it sits in; null where it sits above counties. */
  readonly placeId: string | null
  readonly placeName: string | null
}

/** The unit as it stands on the day, with the county-level place above it. */
export async function findInstitution(db: Database, unitId: string, day: PlainDate): Promise<Institution | undefined> {
  const { rows } = await sql<Institution>`
    select unit.id, unit.kind, unit_name.name, unit_name.initials, place.id as place_id, place.name as place_name
    from unit join unit_name on unit_name.unit_id = unit.id
    left join lateral (
      select place.id, place_name.name from unit_closure closure join unit place on place.id = closure.ancestor_id
      join unit_name place_name on place_name.unit_id = place.id
        and place_name.from_on <= ${day} and (place_name.to_on is null or place_name.to_on > ${day})
      where closure.tree = 'territory' and closure.descendant_id = unit.id and place.kind in ('COUNTY', 'ZONE')
        and closure.from_on <= ${day} and (closure.to_on is null or closure.to_on > ${day})
      order by closure.depth limit 1) place on true
    where unit.id = ${unitId} and unit_name.from_on <= ${day} and (unit_name.to_on is null or unit_name.to_on > ${day})
      and unit.from_on <= ${day} and (unit.to_on is null or unit.to_on > ${day})`.execute(db)
  return rows[0]
}

export async function readUnitKind(db: Database, unitId: string): Promise<UnitKind> {
  const { kind } = await db.selectFrom('unit').where('id', '=', unitId).select('kind').executeTakeFirstOrThrow()
  return kind
}

/** Whether classes may be held there by this clerk: a county or zone, open on the day, within the clerk's reach. */
export async function isPlaceWithin(
  db: Database,
  reader: Reader,
  place: { readonly unitId: string; readonly institutionId: string; readonly day: PlainDate },
): Promise<boolean> {
  const known = await db
    .selectFrom('unit')
    .where('unit.id', '=', place.unitId)
    .where('unit.kind', 'in', ['COUNTY', 'ZONE'])
    .where('unit.fromOn', '<=', place.day)
    .where((where) => where.or([where('unit.toOn', 'is', null), where('unit.toOn', '>', place.day)]))
    .where(
      sql<boolean>`exists (select from (select ${place.unitId}::uuid as unit_id, ${place.institutionId}::uuid as system_id)
        as held where ${inScope(reader.scope, reader.today, { unit: 'held.unitId', system: 'held.systemId' })})`,
    )
    .select('unit.id')
    .executeTakeFirst()
  return known !== undefined
}

/** The letters of an institution's class numbers. Waits for whoever gives out letters at the same moment. */
export async function seriesOf(
  db: Database,
  institutionId: string,
  choose: (taken: ReadonlySet<string>) => string,
): Promise<string> {
  const held = await db
    .selectFrom('classSeries')
    .where('institutionId', '=', institutionId)
    .select('prefix')
    .executeTakeFirst()
  if (held) return held.prefix
  await sql`lock table class_series in share row exclusive mode`.execute(db)
  const all = await db.selectFrom('classSeries').selectAll().execute()
  const now = all.find((series) => series.institutionId === institutionId)
  if (now) return now.prefix
  const prefix = choose(new Set(all.map((series) => series.prefix)))
  await db.insertInto('classSeries').values({ institutionId, prefix }).execute()
  return prefix
}

/** The next number of the institution's year, without gaps: given back when the transaction does not commit. */
export async function takeClassNo(db: Database, institutionId: string, year: number): Promise<number> {
  const { lastNo } = await db
    .insertInto('classCounter')
    .values({ institutionId, year, lastNo: 1 })
    .onConflict((on) => on.columns(['institutionId', 'year']).doUpdateSet({ lastNo: sql`class_counter.last_no + 1` }))
    .returning('lastNo')
    .executeTakeFirstOrThrow()
  return lastNo
}

/** Registered employers among the names and credit codes that a roster writes: what was written to the unit's id. */
export async function findEmployers(
  db: Database,
  written: { readonly names: readonly string[]; readonly codes: readonly string[] },
  day: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ written: string; unitId: string }>`
    select name as written, unit_id from unit_name where name = any(${written.names}::text[])
      and from_on <= ${day} and (to_on is null or to_on > ${day})
    union all select short_name, unit_id from unit_name where short_name = any(${written.names}::text[])
      and from_on <= ${day} and (to_on is null or to_on > ${day})
    union all select code, unit_id from unit_code where scheme = 'uscc' and code = any(${written.codes}::text[])
      and from_on <= ${day} and (to_on is null or to_on > ${day})`.execute(db)
  return new Map(rows.map((row) => [row.written, row.unitId]))
}

export interface PlaceHit {
  readonly id: string
  readonly name: string
  /** The prefecture it belongs to. */
  readonly above: string | null
}

/** Counties and zones of the day within reach, by Chinese, initials or nothing; at most 50. */
export async function findPlaces(db: Database, { scope, today }: Reader, text: string): Promise<PlaceHit[]> {
  const within = scope.territory
  if (within === 'none') return []
  const reach = within === 'all' ? sql`true` : sql`unit.id in ${unitsBelow('territory', within.unit, today)}`
  const { rows } = await sql<PlaceHit>`
    select unit.id, unit_name.name, (select above.short_name from unit_edge edge
        join unit_name above on above.unit_id = edge.parent_id and above.from_on <= ${today}
          and (above.to_on is null or above.to_on > ${today})
      where edge.tree = 'territory' and edge.child_id = unit.id and edge.from_on <= ${today}
        and (edge.to_on is null or edge.to_on > ${today})) as above
    from unit join unit_name on unit_name.unit_id = unit.id
    where unit.kind in ('COUNTY', 'ZONE') and unit.from_on <= ${today}
      and (unit.to_on is null or unit.to_on > ${today}) and unit_name.from_on <= ${today}
      and (unit_name.to_on is null or unit_name.to_on > ${today}) and ${reach}
      and position(lower(${text.trim()}) in lower(unit_name.search)) > 0
    order by unit_name.sort_key limit 50`.execute(db)
  return rows
}
