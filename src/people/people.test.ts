import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allowDemo, demoNumber } from '../../test/classes.ts'
import { dumpOf } from '../../test/dump.ts'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { plainDate } from '../platform/plain-date.ts'
import type { Refusal } from '../platform/refusal.ts'
import { request } from '../platform/request.ts'
import { contract } from './contract.ts'

const office = openTestOffice()
let county: County
let clerk: Colleague
let serial = 0

beforeAll(() => allowDemo(office))

beforeEach(async () => {
  office.clock.today = plainDate('2021-06-30')
  county = await buildCounty(office)
  clerk = await county.hire('county', 'county')
})

const nextNumber = (birth = '19860124') => {
  serial += 1
  return demoNumber(serial, birth)
}

const register = (by: Colleague, over: Record<string, unknown> = {}) =>
  request(by.desk, contract.register, { name: '李明兰', idNumber: nextNumber(), ...over } as never)

const refusalOf = (asked: Promise<unknown>): Promise<Refusal> => asked.catch((error) => error) as Promise<Refusal>
const faultsOf = async (asked: Promise<unknown>) =>
  (await refusalOf(asked)).faults.map(({ field, message }) => `${field}: ${message}`)

describe('a person', () => {
  test('is registered once and shown masked', async () => {
    const idNumber = nextNumber()
    const person = await register(clerk, { idNumber, phone: '１０００１２３４５６７' })
    expect(person).toMatchObject({
      name: '李＊兰',
      sex: expect.any(String),
      birthYear: '1986',
      phone: '100＊＊＊＊4567',
    })
    expect(person.idNumber).toBe(`999999 1986＊＊＊＊ ＊＊${idNumber.slice(-2)}`)
    expect(await refusalOf(register(clerk, { idNumber }))).toMatchObject({
      code: 'person.known',
      facts: { personId: person.id },
    })
    expect(await refusalOf(register(clerk, { idNumber, name: '李明珍' }))).toMatchObject({
      code: 'person.name-differs',
    })
  })

  test('is told wrong at the field, in words, and never the right digit', async () => {
    const right = nextNumber()
    const wrong = right.slice(0, 17) + (right[17] === '5' ? '6' : '5')
    expect(await faultsOf(register(clerk, { idNumber: wrong }))).toEqual(['idNumber: 校验位不符：按身份证逐位核对'])
    const told = JSON.stringify(await refusalOf(register(clerk, { idNumber: wrong })))
    expect(told).not.toContain(right)
    expect(await faultsOf(register(clerk, { idNumber: '530102880307100' }))).toEqual([
      'idNumber: 旧15位号码，请提供18位',
    ])
    expect(await faultsOf(register(clerk, { idNumber: '5.30102E+17', name: '李3', phone: '123' }))).toEqual([
      'name: 姓名只能是汉字、字母和间隔号',
      'idNumber: 末位已失真，请按证件重新录入',
      'phone: 手机号无效，填11位手机号',
    ])
    expect(await faultsOf(register(clerk, { name: '', idNumber: '' }))).toHaveLength(2)
  })

  test('of the same name and birthday is shown side by side first, then registered with the reason', async () => {
    const birth = '19910203'
    const first = await register(clerk, { name: '字有福', idNumber: nextNumber(birth) })
    const idNumber = nextNumber(birth)
    const refused = await refusalOf(register(clerk, { name: '字有福', idNumber }))
    expect(refused).toMatchObject({ code: 'person.namesake', facts: { persons: [first.id] } })
    const second = await register(clerk, { name: '字有福', idNumber, distinctBecause: '看过两人身份证' })
    expect(second.namesakes).toEqual([])
    expect((await request(clerk.desk, contract.pairs, {})).rows).toEqual([])
  })

  test('entered twice at the same moment by two clerks is one person', async () => {
    const other = await county.hire('county', 'county')
    const idNumber = nextNumber('19830909')
    const answers = await Promise.allSettled([register(clerk, { idNumber }), register(other, { idNumber })])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('with a rare character keeps it, and is masked by characters, not by halves', async () => {
    const person = await register(clerk, { name: '王𬭊䶮', idNumber: nextNumber('19720101') })
    expect(person.name).toBe('王＊䶮')
    expect((await request(clerk.desk, contract.list, { text: '𬭊' })).rows).toMatchObject([{ id: person.id }])
    const dotted = await register(clerk, { name: '岩罕·应', idNumber: nextNumber('19720102') })
    expect(dotted.name).toBe('岩＊＊应')
  })
})

describe('people are found', () => {
  test('by name, initials, last four characters and whole number, only within reach', async () => {
    const idNumber = nextNumber('19880307')
    const person = await register(clerk, { name: '单玉珍', idNumber })
    const neighbour = await county.hire('neighbour', 'county')
    for (const text of ['玉珍', 'SYZ', idNumber.slice(-4), idNumber]) {
      const mine = await request(clerk.desk, contract.list, { text })
      expect([text, mine.rows.map(({ id }) => id)]).toEqual([text, [person.id]])
      const theirs = await request(neighbour.desk, contract.list, { text })
      expect([theirs.rows, theirs.count.value]).toEqual([[], '0'])
    }
    expect(await refusalOf(request(neighbour.desk, contract.record, { id: person.id }))).toMatchObject({
      kind: 'absent',
    })
    expect(
      await refusalOf(request(neighbour.desk, contract.open, { id: person.id, fields: ['name'], purpose: '核对' })),
    ).toMatchObject({ kind: 'absent' })
  })

  test('page by page in the order of their readings, surnames read as surnames', async () => {
    for (const name of ['赵一', '单雄', '曾明', '解缙'])
      await register(clerk, { name, idNumber: nextNumber('19770101') })
    const { rows } = await request(clerk.desk, contract.list, {})
    expect(rows.map(({ name }) => name[0])).toEqual(['单', '解', '曾', '赵'])
  })

  test('a number known elsewhere is told with the county, without the name, and each asking is on record', async () => {
    const idNumber = nextNumber('19850505')
    await register(clerk, { idNumber })
    const neighbour = await county.hire('neighbour', 'county')
    const answer = await request(neighbour.desk, contract.lookUp, { idNumber })
    expect(answer).toEqual({ known: 'elsewhere', personId: null, name: null, place: expect.stringContaining('演示县') })
    expect(await request(clerk.desk, contract.lookUp, { idNumber })).toMatchObject({ known: 'here', name: '李＊兰' })
    expect(await refusalOf(register(neighbour, { idNumber }))).toMatchObject({ code: 'person.known-elsewhere' })
    const asked = await office.db
      .selectFrom('auditRow')
      .where('accountId', '=', neighbour.accountId)
      .select(['operation', 'persons'])
      .execute()
    expect(asked.map(({ operation, persons }) => `${operation} ${persons.length}`)).toEqual([
      'people.lookUp 1',
      'people.register 1',
    ])
  })

  test('numbers cannot be tried one after the other', async () => {
    const guesser = await county.hire('county', 'county')
    const codes: string[] = []
    for (let at = 0; at < 32; at += 1) {
      const told = await request(guesser.desk, contract.lookUp, { idNumber: demoNumber(at, '19660606') }).catch(
        (error) => error,
      )
      codes.push(told.code ?? told.known)
    }
    expect(codes.slice(0, 30)).toEqual(Array(30).fill('no'))
    expect(codes.slice(30)).toEqual(['person.too-many-lookups', 'person.too-many-lookups'])
    office.clock.now = new Date(office.clock.now.getTime() + 11 * 60_000)
    expect(await request(guesser.desk, contract.lookUp, { idNumber: demoNumber(1, '19660606') })).toMatchObject({
      known: 'no',
    })
  })
})

describe('sealed fields', () => {
  test('open for a purpose, with the duty, and the look is on record', async () => {
    const idNumber = nextNumber('19740704')
    const { id } = await register(clerk, { idNumber, phone: '10007654321' })
    expect(
      await refusalOf(request(clerk.desk, contract.open, { id, fields: ['idNumber'], purpose: '' })),
    ).toMatchObject({ kind: 'invalid' })
    const opened = await request(clerk.desk, contract.open, {
      id,
      fields: ['name', 'idNumber', 'phone'],
      purpose: '核对名册',
    })
    expect(opened).toEqual({ name: '李明兰', idNumber, phone: '10007654321' })
    const school = await county.hire('school', 'trainer')
    expect(
      await refusalOf(request(school.desk, contract.open, { id, fields: ['name'], purpose: '看看' })),
    ).toMatchObject({ code: 'duty.missing' })
    const looks = await office.db
      .selectFrom('auditRow')
      .where('operation', '=', 'people.open')
      .where('subject', '=', id)
      .select(['purpose', 'fields', 'outcome'])
      .execute()
    expect(looks).toContainEqual({ purpose: '核对名册', fields: ['name', 'idNumber', 'phone'], outcome: 'done' })
  })

  test('neither the database nor the log holds a number or a phone in clear', async () => {
    const idNumber = nextNumber('19640404')
    await register(clerk, { idNumber, phone: '10009998877' })
    await refusalOf(register(clerk, { idNumber: `${idNumber.slice(0, 17)}?`, phone: '10009998877x' }))
    await request(clerk.desk, contract.list, { text: idNumber })
    const dump = await dumpOf(office.url)
    expect(dump).toContain('李明兰')
    for (const secret of [idNumber, idNumber.slice(0, 17), '10009998877']) {
      expect(dump).not.toContain(secret)
      expect(JSON.stringify(office.log)).not.toContain(secret)
    }
  })
})
