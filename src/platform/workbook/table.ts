import { LAST_ROW } from './limits.ts'
import { EMPTY_STYLES, markStyles } from './mark-styles.ts'
import { tableSheetXml, type WrittenValue } from './sheet-xml.ts'
import { xmlText } from './xml-scan.ts'
import { archiveWriter } from './zip-write.ts'

/** A list for the office: exported, printed, and sent on. */
export interface ExportTable {
  readonly sheetName: string
  /** Lines above the head: title, reporting unit, day. */
  readonly above: readonly string[]
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  readonly rows: AsyncIterable<readonly WrittenValue[]> | Iterable<readonly WrittenValue[]>
  /** The last line of the file, from the number of rows that were written: 共 1,204 行. */
  readonly countLine: (rows: number) => string
  /** Rows of a sheet before the next one begins; Excel's own limit unless a test asks for less. */
  readonly rowsOnSheet?: number
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * Writes a list as .xlsx: text cells only where text is meant (identity numbers keep all digits, nothing runs as a
 * formula), the head repeated on each printed page, A4 landscape. Beyond a sheet's limit it goes on on the next sheet.
 * Its last line says how many rows the file holds.
 */
export async function writeTable(table: ExportTable): Promise<Uint8Array> {
  const writer = archiveWriter()
  const styles = markStyles(EMPTY_STYLES)
  const limit = table.rowsOnSheet ?? LAST_ROW - table.above.length - 2
  const source = pausable(table.rows)
  let written = 0
  let sheets = 0
  do {
    sheets += 1
    const rows = source.take(limit, () => {
      written += 1
    })
    const below = () => (source.done ? [table.countLine(written)] : [])
    const parts = {
      above: table.above,
      head: table.columns.map(({ header }) => header),
      widths: table.columns.map(({ width }) => width),
    }
    await writer.add(`xl/worksheets/sheet${sheets}.xml`, tableSheetXml({ ...parts, rows, below }, styles))
  } while (!source.done)
  await writer.add('xl/styles.xml', [styles.finish()])
  await writer.add('xl/workbook.xml', [workbookXml(table, sheets)])
  await writer.add('xl/_rels/workbook.xml.rels', [workbookRelations(sheets)])
  await writer.add('_rels/.rels', [relations([['rId1', 'officeDocument', 'xl/workbook.xml']])])
  await writer.add('[Content_Types].xml', [contentTypes(sheets)])
  return writer.finish()
}

/** Takes rows in portions; `done` is true as soon as the last one was given. */
function pausable(rows: ExportTable['rows']) {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  let next: IteratorResult<readonly WrittenValue[]> | undefined
  const state = {
    done: false,
    async *take(limit: number, count: () => void) {
      next ??= await iterator.next()
      for (let taken = 0; taken < limit && !next.done; taken += 1) {
        count()
        yield next.value
        next = await iterator.next()
      }
      state.done = next.done === true
    },
  }
  return state
}

const sheetName = (table: ExportTable, at: number) => (at === 0 ? table.sheetName : `${table.sheetName}（${at + 1}）`)

function workbookXml(table: ExportTable, sheets: number): string {
  const list = Array.from(
    { length: sheets },
    (_, at) => `<sheet name="${xmlText(sheetName(table, at))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const head = table.above.length + 1
  const titles = list.map((_, at) => {
    const quoted = `'${sheetName(table, at).replaceAll("'", "''")}'`
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(quoted)}!$${head}:$${head}</definedName>`
  })
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

function relations(list: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const links = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  )
  return `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`
}

const workbookRelations = (sheets: number) =>
  relations([
    ...Array.from(
      { length: sheets },
      (_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const,
    ),
    [`rId${sheets + 1}`, 'styles', 'styles.xml'],
  ])

function contentTypes(sheets: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}" ContentType="${SPREADSHEET}.${type}+xml"/>`
  const parts = Array.from({ length: sheets }, (_, at) => override(`worksheets/sheet${at + 1}.xml`, 'worksheet'))
  return (
    `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}` +
    `${override('styles.xml', 'styles')}${parts.join('')}</Types>`
  )
}
