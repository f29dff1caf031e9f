import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import '../table.ts'

export const insertPreview = (
  db: Database,
  row: {
    readonly id: string
    readonly ruleId: string
    readonly asOf: PlainDate
    readonly copy: unknown
    readonly askedBy: string
  },
) =>
  db
    .insertInto('rulePreview')
    .values({ ...row, copy: JSON.stringify(row.copy) })
    .execute()

export const namePreviewJob = (db: Database, id: string, jobId: string) =>
  db.updateTable('rulePreview').set({ jobId }).where('id', '=', id).execute()

export const findPreview = (db: Database, id: string) =>
  db.selectFrom('rulePreview').where('id', '=', id).selectAll().executeTakeFirst()

export interface Changed {
  readonly personId: string
  readonly unitId: string
  readonly systemId: string
  readonly was: 'm' | 'n' | 'v'
  readonly now: 'm' | 'n' | 'v'
}

/** Keeps whose verdict changes, in place of what an earlier attempt kept. */
export async function savePreview(
  db: Database,
  id: string,
  persons: number,
  changed: readonly Changed[],
): Promise<void> {
  await db.deleteFrom('rulePreviewPerson').where('previewId', '=', id).execute()
  await sql`insert into rule_preview_person (preview_id, person_id, unit_id, system_id, was, now)
    select ${id}::uuid, row."personId", row."unitId", row."systemId", row.was, row.now
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      as row ("personId" uuid, "unitId" uuid, "systemId" uuid, was text, now text)`.execute(db)
  await db
    .updateTable('rulePreview')
    .set({ state: 'done', persons, endedAt: sql`now()` })
    .where('id', '=', id)
    .execute()
}
