import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { DayMove } from './moves.ts'
import '../table.ts'

/** One subject in one line that counts it once. */
export interface Counted {
  readonly subjectId: string
  readonly lineNo: number
}

/**
 * Holds subjects of lines in the order of their keys, to the end of the transaction: who comes second sees all that
 * the first one stored.
 */
const holdSubjects = (db: Database, counted: readonly Counted[]) =>
  sql`insert into counted_subject (subject_id, line_no)
    select * from unnest(${counted.map((one) => one.subjectId)}::uuid[], ${counted.map((one) => one.lineNo)}::int[])
    order by 1, 2
    on conflict (subject_id, line_no) do update set line_no = excluded.line_no`.execute(db)

/**
 * Each fact spread over all that it belongs to in both trees. `facts` selects line_no, subject_id, unit_id, system_id,
 * on_day, trees_on, reverses and `old`.
 */
export const spreadOverTrees = (facts: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select hit.line_no, hit.subject_id, leaf.tree, above.ancestor_id as unit_id, hit.on_day as day, hit.old,
    case when hit.reverses is null then 1 else -1 end as sign
  from (${facts}) hit
  cross join lateral (values ('territory', hit.unit_id), ('system', hit.system_id)) leaf (tree, unit_id)
  join unit_closure above on above.tree = leaf.tree and above.descendant_id = leaf.unit_id
    and above.from_on <= hit.trees_on and (above.to_on is null or above.to_on > hit.trees_on)`

/**
 * On which day somebody begins or ceases to count at a unit: he counts while more of his facts stand than were taken
 * back. The sum of the steps up to any day is the number of distinct persons on that day. What is `old` is subtracted.
 */
export const stepsOf = (spread: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select line_no, tree, unit_id, day, sum(step)::bigint as amount
  from (
    select line_no, tree, unit_id, day,
      (after > 0)::int - coalesce(lag(after) over days > 0, false)::int
        - (before > 0)::int + coalesce(lag(before) over days > 0, false)::int as step
    from (
      select line_no, subject_id, tree, unit_id, day,
        sum(after) over days as after, sum(before) over days as before
      from (
        select line_no, subject_id, tree, unit_id, day, sum(sign) as after,
          coalesce(sum(sign) filter (where old), 0) as before
        from (${spread}) spread group by 1, 2, 3, 4, 5
      ) by_day
      window days as (partition by line_no, subject_id, tree, unit_id order by day)
    ) running
    window days as (partition by line_no, subject_id, tree, unit_id order by day)
  ) steps
  where step <> 0 group by 1, 2, 3, 4 having sum(step) <> 0`

/** Holds the subjects, and answers by how much the facts named in `fresh` move the distinct persons of lines. */
export async function subjectMoves(
  db: Database,
  counted: readonly Counted[],
  fresh: readonly string[],
): Promise<DayMove[]> {
  if (counted.length === 0) return []
  await holdSubjects(db, counted)
  const facts = sql`
    select held.line_no, fact.subject_id, fact.unit_id, fact.system_id, fact.on_day, fact.trees_on, fact.reverses,
      fresh.id is null as old
    from unnest(${counted.map((one) => one.subjectId)}::uuid[], ${counted.map((one) => one.lineNo)}::int[])
      as held (subject_id, line_no)
    join fact on fact.subject_id = held.subject_id and fact.lines @> array[held.line_no]
    left join unnest(${fresh}::uuid[]) as fresh (id) on fresh.id = fact.id`
  const { rows } = await sql<Omit<DayMove, 'unsure'>>`${stepsOf(spreadOverTrees(facts))}`.execute(db)
  return rows.map((row) => ({ ...row, unsure: 0n }))
}
