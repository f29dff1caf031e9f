import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { request } from '../platform/request.ts'
import { contract, type Policy } from './contract.ts'

const office = openTestOffice()
const bulletin = readFileSync(new URL('../../data/demo/bulletin-2021.txt', import.meta.url))
const notice = (n: number) =>
  `云南省人力资源和社会保障厅关于做好2021年第${n}批培训工作的通知\n一、目标任务\n全年计划开展职业技能培训60万人次，其中高级工以上不低于4万人次。\n`

let county: County
let clerk: Colleague
let batch = 0

beforeEach(async () => {
  county = await buildCounty(office)
  clerk = await county.hire('province', 'province')
  batch += 1
})

const paste = (by = clerk, text = notice(batch)) => request(by.desk, contract.paste, { text })
const open = async (id: string, by = clerk) => request(by.desk, contract.open, { id })
const decide = (policy: Policy, no: number, more: Record<string, unknown> = {}, by = clerk) =>
  request(by.desk, contract.decide, {
    id: policy.id,
    no,
    version: policy.lines.find((line) => line.no === no)!.version,
    state: 'confirmed',
    ...more,
  })
const counting = (policy: Policy) => policy.lines.filter(({ kind }) => kind === 'target' || kind === 'fund')

describe('a notice', () => {
  test('of the seed is received as a file and keeps its source, character for character', async () => {
    const { id } = await request(clerk.desk, contract.receive, { name: '简报.txt' }, { body: bulletin })
    const policy = await open(id)
    expect(policy.source).toBe(bulletin.toString('utf8'))
    expect(counting(policy)).toHaveLength(8)
    for (const { text, ranges } of counting(policy)) {
      const words = ranges.map(([start, end]) => policy.source.slice(start, end)).join('')
      expect(words.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }
  })

  test('dropped twice is one draft, also when two clerks drop it at once', async () => {
    const [once, twice] = await Promise.all([paste(), paste()])
    expect(once.id).toBe(twice.id)
    expect([once.known, twice.known].sort()).toEqual([false, true])
    expect((await request(clerk.desk, contract.list, {})).rows.filter(({ id }) => id === once.id)).toHaveLength(1)
  })

  test('is in force only when every line that counts is decided, and can then no longer be changed', async () => {
    const { id } = await paste()
    const policy = await open(id)
    const finish = async () => request(clerk.desk, contract.finish, { id, version: (await open(id)).version })
    await expect(finish()).rejects.toMatchObject({ code: 'policy.undecided', facts: { lines: ['1', '2'] } })
    for (const { no } of counting(policy)) await decide(policy, no)
    expect(await finish()).toMatchObject({ state: 'confirmed', may: { issue: true, decide: false } })
    await expect(decide(await open(id), 1)).rejects.toMatchObject({ code: 'policy.not-open' })
  })

  test('can be withdrawn with a reason, and then be received again', async () => {
    const { id } = await paste()
    await request(clerk.desk, contract.withdraw, { id, version: 1, reason: '收错了' })
    expect((await paste()).id).not.toBe(id)
  })
})

describe('a line', () => {
  test('keeps its characters whatever is corrected, and shows that it was corrected and by whom', async () => {
    const { id } = await paste()
    const policy = await open(id)
    const before = counting(policy)[0]!
    const line = await decide(policy, before.no, { edit: { value: '610000', measure: '培训人次' } })
    expect(line).toMatchObject({
      value: '610000',
      state: 'confirmed',
      edited: true,
      text: before.text,
      ranges: before.ranges,
    })
    expect(line.decidedBy).not.toBeNull()
  })

  test('with a value that is no number, no unit, or a period that ends before it begins is refused in words', async () => {
    const { id } = await paste()
    const policy = await open(id)
    const edit = (change: Record<string, unknown>) => decide(policy, 1, { edit: change })
    await expect(edit({ value: '六十万' })).rejects.toMatchObject({ code: 'policy.line-value' })
    await expect(edit({ unit: '' })).rejects.toMatchObject({ code: 'policy.line-unit' })
    await expect(edit({ period: { from: '2021-12-31', to: '2021-01-01' } })).rejects.toMatchObject({
      code: 'policy.line-period',
    })
    await expect(edit({ period: { from: '2021-31-03', to: null } })).rejects.toMatchObject({ code: 'input.invalid' })
  })

  test('cannot be part of itself by any way round', async () => {
    const { id } = await paste()
    const policy = await open(id)
    const [total, part] = counting(policy)
    expect(part!.within).toBe(total!.id)
    await expect(decide(policy, total!.no, { edit: { within: part!.id } })).rejects.toMatchObject({
      code: 'policy.line-within',
    })
    await expect(decide(policy, total!.no, { edit: { within: 'L99' } })).rejects.toMatchObject({
      code: 'policy.line-within',
    })
  })

  test('is not confirmed while what it is part of is set aside', async () => {
    const { id } = await paste()
    const policy = await open(id)
    const [total, part] = counting(policy)
    await decide(policy, total!.no, { state: 'set-aside', reason: '不是目标' })
    await expect(decide(policy, part!.no)).rejects.toMatchObject({ code: 'policy.parent-set-aside' })
    expect((await decide(policy, part!.no, { edit: { within: null } })).state).toBe('confirmed')
  })

  test('decided by two clerks at once is decided by one; the other is told who', async () => {
    const second = await county.hire('province', 'province')
    const { id } = await paste()
    const policy = await open(id, second).catch(() => open(id))
    const answers = await Promise.allSettled([decide(policy, 1), decide(policy, 1, { state: 'set-aside' })])
    const refused = answers.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'record.changed' } }])
  })
})

describe('who may', () => {
  test('a draft does not exist for another office; what is in force is read by all', async () => {
    const { id } = await paste()
    const neighbour = await county.hire('neighbour', 'county')
    await expect(open(id, neighbour)).rejects.toMatchObject({ code: 'policy.absent' })
    for (const { no } of counting(await open(id))) await decide(await open(id), no)
    await request(clerk.desk, contract.finish, { id, version: 1 })
    expect(await open(id, neighbour)).toMatchObject({ id, may: { decide: false, issue: false, withdraw: false } })
  })

  test('a county clerk neither receives nor confirms', async () => {
    const local = await county.hire('county', 'county')
    await expect(paste(local)).rejects.toMatchObject({ code: 'duty.missing' })
  })
})

describe('a file that is no notice', () => {
  const drop = (bytes: Uint8Array, name: string) =>
    request(clerk.desk, contract.receive, { name }, { body: bytes as BodyInit })
  const cases = [
    ['an empty file', Buffer.alloc(0), 'intake.empty'],
    ['an old Word file under the name of a new one', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'intake.wrong-type'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'intake.wrong-type'],
    ['a damaged archive', Buffer.from('504b030400000000', 'hex'), 'intake.corrupt'],
  ] as const
  test.each(cases)('%s is refused with a sentence, and nothing is kept', async (_, bytes, code) => {
    const before = (await request(clerk.desk, contract.list, {})).rows.length
    await expect(drop(bytes, '通知.docx')).rejects.toMatchObject({ code, message: expect.stringMatching(/[。]$/) })
    expect((await request(clerk.desk, contract.list, {})).rows).toHaveLength(before)
  })
})
