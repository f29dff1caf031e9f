import type { Database } from '../../platform/database.ts'
import { type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { type AskedPart, divideUnit, mergeUnits, type Recording, redesignate, relocate } from '../changes/changes.ts'
import type { UnitKind } from '../rules.ts'
import { referenceId } from './reference-id.ts'
import { readTable } from './tsv.ts'

type Column = 'on' | 'precision' | 'change' | 'unit' | 'code' | 'name' | 'parent' | 'kind' | 'share' | 'grade' | 'note'

export interface HistoryRow {
  readonly on: PlainDate
  readonly precision: Recording['precision']
  readonly change: string
  /** The unit by its code of today, or by its last code. */
  readonly unit: string
  readonly code: string
  readonly name: string
  readonly parent: string
  readonly kind: string
  readonly share: string
  readonly note: string
}

/** Changes of Yunnan's divisions, oldest first; `start` rows tell what a unit was before its first change. */
export const readHistory = (): HistoryRow[] =>
  readTable<Column>('divisions-history.tsv').map((row) => ({
    ...row,
    on: plainDate(row.on),
    precision: row.precision as Recording['precision'],
  }))

const SOURCE = '民政部历年县以上行政区划代码'

/** Carries out the changes in their order, each as an office would record it. */
export async function replayHistory(db: Database, rows: readonly HistoryRow[]): Promise<void> {
  for (const [at, row] of rows.entries()) if (row.change !== 'part') await replay(db, row, partsAfter(rows, at))
}

function partsAfter(rows: readonly HistoryRow[], at: number): HistoryRow[] {
  const end = rows.findIndex((row, index) => index > at && row.change !== 'part')
  return rows.slice(at + 1, end < 0 ? undefined : end)
}

async function replay(db: Database, row: HistoryRow, parts: readonly HistoryRow[]): Promise<void> {
  const { on: onDay, precision, note } = row
  const recording = { onDay, precision, documentNo: null, reason: note || SOURCE, recordedBy: null }
  const unitId = referenceId(row.unit)
  const code = row.code === '' ? null : ({ scheme: 'division', code: row.code } as const)
  const name = row.name === '' ? null : { name: row.name, shortName: row.name }
  const parentId = row.parent === '' ? null : referenceId(row.parent)
  if (row.change === 'rename' || row.change === 'recode') await redesignate(db, recording, { unitId, name, code })
  else if (row.change === 'move') await relocate(db, recording, { unitId, tree: 'territory', parentId, code })
  else if (row.change === 'merge') await mergeUnits(db, recording, { olds: [unitId], into: parentId! })
  else if (row.change === 'split' || row.change === 'kind')
    await divideUnit(db, recording, { unitId, parts: parts.map(partOf), postsTo: null, restTo: null, kind: row.change })
  else throw new RangeError(`no such change: ${row.change}`)
}

const partOf = (row: HistoryRow): AskedPart => {
  const rest = {
    parents: row.parent === '' ? {} : { territory: referenceId(row.parent) },
    code: row.code === '' ? null : ({ scheme: 'division', code: row.code } as const),
    share: row.share || null,
    children: [],
  }
  const id = referenceId(row.unit)
  if (row.name === '') return { ...rest, id, opened: null }
  const kind = (row.kind || 'COUNTY') as UnitKind
  return { ...rest, id, opened: { kind, name: row.name, precision: row.precision } }
}
