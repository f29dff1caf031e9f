import ExcelJS from 'exceljs'
import { checkCharacter } from '../../platform/identifiers/iso7064.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { archiveWriter } from '../../platform/workbook/zip-write.ts'
import { readRoster } from './read-roster.ts'
import type { RosterClass, RosterReading } from './reading.ts'
import { type RosterReceipt, receiptOf } from './receipt.ts'
import { shippedLists } from './reference.ts'

export const today = plainDate('2021-06-30')

/** An invented identity number with a right check character. */
export function idNumber(birth = '19880307', sequence = '001', region = '999999'): string {
  const body = region + birth + sequence
  return body + checkCharacter(body)
}

/** Numbers of different invented people. */
export const idNumbers = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => idNumber('19880307', String(at + 1).padStart(3, '0')))

export const HEADERS = ['序号', '姓名', '身份证号', '人员类别', '手机号', '工种', '等级', '备注']
export const personRow = (at: number, over: Readonly<Record<number, unknown>> = {}): unknown[] => {
  const name = `${'赵钱孙李周吴郑王冯陈'[at % 10]}${'甲乙丙丁戊己庚辛壬癸'[Math.floor(at / 10) % 10]}`
  const row: unknown[] = [
    at + 1,
    name,
    idNumbers(at + 1)[at],
    '农村劳动力',
    `1000${String(at).padStart(7, '0')}`,
    '电工',
    '五级',
    '',
  ]
  for (const [column, value] of Object.entries(over)) row[Number(column)] = value
  return row
}

export type Rows = readonly (readonly unknown[])[]

/** A workbook by exceljs with one sheet of rows. */
export function bookOf(
  rows: Rows,
  sheetName = '名册',
  shape?: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
) {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(sheetName)
  for (const row of rows) sheet.addRow([...row])
  shape?.(sheet, book)
  return book
}

export const bytesOf = async (book: ExcelJS.Workbook): Promise<Uint8Array> =>
  new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)

export async function readBack(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0])
  return book
}

export const theClass: RosterClass = {
  id: '0197a000-0000-7000-8000-000000000001',
  number: 'BC-2021-07',
  occupation: '电工',
  level: 'junior',
  projectType: 'JYJN',
  startsOn: plainDate('2021-06-01'),
  endsOn: plainDate('2021-06-25'),
  plannedPeople: 50,
  plannedHours: 40,
  institutionName: '宾川县职业培训学校（演示）',
}

export async function readingOf(bytes: Uint8Array, roster?: RosterClass, name = '名册.xlsx'): Promise<RosterReading> {
  const context = { today, lists: shippedLists(), class: roster }
  return (await readRoster(bytes, name, context, true)).reading
}

export async function receiptFor(bytes: Uint8Array, roster?: RosterClass, name = '名册.xlsx'): Promise<RosterReceipt> {
  return receiptOf(await readingOf(bytes, roster, name), name, 'zh')
}

export const receiptOfRows = async (rows: Rows, roster?: RosterClass): Promise<RosterReceipt> =>
  receiptFor(await bytesOf(bookOf(rows)), roster)

/** Findings as `B5 E10`. */
export const found = (receipt: RosterReceipt): string[] =>
  receipt.cells.map(({ column, row, code }) => `${column}${row} ${code}`)

/** A zip of the given parts. */
export async function zipOf(parts: Readonly<Record<string, string | Iterable<string>>>): Promise<Uint8Array> {
  const writer = archiveWriter()
  for (const [name, content] of Object.entries(parts))
    await writer.add(name, typeof content === 'string' ? [content] : content)
  return writer.finish()
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook with one sheet whose XML is given, as other programs write them. */
export function rawParts(sheet: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const link = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`
  const links = (inner: string) =>
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': links(link(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links(
      link(1, 'worksheet', 'worksheets/sheet1.xml') +
        link(2, 'sharedStrings', 'sharedStrings.xml') +
        link(3, 'styles', '/xl/styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  }
}

/** A worksheet of inline strings, without references or dimension, as small programs write it. */
export const inlineSheet = (rows: Rows, prefix = ''): string => {
  const cell = (value: unknown) =>
    value === ''
      ? `<${prefix}c/>`
      : `<${prefix}c t="inlineStr"><${prefix}is><${prefix}t>${value}</${prefix}t></${prefix}is></${prefix}c>`
  const lines = rows.map((row) => `<${prefix}row>${row.map(cell).join('')}</${prefix}row>`)
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`
  return `${XML}<${prefix}worksheet ${name}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><${prefix}sheetData>${lines.join('')}</${prefix}sheetData></${prefix}worksheet>`
}
