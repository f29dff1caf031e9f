import { Refusal } from '../../platform/refusal.ts'
import type { Sealer } from '../../platform/seal.ts'
import { readIdNumber } from '../id-rules.ts'
import { idHash } from '../identity.ts'
import type { RecordKind } from '../records/kinds.ts'
import { type LockedPerson, lockPerson } from '../records/record-store.ts'
import { type Desk, saveRecord } from '../records/save.ts'
import { foldName } from '../rules.ts'
import { findKeys, type Reader } from '../store.ts'
import type { Column } from './head-rules.ts'
import type { RecordLine, RecordSheet } from './read-sheets.ts'

/** What is wrong at one cell: where, which field, the code of its sentence. Never what stood there. */
export interface DropMark {
  readonly sheet: number
  readonly row: number
  readonly column: number
  readonly field: string
  readonly code: string
  readonly facts: Readonly<Record<string, string | number | null>>
}

export interface SheetResult {
  readonly kind: RecordKind
  readonly name: string
  readonly rows: number
  readonly stored: number
  readonly already: number
  readonly drafts: number
  /** Rows of which the person is not known here: not stored at all. */
  readonly unmatched: number
}

export interface DropResult {
  readonly sheets: readonly SheetResult[]
  readonly marks: readonly DropMark[]
  readonly persons: readonly string[]
}

interface Importing extends Desk {
  readonly seal: Sealer
  readonly reader: Reader
  readonly fileName: string
}

/** Stores the good rows, keeps the bad ones as drafts of their person, and marks every bad cell. */
export async function importSheets(importing: Importing, sheets: readonly RecordSheet[]): Promise<DropResult> {
  const marks: DropMark[] = []
  const persons = new Set<string>()
  const results: SheetResult[] = []
  for (const sheet of sheets) {
    const counts = { stored: 0, already: 0, draft: 0, unmatched: 0 }
    for (const line of sheet.lines) {
      const { outcome, faults, personId } = await importLine(importing, sheet, line)
      counts[outcome] += 1
      if (personId) persons.add(personId)
      for (const { field, code, facts } of faults)
        marks.push({
          sheet: sheet.index,
          row: line.row,
          column: columnOf(sheet.columns, field),
          field,
          code,
          facts: facts as DropMark['facts'],
        })
    }
    const { draft: drafts, ...others } = counts
    results.push({ kind: sheet.kind, name: sheet.name, rows: sheet.lines.length, drafts, ...others })
  }
  return { sheets: results, marks, persons: [...persons] }
}

const columnOf = (columns: ReadonlyMap<Column, number>, field: string): number =>
  columns.get(field) ?? columns.get('idNumber') ?? columns.get('personId') ?? 0

type Line = {
  readonly outcome: 'stored' | 'already' | 'draft' | 'unmatched'
  readonly faults: readonly { readonly field: string; readonly code: string; readonly facts: object }[]
  readonly personId: string | null
}

async function importLine(importing: Importing, { kind }: RecordSheet, line: RecordLine): Promise<Line> {
  const person = await personOf(importing, line)
  if ('code' in person)
    return { outcome: 'unmatched', faults: [{ field: person.field, code: person.code, facts: {} }], personId: null }
  const saved = await saveRecord(importing, person, {
    ...{ kind, recordId: null, version: null, draftId: null, typed: line.typed, paperId: null, why: '' },
    source: line.source === '' ? importing.fileName : line.source,
  })
  return {
    outcome: saved.outcome,
    faults: saved.outcome === 'draft' ? saved.faults : [],
    personId: person.id,
  }
}

type Unknown = { readonly field: string; readonly code: string }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** By the record's id, as an export writes it, else by the number with its name; only within reach. */
async function personOf(importing: Importing, line: RecordLine): Promise<LockedPerson | Unknown> {
  const { db, seal, reader, today } = importing
  if (line.personId !== '') {
    if (!UUID.test(line.personId)) return { field: 'personId', code: 'drop.person-unknown' }
    return locked(importing, line.personId, 'personId')
  }
  const read = readIdNumber('resident', line.idNumber, today)
  if ('fault' in read) return { field: 'idNumber', code: read.fault }
  const [known] = await findKeys(db, [idHash(seal, 'resident', read.number)], reader)
  if (!known?.inScope) return { field: 'idNumber', code: 'drop.person-unknown' }
  if (foldName(known.name) !== foldName(line.personName)) return { field: 'personName', code: 'drop.name-differs' }
  return locked(importing, known.personId, 'idNumber')
}

async function locked({ db, reader }: Importing, id: string, field: string): Promise<LockedPerson | Unknown> {
  try {
    return await lockPerson(db, reader, id)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'person.absent') return { field, code: 'drop.person-unknown' }
    throw error
  }
}
