import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'

export interface LookRow {
  readonly id: bigint
  readonly at: Date
  readonly operation: string
  readonly fields: string[]
  readonly purpose: string | null
  readonly unit: string | null
  readonly post: string | null
}

/**
 * Whoever looked at a person, also under a record that was merged into his, newest first, by unit and post. The person's own looks are left out, and so are attempts
 * that were refused: they showed nothing.
 */
export async function readLooks(
  db: Database,
  who: { readonly personId: string; readonly accountId: string },
  before: bigint | null,
  limit: number,
): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select row.id, row.at, row.operation, row.fields, row.purpose, post.title as post,
      (select name from unit_name where unit_name.unit_id = row.unit_id and unit_name.from_on <= row.at::date
        order by unit_name.from_on desc limit 1) as unit
    from audit_row row left join post on post.id = row.post_id
    where row.persons && array(select ${who.personId}::uuid union all
        select merged.id from person merged where merged.merged_into = ${who.personId}) and row.account_id is distinct from ${who.accountId}
      and row.outcome = 'done' and (${before}::bigint is null or row.id < ${before}::bigint)
    order by row.id desc limit ${limit}`.execute(db)
  return rows
}
