import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import '../table.ts'
import './table.ts'

/**
 * Everything kept by person. `handed`: goes to the surviving record and back. `kept`: stays under the record it was
 * written for and is read through `merged_into`. `counted`: the ledger counts it so.
 * `reworked`: made anew from the records of who stands. A test compares this with the schema, so that no new table is forgotten.
 */
export const tablesOfPersons = {
  handed: {
    certificate: 'certificate',
    group: 'person_group',
    employment: 'employment',
    title: 'title',
    engagement: 'engagement',
    appraisal: 'appraisal',
    honour: 'honour',
    draft: 'person_draft',
    paper: 'person_paper',
    correction: 'correction',
  },
  kept: [
    ...(['person_key', 'person_place', 'person_pair', 'person_shelf', 'certificate_key', 'list_known'] as const),
    ...(['person_change', 'person_move', 'enrolment', 'eligibility_decision'] as const),
  ],
  counted: ['fact', 'counted_subject', 'roll_entry'],
  reworked: ['eligibility_person', 'eligibility_result', 'eligibility_change', 'rule_preview_person'],
} as const

export type HandedKind = keyof typeof tablesOfPersons.handed
const kinds = Object.entries(tablesOfPersons.handed) as [HandedKind, string][]
const JOINABLE: ReadonlySet<HandedKind> = new Set([
  ...(['certificate', 'group', 'employment', 'title', 'engagement', 'appraisal', 'honour'] as const),
])

/** A merge as far as records are handed over by it. */
export interface Handing {
  readonly id: string
  readonly survivorId: string
  readonly mergedId: string
}

/** What says nothing about the person: two records that are equal but for it say the same. */
const BESIDE = sql`array['id', 'person_id', 'source', 'paper_id', 'verified', 'verified_by', 'verified_on', 'version',
  'entered_by', 'entered_at']`

/** Whether the survivor has an equal record. One group from one day stands once, whatever its end. */
function hasEqual(kind: HandedKind, table: string, survivorId: string): RawBuilder<unknown> {
  if (!JOINABLE.has(kind)) return sql`false`
  const equal = sql`to_jsonb(own) - ${BESIDE} = to_jsonb(mine) - ${BESIDE}`
  const sameStart = sql`own.group_code = mine.group_code and own.from_on = mine.from_on and own.struck_on is null
    and mine.struck_on is null`
  return sql`exists (select from ${sql.table(table)} own where own.person_id = ${survivorId}
    and (${equal} or ${kind === 'group' ? sql`(${sameStart})` : sql`false`}))`
}

export interface Handed {
  readonly kind: HandedKind
  readonly outcome: 'handed' | 'joined'
  readonly count: number
}

/** What would become of the merged record's own records. */
export async function foreseeHanding(db: Database, { survivorId, mergedId }: Omit<Handing, 'id'>): Promise<Handed[]> {
  const counted: Handed[] = []
  for (const [kind, table] of kinds) {
    const { rows } = await sql<{ joined: bigint; all: bigint }>`
      select count(*) filter (where ${hasEqual(kind, table, survivorId)}) as joined, count(*) as all
      from ${sql.table(table)} mine where mine.person_id = ${mergedId}`.execute(db)
    const [joined, handed] = [Number(rows[0]!.joined), Number(rows[0]!.all - rows[0]!.joined)]
    if (handed > 0) counted.push({ kind, outcome: 'handed', count: handed })
    if (joined > 0) counted.push({ kind, outcome: 'joined', count: joined })
  }
  return counted
}

/** Hands the merged record's own records over; those of which the survivor has an equal one stay where they are. */
export async function handOver(db: Database, merge: Handing): Promise<void> {
  for (const [kind, table] of kinds) {
    await sql`
      insert into person_merge_record (survivor_id, merge_id, record_kind, record_id, outcome)
      select ${merge.survivorId}::uuid, ${merge.id}::uuid, ${kind}, mine.id,
        case when ${hasEqual(kind, table, merge.survivorId)} then 'joined' else 'handed' end
      from ${sql.table(table)} mine where mine.person_id = ${merge.mergedId}`.execute(db)
    await moveRecords(db, kind, table, merge, { from: merge.mergedId, to: merge.survivorId })
  }
}

/** Hands back what came with the merge, as it stands now. */
export async function handBack(db: Database, merge: Handing): Promise<void> {
  for (const [kind, table] of kinds)
    await moveRecords(db, kind, table, merge, { from: merge.survivorId, to: merge.mergedId })
}

async function moveRecords(
  db: Database,
  kind: HandedKind,
  table: string,
  { id }: Handing,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const handed = sql`(select record_id from person_merge_record
    where merge_id = ${id} and record_kind = ${kind} and outcome = 'handed')`
  await sql`update ${sql.table(table)} set person_id = ${to}
    where person_id = ${from} and id in ${handed}`.execute(db)
  if (kind === 'certificate')
    await sql`update certificate_key set person_id = ${to} where person_id = ${from} and certificate_id in ${handed}`.execute(
      db,
    )
}

/**
 * Puts down that records which were written for a merged record, and stand under the survivor, came through the merges
 * between the two, so that they go back with it.
 */
export const enterHanded = (
  db: Database,
  kind: HandedKind,
  records: readonly { readonly id: string; readonly writtenFor: string }[],
) =>
  sql`
    with recursive chain as (
      select record.id as record_id, merge.id as merge_id, merge.survivor_id
      from unnest(${records.map(({ id }) => id)}::uuid[], ${records.map((one) => one.writtenFor)}::uuid[])
        as record (id, written_for)
      join person_merge merge on merge.merged_id = record.written_for and merge.state = 'merged'
      union all
      select chain.record_id, merge.id, merge.survivor_id
      from chain join person_merge merge on merge.merged_id = chain.survivor_id and merge.state = 'merged')
    insert into person_merge_record (survivor_id, merge_id, record_kind, record_id, outcome)
    select survivor_id, merge_id, ${kind}, record_id, 'handed' from chain
    on conflict do nothing`.execute(db)

/** The survivor is known where the merged one is, as long as the merge stands. */
export const borrowPlaces = (db: Database, { id, survivorId, mergedId }: Handing) =>
  sql`insert into person_place (person_id, unit_id, system_id, since, through, until_on, merge_id)
    select ${survivorId}::uuid, unit_id, system_id, since, 'register', null, ${id}::uuid
    from person_place where person_id = ${mergedId} and through = 'register' order by unit_id, system_id
    on conflict (person_id, unit_id, system_id) do update
      set through = 'register', until_on = null, merge_id = excluded.merge_id
      where person_place.through = 'work'`.execute(db)

/** Takes back the places that a merge had lent; those that another standing merge lends too are lent by that one. */
export async function returnPlaces(db: Database, { id, survivorId }: Handing, others: readonly Handing[]) {
  await sql`delete from person_place where person_id = ${survivorId} and merge_id = ${id}`.execute(db)
  for (const other of others) await borrowPlaces(db, other)
}

/** The pair is one person; whoever was side by side with the merged record is now so with the survivor. */
export async function settlePairs(
  db: Database,
  { id, survivorId, mergedId }: Handing,
  by: { readonly accountId: string; readonly reason: string },
): Promise<void> {
  await sql`update person_pair set decision = 'same', decided_by = ${by.accountId}, decided_at = now(),
      reason = ${by.reason}, merge_id = ${id}
    where decision is null and ((person_id = ${survivorId} and other_id = ${mergedId})
      or (person_id = ${mergedId} and other_id = ${survivorId}))`.execute(db)
  await sql`
    insert into person_pair (person_id, other_id, why, found_at, merge_id)
    select ${survivorId}::uuid, beside.id, pair.why, pair.found_at, ${id}::uuid
    from person_pair pair
    cross join lateral (select case when pair.person_id = ${mergedId} then pair.other_id else pair.person_id end as id) beside
    where pair.decision is null and ${mergedId} in (pair.person_id, pair.other_id) and beside.id <> ${survivorId}
      and not exists (select from person_pair also where also.person_id = beside.id and also.other_id = ${survivorId})
    on conflict do nothing`.execute(db)
}

export async function reopenPairs(db: Database, { id, survivorId, mergedId }: Handing): Promise<void> {
  await sql`update person_pair set decision = null, decided_by = null, decided_at = null, reason = null, merge_id = null
    where merge_id = ${id} and decision = 'same'
      and ${survivorId} in (person_id, other_id) and ${mergedId} in (person_id, other_id)`.execute(db)
  await sql`delete from person_pair where merge_id = ${id} and decision is null`.execute(db)
}

/** Classes in which both records are on the roster: one person counted twice there, which a merge does not mend. */
export async function readCommonClasses(db: Database, one: readonly string[], other: readonly string[]) {
  const { rows } = await sql<{ number: string; title: string }>`
    select class.number, class.title from training_class class
    where class.id in (select class_id from enrolment where person_id = any(${one}::uuid[]) and state not in ('left', 'voided')
      intersect select class_id from enrolment where person_id = any(${other}::uuid[]) and state not in ('left', 'voided'))
    order by class.number limit 20`.execute(db)
  return rows
}
