import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { changai } from '../../../test/changai.ts'
import { codesAt, counts, folder, receiptOf, refusalOf, sheetOf, workbook } from './unseen-check.ts'
import { biffOf, compoundOf } from './unseen-old-books.ts'
import { inlineRows, rawBook, zipOf } from './unseen-parts.ts'
import { cellsOf, HEAD, identity, peopleRows, person } from './unseen-people.ts'

const allGood = (rows: number) => ({ rows, good: rows, bad: 0, warned: 0 })
const table = (count: number) => [HEAD, ...peopleRows(HEAD, count)]
const csv = (rows: readonly (readonly unknown[])[], sign = ',') =>
  rows.map((row) => row.map((value) => value ?? '').join(sign)).join('\r\n')

it('comma-separated text of an office: GB18030 without a mark, a name that needs four bytes', async () => {
  const rows = [...table(3), cellsOf(HEAD, person(4, { 姓名: '刘\u{2cb4a}' }))]
  expect(await receiptOf(iconv.encode(csv(rows), 'gb18030'), '名册.csv')).toMatchObject({ headerRow: 1, ...allGood(4) })
})

it('comma-separated text in UTF-8 with a mark, quotes, breaks inside quotes and numbers kept as text by a tab', async () => {
  const rows = [
    ['"姓\n名"', ...HEAD.slice(1)],
    ...peopleRows(HEAD, 2).map((row) => row.map((value, at) => (at === 1 ? `"\t${value}"` : `"${value}"`))),
    cellsOf(HEAD, person(3, { 人员类别: '"脱贫劳动力,农民工"' })),
    ['', '', '', '', '', ''],
  ]
  expect(await receiptOf(Buffer.from(`\ufeff${csv(rows)}\r\n`), '名册.csv')).toMatchObject(allGood(3))
})

it('a csv that Excel spoiled: numbers in scientific notation', async () => {
  const rows = [HEAD, cellsOf(HEAD, person(1, { 身份证号: '9.99999E+17' }))]
  const receipt = await receiptOf(iconv.encode(csv(rows), 'gb18030'), '名册.csv')
  expect(codesAt(receipt, 2)).toEqual(['E25'])
})

it('tab-separated text that calls itself .xls', async () => {
  expect(await receiptOf(iconv.encode(csv(table(2), '\t'), 'gb18030'), '名册.xls')).toMatchObject(allGood(2))
})

it('a web table that calls itself .xls, in GB2312, with merged title and entities', async () => {
  const row = (cells: readonly unknown[]) =>
    `<tr>${cells.map((cell) => `<td style='mso-number-format:"\\@"'>${cell}</td>`).join('')}</tr>`
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table border=1><tr><td colspan=6>培训&nbsp;花名册</td></tr>${row(['姓&nbsp;名', ...HEAD.slice(1)])}${peopleRows(HEAD, 3).map(row).join('\n')}</table></body></html>`
  expect(await receiptOf(iconv.encode(html, 'gb2312'), '名册.xls')).toMatchObject({ headerRow: 2, ...allGood(3) })
})

it('a workbook of Excel 97–2003, also when it calls itself .xlsx', async () => {
  const rows = [['花名册'], ...table(3), cellsOf(HEAD, person(4, { 身份证号: 999999198001010000 }))]
  for (const name of ['名册.xls', '名册.xlsx']) {
    const receipt = await receiptOf(biffOf(rows), name)
    expect(receipt).toMatchObject({ headerRow: 2, rows: 4, good: 3, bad: 1 })
    expect(codesAt(receipt, 6)).toEqual(['E25'])
  }
})

it('a new workbook that calls itself .xls', async () => {
  expect(await receiptOf(await sheetOf(table(2)), '名册.xls')).toMatchObject(allGood(2))
})

it('parts as other programs write them', async () => {
  const sheet = inlineRows(table(2))
  const variants = {
    'no addresses': rawBook({ sheet: inlineRows(table(2), { addresses: false }) }),
    'a prefix on every element': rawBook({ sheet: inlineRows(table(2), { prefix: 'x' }), prefix: 'x' }),
    'targets from the root': rawBook({ sheet, target: '/xl/worksheets/sheet1.xml' }),
    'the strict edition': rawBook({
      sheet,
      main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
      links: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
    }),
  }
  const backslashes = rawBook({ sheet, partName: (name) => name.replaceAll('/', '\\') })
  expect(await refusalOf(backslashes)).toEqual({ status: 1, code: 'roster.f01' })
  for (const [what, bytes] of Object.entries(variants)) {
    expect({ what, ...counts(await receiptOf(bytes)) }).toEqual({ what, ...allGood(2) })
  }
})

it('empty rows by the hundred thousand, with and without cells', async () => {
  const blanks = Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 4}"><c r="A${at + 4}" s="0"/></row>`).join(
    '',
  )
  const last = `<row r="1048576"><c r="A1048576" t="inlineStr"><is><t> </t></is></c></row>`
  const sheet = inlineRows(table(2)).replace('</sheetData>', `${blanks}${last}</sheetData>`)
  const receipt = await receiptOf(rawBook({ sheet: `<dimension ref="A1:XFD1048576"/>${sheet}` }))
  expect(receipt).toMatchObject({ ...allGood(2), skipped: [] })
})

it('a file under a password, with macros, from WPS, or of nothing', async () => {
  const stream = (name: string) => ({ name, content: new Uint8Array(5000) })
  const { status, ...encrypted } = await refusalOf(compoundOf([stream('EncryptionInfo'), stream('EncryptedPackage')]))
  expect({ status, ...encrypted }).toEqual({ status: 1, code: 'roster.f04' })
  const macro = rawBook({
    sheet: inlineRows(table(2)),
    macro: true,
    more: [{ name: 'xl/vbaProject.bin', content: compoundOf([stream('VBA')]) }],
  })
  expect(await refusalOf(macro, '名册.xlsm')).toEqual({ status: 1, code: 'roster.f05' })
  expect(await refusalOf(macro, '名册.xlsx')).toEqual({ status: 1, code: 'roster.f05' })
  expect(await refusalOf(compoundOf([stream('Book1'), stream('ETExtData')]), '名册.et')).toEqual({
    status: 1,
    code: 'roster.f01',
  })
  expect((await refusalOf(new Uint8Array(0))).status).toBe(1)
  expect((await refusalOf(new Uint8Array(0), '名册.csv')).status).toBe(1)
  expect((await refusalOf(Buffer.from('%PDF-1.4 not a roster'))).status).toBe(1)
  expect((await refusalOf(zipOf([{ name: 'word/document.xml', content: '<a/>' }]))).status).toBe(1)
  expect((await refusalOf((await sheetOf(table(2))).slice(0, 3000))).status).toBe(1)
})

it('a bomb, too many parts, and entities from outside are refused without being opened', async () => {
  const bomb = rawBook({
    sheet: inlineRows(table(2)),
    more: [{ name: 'xl/media/a.bin', content: new Uint8Array(80_000_000) }],
  })
  expect((await refusalOf(bomb)).status).toBe(1)
  const many = Array.from({ length: 2_100 }, (_, at) => ({ name: `xl/media/${at}.bin`, content: 'x' }))
  expect((await refusalOf(rawBook({ sheet: inlineRows(table(2)), more: many }))).status).toBe(1)
  const outside = rawBook({
    doctype: '<!DOCTYPE worksheet [<!ENTITY host SYSTEM "file:///etc/hostname">]>',
    sheet: inlineRows([HEAD, cellsOf(HEAD, person(1, { 姓名: '&host;' }))]),
  })
  expect((await refusalOf(outside)).status).toBe(1)
  const laughs = rawBook({
    doctype: '<!DOCTYPE worksheet [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    sheet: inlineRows([HEAD, cellsOf(HEAD, person(1, { 姓名: '&b;' }))]),
  })
  expect((await refusalOf(laughs)).status).toBe(1)
})

it('the marked copy: fill and comment at the cell, one more sheet, everything else as it was', async () => {
  const wrong = person(2, { 身份证号: '999999198001010012', 手机号: '=1+1' })
  const bytes = await workbook((book) => {
    const sheet = book.addWorksheet('名册', { views: [{ state: 'frozen', ySplit: 2 }] })
    sheet.addRow(['培训花名册'])
    sheet.mergeCells('A1:F1')
    sheet.addRow(HEAD)
    sheet.addRows([cellsOf(HEAD, person(1)), cellsOf(HEAD, wrong), cellsOf(HEAD, person(3))])
    sheet.getColumn(2).numFmt = '@'
    sheet.getColumn(2).width = 24
    sheet.getCell('F3').dataValidation = { type: 'list', allowBlank: true, formulae: ['"五级/初级工,四级/中级工"'] }
    book.addWorksheet('填表说明').addRow(['说明'])
  })
  const place = folder()
  writeFileSync(join(place, 'in.xlsx'), bytes)
  const marked = join(place, 'out.xlsx')
  const ran = await changai(['roster', 'check', join(place, 'in.xlsx'), '--json', '--marked', marked])
  expect(ran.status).toBe(0)
  const receipt = JSON.parse(ran.stdout)
  expect(receipt).toMatchObject({ headerRow: 2, rows: 3, good: 2, bad: 1 })
  const copy = new ExcelJS.Workbook()
  await copy.xlsx.load((await readFile(marked)).buffer as ArrayBuffer)
  expect(copy.worksheets.map(({ name }) => name)).toEqual(['名册', '填表说明', '错误清单'])
  const sheet = copy.getWorksheet('名册')!
  expect(sheet.getCell('B4').note).toBeTruthy()
  expect(JSON.stringify(sheet.getCell('B4').note)).toContain('E22')
  expect(sheet.getCell('B4').fill).toMatchObject({ type: 'pattern', pattern: 'solid' })
  expect(sheet.getCell('B3').note).toBeUndefined()
  expect(sheet.getCell('B4').value).toBe('999999198001010012')
  expect(sheet.getCell('B4').numFmt).toBe('@')
  expect(sheet.getColumn(2).width).toBe(24)
  expect(sheet.getCell('A1').isMerged).toBe(true)
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
  expect(sheet.getCell('F3').dataValidation?.formulae).toEqual(['"五级/初级工,四级/中级工"'])
  const list = copy.getWorksheet('错误清单')!
  expect(list.rowCount).toBe(1 + receipt.cells.length)
})

it('exit status 2 for wrong usage, 1 for a file that is not there', async () => {
  expect((await changai(['roster', 'check', '--json'])).status).toBe(2)
  const missing = await changai(['roster', 'check', join(folder(), 'no.xlsx'), '--json'])
  expect(missing.status).toBe(1)
  expect(JSON.parse(missing.stdout).refusal.code).toBeTruthy()
})

it('the same birth is read whatever the time zone of the machine', async () => {
  const head = [...HEAD, '出生日期']
  const row = cellsOf(head, person(1, { 身份证号: identity('19800301', 5), 出生日期: new Date(Date.UTC(1980, 2, 1)) }))
  const place = folder()
  writeFileSync(join(place, 'in.xlsx'), await sheetOf([head, row]))
  for (const TZ of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Auckland']) {
    const ran = await changai(['roster', 'check', join(place, 'in.xlsx'), '--json'], { env: { TZ } })
    expect(JSON.parse(ran.stdout)).toMatchObject(allGood(1))
  }
})
