import { namesOf } from '../../organisations/door.ts'
import type { Call } from '../../platform/operation.ts'
import { type FieldFault, type Language, say } from '../../platform/refusal.ts'
import { words as platformWords } from '../../platform/words.ts'
import { sealedAt } from '../identity.ts'
import { maskCertificate, maskIdNumber, maskName, maskPhone } from '../rules.ts'
import type { Change, OneRecord, RecordDraft } from './contract.ts'
import type { readDrafts } from './draft-store.ts'
import { fieldsOf } from './fields.ts'
import type { ChangeRow } from './history-store.ts'
import type { RecordKind } from './kinds.ts'
import type { RecordRow } from './record-store.ts'
import { recordWords } from './words.ts'

const allWords = { ...platformWords, ...recordWords }

export const inWords = (faults: readonly FieldFault[], language: Language) =>
  faults.map(({ field, code, facts }) => ({ field, message: say(allWords, language, code, facts) }))

const shown = (field: string, value: unknown): string | null =>
  value === null || value === undefined ? null : field === 'number' ? maskCertificate(String(value)) : String(value)

export const toOneRecord = (kind: RecordKind, row: RecordRow, warnings: OneRecord['warnings']): OneRecord => ({
  ...{ id: row.id, kind, version: row.version, source: row.source, paperId: row.paperId },
  values: Object.fromEntries(fieldsOf[kind].map(({ name }) => [name, shown(name, row[name])])),
  unitId: (row.unitId as string | null | undefined) ?? null,
  ...{ verified: row.verified, verifiedOn: row.verifiedOn, struckOn: row.struckOn, warnings },
  revokedOn: (row.revokedOn as OneRecord['revokedOn'] | undefined) ?? null,
})

export const toDraft = (row: Awaited<ReturnType<typeof readDrafts>>[number], language: Language): RecordDraft => ({
  ...{ id: row.id, kind: row.recordKind, corrects: row.corrects, typed: row.typed, source: row.source },
  ...{ paperId: row.paperId, enteredAt: row.enteredAt.toISOString(), faults: inWords(row.faults, language) },
})

type Asking = Pick<Call, 'db' | 'seal' | 'today'>

export async function toChanges({ db, seal, today }: Asking, rows: readonly ChangeRow[]): Promise<Change[]> {
  const places = rows.flatMap(({ fields }) => fields.filter(({ field }) => field === 'place'))
  const units = [...rows.map(({ unitId }) => unitId), ...places.flatMap(({ from, to }) => [from, to])].flatMap(
    (id) => id ?? [],
  )
  const names = new Map((await namesOf(db, [...new Set(units)], today)).map(({ unitId, name }) => [unitId, name]))
  return rows.map((row) => ({
    ...{ id: row.id, at: row.at.toISOString(), act: row.act, kind: row.recordKind, recordId: row.recordId },
    ...{ why: row.why, who: row.who, post: row.post, unit: row.unitId && (names.get(row.unitId) ?? null) },
    fields: row.fields.map(({ field, from, to }) => ({
      ...(field === 'place'
        ? { field, from: from && (names.get(from) ?? null), to: to && (names.get(to) ?? null) }
        : { field, from: maskedChange(seal, row.id, field, from), to: maskedChange(seal, row.id, field, to) }),
    })),
  }))
}

/** Values of a change as a list may show them; sealed ones lie under the change's own id. */
function maskedChange(seal: Call['seal'], id: string, field: string, value: string | null): string | null {
  if (value === null) return null
  if (field === 'idNumber') return maskIdNumber(seal.open(sealedInChange(id, field), value))
  if (field === 'phone') return maskPhone(seal.open(sealedInChange(id, field), value))
  if (field === 'personName') return maskName(value)
  return field === 'number' ? maskCertificate(value) : value
}

export const sealedInChange = (changeId: string, field: 'idNumber' | 'phone') => ({
  ...sealedAt('phone', changeId),
  table: 'person_change',
  column: field,
})
