import type ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { checkRosterFile } from './check-file.ts'
import {
  bookOf,
  bytesOf,
  found,
  HEADERS,
  idNumber,
  idNumbers,
  personRow,
  readBack,
  readingOf,
  receiptFor,
  receiptOfRows,
  theClass,
  today,
} from './test-books.ts'
import { compoundFile, oldWorkbook } from './test-compound.ts'

const text = (rows: readonly (readonly unknown[])[], separator = ',') =>
  rows.map((row) => row.join(separator)).join('\r\n')

describe('cells and headers as offices write them', () => {
  test('M12 delimited text in UTF-8, with mark, and in GB 18030; a web page named .xls', async () => {
    const rows = [HEADERS, personRow(0), personRow(1)]
    const files: [string, Uint8Array][] = [
      ['a.csv', Buffer.from(text(rows))],
      ['b.csv', Buffer.from(`\ufeff${text(rows, '\t')}`)],
      ['c.csv', iconv.encode(text(rows), 'gb18030')],
      [
        'd.xls',
        Buffer.from(
          `<html><body><table>${rows.map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join('')}</tr>`).join('')}</table></body></html>`,
        ),
      ],
    ]
    for (const [name, bytes] of files)
      expect(await receiptFor(bytes, undefined, name)).toMatchObject({ rows: 2, good: 2 })
    await expect(receiptFor(Buffer.from('x'), undefined, '名册.et')).rejects.toMatchObject({
      code: 'roster.f01',
      facts: { reason: 'et' },
    })
  })

  test('M12 an old .xls by its content, whatever it is called, comes back marked as .xlsx', async () => {
    const rows = [HEADERS, personRow(0), personRow(1, { 2: '999999198001010012' })]
    const bytes = compoundFile({ Workbook: oldWorkbook('名册', rows) })
    expect(found(await receiptFor(bytes, undefined, '名册.xlsx'))).toEqual(['C3 E22'])
    const { marked } = await checkRosterFile(bytes, { today, fileName: '名册.xls', marked: 'zh' })
    const sheet = (await readBack(marked!)).getWorksheet('名册')!
    expect(sheet.getCell('C3').note).toBeDefined()
    expect(sheet.getCell('C2').value).toBe(personRow(0)[2])
  })

  test('M13 a formula is its stored result, an error value is said at its cell', async () => {
    const receipt = await receiptOfRows([
      HEADERS,
      personRow(0, { 1: { formula: '"张"&"三"', result: '张三' }, 4: { formula: 'A1', result: 10001234567 } }),
      personRow(1, { 1: { error: '#N/A' }, 4: { formula: 'X1', result: { error: '#REF!' } } }),
    ])
    expect(found(receipt)).toEqual(['B3 E11', 'E3 E31'])
    expect(receipt.cells[1]!.message).toContain('#REF!')
  })

  test('M14 line breaks, stars, spaces and hints in headers', async () => {
    const receipt = await receiptOfRows([
      ['序\n号', '姓  名', '身份\n证号（必填）', '*人员类别', '手机号★', '职业（工种）*', '等 级', '备注：'],
      personRow(0),
    ])
    expect(receipt.columns).toEqual({
      name: 'B',
      idNumber: 'C',
      groups: 'D',
      phone: 'E',
      occupation: 'F',
      level: 'G',
      note: 'H',
    })
  })

  test('M15 a column twice: the first counts and the file is told; twice the name is refused', async () => {
    const receipt = await receiptOfRows([[...HEADERS, '备注'], personRow(0)])
    expect(receipt.fileNotices).toMatchObject([{ code: 'W02', field: 'note' }])
    await expect(receiptOfRows([[...HEADERS, '姓名'], personRow(0)])).rejects.toMatchObject({
      code: 'roster.f01',
      facts: { reason: 'two-name' },
    })
  })

  test('M16 a class number as text, number or 第1期 is one class', async () => {
    const first = { ...theClass, number: '1' }
    for (const number of ['1', 1, '第1期', '01'])
      expect(found(await receiptOfRows([[...HEADERS, '班级编号'], personRow(0, { 8: number })], first))).toEqual([])
    expect(found(await receiptOfRows([[...HEADERS, '班级编号'], personRow(0, { 8: 2 })], first))).toEqual(['I2 E48'])
  })

  test('M18 rare characters, own characters and every kind of dot stay in names', async () => {
    const names = ['龚䶮', '𬭎小明', '\ue123某', '岩罕・应', '阿依古丽•买买提', '徐  荣', '玉　罕·应']
    const ids = idNumbers(names.length)
    const { rows, marks, notices } = await readingOf(
      await bytesOf(bookOf([['姓名', '证件号码', '备注'], ...names.map((name, at) => [name, ids[at], ''])])),
    )
    expect(marks).toEqual([])
    expect(rows.map(({ name }) => name)).toEqual([
      '龚䶮',
      '𬭎小明',
      '\ue123某',
      '岩罕·应',
      '阿依古丽·买买提',
      '徐荣',
      '玉 罕·应',
    ])
    expect(notices.some(({ code }) => code === 'W11')).toBe(true)
  })

  test('a name in part-bold, a phone as a link and an amount as a formula are name, phone and amount', async () => {
    const { rows } = await readingOf(
      await bytesOf(
        bookOf([
          ['姓名', '身份证号', '手机号', '学时'],
          [
            { richText: [{ text: '张' }, { text: '三', font: { bold: true } }] },
            idNumber(),
            { text: '10001234567', hyperlink: 'tel:1' },
            { formula: '20*2', result: 40 },
          ],
        ]),
      ),
    )
    expect(rows[0]).toMatchObject({ name: '张三', phone: '10001234567', hours: 40 })
  })

  test('formatted empty rows and prepared numbers below are no people', async () => {
    const book = bookOf([HEADERS, personRow(0), ...Array.from({ length: 30 }, (_, at) => [at + 2])])
    const sheet = book.worksheets[0] as ExcelJS.Worksheet
    for (let row = 40; row < 400; row += 1) sheet.getRow(row).getCell(3).numFmt = '@'
    expect(await receiptFor(await bytesOf(book))).toMatchObject({ rows: 1, good: 1, skipped: [] })
  })
})
