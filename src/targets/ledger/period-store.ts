import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

/** A lock as a refusal tells of it. */
export interface ToldLock {
  readonly month: PlainDate
  readonly place: string
  readonly lockedOn: PlainDate
  readonly by: string | null
  readonly reason: string
}

/** The first lock that one of these leaves lies under on its day. */
export async function findLockOver(
  db: Database,
  at: readonly { readonly unitId: string; readonly day: PlainDate }[],
): Promise<ToldLock | undefined> {
  const { rows } = await sql<ToldLock>`
    select lock.month, place.name as place, (lock.locked_at at time zone 'Asia/Shanghai')::date as locked_on,
      officer.name as by, lock.reason
    from unnest(${at.map((one) => one.unitId)}::uuid[], ${at.map((one) => one.day)}::date[]) as asked (unit_id, day)
    join period_lock lock on lock.month = date_trunc('month', asked.day)::date and lock.reopened_at is null
    join unit_closure above on above.tree = 'territory' and above.descendant_id = asked.unit_id
      and above.ancestor_id = lock.place_id and above.from_on <= asked.day
      and (above.to_on is null or above.to_on > asked.day)
    left join officer on officer.account_id = lock.locked_by
    left join unit_name place on place.unit_id = lock.place_id and place.from_on <= asked.day
      and (place.to_on is null or place.to_on > asked.day)
    order by lock.month, lock.locked_at limit 1`.execute(db)
  return rows[0]
}

/** Tallies of the territory that lie under a lock, each with the lock's id. `at` is a day the unit stands there. */
export async function findReported(
  db: Database,
  tallies: readonly { readonly unitId: string; readonly at: PlainDate }[],
): Promise<{ index: number; lockId: string }[]> {
  const { rows } = await sql<{ index: bigint; lockId: string }>`
    select asked.index - 1 as index, lock.id as lock_id
    from unnest(${tallies.map((one) => one.unitId)}::uuid[], ${tallies.map((one) => one.at)}::date[])
      with ordinality as asked (unit_id, day, index)
    join period_lock lock on lock.month = date_trunc('month', asked.day)::date and lock.reopened_at is null
    join unit_closure above on above.tree = 'territory' and above.descendant_id = asked.unit_id
      and above.ancestor_id = lock.place_id and above.from_on <= asked.day
      and (above.to_on is null or above.to_on > asked.day)`.execute(db)
  return rows.map(({ index, lockId }) => ({ index: Number(index), lockId }))
}

export interface NewRestatement {
  readonly id: string
  readonly lockId: string
  readonly lineNo: number
  readonly unitId: string
  readonly month: PlainDate
  readonly before: bigint
  readonly after: bigint
  readonly factIds: readonly string[]
  readonly reason: string
  readonly restatedBy: string
}

export async function insertRestatements(db: Database, rows: readonly NewRestatement[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('restatement')
    .values(rows.map((row) => ({ ...row, factIds: [...row.factIds] })))
    .execute()
}
