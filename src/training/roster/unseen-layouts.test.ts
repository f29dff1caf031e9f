import { expect, it } from 'vitest'
import { counts, receiptOf, refusalOf, sheetOf, workbook } from './unseen-check.ts'
import { cellsOf, HEAD, peopleRows, person } from './unseen-people.ts'

const allGood = (rows: number) => ({ rows, good: rows, bad: 0, warned: 0 })

it('a roster in the house form: title, class line, head in row 3, example in row 4', async () => {
  const receipt = await receiptOf(
    await workbook((book) => {
      book.addWorksheet('填表说明').addRow(['请勿改动表头'])
      book.addWorksheet('班级信息').addRows([
        ['班级编号', '1'],
        ['班级名称', '电工班'],
      ])
      const sheet = book.addWorksheet('学员名单')
      sheet.addRow(['职业技能培训学员名单'])
      sheet.addRow(['班级编号：', '第1期', '模板版本', 'roster/1'])
      sheet.addRow(['序号', ...HEAD])
      sheet.addRow(['示例', ...cellsOf(HEAD, person(90))])
      sheet.addRows(peopleRows(['序号', ...HEAD], 3))
    }),
  )
  expect(receipt).toMatchObject({
    sheet: '学员名单',
    otherSheets: ['填表说明', '班级信息'],
    headerRow: 3,
    ...allGood(3),
  })
  expect(receipt.skipped).toEqual([{ row: 4, why: 'example-row' }])
  expect(receipt.columns).toMatchObject({
    name: 'B',
    idNumber: 'C',
    groups: 'D',
    phone: 'E',
    occupation: 'F',
    level: 'G',
  })
  expect(receipt.notChecked).toEqual(expect.arrayContaining(['E37', 'E52']))
})

it('a head of two rows under a letterhead, with merged groups', async () => {
  const receipt = await receiptOf(
    await workbook((book) => {
      const sheet = book.addWorksheet('Sheet1')
      sheet.addRow(['某某县职业技能培训花名册'])
      sheet.mergeCells('A1:I1')
      sheet.addRow(['填报单位：某某学校   填报人：李某   联系电话：0871-67190000   填报日期：2021.4.8'])
      sheet.mergeCells('A2:I2')
      sheet.addRow(['序号', '姓名', '身份证号', '人员类别', '手机号', '职业(工种)', '等级', '成绩'])
      sheet.mergeCells('H3:I3')
      sheet.addRow([null, null, null, null, null, null, null, '理论', '实操'])
      for (const column of 'ABCDEFG') sheet.mergeCells(`${column}3:${column}4`)
      sheet.addRow([1, ...cellsOf(HEAD, person(1)), 85, 90])
      sheet.addRow([2, ...cellsOf(HEAD, person(2)), 105, 90])
      sheet.addRow([3, ...cellsOf(HEAD, person(3)), 60, '不合格'])
      sheet.addRow([4, ...cellsOf(HEAD, person(4)), 60, '140'])
    }),
  )
  expect(receipt).toMatchObject({ headerRow: 4, rows: 4, good: 2, bad: 2, warned: 0 })
  expect(receipt.cells).toMatchObject([
    { row: 6, column: 'H', field: 'score', code: 'E43' },
    { row: 8, column: 'I', field: 'score', code: 'E43' },
  ])
})

it('printed pages repeat the head; totals, notes and signatures stand between people', async () => {
  const rows = [
    ['培训学员花名册'],
    ['序号', ...HEAD],
    ...peopleRows(['序号', ...HEAD], 2),
    ['小计', '2人'],
    ['序号', ...HEAD],
    ...peopleRows(['序号', ...HEAD], 2, 3),
    [],
    ['合 计', null, 4],
    [null, '注：以上人员均已核对'],
    [5, ...cellsOf(HEAD, person(5))],
    ['填表人：李某', null, '审核：王某', null, '日期：2021.4.8'],
    ['总计', 5],
  ]
  const receipt = await receiptOf(await sheetOf(rows))
  expect(receipt).toMatchObject({ headerRow: 2, ...allGood(5) })
  expect(receipt.skipped).toEqual([
    { row: 5, why: 'total-row' },
    { row: 6, why: 'repeated-header' },
    { row: 10, why: 'total-row' },
    { row: 11, why: 'note-row' },
    { row: 13, why: 'note-row' },
    { row: 14, why: 'total-row' },
  ])
})

it('a person whose name begins like a total is a person', async () => {
  const receipt = await receiptOf(
    await sheetOf([HEAD, cellsOf(HEAD, person(1, { 姓名: '审明' })), cellsOf(HEAD, person(2, { 身份证号: null }))]),
  )
  expect(counts(receipt)).toEqual({ rows: 2, good: 1, bad: 1, warned: 0 })
  expect(receipt.cells).toMatchObject([{ row: 3, field: 'idNumber', code: 'E20' }])
})

it('two classes on one sheet, each under its class line, columns in another order', async () => {
  const other = ['手机号', '姓名', '等级', '身份证号', '职业(工种)', '人员类别']
  const receipt = await receiptOf(
    await sheetOf([
      ['班级编号：1', null, '电工一班'],
      HEAD,
      ...peopleRows(HEAD, 2),
      [],
      ['班级编号：2', null, '电工二班'],
      other,
      ...peopleRows(other, 3, 3),
    ]),
  )
  expect(counts(receipt)).toEqual(allGood(5))
})

it('hidden rows, columns and filtered rows are read and told', async () => {
  const receipt = await receiptOf(
    await workbook((book) => {
      const sheet = book.addWorksheet('名册')
      sheet.addRow(HEAD)
      sheet.addRows(peopleRows(HEAD, 5))
      sheet.getRow(3).hidden = true
      sheet.getRow(5).hidden = true
      sheet.getColumn(4).hidden = true
      sheet.autoFilter = 'A1:F6'
      const secret = book.addWorksheet('旧表')
      secret.state = 'hidden'
      secret.addRow(HEAD)
      secret.addRows(peopleRows(HEAD, 30, 40))
    }),
  )
  expect(receipt).toMatchObject({ sheet: '名册', ...allGood(5) })
  expect(receipt.fileNotices.some(({ message }) => /2/.test(message) && /隐藏/.test(message))).toBe(true)
})

it('a cell merged downwards counts for every row inside it, and for none below', async () => {
  const head = [...HEAD, '单位']
  const receipt = await receiptOf(
    await workbook((book) => {
      const sheet = book.addWorksheet('名册')
      sheet.addRow(head)
      sheet.addRows(
        peopleRows(HEAD, 4).map((row, at) => (at === 1 || at === 2 ? [...row.slice(0, 4), null, row[5]] : row)),
      )
      sheet.mergeCells('E2:E4')
      sheet.getCell('E2').value = '电工'
      sheet.getCell('E5').value = null
    }),
  )
  expect(counts(receipt)).toEqual({ rows: 4, good: 3, bad: 1, warned: 0 })
  expect(receipt.cells).toMatchObject([{ row: 5, column: 'E', field: 'occupation', code: 'E34' }])
})

it('headers carry stars, breaks, brackets and spaces', async () => {
  const head = ['*姓  名', '身份\n证号', '学员类别（必填）', '联系\r\n电话★', '工 种', '技能等级（必选）']
  const receipt = await receiptOf(await sheetOf([head, ...peopleRows(HEAD, 2)]))
  expect(receipt).toMatchObject({ headerRow: 1, ...allGood(2) })
  expect(receipt.columns).toMatchObject({
    name: 'A',
    idNumber: 'B',
    groups: 'C',
    phone: 'D',
    occupation: 'E',
    level: 'F',
  })
})

it('of two telephone columns the first counts, and that is told', async () => {
  const head = [...HEAD, '联系电话']
  const receipt = await receiptOf(await sheetOf([head, ...peopleRows(HEAD, 2).map((row) => [...row, '12'])]))
  expect(receipt).toMatchObject({ columns: { phone: 'D' }, ...allGood(2) })
  expect(receipt.fileNotices.filter(({ field }) => field === 'phone')).toHaveLength(1)
})

it('two columns of names, no column of numbers, no head at all, a head too low: refused', async () => {
  const refused = { status: 1, code: 'roster.f01' }
  expect(
    await refusalOf(await sheetOf([['姓名', ...HEAD], ...peopleRows(HEAD, 1).map((row) => ['李某', ...row])])),
  ).toEqual(refused)
  expect(
    await refusalOf(
      await sheetOf([
        ['姓名', '手机号', '等级'],
        ['李某', '10000000001', '五级'],
      ]),
    ),
  ).toEqual(refused)
  expect(
    await refusalOf(
      await sheetOf([
        ['甲', '乙'],
        [1, 2],
      ]),
    ),
  ).toEqual(refused)
  const low = [...Array.from({ length: 30 }, (_, at) => [`说明${at}`]), HEAD, ...peopleRows(HEAD, 2)]
  expect(await refusalOf(await sheetOf(low))).toEqual(refused)
})

it('the thirtieth row may still be the head, and the table may stand away from the corner', async () => {
  const low = Array.from({ length: 29 }, (_, at) => [`说明${at}`])
  const moved = [[null, null, '备案号', ...HEAD], ...peopleRows(HEAD, 2).map((row) => [null, null, 'x', ...row])]
  const receipt = await receiptOf(await sheetOf([...low, ...moved]))
  expect(receipt).toMatchObject({ headerRow: 30, columns: { name: 'D', idNumber: 'E' }, ...allGood(2) })
})

it('only names and numbers: the class gives the rest, and nobody is blocked', async () => {
  const head = ['序号', '姓名', '公民身份号码']
  const receipt = await receiptOf(await sheetOf([head, ...peopleRows(['序号', '姓名', '身份证号'], 3)]))
  expect(counts(receipt)).toEqual(allGood(3))
  expect(receipt.fileNotices.map(({ field }) => field).sort()).toEqual(['groups', 'level', 'occupation', 'phone'])
})

it('an account without a column of payees is no doubt', async () => {
  const head = [...HEAD, '开户银行', '银行账号']
  const receipt = await receiptOf(await sheetOf([head, [...cellsOf(HEAD, person(1)), '农信社', '9999990000000014']]))
  expect(counts(receipt)).toEqual(allGood(1))
})

it('the sheet with most people is read, whatever stands first', async () => {
  const receipt = await receiptOf(
    await workbook((book) => {
      const first = book.addWorksheet('汇总')
      first.addRow(HEAD)
      first.addRows(peopleRows(HEAD, 2, 60))
      const second = book.addWorksheet('花名册')
      second.addRow(HEAD)
      second.addRows(peopleRows(HEAD, 6))
    }),
  )
  expect(receipt).toMatchObject({ sheet: '花名册', otherSheets: ['汇总'], ...allGood(6) })
})
