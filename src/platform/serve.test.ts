import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { rooms } from '../app/rooms.ts'
import { contract as policies } from '../policies/contract.ts'
import { openApi } from './openapi.ts'
import { addressOf, request } from './request.ts'

const office = openTestOffice()
let county: County
let clerk: Colleague
let serial = 0

beforeEach(async () => {
  county = await buildCounty(office)
  clerk = await county.hire('province', 'province')
  serial += 1
})

const notice = () => `关于做好第${serial}批工作的通知\n全年计划开展职业技能培训60万人次。\n`
const paste = (key: string, text: string, by = clerk) => request(by.desk, policies.paste, { text }, { key })
const drafts = async () => (await request(clerk.desk, policies.list, {})).rows.length

describe('a command that may be sent twice', () => {
  test('with the same key is done once, and answered alike', async () => {
    const before = await drafts()
    const [once, twice] = [await paste('k', notice()), await paste('k', notice())]
    expect(twice).toEqual(once)
    expect(await drafts()).toBe(before + 1)
  })

  test('at the same moment is done once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => paste('at-once', notice())))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(answers.every(({ known }) => !known)).toBe(true)
  })

  test('with another content under the same key is refused', async () => {
    await paste('mixed', notice())
    serial += 1
    await expect(paste('mixed', notice())).rejects.toMatchObject({ code: 'request.repeated-differently' })
  })

  test('with the same key of another account is another command', async () => {
    const colleague = await county.hire('province', 'province')
    const [mine, his] = [await paste('shared', notice()), await paste('shared', notice(), colleague)]
    expect([mine.known, his.known]).toEqual([false, true])
  })
})

describe('a wrong form', () => {
  test('names every wrong field in the language of the reader, and repeats nothing that was typed', async () => {
    const ask = (language: 'zh' | 'en') =>
      fetch(`${office.origin}${addressOf(policies.withdraw, { id: 'nobody' })}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${clerk.token}`,
          'content-type': 'application/json',
          'accept-language': language,
        },
        body: JSON.stringify({ version: '甲乙丙', reason: '' }),
      })
    const told = (await (await ask('zh')).json()) as { faults: { field: string; message: string }[] }
    expect(told.faults.map(({ field }) => field).sort()).toEqual(['id', 'reason', 'version'])
    expect(told.faults.find(({ field }) => field === 'version')!.message).toBe('要填数字')
    expect(JSON.stringify(told)).not.toContain('甲乙丙')
    expect(JSON.stringify(await (await ask('en')).json())).toContain('must be a number')
  })

  test('that is no JSON is refused, not guessed', async () => {
    const response = await fetch(`${office.origin}/api/policies/pasted`, {
      method: 'POST',
      headers: { authorization: `Bearer ${clerk.token}` },
      body: 'text=通知',
    })
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'input.not-json' }])
  })
})

describe('the audit', () => {
  const rowsOf = (operation: string) =>
    office.db
      .selectFrom('auditRow')
      .where('operation', '=', operation)
      .where('accountId', '=', clerk.accountId)
      .orderBy('id')
      .selectAll()
      .execute()

  test('holds what was done and what was refused, with the post and the subject', async () => {
    const { id } = await paste('audited', notice())
    await expect(request(clerk.desk, policies.finish, { id, version: 99 })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await rowsOf('policies.paste')).toMatchObject([{ outcome: 'done', subject: id, postId: clerk.postId }])
    expect(await rowsOf('policies.finish')).toMatchObject([{ outcome: 'record.changed', subject: id }])
  })

  test('keeps the attempt although the work was undone', async () => {
    const local = await county.hire('county', 'county')
    await expect(paste('refused', notice(), local)).rejects.toMatchObject({ code: 'duty.missing' })
    const rows = await office.db
      .selectFrom('auditRow')
      .where('accountId', '=', local.accountId)
      .select('outcome')
      .execute()
    expect(rows).toEqual([{ outcome: 'duty.missing' }])
  })
})

test('what is logged names no text that was sent', async () => {
  await paste('logged', notice())
  expect(office.log.length).toBeGreaterThan(0)
  expect(JSON.stringify(office.log)).not.toContain('第')
})

test('pages of other origins may not frame the office, and no answer is kept by a cache', async () => {
  const response = await fetch(`${office.origin}/api/policies`, { headers: { authorization: `Bearer ${clerk.token}` } })
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('the description of the interface is valid OpenAPI 3.1 and names every operation once', async () => {
  const described = openApi(rooms, '0.0.0') as { paths: Record<string, Record<string, { operationId: string }>> }
  const result = await new Validator().validate(JSON.parse(JSON.stringify(described)))
  expect(result).toMatchObject({ valid: true })
  const named = Object.values(described.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  const declared = Object.entries(rooms).flatMap(([room, { contract }]) =>
    Object.keys(contract).map((name) => `${room}.${name}`),
  )
  expect(named.sort()).toEqual(declared.sort())
})
