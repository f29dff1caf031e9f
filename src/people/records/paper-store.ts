import type { Database } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { PaperKind } from './paper-rules.ts'
import '../table.ts'

export interface NewPaper {
  readonly personId: string
  readonly id: string
  readonly fileHash: string
  readonly fileName: string
  readonly kind: PaperKind
  readonly size: bigint
  readonly addedBy: string
}

export const insertPaper = (db: Database, paper: NewPaper) => db.insertInto('personPaper').values(paper).execute()

export async function readPapers(db: Database, personId: string) {
  const rows = await db
    .selectFrom('personPaper')
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .select(['id', 'fileName', 'kind', 'addedAt'])
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as PaperKind, addedAt: row.addedAt.toISOString() }))
}

export async function getPaper(db: Database, personId: string, id: string) {
  const row = await db
    .selectFrom('personPaper')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .select(['id', 'fileHash', 'fileName', 'kind'])
    .executeTakeFirst()
  if (!row) throw new Refusal('absent', 'record.paper-absent')
  return row
}
