import { Workbook } from 'exceljs'
import { describe, expect, test } from 'vitest'
import {
  countsOf,
  demoNumber,
  dropRoster,
  planClass,
  registerScope,
  rosterWorkbook,
  withSchool,
} from '../../test/classes.ts'
import { openTestOffice } from '../../test/office.ts'
import { request } from '../platform/request.ts'
import { contract } from './contract.ts'

const office = openTestOffice()
const { now, approved, newcomers, onRoster } = withSchool(office)

describe('a roster that is dropped into a class', () => {
  test('is stored as far as it is good; the bad row is named, the total row skipped', async () => {
    const { id } = await approved()
    const good = newcomers(3)
    const wrong = {
      name: '李建忠',
      idNumber: `${good[0]!.idNumber.slice(0, 17)}${good[0]!.idNumber[17] === '1' ? '2' : '1'}`,
    }
    const drop = await dropRoster(now.school, id, await rosterWorkbook([...good, wrong]))
    expect(countsOf(drop)).toEqual([3, 0, 1, 1])
    expect(drop.receipt!.cells.filter(({ code }) => code.startsWith('E'))).toMatchObject([
      { row: 7, column: 'C', field: 'idNumber', code: 'E22', message: expect.stringContaining('核对') },
    ])
    expect(JSON.stringify(drop)).not.toContain(wrong.idNumber)
    expect(await onRoster(id)).toHaveLength(3)
    expect((await onRoster(id))[0]).toMatch(/^.＊+.? 999999 1970＊＊＊＊ ＊＊../)
  })

  test('counts only its new rows when it comes again, corrected', async () => {
    const { id } = await approved()
    const good = newcomers(4)
    const bad = { name: '张明', idNumber: '99999919800101001' }
    await dropRoster(now.school, id, await rosterWorkbook([...good, bad]))
    const again = await dropRoster(now.school, id, await rosterWorkbook([...good, bad]))
    expect(countsOf(again)).toEqual([0, 4, 1, 1])
    const mended = await dropRoster(
      now.school,
      id,
      await rosterWorkbook([...good, { ...bad, idNumber: demoNumber(650, '19610203') }]),
    )
    expect(countsOf(mended)).toEqual([1, 4, 0, 1])
    expect(await onRoster(id)).toHaveLength(5)
    const { rows } = await request(now.school.desk, contract.drops, { id })
    expect(rows.map(({ stored }) => stored.value)).toEqual(['1', '0', '4'])
  })

  test('of another class is refused whole', async () => {
    const { id } = await approved()
    const other = await approved({ title: '另一个班' })
    const drop = dropRoster(now.school, id, await rosterWorkbook(newcomers(2), other.number))
    await expect(drop).rejects.toMatchObject({ code: 'roster.f03' })
    expect(await onRoster(id)).toEqual([])
  })

  test('takes nobody beyond the places of the class, counting those who are in it', async () => {
    const { id } = await approved({ plannedPeople: 3 })
    const all = newcomers(5)
    await dropRoster(now.school, id, await rosterWorkbook(all.slice(0, 2)))
    const drop = await dropRoster(now.school, id, await rosterWorkbook(all.slice(2)))
    expect(countsOf(drop)).toEqual([1, 0, 2, 1])
    expect(drop.receipt!.cells.filter(({ code }) => code === 'E53').map(({ row }) => row)).toEqual([5, 6])
  })

  test('does not take somebody who is in another class on the same days; two classes of one hour apart both may', async () => {
    const mine = await approved()
    const later = await approved({ startsOn: '2021-07-10', endsOn: '2021-07-14' })
    const neighbourSchool = await now.county.hire('neighbourSchool', 'trainer')
    const neighbour = await now.county.hire('neighbour', 'county')
    await registerScope(office, now.county.units.neighbourSchool)
    const elsewhere = await planClass(neighbourSchool, now.county, { unitId: now.county.units.neighbour })
    await request(neighbourSchool.desk, contract.file, { id: elsewhere.id })
    await request(neighbour.desk, contract.approve, { id: elsewhere.id })
    const all = newcomers(2)
    await dropRoster(now.school, mine.id, await rosterWorkbook(all))
    const drop = await dropRoster(neighbourSchool, elsewhere.id, await rosterWorkbook(all))
    expect(countsOf(drop)).toEqual([0, 0, 2, 1])
    expect(drop.receipt!.cells.filter(({ code }) => code === 'E52')[0]!.message).not.toContain(mine.number)
    expect(countsOf(await dropRoster(now.school, later.id, await rosterWorkbook(all)))).toEqual([2, 0, 0, 1])
  })

  test('does not put a person under another name', async () => {
    const first = await approved()
    const second = await approved({ startsOn: '2021-08-02', endsOn: '2021-08-06' })
    const [person] = newcomers(1)
    await dropRoster(now.school, first.id, await rosterWorkbook([person!]))
    const drop = await dropRoster(now.school, second.id, await rosterWorkbook([{ ...person!, name: '普天成' }]))
    expect(drop.receipt!.cells).toMatchObject([{ code: 'E49', field: 'idNumber' }])
    expect(countsOf(drop)).toEqual([0, 0, 1, 1])
  })

  test('is one person whichever class and now.school registers him', async () => {
    const first = await approved()
    const second = await approved({ startsOn: '2021-08-02', endsOn: '2021-08-06' })
    const group = newcomers(3)
    await dropRoster(now.school, first.id, await rosterWorkbook(group))
    await dropRoster(now.school, second.id, await rosterWorkbook(group))
    const ids = async (id: string) =>
      (await request(now.school.desk, contract.people, { id })).rows.map(({ personId }) => personId).sort()
    expect(await ids(first.id)).toEqual(await ids(second.id))
  })

  test('at once by two schools: each person is registered once', async () => {
    const neighbourSchool = await now.county.hire('neighbourSchool', 'trainer')
    const neighbour = await now.county.hire('neighbour', 'county')
    await registerScope(office, now.county.units.neighbourSchool)
    const mine = await approved()
    const other = await planClass(neighbourSchool, now.county, {
      unitId: now.county.units.neighbour,
      startsOn: '2021-09-01',
      endsOn: '2021-09-05',
    })
    await request(neighbourSchool.desk, contract.file, { id: other.id })
    await request(neighbour.desk, contract.approve, { id: other.id })
    const group = newcomers(40)
    const [a, b] = await Promise.all([
      dropRoster(now.school, mine.id, await rosterWorkbook(group)),
      dropRoster(neighbourSchool, other.id, await rosterWorkbook([...group].reverse())),
    ])
    expect([countsOf(a), countsOf(b)]).toEqual([
      [40, 0, 0, 1],
      [40, 0, 0, 1],
    ])
    const { rows } = await request(now.school.desk, contract.people, { id: mine.id })
    const theirs = await request(neighbourSchool.desk, contract.people, { id: other.id })
    expect(new Set([...rows, ...theirs.rows].map(({ personId }) => personId)).size).toBe(40)
  })

  test('the same file at the same moment twice: each person once', async () => {
    const { id } = await approved()
    const file = await rosterWorkbook(newcomers(30))
    const drops = await Promise.all([dropRoster(now.school, id, file), dropRoster(now.school, id, file)])
    expect(drops.map(countsOf).sort()).toEqual([
      [0, 30, 0, 1],
      [30, 0, 0, 1],
    ])
    expect(await onRoster(id)).toHaveLength(30)
  })

  test('comes back with each bad cell marked, each refused row once', async () => {
    const { id } = await approved({ plannedPeople: 2 })
    const drop = await dropRoster(
      now.school,
      id,
      await rosterWorkbook([...newcomers(3), { name: '赵四', idNumber: '1234' }]),
    )
    const response = await request(now.school.desk, contract.marked, { id: drop.id })
    const book = new Workbook()
    await book.xlsx.load(await response.arrayBuffer())
    const list = book.getWorksheet('错误清单')!
    const rows = list.getColumn(1).values.slice(2)
    expect([...new Set(rows)]).toEqual([6, 7])
    expect(rows).toHaveLength(drop.receipt!.cells.filter(({ code }) => code.startsWith('E')).length)
    expect(book.getWorksheet('名册')!.getCell('C7').note).toBeDefined()
  })

  test('is only checked, and nothing stored, when that is asked', async () => {
    const { id } = await approved()
    const body = await rosterWorkbook([...newcomers(2), { name: '赵四', idNumber: '1234' }])
    const receipt = await request(now.school.desk, contract.check, { fileName: 'a.xlsx', classId: id }, { body })
    expect(receipt).toMatchObject({ rows: '3', bad: '1' })
    expect(await onRoster(id)).toEqual([])
    expect((await request(now.approver.desk, contract.check, { fileName: 'a.xlsx' }, { body })).bad).toBe('1')
  })

  test('the empty roster of a class can be filled and dropped', async () => {
    const { id } = await approved()
    const book = new Workbook()
    await book.xlsx.load(await (await request(now.school.desk, contract.template, { id })).arrayBuffer())
    const [person] = newcomers(1)
    const sheet = book.getWorksheet('学员名单')!
    const head = Array.from(sheet.getRow(3).values as string[], (name) => String(name ?? ''))
    const at = (name: string) => head.findIndex((one) => one.startsWith(name))
    const row = sheet.getRow(5)
    row.getCell(at('姓名')).value = person!.name
    row.getCell(at('身份证号')).value = person!.idNumber
    row.getCell(at('人员类别')).value = '农民工'
    row.getCell(at('手机号')).value = '10001112222'
    row.getCell(at('职业')).value = '电工'
    row.getCell(at('等级')).value = '四级'
    row.commit()
    const file = new Uint8Array(await book.xlsx.writeBuffer())
    expect(countsOf(await dropRoster(now.school, id, file))).toEqual([1, 0, 0, 1])
    const other = await approved({ title: '另一个班' })
    await expect(dropRoster(now.school, other.id, file)).rejects.toMatchObject({ code: 'roster.f03' })
  })
})
