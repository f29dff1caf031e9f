import { rememberFile } from '../../platform/files/store.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { type Language, Refusal, say } from '../../platform/refusal.ts'
import { words as platformWords } from '../../platform/words.ts'
import { columnLetters } from '../../platform/workbook/cell.ts'
import { markWorkbook } from '../../platform/workbook/mark.ts'
import { writeTable } from '../../platform/workbook/table.ts'
import { readerOf } from '../answer.ts'
import { sealedAt } from '../identity.ts'
import { fieldsOf } from '../records/fields.ts'
import type { RecordKind } from '../records/kinds.ts'
import { choiceFamily, labelWords } from '../records/label-words.ts'
import { recordWords } from '../records/words.ts'
import { maskCertificate, maskIdNumber, maskName } from '../rules.ts'
import { idWords } from '../words.ts'
import type { DropLine, RecordReceipt, workbookOperations } from './contract.ts'
import { type DropRow, type ExportedRow, getDrop, insertDrop, listDrops, readForExport } from './drop-store.ts'
import { headingsOf } from './head-rules.ts'
import { type DropMark, type DropResult, importSheets, type SheetResult } from './import.ts'
import { readSheets } from './read-sheets.ts'
import { dropWords } from './words.ts'

type Of<Name extends keyof typeof workbookOperations> = Call<(typeof workbookOperations)[Name]>

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST_EXPORTED = 20_000
const MOST_CELLS = 500

const allWords = { ...platformWords, ...idWords, ...recordWords, ...labelWords, ...dropWords }
const label = (code: string, language: Language) => say(allWords, language, code)
const sideOf = (language: Language): 0 | 1 => (language === 'zh' ? 0 : 1)

/** Whoever drops belongs to a unit; its colleagues see the receipt. */
function unitOf({ clerk }: Pick<Call, 'clerk'>): string {
  if (!clerk.unitId) throw new Refusal('forbidden', 'duty.missing', { duty: 'record.write' })
  return clerk.unitId
}

async function dropRecords(call: Of<'dropRecords'>): Promise<RecordReceipt> {
  const { db, input, clerk, upload, note, language } = call
  const unitId = unitOf(call)
  if (!upload) throw new Refusal('invalid', 'drop.no-file')
  const { fileName } = input
  const sheets = await readSheets(await upload.read(), fileName)
  const { hash, size } = upload.keep()
  await rememberFile(db, { hash, size }, WORKBOOK)
  const result = await importSheets({ ...call, reader: readerOf(call), fileName }, sheets)
  const id = newId()
  await insertDrop(db, { id, unitId, fileHash: hash, fileName, droppedBy: clerk.accountId, receipt: result })
  note({ persons: result.persons, subject: id })
  return toReceipt(await getDrop(db, unitId, id), language)
}

const totalOf = ({ sheets }: DropResult, name: 'stored' | 'already' | 'drafts' | 'unmatched'): string =>
  String(sheets.reduce((sum, sheet) => sum + sheet[name], 0))

const toLine = ({ id, fileName, droppedAt, droppedBy, receipt }: DropRow): DropLine => ({
  ...{ id, fileName, droppedAt: droppedAt.toISOString(), droppedBy },
  ...{ stored: totalOf(receipt, 'stored'), already: totalOf(receipt, 'already') },
  ...{ drafts: totalOf(receipt, 'drafts'), unmatched: totalOf(receipt, 'unmatched') },
})

const inText = ({ kind, name, rows, stored, already, drafts, unmatched }: SheetResult) => ({
  ...{ kind, name, rows: String(rows), stored: String(stored), already: String(already) },
  ...{ drafts: String(drafts), unmatched: String(unmatched) },
})

const messageOf = ({ code, facts }: DropMark, language: Language) => say(allWords, language, code, facts)

function toReceipt(row: DropRow, language: Language): RecordReceipt {
  const { sheets, marks } = row.receipt
  const nameAt = sheetNames(row.receipt)
  return {
    ...toLine(row),
    sheets: sheets.map(inText),
    cells: marks.slice(0, MOST_CELLS).map((mark) => ({
      ...{ sheet: nameAt.get(mark.sheet) ?? '', row: mark.row, column: columnLetters(mark.column) },
      message: messageOf(mark, language),
    })),
    more: marks.length > MOST_CELLS,
  }
}

/** Names of the sheets that have marks, by their place in the workbook. */
const sheetNames = ({ sheets, marks }: DropResult): ReadonlyMap<number, string> => {
  const places = [...new Set(marks.map(({ sheet }) => sheet))].sort((a, b) => a - b)
  const marked = sheets.filter(({ drafts, unmatched }) => drafts + unmatched > 0)
  return new Map(places.map((place, at) => [place, marked[at]!.name]))
}

async function recordDrops(call: Of<'recordDrops'>) {
  return { rows: (await listDrops(call.db, unitOf(call))).map(toLine) }
}

async function recordReceipt(call: Of<'recordReceipt'>) {
  return toReceipt(await getDrop(call.db, unitOf(call), call.input.id), call.language)
}

/** Each sheet is marked in its turn; every other part stays as it came. */
async function markedRecords(call: Of<'markedRecords'>) {
  const { db, files, input, language, note } = call
  const row = await getDrop(db, unitOf(call), input.id)
  note({ subject: row.id })
  let bytes: Uint8Array = await files.read(row.fileHash)
  let fileName = row.fileName
  for (const [index, name] of sheetNames(row.receipt)) {
    const marks = row.receipt.marks.filter(({ sheet }) => sheet === index)
    bytes = await markWorkbook(bytes, fileName, index, {
      marks: marks.map((mark) => ({
        ...{ row: mark.row, column: mark.column, tone: 'bad' as const, comment: `✱ ${messageOf(mark, language)}` },
      })),
      list: {
        name: `${label('drop.faults', language)} ${name}`.slice(0, 31),
        head: [label('drop.row', language), label('drop.column', language), label('drop.what', language)],
        widths: [8, 8, 60],
        rows: marks.map((mark) => [mark.row, columnLetters(mark.column), messageOf(mark, language)]),
      },
      isOwnLine: (line) => line.startsWith('✱ '),
    })
    fileName = 'marked.xlsx'
  }
  const name = `${row.fileName.replace(/\.[^.]*$/, '')}-${label('drop.marked', language)}.xlsx`
  return { name, type: WORKBOOK, body: bytes as Uint8Array<ArrayBuffer> }
}

async function sheetOf(kind: RecordKind, language: Language, rows: readonly (readonly string[])[]) {
  const sheetName = label(`record-kind.${kind}`, language)
  const body = await writeTable({
    ...{ sheetName, above: [label('drop.guide', language)], rows },
    columns: headingsOf(kind, sideOf(language)).map((header) => ({ header, width: 18 })),
    countLine: (count) => say(allWords, language, 'drop.count-line', { count }),
  })
  return { name: `${sheetName}.xlsx`, type: WORKBOOK, body }
}

const recordTemplate = ({ input, language }: Of<'recordTemplate'>) => sheetOf(input.kind, language, [])

async function exportRecords(call: Of<'exportRecords'>) {
  const { db, seal, input, language, note } = call
  const rows = await readForExport(db, input.kind, readerOf(call), MOST_EXPORTED + 1)
  if (rows.length > MOST_EXPORTED) throw new Refusal('invalid', 'drop.too-many', { limit: MOST_EXPORTED })
  note({ persons: [...new Set(rows.map(({ personId }) => personId))], purpose: input.purpose })
  return sheetOf(
    input.kind,
    language,
    rows.map((row) => exported(seal, input.kind, row, language)),
  )
}

/** Persons masked; the record's id stands for them, so that the sheet can be dropped again. */
function exported(seal: Call['seal'], kind: RecordKind, row: ExportedRow, language: Language): string[] {
  const { personId, personName, sealedNumber, source } = row
  const fields = fieldsOf[kind].map(({ name, choices }) => {
    const value = row[name]
    if (value === null || value === undefined) return ''
    if (name === 'number') return maskCertificate(String(value))
    return choices ? label(`${choiceFamily(kind, name)}.${value}`, language) : String(value)
  })
  const number = maskIdNumber(seal.open(sealedAt('id_number', personId), sealedNumber))
  return [personId, maskName(personName), number, ...fields, source]
}

export const workbookHandlers = {
  ...{ recordTemplate, exportRecords, dropRecords, recordDrops, recordReceipt, markedRecords },
}
