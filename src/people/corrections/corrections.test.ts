import { beforeAll, expect, test } from 'vitest'
import { dumpOf } from '../../../test/dump.ts'
import { openTestOffice } from '../../../test/office.ts'
import { openLogin } from '../../organisations/door.ts'
import { type Desk, request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { hashToken, newToken } from '../../platform/sign-in/password.ts'
import { insertApiToken } from '../../platform/sign-in/store.ts'
import { contract as today } from '../../today/contract.ts'
import { contract } from '../contract.ts'
import { linkAccount } from '../door.ts'
import { refusalOf, withWorker } from '../records/records.test-data.ts'

const office = openTestOffice()
const { now, save } = withWorker(office)

beforeAll(() => office.db.transaction().execute(loadShippedYears))

async function workerDesk(): Promise<Desk> {
  const accountId = await openLogin(office.db, { login: `w-${now.id}`, password: 'Demo-2021-pass', mustChange: false })
  await linkAccount(office.db, now.id, accountId)
  const token = newToken()
  await insertApiToken(office.db, {
    ...{ tokenHash: hashToken(token), accountId, postId: null, note: 'test', duties: ['self.read'] },
    endsAt: new Date('2099-01-01'),
  })
  return { origin: office.origin, language: 'zh', token }
}

const SAYS = '手机号 10001234567 早就不用了'

test('a worker says what is wrong, the county has it on its desk within five working days, and the answer comes back', async () => {
  const worker = await workerDesk()
  const asked = await request(worker, contract.askOwnCorrection, { about: 'person', says: SAYS })
  expect(asked).toMatchObject({ state: 'open', says: SAYS, dueOn: '2021-07-07' })
  const { matters } = await request(now.clerk.desk, today.list, {})
  expect(matters).toContainEqual(
    expect.objectContaining({ kind: 'correction.answer', id: now.id, due: '2021-07-07', workingDays: 5 }),
  )
  const answer = { id: now.id, correctionId: asked.id, accepts: true, answer: '已按本人提供更正' }
  await request(now.clerk.desk, contract.answerCorrection, answer)
  const told = { state: 'accepted', answer: '已按本人提供更正', answeredOn: '2021-06-30' }
  expect((await request(worker, contract.ownCorrections, {})).rows).toMatchObject([told])
  expect((await request(now.clerk.desk, contract.corrections, { id: now.id })).rows).toMatchObject([told])
  expect((await request(now.clerk.desk, today.list, {})).matters.map(({ kind }) => kind)).not.toContain(
    'correction.answer',
  )
  const again = request(now.clerk.desk, contract.answerCorrection, { ...answer, accepts: false })
  expect((await refusalOf(again)).code).toBe('correction.answered')
})

test('what was said lies sealed', async () => {
  const worker = await workerDesk()
  await request(worker, contract.askOwnCorrection, { about: 'group', says: SAYS })
  expect(await dumpOf(office.url)).not.toContain('10001234567')
})

test('an answer needs its reason, the duty and the place', async () => {
  await save('employment', { unitName: now.firm, track: 'skill', fromOn: '2018-01-01' })
  const { desk } = now.enterprise
  const { id: correctionId } = await request(desk, contract.askCorrection, {
    id: now.id,
    about: 'employment',
    says: '入职早一年',
  })
  const answer = { id: now.id, correctionId, accepts: false, answer: '合同上是这一天' }
  expect((await refusalOf(request(now.clerk.desk, contract.answerCorrection, { ...answer, answer: '' }))).kind).toBe(
    'invalid',
  )
  expect((await refusalOf(request(desk, contract.answerCorrection, answer))).code).toBe('duty.missing')
  const neighbour = await now.county.hire('neighbour', 'county')
  expect((await refusalOf(request(neighbour.desk, contract.answerCorrection, answer))).kind).toBe('absent')
  expect((await request(neighbour.desk, today.list, {})).matters).toEqual([])
  await request(now.clerk.desk, contract.answerCorrection, answer)
})

test('ten open requests of one worker are enough', async () => {
  const worker = await workerDesk()
  for (let at = 0; at < 10; at += 1) await request(worker, contract.askOwnCorrection, { about: 'title', says: '不对' })
  const more = request(worker, contract.askOwnCorrection, { about: 'title', says: '不对' })
  expect((await refusalOf(more)).code).toBe('correction.enough')
})

test('a worker sees his own records as they stand, and not those that were struck', async () => {
  const worker = await workerDesk()
  await save('title', { series: 'engineering', level: 'middle' })
  await save('appraisal', { year: '2020', result: 'excellent' })
  const { records } = await request(now.clerk.desk, contract.records, { id: now.id })
  const title = records.find(({ kind }) => kind === 'title')!
  await request(now.clerk.desk, contract.strikeRecord, {
    ...{ id: now.id, kind: 'title', recordId: title.id, version: title.version, why: '登错了人' },
  })
  expect((await request(worker, contract.ownRecords, {})).records.map(({ kind }) => kind)).toEqual(['appraisal'])
  await expect(request(now.clerk.desk, contract.ownRecords, {})).rejects.toMatchObject({ code: 'duty.missing' })
})
