import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { DayMove } from './moves.ts'
import '../table.ts'

/** One subject in one line that counts it once. */
export interface Counted {
  readonly subjectId: string
  readonly lineNo: number
}

/** Joins, as `one`, the record that a subject counts as where two records of one person were merged. */
export const joinOne = (subject: string): RawBuilder<unknown> =>
  sql`left join person one on one.id = ${sql.ref(subject)} and one.merged_into is not null`

/** Whom a subject counts as; the same without a join, for short lists. */
export const countedAs = (subject: string): RawBuilder<string> =>
  sql<string>`coalesce((select merged_into from person one where one.id = ${sql.ref(subject)}
    and one.merged_into is not null), ${sql.ref(subject)})`

/** A record of a subject in a line, and the record that it counts as. */
interface CountedRecord extends Counted {
  readonly countedAs: string
}

/** The records that count with those named: themselves, whom they were merged into, and who was merged there too. */
async function recordsWith(db: Database, counted: readonly Counted[]): Promise<CountedRecord[]> {
  const ids = [...new Set(counted.map(({ subjectId }) => subjectId))]
  const { rows } = await sql<{ id: string; mergedInto: string }>`
    select id, merged_into from person
    where merged_into is not null and (id = any(${ids}::uuid[]) or merged_into = any(${ids}::uuid[])
      or merged_into in (select merged_into from person where id = any(${ids}::uuid[]) and merged_into is not null))`.execute(
    db,
  )
  const ones = new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]))
  const below = Map.groupBy(rows, ({ mergedInto }) => mergedInto)
  const records = new Map<string, CountedRecord>()
  for (const { subjectId, lineNo } of counted) {
    const countedAs = ones.get(subjectId) ?? subjectId
    for (const id of [countedAs, ...(below.get(countedAs) ?? []).map((row) => row.id)])
      records.set(`${id} ${lineNo}`, { subjectId: id, countedAs, lineNo })
  }
  return [...records.values()]
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
  const records = await recordsWith(db, counted)
  await holdSubjects(db, records)
  const facts = sql`
    select held.line_no, held.counted_as as subject_id, fact.unit_id, fact.system_id, fact.on_day, fact.trees_on,
      fact.reverses, fresh.id is null as old
    from unnest(${records.map((one) => one.subjectId)}::uuid[], ${records.map((one) => one.countedAs)}::uuid[],
      ${records.map((one) => one.lineNo)}::int[]) as held (record_id, counted_as, line_no)
    join fact on fact.subject_id = held.record_id and fact.lines @> array[held.line_no]
    left join unnest(${fresh}::uuid[]) as fresh (id) on fresh.id = fact.id`
  const { rows } = await sql<Omit<DayMove, 'unsure'>>`${stepsOf(spreadOverTrees(facts))}`.execute(db)
  return rows.map((row) => ({ ...row, unsure: 0n }))
}
