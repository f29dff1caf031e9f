import { type Insertable, sql } from 'kysely'
import type { Database, Tables } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { UnitKind } from '../rules.ts'
import '../table.ts'

type Rows<T extends keyof Tables> = readonly Insertable<Tables[T]>[]
const BATCH = 2000

async function inBatches<T>(rows: readonly T[], insert: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await insert(rows.slice(start, start + BATCH))
}

export const insertUnits = (db: Database, rows: Rows<'unit'>) =>
  inBatches(rows, (batch) => db.insertInto('unit').values(batch).execute())

export const insertNames = (db: Database, rows: Rows<'unitName'>) =>
  inBatches(rows, (batch) => db.insertInto('unitName').values(batch).execute())

export const insertCodes = (db: Database, rows: Rows<'unitCode'>) =>
  inBatches(rows, (batch) => db.insertInto('unitCode').values(batch).execute())

export const insertEdges = (db: Database, rows: Rows<'unitEdge'>) =>
  inBatches(rows, (batch) => db.insertInto('unitEdge').values(batch).execute())

/** Life and last name of the units named; a unit that is not there is missing from the answer. */
export const readSpans = (db: Database, unitIds: readonly string[]) =>
  db
    .selectFrom('unit')
    .where('id', 'in', sql<string>`(select unnest(${unitIds}::uuid[]))`)
    .select(['id', 'fromOn', 'toOn'])
    .execute()

export interface UnitName {
  readonly unitId: string
  readonly name: string
  readonly shortName: string
  readonly sortKey: string
}

/** The name each unit bore on the day; after its end its last name, before its beginning its first. */
export async function readNames(db: Database, unitIds: readonly string[], day: PlainDate): Promise<UnitName[]> {
  const { rows } = await sql<UnitName>`
    select distinct on (unit_id) unit_id, name, short_name, sort_key from unit_name
    where unit_id = any(${unitIds}::uuid[])
    order by unit_id, from_on <= ${day} desc, abs(from_on - ${day}::date)`.execute(db)
  return rows
}

export interface CodedUnit {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  /** Whether the unit bears this code on the day; false for an old code. */
  readonly held: boolean
  /** Whether the unit exists on the day. */
  readonly open: boolean
}

/** Whose code this is on the day; failing that, whose it was last, or was at all. */
export async function findByCode(db: Database, code: string, day: PlainDate): Promise<CodedUnit | undefined> {
  const { rows } = await sql<CodedUnit>`
    select unit.id, unit.kind, held.held,
      unit.from_on <= ${day} and (unit.to_on is null or unit.to_on > ${day}) as open,
      (select name from unit_name where unit_id = unit.id
        order by from_on <= ${day} desc, abs(from_on - ${day}::date) limit 1) as name
    from (
      select unit_id, from_on <= ${day} and (to_on is null or to_on > ${day}) as held, from_on
      from unit_code where code = ${code}
      union all select unit_id, false, null from former_code where code = ${code}
    ) held join unit on unit.id = held.unit_id
    order by held.held desc, open desc, held.from_on desc nulls last limit 1`.execute(db)
  return rows[0]
}

/** Code and name of a place on the day. */
export async function findPlace(
  db: Database,
  unitId: string,
  day: PlainDate,
): Promise<{ code: string; name: string } | undefined> {
  const { rows } = await sql<{ code: string; name: string }>`
    select unit_code.code, unit_name.name from unit_code join unit_name using (unit_id)
    where unit_id = ${unitId} and scheme in ('division', 'zone')
    order by unit_code.from_on <= ${day} desc, abs(unit_code.from_on - ${day}::date),
      unit_name.from_on <= ${day} desc, abs(unit_name.from_on - ${day}::date) limit 1`.execute(db)
  return rows[0]
}
