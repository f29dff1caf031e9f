import type { Database } from '../platform/database.ts'
import '../plans/table.ts'
import '../targets/table.ts'

export async function hasPlan(db: Database, id: string): Promise<boolean> {
  return (await db.selectFrom('plan').where('id', '=', id).select('id').executeTakeFirst()) !== undefined
}

/** Numbers of the lines of a year's target, by the end of their code: T0, T1a. */
export async function findLines(db: Database, year: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('targetLine')
    .where('code', 'like', `${year}-T%`)
    .where('state', '=', 'active')
    .select(['no', 'code'])
    .execute()
  return new Map(rows.map(({ no, code }) => [code.slice(code.lastIndexOf('-') + 1), no]))
}
