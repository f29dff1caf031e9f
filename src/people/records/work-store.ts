import { sql } from 'kysely'
import { heldOn } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { shelvePersons } from '../search/shelf-store.ts'
import '../table.ts'

/** Work that is recorded and goes on today, the latest first. */
const present = (db: Database, personId: string, today: PlainDate) =>
  db
    .selectFrom('employment')
    .where('personId', '=', personId)
    .where('struckOn', 'is', null)
    .where('fromOn', '<=', today)
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>=', today)]))
    .where(sql<boolean>`track is distinct from 'none'`)
    .orderBy('fromOn', 'desc')
    .orderBy('id')
    .select(['unitId', 'unitName', 'toOn'])
    .execute()

/**
 * After a change of somebody's work: his employer is that of the latest present work, and the units of present work
 * know him until it ends. A place that knows him for another reason stays.
 */
export async function settleWork(db: Database, personId: string, today: PlainDate): Promise<void> {
  const work = await present(db, personId, today)
  await db.deleteFrom('personPlace').where('personId', '=', personId).where('through', '=', 'work').execute()
  for (const { unitId, toOn } of work)
    if (unitId)
      await db
        .insertInto('personPlace')
        .values({ personId, unitId, systemId: unitId, through: 'work', untilOn: toOn })
        .onConflict((on) => on.columns(['personId', 'unitId', 'systemId']).doNothing())
        .execute()
  await shelvePersons(db, [personId])
  const recorded = await db
    .selectFrom('employment')
    .where('personId', '=', personId)
    .where('struckOn', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!recorded) return
  const [latest] = work
  await db
    .updateTable('person')
    .set({ employerId: latest?.unitId ?? null, employerName: latest?.unitName ?? null })
    .where('id', '=', personId)
    .execute()
}

/** Units that bear a name, or its short form, on the day. */
export async function unitsNamed(db: Database, name: string, day: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('unitName')
    .where((where) => where.or([where('name', '=', name), where('shortName', '=', name)]))
    .where(heldOn('unitName', day))
    .limit(20)
    .select('unitId')
    .execute()
  return rows.map(({ unitId }) => unitId)
}
