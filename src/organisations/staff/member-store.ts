import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'
import { heldOn, unitInScope } from '../tree/scope-store.ts'
import type { Reader } from '../units/list-store.ts'

/** Members of a body on a day, the office first, in Chinese order. */
export const listMembers = (db: Database, bodyId: string, day: PlainDate) =>
  db
    .selectFrom('membership')
    .innerJoin('unitName as named', (on) =>
      on.onRef('named.unitId', '=', 'membership.memberId').on(heldOn('named', day)),
    )
    .where('membership.bodyId', '=', bodyId)
    .where(heldOn('membership', day))
    .selectAll('membership')
    .orderBy(sql`array_position(array['LEAD_GROUP', 'OFFICE', 'MEMBER', 'LIAISON_POOL'], role)`)
    .orderBy('named.sortKey')
    .execute()

/** The membership, held, where the reader reaches the body. */
export const lockMembership = (db: Database, { scope, today }: Reader, id: string) =>
  db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.bodyId')
    .where('membership.id', '=', id)
    .where(unitInScope(scope, today, 'unit'))
    .forUpdate('membership')
    .selectAll('membership')
    .executeTakeFirst()

export const endMembership = (db: Database, id: string, toOn: PlainDate) =>
  db.updateTable('membership').set({ toOn }).where('id', '=', id).execute()
