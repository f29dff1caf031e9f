import { describe, expect, test } from 'vitest'
import { buildCounty, type Colleague } from '../../../test/world.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { namesOf, openUnit, unitsBelow } from '../door.ts'
import { openChangeOffice, paper } from './change-office.test-data.ts'

const at = openChangeOffice()
const day = plainDate

describe('更名与改代码', () => {
  test('a county that becomes a district has both names and both codes, each on its days', async () => {
    const id = await at.openCounty('马龙县')
    const change = {
      ...(await at.asked(id, '2018-05-01')),
      name: '马龙区',
      code: { scheme: 'division', code: '810304' },
    }
    await request(at.prefecture.desk, contract.renameUnit, change as never)
    expect(await at.read(id, '2017-12-31')).toMatchObject({ name: '马龙县', code: expect.stringMatching(/^800/) })
    expect(await at.read(id, '2018-05-01')).toMatchObject({ name: '马龙区', code: '810304' })
    const [latest] = (await at.read(id)).changes
    expect(latest).toMatchObject({
      kind: 'recode',
      documentNo: '云政复〔2021〕1号',
      facts: { oldName: '马龙县', newName: '马龙区' },
    })
  })

  test('a figure of 2017 prints the name of 2017, and a unit that ended still prints its last', async () => {
    const id = await at.openCounty('旧县')
    await request(at.province.desk, contract.renameUnit, { ...(await at.asked(id, '2018-01-01')), name: '新区' })
    await request(at.province.desk, contract.closeUnit, await at.asked(id, '2020-01-01'))
    const printed = async (on: string) => (await namesOf(at.office.db, [id], day(on)))[0]!.name
    expect([await printed('2017-12-31'), await printed('2018-01-01'), await printed('2021-06-30')]).toEqual([
      '旧县',
      '新区',
      '新区',
    ])
  })

  test('a name that held for some years in between may be entered afterwards', async () => {
    const id = await at.openCounty('甲县')
    await request(at.province.desk, contract.renameUnit, { ...(await at.asked(id, '2018-01-01')), name: '丙县' })
    await request(at.province.desk, contract.renameUnit, { ...(await at.asked(id, '2014-01-01')), name: '乙县' })
    const { names } = await at.read(id)
    expect(names.map(({ name, fromOn, toOn }) => [name, fromOn, toOn])).toEqual([
      ['甲县', '2010-01-01', '2014-01-01'],
      ['乙县', '2014-01-01', '2018-01-01'],
      ['丙县', '2018-01-01', null],
    ])
  })

  test('a code in use, a day twice, a day before the beginning and nothing new are refused', async () => {
    const [first, second] = [await at.openCounty('一县'), await at.openCounty('二县')]
    const taken = { scheme: 'division' as const, code: (await at.read(first)).code! }
    const rename = async (onDay: string, more: object) =>
      request(at.province.desk, contract.renameUnit, { ...(await at.asked(second, onDay)), ...more } as never)
    await expect(rename('2021-01-01', { code: taken })).rejects.toMatchObject({
      code: 'unit.code-taken',
      facts: { name: '一县' },
    })
    await expect(rename('2009-01-01', { name: '早县' })).rejects.toMatchObject({ code: 'change.outside-life' })
    await expect(rename('2021-01-01', { name: '二县' })).rejects.toMatchObject({ code: 'change.nothing-new' })
    await expect(rename('2021-01-01', {})).rejects.toMatchObject({ code: 'change.nothing-asked' })
    await expect(rename('2031-01-01', { name: '远县' })).rejects.toMatchObject({ code: 'change.too-far-ahead' })
    const uscc = { scheme: 'uscc' as const, code: '91530000999999999X' }
    await expect(rename('2021-01-01', { code: uscc })).rejects.toMatchObject({ code: 'code.wrong-kind' })
    await rename('2021-01-01', { name: '三县' })
    await expect(rename('2021-01-01', { name: '四县' })).rejects.toMatchObject({ code: 'change.same-day' })
  })

  test('of two clerks who edit one unit the second is told who was first', async () => {
    const id = await at.openCounty('同改县')
    const [mine, theirs] = [await at.asked(id, '2021-01-01'), await at.asked(id, '2021-02-01')]
    await request(at.prefecture.desk, contract.renameUnit, { ...mine, name: '先改县' })
    await expect(request(at.province.desk, contract.renameUnit, { ...theirs, name: '后改县' })).rejects.toMatchObject({
      code: 'record.changed',
      facts: { who: '演示prefecture' },
    })
    expect((await at.read(id)).name).toBe('先改县')
  })

  test('edits of what is not dated are in the history, one by one', async () => {
    const id = await at.openEnterprise('资料企业')
    const edit = async (note: string) => {
      const { version } = await at.read(id)
      await request(at.county.desk, contract.describeUnit, {
        ...{ id, version, countsInHost: true, industry: 'C', ownership: '170', note },
      })
    }
    await edit('一')
    await edit('二')
    const { changes, industry } = await at.read(id)
    expect(industry).toBe('C')
    expect(changes.map(({ kind, facts }) => [kind, facts.noteBefore ?? null, facts.note])).toEqual([
      ['describe', '一', '二'],
      ['describe', null, '一'],
    ])
  })
})

describe('划转', () => {
  test('a county that goes to another prefecture is seen by the old one until the day, by the new one from it', async () => {
    const other = await openUnit(at.office.db, {
      ...{
        kind: 'PREFECTURE',
        name: '邻州',
        territory: at.place.units.province,
        system: null,
        fromOn: day('2010-01-01'),
      },
    })
    const id = await at.openCounty('寻甸县')
    const enterprise = await at.openEnterprise('寻甸企业', id)
    await request(at.province.desk, contract.moveUnit, {
      ...(await at.asked(id, '2015-07-01')),
      tree: 'territory',
      parentId: other,
    })
    const below = async (above: string, on: string) => {
      const rows = await at.office.db
        .selectFrom('unit')
        .where('id', 'in', unitsBelow('territory', above, day(on)))
        .select('id')
        .execute()
      return [id, enterprise].map((one) => rows.some((row) => row.id === one))
    }
    expect(await below(at.place.units.prefecture, '2015-06-30')).toEqual([true, true])
    expect(await below(at.place.units.prefecture, '2015-07-01')).toEqual([false, false])
    expect(await below(other, '2015-06-30')).toEqual([false, false])
    expect(await below(other, '2015-07-01')).toEqual([true, true])
    expect((await at.read(enterprise, '2015-06-30')).territory.map(({ name }) => name)[1]).toContain('演示州')
    expect((await at.read(enterprise, '2015-07-01')).territory.map(({ name }) => name)[1]).toBe('邻州')
  })

  test('a unit cannot go below itself, nor a county below a at.county, nor an enterprise below a school’s county in the system', async () => {
    const [group, company] = [await at.openEnterprise('集团'), await at.openEnterprise('公司')]
    const move = async (id: string, tree: 'territory' | 'system', parentId: string) =>
      request(at.province.desk, contract.moveUnit, { ...(await at.asked(id, '2021-01-01')), tree, parentId })
    await move(company, 'system', group)
    await expect(move(group, 'system', company)).rejects.toMatchObject({ code: 'unit.inside-itself' })
    await expect(move(group, 'system', at.place.units.county)).rejects.toMatchObject({ code: 'unit.not-below' })
    await expect(move(await at.openCounty('小县'), 'territory', at.place.units.county)).rejects.toMatchObject({
      code: 'unit.not-below',
    })
  })

  test('two moves sent at once, each right alone, never make a circle', async () => {
    const [a, b] = [await at.openEnterprise('左公司'), await at.openEnterprise('右公司')]
    const move = async (id: string, parentId: string) => ({
      ...{ ...(await at.asked(id, '2021-01-01')), tree: 'system' as const, parentId },
    })
    const moves = [await move(a, b), await move(b, a)]
    const both = await Promise.allSettled(moves.map((input) => request(at.province.desk, contract.moveUnit, input)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'unit.inside-itself' } })
  })

  test('a prefecture does not hand a county to a prefecture it does not see', async () => {
    const elsewhere = await buildCounty(at.office)
    const id = await at.openCounty('本州县')
    const move = {
      ...(await at.asked(id, '2021-01-01')),
      tree: 'territory' as const,
      parentId: elsewhere.units.prefecture,
    }
    await expect(request(at.prefecture.desk, contract.moveUnit, move)).rejects.toMatchObject({
      code: 'unit.unknown',
      facts: { units: [elsewhere.units.prefecture] },
    })
  })
})

describe('谁可以变更', () => {
  test('a county’s own name is changed by the level above, its enterprises by itself', async () => {
    const rename = async (who: Colleague, id: string, name: string) =>
      request(who.desk, contract.renameUnit, { ...(await at.asked(id, '2021-05-01')), name })
    await expect(rename(at.county, at.place.units.county, '自改县')).rejects.toMatchObject({ code: 'unit.own-place' })
    await expect(rename(at.county, at.place.units.neighbour, '改邻县')).rejects.toMatchObject({ code: 'record.absent' })
    await rename(at.county, await at.openEnterprise('县里企业'), '县里新企业')
    await rename(at.prefecture, at.place.units.neighbour, '更名邻县')
  })

  test('only who sees the whole tree opens its top', async () => {
    const open = (who: Colleague) =>
      request(who.desk, contract.openUnit, {
        ...{ ...paper('2021-01-01'), kind: 'PROVINCE' as const, name: '又一个省', territory: null, system: null },
      })
    await expect(open(at.county)).rejects.toMatchObject({ code: 'unit.no-top' })
    await open(at.province)
  })

  test('an enterprise opened by the county is seen at once by whoever sees the county', async () => {
    const { id } = await request(at.county.desk, contract.openUnit, {
      ...{
        ...paper('2021-06-01'),
        kind: 'ENT' as const,
        name: '新办企业',
        territory: at.place.units.county,
        system: null,
      },
      codes: [{ scheme: 'uscc' as const, code: '919999990000000001' }],
    })
    expect((await at.read(id, undefined, at.prefecture)).name).toBe('新办企业')
    const again = { ...paper('2021-06-01'), kind: 'ENT' as const, name: '重复企业', system: null }
    await expect(
      request(at.county.desk, contract.openUnit, {
        ...{
          ...again,
          territory: at.place.units.county,
          codes: [{ scheme: 'uscc' as const, code: '919999990000000001' }],
        },
      }),
    ).rejects.toMatchObject({ code: 'unit.code-taken', facts: { name: '新办企业' } })
  })
})
