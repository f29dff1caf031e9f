import { expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import type { RecordKind } from './kinds.ts'
import { refusalOf, withWorker } from './records.test-data.ts'

const office = openTestOffice()
const { now, save, read, only, register } = withWorker(office)

const good: Readonly<Record<RecordKind, Record<string, string>>> = {
  employment: { unitName: '红星机械厂', track: 'skill', occupation: '车工', fromOn: '2012-07-01', contract: 'open' },
  certificate: {
    ...{ kind: 'skill-level', occupation: '6-18-01-01', level: 'senior' },
    ...{ number: 'S000099000001213000001', issuer: '演示评价机构', issuedOn: '2019-03-15' },
  },
  title: { series: 'engineering', level: 'assistant', name: '助理工程师', grantedOn: '2017-09-01', route: 'review' },
  engagement: { unitName: '红星机械厂', occupation: '数控车工', skillLevel: 'senior', fromOn: '2019-04-01' },
  appraisal: { year: '2020', unitName: '红星机械厂', occupation: '车工', result: 'qualified' },
  honour: { name: '云岭工匠', rank: 'province', grantedOn: '2020-05-01', validUntil: '2023-05-01' },
  group: { groupCode: 'G06', fromOn: '2010-12-01' },
}

test('each kind of record is entered, shown and told in the history', async () => {
  for (const [kind, typed] of Object.entries(good)) await save(kind as RecordKind, typed)
  const { records, changes } = await read()
  expect(records.map(({ kind, verified }) => [kind, verified])).toEqual(Object.keys(good).map((kind) => [kind, false]))
  expect(records.find(({ kind }) => kind === 'certificate')?.values).toMatchObject({
    ...{ occupation: '车工', level: 'senior', number: 'S＊＊＊＊0001' },
  })
  expect(records.find(({ kind }) => kind === 'engagement')?.values.occupation).toBe('车工')
  expect(changes).toHaveLength(7)
  const added = changes.find(({ kind }) => kind === 'title')!
  expect(added).toMatchObject({ act: 'add', why: '单位报送', who: '演示county', post: '经办' })
  expect(added.fields).toContainEqual({ field: 'level', from: null, to: 'assistant' })
})

let serial = 1

/** Numbers stand once in the whole register: each test that stores a certificate has one of its own. */
function newCertificate(): Record<string, string> {
  serial += 1
  return { ...good.certificate, number: `S00009900000121300000${serial}` }
}

const bad: readonly (readonly [string, RecordKind, Record<string, string>, readonly string[]])[] = [
  ['an unknown level', 'certificate', { ...good.certificate, level: '七级' }, ['level']],
  ['a certificate before birth', 'certificate', { ...good.certificate, issuedOn: '1980-01-01' }, ['issuedOn']],
  [
    'a number that breaks the rule',
    'certificate',
    { ...good.certificate, number: 'S00009900000121300001' },
    ['number'],
  ],
  ['a certificate of tomorrow', 'certificate', { ...good.certificate, issuedOn: '2021-07-01' }, ['issuedOn']],
  ['an appraisal of next year', 'appraisal', { ...good.appraisal, year: '2022' }, ['year']],
  ['an appraisal that says nothing', 'appraisal', { year: '2020' }, ['result']],
  ['a day that does not exist', 'employment', { ...good.employment, fromOn: '2021-02-29' }, ['fromOn']],
  ['work that ends before it begins', 'employment', { ...good.employment, toOn: '2012-06-30' }, ['toOn']],
  ['an occupation nobody knows', 'employment', { ...good.employment, occupation: '魔法师' }, ['occupation']],
  ['two levels at once', 'engagement', { ...good.engagement, titleLevel: 'middle' }, ['titleLevel']],
  ['a group that is none', 'group', { groupCode: 'G99', fromOn: '2020-01-01' }, ['groupCode']],
  ['nothing at all', 'title', {}, ['series', 'level']],
]

test.each(bad)('%s is named at its field and kept as a draft', async (_, kind, typed, fields) => {
  const refused = await refusalOf(save(kind, typed))
  expect(refused.code).toBe('record.kept-as-draft')
  expect(refused.faults.map(({ field }) => field)).toEqual(fields)
  expect(refused.faults.every(({ message }) => message)).toBe(true)
  const { drafts, records } = await read()
  expect(records).toEqual([])
  expect(drafts).toMatchObject([{ id: refused.facts.draftId, kind, typed }])
})

test('a draft that is mended becomes the record, and is a draft no more', async () => {
  const certificate = newCertificate()
  const { facts } = await refusalOf(save('certificate', { ...certificate, level: '七级' }))
  const again = await refusalOf(save('certificate', { ...certificate, level: '八级' }, { draftId: facts.draftId }))
  expect(again.facts.draftId).toBe(facts.draftId)
  await save('certificate', certificate, { draftId: facts.draftId })
  const { drafts, records } = await read()
  expect([drafts, records.length]).toEqual([[], 1])
  const late = refusalOf(
    request(now.clerk.desk, contract.setDraftAside, { id: now.id, draftId: String(facts.draftId), why: '重复' }),
  )
  expect(await late).toMatchObject({ code: 'record.draft-absent' })
})

test('a draft that nobody wants is set aside with the reason', async () => {
  const { facts } = await refusalOf(save('title', {}))
  await request(now.clerk.desk, contract.setDraftAside, { id: now.id, draftId: String(facts.draftId), why: '报错了人' })
  const { drafts, changes } = await read()
  expect(drafts).toEqual([])
  expect(changes[0]).toMatchObject({ act: 'set-aside', why: '报错了人' })
})

test('work that overlaps is stored, and both are marked until somebody looks', async () => {
  await save('employment', good.employment)
  const { warnings } = await save('employment', { unitName: '乙厂', track: 'technical', fromOn: '2018-01-01' })
  expect(warnings).toEqual([{ field: 'fromOn', message: '与 2012-07-01 起在“红星机械厂”的经历重叠，请核对' }])
  const { records } = await read()
  expect(records.map((one) => one.warnings.length)).toEqual([1, 1])
})

test('a correction needs its reason, keeps old and new, and must be verified anew', async () => {
  const certificate = newCertificate()
  const masked = `S＊＊＊＊${certificate.number!.slice(-4)}`
  await save('certificate', certificate)
  const held = await only('certificate')
  await request(now.clerk.desk, contract.verifyRecord, {
    ...{ id: now.id, kind: 'certificate', recordId: held.id, version: held.version, how: '查询网核对' },
  })
  const verified = await only('certificate')
  expect(verified).toMatchObject({ verified: true, verifiedOn: '2021-06-30' })
  const typed = { ...certificate, number: masked, issuedOn: '2019-03-16' }
  const over = { recordId: held.id, version: verified.version }
  expect((await refusalOf(save('certificate', typed, over))).faults).toMatchObject([{ field: 'why' }])
  await save('certificate', typed, { ...over, why: '按原件' })
  expect(await only('certificate')).toMatchObject({ verified: false, values: { number: masked } })
  const [change] = (await read()).changes
  expect(change).toMatchObject({ act: 'correct', why: '按原件' })
  expect(change!.fields).toEqual([{ field: 'issuedOn', from: '2019-03-15', to: '2019-03-16' }])
})

test('two clerks who correct one record: the second is told who was first, and nothing is written over', async () => {
  const other = await now.county.hire('county', 'county')
  await save('title', good.title)
  const { id: recordId, version } = await only('title')
  const correct = (level: string, by = now.clerk) =>
    save('title', { ...good.title, level }, { recordId, version, why: '按原件' }, by)
  const outcomes = await Promise.allSettled([correct('middle'), correct('viceSenior', other)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const lost = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(lost.reason).toMatchObject({ code: 'record.changed', facts: { who: '演示county' } })
  expect((await only('title')).version).toBe(version + 1)
})

test('a certificate’s number stands once; struck by mistake it is free again', async () => {
  const certificate = newCertificate()
  await save('certificate', certificate)
  const first = await only('certificate')
  const secondId = await register('普秀英', '19900101')
  const refused = await refusalOf(save('certificate', certificate, { id: secondId }))
  expect(refused.faults).toMatchObject([{ field: 'number', code: 'record.number-taken' }])
  await request(now.clerk.desk, contract.strikeRecord, {
    ...{ id: now.id, kind: 'certificate', recordId: first.id, version: first.version, why: '登错了人' },
  })
  await save('certificate', certificate, { id: secondId })
  expect(await only('certificate')).toMatchObject({ struckOn: '2021-06-30' })
  const late = await refusalOf(
    save('certificate', certificate, { recordId: first.id, version: first.version + 1, why: '再改' }),
  )
  expect(late.code).toBe('record.struck')
})

test('what was given can be taken back from a day on, but work cannot', async () => {
  await save('title', good.title)
  await save('employment', good.employment)
  const title = await only('title')
  const revoke = (kind: RecordKind, recordId: string, on: string) =>
    request(now.clerk.desk, contract.revokeRecord, {
      ...({ id: now.id, kind, recordId, version: 1, on, why: '评委会决定' } as never as {
        id: string
        kind: RecordKind
        recordId: string
        version: number
        on: never
        why: string
      }),
    })
  expect((await refusalOf(revoke('title', title.id, '2010-01-01'))).faults).toMatchObject([{ field: 'on' }])
  await revoke('title', title.id, '2021-01-01')
  expect(await only('title')).toMatchObject({ revokedOn: '2021-01-01' })
  const work = await only('employment')
  expect((await refusalOf(revoke('employment', work.id, '2021-01-01'))).code).toBe('record.not-revocable')
})

test('a list that is empty is none only once somebody has said so', async () => {
  const say = (known: boolean) =>
    request(now.clerk.desk, contract.sayListKnown, { id: now.id, list: 'title', known, source: '本人声明' })
  expect((await read()).lists).toEqual([])
  await say(true)
  expect((await read()).lists).toEqual([{ list: 'title', knownOn: '2021-06-30', source: '本人声明' }])
  await say(false)
  expect((await read()).lists).toEqual([])
})

test('a unit’s own word of appraisal has no result until the office says what it means, then also those to come', async () => {
  const unitId = now.county.units.enterprise
  await save('appraisal', { year: '2019', unitName: now.firm, word: '称职' })
  expect((await only('appraisal')).values).toMatchObject({ word: '称职', result: null })
  const open = await request(now.clerk.desk, contract.appraisalWords, { unitId })
  expect(open.rows).toEqual([{ word: '称职', result: null }])
  const agree = (by = now.clerk) =>
    request(by.desk, contract.agreeAppraisalWord, { unitId, word: '称职', result: 'qualified' })
  expect((await refusalOf(agree(now.enterprise))).code).toBe('duty.missing')
  expect((await refusalOf(agree(await now.county.hire('neighbour', 'county')))).kind).toBe('absent')
  expect(await agree()).toEqual({ settled: '1' })
  expect((await only('appraisal')).values).toMatchObject({ result: 'qualified' })
  await save('appraisal', { year: '2020', unitName: now.firm, word: '称职' })
  expect((await only('appraisal')).values).toMatchObject({ year: '2020', result: 'qualified' })
})

test('records stand by their own days, the latest first, whenever they were entered', async () => {
  for (const year of ['2018', '2020', '2019']) await save('appraisal', { year, result: 'qualified' })
  expect((await read()).records.map(({ values }) => values.year)).toEqual(['2020', '2019', '2018'])
})
