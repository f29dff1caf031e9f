import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { LineState } from '../table.ts'
import type { FactAttributes } from './attributes.ts'
import type { OpenLine } from './fit.ts'
import type { Above } from './standing.ts'
import '../table.ts'

/** Rows of one insert: as many as a statement takes without slowing down. */
const BATCH = 5000

export interface FactRow {
  readonly subjectId: string
  readonly id: string
  readonly measure: string
  readonly personId: string | null
  readonly unitId: string
  readonly systemId: string
  readonly onDay: PlainDate
  readonly treesOn: PlainDate
  readonly amount: bigint
  readonly attributes: FactAttributes
  readonly source: string
  readonly sourceId: string
  readonly reverses: string | null
  readonly lines: readonly number[]
  readonly unsure: readonly number[]
}

const numbers = (list: readonly number[]) => `{${list.join()}}`

export async function insertFacts(
  db: Database,
  facts: readonly FactRow[],
  by: { readonly accountId: string; readonly reason: string | null },
): Promise<void> {
  for (let start = 0; start < facts.length; start += BATCH) {
    const rows = facts.slice(start, start + BATCH)
    const column = <T>(of: (fact: FactRow) => T) => rows.map(of)
    await sql`
      insert into fact (subject_id, id, measure, person_id, unit_id, system_id, on_day, trees_on, amount, attributes,
        source, source_id, reverses, lines, unsure, recorded_by, reason)
      select subject_id, id, measure, person_id, unit_id, system_id, on_day, trees_on, amount, attributes, source,
        source_id, reverses, lines::int[], unsure::int[], ${by.accountId}::uuid, ${by.reason}::text
      from unnest(${column((f) => f.subjectId)}::uuid[], ${column((f) => f.id)}::uuid[],
        ${column((f) => f.measure)}::text[], ${column((f) => f.personId)}::uuid[], ${column((f) => f.unitId)}::uuid[],
        ${column((f) => f.systemId)}::uuid[], ${column((f) => f.onDay)}::date[], ${column((f) => f.treesOn)}::date[],
        ${column((f) => f.amount)}::bigint[], ${column((f) => JSON.stringify(f.attributes))}::jsonb[],
        ${column((f) => f.source)}::text[], ${column((f) => f.sourceId)}::uuid[],
        ${column((f) => f.reverses)}::uuid[], ${column((f) => numbers(f.lines))}::text[],
        ${column((f) => numbers(f.unsure))}::text[])
        as new (subject_id, id, measure, person_id, unit_id, system_id, on_day, trees_on, amount, attributes, source,
        source_id, reverses, lines, unsure)`.execute(db)
  }
}

export type HeldFact = Omit<FactRow, 'lines' | 'unsure'>

/** Locks the facts in one order, whoever asks, and answers those that exist. */
export async function lockFacts(db: Database, ids: readonly string[]): Promise<HeldFact[]> {
  const { rows } = await sql<HeldFact>`
    select subject_id, id, measure, person_id, unit_id, system_id, on_day, trees_on, amount, attributes, source,
      source_id, reverses
    from fact where id = any(${ids}::uuid[]) order by subject_id, id for update`.execute(db)
  return rows
}

/** Which of these facts are taken back already. Ask after locking them. */
export async function findReversed(db: Database, facts: readonly HeldFact[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ reverses: string }>`
    select fact.reverses
    from unnest(${facts.map((fact) => fact.subjectId)}::uuid[], ${facts.map((fact) => fact.id)}::uuid[])
      as held (subject_id, id)
    join fact on fact.subject_id = held.subject_id and fact.reverses = held.id`.execute(db)
  return new Set(rows.map(({ reverses }) => reverses))
}

/** Lines that count or are being worked, with the place whose target they are. */
export async function readOpenLines(db: Database): Promise<(OpenLine & { readonly state: LineState })[]> {
  return db
    .selectFrom('targetLine as line')
    .innerJoin('target', 'target.id', 'line.targetId')
    .where('line.state', 'in', ['working', 'active'])
    .orderBy('line.no')
    .select(['line.no', 'line.measure', 'line.counting', 'line.predicate', 'line.fromOn', 'line.toOn', 'line.state'])
    .select('target.placeId')
    .execute()
}

/** Everything that ever stood above these units, themselves included. */
export async function readStanding(
  db: Database,
  units: readonly string[],
  systems: readonly string[],
): Promise<Above[]> {
  const { rows } = await sql<Above>`
    select tree, descendant_id, ancestor_id, from_on, to_on from unit_closure
    where (tree = 'territory' and descendant_id = any(${units}::uuid[]))
      or (tree = 'system' and descendant_id = any(${systems}::uuid[]))`.execute(db)
  return rows
}

/** The last name a unit had, for telling about it on a day on which it has none; null for an id that is no unit's. */
export async function findLastName(db: Database, unitId: string): Promise<string | null> {
  const named = db.selectFrom('unitName').where('unitId', '=', unitId).orderBy('fromOn', 'desc').limit(1)
  return (await named.select('name').executeTakeFirst())?.name ?? null
}
