import { beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { request } from '../platform/request.ts'
import { loadShippedYears } from '../platform/settings/shipped-years.ts'
import { contract as today } from '../today/contract.ts'
import { printCalendar } from './calendar-rules.ts'
import { columnName } from './cell-rules.ts'
import { contract } from './contract.ts'
import { confirmedNotice, issuedPlan, taskGiven } from './plans.test-data.ts'

const office = openTestOffice()
let county: County
let author: Colleague
let prefecture: Colleague
let clerk: Colleague
let planId: string
let top: string

beforeAll(async () => {
  await loadShippedYears(office.db)
  county = await buildCounty(office)
  author = await county.hire('province', 'province')
  const approver = await county.hire('province', 'province')
  prefecture = await county.hire('prefecture', 'prefecture')
  clerk = await county.hire('county', 'county')
  const plan = await issuedPlan({ author, approver }, [taskGiven(county, await confirmedNotice(office, county))])
  planId = plan.id
  top = plan.rows[0]!.id
  await request(approver.desk, contract.handDown, { id: top })
})

const waits = async (by: Colleague) =>
  (await request(by.desk, today.list, {})).matters
    .filter(({ kind }) => kind.startsWith('task.'))
    .map(({ kind }) => kind)

test('a place that has not taken a task shows as missing, on its first page too, until it takes it', async () => {
  const before = await request(author.desk, contract.matrix, { id: planId })
  expect(before).toMatchObject({ by: 'prefecture', rows: [{ cells: 'm' }], missing: { value: '1' } })
  expect(await waits(prefecture)).toEqual(['task.take'])
  const part = await request(prefecture.desk, contract.take, { id: top })
  await request(prefecture.desk, contract.handDown, { id: part.id })
  await request(clerk.desk, contract.take, { id: part.id })
  const after = await request(author.desk, contract.matrix, { id: planId, by: 'county' })
  expect([...after.rows[0]!.cells].sort().join('')).toBe('my')
  expect(after.columns).toHaveLength(2)
  expect(await waits(prefecture)).toEqual([])
})

test('a county sees its own column, opens its cell, and each count opens to what it counts', async () => {
  const told = await request(clerk.desk, contract.matrix, { id: planId, by: 'county' })
  expect(told.columns.map(({ id }) => id)).toEqual([county.units.county])
  const cell = await request(clerk.desk, contract.cell, { id: planId, taskId: top, unitId: county.units.county })
  expect(cell.tasks).toMatchObject([{ light: { value: 'yellow', word: '临近' } }])
  const all = await request(author.desk, contract.matrix, { id: planId, by: 'county' })
  for (const figure of [all.yellow, all.missing, all.red]) {
    const { figure: opened, rows } = await request(author.desk, contract.counted, { figure: figure.ref })
    expect([opened.value, String(rows.length)]).toEqual([figure.value, figure.value])
  }
})

test('deadlines are read as a calendar by a secret address, until it is ended', async () => {
  const { path } = await request(clerk.desk, contract.makeFeed, {})
  const read = async () => fetch(`${office.origin}${path}`)
  const text = await (await read()).text()
  expect(text).toContain('DTSTART;VALUE=DATE:20210630\r\n')
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  await request(clerk.desk, contract.endFeed, {})
  expect((await read()).status).toBe(404)
})

test('a calendar escapes what would break its lines', () => {
  const deadline = { id: '1', dueOn: '2021-12-31' as never, title: '一，二;三,四\n五' }
  expect(printCalendar('x', [deadline], '20210630T020000Z')).toContain('SUMMARY:一，二\\;三\\,四\\n五\r\n')
  expect(['红河哈尼族彝族自治州', '西双版纳傣族自治州', '麒麟区', '大理市', '保山'].map(columnName)).toEqual([
    ...['红河', '西双版纳', '麒麟', '大理', '保山'],
  ])
})

test('the task list goes out as a workbook and comes back changed by nothing', async () => {
  const plan = await request(author.desk, contract.create, { year: 2021, title: '清单' })
  const policyId = await confirmedNotice(office, county)
  await request(author.desk, contract.addTasks, { id: plan.id, tasks: [taskGiven(county, policyId)] })
  const headers = { authorization: `Bearer ${author.token}` }
  const out = await fetch(`${office.origin}/api/task-list?year=2021&planId=${plan.id}`, { headers })
  const body = new Uint8Array(await out.arrayBuffer())
  const address = `${office.origin}/api/plans/${plan.id}/task-list?fileName=a.xlsx`
  const back = await fetch(address, { method: 'PUT', headers, body })
  expect(await back.json()).toEqual({ changed: '0', added: '0', same: '1', refused: [] })
  const sheet = await fetch(`${office.origin}/api/self-check?year=2021`, { headers })
  expect(sheet.status).toBe(200)
})
