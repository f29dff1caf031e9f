import { readXlsx, writeXlsx } from 'hucre'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { contract } from '../contract.ts'
import { type Cast, castOf, checked, move, working } from '../orders/orders.test-data.ts'
import { columns } from './rectification-rules.ts'

const office = openTestOffice()
let county: County
let cast: Cast

beforeAll(() => loadShippedYears(office.db))
beforeEach(async () => {
  office.clock.today = plainDate('2021-06-01')
  county = await buildCounty(office)
  cast = await castOf(county)
})

const HEAD = 3

async function exported(by: Colleague): Promise<string[][]> {
  const response = await fetch(
    `${by.desk.origin}/api/supervision/rectifications/workbook?text=${county.code}&state=all`,
    {
      headers: { authorization: `Bearer ${by.token}` },
    },
  )
  const book = await readXlsx(new Uint8Array(await response.arrayBuffer()))
  return book.sheets[0]!.rows.map((row) => row.map((cell) => String(cell ?? '')))
}

async function returned(by: Colleague, rows: string[][]) {
  const bytes = await writeXlsx({ sheets: [{ name: '问题整改清单', rows }] })
  return request(by.desk, contract.returnBook, { fileName: '清单.xlsx' }, { body: Buffer.from(bytes) })
}

const at = (name: (typeof columns)[number]) => columns.indexOf(name)

test('the list goes out with its columns and comes back: a typed progress is a step, the rest is unchanged', async () => {
  const first = await working(cast, county)
  await working(cast, county, { problem: 'poor', matter: `第二季度培训质量不高${county.code}` })
  const rows = await exported(cast.handler)
  expect(rows[HEAD - 1]!.slice(0, columns.length)).toEqual([...columns])
  const row = rows.find((one) => one[columns.length] === first)!
  expect(row[at('整改措施')]).toBe('六月开两个班')
  row[at('进展')] = '第一期已开班，四十人'
  expect(await returned(cast.handler, rows)).toMatchObject({
    ...{ done: { value: '1' }, refused: { value: '0' }, unchanged: { value: '1' } },
  })
  const { steps } = await request(cast.drafter.desk, contract.order, { id: first })
  expect(steps[0]).toMatchObject({ move: 'progress', said: [{ text: '第一期已开班，四十人' }] })
})

test('a closing date typed into the list is judged by the same guard as on the page', async () => {
  const ready = await checked(cast, county)
  const early = await working(cast, county, { problem: 'poor', matter: `第二季度培训质量不高${county.code}` })
  const rows = await exported(cast.approver)
  for (const row of rows.slice(HEAD)) row[at('销号日期')] = '2021-06-01'
  const answer = await returned(cast.approver, rows)
  expect(answer).toMatchObject({ done: { value: '1' }, refused: { value: '1' } })
  expect(await request(cast.drafter.desk, contract.order, { id: ready })).toMatchObject({ state: 'closed' })
  expect(await request(cast.drafter.desk, contract.order, { id: early })).toMatchObject({ state: 'working' })
})

test('a column of the system, a row that went on since, and a list without its hidden columns are refused', async () => {
  const id = await working(cast, county)
  const rows = await exported(cast.handler)
  const changed = rows.map((row) => [...row])
  changed[HEAD]![at('灯')] = '绿 正常'
  changed[HEAD]![at('核查结论')] = '符合完成标准'
  expect((await returned(cast.handler, changed)).rows).toMatchObject([
    { refusal: '这些列由系统生成，不能改：核查结论。' },
  ])
  await move(cast.handler, id, 'progress', { plan: '第一期已开班' })
  const late = rows.map((row) => [...row])
  late[HEAD]![at('进展')] = '第一期明天开班'
  expect((await returned(cast.handler, late)).rows[0]!.refusal).toMatch(/刚被演示county改过/)
  const foreign = rows.map((row) => row.slice(0, columns.length))
  await expect(returned(cast.handler, foreign)).rejects.toMatchObject({ code: 'list.not-ours' })
})
