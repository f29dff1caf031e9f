import { type Insertable, sql } from 'kysely'
import { inScope, nameOn } from '../../organisations/door.ts'
import type { Database, Tables } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Reader, visibleOrders } from '../orders/order-store.ts'
import '../table.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** One's own office's, and those that sample a unit within reach. */
const visibleInspections = (db: Database, reader: Reader) =>
  db
    .selectFrom('inspection as held')
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('held.officeId', '=', reader.unitId ?? NOBODY),
        exists(
          selectFrom('inspectionUnit as sampled')
            .whereRef('sampled.inspectionId', '=', 'held.id')
            .where(inScope(reader.scope, reader.today, { unit: 'sampled.placeId', system: 'sampled.unitId' }))
            .select('sampled.unitId'),
        ),
      ]),
    )
    .selectAll('held')
    .select([
      nameOn('held.officeId', reader.today).as('office'),
      sql<string>`(select count(*)::text from inspection_unit where inspection_id = held.id)`.as('units'),
      sql<string>`(select count(*)::text from supervision_order where source_id = held.id
        and state not in ('cancelled', 'merged'))`.as('findings'),
    ])

export const listInspections = (db: Database, reader: Reader) =>
  visibleInspections(db, reader).orderBy('held.startsOn', 'desc').orderBy('held.id', 'desc').limit(200).execute()

export type InspectionRow = Awaited<ReturnType<typeof listInspections>>[number]

export async function getInspection(db: Database, reader: Reader, id: string): Promise<InspectionRow> {
  const row = await visibleInspections(db, reader).where('held.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('absent', 'inspection.absent')
  return row
}

export async function lockInspection(db: Database, reader: Reader, id: string): Promise<InspectionRow> {
  await db.selectFrom('inspection').where('id', '=', id).forUpdate().select('id').execute()
  return getInspection(db, reader, id)
}

export async function insertInspection(
  db: Database,
  row: Insertable<Tables['inspection']>,
  units: readonly { readonly unitId: string; readonly placeId: string }[],
): Promise<void> {
  await db.insertInto('inspection').values(row).execute()
  const sampled = units.map((unit) => ({ ...unit, inspectionId: row.id }))
  await db.insertInto('inspectionUnit').values(sampled).execute()
}

export const readSampled = (db: Database, reader: Reader, id: string) =>
  db
    .selectFrom('inspectionUnit as sampled')
    .where('sampled.inspectionId', '=', id)
    .select('sampled.unitId as id')
    .select(nameOn('sampled.unitId', reader.today).as('name'))
    .orderBy('sampled.unitId')
    .execute()

/** The findings, as orders within reach. */
export const readFindings = (db: Database, reader: Reader, id: string) =>
  visibleOrders(db, reader).where('held.sourceId', '=', id).orderBy('held.id').execute()

export const endInspection = (db: Database, { id }: InspectionRow, ended: { on: string; conclusion: string }) =>
  db
    .updateTable('inspection')
    .set({ endedOn: sql`${ended.on}::date`, conclusion: ended.conclusion, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
