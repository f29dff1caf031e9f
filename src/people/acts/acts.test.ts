import { describe, expect, test } from 'vitest'
import { demoNumber } from '../../../test/classes.ts'
import { dumpOf } from '../../../test/dump.ts'
import { openTestOffice } from '../../../test/office.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { refusalOf, withWorker } from '../records/records.test-data.ts'

const office = openTestOffice()
const { now, save, read, only, register } = withWorker(office)
const day = plainDate

const mend = async (fields: Record<string, string>, why = '核对户口簿', by = now.clerk) => {
  const { version } = await request(by.desk, contract.record, { id: now.id })
  return request(by.desk, contract.mend, { id: now.id, version, fields, why })
}

describe('who somebody is', () => {
  test('is mended with the reason; old and new stand in the history, numbers masked and sealed', async () => {
    const number = demoNumber(901, '19860125')
    await mend({ name: '李明蘭', phone: '10001112222', idNumber: number })
    await mend({ phone: '10003334444' })
    const person = await request(now.clerk.desk, contract.record, { id: now.id })
    expect(person).toMatchObject({ name: '李＊蘭', birthYear: '1986', phone: '100＊＊＊＊4444' })
    const { changes } = await read()
    expect(changes[0]).toMatchObject({
      ...{ act: 'mend', why: '核对户口簿', who: '演示county' },
      fields: [{ field: 'phone', from: '100＊＊＊＊2222', to: '100＊＊＊＊4444' }],
    })
    expect(changes[1]!.fields.map(({ field, from, to }) => [field, from === null, to])).toEqual([
      ['personName', false, '李＊蘭'],
      ['phone', true, '100＊＊＊＊2222'],
      ['idNumber', false, `999999 1986＊＊＊＊ ＊＊${number.slice(-2)}`],
    ])
    const dump = await dumpOf(office.url)
    for (const secret of [number, '10001112222', '10003334444']) expect(dump).not.toContain(secret)
  })

  test('is found by the old number and by the new one', async () => {
    const [before, after] = [demoNumber(911, '19750303'), demoNumber(912, '19750303')]
    const made = await request(now.clerk.desk, contract.register, { name: '字有福', idNumber: before })
    await request(now.clerk.desk, contract.mend, {
      ...{ id: made.id, version: made.version, fields: { idNumber: after }, why: '公安机关更正' },
    })
    for (const text of [before, after])
      expect((await request(now.clerk.desk, contract.list, { text })).rows.map(({ id }) => id)).toEqual([made.id])
    const taken = await refusalOf(mend({ idNumber: before }))
    expect(taken.faults).toMatchObject([{ field: 'idNumber', code: 'person.number-taken' }])
  })

  test('mended by two clerks at once is written once', async () => {
    const { version } = await request(now.clerk.desk, contract.record, { id: now.id })
    const by = (education: string) =>
      request(now.clerk.desk, contract.mend, { id: now.id, version, fields: { education }, why: '本人提供' })
    const outcomes = await Promise.allSettled([by('30'), by('20')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(lost.reason).toMatchObject({ code: 'person.changed', facts: { who: '演示county' } })
  })

  test('every wrong field is named at once, and nothing is written', async () => {
    const refused = await refusalOf(mend({ name: '李3', phone: '123', idNumber: '1' }))
    expect(refused.faults.map(({ field }) => field)).toEqual(['name', 'phone', 'idNumber'])
    expect((await read()).changes).toEqual([])
  })
})

describe('retirement, death and moving', () => {
  const die = (on: string | null) =>
    request(now.clerk.desk, contract.die, { id: now.id, on: on === null ? null : day(on), why: '死亡证明' })

  test('work ends with the day of death, later work is refused, and a mistake is taken back', async () => {
    await save('employment', { unitName: now.firm, track: 'skill', fromOn: '2018-01-01' })
    await die('2021-05-01')
    expect(await only('employment')).toMatchObject({ values: { toOn: '2021-05-01' } })
    const late = await refusalOf(save('employment', { unitName: '乙厂', fromOn: '2021-05-02' }))
    expect(late.faults).toMatchObject([{ field: 'fromOn', code: 'record.after-death' }])
    await die(null)
    expect((await read()).diedOn).toBeNull()
    expect((await read()).changes.map(({ act }) => act)).toEqual(['die', 'die', 'correct', 'add'])
  })

  test('records after the day stand in the way of a day of death', async () => {
    await save('title', { series: 'engineering', level: 'middle', grantedOn: '2021-05-02' })
    expect(await refusalOf(die('2021-05-01'))).toMatchObject({ code: 'act.records-after', facts: { count: 1 } })
    expect((await refusalOf(die('2021-07-01'))).faults).toMatchObject([{ field: 'on', code: 'act.in-future' }])
    expect((await refusalOf(die('1980-01-01'))).faults).toMatchObject([{ field: 'on', code: 'act.before-birth' }])
  })

  test('work begun after retirement is stored and marked', async () => {
    await request(now.clerk.desk, contract.retire, { id: now.id, on: day('2020-01-01'), why: '退休证' })
    const { warnings } = await save('employment', { unitName: now.firm, fromOn: '2020-02-01' })
    expect(warnings.map(({ message }) => message)).toEqual(['在退休（2020-01-01）之后开始，请核对'])
  })

  test('the county moved to takes the record over; the one left still sees it', async () => {
    const neighbour = await now.county.hire('neighbour', 'county')
    const move = (toUnitId: string) =>
      request(now.clerk.desk, contract.move, { id: now.id, toUnitId, on: day('2021-06-01'), why: '户口迁移' })
    expect((await refusalOf(move(now.county.units.enterprise))).code).toBe('act.not-a-county')
    expect((await refusalOf(move(now.county.units.county))).code).toBe('act.same-county')
    await move(now.county.units.neighbour)
    const record = await request(neighbour.desk, contract.record, { id: now.id })
    expect(record.place).toContain('邻县')
    const [moved] = (await read(neighbour)).changes
    expect(moved!.fields).toMatchObject([{ field: 'place', from: expect.stringContaining('演示县') }])
    expect((await read()).movedOn).toBe('2021-06-01')
  })
})

describe('while somebody is typed in', () => {
  const ask = (input: { name: string; idNumber?: string; phone?: string }, by = now.clerk) =>
    request(by.desk, contract.lookAlikes, input)

  test('who is like him appears with what differs', async () => {
    const id = await register('普秀英', '19900101')
    const { version } = await request(now.clerk.desk, contract.record, { id })
    await request(now.clerk.desk, contract.mend, { id, version, fields: { phone: '10005556666' }, why: '本人提供' })
    const [same] = (await ask({ name: '普秀英', idNumber: demoNumber(950, '19900101') })).rows
    expect(same).toMatchObject({ id, name: '普＊英', same: ['name', 'birth'], inReach: true })
    const [spelt] = (await ask({ name: '浦秀瑛', phone: '10005556666' })).rows
    expect(spelt).toMatchObject({ id, same: ['spelling', 'phone'], differs: ['name'] })
    const [near] = (await ask({ name: '普秀芝', idNumber: demoNumber(954, '19900101') })).rows
    expect(near).toMatchObject({ id, same: ['character', 'birth'], differs: ['name'] })
    expect((await ask({ name: '普秀英' })).rows).toEqual([])
    expect((await ask({ name: '普秀英', phone: '10009990000' })).rows).toEqual([])
  })

  test('of somebody elsewhere only the place is told', async () => {
    await register('和志强', '19800202')
    const neighbour = await now.county.hire('neighbour', 'county')
    const { rows } = await ask({ name: '和志强', idNumber: demoNumber(951, '19800202') }, neighbour)
    expect(rows).toMatchObject([
      { name: '', idNumber: '', birthYear: null, inReach: false, place: expect.stringContaining('演示县') },
    ])
  })

  test('two writings of a rare character meet', async () => {
    const id = await register('王䶮', '19700101')
    const { rows } = await ask({ name: '王龑', idNumber: demoNumber(952, '19700101') })
    expect(rows.map((row) => row.id)).toEqual([id])
  })
})

test('occupations are found by code, name, former name and initials', async () => {
  const find = async (text: string) =>
    (await request(now.clerk.desk, contract.occupations, { text })).hits.map(({ name }) => name)
  for (const text of ['6-18-01-01', '车工', '数控车', 'cg']) expect(await find(text)).toContain('车工')
  expect(await find('魔法师')).toEqual([])
})
