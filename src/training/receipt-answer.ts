import { maskName } from '../people/rules.ts'
import type { Language, Words } from '../platform/refusal.ts'
import { say } from '../platform/refusal.ts'
import { isError } from './roster/across-rows.ts'
import type { RosterClass, RosterMark, RosterReading } from './roster/reading.ts'
import { findingOf, receiptOf, suggestionOf } from './roster/receipt.ts'
import type { RosterDrop } from './roster-store.ts'
import type { Drop, Receipt } from './shapes.ts'
import { words } from './words.ts'
import { maskNumbers } from './written-numbers.ts'

type ShownReading = Omit<RosterReading, 'rows' | 'preview'> & {
  readonly preview: readonly (RosterReading['preview'][number] & { readonly personId?: string })[]
}

/** The receipt as it is kept: numbers masked, and what the marked copy is made from. */
export interface KeptReceipt {
  readonly reading: ShownReading
  readonly cut: boolean
  /** Findings of the office's records. */
  readonly own: readonly RosterMark[]
  /** The class as it was when the roster was checked, and the office day. */
  readonly against: RosterClass
  readonly checkedOn: string
}

const MOST_CELLS = 3000

/** A reading without anybody's number or full name: this is what is stored and shown. */
export function shownReading(
  reading: RosterReading,
  persons: ReadonlyMap<number, string>,
): Pick<KeptReceipt, 'reading' | 'cut'> {
  const { rows: _, preview, marks, ...rest } = reading
  return {
    cut: marks.length > MOST_CELLS,
    reading: {
      ...rest,
      marks: foremost(marks).map((mark) => ({ ...mark, value: maskedValue(mark.field, mark.value) })),
      preview: preview.map((row) => {
        const cells = Object.entries(row.cells).map(([field, text]) => [field, maskedValue(field, text)] as const)
        const personId = persons.get(row.row)
        return { ...row, cells: Object.fromEntries(cells), ...(personId && { personId }) }
      }),
    },
  }
}

/** Errors before warnings where there are too many, in the order of the sheet. */
function foremost(marks: readonly RosterMark[]): readonly RosterMark[] {
  if (marks.length <= MOST_CELLS) return marks
  const errors = marks.filter(isError).slice(0, MOST_CELLS)
  const warnings = marks.filter((mark) => !isError(mark)).slice(0, MOST_CELLS - errors.length)
  return [...errors, ...warnings].sort((a, b) => a.row - b.row || a.column - b.column)
}

const maskedValue = (field: string, text: string): string =>
  field === 'name' && text !== '' && /^[\p{L}·•・.\s]{2,}$/u.test(text) ? maskName(text) : maskNumbers(text)

/** The receipt in the reader's language; a sentence that quotes a long number has it masked. */
export function toReceipt(
  { reading, cut }: Pick<KeptReceipt, 'reading' | 'cut'>,
  file: string,
  language: Language,
): Receipt {
  const receipt = receiptOf({ ...reading, rows: [] }, file, language)
  return {
    ...receipt,
    otherSheets: [...receipt.otherSheets],
    rows: String(receipt.rows),
    good: String(receipt.good),
    bad: String(receipt.bad),
    warned: String(receipt.warned),
    skipped: receipt.skipped.map((one) => ({ ...one })),
    columns: { ...receipt.columns },
    fileNotices: receipt.fileNotices.map((one) => ({ ...one })),
    notChecked: [...receipt.notChecked],
    cells: receipt.cells.map((cell, at) => ({
      ...{ ...cell, message: maskNumbers(cell.message) },
      what: maskNumbers(findingOf(reading.marks[at]!, language)),
      how: maskNumbers(suggestionOf(reading.marks[at]!, language)),
    })),
    cut,
  }
}

interface Showing {
  readonly language: Language
  readonly today: Drop['stored']['asOf']
}

/** A roster that was dropped, as its page shows it. */
export function toDrop(row: RosterDrop, { language, today }: Showing): Drop {
  const kept = row.receipt as KeptReceipt | null
  const figure = (kind: string, value: number) => ({
    ...{ value: String(value), unit: '行', asOf: today, ref: `roster.${row.id}.${kind}` },
  })
  return {
    id: row.id,
    classId: row.classId,
    className: row.classTitle,
    classNumber: row.classNumber,
    fileName: row.fileName,
    state: row.state,
    progress: progressOf(row),
    refusal: refusalOf(row, language),
    stored: figure('stored', row.stored),
    already: figure('already', row.already),
    amended: figure('amended', row.amended),
    refused: figure('refused', row.refused),
    warned: figure('warned', kept?.reading.warned ?? 0),
    skipped: figure('skipped', kept?.reading.skipped.length ?? 0),
    receipt: kept && toReceipt(kept, row.fileName, language),
    preview: kept ? previewOf(kept.reading) : [],
    droppedBy: row.droppedByName,
    droppedAt: row.droppedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

function progressOf(row: RosterDrop): Drop['progress'] {
  if (row.state !== 'waiting') return null
  const phase = row.jobState === 'running' ? 'running' : 'waiting'
  return { phase, done: String(row.jobDone ?? 0n), of: row.jobTotal === null ? null : String(row.jobTotal) }
}

function refusalOf({ refusal }: RosterDrop, language: Language): Drop['refusal'] {
  const told = refusal as { code: string; facts: Record<string, string> } | null
  return told && { code: told.code, message: maskNumbers(say(words as Words, language, told.code, told.facts)) }
}

/** Rows of people and rows passed over, in the order of the sheet. */
function previewOf({ preview, skipped }: ShownReading): Drop['preview'] {
  const people = preview.map(({ row, state, cells }) => ({ row, state, cells: cells as Record<string, string> }))
  const passed = skipped.slice(0, 50).map(({ row }) => ({ row, state: 'skipped' as const, cells: {} }))
  return [...people, ...passed].sort((a, b) => a.row - b.row)
}
