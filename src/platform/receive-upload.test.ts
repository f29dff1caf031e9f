import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague } from '../../test/world.ts'
import { contract as policies } from '../policies/contract.ts'
import { addressOf, request } from './request.ts'

const office = openTestOffice()
const lines: Socket[] = []
let clerk: Colleague
let serial = 0

beforeEach(async () => {
  serial += 1
  clerk = await (await buildCounty(office)).hire('province', 'province')
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.destroy()
  await until(() => files('.').length === 0)
})

const notice = () => Buffer.from(`关于做好第${serial}批上传工作的通知\n全年计划开展职业技能培训60万人次。\n`)
const send = (body: Uint8Array<ArrayBuffer>, key?: string) =>
  request(clerk.desk, policies.receive, { name: '通知.txt' }, { body, ...(key ? { key } : {}) })
const files = (begin: string) =>
  readdirSync(office.filesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => name.startsWith('.') === (begin === '.'))

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** Begins an upload by hand; the rest of its body comes when it is called. */
function begin(length: number, first: Buffer, headers = ''): { rest: (bytes: Buffer) => Promise<string> } {
  const { hostname, port } = new URL(office.origin)
  const line = connect(Number(port), hostname)
  lines.push(line)
  const answer = new Promise<string>((resolve) => line.once('data', (bytes) => resolve(String(bytes))))
  line.on('error', () => {})
  const path = addressOf(policies.receive, { name: '通知.txt' })
  line.write(
    `PUT ${path} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${clerk.token}\r\n${headers}` +
      `content-length: ${length}\r\n\r\n`,
  )
  line.write(first)
  return {
    rest: (bytes) => {
      line.write(bytes)
      return answer
    },
  }
}

describe('a file on its way', () => {
  test('holds up nobody: two dozen slow lines, and the office answers', async () => {
    const slow = Array.from({ length: 24 }, () => begin(1000, Buffer.alloc(10)))
    await until(() => files('.').length === slow.length)
    expect((await request(clerk.desk, policies.list, {})).rows).toEqual([])
    const { id } = await request(clerk.desk, policies.paste, { text: notice().toString() })
    expect((await request(clerk.desk, policies.list, {})).rows.map((row) => row.id)).toEqual([id])
  })

  test('from somebody who is dismissed before it is whole is not taken', async () => {
    const bytes = notice()
    const coming = begin(bytes.length, bytes.subarray(0, 10))
    await until(() => files('.').length === 1)
    await office.db.deleteFrom('apiToken').where('accountId', '=', clerk.accountId).execute()
    expect(await coming.rest(bytes.subarray(10))).toContain('sign-in.needed')
    expect(files('kept')).toEqual([])
  })
})

describe('a file that is refused leaves nothing behind', () => {
  test('one that says it is too large, before its first byte', async () => {
    const { rest } = begin(51 * 1024 * 1024, Buffer.alloc(0))
    expect(await rest(Buffer.alloc(0))).toContain('input.too-large')
  })

  test('one inside a form', async () => {
    const { rest } = begin(100, Buffer.alloc(0), 'content-type: multipart/form-data; boundary=x\r\n')
    expect(await rest(Buffer.alloc(0))).toContain('input.not-a-file')
  })

  test('one whose content is no notice', async () => {
    await expect(send(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))).rejects.toMatchObject({ kind: 'invalid' })
    expect(files('kept')).toEqual([])
  })
})

test('another file under the key of the first is refused, not answered with the first', async () => {
  const first = await send(new Uint8Array(notice()), 'k')
  expect(await send(new Uint8Array(notice()), 'k')).toEqual(first)
  serial += 1000
  await expect(send(new Uint8Array(notice()), 'k')).rejects.toMatchObject({ code: 'request.repeated-differently' })
  expect(files('kept')).toHaveLength(1)
})
