import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { RecordKind } from '../records/kinds.ts'
import type { RecordRow } from '../records/record-store.ts'
import { type Reader, reachable } from '../store.ts'
import type { DropResult } from './import.ts'
import '../table.ts'

export interface NewDrop {
  readonly id: string
  readonly unitId: string
  readonly fileHash: string
  readonly fileName: string
  readonly droppedBy: string
  readonly receipt: DropResult
}

export const insertDrop = (db: Database, drop: NewDrop) =>
  db
    .insertInto('recordDrop')
    .values({
      ...{ ...drop, receipt: JSON.stringify(drop.receipt), state: 'stored', jobId: null, refusal: null },
      endedAt: sql`now()`,
    })
    .execute()

const drops = (db: Database, unitId: string) =>
  db
    .selectFrom('recordDrop')
    .leftJoin('officer', 'officer.accountId', 'recordDrop.droppedBy')
    .where('recordDrop.unitId', '=', unitId)
    .select(['recordDrop.id', 'recordDrop.fileName', 'recordDrop.fileHash', 'recordDrop.droppedAt'])
    .select(['officer.name as droppedBy', sql<DropResult>`record_drop.receipt`.as('receipt')])

export type DropRow = Awaited<ReturnType<typeof listDrops>>[number]

export const listDrops = (db: Database, unitId: string) =>
  drops(db, unitId).orderBy('recordDrop.id', 'desc').limit(50).execute()

export async function getDrop(db: Database, unitId: string, id: string): Promise<DropRow> {
  const row = await drops(db, unitId).where('recordDrop.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('absent', 'drop.absent')
  return row
}

export interface ExportedRow extends RecordRow {
  readonly personName: string
  readonly sealedNumber: string
}

const tables = {
  employment: 'employment',
  certificate: 'certificate',
  title: 'title',
  engagement: 'engagement',
} as const
const more = { appraisal: 'appraisal', honour: 'honour', group: 'personGroup' } as const

/** Records of one kind of persons within reach, in the order of their names' readings. */
export const readForExport = (db: Database, kind: RecordKind, reader: Reader, limit: number): Promise<ExportedRow[]> =>
  db
    .selectFrom(`${{ ...tables, ...more }[kind] as 'employment'} as record`)
    .innerJoin('person', 'person.id', 'record.personId')
    .where('person.mergedInto', 'is', null)
    .where('record.struckOn', 'is', null)
    .where(reachable(reader))
    .orderBy('person.sortKey')
    .orderBy('record.personId')
    .orderBy('record.id')
    .limit(limit)
    .selectAll('record')
    .select(['person.name as personName', 'person.idNumber as sealedNumber'])
    .execute() as unknown as Promise<ExportedRow[]>
