import { type RawBuilder, sql } from 'kysely'
import { inScope } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import { lastDayOfMonth, monthOf, type PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

/** A lock as a refusal tells of it. */
export interface ToldLock {
  readonly month: PlainDate
  readonly place: string
  readonly lockedOn: PlainDate
  readonly by: string | null
  readonly reason: string
}

/** Months that are locked somewhere: nothing else has to be looked up for facts of other months. */
export async function readLockedMonths(db: Database): Promise<ReadonlySet<PlainDate>> {
  const rows = await db.selectFrom('periodLock').where('reopenedAt', 'is', null).select('month').distinct().execute()
  return new Set(rows.map(({ month }) => month))
}

/** Open locks over the leaves and days of `asked (unit_id, day)`. */
const locksOver = (asked: RawBuilder<unknown>) => sql`${asked}
  join period_lock lock on lock.month = date_trunc('month', asked.day)::date and lock.reopened_at is null
  join unit_closure above on above.tree = 'territory' and above.descendant_id = asked.unit_id
    and above.ancestor_id = lock.place_id and above.from_on <= asked.day
    and (above.to_on is null or above.to_on > asked.day)`

export interface UnitDay {
  readonly unitId: string
  readonly day: PlainDate
}

const given = (at: readonly UnitDay[]) => sql`unnest(${at.map((one) => one.unitId)}::uuid[],
  ${at.map((one) => one.day)}::date[]) with ordinality as asked (unit_id, day, index)`

/** The first lock that one of these units lies under on its day. */
export async function findLockOver(db: Database, at: readonly UnitDay[]): Promise<ToldLock | undefined> {
  const { rows } = await sql<ToldLock>`
    select lock.month, place.name as place, (lock.locked_at at time zone 'Asia/Shanghai')::date as locked_on,
      officer.name as by, lock.reason
    from ${locksOver(given(at))}
    left join officer on officer.account_id = lock.locked_by
    left join unit_name place on place.unit_id = lock.place_id and place.from_on <= asked.day
      and (place.to_on is null or place.to_on > asked.day)
    order by lock.month, lock.locked_at limit 1`.execute(db)
  return rows[0]
}

/** The last day of a month on which a place stood; undefined when it stood on none. */
export async function findLastDayIn(db: Database, placeId: string, month: PlainDate): Promise<PlainDate | undefined> {
  const { rows } = await sql<{ day: PlainDate | null }>`
    select max(least(here.to_on - 1, month.last)) as day
    from (select ${lastDayOfMonth(month)}::date as last) month
    join unit_closure here on here.tree = 'territory' and here.descendant_id = ${placeId} and here.depth = 0
      and here.from_on <= month.last and (here.to_on is null or here.to_on > ${monthOf(month)})`.execute(db)
  return rows[0]?.day ?? undefined
}

/** Which of these units lie under a lock on their day, by their index, with the lock's id. */
export async function findReported(db: Database, at: readonly UnitDay[]) {
  const { rows } = await sql<{ index: number; lockId: string }>`
    select (asked.index - 1)::int as index, lock.id as lock_id from ${locksOver(given(at))}`.execute(db)
  return rows
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

export const insertLock = (
  db: Database,
  lock: { id: string; month: PlainDate; placeId: string; lockedBy: string; reason: string },
) => db.insertInto('periodLock').values(lock).execute()

/**
 * Keeps what is reported by a lock: each active line at each unit of the territory at or below the place, as the month
 * stands now.
 */
export const freeze = (db: Database, { id, month, placeId }: { id: string; month: PlainDate; placeId: string }) =>
  sql`insert into reported_tally (lock_id, line_no, unit_id, month, amount, unsure)
    select ${id}::uuid, tally.line_no, part.ancestor_id, ${month}::date, sum(tally.amount), sum(tally.unsure)
    from tally
    join target_line line on line.no = tally.line_no and line.state = 'active' and line.counting in ('add', 'stock')
    join unit_closure place on place.tree = 'territory' and place.ancestor_id = ${placeId}
      and place.descendant_id = tally.unit_id and place.from_on <= tally.month
      and (place.to_on is null or place.to_on > tally.month)
    join unit_closure part on part.tree = 'territory' and part.descendant_id = tally.unit_id
      and part.depth <= place.depth and part.from_on <= tally.month and (part.to_on is null or part.to_on > tally.month)
    where tally.tree = 'territory' and date_trunc('month', tally.month)::date = ${month}::date
    group by tally.line_no, part.ancestor_id
    union all
    select ${id}::uuid, tally.line_no, tally.unit_id, ${month}::date, tally.amount, tally.unsure
    from tally
    join target_line line on line.no = tally.line_no and line.state = 'active' and line.counting in ('persons', 'cover')
    where tally.tree = 'territory' and tally.month = ${month}::date and exists (
      select from unit_closure place where place.tree = 'territory' and place.ancestor_id = ${placeId}
        and place.descendant_id = tally.unit_id and place.from_on < ${month}::date + interval '1 month'
        and (place.to_on is null or place.to_on > ${month}::date))`.execute(db)

/** Ends a lock of a place within reach. Answers false when there is none that holds. */
export async function reopen(
  db: Database,
  id: string,
  by: { readonly accountId: string; readonly reason: string; readonly scope: Scope; readonly today: PlainDate },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('periodLock')
    .set({ reopenedAt: sql`now()`, reopenedBy: by.accountId, reopenReason: by.reason })
    .where('id', '=', id)
    .where('reopenedAt', 'is', null)
    .where(
      inScope({ ...by.scope, system: 'all' }, by.today, { unit: 'periodLock.placeId', system: 'periodLock.placeId' }),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface ReportedMonth {
  readonly lineNo: number
  readonly month: PlainDate
  readonly lockId: string
  readonly lockedAt: Date
  readonly lockedBy: string
  readonly reported: bigint
}

/** What was reported of a unit, by line and month. A locked month in which nothing was tallied was reported as 0. */
export async function readReported(
  db: Database,
  asked: {
    readonly lines: readonly number[]
    readonly unitId: string
    readonly from: PlainDate
    readonly to: PlainDate
  },
): Promise<ReportedMonth[]> {
  const { rows } = await sql<ReportedMonth>`
    select line.no as line_no, lock.month, lock.id as lock_id, lock.locked_at, lock.locked_by,
      coalesce(reported.amount, 0) as reported
    from unnest(${asked.lines}::int[]) as line (no)
    cross join period_lock lock
    left join reported_tally reported on reported.lock_id = lock.id and reported.line_no = line.no
      and reported.unit_id = ${asked.unitId}
    where lock.reopened_at is null and lock.month between date_trunc('month', ${asked.from}::date)::date and ${asked.to}
      and exists (
        select from unit_closure above where above.tree = 'territory' and above.descendant_id = ${asked.unitId}
          and above.ancestor_id = lock.place_id and above.from_on < lock.month + interval '1 month'
          and (above.to_on is null or above.to_on > lock.month))
    order by line.no, lock.month, lock.locked_at`.execute(db)
  return rows
}

export interface Restatement {
  readonly id: string
  readonly lineNo: number
  readonly unitId: string
  readonly month: PlainDate
  readonly before: bigint
  readonly after: bigint
  readonly factIds: readonly string[]
  readonly reason: string
  readonly restatedBy: string
  readonly who: string | null
  readonly restatedAt: Date
}

/** Restatements of lines at a unit and all that is below it, the latest first. */
export async function readRestatements(
  db: Database,
  asked: {
    readonly lines: readonly number[]
    readonly unitId: string
    readonly from: PlainDate
    readonly to: PlainDate
  },
): Promise<Restatement[]> {
  const { rows } = await sql<Restatement>`
    select restatement.id, line_no, unit_id, month, before, after, fact_ids, reason, restated_by, restated_at,
      officer.name as who
    from restatement left join officer on officer.account_id = restated_by
    where line_no = any(${asked.lines}::int[]) and month between date_trunc('month', ${asked.from}::date)::date and ${asked.to}
      and exists (
        select from unit_closure below where below.tree = 'territory' and below.ancestor_id = ${asked.unitId}
          and below.descendant_id = restatement.unit_id and below.from_on < month + interval '1 month'
          and (below.to_on is null or below.to_on > month))
    order by restated_at desc, restatement.id desc`.execute(db)
  return rows
}
