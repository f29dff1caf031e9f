import type ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../../platform/workbook/open.ts'
import { markRoster } from './mark-roster.ts'
import { readRoster } from './read-roster.ts'
import { receiptOf } from './receipt.ts'
import { shippedLists } from './reference.ts'
import { bookOf, bytesOf, HEADERS, inlineSheet, personRow, rawParts, readBack, today, zipOf } from './test-books.ts'

async function marked(bytes: Uint8Array, name = '名册.xlsx', language: 'zh' | 'en' = 'zh') {
  const { reading, sheetIndex } = await readRoster(bytes, name, { today, lists: shippedLists() }, true)
  const copy = await markRoster(bytes, name, reading, sheetIndex, language)
  return { receipt: receiptOf(reading, name, language), copy, book: await readBack(copy) }
}

const fillOf = (sheet: ExcelJS.Worksheet, cell: string) =>
  (sheet.getCell(cell).fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb
const noteOf = (sheet: ExcelJS.Worksheet, cell: string): string => {
  const note = sheet.getCell(cell).note as string | ExcelJS.Comment | undefined
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('')
}
const listed = (book: ExcelJS.Workbook) =>
  (book.getWorksheet('错误清单')!.getSheetValues().slice(2) as unknown[][]).map((row) => row.slice(1))

const BAD = 'FFFFC7C9'
const WARNED = 'FFFFEBA1'
const ROWS = [HEADERS, personRow(0), personRow(1, { 2: '999999198001010012' }), personRow(2, { 5: '星舰驾驶', 6: '' })]

describe('the marked copy', () => {
  test('each bad cell is light red with its comment, each warned one amber; the list holds the errors in order', async () => {
    const { book } = await marked(await bytesOf(bookOf(ROWS)))
    const sheet = book.getWorksheet('名册')!
    expect([fillOf(sheet, 'C3'), fillOf(sheet, 'G4'), fillOf(sheet, 'F4'), fillOf(sheet, 'C2')]).toEqual([
      BAD,
      BAD,
      WARNED,
      undefined,
    ])
    expect(noteOf(sheet, 'C3')).toBe('E22 证号校验不符：按身份证逐位核对')
    expect(noteOf(sheet, 'F4')).toMatch(/^W34 /)
    expect(listed(book).map(([row, column, code]) => [row, column, code])).toEqual([
      [3, 'C', 'E22'],
      [4, 'G', 'E36'],
    ])
    expect(book.worksheets.map(({ name }) => name)).toEqual(['名册', '错误清单'])
    expect(listed(book)[0]).toEqual([
      3,
      'C',
      'E22',
      '证号校验不符',
      expect.stringContaining('check digit'),
      '999999198001010012',
      '按身份证逐位核对',
    ])
  })

  test('formats, drop-downs, widths, freeze, print set-up, merged cells, pictures and filters stay', async () => {
    const original = bookOf([['名册'], ...ROWS], '名册', (sheet, book) => {
      sheet.mergeCells('A1:H1')
      sheet.getColumn(3).width = 27
      sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: 2 }]
      sheet.getCell('C4').font = { name: '仿宋', bold: true, color: { argb: 'FF0000FF' } }
      sheet.getCell('C4').border = { bottom: { style: 'double' } }
      sheet.getCell('C4').numFmt = '@'
      sheet.getCell('G4').dataValidation = { type: 'list', formulae: ['"五级,四级"'], allowBlank: true }
      sheet.pageSetup = { paperSize: 9, orientation: 'landscape', printTitlesRow: '2:2', printArea: 'A1:H9' }
      sheet.autoFilter = 'A2:H2'
      sheet.addConditionalFormatting({
        ref: 'A3:A9',
        rules: [{ type: 'expression', priority: 1, formulae: ['A3>5'], style: { font: { bold: true } } }],
      })
      const png = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      )
      sheet.addImage(book.addImage({ buffer: png as unknown as ExcelJS.Buffer, extension: 'png' }), 'J2:K4')
      book.addWorksheet('说明').addRow(['=不是公式'])
    })
    const { book } = await marked(await bytesOf(original))
    const sheet = book.getWorksheet('名册')!
    expect(fillOf(sheet, 'C4')).toBe(BAD)
    expect(sheet.getCell('C4').font).toMatchObject({ name: '仿宋', bold: true, color: { argb: 'FF0000FF' } })
    expect(sheet.getCell('C4').border).toMatchObject({ bottom: { style: 'double' } })
    expect(sheet.getCell('C4').numFmt).toBe('@')
    expect(sheet.getCell('G4').dataValidation).toMatchObject({ type: 'list', formulae: ['"五级,四级"'] })
    expect(sheet.getColumn(3).width).toBe(27)
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 2 })
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '2:2', printArea: 'A1:H9' })
    expect(sheet.autoFilter).toBe('A2:H2')
    expect(sheet.getCell('B1').master.address).toBe('A1')
    expect(sheet.getImages()).toHaveLength(1)
    expect((sheet as unknown as { conditionalFormattings: unknown[] }).conditionalFormattings).toHaveLength(1)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['名册', '说明', '错误清单'])
  })

  test('a comment that somebody wrote stays, and ours stands below it', async () => {
    const original = bookOf(ROWS, '名册', (sheet) => {
      sheet.getCell('C3').note = '请核对'
      sheet.getCell('A1').note = '表头说明'
    })
    const { book } = await marked(await bytesOf(original))
    const sheet = book.getWorksheet('名册')!
    expect(noteOf(sheet, 'C3')).toBe('请核对\nE22 证号校验不符：按身份证逐位核对')
    expect(noteOf(sheet, 'A1')).toBe('表头说明')
    expect(noteOf(sheet, 'G4')).toMatch(/^E36 /)
  })

  test('a copy that was mended and comes in again is clean where it is right now', async () => {
    const first = await marked(await bytesOf(bookOf(ROWS)))
    first.book.getWorksheet('名册')!.getCell('C3').value = personRow(1)[2] as string
    const again = await marked(await bytesOf(first.book))
    expect(again.receipt).toMatchObject({ sheet: '名册', good: 2, bad: 1, otherSheets: ['错误清单'] })
    const sheet = again.book.getWorksheet('名册')!
    expect([fillOf(sheet, 'C3'), noteOf(sheet, 'C3'), fillOf(sheet, 'G4')]).toEqual([undefined, '', BAD])
    expect(listed(again.book)).toHaveLength(1)
    expect(again.book.worksheets).toHaveLength(2)
  })

  test('nothing that we write runs as a formula', async () => {
    const { copy, book } = await marked(
      await bytesOf(bookOf([HEADERS, personRow(0, { 1: '=HYPERLINK("http://x")', 6: '+2', 3: '@x' })])),
    )
    const values = listed(book).map((row) => row[5])
    expect(values).toEqual(['=HYPERLINK("http://x")', '@x', '+2'])
    book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined())))
    expect((await readBack(copy)).worksheets).toHaveLength(2)
  })

  test('delimited text and web pages come back as a marked .xlsx', async () => {
    const csv = Buffer.from(ROWS.map((row) => row.join(',')).join('\n'))
    const html = Buffer.from(
      `<table>${ROWS.map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join('')}</tr>`).join('')}</table>`,
    )
    for (const [bytes, name] of [
      [csv, 'a.csv'],
      [html, 'a.xls'],
    ] as const) {
      const { book } = await marked(bytes, name)
      expect(fillOf(book.worksheets[0]!, 'C3')).toBe(BAD)
      expect(book.worksheets[0]!.getCell('C2').value).toBe(personRow(0)[2])
      expect(listed(book)).toHaveLength(2)
    }
  })

  test('a workbook without styles, references or shared strings, with a prefix on every element', async () => {
    for (const prefix of ['', 'x:']) {
      const bytes = await zipOf(rawParts(inlineSheet(ROWS, prefix)))
      const { reading, sheetIndex } = await readRoster(bytes, 'a.xlsx', { today, lists: shippedLists() }, true)
      const copy = await markRoster(bytes, 'a.xlsx', reading, sheetIndex, 'zh')
      const again = await readRoster(copy, 'b.xlsx', { today, lists: shippedLists() }, true)
      expect(again.reading).toEqual({ ...reading, otherSheets: ['错误清单'] })
      const book = await openWorkbook(copy, 'b.xlsx')
      const codes: (string | undefined)[] = []
      await book.readRows(1, ({ cells }) => codes.push(cells[2]?.text))
      expect(codes).toEqual(['代码', 'E22', 'E36'])
    }
  })

  test('parts that are not touched are the same bytes, and a second run gives the same file', async () => {
    const bytes = await bytesOf(bookOf(ROWS))
    const [a, b] = [await marked(bytes), await marked(bytes)]
    expect(Buffer.from(a.copy).equals(Buffer.from(b.copy))).toBe(true)
  })

  test('a roster without faults comes back with an empty list and nothing else changed', async () => {
    const { book } = await marked(await bytesOf(bookOf([HEADERS, personRow(0)])))
    expect(listed(book)).toEqual([])
    expect(noteOf(book.getWorksheet('名册')!, 'C2')).toBe('')
  })

  test('in English, comments and advice are English', async () => {
    const { book } = await marked(await bytesOf(bookOf(ROWS)), '名册.xlsx', 'en')
    expect(noteOf(book.getWorksheet('名册')!, 'C3')).toBe(
      'E22 The check digit of the identity number does not fit: compare it with the card digit by digit',
    )
  })
})
