import { type RawBuilder, sql } from 'kysely'
import { inScope, unitsAnsweredBy } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Reader } from './facts-store.ts'
import { leavesOf } from './place-store.ts'
import type { Counted, PreviewRef } from './ref.ts'
import '../table.ts'

/** Where numbers are taken: what the reader reaches, and of that a place. */
export interface Where extends Reader {
  readonly placeId: string | null
}

const at = ({ scope, today, placeId }: Where, alias: string): RawBuilder<boolean> => {
  const reached = inScope(scope, today, { unit: `${alias}.unitId`, system: `${alias}.systemId` })
  if (placeId === null) return reached
  return sql<boolean>`(${reached} and ${sql.ref(`${alias}.unitId`)} in ${unitsAnsweredBy('territory', placeId, today)})`
}

export interface CountRow {
  readonly ruleId: string
  readonly met: number
  readonly notMet: number
  readonly toVerify: number
}

const sums = sql`sum(met)::int as met, sum(not_met)::int as not_met, sum(to_verify)::int as to_verify`

/** Persons by rule at a place. */
export async function sumTallies(db: Database, runId: string, where: Where): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`select tally.rule_id, ${sums} from eligibility_tally tally
    where tally.run_id = ${runId} and ${at(where, 'tally')} group by tally.rule_id`.execute(db)
  return rows
}

/** The same at several places at once. */
export async function sumTalliesAt(
  db: Database,
  runId: string,
  reader: Reader,
  placeIds: readonly string[],
): Promise<(CountRow & { readonly placeId: string })[]> {
  const { rows } = await sql<CountRow & { placeId: string }>`select leaf.place_id, tally.rule_id, ${sums}
    from ${leavesOf(placeIds, reader.today)} leaf join eligibility_tally tally on tally.unit_id = leaf.unit_id
    where tally.run_id = ${runId} and ${at({ ...reader, placeId: null }, 'tally')}
    group by leaf.place_id, tally.rule_id`.execute(db)
  return rows
}

/** Persons by rule and month of the first day. */
export async function sumFirstDays(db: Database, runId: string, where: Where) {
  const { rows } = await sql<{ ruleId: string; month: PlainDate; persons: number }>`
    select result.rule_id, date_trunc('month', result.first_date)::date as month, count(*)::int as persons
    from eligibility_result result
    where result.run_id = ${runId} and result.first_date is not null and ${at(where, 'result')}
    group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

const comes = (asOf: PlainDate, months: string) =>
  sql<boolean>`result.verdict <> 'met' and result.first_date > ${asOf}
    and result.first_date <= (${asOf}::date + make_interval(months => ${Number(months)}))::date`

export interface NearRow {
  readonly placeId: string | null
  readonly paper: string | null
  readonly persons: number
  readonly in3: number
  readonly in6: number
  readonly in12: number
}

/** Persons by the one paper that they lack, and by how soon they come; over all and at each place. */
export async function sumNear(
  db: Database,
  run: { readonly id: string; readonly asOf: PlainDate; readonly ruleId: string },
  where: Where,
  placeIds: readonly string[],
): Promise<NearRow[]> {
  const counts = sql`count(*)::int as persons,
    count(*) filter (where ${comes(run.asOf, '3')})::int as in3,
    count(*) filter (where ${comes(run.asOf, '6')})::int as in6,
    count(*) filter (where ${comes(run.asOf, '12')})::int as in12`
  const mine = sql`result.run_id = ${run.id} and result.rule_id = ${run.ruleId} and ${at(where, 'result')}`
  const { rows } = await sql<NearRow>`
    select null::uuid as place_id, result.paper, ${counts} from eligibility_result result where ${mine} group by 2
    union all
    select leaf.place_id, result.paper, ${counts}
    from ${leavesOf(placeIds, where.today)} leaf join eligibility_result result on result.unit_id = leaf.unit_id
    where ${mine} group by 1, 2`.execute(db)
  return rows
}

/** The persons that a figure of a run counts. `place`: where its rule stands in the letters. */
function counted(
  run: { readonly id: string; readonly asOf: PlainDate },
  of: { readonly ruleId: string | null; readonly place: number; readonly counted: Counted | null },
  where: Where,
): RawBuilder<unknown> {
  const letter = (one: string) => sql<boolean>`substr(person.verdicts, ${of.place + 1}, 1) = ${one}`
  const kind = of.counted?.kind
  const wanted =
    kind === 'met'
      ? letter('m')
      : kind === 'notMet'
        ? letter('n')
        : kind === 'toVerify'
          ? letter('v')
          : !of.counted || kind === undefined
            ? sql<boolean>`true`
            : resultIs(run.asOf, of.counted)
  return sql`from eligibility_person person
    left join eligibility_result result on result.run_id = person.run_id and result.rule_id = ${of.ruleId}
      and result.person_id = person.person_id
    where person.run_id = ${run.id} and ${wanted} and ${at(where, 'person')}`
}

function resultIs(asOf: PlainDate, of: Counted): RawBuilder<boolean> {
  if (of.kind === 'paper') return sql<boolean>`result.paper = ${of.paper}`
  if (of.kind === 'within') return comes(asOf, of.months)
  if (of.kind === 'month') return sql<boolean>`date_trunc('month', result.first_date)::date = ${of.month}`
  return sql<boolean>`result.paper is not null`
}

type Of = Parameters<typeof counted>[1]

export async function countOf(db: Database, run: Parameters<typeof counted>[0], of: Of, where: Where): Promise<number> {
  const { rows } = await sql<{ persons: number }>`select count(*)::int as persons ${counted(run, of, where)}`.execute(
    db,
  )
  return rows[0]!.persons
}

export async function readCounted(
  db: Database,
  run: Parameters<typeof counted>[0],
  of: Of,
  where: Where,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<string[]> {
  const behind = after === undefined ? sql`` : sql`and person.person_id > ${after}::uuid`
  const { rows } = await sql<{ personId: string }>`select person.person_id ${counted(run, of, where)} ${behind}
    order by person.person_id limit ${limit}`.execute(db)
  return rows.map(({ personId }) => personId)
}

const letterOf = { met: 'm', toVerify: 'v' } as const

/** Whose verdict a preview changes, as its figure counts them. */
function changed({ previewId, verdict, way, group }: PreviewRef, where: Where): RawBuilder<unknown> {
  const [gained, letter] = [way === 'gained', letterOf[verdict]]
  const inGroup = sql`exists (select from person_group held where held.person_id = person.person_id
    and held.group_code = ${group} and held.struck_on is null and held.from_on <= ${where.today}
    and (held.to_on is null or held.to_on >= ${where.today}))`
  return sql`from rule_preview_person person where person.preview_id = ${previewId}
    and person.${sql.raw(gained ? 'now' : 'was')} = ${letter} and person.${sql.raw(gained ? 'was' : 'now')} <> ${letter}
    and ${at(where, 'person')} and ${group === null ? sql`true` : inGroup}`
}

export async function readChanged(
  db: Database,
  ref: PreviewRef,
  where: Where,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<string[]> {
  const behind = after === undefined ? sql`` : sql`and person.person_id > ${after}::uuid`
  const { rows } = await sql<{ personId: string }>`select person.person_id ${changed(ref, where)} ${behind}
    order by person.person_id limit ${limit}`.execute(db)
  return rows.map(({ personId }) => personId)
}

export async function countChanged(db: Database, ref: PreviewRef, where: Where): Promise<number> {
  const { rows } = await sql<{ persons: number }>`select count(*)::int as persons ${changed(ref, where)}`.execute(db)
  return rows[0]!.persons
}

export interface ChangeRow {
  readonly key: string | null
  readonly metGained: number
  readonly metLost: number
  readonly openGained: number
  readonly openLost: number
}

const changes = sql`count(*) filter (where now = 'm')::int as met_gained,
  count(*) filter (where was = 'm')::int as met_lost,
  count(*) filter (where now = 'v')::int as open_gained, count(*) filter (where was = 'v')::int as open_lost`

/** Gains and losses of a preview: over all (key null), by place, by group. */
export async function sumChanges(db: Database, previewId: string, reader: Reader, placeIds: readonly string[]) {
  const mine = sql`person.preview_id = ${previewId} and ${at({ ...reader, placeId: null }, 'person')}`
  const all = await sql<ChangeRow>`select null as key, ${changes} from rule_preview_person person
    where ${mine}`.execute(db)
  const places = await sql<ChangeRow>`select leaf.place_id::text as key, ${changes}
    from ${leavesOf(placeIds, reader.today)} leaf join rule_preview_person person on person.unit_id = leaf.unit_id
    where ${mine} group by 1`.execute(db)
  const groups = await sql<ChangeRow>`select held.group_code as key, ${changes} from rule_preview_person person
    join (select distinct person_id, group_code from person_group where struck_on is null
      and from_on <= ${reader.today} and (to_on is null or to_on >= ${reader.today})) held
      on held.person_id = person.person_id
    where ${mine} group by 1 order by 1`.execute(db)
  return { all: all.rows[0]!, places: places.rows, groups: groups.rows }
}
