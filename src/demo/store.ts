import { type Insertable, sql } from 'kysely'
import type { Database, Tables } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'

export interface CodedPlace {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly parent: string | null
}

/** Places with a division code on a day, each with the code of the place above it. */
export async function readPlaces(db: Database, day: PlainDate): Promise<CodedPlace[]> {
  const { rows } = await sql<CodedPlace>`select code.unit_id as id, code.code, name.name, above.code as parent
    from unit_code code
    join unit_name name on name.unit_id = code.unit_id and name.from_on <= ${day} and (name.to_on is null or name.to_on > ${day})
    left join unit_edge edge on edge.tree = 'territory' and edge.child_id = code.unit_id
      and edge.from_on <= ${day} and (edge.to_on is null or edge.to_on > ${day})
    left join unit_code above on above.unit_id = edge.parent_id and above.scheme = 'division' and above.to_on is null
    where code.scheme = 'division' and code.code like '53%'
      and code.from_on <= ${day} and (code.to_on is null or code.to_on > ${day})
    order by code.code`.execute(db)
  return rows
}

export const insertClass = (db: Database, row: Insertable<Tables['trainingClass']>) =>
  db.insertInto('trainingClass').values(row).execute()

export const insertSteps = (db: Database, rows: readonly Insertable<Tables['classStep']>[]) =>
  rows.length === 0
    ? Promise.resolve([])
    : db
        .insertInto('classStep')
        .values([...rows])
        .execute()

export const insertScopes = (db: Database, rows: readonly Insertable<Tables['institutionScope']>[]) =>
  db
    .insertInto('institutionScope')
    .values([...rows])
    .onConflict((on) => on.doNothing())
    .execute()

export const insertEnrolments = (db: Database, rows: readonly Insertable<Tables['enrolment']>[]) =>
  rows.length === 0
    ? Promise.resolve([])
    : db
        .insertInto('enrolment')
        .values([...rows])
        .execute()

export const insertSeries = (db: Database, row: Insertable<Tables['classSeries']>) =>
  db
    .insertInto('classSeries')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute()

export const saveCounter = (db: Database, row: Insertable<Tables['classCounter']>) =>
  db
    .insertInto('classCounter')
    .values(row)
    .onConflict((on) => on.columns(['institutionId', 'year']).doUpdateSet({ lastNo: row.lastNo }))
    .execute()

export async function hasClass(db: Database, id: string): Promise<boolean> {
  return (await db.selectFrom('trainingClass').where('id', '=', id).select('id').executeTakeFirst()) !== undefined
}

export async function hasTarget(db: Database, code: string): Promise<boolean> {
  return (await db.selectFrom('target').where('code', '=', code).select('id').executeTakeFirst()) !== undefined
}

export const insertTarget = (db: Database, row: Insertable<Tables['target']>) =>
  db.insertInto('target').values(row).execute()

export async function insertLine(db: Database, row: Insertable<Tables['targetLine']>): Promise<number> {
  return (await db.insertInto('targetLine').values(row).returning('no').executeTakeFirstOrThrow()).no
}

export const insertShares = (db: Database, rows: readonly Insertable<Tables['targetShare']>[]) =>
  db
    .insertInto('targetShare')
    .values([...rows])
    .execute()

export async function findPersonOf(db: Database, unitId: string): Promise<string | undefined> {
  const row = await db.selectFrom('person').where('unitId', '=', unitId).orderBy('id').select('id').executeTakeFirst()
  return row?.id
}
