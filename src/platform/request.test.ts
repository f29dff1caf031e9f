import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague } from '../../test/world.ts'
import { contract as policies } from '../policies/contract.ts'
import { readAnswer, request, UnreadableAnswer } from './request.ts'

const office = openTestOffice()
let clerk: Colleague

beforeAll(async () => {
  clerk = await (await buildCounty(office)).hire('province', 'province')
})

test('a page of another release finds out that it cannot read the answer, and repeats nothing of it', async () => {
  await request(clerk.desk, policies.paste, { text: '关于做好工作的通知\n全年培训60万人次。\n' })
  const elsewhere = { ...policies.list, output: z.object({ rows: z.array(z.object({ later: z.string() })) }) }
  const failure = await request(clerk.desk, elsewhere, {}).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(UnreadableAnswer)
  expect((failure as Error).message).toBe('GET /policies: rows.0.later invalid_type')
})

test('an answer that is no JSON at all, such as a page of a proxy, is one too', () => {
  expect(() => readAnswer(policies.list, '<html>')).toThrow(UnreadableAnswer)
})
