import { beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { addDays, plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract as signIn } from '../../platform/sign-in/contract.ts'
import { contract } from '../contract.ts'
import { appoint, findUnitByCode, loadReferenceUnits, openAccount, openPost } from '../door.ts'

const office = openTestOffice()
const day = plainDate
const since = day('2020-01-01')
let place: County
let county: Colleague
let province: Colleague

beforeAll(async () => {
  await office.db.transaction().execute((db) => loadReferenceUnits(db))
  place = await buildCounty(office)
  county = await place.hire('county', 'county')
  province = await place.hire('province', 'province')
})

const postsOf = async (id: string, on?: string) =>
  (await request(county.desk, contract.posts, { id, ...(on ? { day: day(on) } : {}) })).posts

async function newPost(title: string) {
  const post = {
    title,
    bundles: ['enterprise' as const],
    territoryId: place.units.county,
    systemId: null,
    fromOn: since,
  }
  const narrowed = { ...post, systemId: place.units.school }
  const { id } = await request(province.desk, contract.openPost, { ...narrowed, id: place.units.school })
  return id
}
const version = async (postId: string) => (await postsOf(place.units.school)).find(({ id }) => id === postId)!.version
const put = async (postId: string, name: string, fromOn: string, who = county, more: object = {}) =>
  request(who.desk, contract.appoint, {
    ...{ id: postId, version: await version(postId), fromOn: day(fromOn), name, reason: '任职', ...more },
  })

describe('岗位与任职', () => {
  test('the day of handover belongs to the new holder, and a document of any day shows who held it then', async () => {
    const id = await newPost('联络员')
    await put(id, '单某', '2020-03-01')
    await put(id, '曾某', '2021-05-10')
    const holder = async (on: string) =>
      (await postsOf(place.units.school, on)).find((post) => post.id === id)!.holder?.name
    expect([await holder('2020-02-29'), await holder('2021-05-09'), await holder('2021-05-10')]).toEqual([
      undefined,
      '单某',
      '曾某',
    ])
  })

  test('a post may be vacant and filled in an acting capacity; leaving needs a day after arriving', async () => {
    const id = await newPost('信息员')
    const { officerId } = await put(id, '解某', '2021-01-01', county, { acting: true })
    const dismiss = async (onDay: string) =>
      request(county.desk, contract.dismiss, { id, version: await version(id), onDay: day(onDay), reason: '调离' })
    await expect(dismiss('2021-01-01')).rejects.toMatchObject({ code: 'appointment.ends-before-it-began' })
    await dismiss('2021-06-01')
    const post = (await postsOf(place.units.school)).find((one) => one.id === id)!
    expect(post).toMatchObject({
      holder: null,
      former: [{ officerId, name: '解某', acting: true, toOn: '2021-06-01' }],
    })
    await expect(dismiss('2021-06-02')).rejects.toMatchObject({ code: 'post.vacant' })
  })

  test('nobody is appointed before somebody who is already to come, and of two clerks the second is told', async () => {
    const id = await newPost('责任人')
    await put(id, '甲', '2021-08-01')
    await expect(put(id, '乙', '2021-07-01')).rejects.toMatchObject({
      code: 'appointment.not-later',
      facts: { day: '2021-08-01' },
    })
    const stale = { id, version: 1, fromOn: day('2021-09-01'), name: '丙', reason: '任职' }
    await expect(request(county.desk, contract.appoint, stale)).rejects.toMatchObject({ code: 'post.changed' })
  })

  test('nobody gives duties or a reach beyond his own, and nobody appoints himself', async () => {
    const open = (who: Colleague, more: object) =>
      request(who.desk, contract.openPost, {
        ...{ id: place.units.county, title: '新岗', bundles: ['county'], fromOn: since },
        ...{ territoryId: place.units.county, systemId: null, ...more },
      } as never)
    await expect(open(county, { bundles: ['province'] })).rejects.toMatchObject({
      code: 'post.beyond-grant',
      facts: { bundles: ['province'] },
    })
    await expect(open(county, { territoryId: null })).rejects.toMatchObject({ code: 'post.beyond-reach' })
    await expect(open(county, { territoryId: place.units.neighbour })).rejects.toMatchObject({
      code: 'post.beyond-reach',
    })
    const { id } = await open(county, {})
    const self = { id, version: 1, fromOn: since, officerId: county.officerId, reason: '任职' }
    await expect(request(county.desk, contract.appoint, self)).rejects.toMatchObject({ code: 'appointment.oneself' })
  })

  test('a post of the neighbour is not there', async () => {
    await expect(postsOf(place.units.neighbour)).rejects.toMatchObject({ code: 'record.absent' })
    const theirs = await place.hire('neighbour', 'county')
    const dismissal = { id: theirs.postId, version: 1, onDay: day('2021-06-01'), reason: '免职' }
    await expect(request(county.desk, contract.dismiss, dismissal)).rejects.toMatchObject({ code: 'record.absent' })
  })
})

describe('我是谁', () => {
  test('whoever is dismissed is refused at the very next click, sign-in and token alike', async () => {
    const clerk = await place.hire('county', 'county')
    const me = await request(clerk.desk, contract.me, {})
    expect(me).toMatchObject({ postId: clerk.postId, officeDay: '2021-06-30', territory: { code: place.code } })
    expect(me.duties).toContain('class.approve')
    const dismissal = { id: clerk.postId, version: 1, onDay: day('2021-06-30'), reason: '免职' }
    await request(province.desk, contract.dismiss, dismissal)
    await expect(request(clerk.desk, contract.me, {})).rejects.toMatchObject({
      kind: 'unknown',
      code: 'sign-in.needed',
    })
  })

  test('a change of duty holds at the next click', async () => {
    const clerk = await place.hire('county', 'county')
    await request(clerk.desk, contract.units, {})
    await office.db
      .updateTable('post')
      .set({ bundles: ['worker'] })
      .where('id', '=', clerk.postId)
      .execute()
    await expect(request(clerk.desk, contract.units, {})).rejects.toMatchObject({ code: 'duty.missing' })
  })

  test('one officer in two posts acts in the one he chose, and only in posts that are his', async () => {
    const { accountId, officerId } = await openAccount(office.db, {
      ...{ login: 'two-posts', password: 'Liangge-Gangwei-1', mustChange: false, officer: { name: '双某' } },
    })
    const ids: string[] = []
    for (const [i, unitId] of [place.units.county, place.units.neighbour].entries()) {
      const post = { unitId, title: `岗${i}`, bundles: ['county' as const], territoryId: unitId, systemId: null }
      ids.push(await openPost(office.db, { ...post, fromOn: since }))
      await appoint(office.db, { postId: ids[i]!, officerId: officerId!, fromOn: addDays(since, i), reason: '任职' })
    }
    expect(accountId).toBeTruthy()
    const answer = await fetch(`${office.origin}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-changai': '1' },
      body: JSON.stringify({ login: 'two-posts', password: 'Liangge-Gangwei-1' }),
    })
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
    const desk = { origin: office.origin, language: 'zh', cookie } as const
    expect(await request(desk, contract.me, {})).toMatchObject({
      postId: ids[0],
      posts: [{ id: ids[0] }, { id: ids[1] }],
    })
    const switched = await fetch(`${office.origin}/api/me/post`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-changai': '1', cookie },
      body: JSON.stringify({ postId: ids[1]! }),
    })
    await expect(request(desk, contract.me, {})).rejects.toMatchObject({ code: 'sign-in.needed' })
    const renewed = { ...desk, cookie: switched.headers.get('set-cookie')!.split(';')[0]! }
    expect(await request(renewed, contract.me, {})).toMatchObject({ postId: ids[1], unitId: place.units.neighbour })
    await expect(request(renewed, contract.switchPost, { postId: county.postId })).rejects.toMatchObject({
      code: 'record.absent',
    })
    await request(renewed, signIn.signOut, {})
    const bound = request(county.desk, contract.switchPost, { postId: county.postId })
    await expect(bound).rejects.toMatchObject({ code: 'post.token-bound' })
  })
})

describe('成员单位', () => {
  test('the leading body has its office, members and companies; a department joins once and may leave', async () => {
    const body = await findUnitByCode(office.db, 'YN-LEAD', day('2021-06-30'))
    const bank = await findUnitByCode(office.db, '530100-GH', day('2021-06-30'))
    const members = async () => (await request(province.desk, contract.members, { id: body!.id })).members
    const before = await members()
    expect(before[0]).toMatchObject({ role: 'OFFICE' })
    expect(before.filter(({ role }) => role === 'MEMBER').length).toBeGreaterThan(20)
    const join = { id: body!.id, memberId: bank!.id, role: 'MEMBER' as const, duty: '试点', fromOn: day('2021-01-01') }
    const { id } = await request(province.desk, contract.joinBody, join)
    await expect(request(province.desk, contract.joinBody, join)).rejects.toMatchObject({ code: 'membership.twice' })
    expect(await members()).toHaveLength(before.length + 1)
    await request(province.desk, contract.leaveBody, { id, onDay: day('2021-06-30') })
    expect(await members()).toHaveLength(before.length)
    await expect(request(county.desk, contract.joinBody, join)).rejects.toMatchObject({ code: 'record.absent' })
  })
})
