import { expect, test } from 'vitest'
import { openTestOffice } from '../../test/office.ts'
import { plainDate } from '../platform/plain-date.ts'
import { appoint, findClerk, findUnitByCode, loadReferenceUnits, openAccount, openPost } from './door.ts'

const office = openTestOffice()
const day = plainDate('2021-06-30')

test('the province has its 16 prefectures and 129 counties, and loading them again changes nothing', async () => {
  await loadReferenceUnits(office.db)
  await loadReferenceUnits(office.db)
  const counted = await office.db
    .selectFrom('unit')
    .select(({ fn }) => ['kind', fn.countAll<bigint>().as('count')])
    .where('toOn', 'is', null)
    .groupBy('kind')
    .execute()
  const counts = Object.fromEntries(counted.map(({ kind, count }) => [kind, Number(count)]))
  expect(counts).toMatchObject({ PROVINCE: 1, PREFECTURE: 16, COUNTY: 129, ZONE: 8 })
})

test('whoever holds a post may do what its bundles say, in its place, until the day of dismissal', async () => {
  const county = await findUnitByCode(office.db, '532924', day)
  expect(county).toMatchObject({ name: '宾川县', held: true, open: true })
  const { accountId, officerId } = await openAccount(office.db, {
    login: 'binchuan',
    password: 'Gongren-2021',
    officer: { name: '单某' },
  })
  const fromOn = plainDate('2021-01-01')
  const postId = await openPost(office.db, {
    ...{ unitId: county!.id, title: '产改办主任', bundles: ['county'], fromOn },
    ...{ territoryId: county!.id, systemId: null },
  })
  await appoint(office.db, { postId, officerId: officerId!, fromOn, reason: '任职' })
  const clerk = await findClerk(office.db, { accountId, postId: null, day })
  expect(clerk).toMatchObject({ name: '单某', postId, unitName: '宾川县', scope: { system: 'all' } })
  expect(clerk!.duties.has('class.approve')).toBe(true)
  const other = await openAccount(office.db, { login: 'next', password: 'Gongren-2021', officer: { name: '曾某' } })
  await appoint(office.db, { postId, officerId: other.officerId!, fromOn: plainDate('2021-07-01'), reason: '接任' })
  const next = plainDate('2021-07-01')
  expect(await findClerk(office.db, { accountId, postId: null, day: next })).toBeUndefined()
  expect(await findClerk(office.db, { accountId: other.accountId, postId: null, day: next })).toMatchObject({ postId })
})
