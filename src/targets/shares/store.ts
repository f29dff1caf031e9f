import { type Insertable, sql } from 'kysely'
import type { Database, Tables } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { LineRow } from '../cards/target-store.ts'
import { predicateSql } from '../ledger/predicate-store.ts'
import { countedAs } from '../ledger/subject-store.ts'
import '../../people/table.ts'
import '../table.ts'

/** Who splits the same target at once waits here, and then sees what the other did. */
export const lockTarget = (db: Database, targetId: string) =>
  db.selectFrom('target').where('id', '=', targetId).select('id').forUpdate().executeTakeFirstOrThrow()

export interface OpenShare {
  readonly id: string
  readonly lineNo: number
  readonly unitId: string
  readonly parentId: string | null
  readonly assigned: string
  readonly committed: string | null
  readonly fromOn: PlainDate
}

/** Shares that hold now, of these units. */
export const openShares = (db: Database, lines: readonly number[], units: readonly string[]): Promise<OpenShare[]> =>
  db
    .selectFrom('targetShare')
    .where('toOn', 'is', null)
    .where(sql<boolean>`line_no = any(${lines}::int[]) and unit_id = any(${units}::uuid[])`)
    .select(['id', 'lineNo', 'unitId', 'parentId', 'assigned', 'committed', 'fromOn'])
    .execute()

/** What each of these units gave on to the units below it or keeps back, by line. */
export async function givenBelow(db: Database, lines: readonly number[], units: readonly string[]) {
  const { rows } = await sql<{ lineNo: number; parentId: string; given: string }>`
    select line_no, parent_id, sum(amount)::text as given from (
      select line_no, parent_id, assigned as amount from target_share
      where line_no = any(${lines}::int[]) and parent_id = any(${units}::uuid[]) and to_on is null
      union all
      select line_no, unit_id, amount from target_reserve
      where line_no = any(${lines}::int[]) and unit_id = any(${units}::uuid[])) given
    group by 1, 2`.execute(db)
  return rows
}

export const reservesAt = (db: Database, lines: readonly number[], units: readonly string[]) =>
  db
    .selectFrom('targetReserve')
    .where(sql<boolean>`line_no = any(${lines}::int[]) and unit_id = any(${units}::uuid[])`)
    .selectAll()
    .execute()

export const saveReserve = (db: Database, lineNo: number, unitId: string, amount: string) =>
  db
    .insertInto('targetReserve')
    .values({ lineNo, unitId, amount })
    .onConflict((conflict) => conflict.columns(['lineNo', 'unitId']).doUpdateSet({ amount }))
    .execute()

/** Closes the rows that hold and opens the next ones. A row of the same day is closed with an empty span: it stays. */
export async function replaceShares(
  db: Database,
  closing: readonly { readonly id: string; readonly on: PlainDate }[],
  opening: readonly Insertable<Tables['targetShare']>[],
): Promise<void> {
  for (const { id, on } of closing)
    await db
      .updateTable('targetShare')
      .set({ toOn: sql`greatest(from_on, ${on})` })
      .where('id', '=', id)
      .execute()
  if (opening.length > 0)
    await db
      .insertInto('targetShare')
      .values([...opening])
      .execute()
}

export const saveCommitted = (db: Database, id: string, committed: string) =>
  db.updateTable('targetShare').set({ committed }).where('id', '=', id).execute()

export const insertMoves = (db: Database, moves: readonly Insertable<Tables['shareMove']>[]) =>
  db
    .insertInto('shareMove')
    .values([...moves])
    .execute()

/** The last change around a place, and who made it: what a clerk has to have seen before he changes it. */
export async function lastMove(db: Database, lines: readonly number[], units: readonly string[]) {
  const { rows } = await sql<{ id: string; who: string | null; at: string }>`
    select move.id, officer.name as who, to_char(moved_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at
    from share_move move left join officer on officer.account_id = move.moved_by
    where line_no = any(${lines}::int[]) and (from_unit = any(${units}::uuid[]) or to_unit = any(${units}::uuid[]))
    order by move.id desc limit 1`.execute(db)
  return rows[0]
}

export async function listMoves(db: Database, lines: readonly number[], units: readonly string[]) {
  const { rows } = await sql<MoveRow>`
    select move.id, move.line_no, (moved_at at time zone 'Asia/Shanghai')::date as on, officer.name as who, move.reason,
      move.document_no, move.from_unit, move.to_unit, move.amount, move.from_before, move.from_after, move.to_before,
      move.to_after, move.effective_from
    from share_move move left join officer on officer.account_id = move.moved_by
    where line_no = any(${lines}::int[]) and (from_unit = any(${units}::uuid[]) or to_unit = any(${units}::uuid[]))
    order by move.id desc limit 500`.execute(db)
  return rows
}

export interface MoveRow {
  readonly id: string
  readonly lineNo: number
  readonly on: PlainDate
  readonly who: string | null
  readonly reason: string
  readonly documentNo: string | null
  readonly fromUnit: string | null
  readonly toUnit: string | null
  readonly amount: string
  readonly fromBefore: string | null
  readonly fromAfter: string | null
  readonly toBefore: string | null
  readonly toAfter: string | null
  readonly effectiveFrom: PlainDate
}

/** What the line's own condition counted in other days, by place: last year, or so far. */
export async function doneAt(
  db: Database,
  line: Pick<LineRow, 'measure' | 'predicate' | 'counting'>,
  units: readonly string[],
  days: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<ReadonlyMap<string, bigint>> {
  const amount =
    line.counting === 'persons' || line.counting === 'cover'
      ? sql`count(distinct ${countedAs('fact.subject_id')})`
      : sql`sum(fact.amount)`
  const { rows } = await sql<{ unitId: string; amount: bigint }>`
    select above.ancestor_id as unit_id, ${amount}::bigint as amount from fact
    join unit_closure above on above.tree = 'territory' and above.descendant_id = fact.unit_id
      and above.ancestor_id = any(${units}::uuid[]) and above.from_on <= fact.on_day
      and (above.to_on is null or above.to_on > fact.on_day)
    where fact.measure = ${line.measure} and fact.on_day between ${days.from} and ${days.to}
      and ${predicateSql(line.predicate, sql.ref('fact.attributes'))}
    group by 1`.execute(db)
  return new Map(rows.map((row) => [row.unitId, row.amount]))
}

/** Registered workers by place. */
export async function workersAt(
  db: Database,
  units: readonly string[],
  day: PlainDate,
): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await sql<{ unitId: string; amount: bigint }>`
    select above.ancestor_id as unit_id, count(distinct ${countedAs('place.person_id')}) as amount from person_place place
    join unit_closure above on above.tree = 'territory' and above.descendant_id = place.unit_id
      and above.ancestor_id = any(${units}::uuid[]) and above.from_on <= ${day}
      and (above.to_on is null or above.to_on > ${day})
    group by 1`.execute(db)
  return new Map(rows.map((row) => [row.unitId, row.amount]))
}
