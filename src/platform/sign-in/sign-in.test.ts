import { expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty } from '../../../test/world.ts'
import { contract as organisations } from '../../organisations/contract.ts'
import { appoint, enterOfficer, openPost } from '../../organisations/door.ts'
import { newId } from '../ids.ts'
import { plainDate } from '../plain-date.ts'
import { type Desk, request } from '../request.ts'
import { contract } from './contract.ts'
import { hashPassword } from './password.ts'
import { insertAccount } from './store.ts'

const office = openTestOffice()
const password = 'Chang-Ai-2021'

async function newClerk(mustChange = false) {
  const county = await buildCounty(office)
  const [accountId, login] = [newId(), `clerk-${newId().slice(-8)}`]
  await insertAccount(office.db, { id: accountId, login, passwordHash: await hashPassword(password), mustChange })
  const officerId = await enterOfficer(office.db, '演示', accountId)
  const fromOn = plainDate('2010-01-01')
  const where = { unitId: county.units.county, territoryId: county.units.county, systemId: null }
  const postId = await openPost(office.db, { ...where, title: '经办', bundles: ['county'], fromOn })
  await appoint(office.db, { postId, officerId, fromOn, reason: '演示' })
  return { login, accountId, postId, officerId }
}

const stranger = (): Desk => ({ origin: office.origin, language: 'zh' })

/** Signs in as a browser does, and answers the desk with the cookie that came back. */
async function signIn(login: string, word = password): Promise<Desk> {
  const response = await fetch(`${office.origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-changai': '1' },
    body: JSON.stringify({ login, password: word }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(((await response.json()) as { code: string }).code)
  return { ...stranger(), cookie }
}

const me = (desk: Desk) => request(desk, organisations.me, {})

test('who signs in with the right password is known from then on, until signing out', async () => {
  const { login } = await newClerk()
  const desk = await signIn(login)
  expect(await me(desk)).toMatchObject({ login, postTitle: '经办' })
  await request(desk, contract.signOut, {})
  await expect(me(desk)).rejects.toMatchObject({ kind: 'unknown', code: 'sign-in.needed' })
})

test('a wrong password and an unknown login are told in the same words', async () => {
  const { login } = await newClerk()
  const answers = await Promise.allSettled(
    [login, 'nobody-here'].map((name) => request(stranger(), contract.signIn, { login: name, password: 'wrong' })),
  )
  expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.message)).toEqual([
    '用户名或密码不对。',
    '用户名或密码不对。',
  ])
})

test('five wrong passwords lock the account for a quarter of an hour, and nobody else behind the same address', async () => {
  const [locked, colleague] = [await newClerk(), await newClerk()]
  for (let n = 0; n < 4; n++) await expect(signIn(locked.login, 'wrong')).rejects.toThrow('sign-in.wrong')
  await expect(signIn(locked.login, 'wrong')).rejects.toThrow('sign-in.locked')
  await expect(signIn(locked.login)).rejects.toThrow('sign-in.locked')
  expect(await me(await signIn(colleague.login))).toMatchObject({ login: colleague.login })
  office.clock.now = new Date(office.clock.now.getTime() + 16 * 60_000)
  expect(await me(await signIn(locked.login))).toMatchObject({ login: locked.login })
})

test('wrong passwords tried at once are all counted', async () => {
  const { login } = await newClerk()
  await Promise.allSettled(Array.from({ length: 5 }, () => signIn(login, 'wrong')))
  await expect(signIn(login)).rejects.toThrow('sign-in.locked')
})

test('half an hour without a click, or ten hours with clicks, ends the sign-in', async () => {
  const { login } = await newClerk()
  const begin = office.clock.now.getTime()
  const idle = await signIn(login)
  const busy = await signIn(login)
  for (let minute = 0; minute <= 580; minute += 20) {
    office.clock.now = new Date(begin + minute * 60_000)
    await me(busy)
    if (minute === 40) await expect(me(idle)).rejects.toMatchObject({ code: 'sign-in.needed' })
  }
  office.clock.now = new Date(begin + 601 * 60_000)
  await expect(me(busy)).rejects.toMatchObject({ code: 'sign-in.needed' })
})

test('the first password must be changed before anything else is done, and a weak one is refused', async () => {
  const { login } = await newClerk(true)
  const desk = await signIn(login)
  expect((await me(desk)).mustChange).toBe(true)
  await expect(request(desk, organisations.switchPost, { postId: newId() })).rejects.toMatchObject({
    code: 'password.must-change',
  })
  const change = (word: string) => request(desk, contract.changePassword, { former: password, password: word })
  for (const weak of ['short', 'alllowercase', `${login}-A1`, password])
    await expect(change(weak)).rejects.toMatchObject({ code: 'password.weak' })
  await change('Yunnan-2021-xin')
  expect((await me(desk)).mustChange).toBe(false)
  await expect(signIn(login)).rejects.toThrow('sign-in.wrong')
})

test('changing the password ends every other sign-in of the account', async () => {
  const { login } = await newClerk()
  const [here, elsewhere] = [await signIn(login), await signIn(login)]
  await request(here, contract.changePassword, { former: password, password: 'Yunnan-2021-xin' })
  await expect(me(elsewhere)).rejects.toMatchObject({ code: 'sign-in.needed' })
  expect(await me(here)).toMatchObject({ login })
})

test('whoever is relieved of the post is out at the next click, with cookie and with token', async () => {
  const county = await buildCounty(office)
  const { login, officerId, postId } = await newClerk()
  const desk = await signIn(login)
  expect((await me(desk)).postId).toBe(postId)
  const successor = await enterOfficer(office.db, '继任', null)
  await appoint(office.db, { postId, officerId: successor, fromOn: office.clock.today, reason: '免职' })
  expect(officerId).not.toBe(successor)
  await expect(me(desk)).rejects.toMatchObject({ code: 'sign-in.needed' })
  const token = await county.hire('county', 'county')
  await appoint(office.db, { postId: token.postId, officerId: successor, fromOn: office.clock.today, reason: '调离' })
  await expect(me(token.desk)).rejects.toMatchObject({ code: 'sign-in.needed' })
})

test('a form of another site cannot act with the cookie', async () => {
  const { login } = await newClerk()
  const { cookie } = await signIn(login)
  const forged = await fetch(`${office.origin}/api/sign-out`, {
    method: 'POST',
    headers: { cookie: cookie!, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(forged.status).toBe(403)
  expect(await forged.json()).toMatchObject({ code: 'request.forged' })
})

test('every sign-in, right or wrong, stands in the audit', async () => {
  const { login, accountId } = await newClerk()
  await expect(signIn(login, 'wrong')).rejects.toThrow()
  await signIn(login)
  const rows = await office.db
    .selectFrom('auditRow')
    .where('operation', '=', 'signIn.signIn')
    .orderBy('id', 'desc')
    .limit(2)
    .selectAll()
    .execute()
  expect(rows.map(({ outcome }) => outcome)).toEqual(['done', 'sign-in.wrong'])
  expect(rows[0]!.subject).toBe(accountId)
  expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
    password,
  )
})
