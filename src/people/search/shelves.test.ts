import { Workbook } from 'exceljs'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { demoNumber, dropRoster, planClass, registerScope, rosterWorkbook } from '../../../test/classes.ts'
import { openTestOffice } from '../../../test/office.ts'
import type { Colleague } from '../../../test/world.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { saveSetting } from '../../platform/settings/store.ts'
import { contract as training } from '../../training/contract.ts'
import { contract } from '../contract.ts'
import { withWorker } from '../records/records.test-data.ts'
import { shelvePersons } from './shelf-store.ts'

const office = openTestOffice()
const { now, register, save, only } = withWorker(office)

const shelved = async () => {
  const places = await sql`select id, place_ids from person order by id`.execute(office.db)
  const shelves = await sql`select unit_id, sort_key, person_id from person_shelf order by 1, 2, 3`.execute(office.db)
  return { places: places.rows, shelves: shelves.rows }
}

/** Whoever wrote last has shelved in the same transaction: to shelve everybody anew changes nothing. */
afterEach(async () => {
  const before = await shelved()
  const everybody = await office.db.selectFrom('person').select('id').execute()
  await shelvePersons(
    office.db,
    everybody.map(({ id }) => id),
  )
  expect(await shelved()).toEqual(before)
})

const listed = async (by: Colleague, input: { text?: string; unitId?: string } = {}) =>
  (await request(by.desk, contract.list, input)).rows.map(({ id }) => id)

async function roster(people: readonly { readonly name: string; readonly idNumber: string }[]) {
  const { school: schoolUnit } = now.county.units
  const school = await now.county.hire('school', 'trainer')
  await registerScope(office, schoolUnit)
  const { id } = await planClass(school, now.county)
  await request(school.desk, training.file, { id })
  await request(now.clerk.desk, training.approve, { id })
  await dropRoster(school, id, await rosterWorkbook(people))
  return school
}

describe('a person stands on the shelves of who may see him', () => {
  test('registered by the form', async () => {
    expect(await listed(now.clerk)).toEqual([now.id])
    expect(await listed(await now.county.hire('neighbour', 'county'))).toEqual([])
  })

  test('under the reading of a mended name, no longer under the old one', async () => {
    const other = await register('字有福', '19750303')
    const { version } = await request(now.clerk.desk, contract.record, { id: now.id })
    await request(now.clerk.desk, contract.mend, { id: now.id, version, fields: { name: '赵明兰' }, why: '核对户口簿' })
    expect(await listed(now.clerk)).toEqual([now.id, other])
    expect(await listed(now.clerk, { text: 'zml' })).toEqual([now.id])
    expect(await listed(now.clerk, { text: 'l' })).toEqual([])
  })

  test('in the county that somebody moved to, and still in the one he left', async () => {
    const toUnitId = now.county.units.neighbour
    await request(now.clerk.desk, contract.move, { id: now.id, on: plainDate('2021-06-01'), toUnitId, why: '迁居' })
    expect(await listed(await now.county.hire('neighbour', 'county'))).toEqual([now.id])
    expect(await listed(now.clerk)).toEqual([now.id])
  })

  test('at the school whose roster brings him, new or known', async () => {
    const number = demoNumber(931, '19750304')
    const known = await request(now.clerk.desk, contract.register, { name: '普有福', idNumber: number })
    const school = await roster([
      { name: '普有福', idNumber: number },
      { name: '张秀英', idNumber: demoNumber(932, '19750305') },
    ])
    const seen = await listed(school)
    expect(seen).toHaveLength(2)
    expect(seen[0]).toBe(known.id)
    expect(await listed(school, { text: 'zxy' })).toEqual([seen[1]])
  })

  test('at the unit of work that a workbook brings', async () => {
    const idNumber = demoNumber(941, '19750306')
    const made = await request(now.clerk.desk, contract.register, { name: '茶有福', idNumber })
    const book = new Workbook()
    book.addWorksheet('从业').addRows([
      ['姓名', '身份证号', '工作单位', '岗位类别', '开始日期'],
      ['茶有福', idNumber, now.firm, '技能', '2018-01-01'],
    ])
    const body = new Uint8Array(await book.xlsx.writeBuffer())
    const receipt = await request(now.clerk.desk, contract.dropRecords, { fileName: '档案.xlsx' }, { body })
    expect(receipt).toMatchObject({ stored: '1' })
    expect(await listed(now.enterprise)).toEqual([made.id])
  })

  test('until the last day of work passes: the unit’s list ends with it, whoever asks for the unit', async () => {
    const unitId = now.county.units.enterprise
    const typed = { unitName: now.firm, track: 'skill', fromOn: '2018-01-01', toOn: '2021-07-31' }
    await save('employment', typed)
    office.clock.today = plainDate('2021-07-31')
    for (const by of [now.clerk, now.enterprise]) expect(await listed(by, { unitId })).toEqual([now.id])
    office.clock.today = plainDate('2021-08-01')
    for (const by of [now.clerk, now.enterprise]) expect(await listed(by, { unitId })).toEqual([])
    expect(await listed(now.enterprise)).toEqual([])
    expect(await listed(now.clerk)).toEqual([now.id])
  })

  test('no longer at a unit whose record of work was struck', async () => {
    await save('employment', { unitName: now.firm, track: 'skill', fromOn: '2018-01-01' })
    expect(await listed(now.enterprise)).toEqual([now.id])
    const { id: recordId, version } = await only('employment')
    const one = { id: now.id, kind: 'employment' as const, recordId, version }
    await request(now.clerk.desk, contract.strikeRecord, { ...one, why: '登错人' })
    expect(await listed(now.enterprise)).toEqual([])
  })

  test('once for two merged records, under the name that was taken, and twice again when they are parted', async () => {
    await saveSetting(office.db, 'pair-person-merge', false)
    const other = await register('赵明兰', '19860125')
    const two = { survivorId: now.id, mergedId: other }
    const { survivor, merged } = await request(now.clerk.desk, contract.compareRecords, two)
    const { id } = await request(now.clerk.desk, contract.askMerge, {
      ...{ ...two, survivorVersion: survivor.version, mergedVersion: merged.version },
      ...{ choices: { name: true }, reason: '两次登记同一人' },
    })
    expect(await listed(now.clerk)).toEqual([now.id])
    expect(await listed(now.clerk, { text: 'z' })).toEqual([now.id])
    await request(now.clerk.desk, contract.partRecords, { id, reason: '不是同一人' })
    expect(await listed(now.clerk, { text: 'z' })).toEqual([other])
    expect(await listed(now.clerk, { text: 'l' })).toEqual([now.id])
  })
})

describe('somebody of the same name and birthday is shown, whichever way he comes in', () => {
  const pairs = async () => (await request(now.clerk.desk, contract.pairs, {})).rows.length

  test('by the form, before he is stored', async () => {
    const typed = { name: '李明兰', idNumber: demoNumber(951, '19860124') }
    await expect(request(now.clerk.desk, contract.register, typed)).rejects.toMatchObject({ code: 'person.namesake' })
    const shown = await request(now.clerk.desk, contract.lookAlikes, { ...typed, phone: '' })
    expect(shown.rows.map(({ id }) => id)).toContain(now.id)
  })

  test('by a roster, as a pair that waits for a decision', async () => {
    const before = await pairs()
    await roster([{ name: '李明兰', idNumber: demoNumber(952, '19860124') }])
    expect(await pairs()).toBeGreaterThan(before)
  })

  test('by a workbook of records nobody comes in: whoever is not registered is named', async () => {
    const before = await listed(now.clerk)
    const book = new Workbook()
    book.addWorksheet('职称').addRows([
      ['姓名', '身份证号', '职称系列', '职称等级', '取得日期'],
      ['李明兰', demoNumber(953, '19860124'), '工程技术', '中级', '2017-09-01'],
    ])
    const body = new Uint8Array(await book.xlsx.writeBuffer())
    const receipt = await request(now.clerk.desk, contract.dropRecords, { fileName: '档案.xlsx' }, { body })
    expect(receipt).toMatchObject({ stored: '0', drafts: '0', unmatched: '1' })
    expect(await listed(now.clerk)).toEqual(before)
  })
})
