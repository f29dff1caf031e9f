import { beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { currentUnitsOf, findUnitByCode, loadReferenceUnits, namesOf, successorsOf, unitsBelow } from '../door.ts'
import { readTable } from './tsv.ts'

const office = openTestOffice()
const day = (text: string) => plainDate(text.length === 4 ? `${text}-06-30` : text)

beforeAll(async () => {
  await office.db.transaction().execute((db) => loadReferenceUnits(db))
})

async function at(code: string, when: string) {
  const found = await findUnitByCode(office.db, code, day(when))
  return found && `${found.name}${found.held ? '' : '（旧代码）'}${found.open ? '' : '（当日不存在）'}`
}

async function nameIn(code: string, codeDay: string, when: string) {
  const unit = await findUnitByCode(office.db, code, day(codeDay))
  return (await namesOf(office.db, [unit!.id], day(when)))[0]!.name
}

describe('a county of Yunnan keeps its identity through names and codes', () => {
  test.each([
    ['晋宁县 530122', '晋宁区 530115', '2015', '2016'],
    ['沾益县 530328', '沾益区 530303', '2015', '2016'],
    ['马龙县 530321', '马龙区 530304', '2017', '2018'],
    ['江川县 530421', '江川区 530403', '2014', '2015'],
    ['水富县 530630', '水富市 530681', '2017', '2018'],
    ['澄江县 530422', '澄江市 530481', '2018', '2019'],
    ['禄丰县 532331', '禄丰市 532302', '2020', '2021'],
    ['腾冲县 530522', '腾冲市 530581', '2014', '2015'],
    ['香格里拉县 533421', '香格里拉市 533401', '2013', '2014'],
    ['泸水县 533321', '泸水市 533301', '2015', '2016'],
    ['思茅市 530800', '普洱市 530800', '2006', '2007'],
    ['翠云区 530802', '思茅区 530802', '2006', '2007'],
    ['普洱哈尼族彝族自治县 530821', '宁洱哈尼族彝族自治县 530821', '2006', '2007'],
    ['潞西市 533103', '芒市 533103', '2009', '2010'],
  ])('%s became %s: %s and %s are both told right', async (before, after, year, next) => {
    const [[oldName, oldCode], [newName, newCode]] = [before.split(' '), after.split(' ')]
    expect(await at(oldCode!, year)).toBe(oldName)
    expect(await at(newCode!, next)).toBe(newName)
    const [was, is] = [
      await findUnitByCode(office.db, oldCode!, day(year)),
      await findUnitByCode(office.db, newCode!, day(next)),
    ]
    expect(was!.id).toBe(is!.id)
    expect(await nameIn(newCode!, next, `${year}-12-31`)).toBe(oldName)
    expect(await nameIn(newCode!, next, `${next}-01-01`)).toBe(newName)
  })

  test('an old code on a day after its end still finds the unit, and says that it is old', async () => {
    expect(await at('530321', '2021')).toBe('马龙区（旧代码）')
    expect(await at('532121', '2021')).toBe('昭阳区（旧代码）')
    expect(await at('530101', '2021')).toBeUndefined()
  })
})

async function successorNames(code: string, codeDay: string, when: string) {
  const unit = await findUnitByCode(office.db, code, day(codeDay))
  const current = (await currentUnitsOf(office.db, [unit!.id], day(when))).get(unit!.id)!
  const names = await namesOf(
    office.db,
    current.map(({ unitId }) => unitId),
    day(when),
  )
  return names.map(({ name }) => name).sort()
}

describe('a county that ended is answered for by its successors', () => {
  test('县级曲靖市 was divided in 1997 into 麒麟区 and 沾益县, which is 沾益区 today', async () => {
    expect(await at('532201', '1996')).toBe('曲靖市')
    expect(await at('532201', '1998')).toBe('曲靖市（旧代码）（当日不存在）')
    expect(await successorNames('532201', '1996', '1998')).toEqual(['沾益县', '麒麟区'].sort())
    expect(await successorNames('532201', '1996', '2021')).toEqual(['沾益区', '麒麟区'].sort())
  })

  test('丽江纳西族自治县 was divided in 2002 into 古城区 and 玉龙县', async () => {
    expect(await successorNames('533221', '2001', '2021')).toEqual(['古城区', '玉龙纳西族自治县'].sort())
    expect(await at('530702', '2001')).toBe('古城区（旧代码）（当日不存在）')
  })

  test('畹町市 went into 瑞丽市 in 1999, and 碧江县 in 1986 into 泸水 and 福贡', async () => {
    expect(await successorNames('533101', '1998', '2021')).toEqual(['瑞丽市'])
    expect(await successorNames('533322', '1985', '1986')).toEqual(['泸水县', '福贡县'].sort())
    const unit = await findUnitByCode(office.db, '533101', day('1998'))
    const [link] = await successorsOf(office.db, [unit!.id])
    expect(link).toMatchObject({ onDay: '1999-01-01', share: '1' })
  })

  test('地级东川市 became 昆明市东川区 in 1998, a level below', async () => {
    const [city, district] = [
      await findUnitByCode(office.db, '530200', day('1997')),
      await findUnitByCode(office.db, '530113', day('1998')),
    ]
    expect([city!.kind, district!.kind]).toEqual(['PREFECTURE', 'COUNTY'])
    expect(await successorNames('530200', '1997', '2021')).toEqual(['东川区'])
  })
})

async function countiesOf(code: string, when: string) {
  const unit = await findUnitByCode(office.db, code, day(when))
  const rows = await office.db
    .selectFrom('unit')
    .where('kind', '=', 'COUNTY')
    .where('id', 'in', unitsBelow('territory', unit!.id, day(when)))
    .select('id')
    .execute()
  return (
    await namesOf(
      office.db,
      rows.map(({ id }) => id),
      day(when),
    )
  ).map(({ name }) => name)
}

describe('the map of a day', () => {
  test('寻甸 stood below 曲靖 until 1998, and below 昆明 from then on', async () => {
    expect(await countiesOf('530300', '1997')).toContain('寻甸回族彝族自治县')
    expect(await countiesOf('530100', '1997')).not.toContain('寻甸回族彝族自治县')
    expect(await countiesOf('530300', '1998')).not.toContain('寻甸回族彝族自治县')
    expect(await countiesOf('530100', '1998')).toContain('寻甸回族彝族自治县')
  })

  test('曲靖 has nine counties today, and 昆明 fourteen', async () => {
    expect(await countiesOf('530300', '2021')).toHaveLength(9)
    expect(await countiesOf('530100', '2021')).toHaveLength(14)
  })

  test('history ends in exactly the published table of today', async () => {
    const today = day('2021-06-30')
    const published = readTable<'code' | 'name' | 'parent_code' | 'level'>('divisions.tsv')
    const rows = await office.db
      .selectFrom('unit')
      .innerJoin('unitCode', 'unitCode.unitId', 'unit.id')
      .innerJoin('unitName', 'unitName.unitId', 'unit.id')
      .leftJoin('unitEdge as edge', (on) =>
        on.onRef('edge.childId', '=', 'unit.id').on('edge.tree', '=', 'territory').on('edge.toOn', 'is', null),
      )
      .leftJoin('unitCode as parent', (on) =>
        on.onRef('parent.unitId', '=', 'edge.parentId').on('parent.toOn', 'is', null),
      )
      .where('unitCode.scheme', '=', 'division')
      .where('unitCode.toOn', 'is', null)
      .where('unitName.toOn', 'is', null)
      .where('unit.toOn', 'is', null)
      .select(['unitCode.code', 'unitName.name', 'parent.code as parentCode'])
      .orderBy('unitCode.code')
      .execute()
    expect(today > day('2021-01-01')).toBe(true)
    expect(rows).toEqual(
      published
        .map(({ code, name, parent_code }) => ({ code, name, parentCode: parent_code || null }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    )
  })

  test('every old code of an identity card leads to a unit of today', async () => {
    const old = readTable<'old_code' | 'kind'>('old-divisions.tsv').filter(({ kind }) => kind !== 'placeholder')
    expect(old.length).toBeGreaterThan(90)
    for (const { old_code: code } of old) {
      const unit = await findUnitByCode(office.db, code, day('2021'))
      const current = await currentUnitsOf(office.db, [unit!.id], day('2021'))
      expect(current.get(unit!.id), code).not.toEqual([])
    }
  })
})
