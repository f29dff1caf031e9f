import { type Insertable, sql, type Updateable } from 'kysely'
import { inScope } from '../organisations/door.ts'
import type { Database, Tables } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Reader } from './class-store.ts'
import './table.ts'

/** The one door to rosters: those of classes that the reader reaches. */
const visibleRosters = (db: Database, { scope, today }: Reader) =>
  db
    .selectFrom('roster')
    .innerJoin('trainingClass as class', 'class.id', 'roster.classId')
    .leftJoin('officer', 'officer.accountId', 'roster.droppedBy')
    .leftJoin('jobProgress as job', 'job.id', 'roster.jobId')
    .where(inScope(scope, today, { unit: 'class.unitId', system: 'class.institutionId' }))
    .selectAll('roster')
    .select(['class.title as classTitle', 'class.number as classNumber', 'officer.name as droppedByName'])
    .select(['job.state as jobState', 'job.done as jobDone', 'job.total as jobTotal'])

export const listRosters = (db: Database, reader: Reader, classId: string) =>
  visibleRosters(db, reader)
    .where('roster.classId', '=', classId)
    .orderBy('roster.droppedAt', 'desc')
    .limit(100)
    .execute()

export type RosterDrop = Awaited<ReturnType<typeof listRosters>>[number]

export async function getRoster(db: Database, reader: Reader, id: string): Promise<RosterDrop> {
  const row = await visibleRosters(db, reader).where('roster.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('absent', 'roster.absent')
  return row
}

export const insertRoster = (db: Database, row: Insertable<Tables['roster']>) =>
  db.insertInto('roster').values(row).execute()

export const saveRoster = (db: Database, id: string, change: Updateable<Tables['roster']>) =>
  db
    .updateTable('roster')
    .set({ ...change, endedAt: sql`now()` })
    .where('id', '=', id)
    .execute()

/** For the job that stores it: whatever the reach, which the job judges by the class. */
export const findDrop = (db: Database, id: string) =>
  db.selectFrom('roster').where('id', '=', id).selectAll().executeTakeFirst()

export const linkJob = (db: Database, id: string, jobId: string) =>
  db.updateTable('roster').set({ jobId }).where('id', '=', id).execute()
