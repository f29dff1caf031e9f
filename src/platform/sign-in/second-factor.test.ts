import { beforeEach, expect, test } from 'vitest'
import { dumpOf } from '../../../test/dump.ts'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty } from '../../../test/world.ts'
import { contract as organisations } from '../../organisations/contract.ts'
import { appoint, enterOfficer, openPost } from '../../organisations/door.ts'
import type { Bundle } from '../../organisations/duties.ts'
import { newId } from '../ids.ts'
import { plainDate } from '../plain-date.ts'
import { type Desk, request } from '../request.ts'
import { contract as settings } from '../settings/contract.ts'
import { saveSetting } from '../settings/store.ts'
import { contract } from './contract.ts'
import { hashPassword } from './password.ts'
import { insertAccount } from './store.ts'
import { codeOf, stepOf } from './totp.ts'

const office = openTestOffice()
const password = 'Chang-Ai-2021'
const STEP_MS = 30_000

beforeEach(async () => {
  await saveSetting(office.db, 'second-factor', null)
  await saveSetting(office.db, 'demo', false)
})

async function newOfficer(bundle: Bundle = 'operator') {
  const county = await buildCounty(office)
  const [accountId, login] = [newId(), `admin-${newId().slice(-8)}`]
  await insertAccount(office.db, {
    id: accountId,
    login,
    passwordHash: await hashPassword(password),
    mustChange: false,
  })
  const officerId = await enterOfficer(office.db, '演示', accountId)
  const fromOn = plainDate('2010-01-01')
  const where = { unitId: county.units.county, territoryId: county.units.county, systemId: null }
  const postId = await openPost(office.db, { ...where, title: '运维', bundles: [bundle], fromOn })
  await appoint(office.db, { postId, officerId, fromOn, reason: '演示' })
  return { login, accountId }
}

/** Signs in as a browser does; throws the code of the refusal. */
async function signIn(login: string, code?: string, word = password): Promise<Desk> {
  const response = await fetch(`${office.origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-changai': '1' },
    body: JSON.stringify({ login, password: word, code }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(((await response.json()) as { code: string }).code)
  return { origin: office.origin, language: 'zh', cookie }
}

/** What an authenticator app does with the secret that was typed into it. */
function app(secret: string) {
  const bits = [...secret.replaceAll(' ', '')].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return (away = 0) => codeOf(bytes, stepOf(office.clock.now) + away)
}

const nextStep = (steps = 1) => {
  office.clock.now = new Date(office.clock.now.getTime() + steps * STEP_MS)
}

async function enrol(login: string) {
  const desk = await signIn(login)
  const { secret } = await request(desk, contract.beginSecondFactor, { password })
  const code = app(secret)
  const { recoveryCodes } = await request(desk, contract.confirmSecondFactor, { code: code() })
  nextStep(2)
  return { desk, code, secret, recoveryCodes }
}

const settingsOf = (desk: Desk) => request(desk, settings.settings, {})

test('where the data are real, an administrator gets no further than to set up a second factor', async () => {
  const { login } = await newOfficer()
  const desk = await signIn(login)
  expect(await request(desk, organisations.me, {})).toMatchObject({ mustEnrol: true })
  await expect(settingsOf(desk)).rejects.toMatchObject({ code: 'second-factor.needed' })
  const { secret, uri } = await request(desk, contract.beginSecondFactor, { password })
  expect(uri).toContain(`secret=${secret.replaceAll(' ', '')}`)
  await expect(request(desk, contract.confirmSecondFactor, { code: '000000' })).rejects.toMatchObject({
    code: 'second-factor.code-wrong',
  })
  await request(desk, contract.confirmSecondFactor, { code: app(secret)() })
  expect(await request(desk, organisations.me, {})).toMatchObject({ mustEnrol: false })
  expect((await settingsOf(desk)).settings.length).toBeGreaterThan(0)
})

test('with demo data, where the setting says so, and for every other post, none is needed', async () => {
  const [admin, clerk] = [await newOfficer(), await newOfficer('county')]
  expect(await request(await signIn(clerk.login), organisations.me, {})).toMatchObject({ mustEnrol: false })
  await saveSetting(office.db, 'demo', true)
  await settingsOf(await signIn(admin.login))
  await saveSetting(office.db, 'second-factor', true)
  await expect(settingsOf(await signIn(admin.login))).rejects.toMatchObject({ code: 'second-factor.needed' })
  await saveSetting(office.db, 'demo', false)
  await saveSetting(office.db, 'second-factor', false)
  await settingsOf(await signIn(admin.login))
})

test('after that the password alone is not enough; a code counts once, and one step early or late', async () => {
  const { login } = await newOfficer()
  const { code } = await enrol(login)
  await expect(signIn(login)).rejects.toThrow('sign-in.code-needed')
  await expect(signIn(login, code(), 'wrong')).rejects.toThrow('sign-in.wrong')
  const first = code()
  await settingsOf(await signIn(login, first))
  await expect(signIn(login, first)).rejects.toThrow('sign-in.code-wrong')
  await expect(signIn(login, code(-1))).rejects.toThrow('sign-in.code-wrong')
  await signIn(login, code(1))
  nextStep(3)
  await expect(signIn(login, code(2))).rejects.toThrow('sign-in.code-wrong')
  await expect(signIn(login, code(-2))).rejects.toThrow('sign-in.code-wrong')
  await signIn(login, code(-1))
})

test('the same code sent twice at once lets one in', async () => {
  const { login } = await newOfficer()
  const { code } = await enrol(login)
  const both = await Promise.allSettled([signIn(login, code()), signIn(login, code())])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('wrong passwords and wrong codes lock the account together, and asking for the code forgives none', async () => {
  const { login } = await newOfficer()
  const { code } = await enrol(login)
  await expect(signIn(login, undefined, 'wrong')).rejects.toThrow('sign-in.wrong')
  await expect(signIn(login, undefined, 'wrong')).rejects.toThrow('sign-in.wrong')
  await expect(signIn(login)).rejects.toThrow('sign-in.code-needed')
  await expect(signIn(login, '12345')).rejects.toThrow('input.invalid')
  await expect(signIn(login, 'AAAAA-AAAAA')).rejects.toThrow('sign-in.code-wrong')
  await expect(signIn(login, '1234567')).rejects.toThrow('sign-in.code-wrong')
  await expect(signIn(login, '12345678')).rejects.toThrow('sign-in.locked')
  await expect(signIn(login, code())).rejects.toThrow('sign-in.locked')
  nextStep(32)
  await signIn(login, code())
})

test('each recovery code lets its owner in once, and with one he sets up another telephone', async () => {
  const { login } = await newOfficer()
  const { recoveryCodes, code } = await enrol(login)
  const [first, second] = recoveryCodes as [string, string]
  expect(new Set(recoveryCodes).size).toBe(8)
  const desk = await signIn(login, first.toLowerCase())
  await expect(signIn(login, first)).rejects.toThrow('sign-in.code-wrong')
  const begin = (given?: string) => request(desk, contract.beginSecondFactor, { password, code: given })
  await expect(begin()).rejects.toMatchObject({ code: 'sign-in.code-needed' })
  const { secret } = await begin(second)
  await signIn(login, code())
  nextStep()
  await request(desk, contract.confirmSecondFactor, { code: app(secret)() })
  nextStep()
  await expect(signIn(login, code())).rejects.toThrow('sign-in.code-wrong')
  await signIn(login, app(secret)())
})

test('setting it up ends every other sign-in of the account', async () => {
  const { login } = await newOfficer()
  const elsewhere = await signIn(login)
  await enrol(login)
  await expect(request(elsewhere, organisations.me, {})).rejects.toMatchObject({ code: 'sign-in.needed' })
})

test('neither secret nor recovery code lies open in the database, whatever key the request had', async () => {
  const { login } = await newOfficer()
  const desk = await signIn(login)
  const { secret } = await request(desk, contract.beginSecondFactor, { password }, { key: newId() })
  const given = { code: app(secret)() }
  const { recoveryCodes } = await request(desk, contract.confirmSecondFactor, given, { key: newId() })
  const dump = await dumpOf(office.url)
  const bare = secret.replaceAll(' ', '')
  for (const open of [secret, bare, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace('-', ''))])
    expect(dump.includes(open)).toBe(false)
})

test('another administrator takes away a lost one; nobody takes away his own', async () => {
  const [lost, colleague] = [await newOfficer(), await newOfficer()]
  const { desk } = await enrol(lost.login)
  const other = (await enrol(colleague.login)).desk
  await expect(request(other, contract.resetSecondFactor, { login: colleague.login })).rejects.toMatchObject({
    code: 'second-factor.own',
  })
  await request(other, contract.resetSecondFactor, { login: lost.login })
  await expect(request(desk, organisations.me, {})).rejects.toMatchObject({ code: 'sign-in.needed' })
  expect(await request(await signIn(lost.login), organisations.me, {})).toMatchObject({ mustEnrol: true })
})
