import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

/** Writes columns of a person and moves the version on. */
export const updatePerson = (db: Database, id: string, columns: Readonly<Record<string, unknown>>) =>
  db
    .updateTable('person')
    .set({ ...columns, version: sql<number>`version + 1` } as never)
    .where('id', '=', id)
    .execute()

/** Present work ends on the day; answers what ended. */
export const endWork = (db: Database, personId: string, day: PlainDate) =>
  db
    .updateTable('employment')
    .set({ toOn: day, version: sql<number>`version + 1` })
    .where('personId', '=', personId)
    .where('struckOn', 'is', null)
    .where('toOn', 'is', null)
    .where('fromOn', '<=', day)
    .returning('id')
    .execute()

/** Records of something that happened after a day. */
export async function countAfter(db: Database, personId: string, day: PlainDate): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from (
      select 1 from employment where person_id = ${personId} and struck_on is null and (from_on > ${day} or to_on > ${day})
      union all select 1 from certificate where person_id = ${personId} and struck_on is null and issued_on > ${day}
      union all select 1 from title where person_id = ${personId} and struck_on is null and granted_on > ${day}
      union all select 1 from engagement where person_id = ${personId} and struck_on is null and from_on > ${day}
    ) as later`.execute(db)
  return Number(rows[0]!.count)
}

export const isCounty = async (db: Database, unitId: string): Promise<boolean> =>
  (await db
    .selectFrom('unit')
    .where('id', '=', unitId)
    .where('kind', '=', 'COUNTY')
    .where('toOn', 'is', null)
    .select('id')
    .executeTakeFirst()) !== undefined

export interface Move {
  readonly personId: string
  readonly onDay: PlainDate
  readonly fromUnitId: string
  readonly toUnitId: string
  readonly why: string
  readonly recordedBy: string
}

export const insertMove = (db: Database, move: Move) =>
  db
    .insertInto('personMove')
    .values({ ...move, id: newId() })
    .execute()
