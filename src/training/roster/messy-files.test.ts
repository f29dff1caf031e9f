import { describe, expect, test } from 'vitest'
import {
  bookOf,
  bytesOf,
  found,
  HEADERS,
  idNumber,
  idNumbers,
  personRow,
  readingOf,
  receiptFor,
  receiptOfRows,
  theClass,
} from './test-books.ts'

describe('a roster as offices make them', () => {
  test('M1 a title, and a head of two merged rows, theory and practice under one word', async () => {
    const book = bookOf([
      ['培训学员名册'],
      ['序号', '姓名', '身份证号', '人员类别', '手机号', '工种', '等级', '成绩', ''],
      ['', '', '', '', '', '', '', '理论', '实操'],
      personRow(0, { 7: 78, 8: 101 }),
    ])
    const sheet = book.worksheets[0]!
    sheet.mergeCells('A1:I1')
    for (const column of 'ABCDEFG') sheet.mergeCells(`${column}2:${column}3`)
    sheet.mergeCells('H2:I2')
    const receipt = await receiptFor(await bytesOf(book))
    expect(receipt.headerRow).toBe(3)
    expect(receipt.columns).toMatchObject({ name: 'B', score: 'H' })
    expect(found(receipt)).toEqual(['I4 E43'])
  })

  test('M2 letterhead above the head, and the head again on each printed page', async () => {
    const receipt = await receiptOfRows([
      ['××县职业培训学校'],
      [],
      ['填报单位：演示学校', '', '填报日期：2021-06-30'],
      [],
      [],
      ['附件2'],
      HEADERS,
      personRow(0),
      HEADERS,
      personRow(1),
    ])
    expect(receipt).toMatchObject({ headerRow: 7, rows: 2, good: 2, skipped: [{ row: 9, why: 'repeated-header' }] })
  })

  test('M3 an identity number that was stored as a number has lost its digits, and nothing is guessed', async () => {
    const receipt = await receiptOfRows([
      HEADERS,
      personRow(0, { 2: 530102198803071000 }),
      personRow(1, { 2: '5.30102E+17' }),
      personRow(2, { 2: '530102198803071000' }),
    ])
    expect(found(receipt)).toEqual(['C2 E25', 'C3 E25', 'C4 E25'])
    expect(receipt.cells[0]).toMatchObject({ value: '530102198803071000', field: 'idNumber' })
  })

  test('M4 stray characters around an identity number are no fault, but a letter O is', async () => {
    const [a, b, c, d] = idNumbers(4) as [string, string, string, string]
    const wide = [...c].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('')
    const receipt = await receiptOfRows([
      HEADERS,
      personRow(0, { 2: `'${a}` }),
      personRow(1, { 2: ` ${b}\t\u200b` }),
      personRow(2, { 2: wide }),
      personRow(3, { 2: `\u00a0${d.slice(0, 6)} ${d.slice(6)}` }),
      personRow(4, { 2: '99999919900101106x' }),
      personRow(5, { 2: '99999919800101OO11' }),
    ])
    expect(found(receipt)).toEqual(['C7 E22'])
    expect(receipt.cells[0]!.message).toContain('数字 0')
  })

  test('M5 an old number of 15 digits is sent back with those words', async () => {
    const receipt = await receiptOfRows([HEADERS, personRow(0, { 2: '999999880307001' })])
    expect(receipt.cells[0]).toMatchObject({ code: 'E21', message: '旧15位号码：请提供18位' })
  })

  test('M6 days in every form; two digits of a year and a mere month are asked about', async () => {
    const head = ['姓名', '身份证号', '出生日期', '发证日期']
    const id = idNumber('19880307')
    const days: [unknown, unknown, string[]][] = [
      [32209, '2021-06-26', []],
      ['1988.3.7', '2021.6.26', []],
      ['1988年3月7日', '20210626', []],
      ['1988/3/7 0:00', new Date(Date.UTC(2021, 5, 26)), []],
      ['1988年3月', '2021年6月', ['D E46']],
      ['88/3/7', '21.6.26', ['C E46', 'D E46']],
      ['1988-02-30', '2021-06-31', ['C E46', 'D E46']],
      ['1988-03-08', '-', ['C W22']],
    ]
    for (const [birth, certified, codes] of days) {
      const receipt = await receiptOfRows([head, ['张三', id, birth, certified]])
      expect([birth, certified, receipt.cells.map(({ column, code }) => `${column} ${code}`)]).toEqual([
        birth,
        certified,
        codes,
      ])
    }
  })

  test('M6 both date systems of Excel give the same day', async () => {
    for (const date1904 of [false, true]) {
      const book = bookOf([
        ['姓名', '身份证号', '出生日期'],
        ['张三', idNumber('19880307'), new Date(Date.UTC(1988, 2, 7))],
      ])
      book.properties.date1904 = date1904
      const reading = await readingOf(await bytesOf(book))
      expect(reading.marks).toEqual([])
    }
    const loose = bookOf([
      ['姓名', '身份证号', '出生日期'],
      ['张三', idNumber('19880307'), 32209 - 1462],
    ])
    loose.properties.date1904 = true
    expect((await readingOf(await bytesOf(loose))).marks).toEqual([])
  })

  test('M7 hours with units and separators are hours; about forty is not', async () => {
    const head = ['姓名', '身份证号', '学时', '出勤学时']
    const ids = idNumbers(6)
    const receipt = await receiptOfRows([
      head,
      ['张一', ids[0], '40学时', '３８'],
      ['张二', ids[1], '1,200', '1 200'],
      ['张三', ids[2], 40, '100%'],
      ['张四', ids[3], '约40', '40'],
      ['张五', ids[4], 40, 41],
      ['张六', ids[5], 40, 31],
    ])
    expect(found(receipt)).toEqual(['C5 E42', 'D6 E42', 'D7 W42'])
  })

  test('M8 totals, signatures and notes are passed over, and reading goes on below them', async () => {
    const receipt = await receiptOfRows([
      HEADERS,
      personRow(0),
      ['', '小　计', '1人'],
      personRow(1),
      ['合计', '', 2],
      ['填表人：某某', '', '审核：某某', '日期：2021-06-30'],
      ['注：本表一式两份'],
      personRow(2),
    ])
    expect(receipt).toMatchObject({ rows: 3, good: 3 })
    expect(receipt.skipped).toEqual([
      { row: 3, why: 'total-row' },
      { row: 5, why: 'total-row' },
      { row: 6, why: 'note-row' },
      { row: 7, why: 'note-row' },
    ])
  })

  test('M9 two classes on one sheet: the same person may stand in both, and of another class is said', async () => {
    const rows = [
      ['班级编号：BC-2021-07'],
      HEADERS,
      personRow(0),
      [],
      ['班级编号：BC-2021-08'],
      HEADERS,
      personRow(0),
      personRow(1),
    ]
    expect(found(await receiptOfRows(rows))).toEqual([])
    expect(found(await receiptOfRows(rows, theClass))).toEqual(['B7 E48', 'B8 E48'])
    const dropped = await receiptOfRows([HEADERS, personRow(0), HEADERS, personRow(0)])
    expect(found(dropped)).toEqual(['C4 E50'])
  })

  test('the title of the second table is no person, whether it is merged or not', async () => {
    const rows = [
      ['姓名', '身份证号', '性别'],
      ['甲', idNumbers(2)[0], '男'],
      ['第二期培训班'],
      ['姓名', '身份证号', '性别'],
      ['乙', idNumbers(2)[1], '女'],
      ['丙'],
    ]
    const receipt = await receiptOfRows(rows)
    expect(receipt).toMatchObject({ rows: 3, good: 2, bad: 1 })
    expect(receipt.skipped.map(({ row, why }) => `${row} ${why}`)).toEqual(['3 note-row', '4 repeated-header'])
    const merged = bookOf([['姓名', '身份证号', '性别', '民族', '备注'], ['甲', idNumbers(2)[0], '男'], ['果树工名册']])
    merged.worksheets[0]!.mergeCells('A3:E3')
    expect(await receiptFor(await bytesOf(merged))).toMatchObject({ rows: 1, skipped: [{ row: 3, why: 'note-row' }] })
  })

  test('lines under the table are no people, however they are set out', async () => {
    const receipt = await receiptOfRows([
      HEADERS,
      personRow(0),
      ['', '单位负责人：', '', '经办人：', '', '', '', new Date(Date.UTC(2021, 5, 30))],
      ['制表人：某某', '', '', '', '联系电话：10000000000'],
      ['', '', '', '', '', '', '', '2021年6月30日'],
      ['', '以上人员均已到课，情况属实。'],
      ['以下空白'],
    ])
    expect(receipt).toMatchObject({ rows: 1, good: 1 })
    expect(receipt.skipped.every(({ why }) => why === 'note-row')).toBe(true)
  })

  test('M10 hidden rows and columns are read and told; a hidden sheet only if it is named 学员', async () => {
    const book = bookOf([HEADERS, personRow(0), personRow(1)], '名册', (sheet, all) => {
      sheet.getRow(3).hidden = true
      sheet.getColumn(8).hidden = true
      all.addWorksheet('备份', { state: 'hidden' }).addRows([HEADERS, ...[0, 1, 2, 3].map((at) => personRow(at))])
    })
    const receipt = await receiptFor(await bytesOf(book))
    expect(receipt).toMatchObject({ sheet: '名册', rows: 2, otherSheets: ['备份'] })
    expect(receipt.fileNotices.map(({ code }) => code).sort()).toEqual(['W03', 'W04', 'W05'])
    const named = bookOf([['说明']], '说明', (_, all) => {
      all.addWorksheet('学员（勿动）', { state: 'veryHidden' }).addRows([HEADERS, personRow(0)])
    })
    expect((await receiptFor(await bytesOf(named))).sheet).toBe('学员（勿动）')
  })

  test('M11 a unit merged over many people is theirs, inside the merge only', async () => {
    const book = bookOf([
      ['姓名', '身份证号', '单位'],
      ...idNumbers(4).map((id, at) => [`张${'一二三四'[at]}`, id, at === 0 ? '甲厂' : '']),
    ])
    book.worksheets[0]!.mergeCells('C2:C4')
    const { rows } = await readingOf(await bytesOf(book))
    expect(rows.map(({ employer }) => employer)).toEqual(['甲厂', '甲厂', '甲厂', null])
  })
})
