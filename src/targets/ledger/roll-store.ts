import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { NewRoll } from './roll.ts'
import '../table.ts'

const BATCH = 5000

export const insertRoll = (db: Database, roll: Omit<NewRoll, 'entries'>) => db.insertInto('roll').values(roll).execute()

export async function insertRollEntries(db: Database, roll: string, entries: NewRoll['entries']): Promise<void> {
  for (let start = 0; start < entries.length; start += BATCH) {
    const rows = entries.slice(start, start + BATCH)
    await sql`insert into roll_entry (subject_id, roll, unit_id, system_id)
      select subject_id, ${roll}, unit_id, system_id from unnest(${rows.map((row) => row.subjectId)}::uuid[],
        ${rows.map((row) => row.unitId)}::uuid[], ${rows.map((row) => row.systemId)}::uuid[])
        as entry (subject_id, unit_id, system_id)`.execute(db)
  }
}
