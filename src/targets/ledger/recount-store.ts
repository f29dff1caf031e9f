import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type OpenLine, subjectLines } from './fit.ts'
import { fittedArrays, placedFacts, wrongFits } from './predicate-store.ts'
import { joinOne, spreadOverTrees, stepsOf } from './subject-store.ts'
import '../table.ts'

/** What the recount may hold in memory at each step; beyond it, it goes to disk. */
const MEMORY = '64MB'

const numbersOf = (lines: readonly OpenLine[]) => lines.map(({ no }) => no)

/**
 * Counts all tallies of lines anew, from the facts alone, into tables of this transaction: recount_month, recount_day,
 * recount_cross_month, recount_cross_day.
 */
export async function recount(db: Database, lines: readonly OpenLine[]): Promise<void> {
  await sql`select set_config('work_mem', ${MEMORY}, true)`.execute(db)
  await sql`drop table if exists recount_group, recount_cross_day, recount_cross_month, recount_bucket, recount_day,
    recount_month`.execute(db)
  await groupFacts(db, lines)
  await recountCrossDays(db, lines)
  await recountDays(db, lines)
  await findBuckets(db)
  await recountMonths(db, lines)
  await recountCrossMonths(db)
}

/** Facts that move the same tallies are brought together first: ten million of them once, not once a line. */
const groupFacts = (db: Database, lines: readonly OpenLine[]) =>
  sql`create temp table recount_group on commit drop as
    select lines, unsure, unit_id, system_id, on_day as day, sum(amount)::bigint as amount,
      sum(case when reverses is null then 1 else -1 end)::bigint as once
    from fact where lines && ${numbersOf(lines)}::int[] or unsure && ${numbersOf(lines)}::int[]
    group by 1, 2, 3, 4, 5`.execute(db)

async function recountCrossDays(db: Database, lines: readonly OpenLine[]): Promise<void> {
  const subjects = new Set(subjectLines(lines))
  const adding = numbersOf(lines).filter((no) => !subjects.has(no))
  await sql`create temp table recount_cross_day on commit drop as
    select line_no, day, unit_id, system_id, sum(amount)::bigint as amount, sum(unsure)::bigint as unsure
    from (
      select line.no as line_no, day, unit_id, system_id, amount, 0 as unsure
      from recount_group cross join lateral unnest(lines) as line (no) where line.no = any(${adding}::int[])
      union all
      select line.no, day, unit_id, system_id, 0, once
      from recount_group cross join lateral unnest(unsure) as line (no) where line.no = any(${numbersOf(lines)}::int[])
    ) moved group by 1, 2, 3, 4`.execute(db)
}

async function recountDays(db: Database, lines: readonly OpenLine[]): Promise<void> {
  const subjects = sql`${subjectLines(lines)}::int[]`
  const counted = sql`
    select line.no as line_no, coalesce(one.merged_into, fact.subject_id) as subject_id, fact.unit_id, fact.system_id,
      fact.on_day, fact.trees_on, fact.reverses, false as old
    from fact cross join lateral unnest(fact.lines) as line (no) ${joinOne('fact.subject_id')}
    where fact.lines && ${subjects} and line.no = any(${subjects})`
  await sql`create temp table recount_day on commit drop as
    select line_no, 'territory' as tree, day, unit_id, sum(amount)::bigint as amount, sum(unsure)::bigint as unsure
    from recount_cross_day where line_no <> all(${subjects}) group by 1, 3, 4
    union all
    select line_no, 'system', day, system_id, sum(amount)::bigint, sum(unsure)::bigint
    from recount_cross_day where line_no <> all(${subjects}) group by 1, 3, 4
    union all
    select line_no, tree, day, unit_id, sum(amount)::bigint, sum(unsure)::bigint
    from (
      select line_no, tree, day, unit_id, amount, 0 as unsure from (${stepsOf(spreadOverTrees(counted))}) step
      union all
      select part.line_no, above.tree, part.day, above.ancestor_id, 0, part.unsure
      from recount_cross_day part
      cross join lateral (values ('territory', part.unit_id), ('system', part.system_id)) leaf (tree, unit_id)
      join unit_closure above on above.tree = leaf.tree and above.descendant_id = leaf.unit_id
        and above.from_on <= part.day and (above.to_on is null or above.to_on > part.day)
      where part.line_no = any(${subjects})
    ) moved group by 1, 2, 3, 4`.execute(db)
}

/** For each leaf and day: the part of the month it is tallied under, which is cut where anything above it changed. */
const findBuckets = (db: Database) =>
  sql`create temp table recount_bucket on commit drop as
    select leaf.tree, leaf.unit_id, leaf.day,
      greatest(date_trunc('month', leaf.day)::date, (
        select max(change.day) from unit_closure above
        cross join lateral (values (above.from_on), (above.to_on)) change (day)
        where above.tree = leaf.tree and above.descendant_id = leaf.unit_id and change.day <= leaf.day)) as month
    from (
      select 'territory' as tree, unit_id, day from recount_cross_day
      union select 'system', system_id, day from recount_cross_day
    ) leaf`.execute(db)

async function recountMonths(db: Database, lines: readonly OpenLine[]): Promise<void> {
  const subjects = sql`${subjectLines(lines)}::int[]`
  await sql`create temp table recount_month on commit drop as
    select line_no, tree, unit_id, month, sum(amount)::bigint as amount, sum(unsure)::bigint as unsure
    from recount_day join recount_bucket using (tree, unit_id, day)
    where line_no <> all(${subjects}) group by 1, 2, 3, 4
    union all
    select line_no, tree, unit_id, date_trunc('month', day)::date, sum(amount)::bigint, sum(unsure)::bigint
    from recount_day where line_no = any(${subjects}) group by 1, 2, 3, 4`.execute(db)
}

const recountCrossMonths = (db: Database) =>
  sql`create temp table recount_cross_month on commit drop as
    select line_no, part.unit_id, part.system_id, greatest(place.month, system.month) as month,
      sum(amount)::bigint as amount, sum(unsure)::bigint as unsure
    from recount_cross_day part
    join recount_bucket place on place.tree = 'territory' and place.unit_id = part.unit_id and place.day = part.day
    join recount_bucket system on system.tree = 'system' and system.unit_id = part.system_id and system.day = part.day
    group by 1, 2, 3, 4`.execute(db)

const compared = [
  { table: 'tally', recounted: 'recount_month', day: 'month', keys: ['line_no', 'tree', 'unit_id', 'month'] },
  { table: 'day_tally', recounted: 'recount_day', day: 'day', keys: ['line_no', 'tree', 'day', 'unit_id'] },
  {
    ...{ table: 'cross_tally', recounted: 'recount_cross_month', day: 'month' },
    keys: ['line_no', 'unit_id', 'system_id', 'month'],
  },
  {
    ...{ table: 'day_cross_tally', recounted: 'recount_cross_day', day: 'day' },
    keys: ['line_no', 'day', 'unit_id', 'system_id'],
  },
] as const
export type TallyTable = (typeof compared)[number]['table']

/** A tally that is not what the facts say. `tree` is null where both meet. */
export interface Drift {
  readonly table: TallyTable
  readonly lineNo: number
  readonly tree: string | null
  readonly unitId: string
  readonly systemId: string | null
  readonly day: string
  readonly stored: bigint
  readonly recounted: bigint
  readonly storedUnsure: bigint
  readonly recountedUnsure: bigint
}

const differing = ({ table, recounted, keys }: (typeof compared)[number], lines: readonly OpenLine[]) => {
  const columns = sql.join(keys.map((key) => sql.id(key)))
  return sql`(select * from ${sql.table(table)} where line_no = any(${numbersOf(lines)}::int[])) stored
    full join ${sql.table(recounted)} counted using (${columns})
    where coalesce(stored.amount, 0) <> coalesce(counted.amount, 0)
      or coalesce(stored.unsure, 0) <> coalesce(counted.unsure, 0)`
}

/** Lines that have a tally which differs from the recount. */
export async function findDriftingLines(db: Database, lines: readonly OpenLine[]): Promise<ReadonlySet<number>> {
  const drifting = compared.map((pair) => sql`select distinct line_no from ${differing(pair, lines)}`)
  const { rows } = await sql<{ lineNo: number }>`${sql.join(drifting, sql` union `)}`.execute(db)
  return new Set(rows.map(({ lineNo }) => lineNo))
}

/** Tallies that differ from the recount, at most so many of each table. A missing one is 0. */
export async function findDrift(db: Database, lines: readonly OpenLine[], limit: number): Promise<Drift[]> {
  const found: Drift[] = []
  for (const pair of compared) {
    const crossed = pair.table.endsWith('cross_tally')
    const day = sql.id(pair.day)
    const { rows } = await sql<Omit<Drift, 'table'>>`
      select line_no, ${crossed ? sql`null` : sql`tree`} as tree, unit_id,
        ${crossed ? sql`system_id` : sql`null::uuid`} as system_id, ${day} as day,
        coalesce(stored.amount, 0) as stored, coalesce(counted.amount, 0) as recounted,
        coalesce(stored.unsure, 0) as stored_unsure, coalesce(counted.unsure, 0) as recounted_unsure
      from ${differing(pair, lines)} order by 1, 2, 3, 4, 5 limit ${limit}`.execute(db)
    found.push(...rows.map((row) => ({ table: pair.table, ...row })))
  }
  return found
}

/** Brings every tally to the recount. Answers how many changed. */
export async function writeRecount(db: Database, lines: readonly OpenLine[]): Promise<number> {
  let changed = 0n
  for (const pair of compared) {
    const columns = sql.join(pair.keys.map((key) => sql.id(key)))
    const { numAffectedRows = 0n } = await sql`
      insert into ${sql.table(pair.table)} (${columns}, amount, unsure)
      select ${columns}, coalesce(counted.amount, 0), coalesce(counted.unsure, 0)
      from ${differing(pair, lines)}
      on conflict (${columns}) do update set amount = excluded.amount, unsure = excluded.unsure`.execute(db)
    changed += numAffectedRows
  }
  return Number(changed)
}

/** How many facts the stored lines of which are not what a line's predicate says. */
export async function findWrongFits(db: Database, lines: readonly OpenLine[]) {
  if (lines.length === 0) return []
  const counts = wrongFits(lines).map(
    (wrong, i) => sql`count(*) filter (where ${wrong}) as ${sql.id(String(lines[i]!.no))}`,
  )
  const { rows } = await sql<Record<string, bigint>>`
    select ${sql.join(counts)} from ${placedFacts(lines)}`.execute(db)
  return lines.map(({ no }) => ({ lineNo: no, facts: Number(rows[0]![String(no)]) })).filter(({ facts }) => facts > 0)
}

/** Brings the stored lines of every fact to what the predicates say. Answers how many facts changed. */
export async function writeFits(db: Database, lines: readonly OpenLine[]): Promise<number> {
  if (lines.length === 0) return 0
  const fitted = fittedArrays(lines)
  const { numAffectedRows = 0n } = await sql`
    update fact as stored set lines = wanted.lines, unsure = wanted.unsure
    from (select fact.subject_id, fact.id, ${fitted.lines} as lines, ${fitted.unsure} as unsure
      from ${placedFacts(lines)} where ${sql.join(wrongFits(lines), sql` or `)}) wanted
    where stored.subject_id = wanted.subject_id and stored.id = wanted.id`.execute(db)
  return Number(numAffectedRows)
}

/** Puts down everybody who stands in a line of persons and is not yet there. */
export const completeSubjects = (db: Database, lines: readonly OpenLine[]) =>
  sql`insert into counted_subject (subject_id, line_no)
    select distinct fact.subject_id, line.no from fact cross join lateral unnest(fact.lines) as line (no)
    where fact.lines && ${subjectLines(lines)}::int[] and line.no = any(${subjectLines(lines)}::int[])
    on conflict do nothing`.execute(db)
