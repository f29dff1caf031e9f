import { Workbook } from 'exceljs'
import { expect, test } from 'vitest'
import { demoNumber } from '../../../test/classes.ts'
import { openTestOffice } from '../../../test/office.ts'
import type { Colleague } from '../../../test/world.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { refusalOf, withWorker } from '../records/records.test-data.ts'

const office = openTestOffice()
const { now, read, save } = withWorker(office)

let serial = 500

/** A registered worker, and the number that the workbook names him by. */
async function worker(name: string): Promise<{ id: string; name: string; idNumber: string }> {
  serial += 1
  const idNumber = demoNumber(serial, '19790808')
  const { id } = await request(now.clerk.desk, contract.register, { name, idNumber, distinctBecause: '看过证件' })
  return { id, name, idNumber }
}

type Sheets = Readonly<Record<string, readonly (readonly (string | Date)[])[]>>

async function book(sheets: Sheets): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new Workbook()
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows as never)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const drop = (body: Uint8Array<ArrayBuffer>, by: Colleague = now.clerk) =>
  request(by.desk, contract.dropRecords, { fileName: '档案.xlsx' }, { body })

const download = async (path: string, by: Colleague = now.clerk) => {
  const answer = await fetch(`${office.origin}/api${path}`, { headers: { authorization: `Bearer ${by.token}` } })
  expect(answer.status).toBe(200)
  const workbook = new Workbook()
  await workbook.xlsx.load((await answer.arrayBuffer()) as never)
  return workbook
}

const TITLES = ['姓名', '身份证号', '职称系列', '职称等级', '取得日期']

test('good rows are stored, bad rows are kept as drafts and marked, strangers are named; a second drop doubles nothing', async () => {
  const [li, pu] = [await worker('李有才'), await worker('普秀英')]
  const sheets = {
    职称: [
      ['宾川县职称汇总表'],
      TITLES,
      [li.name, li.idNumber, '工程技术', '助理级', new Date(Date.UTC(2017, 8, 1))],
      [pu.name, pu.idNumber, '工程', '特级', '2017年9月1日'],
      ['外地人', demoNumber(999, '19700101'), '工程技术', '中级', '2017.9.1'],
      [pu.name, li.idNumber, '工程技术', '中级', '2017.9.1'],
      ['合计', '4人'],
    ],
    年度考核: [
      ['姓名', '公民身份号码', '考核年度', '工作单位', '考核结果'],
      [li.name, li.idNumber, '2020年度', now.firm, '合格'],
    ],
    填表说明: [['请按表填写']],
  }
  const receipt = await drop(await book(sheets))
  expect(receipt).toMatchObject({ stored: '2', already: '0', drafts: '1', unmatched: '2' })
  expect(receipt.sheets.map(({ kind, rows }) => [kind, rows])).toEqual([
    ['title', '4'],
    ['appraisal', '1'],
  ])
  expect(receipt.cells.map(({ sheet, row, column }) => [sheet, row, column])).toEqual([
    ['职称', 4, 'C'],
    ['职称', 4, 'D'],
    ['职称', 5, 'B'],
    ['职称', 6, 'A'],
  ])
  expect((await read(now.clerk, li.id)).records.map(({ values }) => values)).toMatchObject([
    { series: 'engineering', level: 'assistant', grantedOn: '2017-09-01' },
    { year: '2020', result: 'qualified' },
  ])
  expect((await read(now.clerk, pu.id)).drafts).toMatchObject([{ typed: { level: '特级' } }])
  expect(await drop(await book(sheets))).toMatchObject({ stored: '0', already: '2', drafts: '1' })
  expect((await read(now.clerk, pu.id)).drafts).toHaveLength(1)
  const marked = await download(`/records/drops/${receipt.id}/marked`)
  const sheet = marked.getWorksheet('职称')!
  expect(JSON.stringify(sheet.getCell('D4').note)).toContain('没有这个等级')
  expect(sheet.getCell('C3').note).toBeUndefined()
  expect(marked.worksheets.map(({ name }) => name)).toContain('错误清单 职称')
})

test('a workbook with another province’s columns is told what is missing, and nothing is stored', async () => {
  const other = await book({
    职称: [
      ['人员', '姓名', '证件号', '职称系列'],
      ['1', '李', '2', '工程技术'],
    ],
  })
  const refused = await refusalOf(drop(other))
  expect(refused).toMatchObject({ code: 'drop.columns-missing', facts: { sheet: '职称', columns: ['等级'] } })
  expect(refused.message).toContain('等级')
  const strange = await book({
    Sheet1: [
      ['甲', '乙'],
      ['1', '2'],
    ],
  })
  expect((await refusalOf(drop(strange))).code).toBe('drop.no-sheet')
  expect((await refusalOf(drop(new TextEncoder().encode('%PDF-1.4')))).code).toBe('workbook.unreadable')
  expect((await request(now.clerk.desk, contract.recordDrops, {})).rows).toEqual([])
})

test('what was exported masked comes in again by the record’s id, and is known already', async () => {
  await save('certificate', {
    ...{ kind: 'skill-level', occupation: '焊工', level: 'junior', number: 'S000099000001215000777' },
    ...{ issuedOn: '2019-03-15', issuer: '演示评价机构' },
  })
  const exported = await download('/records/export?kind=certificate&purpose=%E6%A0%B8%E5%AF%B9')
  const text = JSON.stringify(exported.worksheets[0]!.getSheetValues())
  expect(text).toContain('李＊兰')
  for (const secret of ['李明兰', 'S000099000001215000777']) expect(text).not.toContain(secret)
  const again = new Uint8Array(await exported.xlsx.writeBuffer()) as Uint8Array<ArrayBuffer>
  expect(await drop(again)).toMatchObject({ stored: '0', already: '1', drafts: '0', unmatched: '0' })
})

test('the template holds the columns that a drop asks for', async () => {
  const template = await download('/records/template?kind=employment')
  const sheet = template.worksheets[0]!
  sheet.spliceRows(3, 1, [now.id, '', '', '乙厂', '', '技能', '车工', '2015-01-01'])
  const filled = new Uint8Array(await template.xlsx.writeBuffer()) as Uint8Array<ArrayBuffer>
  expect(await drop(filled)).toMatchObject({ stored: '1', drafts: '0', unmatched: '0' })
})

test('receipts are read by the unit that dropped, and a drop reaches only persons within reach', async () => {
  const li = await worker('李有才')
  const rows = await book({ 职称: [TITLES, [li.name, li.idNumber, '工程技术', '中级', '2017-09-01']] })
  const neighbour = await now.county.hire('neighbour', 'county')
  const receipt = await drop(rows, neighbour)
  expect(receipt).toMatchObject({ stored: '0', unmatched: '1' })
  const peek = request(now.clerk.desk, contract.recordReceipt, { id: receipt.id })
  expect((await refusalOf(peek)).code).toBe('drop.absent')
})
