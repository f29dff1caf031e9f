import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { isPlainDate } from '../platform/plain-date.ts'
import { sm3 } from '../platform/seal.ts'
import type { DraftDocument } from './intake/draft.ts'
import { readNotice } from './intake/read-notice.ts'
import type { Source } from './intake/read-source.ts'
import { findBySource, insertLines, insertPolicy } from './store.ts'

export interface Received {
  readonly source: Source
  readonly fileName: string
  readonly fileHash: string | null
  readonly unitId: string
  readonly accountId: string
}

/** Reads a notice into a draft and keeps both. The same text dropped again is the draft that is there already. */
export async function receiveNotice(db: Database, received: Received): Promise<{ id: string; known: boolean }> {
  const { source, fileName, fileHash, unitId, accountId } = received
  const sourceHash = sm3(source.text)
  const known = await findBySource(db, unitId, sourceHash)
  if (known) return { id: known.id, known: true }
  const draft = readNotice(source.text, source.lines)
  const id = newId()
  const head = headOf(draft.document, fileName)
  const row = { id, unitId, fileHash, fileName, source: source.text, sourceHash, ...head, receivedBy: accountId }
  const isFirst = await insertPolicy(db, { ...row, sections: JSON.stringify(draft.sections), state: 'draft' })
  if (!isFirst) return { id: (await findBySource(db, unitId, sourceHash))!.id, known: true }
  const lines = draft.lines.map((line, at) => ({
    ...{ policyId: id, no: at + 1, kind: line.kind, found: JSON.stringify(line), line: JSON.stringify(line) },
    ...{ state: 'waiting' as const, decidedBy: null, decidedAt: null, reason: null },
  }))
  await insertLines(db, lines)
  return { id, known: false }
}

const headOf = ({ title, number, issuer, issuedOn, kind }: DraftDocument, fileName: string) => ({
  title: title ?? fileName.replace(/\.\w+$/, ''),
  number,
  issuer,
  issuedOn: issuedOn !== null && isPlainDate(issuedOn) ? issuedOn : null,
  kind,
})
