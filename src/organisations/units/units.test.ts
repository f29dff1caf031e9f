import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import type { Scope } from '../../platform/operation.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { appoint, findUnitByCode, loadReferenceUnits, openPost, openUnit, openUnits } from '../door.ts'
import { type Reaching, unitInScope } from '../tree/scope-store.ts'
import { listUnits, readUnitPage, type UnitPage } from './list-store.ts'

const office = openTestOffice()
const day = plainDate
let place: County
let county: Colleague
let prefecture: Colleague
let province: Colleague

beforeAll(async () => {
  await office.db.transaction().execute((db) => loadReferenceUnits(db))
  place = await buildCounty(office)
  county = await place.hire('county', 'county')
  prefecture = await place.hire('prefecture', 'prefecture')
  province = await place.hire('province', 'province')
})

const find = async (text: string, who = province, more: object = {}) =>
  (await request(who.desk, contract.findUnits, { text, ...more })).hits
const names = (hits: readonly { name: string }[]) => hits.map(({ name }) => name)
const openEnterprises = (territory: string, ...list: string[]) =>
  openUnits(
    office.db,
    list.map((name) => ({ kind: 'ENT', name, territory, system: null, fromOn: day('2012-01-01') })),
  )

describe('选组织', () => {
  test('a county is found by its name, its initials, its code, its old name and its old code', async () => {
    expect(names(await find('马龙'))[0]).toBe('马龙区')
    expect(names(await find('mlq', province, { kind: 'COUNTY' }))).toContain('马龙区')
    expect(await find('530304', province, { kind: 'COUNTY' })).toMatchObject([
      { name: '马龙区', formerly: null, place: '曲靖市' },
    ])
    expect(await find('530321')).toMatchObject([{ name: '马龙区', code: '530304', formerly: '530321' }])
    expect(await find('马龙县', province, { kind: 'COUNTY' })).toMatchObject([{ name: '马龙区', formerly: '马龙县' }])
    expect(await find('532121')).toMatchObject([{ name: '昭阳区', formerly: '昭通县 532121' }])
  })

  test('who has ended is answered for by its successor', async () => {
    expect(await find('畹町', province, { kind: 'COUNTY' })).toMatchObject([
      { name: '瑞丽市', formerly: expect.stringMatching(/^畹町/) },
    ])
    expect(names(await find('532201')).sort()).toEqual(['沾益区', '麒麟区'].sort())
  })

  test('both readings of a first character are found, and words in any order', async () => {
    await openEnterprises(place.units.county, '重庆长安配件厂', '长江水泥有限公司')
    for (const typed of ['cqcapjc', 'zqcapjc', '重庆', '配件 重庆', 'CQCA'])
      expect(names(await find(typed))).toEqual(['重庆长安配件厂'])
    expect(names(await find('cjsn'))).toEqual(['长江水泥有限公司'])
  })

  test('signs that mean something to the database mean nothing here', async () => {
    for (const typed of ['%', '_', '\\', "'", '%%%']) expect(await find(typed)).toEqual([])
  })

  test('at most fifty are offered, and it is said that there are more', async () => {
    const answer = await request(province.desk, contract.findUnits, { text: '县' })
    expect(answer.hits).toHaveLength(50)
    expect(answer.more).toBe(true)
  })
})

describe('名录', () => {
  test('长江、长春、重庆 stand under C and 单 under D for a firm, page after page', async () => {
    const [shelf] = await openUnits(office.db, [
      { kind: 'COUNTY', name: '排序县', territory: place.units.prefecture, system: null, fromOn: day('2010-01-01') },
    ])
    const firms = ['上海某厂', '重庆某厂', '长江某公司', '北京某厂', '长春某厂', '大理某厂', '常州某厂', '丹东某厂']
    await openEnterprises(shelf!, ...firms, ...Array.from({ length: 200 }, (_, i) => `昆明第${i}厂`))
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await request(province.desk, contract.units, {
        below: shelf!,
        kind: 'ENT',
        ...(after ? { after } : {}),
      })
      seen.push(...names(page.rows))
      expect(page.count.value).toBe('208')
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(208)
    expect(seen.filter((name) => firms.includes(name))).toEqual([
      '北京某厂',
      '长春某厂',
      '长江某公司',
      '常州某厂',
      '重庆某厂',
      '大理某厂',
      '丹东某厂',
      '上海某厂',
    ])
  })

  test('ended units are listed apart, by their last name', async () => {
    const ended = await request(province.desk, contract.units, { state: 'ended', text: '畹町' })
    expect(ended.rows).toMatchObject([{ name: '畹町市', toOn: '1999-01-01', precision: 'year' }])
    const then = await request(province.desk, contract.units, { day: day('1998-06-30'), text: '畹町' })
    expect(then.rows).toMatchObject([{ name: '畹町市', place: '德宏傣族景颇族自治州' }])
  })
})

describe('管辖范围', () => {
  test('a county sees its own units, none of its neighbour’s, in list, picker, tree and record alike', async () => {
    const [own, theirs] = [place.units.school, place.units.neighbourSchool]
    const list = await request(county.desk, contract.units, {})
    expect(list.rows.map(({ id }) => id)).toContain(own)
    expect(list.rows.map(({ id }) => id)).not.toContain(theirs)
    expect(list.count.value).toBe(String(list.rows.length))
    const nodes = await request(county.desk, contract.unitTree, { tree: 'territory', parentId: place.units.neighbour })
    expect(nodes.nodes).toEqual([])
    for (const id of [theirs, place.units.neighbour])
      await expect(request(county.desk, contract.unit, { id })).rejects.toMatchObject({ code: 'record.absent' })
    const { name } = await request(province.desk, contract.unit, { id: theirs })
    expect(await find(name, county)).toEqual([])
    expect(await find(name)).toHaveLength(1)
  })

  test('a county that asks for the whole prefecture gets itself and its zone, and never the prefecture’s own records', async () => {
    const [zone] = await openUnits(office.db, [
      { kind: 'ZONE', name: '演示经开区', territory: place.units.county, system: null, fromOn: day('2015-01-01') },
    ])
    const { rows } = await request(county.desk, contract.units, { below: place.units.prefecture, kind: 'place' })
    expect(rows.map(({ id }) => id).sort()).toEqual([place.units.county, zone].sort())
    const top = await request(county.desk, contract.unitTree, { tree: 'territory' })
    expect(top.nodes.map(({ id }) => id)).toEqual([place.units.county])
    const { territory } = await request(county.desk, contract.unit, { id: place.units.county })
    expect(territory.map(({ within }) => within)).toEqual([false, false])
  })

  test('a change of the tree holds at the next click', async () => {
    const id = await openUnit(office.db, {
      ...{
        kind: 'ENT',
        name: '刚设立的企业',
        territory: place.units.neighbour,
        system: null,
        fromOn: day('2021-01-01'),
      },
    })
    const sees = async (who: Colleague) => (await find('刚设立的企业', who)).length === 1
    expect([await sees(county), await sees(prefecture)]).toEqual([false, true])
    const move = { id, version: 1, onDay: day('2021-06-30'), reason: '划转', tree: 'territory' as const }
    await request(prefecture.desk, contract.moveUnit, { ...move, parentId: place.units.county })
    expect([await sees(county), await sees(prefecture)]).toEqual([true, true])
  })

  test('a school sees itself and the places, and no other school', async () => {
    const school = await place.hire('school', 'trainer')
    const { rows } = await request(school.desk, contract.units, { kind: 'other' })
    expect(rows.map(({ id }) => id)).toEqual([place.units.school])
    expect((await find('宾川', school, { kind: 'COUNTY' })).length).toBe(1)
  })

  test('a department sees its line in the system tree, and every place', async () => {
    const bureau = await findUnitByCode(office.db, 'YN-RS', day('2021-06-30'))
    const clerk = await place.hire('province', 'department')
    const postId = await openPost(office.db, {
      ...{ unitId: bureau!.id, title: '经办', bundles: ['department'], territoryId: null, fromOn: day('2020-01-01') },
      systemId: bureau!.id,
    })
    await appoint(office.db, { postId, officerId: clerk.officerId, fromOn: day('2020-01-01'), reason: '任职' })
    await office.db.updateTable('apiToken').set({ postId }).where('accountId', '=', clerk.accountId).execute()
    const top = await request(clerk.desk, contract.unitTree, { tree: 'system' })
    expect(names(top.nodes)).toEqual(['云南省人力资源和社会保障厅'])
    const next = await request(clerk.desk, contract.unitTree, { tree: 'system', parentId: top.nodes[0]!.id })
    expect(next.nodes).toHaveLength(16)
    expect(names(await find('宾川县', clerk))).toEqual(['宾川县', '宾川县人力资源和社会保障局'])
  })

  test('places stand in the order of their codes', async () => {
    const yunnan = await findUnitByCode(office.db, '530000', day('2021-06-30'))
    const { nodes } = await request(province.desk, contract.unitTree, { tree: 'territory', parentId: yunnan!.id })
    const prefectures = nodes.filter(({ kind }) => kind === 'PREFECTURE')
    expect(prefectures).toHaveLength(16)
    expect(prefectures.map(({ code }) => code)).toEqual(prefectures.map(({ code }) => code!).sort())
  })
})

test('the width of a reach is asked once for a page and its number, and a page that is the whole needs no number', async () => {
  const county = await buildCounty(office)
  const today = office.clock.today
  const scope: Scope = { territory: { unit: county.units.county }, system: 'all' }
  const asked = { statements: 0 }
  const counting = office.db.withPlugin({
    transformQuery({ node }) {
      asked.statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const page = { text: '', kind: 'all', tree: 'territory', state: 'open', day: today, after: null } as const
  expect((await readUnitPage(counting, { scope, today }, { ...page, limit: 1 })).count).toBeGreaterThan(1n)
  expect(asked.statements).toBe(3)
  await readUnitPage(counting, { scope, today }, { ...page, limit: 1000 })
  expect(asked.statements).toBe(5)
})

test('a page and its number are the same in whichever way the reach is asked', async () => {
  const county = await buildCounty(office)
  const today = office.clock.today
  const page: UnitPage = { text: '', kind: 'all', tree: 'territory', state: 'open', day: today, after: null, limit: 50 }
  for (const root of [county.units.province, county.units.prefecture, county.units.county, county.units.school]) {
    const scope: Scope = { territory: { unit: root }, system: { unit: county.units.school } }
    for (const reach of [scope, { ...scope, system: 'all' } as const]) {
      const asked = (how: Reaching) =>
        sql`select unit.id from unit where ${unitInScope(reach, today, 'unit', { how })} order by unit.id`.execute(
          office.db,
        )
      const set = (await asked('set')).rows
      expect(set.length).toBeGreaterThan(0)
      expect((await asked('sieve')).rows).toEqual(set)
      expect((await asked('row')).rows).toEqual(set)
      const whole = await readUnitPage(office.db, { scope: reach, today }, { ...page, limit: 100_000 })
      expect([whole.rows.length, whole.count]).toEqual([set.length, BigInt(set.length)])
      const first = await readUnitPage(office.db, { scope: reach, today }, { ...page, limit: 1 })
      expect([first.rows.length, first.count]).toEqual([1, BigInt(set.length)])
      for (const list of ['set', 'sieve', 'row'] as const)
        expect(await listUnits(office.db, { scope: reach, today }, { ...page, limit: 100_000 }, { list })).toEqual(
          whole.rows,
        )
    }
  }
})
