import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { newId } from '../../platform/ids.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import type { DraftLine } from '../../policies/intake/draft.ts'
import { readNotice } from '../../policies/intake/read-notice.ts'
import { readSource } from '../../policies/intake/read-source.ts'
import { contract } from '../contract.ts'
import { verifyTallies } from '../ledger/verify.ts'
import { on, personTime, record } from '../world.test-data.ts'

const office = openTestOffice()
let county: County
let province: Colleague
let source: string
let seedLines: readonly DraftLine[]

beforeAll(async () => {
  await loadShippedYears(office.db)
  county = await buildCounty(office)
  province = await county.hire('province', 'province')
  const read = await readSource(readFileSync('data/demo/bulletin-2021.txt'))
  source = read.text
  seedLines = readNotice(read.text, read.lines).lines.filter(({ kind }) => kind === 'target' || kind === 'fund')
  const certified = { certified: true, groups: ['G13'] }
  await record(office, [
    ...Array.from({ length: 5 }, () => personTime(county)),
    ...Array.from({ length: 3 }, () => personTime(county, { attributes: certified })),
    personTime(county, { attributes: { ...certified, level: 'senior' } }),
  ])
})

/** A notice whose lines a person has confirmed. */
async function confirmedNotice(lines: readonly DraftLine[] = seedLines, state: 'confirmed' | 'draft' = 'confirmed') {
  const id = newId()
  await office.db
    .insertInto('policy')
    .values({
      ...{ id, unitId: county.units.province, fileHash: null, fileName: '简报.txt', source, sourceHash: id, state },
      ...{
        title: '关于做好2021年职业技能提升行动工作的通知',
        number: null,
        issuer: '省人社厅',
        issuedOn: null,
        kind: '通知',
      },
      ...{ sections: '[]', receivedBy: province.accountId },
    })
    .execute()
  await office.db
    .insertInto('policyLine')
    .values(
      lines.map((line, no) => ({
        ...{ policyId: id, no: no + 1, kind: line.kind, found: JSON.stringify(line), line: JSON.stringify(line) },
        ...{ state: 'confirmed' as const, decidedBy: province.accountId, decidedAt: new Date(), reason: null },
      })),
    )
    .execute()
  return id
}

const draftOf = (policyId: string) => request(province.desk, contract.draft, { policyId })
const issue = async (policyId: string, by = province, more = {}) => {
  const { lines } = await draftOf(policyId)
  return request(by.desk, contract.issue, {
    ...{ policyId, name: '职业技能提升行动培训', from: on('2021-01-01'), to: on('2021-12-31') },
    lines: lines.map(({ no }) => ({ no })),
    ...more,
  })
}

describe('before it is issued, a notice', () => {
  test('shows what each line would count of the records that are there, for either reading', async () => {
    const { lines, from, to, name } = await draftOf(await confirmedNotice())
    expect([name, from, to]).toEqual(['职业技能提升行动培训', '2021-01-01', '2021-12-31'])
    const counted = lines.map(({ code, counted: count }) => [code.replace(/^.*-/, ''), count])
    expect(counted).toEqual([
      ['T0', '9'],
      ['T1', '4'],
      ['T1a', '1'],
      ['T2', '4'],
      ['T3', '9'],
      ['T4', '0'],
      ['T5', '0'],
      ['T6', '0'],
    ])
    expect(lines[1]!.others).toMatchObject([{ id: 'ended', counted: '9' }])
    expect(
      lines.flatMap(({ code, asks }) => asks.map((ask) => [code.replace(/^.*-/, ''), ask.code, ask.blocks])),
    ).toEqual([['T6', 'population', false]])
  })

  test('that is not confirmed is refused', async () => {
    await expect(draftOf(await confirmedNotice(seedLines, 'draft'))).rejects.toMatchObject({
      code: 'issue.not-confirmed',
    })
  })

  test('with words nobody knows is not issued until a person says what they mean', async () => {
    const tea = { ...seedLines[0]!, measure: '茶产业实用技术培训' }
    const policyId = await confirmedNotice([tea])
    const { lines } = await draftOf(policyId)
    expect(lines[0]).toMatchObject({
      counted: null,
      unread: ['茶产业实用技术'],
      asks: [{ code: 'unread-words', blocks: true }],
    })
    await expect(issue(policyId)).rejects.toMatchObject({ code: 'issue.not-read', facts: { line: lines[0]!.code } })
    const said = { no: 1, own: [{ attribute: 'occupation' as const, in: ['茶艺师'] }] }
    await issue(policyId, province, { lines: [said] })
  })
})

describe('an issued target', () => {
  test('counts at once what was recorded before, line by line, and its clause opens from the figure', async () => {
    const { code, job } = await issue(await confirmedNotice())
    expect(job).toBeNull()
    const card = await request(province.desk, contract.card, { code })
    const shown = card.lines.map(({ code: line, name, value, target, unit }) => [
      ...[line.replace(/^.*-/, ''), name, value.value, target.value, unit],
    ])
    expect(shown).toEqual([
      ['T0', '职业技能提升行动培训', '9', '600000', '人次'],
      ['T1', '等级证书', '4', '200000', '人次'],
      ['T1a', '高级工以上', '1', '40000', '人次'],
      ['T2', '农村劳动力', '4', '200000', '人次'],
      ['T3', '技工院校承担', '9', '200000', '人次'],
      ['T4', '新型学徒制', '0', '10000', '人'],
      ['T5', '专账资金', '0', '1400000000', '元'],
      ['T6', '农村低收入人口', '0', null, '人'],
    ])
    expect(card.lines[7]!.light).toMatchObject({ value: 'grey', word: '待核实' })
    const { clause, rule } = await request(province.desk, contract.head, { ref: card.lines[1]!.value.ref })
    expect(rule).toBe('培训人次记录，补贴性，发职业技能等级证书、职业资格证书的班，已取得证书，按结业日期计')
    const words = clause!.ranges.map(([from, to]) => clause!.text.slice(from, to)).join('')
    expect(words).toBe('取得《职业资格证书》、《技能等级证书》等级类别的培训量不低于 20 万人次')
    expect(clause!.text.slice(...clause!.strong!)).toBe('20 万')
  })

  test('cannot be issued twice from one notice: of two clerks at once one issues, the other is told who and when', async () => {
    const policyId = await confirmedNotice()
    const second = await county.hire('province', 'province')
    const answers = await Promise.allSettled([issue(policyId), issue(policyId, second)])
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused).toMatchObject([
      { reason: { code: 'issue.already', facts: { code: expect.any(String), who: expect.any(String) } } },
    ])
  })

  test('gets its own prefix, however many are issued in a year at once', async () => {
    const policies = await Promise.all([confirmedNotice(), confirmedNotice(), confirmedNotice()])
    const issued = await Promise.all(policies.map((policyId) => issue(policyId)))
    expect(new Set(issued.map(({ code }) => code)).size).toBe(3)
  })

  test('a part is not issued without its whole', async () => {
    const policyId = await confirmedNotice()
    const { lines } = await draftOf(policyId)
    const part = lines.find(({ code }) => code.endsWith('T1a'))!
    await expect(issue(policyId, province, { lines: [{ no: part.no }] })).rejects.toMatchObject({
      code: 'issue.whole-missing',
    })
  })

  test('a line read otherwise changes at once, and says by how much', async () => {
    const { code } = await issue(await confirmedNotice())
    const line = code.replace('T0', 'T1')
    const own = [{ attribute: 'certificateKind' as const, in: ['skill-level' as const, 'qualification' as const] }]
    await request(province.desk, contract.reread, { code: line, own, reason: '按结业计' })
    const card = await request(province.desk, contract.card, { code })
    expect(card.lines.find((one) => one.code === line)!.value.value).toBe('9')
    const { changes } = await request(province.desk, contract.readings, { code: line })
    expect(changes).toMatchObject([{ reason: '按结业计', done: true, gained: '5', lost: '0', before: '4', after: '9' }])
    expect((await verifyTallies(office.db)).drift).toEqual([])
  })

  test('a county issues nothing', async () => {
    const clerk = await county.hire('county', 'county')
    await expect(issue(await confirmedNotice(), clerk)).rejects.toMatchObject({ code: 'duty.missing' })
  })
})
