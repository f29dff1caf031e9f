import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Reach } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Week } from '../forecast.ts'
import { countedAs } from '../ledger/subject-store.ts'
import { findPlace } from './place-store.ts'
import '../table.ts'

/** Targets that touch the reader's territory: of a place inside it, around it, or the place itself. */
const visibleTargets = (db: Database, reach: Reach, day: PlainDate) =>
  db
    .selectFrom('target')
    .where('target.state', '=', 'issued')
    .where(
      reach === 'all'
        ? sql<boolean>`true`
        : reach === 'none'
          ? sql<boolean>`false`
          : sql<boolean>`exists (select from unit_closure near where near.tree = 'territory'
              and near.from_on <= ${day} and (near.to_on is null or near.to_on > ${day})
              and ((near.ancestor_id = target.place_id and near.descendant_id = ${reach.unit})
                or (near.ancestor_id = ${reach.unit} and near.descendant_id = target.place_id)))`,
    )

export const listTargets = (db: Database, reach: Reach, day: PlainDate) =>
  visibleTargets(db, reach, day).orderBy('target.fromOn', 'desc').orderBy('target.code').selectAll('target').execute()

export type TargetRow = Awaited<ReturnType<typeof listTargets>>[number]

/** An issued target by its own code or that of one of its lines. */
export const findTarget = (db: Database, reach: Reach, day: PlainDate, code: string) =>
  visibleTargets(db, reach, day)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('target.code', '=', code),
        exists(
          selectFrom('targetLine')
            .whereRef('targetLine.targetId', '=', 'target.id')
            .where('targetLine.code', '=', code)
            .select('targetLine.no'),
        ),
      ]),
    )
    .selectAll('target')
    .executeTakeFirst()

/** The lines of targets as they are shown: active ones, and those that count for the first time. */
export const listLines = (db: Database, targetIds: readonly string[]) =>
  db
    .selectFrom('targetLine')
    .where('targetId', 'in', sql<string>`(select unnest(${targetIds}::uuid[]))`)
    .where(sql<boolean>`state in ('draft', 'active') or (state = 'working' and replaces_no is null)`)
    .orderBy('targetId')
    .orderBy('ordinal')
    .selectAll()
    .execute()

export type LineRow = Awaited<ReturnType<typeof listLines>>[number]

/** A line by its number, with its target, where that was issued. */
export async function findLineTarget(
  db: Database,
  lineNo: number,
): Promise<{ target: TargetRow; line: LineRow } | undefined> {
  const line = await db.selectFrom('targetLine').where('no', '=', lineNo).selectAll().executeTakeFirst()
  const target =
    line &&
    (await db
      .selectFrom('target')
      .where('id', '=', line.targetId)
      .where('state', '=', 'issued')
      .selectAll()
      .executeTakeFirst())
  return target && { target, line }
}

export interface ShareAt {
  readonly lineNo: number
  readonly unitId: string
  readonly assigned: string
  readonly committed: string | null
}

/** What places had to reach on a day, by line and unit. A day before the first split is answered by the first split. */
export async function sharesAt(
  db: Database,
  lines: readonly number[],
  units: readonly string[],
  day: PlainDate,
): Promise<ShareAt[]> {
  const { rows } = await sql<ShareAt>`
    select distinct on (line_no, unit_id) line_no, unit_id, assigned, committed from target_share
    where line_no = any(${lines}::int[]) and unit_id = any(${units}::uuid[])
      and (to_on is null or (to_on > ${day} and to_on > from_on))
    order by line_no, unit_id, from_on, id`.execute(db)
  return rows
}

export interface UnitWeek extends Week {
  readonly lineNo: number
  readonly unitId: string
}

/** Weeks are numbered from a Monday: counting days is several times cheaper than truncating times to weeks. */
const MONDAY = sql`date '1900-01-01'`

/**
 * What came in each week, by line and unit: sums of leaves for lines that add up, the units' own tallies for persons.
 * Weeks without anything have no row. Only for readers who see everything at these units.
 */
export async function weeksAt(
  db: Database,
  asked: {
    readonly adding: readonly number[]
    readonly counting: readonly number[]
    readonly units: readonly string[]
    readonly from: PlainDate
    readonly to: PlainDate
  },
): Promise<UnitWeek[]> {
  const { adding, counting, units, from, to } = asked
  const week = sql`(tally.day - ${MONDAY}) / 7`
  return pageByPage(db, async () => {
    const { rows } = await sql<UnitWeek>`
      select line_no, unit_id, ${MONDAY} + 7 * week as monday, amount from (
        select tally.line_no, above.ancestor_id as unit_id, ${week} as week, sum(tally.amount)::bigint as amount
        from (
          select line_no, unit_id, day, amount from day_tally
          where line_no = any(${adding}::int[]) and tree = 'territory' and day between ${from} and ${to}
          offset 0 -- read once, not once for each leaf of a prefecture
        ) tally
        join unit_closure above on above.tree = 'territory' and above.descendant_id = tally.unit_id
          and above.ancestor_id = any(${units}::uuid[]) and above.from_on <= tally.day
          and (above.to_on is null or above.to_on > tally.day)
        group by 1, 2, 3
        union all
        select line_no, unit_id, ${week}, sum(amount)::bigint from day_tally tally
        where line_no = any(${counting}::int[]) and tree = 'territory' and unit_id = any(${units}::uuid[])
          and day between ${from} and ${to}
        group by 1, 2, 3
      ) came`.execute(db)
    return rows
  })
}

/**
 * Half a year of leaves is most rows of their pages: read each page once, in the order of pages. Row by row along the
 * index costs three times as much, which the planner does not see, since it prices pages and these are in memory.
 */
async function pageByPage<T>(db: Database, read: () => Promise<T>): Promise<T> {
  await sql`select set_config('enable_indexscan', 'off', true)`.execute(db)
  const found = await read()
  await sql`select set_config('enable_indexscan', 'on', true)`.execute(db)
  return found
}

/** Places among these that said a month is complete, or in which anything of the target was ever recorded in the span. */
export async function reportedPlaces(
  db: Database,
  asked: {
    readonly targetId: string
    readonly lines: readonly number[]
    readonly units: readonly string[]
    readonly from: PlainDate
    readonly to: PlainDate
  },
): Promise<ReadonlySet<string>> {
  const { targetId, lines, units, from, to } = asked
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${units}::uuid[]) as asked (id)
    where exists (
      select from unit_closure below
      join tally on tally.line_no = any(${lines}::int[]) and tally.tree = 'territory'
        and tally.unit_id = below.descendant_id and tally.month between ${from} and ${to}
        and (tally.amount <> 0 or tally.unsure <> 0)
      where below.tree = 'territory' and below.ancestor_id = asked.id)
    union
    select above.ancestor_id from place_report report
    join unit_closure above on above.tree = 'territory' and above.descendant_id = report.place_id
      and above.ancestor_id = any(${units}::uuid[])
    where report.target_id = ${targetId} and report.month between ${from} and ${to}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Population sizes on the rolls that lines of 全覆盖 have to reach, as of a day: below each of the places. */
export async function rollSizes(
  db: Database,
  rolls: readonly string[],
  units: readonly string[],
  day: PlainDate,
): Promise<{ roll: string; unitId: string; size: bigint }[]> {
  if (rolls.length === 0) return []
  const { rows } = await sql<{ roll: string; unitId: string; size: bigint }>`
    select entry.roll, above.ancestor_id as unit_id, count(distinct ${countedAs('entry.subject_id')}) as size
    from roll_entry entry
    join unit_closure above on above.tree = 'territory' and above.descendant_id = entry.unit_id
      and above.ancestor_id = any(${units}::uuid[]) and above.from_on <= ${day}
      and (above.to_on is null or above.to_on > ${day})
    where entry.roll = any(${rolls}) and entry.from_on <= ${day} and (entry.to_on is null or entry.to_on > ${day})
    group by 1, 2`.execute(db)
  return rows
}

/** What the head of a target tells: its owner, place, policy and who issued it. */
export async function findHead(db: Database, target: TargetRow, day: PlainDate) {
  const place = (await findPlace(db, 'all', target.placeId, day))!
  const { rows } = await sql<{ owner: string; policy: PolicyNamed | null; issuedBy: string | null }>`
    select name.name as owner,
      (select json_build_object('id', policy.id, 'title', policy.title, 'number', policy.number)
        from policy where policy.id = ${target.policyId}) as policy,
      (select officer.name from officer where officer.account_id = ${target.issuedBy}) as issued_by
    from unit_name name where name.unit_id = ${target.ownerId}
    order by name.from_on <= ${day} desc, abs(name.from_on - ${day}::date) limit 1`.execute(db)
  return { place, ...rows[0]! }
}

interface PolicyNamed {
  readonly id: string
  readonly title: string
  readonly number: string | null
}

/** Said twice is said once. */
export const insertReport = (
  db: Database,
  report: { targetId: string; placeId: string; month: PlainDate; reportedBy: string; note: string },
) =>
  db
    .insertInto('placeReport')
    .values(report)
    .onConflict((conflict) => conflict.columns(['targetId', 'placeId', 'month']).doNothing())
    .execute()
