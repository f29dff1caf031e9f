import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { DayMove } from './moves.ts'
import { spreadOverTrees, stepsOf } from './subject-store.ts'
import '../table.ts'

/** Records that are counted as one person, under the id of one of them. */
export interface OnePerson {
  readonly countedAs: string
  readonly records: readonly string[]
}

const grouped = (persons: readonly OnePerson[]): RawBuilder<unknown> => {
  const records = persons.flatMap(({ countedAs, records }) => records.map((id) => ({ id, countedAs })))
  return sql`unnest(${records.map(({ id }) => id)}::uuid[], ${records.map((one) => one.countedAs)}::uuid[])
    as record (id, counted_as)`
}

/** On which days persons begin or cease to count at each unit, in lines that count them once. */
export async function readSteps(
  db: Database,
  lines: readonly number[],
  persons: readonly OnePerson[],
): Promise<DayMove[]> {
  const facts = sql`
    select line.no as line_no, record.counted_as as subject_id, fact.unit_id, fact.system_id, fact.on_day,
      fact.trees_on, fact.reverses, false as old
    from ${grouped(persons)}
    join fact on fact.subject_id = record.id
    join unnest(${lines}::int[]) as line (no) on fact.lines @> array[line.no]`
  const { rows } = await sql<Omit<DayMove, 'unsure'>>`${stepsOf(spreadOverTrees(facts))}`.execute(db)
  return rows.map((row) => ({ ...row, unsure: 0n }))
}

/** The facts of records in lines that count persons. */
export async function readCountedFacts(
  db: Database,
  lines: readonly number[],
  records: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('fact')
    .where(sql<boolean>`subject_id = any(${records}::uuid[])`)
    .where(sql<boolean>`lines && ${lines}::int[]`)
    .orderBy('id')
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Lines with their target's place, for telling what would change. */
export const readLineNames = (db: Database, lines: readonly number[]) =>
  db
    .selectFrom('targetLine as line')
    .innerJoin('target', 'target.id', 'line.targetId')
    .where(sql<boolean>`line.no = any(${lines}::int[])`)
    .select(['line.no', 'line.code', 'line.name', 'target.placeId'])
    .execute()
