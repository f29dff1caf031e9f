import { sql } from 'kysely'
import { namesOf } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { sumsAt } from '../ledger/sums.ts'
import { factsFrom } from './fact-store.ts'
import { factsAsked, hasCuts, type Reading, type Resolved } from './resolve.ts'
import '../../training/table.ts'
import '../table.ts'

/** Records that may count but lack a fact. */
export async function readUnsure(call: Pick<Reading, 'db' | 'clerk' | 'today'>, resolved: Resolved): Promise<bigint> {
  const { db, clerk, today } = call
  const { ref, line, place } = resolved
  if (!hasCuts(ref)) {
    const asked = { lines: [line.no], unitId: place.id, from: ref.from, to: ref.to, day: today, scope: clerk.scope }
    const [sum] = await sumsAt(db, { ...asked, tree: 'territory', map: ref.today ? 'day' : 'own' })
    return sum?.unsure ?? 0n
  }
  const { rows } = await sql<{
    count: bigint
  }>`select coalesce(sum(case when fact.reverses is null then 1 else -1 end), 0)
    as count ${factsFrom(factsAsked(resolved, call), 'unsure')}`.execute(db)
  return BigInt(rows[0]!.count)
}

/** What a place gave on to the places below it, and what it keeps; null where it gave nothing. */
export async function readGiven(db: Database, lineNo: number, placeId: string, day: PlainDate) {
  const { rows } = await sql<{ assigned: string | null; reserve: string | null }>`
    select (select sum(assigned) from (
        select distinct on (unit_id) assigned from target_share
        where line_no = ${lineNo} and parent_id = ${placeId}
          and (to_on is null or (to_on > ${day} and to_on > from_on))
        order by unit_id, from_on, id) given)::text as assigned,
      (select amount::text from target_reserve where line_no = ${lineNo} and unit_id = ${placeId}) as reserve`.execute(
    db,
  )
  return rows[0]!
}

export interface RestatementRow {
  readonly month: PlainDate
  readonly place: string
  readonly before: bigint
  readonly after: bigint
  readonly reason: string
  readonly who: string | null
  readonly on: PlainDate
}

/** Reported figures at or below a place that were changed after their month was locked, the newest first. */
export async function listRestatements(
  db: Database,
  asked: { readonly lineNo: number; readonly placeId: string; readonly from: PlainDate; readonly to: PlainDate },
): Promise<RestatementRow[]> {
  const { lineNo, placeId, from, to } = asked
  const { rows } = await sql<RestatementRow>`
    select restatement.month, place.name as place, restatement.before, restatement.after, restatement.reason,
      officer.name as who, (restatement.restated_at at time zone 'Asia/Shanghai')::date as on
    from restatement
    join unit_closure below on below.tree = 'territory' and below.ancestor_id = ${placeId}
      and below.descendant_id = restatement.unit_id and below.from_on <= restatement.month
      and (below.to_on is null or below.to_on > restatement.month)
    join target_line line on line.no = restatement.line_no
    left join unit_name place on place.unit_id = restatement.unit_id and place.from_on <= restatement.month
      and (place.to_on is null or place.to_on > restatement.month)
    left join officer on officer.account_id = restatement.restated_by
    where restatement.line_no = ${lineNo} and restatement.month between date_trunc('month', ${from}::date) and ${to}
      and (line.counting in ('add', 'stock') or restatement.unit_id = ${placeId})
    order by restatement.restated_at desc limit 100`.execute(db)
  return rows
}

export interface SourceName {
  readonly name: string
  readonly shortName: string
  readonly note: string | null
  readonly endsOn: PlainDate | null
}

/** What classes and units are called, by id. */
export async function sourceNames(
  db: Database,
  { classes, units }: { readonly classes: readonly string[]; readonly units: readonly string[] },
  day: PlainDate,
): Promise<Map<string, SourceName>> {
  const held =
    classes.length === 0
      ? []
      : await db
          .selectFrom('trainingClass')
          .where('id', 'in', sql<string>`(select unnest(${classes}::uuid[]))`)
          .select(['id', 'number', 'title', 'institutionId', 'startsOn', 'endsOn'])
          .execute()
  const ids = [...new Set([...units, ...held.map(({ institutionId }) => institutionId)])]
  const names = new Map((await namesOf(db, ids, day)).map((unit) => [unit.unitId, unit]))
  return new Map<string, SourceName>([
    ...units.map((id) => {
      const unit = names.get(id)
      return [id, { name: unit?.name ?? id, shortName: unit?.shortName ?? id, note: null, endsOn: null }] as const
    }),
    ...held.map((one) => {
      const note = `${names.get(one.institutionId)?.name ?? ''} · ${one.startsOn.slice(5)}—${one.endsOn.slice(5)}`
      return [one.id, { name: one.title, shortName: one.number, note, endsOn: one.endsOn }] as const
    }),
  ])
}
