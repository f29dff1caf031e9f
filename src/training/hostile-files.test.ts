import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { Workbook } from 'exceljs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  allowDemo,
  demoNumber,
  dropRoster,
  people,
  planClass,
  registerScope,
  rosterWorkbook,
} from '../../test/classes.ts'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague } from '../../test/world.ts'
import { addressOf, request } from '../platform/request.ts'
import { contract } from './contract.ts'
import { HEADERS, inlineSheet, personRow, rawParts, zipOf } from './roster/test-books.ts'

const office = openTestOffice()
const sheet = inlineSheet([HEADERS, personRow(0)])
let school: Colleague
let id: string

beforeEach(async () => {
  await allowDemo(office)
  const county = await buildCounty(office)
  school = await county.hire('school', 'trainer')
  await registerScope(office, county.units.school)
  id = (await planClass(school, county)).id
})

/** Whatever came, nobody is on the roster by it and the office goes on answering. */
afterEach(async () => {
  expect((await request(school.desk, contract.people, { id })).rows).toEqual([])
  expect((await request(school.desk, contract.drops, { id })).rows).toEqual([])
})

const refusalOf = async (body: BodyInit, fileName = '名册.xlsx') => {
  const refused = await request(school.desk, contract.drop, { id, fileName }, { body }).catch((error) => error)
  return [refused.code, refused.message] as const
}

const asBody = (bytes: Uint8Array) => new Uint8Array(bytes)

describe('a file that is no honest roster is refused in words, and nothing is stored', () => {
  test('one that unpacks to far more than it is', async () => {
    function* zeros() {
      for (let piece = 0; piece < 400; piece += 1) yield '0'.repeat(1 << 16)
    }
    const bomb = await zipOf({ ...rawParts(sheet), 'xl/media/x.bin': zeros() })
    expect(await refusalOf(asBody(bomb))).toEqual(['roster.f06', expect.stringContaining('F06')])
  })

  test('one that names an outside file in its XML', async () => {
    const outside = `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>${sheet}`
    const [code, message] = await refusalOf(asBody(await zipOf(rawParts(outside))))
    expect(code).toBe('roster.f01')
    expect(message).not.toContain('root:')
  })

  test('one with macros, one that breaks off, one that is a page of HTML saved as a workbook, one of pictures', async () => {
    const macros = await zipOf({ ...rawParts(sheet), 'xl/vbaProject.bin': 'x' })
    expect((await refusalOf(asBody(macros)))[0]).toBe('roster.f05')
    const whole = await zipOf(rawParts(sheet))
    expect((await refusalOf(asBody(whole.slice(0, whole.length / 2))))[0]).toBe('roster.f01')
    expect((await refusalOf('<html><body>没有表</body></html>', '名册.xls'))[0]).toBe('roster.f01')
    expect((await refusalOf(asBody(Buffer.from('89504e470d0a1a0a', 'hex')), '照片.xlsx'))[0]).toBe('roster.f01')
  })

  test('one of 200 MB: it is cut off while it comes, and nothing of it is kept', async () => {
    const before = readdirSync(office.filesFolder, { recursive: true }).length
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1 << 20
        if (sent > 200 << 20) controller.close()
        else controller.enqueue(new Uint8Array(1 << 20))
      },
    })
    const answer = await refusalOf(body).catch((error: Error) => [error.message, ''] as const)
    expect(answer[0] === 'roster.f06' || answer[0] === undefined).toBe(true)
    expect(readdirSync(office.filesFolder, { recursive: true }).length).toBe(before)
  })
})

test('a connection that is lost half-way leaves nothing behind', async () => {
  const before = readdirSync(office.filesFolder, { recursive: true }).length
  const file = await rosterWorkbook(people(30, 500))
  const { hostname, port } = new URL(office.origin)
  const path = addressOf(contract.drop, { id, fileName: '名册.xlsx' })
  await new Promise<void>((resolve) => {
    const line = connect(Number(port), hostname, () => {
      line.write(
        `PUT ${path} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${school.token}\r\nx-changai: 1\r\ncontent-length: ${file.length}\r\n\r\n`,
      )
      line.write(file.subarray(0, file.length / 2), () => {
        line.destroy()
        resolve()
      })
    })
  })
  const settled = () => readdirSync(office.filesFolder, { recursive: true }).length === before
  for (let waits = 0; waits < 100 && !settled(); waits += 1) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(settled()).toBe(true)
})

test('a name that begins with a formula sign is no name, and is shown as the text it is', async () => {
  const book = new Workbook()
  const rows = book.addWorksheet('名册')
  rows.addRow(['姓名', '身份证号', '备注'])
  rows.addRow(['=HYPERLINK("x","李")', demoNumber(901), '=1+1'])
  const file = new Uint8Array(await book.xlsx.writeBuffer())
  const receipt = await request(school.desk, contract.check, { fileName: '名册.xlsx', classId: id }, { body: file })
  expect(receipt.cells).toMatchObject([{ code: 'E11', value: '=HYPERLINK("x","李")' }])
})

test('the wrong sheet first: the one with people is read, the others are named', async () => {
  const book = new Workbook()
  book.addWorksheet('填表说明').addRow(['请先看说明'])
  const rows = book.addWorksheet('第二张')
  rows.addRow(['姓名', '身份证号', '手机号'])
  rows.addRow(['李明', '123', ''])
  const file = new Uint8Array(await book.xlsx.writeBuffer())
  const receipt = await request(school.desk, contract.check, { fileName: '名册.xlsx', classId: id }, { body: file })
  expect(receipt).toMatchObject({ sheet: '第二张', otherSheets: ['填表说明'], rows: '1' })
})

test('a roster of the same content under the same key is stored once, whatever became of the first answer', async () => {
  const county = await buildCounty(office)
  const other = await county.hire('school', 'trainer')
  await registerScope(office, county.units.school)
  const planned = await planClass(other, county)
  const file = await rosterWorkbook(people(5, 700))
  const input = { id: planned.id, fileName: '名册.xlsx' }
  const send = () => request(other.desk, contract.drop, input, { body: file, key: 'once-0001' })
  const [first, second] = [await send(), await send()]
  expect(second).toEqual(first)
  expect((await request(other.desk, contract.drops, { id: planned.id })).rows).toHaveLength(1)
  expect((await dropRoster(other, planned.id, file)).already.value).toBe('5')
})
