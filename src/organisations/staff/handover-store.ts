import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

export { insertPost } from './store.ts'

interface Between {
  readonly from: string
  readonly to: string
  readonly onDay: PlainDate
}

/** Posts that belong to the unit or see its affairs, open on the day or later. */
export const listPostsSeeing = (db: Database, unitId: string, day: PlainDate) =>
  db
    .selectFrom('post')
    .where(({ or, eb }) => or([eb('unitId', '=', unitId), eb('territoryId', '=', unitId), eb('systemId', '=', unitId)]))
    .where(({ or, eb }) => or([eb('toOn', 'is', null), eb('toOn', '>', day)]))
    .orderBy('id')
    .selectAll()
    .execute()

/** A post ends with its appointments; one that had not begun by then never came to be. */
export async function endPost(db: Database, postId: string, onDay: PlainDate): Promise<void> {
  await db.deleteFrom('appointment').where('postId', '=', postId).where('fromOn', '>=', onDay).execute()
  await db
    .updateTable('appointment')
    .set({ toOn: onDay })
    .where('postId', '=', postId)
    .where(openAfter(onDay))
    .execute()
  await db.updateTable('post').set({ toOn: onDay }).where('id', '=', postId).where('fromOn', '<', onDay).execute()
}

/** Takes away a post that was to begin later, in a unit that will not exist then. */
export const dropPost = (db: Database, postId: string) => db.deleteFrom('post').where('id', '=', postId).execute()

export const replacePost = (
  db: Database,
  postId: string,
  places: { unitId: string; territoryId: string | null; systemId: string | null },
) => db.updateTable('post').set(places).where('id', '=', postId).execute()

const openAfter = (day: PlainDate) => sql<boolean>`(to_on is null or to_on > ${day})`

export async function copyAppointments(db: Database, { from, to, onDay, reason }: Between & { reason: string }) {
  const held = await db
    .selectFrom('appointment')
    .where('postId', '=', from)
    .where(({ or, eb }) => or([eb('toOn', 'is', null), eb('toOn', '>', onDay)]))
    .selectAll()
    .execute()
  const copies = held.map((row) => ({
    ...row,
    ...{ id: newId(), postId: to, reason },
    fromOn: row.fromOn > onDay ? row.fromOn : onDay,
  }))
  if (copies.length > 0) await db.insertInto('appointment').values(copies).execute()
}

/** An instructor paired with both is paired once; one employed by the new unit is paired no more. */
export async function copyPairings(db: Database, { from, to, onDay }: Between): Promise<void> {
  const { rows } = await sql<{ officerId: string; purpose: string; documentNo: string | null }>`
    select officer_id, purpose, document_no from pairing held
    where enterprise_id = ${from} and from_on <= ${onDay} and to_on is null
      and not exists (select 1 from pairing other where other.officer_id = held.officer_id
        and other.enterprise_id = ${to} and (other.to_on is null or other.to_on > ${onDay}))
      and not exists (select 1 from appointment join post on post.id = appointment.post_id
        where appointment.officer_id = held.officer_id and post.unit_id = ${to}
          and (appointment.to_on is null or appointment.to_on > ${onDay}))`.execute(db)
  const copies = rows.map((row) => ({
    ...row,
    id: newId(),
    enterpriseId: to,
    fromOn: onDay,
    toOn: null,
    endReason: null,
  }))
  if (copies.length > 0) await db.insertInto('pairing').values(copies).execute()
}

/** A department that is a member already does not become one twice. */
export async function copyMemberships(db: Database, { from, to, onDay }: Between): Promise<void> {
  const held = await db
    .selectFrom('membership')
    .where(({ or, eb }) => or([eb('bodyId', 'in', [from, to]), eb('memberId', 'in', [from, to])]))
    .where(openAfter(onDay))
    .selectAll()
    .execute()
  const mapped = (unitId: string) => (unitId === from ? to : unitId)
  const key = (row: (typeof held)[number]) => `${mapped(row.bodyId)} ${mapped(row.memberId)} ${row.role}`
  const own = held.filter((row) => row.bodyId !== from && row.memberId !== from)
  const known = new Set(own.map(key))
  const copies = held
    .filter((row) => !own.includes(row) && !known.has(key(row)) && mapped(row.bodyId) !== mapped(row.memberId))
    .map((row) => ({
      ...row,
      ...{ id: newId(), bodyId: mapped(row.bodyId), memberId: mapped(row.memberId) },
      fromOn: row.fromOn > onDay ? row.fromOn : onDay,
    }))
  if (copies.length > 0) await db.insertInto('membership').values(copies).execute()
}

export const endPairings = (db: Database, enterpriseId: string, onDay: PlainDate) =>
  db
    .updateTable('pairing')
    .set({ toOn: onDay, endReason: 'unit-ended', version: sql`version + 1` })
    .where('enterpriseId', '=', enterpriseId)
    .where('toOn', 'is', null)
    .where('fromOn', '<', onDay)
    .execute()

export const endMemberships = (db: Database, unitId: string, onDay: PlainDate) =>
  db
    .updateTable('membership')
    .set({ toOn: onDay })
    .where(({ or, eb }) => or([eb('bodyId', '=', unitId), eb('memberId', '=', unitId)]))
    .where('toOn', 'is', null)
    .where('fromOn', '<', onDay)
    .execute()
