import { describe, expect, test } from 'vitest'
import { buildCounty } from '../../../test/world.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { currentUnitsOf, findClerk, inScope, openUnit } from '../door.ts'
import { openChangeOffice, paper } from './change-office.test-data.ts'

const at = openChangeOffice()
const day = plainDate

describe('合并', () => {
  test('a duplicate goes into the enterprise in use: records of both are found there, each under its own unit', async () => {
    const group = await at.openEnterprise('总公司')
    const [kept, duplicate] = [
      await at.openEnterprise('驰远公司', at.place.units.county, group),
      await at.openEnterprise('驰远有限公司', at.place.units.county, group),
    ]
    const workshop = await at.openEnterprise('车间', at.place.units.county, duplicate)
    const merge = {
      ...(await at.asked(kept, '2021-03-01')),
      units: [{ id: duplicate, version: (await at.read(duplicate)).version }],
    }
    await request(at.county.desk, contract.mergeUnits, merge)

    expect((await at.read(workshop, '2021-02-28')).system[0]!.name).toBe('驰远有限公司')
    expect((await at.read(workshop, '2021-03-01')).system.map(({ name }) => name)).toEqual(['驰远公司', '总公司'])
    const today = day('2021-06-30')
    expect((await currentUnitsOf(at.office.db, [duplicate], today)).get(duplicate)).toEqual([
      { unitId: kept, share: '1' },
    ])
    expect((await at.read(kept)).predecessors.map(({ unit }) => unit.name)).toEqual(['驰远有限公司'])

    const scope = { territory: 'all', system: { unit: kept } } as const
    const seen = await at.office.db
      .selectFrom('unit')
      .innerJoin('unitClosure as home', (on) =>
        on.onRef('home.descendantId', '=', 'unit.id').on('home.depth', '=', 0).on('home.tree', '=', 'territory'),
      )
      .where(inScope(scope, today, { unit: 'unit.id', system: 'unit.id' }))
      .select('unit.id')
      .execute()
    expect(seen.map(({ id }) => id).sort()).toEqual([kept, duplicate, workshop].sort())
  })

  test('after a merger each liaison officer holds the duty in the new unit from that day, and in no other', async () => {
    const world = await buildCounty(at.office)
    const liaison = await world.hire('enterprise', 'enterprise')
    const kept = await at.openEnterprise('承接企业', world.units.county)
    const chief = await world.hire('province', 'province')
    const version = async (id: string) => (await at.read(id, undefined, chief)).version
    await request(chief.desk, contract.mergeUnits, {
      ...{ id: kept, version: await version(kept), ...paper('2021-06-01') },
      units: [{ id: world.units.enterprise, version: await version(world.units.enterprise) }],
    })
    const clerk = (on: string) => findClerk(at.office.db, { accountId: liaison.accountId, postId: null, day: day(on) })
    expect(await clerk('2021-05-31')).toMatchObject({ unitId: world.units.enterprise })
    expect(await clerk('2021-06-01')).toMatchObject({ unitId: kept, scope: { system: { unit: kept } } })
    const former = { accountId: liaison.accountId, postId: liaison.postId, day: day('2021-06-01') }
    expect(await findClerk(at.office.db, former)).toBeUndefined()
    const held = await at.office.db
      .selectFrom('appointment')
      .where('officerId', '=', liaison.officerId)
      .where('toOn', 'is', null)
      .select('id')
      .execute()
    expect(held).toHaveLength(1)
  })

  test('a merger that names one unknown unit changes nothing and names it', async () => {
    const [kept, old, unknown] = [await at.openEnterprise('甲企业'), await at.openEnterprise('乙企业'), newId()]
    const units = [
      { id: old, version: 1 },
      { id: unknown, version: 1 },
    ]
    const merge = { ...(await at.asked(kept, '2021-03-01')), units }
    await expect(request(at.county.desk, contract.mergeUnits, merge)).rejects.toMatchObject({
      code: 'unit.unknown',
      facts: { units: [unknown] },
    })
    expect(await at.read(old)).toMatchObject({ toOn: null, version: 1, successors: [] })
    expect(await at.read(kept)).toMatchObject({ version: 1 })
  })

  test('a county and an enterprise are never merged, nor a unit into what stands below it', async () => {
    const parent = await at.openEnterprise('上级')
    const below = await at.openEnterprise('下级', at.place.units.county, parent)
    const merge = async (into: string, old: string) =>
      request(at.province.desk, contract.mergeUnits, {
        ...(await at.asked(into, '2021-03-01')),
        units: [{ id: old, version: (await at.read(old)).version }],
      })
    await expect(merge(below, parent)).rejects.toMatchObject({ code: 'merge.into-own-branch' })
    await expect(merge(await at.openCounty('并县'), parent)).rejects.toMatchObject({ code: 'merge.kinds-differ' })
  })
})

describe('拆分与撤销', () => {
  test('a county is divided in two: everything below goes to one part or the other, shares add up to one', async () => {
    const id = await at.openCounty('丽江县')
    const [north, south] = [await at.openEnterprise('北企业', id), await at.openEnterprise('南企业', id)]
    const part = (name: string, code: string, share: string | null, children: string[]) => ({
      opened: { kind: 'COUNTY' as const, name, codes: [{ scheme: 'division' as const, code }] },
      ...{ share, children },
    })
    const split = async (parts: ReturnType<typeof part>[]) =>
      request(at.prefecture.desk, contract.splitUnit, { ...(await at.asked(id, '2021-04-01')), parts })
    await expect(
      split([part('古城区', '820702', null, [north]), part('玉龙县', '820721', null, [])]),
    ).rejects.toMatchObject({
      code: 'split.children-unassigned',
      facts: { count: 1, children: ['南企业'] },
    })
    await expect(
      split([part('古城区', '820702', '0.5', [north]), part('玉龙县', '820721', '0.6', [south])]),
    ).rejects.toMatchObject({ code: 'split.shares-not-whole', facts: { total: '1.1' } })
    expect((await at.read(id)).toOn).toBeNull()
    const elsewhere = part('玉龙县', '820721', '0.6', [at.place.units.school])
    await expect(split([part('古城区', '820702', '0.4', [north, south]), elsewhere])).rejects.toMatchObject({
      code: 'split.not-a-child',
    })
    const { parts } = await split([part('古城区', '820702', '0.4', [north]), part('玉龙县', '820721', '0.6', [south])])
    expect(await at.read(id)).toMatchObject({ toOn: '2021-04-01', open: [] })
    expect((await at.read(north, '2021-04-01')).territory[0]).toMatchObject({ id: parts[0], name: '古城区' })
    expect((await at.read(south, '2021-03-31')).territory[0]).toMatchObject({ id, name: '丽江县' })
    expect((await at.read(parts[1]!)).predecessors).toMatchObject([{ share: '0.6', unit: { name: '丽江县' } }])
  })

  test('one part may take the rest, so that only the others need be named', async () => {
    const id = await at.openCounty('其余县')
    const [north, south] = [await at.openEnterprise('北厂', id), await at.openEnterprise('南厂', id)]
    const parts = ['甲区', '乙区'].map((name, i) => ({
      opened: { kind: 'COUNTY' as const, name },
      children: i === 0 ? [north] : [],
    }))
    const asked = { ...(await at.asked(id, '2021-04-01')), parts, restTo: 1 }
    const done = await request(at.prefecture.desk, contract.splitUnit, asked)
    const homes = [(await at.read(north)).territory[0]!.id, (await at.read(south)).territory[0]!.id]
    expect(homes).toEqual(done.parts)
  })

  test('posts of a divided unit go on in the part that is named, and without one the division is refused', async () => {
    const world = await buildCounty(at.office)
    const [chief, clerk] = [await world.hire('province', 'province'), await world.hire('neighbour', 'county')]
    const { version } = await at.read(world.units.neighbour, undefined, chief)
    const children = (
      await request(chief.desk, contract.unitTree, { tree: 'territory', parentId: world.units.neighbour })
    ).nodes
    const parts = ['东区', '西区'].map((name, i) => ({
      opened: { kind: 'COUNTY' as const, name },
      children: i === 0 ? children.map(({ id }) => id) : [],
    }))
    const split = { id: world.units.neighbour, version, ...paper('2021-06-01'), parts }
    await expect(request(chief.desk, contract.splitUnit, split)).rejects.toMatchObject({
      code: 'split.posts-unassigned',
    })
    const done = await request(chief.desk, contract.splitUnit, { ...split, postsTo: 1 })
    const clerkOn = (on: string) => findClerk(at.office.db, { accountId: clerk.accountId, postId: null, day: day(on) })
    expect((await clerkOn('2021-05-31'))!.unitId).toBe(world.units.neighbour)
    expect(await clerkOn('2021-06-01')).toMatchObject({
      unitId: done.parts[1],
      scope: { territory: { unit: done.parts[1] } },
    })
  })

  test('a unit with units below it does not end; it says how many and which', async () => {
    const id = await at.openCounty('有下级县')
    await at.openEnterprise('留守企业', id)
    await expect(
      request(at.prefecture.desk, contract.closeUnit, await at.asked(id, '2021-01-01')),
    ).rejects.toMatchObject({
      code: 'unit.has-children',
      facts: { count: 1, children: ['留守企业'] },
    })
  })

  test('whoever sat in a unit that ended is out from that day', async () => {
    const world = await buildCounty(at.office)
    const [chief, school] = [await world.hire('province', 'province'), await world.hire('school', 'trainer')]
    const { version } = await at.read(world.units.school, undefined, chief)
    await request(chief.desk, contract.closeUnit, { id: world.units.school, version, ...paper('2021-06-30') })
    await expect(request(school.desk, contract.me, {})).rejects.toMatchObject({ code: 'sign-in.needed' })
  })

  test('a unit that began on 15 June stands in June and not in May; one that ended on 10 June in June and not in July', async () => {
    const begun = await openUnit(at.office.db, {
      ...{ kind: 'ENT', name: '六月企业', territory: at.place.units.county, system: null, fromOn: day('2021-06-15') },
    })
    const ended = await at.openEnterprise('六月撤销')
    await request(at.county.desk, contract.closeUnit, await at.asked(ended, '2021-06-10'))
    const stands = async (from: string, to: string) => {
      const rows = await at.office.db
        .selectFrom('unitClosure')
        .where('tree', '=', 'territory')
        .where('ancestorId', '=', at.place.units.county)
        .where('fromOn', '<=', day(to))
        .where(({ or, eb }) => or([eb('toOn', 'is', null), eb('toOn', '>', day(from))]))
        .select('descendantId')
        .execute()
      return [begun, ended].map((id) => rows.some(({ descendantId }) => descendantId === id))
    }
    expect(await stands('2021-05-01', '2021-05-31')).toEqual([false, true])
    expect(await stands('2021-06-01', '2021-06-30')).toEqual([true, true])
    expect(await stands('2021-07-01', '2021-07-31')).toEqual([true, false])
  })
})
