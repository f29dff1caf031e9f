import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

export interface ListedLock {
  readonly id: string
  readonly month: PlainDate
  readonly code: string
  readonly name: string
  readonly lockedAt: Date
  readonly locker: string | null
  readonly reason: string
  readonly reopenedAt: Date | null
  readonly reopener: string | null
  readonly reopenReason: string | null
}

/** Locks of a place, of those it lies in, and of those below it, the latest month first. */
export async function listLocks(db: Database, placeId: string, day: PlainDate): Promise<ListedLock[]> {
  const { rows } = await sql<ListedLock>`
    select lock.id, lock.month, coalesce(code.code, lock.place_id::text) as code, name.name, lock.locked_at,
      locker.name as locker, lock.reason, lock.reopened_at, reopener.name as reopener, lock.reopen_reason
    from period_lock lock
    join lateral (
      select name from unit_name where unit_id = lock.place_id order by from_on <= lock.month desc, from_on desc limit 1
    ) name on true
    left join lateral (
      select code from unit_code where unit_id = lock.place_id and scheme in ('division', 'zone')
      order by from_on <= lock.month desc, from_on desc limit 1
    ) code on true
    left join officer locker on locker.account_id = lock.locked_by
    left join officer reopener on reopener.account_id = lock.reopened_by
    where exists (
      select from unit_closure near where near.tree = 'territory' and near.from_on <= ${day}
        and (near.to_on is null or near.to_on > ${day})
        and ((near.ancestor_id = ${placeId} and near.descendant_id = lock.place_id)
          or (near.descendant_id = ${placeId} and near.ancestor_id = lock.place_id)))
    order by lock.month desc, lock.locked_at desc`.execute(db)
  return rows
}
