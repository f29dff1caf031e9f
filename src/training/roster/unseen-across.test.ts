import type ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { codesAt, counts, receiptOf, sheetOf, workbook } from './unseen-check.ts'
import { cellsOf, HEAD, identity, peopleRows, person } from './unseen-people.ts'

const allGood = (rows: number) => ({ rows, good: rows, bad: 0, warned: 0 })

it('the same number twice blocks the later row; the same name with another number is a notice', async () => {
  const twin = person(2, { 姓名: person(1).姓名 })
  const again = person(3, { 身份证号: ` ${person(1).身份证号}` })
  const receipt = await receiptOf(
    await sheetOf([HEAD, ...[person(1), twin, again, person(4)].map((one) => cellsOf(HEAD, one))]),
  )
  expect(codesAt(receipt, 4)).toContain('E50')
  expect(codesAt(receipt, 2)).not.toContain('E50')
  expect(codesAt(receipt, 3)).toEqual(['W51'])
  expect(receipt.bad).toBe(1)
})

it('five people behind one telephone is a notice, four is none', async () => {
  const shared = (count: number) =>
    Array.from({ length: count }, (_, at) => cellsOf(HEAD, person(at + 1, { 手机号: '13800000000' })))
  expect(counts(await receiptOf(await sheetOf([HEAD, ...shared(4)])))).toEqual(allGood(4))
  const five = await receiptOf(await sheetOf([HEAD, ...shared(5)]))
  expect(five).toMatchObject({ rows: 5, bad: 0 })
  expect(codesAt(five, 6)).toEqual(['W31'])
})

it('ages are checked against a class only', async () => {
  const young = person(1, { 身份证号: identity('20150101', 1) })
  const old = person(2, { 身份证号: identity('19300101', 1) })
  const receipt = await receiptOf(await sheetOf([HEAD, cellsOf(HEAD, young), cellsOf(HEAD, old)]))
  expect(counts(receipt)).toEqual(allGood(2))
  expect(receipt.notChecked).toEqual(expect.arrayContaining(['E47', 'W47']))
})

it('a gap in the serial numbers is told once and marks nobody', async () => {
  const head = ['序号', ...HEAD]
  const rows = peopleRows(head, 4)
  rows[2]![0] = 7
  const receipt = await receiptOf(await sheetOf([head, ...rows]))
  expect(counts(receipt)).toEqual(allGood(4))
  expect(receipt.fileNotices.map(({ code }) => code)).toEqual(['W01'])
})

it('rich text, links, formulas and their faults, and dates of both systems', async () => {
  const head = [...HEAD, '出生日期']
  const birth = new Date(Date.UTC(1980, 0, 1))
  const cells = (n: number, changes: Record<string, ExcelJS.CellValue>) =>
    cellsOf(head, person(n, { 出生日期: birth, ...changes }))
  const rows = [
    head,
    cells(1, { 姓名: { richText: [{ text: '张' }, { text: '小', font: { bold: true } }, { text: '红' }] } }),
    cells(2, { 手机号: { text: '13800000001', hyperlink: 'tel:13800000001' } }),
    cells(3, { 身份证号: { formula: 'A1&""', result: String(person(3).身份证号), date1904: false } }),
    cells(4, { 身份证号: { error: '#N/A' } }),
    cells(5, { 手机号: { formula: 'VLOOKUP(A1,B:C,2,0)', result: { error: '#REF!' } as never, date1904: false } }),
    cells(6, { 出生日期: { formula: 'DATE(1980,1,1)', result: birth, date1904: false } as never }),
  ]
  for (const date1904 of [false, true]) {
    const bytes = await workbook((book) => {
      book.properties.date1904 = date1904
      const sheet = book.addWorksheet('名册')
      sheet.addRows(rows)
      for (let row = 2; row <= rows.length; row += 1) sheet.getCell(row, 7).numFmt = 'yyyy"年"m"月"d"日"'
    })
    const receipt = await receiptOf(bytes)
    expect(counts(receipt)).toEqual({ rows: 6, good: 4, bad: 2, warned: 0 })
    expect(receipt.cells).toMatchObject([
      { row: 5, column: 'B', field: 'idNumber' },
      { row: 6, column: 'D', field: 'phone' },
    ])
  }
})
