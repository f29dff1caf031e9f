import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { CrossDayMove, CrossMonthMove, DayMove, MonthMove } from './moves.ts'
import '../table.ts'

// Each statement locks its rows in the order of their keys, and the four always follow in this order.

/** What a tally of a month holds after the movement. */
export interface MovedTally {
  readonly lineNo: number
  readonly unitId: string
  readonly month: PlainDate
  readonly amount: bigint
}

/** Moves the tallies of months. Answers those of the territory as they now are. */
export async function moveMonths(db: Database, moves: readonly MonthMove[]): Promise<MovedTally[]> {
  if (moves.length === 0) return []
  const { rows } = await sql<MovedTally & { tree: string }>`
    insert into tally (line_no, tree, unit_id, month, amount, unsure)
    select * from unnest(${moves.map((m) => m.lineNo)}::int[], ${moves.map((m) => m.tree)}::text[],
      ${moves.map((m) => m.unitId)}::uuid[], ${moves.map((m) => m.month)}::date[],
      ${moves.map((m) => m.amount)}::bigint[], ${moves.map((m) => m.unsure)}::bigint[]) order by 1, 2, 3, 4
    on conflict (line_no, tree, unit_id, month) do update
      set amount = tally.amount + excluded.amount, unsure = tally.unsure + excluded.unsure
    returning line_no, tree, unit_id, month, amount`.execute(db)
  return rows.filter(({ tree }) => tree === 'territory')
}

export async function moveDays(db: Database, moves: readonly DayMove[]): Promise<void> {
  if (moves.length === 0) return
  await sql`
    insert into day_tally (line_no, tree, day, unit_id, amount, unsure)
    select * from unnest(${moves.map((m) => m.lineNo)}::int[], ${moves.map((m) => m.tree)}::text[],
      ${moves.map((m) => m.day)}::date[], ${moves.map((m) => m.unitId)}::uuid[],
      ${moves.map((m) => m.amount)}::bigint[], ${moves.map((m) => m.unsure)}::bigint[]) order by 1, 2, 3, 4
    on conflict (line_no, tree, day, unit_id) do update
      set amount = day_tally.amount + excluded.amount, unsure = day_tally.unsure + excluded.unsure`.execute(db)
}

export async function moveCrossMonths(db: Database, moves: readonly CrossMonthMove[]): Promise<void> {
  if (moves.length === 0) return
  await sql`
    insert into cross_tally (line_no, unit_id, system_id, month, amount, unsure)
    select * from unnest(${moves.map((m) => m.lineNo)}::int[], ${moves.map((m) => m.unitId)}::uuid[],
      ${moves.map((m) => m.systemId)}::uuid[], ${moves.map((m) => m.month)}::date[],
      ${moves.map((m) => m.amount)}::bigint[], ${moves.map((m) => m.unsure)}::bigint[]) order by 1, 2, 3, 4
    on conflict (line_no, unit_id, system_id, month) do update
      set amount = cross_tally.amount + excluded.amount, unsure = cross_tally.unsure + excluded.unsure`.execute(db)
}

export async function moveCrossDays(db: Database, moves: readonly CrossDayMove[]): Promise<void> {
  if (moves.length === 0) return
  await sql`
    insert into day_cross_tally (line_no, day, unit_id, system_id, amount, unsure)
    select * from unnest(${moves.map((m) => m.lineNo)}::int[], ${moves.map((m) => m.day)}::date[],
      ${moves.map((m) => m.unitId)}::uuid[], ${moves.map((m) => m.systemId)}::uuid[],
      ${moves.map((m) => m.amount)}::bigint[], ${moves.map((m) => m.unsure)}::bigint[]) order by 1, 2, 3, 4
    on conflict (line_no, day, unit_id, system_id) do update set amount = day_cross_tally.amount + excluded.amount,
      unsure = day_cross_tally.unsure + excluded.unsure`.execute(db)
}
