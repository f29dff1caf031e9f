import { type RawBuilder, sql } from 'kysely'
import type { Tree } from '../../organisations/rules.ts'
import type { Database } from '../../platform/database.ts'
import type { Reach } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { placing, standing } from './place-store.ts'
import { type Days, splitSpan } from './span.ts'
import { countedAs, joinOne, stepsOf } from './subject-store.ts'
import '../table.ts'

/** Sum of one line under one key: the id of a unit, or the first day of a month, or a day. */
export interface Sum {
  readonly lineNo: number
  readonly key: string
  readonly amount: bigint
  /** Facts that are 待核实 in the line: not in the amount. */
  readonly unsure: bigint
}

export type Cut = 'place' | 'child' | 'month' | 'day' | { readonly units: readonly string[] }

/** One question, with everything that bounds it spelt out. */
export interface Question extends Days {
  readonly lines: readonly number[]
  readonly tree: Tree
  readonly unitId: string
  /** `own`: each amount in the tree of its own day; else everything in the tree of this day. */
  readonly map: 'own' | PlainDate
  readonly by: Cut
  /** Only what had been recorded by the end of this day in China. */
  readonly knownOn?: PlainDate | undefined
  /** What the reader reaches in the tree asked and in the other one. */
  readonly reach: Reach
  readonly otherReach: Reach
}

type Raw = RawBuilder<unknown>

const columnsOf = (tree: Tree) =>
  tree === 'territory' ? { leaf: 'unitId', other: 'systemId' } : { leaf: 'systemId', other: 'unitId' }

interface Kept {
  readonly months: string
  readonly days: string
}

/** Rows of two tables of tallies, one by month and one by day, that fill the span asked. */
function talliesOf({ months, days }: Kept, { lines, from, to, by }: Question, columns: Raw, condition: Raw): Raw {
  const split = by === 'day' ? { months: null, days: [{ from, to }] } : splitSpan({ from, to })
  const inMonths = split.months ? sql`month between ${split.months.from} and ${split.months.to}` : sql`false`
  const onDays = split.days.map((span) => sql`day between ${span.from} and ${span.to}`)
  const line = sql`line_no = any(${lines}::int[]) and ${condition}`
  return sql`
    select line_no, ${columns}, month as day, amount, unsure from ${sql.table(months)} where ${line} and ${inMonths}
    union all
    select line_no, ${columns}, day, amount, unsure from ${sql.table(days)}
    where ${line} and (${onDays.length > 0 ? sql.join(onDays, sql` or `) : sql`false`})`
}

/** Tallies by leaf. */
const talliesAsked = (asked: Question): Raw => sql`
  select line_no, unit_id as leaf, day, day as trees_on, amount, unsure, null::uuid as subject_id
  from (${talliesOf({ months: 'tally', days: 'dayTally' }, asked, sql`unit_id`, sql`tree = ${asked.tree}`)}) tally`

/** Joins what the reader reaches in the other tree; without a bound there, nothing. */
function reachedThrough({ tree, map, otherReach }: Question, other: string, day: string): Raw {
  if (otherReach === 'all') return sql``
  const at = map === 'own' ? sql.ref(day) : sql`${map}::date`
  const unit = otherReach === 'none' ? null : otherReach.unit
  return sql`join (select descendant_id, from_on, to_on from unit_closure
      where tree <> ${tree} and ancestor_id = ${unit}) reached
    on reached.descendant_id = ${sql.ref(other)} and ${standing('reached', at)}`
}

/** Tallies where both trees meet, as far as the reader reaches them in the other tree. */
function crossingsAsked(asked: Question): Raw {
  const { leaf, other } = columnsOf(asked.tree)
  const kept = { months: 'crossTally', days: 'dayCrossTally' }
  return sql`
    select crossing.line_no, ${sql.ref(`crossing.${leaf}`)} as leaf, crossing.day, crossing.day as trees_on,
      crossing.amount, crossing.unsure, null::uuid as subject_id
    from (${talliesOf(kept, asked, sql`unit_id, system_id`, sql`true`)}) crossing
    ${reachedThrough(asked, `crossing.${other}`, 'crossing.day')}`
}

/** The facts of lines of persons: +1 for each, −1 for each that takes one back. */
function subjectFacts(asked: Question): Raw {
  const { leaf, other } = columnsOf(asked.tree)
  return sql`
    select counted.line_no, ${sql.ref(`fact.${leaf}`)} as leaf, fact.on_day as day, fact.trees_on,
      case when fact.reverses is null then 1 else -1 end as amount, 0 as unsure,
      coalesce(one.merged_into, fact.subject_id) as subject_id
    from counted_subject counted ${joinOne('counted.subject_id')}
    join fact on fact.subject_id = counted.subject_id and fact.lines @> array[counted.line_no]
    ${reachedThrough(asked, `fact.${other}`, 'fact.treesOn')}
    where counted.line_no = any(${asked.lines}::int[]) and fact.on_day between ${asked.from} and ${asked.to}
      and ${known(asked)}`
}

const keyOf = (by: Cut): Raw =>
  by === 'month' ? sql`date_trunc('month', day)::date` : by === 'day' ? sql`day` : sql`unit_id`

/** Adds up what was selected, by line and key. */
const summed = (by: Cut, from: Raw): Raw => sql`
  select line_no, key::text as key, amount, unsure from (
    select line_no, ${keyOf(by)} as key, sum(amount)::bigint as amount, sum(unsure)::bigint as unsure
    from ${from} group by 1, 2) summed`

/** Sums of what adds up. A line and key without any amount has no row. */
async function added(db: Database, asked: Question, amounts: Raw): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    ${placing(asked, amounts)} ${summed(asked.by, sql`placed`)}`.execute(db)
  return rows
}

/** Sums of lines of amounts. */
export const amountSums = (db: Database, asked: Question): Promise<Sum[]> =>
  added(db, asked, withoutLater(asked, asked.otherReach === 'all' ? talliesAsked(asked) : crossingsAsked(asked)))

/** What was recorded after the day asked is taken out again. */
const withoutLater = (asked: Question, amounts: Raw): Raw =>
  asked.knownOn ? sql`${amounts} union all ${recordedLater(asked, asked.knownOn)}` : amounts

/** Facts recorded after a day, with the other sign. */
function recordedLater(asked: Question, knownOn: PlainDate): Raw {
  const { leaf, other } = columnsOf(asked.tree)
  const facts = (list: 'lines' | 'unsure', amount: Raw, unsure: Raw) => sql`
    select line.no as line_no, ${sql.ref(`fact.${leaf}`)} as leaf, fact.on_day as day, fact.on_day as trees_on,
      ${amount} as amount, ${unsure} as unsure, null::uuid as subject_id
    from fact join unnest(${asked.lines}::int[]) as line (no) on ${sql.ref(`fact.${list}`)} @> array[line.no]
    ${reachedThrough(asked, `fact.${other}`, 'fact.onDay')}
    where fact.recorded_at >= ${endOf(knownOn)} and fact.on_day between ${asked.from} and ${asked.to}`
  const once = sql`case when fact.reverses is null then -1 else 1 end`
  return sql`${facts('lines', sql`-fact.amount`, sql`0`)} union all ${facts('unsure', sql`0`, once)}`
}

const endOf = (day: PlainDate): Raw => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`
const known = ({ knownOn }: Question): Raw => (knownOn ? sql`fact.recorded_at < ${endOf(knownOn)}` : sql`true`)

/** Distinct persons as they are tallied at the units themselves; by month or day, as they begin to count. */
export async function talliedSubjects(db: Database, asked: Question, units: readonly string[]): Promise<Sum[]> {
  const tallies = sql`(${talliesAsked(asked)}) amount (line_no, unit_id, day) where unit_id = any(${units}::uuid[])`
  const { rows } = await sql<Sum>`${summed(asked.by, tallies)}`.execute(db)
  return rows
}

/** Distinct persons of any span, map and reach, from their facts. */
export async function countedSubjects(db: Database, asked: Question): Promise<Sum[]> {
  const spread = sql`select line_no, subject_id, 'asked' as tree, unit_id, day, amount as sign, false as old from placed`
  const { rows } = await sql<Sum>`
    ${placing(asked, subjectFacts(asked))}
    ${summed(asked.by, sql`(select *, 0 as unsure from (${stepsOf(spread)}) step) step`)}`.execute(db)
  return merge(rows, await added(db, asked, withoutLater(asked, crossingsAsked(asked))))
}

function merge(amounts: readonly Sum[], unsure: readonly Sum[]): Sum[] {
  const sums = new Map(amounts.map((sum) => [`${sum.lineNo} ${sum.key}`, sum]))
  for (const sum of unsure) {
    const at = `${sum.lineNo} ${sum.key}`
    sums.set(at, { ...sum, amount: sums.get(at)?.amount ?? 0n })
  }
  return [...sums.values()]
}

/** How lines count, as far as a sum has to know it. */
export const readCountings = (db: Database, lines: readonly number[]) =>
  db.selectFrom('targetLine').where('no', 'in', lines).select(['no', 'counting', 'fromOn']).execute()

/** Units that were children of a unit at any time from one day to another. */
export async function readChildren(db: Database, tree: Tree, unitId: string, { from, to }: Days): Promise<string[]> {
  const { rows } = await sql<{ unitId: string }>`
    select distinct descendant_id as unit_id from unit_closure
    where tree = ${tree} and ancestor_id = ${unitId} and depth = 1
      and from_on <= ${to} and (to_on is null or to_on > ${from})`.execute(db)
  return rows.map((row) => row.unitId)
}

/** Which of these units a reader may be shown: at or below what he reaches, or above it. */
export async function keepInReach(
  db: Database,
  { tree, reach, day }: { readonly tree: Tree; readonly reach: Reach; readonly day: PlainDate },
  units: readonly string[],
): Promise<string[]> {
  if (reach === 'all') return [...units]
  if (reach === 'none') return []
  const { rows } = await sql<{ unitId: string }>`
    select distinct unit_id from unnest(${units}::uuid[]) as asked (unit_id)
    join unit_closure near on near.tree = ${tree} and ${standing('near', sql`${day}::date`)}
      and ((near.ancestor_id = ${reach.unit} and near.descendant_id = unit_id)
        or (near.descendant_id = ${reach.unit} and near.ancestor_id = unit_id))`.execute(db)
  return rows.map((row) => row.unitId)
}

/** Those of the units that lay below the place, and in reach, on every day of the span on which they stood. */
export async function keepWhole(db: Database, { tree, unitId, reach, from, to }: Question, units: readonly string[]) {
  const above = reach === 'all' ? [unitId] : [unitId, reach === 'none' ? null : reach.unit]
  const { rows } = await sql<{ unitId: string }>`
    select asked.unit_id from unnest(${units}::uuid[]) as asked (unit_id)
    where not exists (
      select from unit_closure self cross join unnest(${above}::uuid[]) as above (unit_id)
      where self.tree = ${tree} and self.descendant_id = asked.unit_id and self.depth = 0
        and self.from_on <= ${to} and (self.to_on is null or self.to_on > ${from})
        and not exists (
          select from unit_closure below where below.tree = ${tree} and below.descendant_id = asked.unit_id
            and below.ancestor_id = above.unit_id and below.from_on <= greatest(self.from_on, ${from})
            and coalesce(below.to_on, 'infinity') >= least(self.to_on, ${to}::date + 1)))`.execute(db)
  return rows.map((row) => row.unitId)
}

/** Entries of a roll that say a person again, whose records were merged. */
const saidAgain = (roll: string): Raw => sql`
  select subject_id from (
    select entry.subject_id, row_number() over (partition by one.counted_as order by entry.subject_id) as nth
    from (
      select id, merged_into as counted_as from person where merged_into is not null
      union select merged_into, merged_into from person where merged_into is not null) one
    join roll_entry entry on entry.subject_id = one.id and entry.roll = ${roll}) said
  where nth > 1`

/** What a roll has to reach, and whom of it a line has reached, under the same parts and reach as any sum. */
export async function rollSums(db: Database, asked: Question, roll: string): Promise<{ all: Sum[]; reached: Sum[] }> {
  const { leaf, other } = columnsOf(asked.tree)
  const entries = (condition: Raw) => sql`
    select ${asked.lines[0]}::int as line_no, ${sql.ref(`entry.${leaf}`)} as leaf, roll.taken_on as day,
      roll.taken_on as trees_on, 1 as amount, 0 as unsure, null::uuid as subject_id
    from roll join roll_entry entry on entry.roll = roll.code
    ${reachedThrough(asked, `entry.${other}`, 'roll.takenOn')}
    where roll.code = ${roll} and entry.subject_id not in (${saidAgain(roll)}) and ${condition}`
  const isReached = sql`0 < (
    select sum(case when fact.reverses is null then 1 else -1 end) from fact
    where fact.subject_id in (
        select ${countedAs('entry.subject_id')}
        union all select id from person where merged_into = ${countedAs('entry.subject_id')})
      and fact.lines @> ${asked.lines}::int[]
      and fact.on_day between ${asked.from} and ${asked.to} and ${known(asked)})`
  return { all: await added(db, asked, entries(sql`true`)), reached: await added(db, asked, entries(isReached)) }
}

export const findRoll = (db: Database, lineNo: number) =>
  db
    .selectFrom('targetLine as line')
    .innerJoin('roll', (join) => join.on(sql<boolean>`roll.code = line.population ->> 'roll'`))
    .where('line.no', '=', lineNo)
    .select(['roll.code', 'roll.name', 'roll.source', 'roll.takenOn'])
    .executeTakeFirst()
