import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import './table.ts'

const columns = [
  ...(['id', 'ruleId', 'validFrom', 'rule', 'cases', 'note', 'state', 'revision'] as const),
  ...(['draftedBy', 'draftedName', 'draftedAt', 'publishedBy', 'publishedName', 'publishedAt'] as const),
]

/** Versions that were published, the oldest first. */
export const readPublished = (db: Database) =>
  db
    .selectFrom('ruleVersion')
    .where('state', '=', 'published')
    .orderBy('ruleId')
    .orderBy('validFrom')
    .select(columns)
    .execute()

export type VersionRow = Awaited<ReturnType<typeof readPublished>>[number]

export const readDrafts = (db: Database): Promise<VersionRow[]> =>
  db.selectFrom('ruleVersion').where('state', '=', 'draft').select(columns).execute()

/** @throws Refusal eligibility.draft-absent when it is not there, was published or dropped. */
export async function lockDraft(db: Database, id: string): Promise<VersionRow> {
  const row = await db
    .selectFrom('ruleVersion')
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .forUpdate()
    .select(columns)
    .executeTakeFirst()
  if (!row) throw new Refusal('absent', 'eligibility.draft-absent')
  return row
}

export const lockDraftOf = (db: Database, ruleId: string): Promise<VersionRow | undefined> =>
  db
    .selectFrom('ruleVersion')
    .where('ruleId', '=', ruleId)
    .where('state', '=', 'draft')
    .forUpdate()
    .select(columns)
    .executeTakeFirst()

export interface DraftWritten {
  readonly validFrom: PlainDate
  readonly rule: unknown
  readonly cases: unknown
  readonly note: string
  readonly draftedBy: string
  readonly draftedName: string
}

const written = ({ rule, cases, ...rest }: DraftWritten) => ({
  ...rest,
  rule: JSON.stringify(rule),
  cases: JSON.stringify(cases),
})

/** @throws Refusal eligibility.draft-changed when somebody else began one at the same moment. */
export async function insertDraft(db: Database, id: string, ruleId: string, draft: DraftWritten): Promise<void> {
  const { numInsertedOrUpdatedRows: count } = await db
    .insertInto('ruleVersion')
    .values({ id, ruleId, ...written(draft), publishedBy: null, publishedName: null, publishedAt: null })
    .onConflict((on) => on.column('ruleId').where('state', '=', 'draft').doNothing())
    .executeTakeFirstOrThrow()
  if (count === 0n) throw new Refusal('conflict', 'eligibility.draft-changed')
}

export const updateDraft = (db: Database, id: string, draft: DraftWritten, at: Date) =>
  db
    .updateTable('ruleVersion')
    .set(({ eb }) => ({ ...written(draft), draftedAt: at, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const markPublished = (db: Database, id: string, by: { accountId: string; name: string }, at: Date) =>
  db
    .updateTable('ruleVersion')
    .set({ state: 'published', publishedBy: by.accountId, publishedName: by.name, publishedAt: at })
    .where('id', '=', id)
    .execute()

export const markDropped = (db: Database, id: string) =>
  db.updateTable('ruleVersion').set({ state: 'dropped' }).where('id', '=', id).execute()
