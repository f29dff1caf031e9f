import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Counting, LineState } from '../table.ts'
import type { OpenLine } from './fit.ts'
import { fittedArrays, placedFacts, wrongFits } from './predicate-store.ts'
import type { StoredFact } from './settle.ts'
import '../table.ts'

/** A place in the order of facts: after this one. */
export interface FactKey {
  readonly subjectId: string
  readonly id: string
}

export const firstKey: FactKey = {
  subjectId: '00000000-0000-0000-0000-000000000000',
  id: '00000000-0000-0000-0000-000000000000',
}

export const lockLine = (db: Database, no: number) =>
  db.selectFrom('targetLine').where('no', '=', no).selectAll().forUpdate().executeTakeFirst()

export const setLineState = (db: Database, nos: readonly number[], state: LineState) =>
  db.updateTable('targetLine').set({ state }).where('no', 'in', nos).execute()

/** Which of these lines are still being worked. */
export async function readWorking(db: Database, nos: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('targetLine')
    .where('no', 'in', nos)
    .where('state', '=', 'working')
    .orderBy('no')
    .select('no')
    .execute()
  return rows.map(({ no }) => no)
}

/** The line that is being worked to take this one's place. */
export async function findReplacing(db: Database, no: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('targetLine')
    .where('replacesNo', '=', no)
    .where('state', '=', 'working')
    .select('no')
    .executeTakeFirst()
  return row?.no
}

export interface Reading {
  readonly predicate: OpenLine['predicate']
  readonly counting: Counting
}

/** A line like the one it replaces, but for how it reads the facts. Answers its number. */
export async function insertReplacement(db: Database, no: number, reading: Reading): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into target_line (target_id, code, ordinal, name, within_no, policy_line_no, measure, unit, counting,
      comparator, basis, strength, per, value, upper, baseline, predicate, population, from_on, to_on, state,
      replaces_no)
    select target_id, code, ordinal, name, within_no, policy_line_no, measure, unit, ${reading.counting}, comparator,
      basis, strength, per, value, upper, baseline, ${JSON.stringify(reading.predicate)}, population, from_on, to_on, 'working', no
    from target_line where no = ${no} returning no`.execute(db)
  return rows[0]!.no
}

export const insertChange = (
  db: Database,
  change: { readonly lineNo: number; readonly replacesNo: number; readonly reason: string; readonly changedBy: string },
) => db.insertInto('lineChange').values(change).execute()

/** Whether more facts than this exist: then working a line is left to a job. */
export async function moreFactsThan(db: Database, limit: number): Promise<boolean> {
  const { rows } = await sql<{ more: boolean }>`
    select exists (select from fact offset ${limit}) as more`.execute(db)
  return rows[0]!.more
}

/** Locks the next facts in their order, and answers the last of them; undefined when there are none. */
export async function lockNextFacts(db: Database, after: FactKey, limit: number) {
  const { rows } = await sql<FactKey & { count: number }>`
    with picked as (
      select subject_id, id from fact where (subject_id, id) > (${after.subjectId}, ${after.id})
      order by subject_id, id limit ${limit} for update
    )
    select subject_id, id, (count(*) over ())::int as count from picked
    order by subject_id desc, id desc limit 1`.execute(db)
  return rows[0]
}

/** Puts facts of a stretch into the lines they fit. Answers those that changed, with the lines named only. */
export async function fitStretch(
  db: Database,
  lines: readonly OpenLine[],
  { after, last }: { readonly after: FactKey; readonly last: FactKey },
): Promise<StoredFact[]> {
  const fitted = fittedArrays(lines)
  const nos = sql`${lines.map(({ no }) => no)}::int[]`
  const { rows } = await sql<StoredFact>`
    update fact as stored set lines = wanted.lines, unsure = wanted.unsure
    from (select fact.subject_id, fact.id, ${fitted.lines} as lines, ${fitted.unsure} as unsure
      from ${placedFacts(lines)}
      where (fact.subject_id, fact.id) > (${after.subjectId}, ${after.id})
        and (fact.subject_id, fact.id) <= (${last.subjectId}, ${last.id})
        and (${sql.join(wrongFits(lines), sql` or `)})) wanted
    where stored.subject_id = wanted.subject_id and stored.id = wanted.id
    returning stored.subject_id, stored.id, stored.unit_id, stored.system_id, stored.on_day, stored.trees_on,
      stored.amount, stored.reverses,
      array(select unnest(stored.lines) intersect select unnest(${nos})) as lines,
      array(select unnest(stored.unsure) intersect select unnest(${nos})) as unsure`.execute(db)
  return rows
}

/** What refers to a replaced line refers to the new one from now on: shares, reserves, moves and parts. */
export async function repoint(db: Database, from: number, to: number): Promise<void> {
  await db.updateTable('targetShare').set({ lineNo: to }).where('lineNo', '=', from).execute()
  await db.updateTable('targetReserve').set({ lineNo: to }).where('lineNo', '=', from).execute()
  await db.updateTable('shareMove').set({ lineNo: to }).where('lineNo', '=', from).execute()
  await db.updateTable('targetLine').set({ withinNo: to }).where('withinNo', '=', from).execute()
}

/** Puts down what the new reading changed: facts gained and lost, and the total at the target's own place. */
export const closeChange = (db: Database, { lineNo, replacesNo }: { lineNo: number; replacesNo: number }) =>
  sql`update line_change set switched_at = now(), facts_gained = gained, facts_lost = lost, before = old.total,
      after = new.total
    from (select count(*) filter (where not lines @> array[${replacesNo}::int]) as gained,
        count(*) filter (where not lines @> array[${lineNo}::int]) as lost
      from fact where lines && array[${lineNo}::int, ${replacesNo}::int]) facts,
      (${totalOf(replacesNo)}) old, (${totalOf(lineNo)}) new
    where line_no = ${lineNo}`.execute(db)

const totalOf = (no: number) => sql`
  select coalesce(sum(tally.amount), 0)::bigint as total
  from tally join target_line line on line.no = tally.line_no join target on target.id = line.target_id
  where tally.line_no = ${no} and tally.tree = 'territory'
    and (line.counting in ('add', 'stock') or tally.unit_id = target.place_id)`

export const readReplaced = (db: Database, nos: readonly number[]) =>
  db
    .selectFrom('targetLine')
    .where('no', 'in', nos)
    .where('replacesNo', 'is not', null)
    .select(['no as lineNo', 'replacesNo'])
    .$narrowType<{ replacesNo: number }>()
    .execute()
