import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type FieldFault, Refusal } from '../../platform/refusal.ts'
import type { RecordKind } from './kinds.ts'
import type { Typed } from './rules.ts'
import '../table.ts'

export interface NewDraft {
  readonly personId: string
  readonly recordKind: RecordKind
  readonly corrects: string | null
  readonly typed: Typed
  readonly faults: readonly FieldFault[]
  readonly source: string
  readonly paperId: string | null
  readonly enteredBy: string
}

/**
 * Keeps what was typed; the draft that it was before is written over, and the same again is the
 * same draft. Answers its id.
 */
export async function keepDraft(db: Database, draftId: string | null, draft: NewDraft): Promise<string> {
  const written = { ...draft, typed: JSON.stringify(draft.typed), faults: JSON.stringify(draft.faults) }
  if (draftId) {
    const updated = await db
      .updateTable('personDraft')
      .set(written)
      .where('personId', '=', draft.personId)
      .where('id', '=', draftId)
      .where('settledAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (updated) return draftId
  }
  const same = await db
    .selectFrom('personDraft')
    .where('personId', '=', draft.personId)
    .where('recordKind', '=', draft.recordKind)
    .where(sql<boolean>`typed = ${written.typed}::jsonb and corrects is not distinct from ${draft.corrects}::uuid`)
    .where('settledAt', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (same) return same.id
  const id = newId()
  await db
    .insertInto('personDraft')
    .values({ ...written, id })
    .execute()
  return id
}

/** @throws Refusal record.draft-absent when it was settled already. */
export async function settleDraft(
  db: Database,
  { personId, id }: { readonly personId: string; readonly id: string },
  settled: { readonly settledBy: string; readonly recordId: string | null },
): Promise<RecordKind> {
  const row = await db
    .updateTable('personDraft')
    .set({ ...settled, settledAt: sql`now()` })
    .where('personId', '=', personId)
    .where('id', '=', id)
    .where('settledAt', 'is', null)
    .returning('recordKind')
    .executeTakeFirst()
  if (!row) throw new Refusal('conflict', 'record.draft-absent')
  return row.recordKind
}

export const readDrafts = (db: Database, personId: string) =>
  db
    .selectFrom('personDraft')
    .where('personId', '=', personId)
    .where('settledAt', 'is', null)
    .orderBy('id', 'desc')
    .select(['id', 'recordKind', 'corrects', 'source', 'paperId', 'enteredAt'])
    .select([sql<Typed>`typed`.as('typed'), sql<FieldFault[]>`faults`.as('faults')])
    .execute()
