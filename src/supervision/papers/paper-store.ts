import type { Insertable } from 'kysely'
import { inScope } from '../../organisations/door.ts'
import type { Database, Tables } from '../../platform/database.ts'
import type { OfficialDocument } from '../../platform/documents/document.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Reader, visibleOrders } from '../orders/order-store.ts'
import '../table.ts'

export const insertPaper = (
  db: Database,
  { content, ...row }: Omit<Insertable<Tables['officialPaper']>, 'content'> & { readonly content: OfficialDocument },
) =>
  db
    .insertInto('officialPaper')
    .values({ ...row, content: JSON.stringify(content) })
    .execute()

/** The papers of an order, the latest first. */
export async function listPapers(db: Database, orderId: string) {
  const rows = await db
    .selectFrom('officialPaper as paper')
    .leftJoin('officer', 'officer.accountId', 'paper.signedBy')
    .where('paper.subject', '=', 'order')
    .where('paper.subjectId', '=', orderId)
    .orderBy('paper.id', 'desc')
    .select(['paper.id', 'paper.kind', 'paper.state', 'paper.draftedOn as on', 'officer.name as signedBy'])
    .execute()
  return rows
}

/** Puts the decision onto a form that waited for it. */
export const signWaiting = (
  db: Database,
  of: { readonly orderId: string; readonly kind: string },
  by: { readonly signedBy: string; readonly signedAt: Date; readonly content: OfficialDocument },
) =>
  db
    .updateTable('officialPaper')
    .set({ state: 'sent', signedBy: by.signedBy, signedAt: by.signedAt, content: JSON.stringify(by.content) })
    .where('subject', '=', 'order')
    .where('subjectId', '=', of.orderId)
    .where('kind', '=', of.kind)
    .where('state', '=', 'draft')
    .execute()

export interface HeldPaper {
  readonly kind: string
  readonly content: OfficialDocument
  readonly draftedOn: PlainDate
}

/** A paper whose order, or whose unit, the reader reaches. @throws Refusal paper.absent */
export async function getPaper(db: Database, reader: Reader, id: string): Promise<HeldPaper> {
  const row = await db
    .selectFrom('officialPaper as paper')
    .where('paper.id', '=', id)
    .where(({ or, and, eb }) =>
      or([
        and([
          eb('paper.subject', '=', 'order'),
          eb('paper.subjectId', 'in', visibleOrders(db, reader).clearSelect().select('held.id')),
        ]),
        and([
          eb('paper.subject', '<>', 'order'),
          inScope(reader.scope, reader.today, { unit: 'paper.unitId', system: 'paper.systemId' }),
        ]),
      ]),
    )
    .select(['paper.kind', 'paper.content', 'paper.draftedOn'])
    .executeTakeFirst()
  if (!row) throw new Refusal('absent', 'paper.absent')
  return { ...row, content: row.content as OfficialDocument }
}
