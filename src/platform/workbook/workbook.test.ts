import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlainDate } from '../plain-date.ts'
import { columnLetters, columnNumber, mergedArea } from './cell.ts'
import { hasMoreRows, readDelimited } from './delimited.ts'
import { openWorkbook } from './open.ts'
import { outsideRows } from './part-guard.ts'
import { dayOfSerial } from './serial-day.ts'
import { isDateFormat } from './styles.ts'
import { writeTable } from './table.ts'
import { attribute, decodeEntities, xmlScan, xmlText } from './xml-scan.ts'

describe('serial days', () => {
  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, '1900-02-29'],
    [61, false, '1900-03-01'],
    [32209, false, '1988-03-07'],
    [42878.999999999, false, '2017-05-24'],
    [42878.9999, false, '2017-05-23'],
    [0, true, '1904-01-01'],
    [30747, true, '1988-03-07'],
    [-1, false, undefined],
    [Number.NaN, false, undefined],
  ])('%d (1904: %s) is %s', (serial, date1904, day) => expect(dayOfSerial(serial, date1904)).toBe(day))

  test('the false leap day is no calendar day', () => expect(isPlainDate(dayOfSerial(60, false)!)).toBe(false))
})

test.each([
  ['yyyy"年"m"月"d"日"', true],
  ['[$-804]yyyy/m/d;@', true],
  ['h:mm', true],
  ['[h]:mm', true],
  ['General', false],
  ['0.00_);[Red]\\(0.00\\)', false],
  ['"days"0', false],
  ['@', false],
  ['#,##0"元"', false],
])('%s shows a day: %s', (code, shows) => expect(isDateFormat(code)).toBe(shows))

test('columns have the letters of Excel', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16_383 }), (column) => columnNumber(columnLetters(column)) === column),
  )
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  expect(mergedArea('$B$3:A1')).toEqual({ firstRow: 1, lastRow: 3, firstColumn: 0, lastColumn: 1 })
})

test('XML is read the same however it is cut', () => {
  const xml = '<a x="1>2" y=\'q\'><!-- <b> --><?pi <c>?><b>中&lt;文&#x4e00;</b><x:d/><![CDATA[<e>]]></a>'
  const read = (pieces: readonly string[]) => {
    const seen: string[] = []
    let text = ''
    const scan = xmlScan({
      open: (name, tag) => seen.push(`+${name} ${attribute(tag, 'x') ?? ''}`),
      text: (piece) => {
        text += piece
      },
      close: (name) => seen.push(`-${name} ${text}`),
    })
    for (const piece of pieces) scan.write(piece)
    scan.end()
    return seen
  }
  const whole = read([xml])
  expect(whole).toEqual(['+a 1>2', '+b ', '-b 中<文一', '+d ', '-d 中<文一', '-a 中<文一<e>'])
  fc.assert(
    fc.property(fc.nat(xml.length), fc.nat(xml.length), (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      expect(read([xml.slice(0, from), xml.slice(from, to), xml.slice(to)])).toEqual(whole)
    }),
  )
})

test('any text goes into XML and comes back, but for characters that XML does not know', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeEntities(xmlText(text))).toBe(text)
    }),
  )
})

test('what stands around the rows of a sheet is read the same however it is cut, and the rows are not', () => {
  const xml = '<x:cols/>名<x:sheetData><row>册sheetData</row></x:sheetData><mergeCell ref="A1"/><sheetData/>末'
  const bytes = Buffer.from(xml)
  fc.assert(
    fc.property(fc.array(fc.nat({ max: bytes.length }), { maxLength: 6 }), (cuts) => {
      const ends = [...cuts, bytes.length].sort((a, b) => a - b)
      let passed = ''
      const outside = outsideRows((text) => {
        passed += text
      })
      for (const [at, end] of ends.entries()) outside.write(bytes.subarray(ends[at - 1] ?? 0, end))
      outside.end()
      expect(passed).toBe('<x:cols/>名<mergeCell ref="A1"/>末')
    }),
  )
})

test('delimited text has as many rows when they are counted as when they are read', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '名', ',', '\n', '\r', 'b'), maxLength: 40 })
  fc.assert(
    fc.property(text, fc.nat({ max: 12 }), (given, most) => {
      let rows = 0
      readDelimited(given, ({ cells }) => {
        if (cells.length > 0) rows += 1
      })
      expect(hasMoreRows(given, most)).toBe(rows > most)
    }),
  )
})

test('a number kept whole for Excel by ="…" is the number', () => {
  const cells: (string | undefined)[] = []
  readDelimited('a,="0012","=""34""",="5\n', (row) => cells.push(...row.cells.map((cell) => cell?.text)))
  expect(cells).toEqual(['a', '0012', '34', '="5'])
})

test('delimited text with quotes, separators and line breaks in fields', () => {
  const rows: string[][] = []
  readDelimited('\ufeff姓名,备注\r\n"张,三","说""好""\n了"\r\n李四,\n', ({ cells }) =>
    rows.push(cells.map((cell) => cell?.text ?? '')),
  )
  expect(rows).toEqual([['姓名', '备注'], ['张,三', '说"好"\n了'], ['李四']])
})

describe('an exported list', () => {
  const columns = [
    { header: '姓名', width: 12 },
    { header: '证件号码', width: 22 },
    { header: '人次', width: 8 },
  ]
  const written = async (count: number, rowsOnSheet?: number) => {
    const rows = Array.from({ length: count }, (_, at) => ['=HYPERLINK("x")', '999999198001010011', at] as const)
    const bytes = await writeTable({
      sheetName: '人员',
      above: ['人员名单', '填报单位：县产改办'],
      columns,
      rows,
      countLine: (n) => `共 ${n} 行`,
      ...(rowsOnSheet !== undefined && { rowsOnSheet }),
    })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0])
    return { bytes, book }
  }

  test('holds text as text, prints its head on each page, and ends with the number of its rows', async () => {
    const { book, bytes } = await written(3)
    const sheet = book.worksheets[0]!
    expect(sheet.getCell('A4').value).toBe('=HYPERLINK("x")')
    expect(sheet.getCell('A4').formula).toBeUndefined()
    expect(sheet.getCell('B4').value).toBe('999999198001010011')
    expect(sheet.getCell('B4').numFmt).toBe('@')
    expect(sheet.getCell('C6').value).toBe(2)
    expect(sheet.getCell('A7').value).toBe('共 3 行')
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '3:3' })
    const back = await openWorkbook(bytes, '人员.xlsx')
    const seen: (string | undefined)[] = []
    await back.readRows(0, ({ cells }) => seen.push(cells[1]?.text))
    expect(seen).toContain('999999198001010011')
  })

  test('goes on on the next sheet, and only the last one tells the number', async () => {
    for (const [count, sheets] of [
      [0, 1],
      [10, 1],
      [11, 2],
      [25, 3],
    ] as const) {
      const { book } = await written(count, 10)
      expect(book.worksheets).toHaveLength(sheets)
      const last = book.worksheets.at(-1)!
      expect(last.getCell(`A${last.rowCount}`).value).toBe(`共 ${count} 行`)
      const people = book.worksheets.map(({ rowCount }) => rowCount - 3).reduce((sum, one) => sum + one, 0) - 1
      expect(people).toBe(count)
    }
  })
})
