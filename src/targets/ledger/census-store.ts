import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { countOf, type Database } from '../../platform/database.ts'
import '../table.ts'

const tables = [
  { table: 'tally', keys: ['line_no', 'tree', 'unit_id', 'month'] },
  { table: 'day_tally', keys: ['line_no', 'tree', 'day', 'unit_id'] },
  { table: 'cross_tally', keys: ['line_no', 'unit_id', 'system_id', 'month'] },
  { table: 'day_cross_tally', keys: ['line_no', 'day', 'unit_id', 'system_id'] },
] as const

export async function countFacts(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('fact')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return countOf(count)
}

/** Tallies that hold something. A row of zeros says the same as no row. */
export async function countTallies(db: Database): Promise<number> {
  const counts = tables.map(
    ({ table }) => sql`select count(*) from ${sql.table(table)} where amount <> 0 or unsure <> 0`,
  )
  const { rows } = await sql<{ count: bigint }>`
    select sum(count)::bigint as count from (${sql.join(counts, sql` union all `)}) counted`.execute(db)
  return countOf(rows[0]!.count)
}

/** One hash over all tallies. A line and unit at a time, so that no text grows with the whole. */
export async function hashTallies(db: Database): Promise<string> {
  const whole = createHash('sha256')
  for (const { table, keys } of tables) {
    const columns = sql.join(keys.map((key) => sql.id(key)))
    const { rows } = await sql<{ part: string }>`
      select line_no, unit_id, encode(sha256(convert_to(string_agg(
        concat_ws('|', ${columns}, amount, unsure), E'\n' order by ${columns}), 'UTF8')), 'hex') as part
      from ${sql.table(table)} where amount <> 0 or unsure <> 0 group by 1, 2 order by 1, 2`.execute(db)
    whole.update(`${table}\n`)
    for (const { part } of rows) whole.update(`${part}\n`)
  }
  return whole.digest('hex')
}

export async function readLineCodes(db: Database): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('targetLine').select(['no', 'code']).execute()
  return new Map(rows.map(({ no, code }) => [no, code]))
}
