import { beforeAll, beforeEach, expect, test } from 'vitest'
import { allowDemo, demoNumber, dropRoster, registerScope, rosterWorkbook, runningClass } from '../../test/classes.ts'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { openLogin } from '../organisations/door.ts'
import { contract as people } from '../people/contract.ts'
import { linkAccount } from '../people/door.ts'
import { plainDate } from '../platform/plain-date.ts'
import { type Desk, request } from '../platform/request.ts'
import { hashToken, newToken } from '../platform/sign-in/password.ts'
import { insertApiToken } from '../platform/sign-in/store.ts'
import { contract as training } from '../training/contract.ts'
import { contract } from './contract.ts'

const office = openTestOffice()
let county: County
let school: Colleague
let clerk: Colleague
let personId: string
let worker: Desk
let serial = 0

beforeAll(() => allowDemo(office))

/** A sign-in of the worker whose record this is. */
async function signInOf(id: string): Promise<Desk> {
  const accountId = await openLogin(office.db, { login: `w-${id}`, password: 'Demo-2021-pass', mustChange: false })
  await linkAccount(office.db, id, accountId)
  const token = newToken()
  await insertApiToken(office.db, {
    ...{ tokenHash: hashToken(token), accountId, postId: null, note: 'test', duties: ['self.read'] },
    endsAt: new Date('2099-01-01'),
  })
  return { origin: office.origin, language: 'zh', token }
}

beforeEach(async () => {
  office.clock.today = plainDate('2021-06-30')
  county = await buildCounty(office)
  school = await county.hire('school', 'trainer')
  clerk = await county.hire('county', 'county')
  await registerScope(office, county.units.school)
  const running = await runningClass(office, school, clerk, county)
  serial += 2
  const roster = [0, 1].map((at) => ({ name: '李明坤', idNumber: demoNumber(serial + at, '19750708'), attended: 40 }))
  await dropRoster(school, running.id, await rosterWorkbook(roster))
  const { rows } = await request(school.desk, training.people, { id: running.id })
  personId = rows[0]!.personId
  worker = await signInOf(personId)
})

test('a worker sees himself, masked, and his classes', async () => {
  const page = await request(worker, contract.own, {})
  expect(page).toMatchObject({ name: '李＊坤', trained: [{ title: '电工（四级）第1期', state: 'enrolled' }] })
  const opened = await request(worker, contract.open, {})
  expect(opened).toMatchObject({ name: '李明坤', idNumber: expect.stringMatching(/^99999919750708/) })
})

test('a worker sees nobody else, and no list', async () => {
  for (const ask of [
    () => request(worker, people.list, {}),
    () => request(worker, people.record, { id: personId }),
    () => request(worker, training.list, {}),
  ])
    await expect(ask()).rejects.toMatchObject({ code: 'duty.missing' })
  await expect(request(clerk.desk, contract.own, {})).rejects.toMatchObject({ code: 'duty.missing' })
})

test('a worker sees who looked, when, in which post and for what; his own looks show to nobody', async () => {
  await request(clerk.desk, people.record, { id: personId })
  await request(clerk.desk, people.open, { id: personId, fields: ['idNumber'], purpose: '核对补贴名单' })
  await request(worker, contract.own, {})
  await request(worker, contract.open, {})
  const { rows } = await request(worker, contract.looks, {})
  expect(rows.map(({ kind }) => kind)).toEqual(['open', 'record', 'list'])
  expect(rows[0]).toMatchObject({
    purpose: '核对补贴名单',
    fields: ['idNumber'],
    post: '经办',
    unit: expect.stringContaining('演示县'),
  })
  expect(JSON.stringify(rows)).not.toContain('演示county')
})

test('a record has one login: a second is not linked to it', async () => {
  const login = (name: string) => openLogin(office.db, { login: `${name}-${personId}`, password: 'Demo-2021-pass' })
  await expect(linkAccount(office.db, personId, await login('another'))).rejects.toMatchObject({
    code: 'person.has-account',
  })
})
