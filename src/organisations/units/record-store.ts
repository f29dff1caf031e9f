import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Tree } from '../rules.ts'
import '../table.ts'
import { nameOn, unitInScope } from '../tree/scope-store.ts'
import type { Reader } from './list-store.ts'

/** The unit, where the reader reaches it; ended units where their successors are reached. */
export const findUnit = (db: Database, { scope, today }: Reader, id: string) =>
  db
    .selectFrom('unit')
    .where('id', '=', id)
    .where(unitInScope(scope, today, 'unit'))
    .selectAll()
    .executeTakeFirst()

/** As `findUnit`, and holds it until the change is through. */
export const lockUnit = (db: Database, { scope, today }: Reader, id: string) =>
  db
    .selectFrom('unit')
    .where('id', '=', id)
    .where(unitInScope(scope, today, 'unit'))
    .forUpdate()
    .selectAll()
    .executeTakeFirst()

/** Which of the units the reader reaches. */
export async function listReached(
  db: Database,
  { scope, today }: Reader,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('unit')
    .where('id', 'in', ids)
    .where(unitInScope(scope, today, 'unit'))
    .select('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export interface Above {
  readonly id: string
  readonly name: string
  readonly within: boolean
}

/** A unit by its name of the day, and whether the reader reaches it. */
export async function nameUnits(
  db: Database,
  reader: Reader,
  ids: readonly string[],
  day: PlainDate,
): Promise<Map<string, Above>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Above>`
    select unit.id, ${nameOn('unit.id', day)} as name, ${unitInScope(reader.scope, reader.today, 'unit')} as within
    from unit where unit.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The way up in one tree on the day, the nearest first. */
export async function listAbove(
  db: Database,
  reader: Reader,
  id: string,
  tree: Tree,
  day: PlainDate,
): Promise<Above[]> {
  const { rows } = await sql<Above>`
    select unit.id, ${nameOn('unit.id', day)} as name, ${unitInScope(reader.scope, reader.today, 'unit')} as within
    from unit_closure up join unit on unit.id = up.ancestor_id
    where up.tree = ${tree} and up.descendant_id = ${id} and up.depth > 0
      and up.from_on <= ${day} and (up.to_on is null or up.to_on > ${day})
    order by up.depth`.execute(db)
  return rows
}

export const listNames = (db: Database, unitId: string) =>
  db
    .selectFrom('unitName')
    .where('unitId', '=', unitId)
    .select(['name', 'shortName', 'fromOn', 'toOn'])
    .orderBy('fromOn')
    .execute()

export const listCodes = (db: Database, unitId: string) =>
  db
    .selectFrom('unitCode')
    .where('unitId', '=', unitId)
    .select(['scheme', 'code', 'fromOn', 'toOn'])
    .orderBy('fromOn')
    .execute()

export const listFormerCodes = (db: Database, unitId: string) =>
  db.selectFrom('formerCode').where('unitId', '=', unitId).select(['code', 'name']).orderBy('code').execute()

export const listLinks = (db: Database, unitId: string) =>
  db
    .selectFrom('unitSuccessor')
    .where(({ or, eb }) => or([eb('oldId', '=', unitId), eb('newId', '=', unitId)]))
    .select(['oldId', 'newId', 'onDay', 'share'])
    .orderBy('onDay')
    .execute()

/** Every change that touched the unit, the newest first, with the officer who entered it. */
export const listChanges = (db: Database, unitId: string) =>
  db
    .selectFrom('unitChangePart as part')
    .innerJoin('unitChange as change', 'change.id', 'part.changeId')
    .leftJoin('officer', 'officer.accountId', 'change.recordedBy')
    .where('part.unitId', '=', unitId)
    .select(['change.id', 'change.kind', 'change.onDay', 'change.precision', 'change.documentNo', 'change.reason'])
    .select(['change.facts', 'officer.name as recordedBy', 'change.recordedAt'])
    .orderBy('change.onDay', 'desc')
    .orderBy('change.recordedAt', 'desc')
    .execute()

export const saveDescription = (
  db: Database,
  id: string,
  described: { industry: string | null; ownership: string | null; note: string | null; countsInHost: boolean },
) => db.updateTable('unit').set(described).where('id', '=', id).execute()
