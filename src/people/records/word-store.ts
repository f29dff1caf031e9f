import { sql } from 'kysely'
import { unitInScope } from '../../organisations/door.ts'
import type { Database } from '../../platform/database.ts'
import type { Reader } from '../store.ts'
import type { Appraised } from './values.ts'
import '../table.ts'

export interface Meaning {
  readonly unitId: string
  readonly word: string
  readonly result: Appraised
}

export const isUnitReached = async (db: Database, { scope, today }: Reader, unitId: string): Promise<boolean> =>
  (await db
    .selectFrom('unit')
    .where('unit.id', '=', unitId)
    .where(unitInScope(scope, today, 'unit'))
    .select('unit.id')
    .executeTakeFirst()) !== undefined

/** Words of a unit's appraisals: those agreed, and those in use that nobody has explained yet. */
export async function readWords(db: Database, unitId: string): Promise<{ word: string; result: Appraised | null }[]> {
  const { rows } = await sql<{ word: string; result: Appraised | null }>`
    select word, max(result) as result from (
      select word, result from appraisal_word where unit_id = ${unitId}
      union all
      select distinct word, null from appraisal
      where unit_id = ${unitId} and result is null and word is not null and struck_on is null) as known
    group by word order by word`.execute(db)
  return rows
}

export const saveMeaning = (db: Database, meaning: Meaning & { readonly agreedBy: string }) =>
  db
    .insertInto('appraisalWord')
    .values(meaning)
    .onConflict((on) =>
      on
        .columns(['unitId', 'word'])
        .doUpdateSet({ result: meaning.result, agreedBy: meaning.agreedBy, agreedAt: sql`now()` }),
    )
    .execute()

/** Gives appraisals that waited for the word their result; answers which. */
export const settleWords = (db: Database, { unitId, word, result }: Meaning) =>
  db
    .updateTable('appraisal')
    .set({ result, version: sql<number>`version + 1` })
    .where('unitId', '=', unitId)
    .where('word', '=', word)
    .where('result', 'is', null)
    .where('struckOn', 'is', null)
    .returning(['personId', 'id'])
    .execute()
