import { beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { registerPersons } from '../../people/door.ts'
import { checkCharacter } from '../../platform/identifiers/iso7064.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { saveSetting } from '../../platform/settings/store.ts'
import { contract } from '../contract.ts'
import { giveShares, issueTestTarget, on, personTime, record } from '../world.test-data.ts'

const office = openTestOffice()
let county: County
let province: Colleague
let clerk: Colleague
let prefix: string
let nos: ReadonlyMap<string, number>
const idNumber = `99999919860101002${checkCharacter('99999919860101002')}`
const classId = crypto.randomUUID()
let worker: string

beforeAll(async () => {
  await loadShippedYears(office.db)
  await saveSetting(office.db, 'demo', true)
  county = await buildCounty(office)
  province = await county.hire('province', 'province')
  clerk = await county.hire('county', 'county')
  ;({ prefix, nos } = await issueTestTarget(office, county))
  const { units } = county
  await giveShares(office.db, nos.get('T0')!, units.province, { [units.prefecture]: '1000' })
  await giveShares(office.db, nos.get('T0')!, units.prefecture, { [units.county]: '600', [units.neighbour]: '400' })
  const [registered] = await office.db.transaction().execute((tx) =>
    registerPersons(
      tx,
      office.seal,
      [
        {
          ...{ name: '李小兰', idType: 'resident', idNumber, sex: 'female', birth: '1986-01-01' },
          ...{ ethnicity: null, education: null, residence: null, residenceKind: null, phone: null },
          ...{ employerId: null, employerName: null, groups: [], unitId: units.county, systemId: units.school },
        },
      ],
      { accountId: clerk.accountId },
    ),
  )
  worker = registered!.personId!
  await record(office, [
    personTime(county, {
      personId: worker,
      sourceId: classId,
      attributes: { certified: true, level: 'intermediate', groups: ['G13'] },
    }),
    ...Array.from({ length: 40 }, () => personTime(county, { sourceId: classId })),
    ...Array.from({ length: 30 }, () => personTime(county, { onDay: on('2021-03-05') })),
    ...Array.from({ length: 29 }, () =>
      personTime(county, { unitId: units.neighbour, systemId: units.neighbourSchool, onDay: on('2021-06-18') }),
    ),
  ])
})

const place = (tail: string) => county.code.replace(/21$/, tail)
const refOf = (kind: string, tail = '00', more = '', line = 'T0') =>
  `${prefix}-${line}.${kind}.${place(tail)}.20210101-20210630${more}`
const head = (by: Colleague, ref: string) => request(by.desk, contract.head, { ref })
const strip = (by: Colleague, ref: string, cut: 'place' | 'group' | 'institution' | 'month' = 'place') =>
  request(by.desk, contract.strip, { ref, cut })

describe('a figure opens', () => {
  test('upwards to its target, and says what counts and why the light is what it is', async () => {
    const told = await head(province, refOf('value'))
    expect(told).toMatchObject({
      figure: { value: '100', unit: '人次', ref: refOf('value') },
      scope: [expect.stringMatching(/^演示省/), '2021年', 'T0'],
      light: { value: 'red', sentence: '10.0% − 49.59% = −39.59，低于 −10，判红。' },
      sentence: expect.stringMatching(
        /^截至6月30日，演示省\d+T0累计100人次，完成计划的10.0%，慢于时序进度39.59个百分点。$/,
      ),
      rule: '全部培训人次记录，按结业日期计',
      target: {
        balanced: true,
        terms: [{ figure: { value: '1000' } }, { figure: { value: '1000' } }, { figure: { value: '0' } }],
      },
    })
  })

  test('downwards: province, prefecture, county, class, people, and each level adds up to the one above', async () => {
    const trail: [string, string | null][] = []
    for (let ref = refOf('value'); ; ) {
      const level = await strip(province, ref)
      const sum = level.parts.reduce((total, { figure }) => total + Number(figure.value), 0)
      expect(String(sum)).toBe(level.figure.value)
      const widest = level.parts.toSorted((a, b) => Number(b.figure.value) - Number(a.figure.value))[0]!
      trail.push([level.partUnit, widest.figure.value])
      if (widest.opens === 'people') {
        const { people } = await request(clerk.desk, contract.people, { ref: widest.figure.ref })
        expect(people).toHaveLength(41)
        break
      }
      ref = widest.figure.ref
    }
    expect(trail).toEqual([
      ['个地区', '100'],
      ['个地区', '71'],
      ['个班', '41'],
    ])
  })

  test('people are masked, and the look is on record with whom it showed', async () => {
    const ref = refOf('value', '21', `.class:${classId}`)
    const { people } = await request(clerk.desk, contract.people, { ref })
    const shown = people.find(({ name }) => name !== '—')!
    expect(shown).toMatchObject({
      name: '李＊兰',
      idNumber: `999999 1986＊＊＊＊ ＊＊${idNumber.slice(-2)}`,
      record: '中级工证书',
    })
    expect(shown.lines).toEqual([
      { name: 'T0', short: '总数', counts: true },
      { name: 'T1', short: 'T1', counts: true },
      { name: 'T2', short: 'T2', counts: true },
      { name: 'T3', short: 'T3', counts: true },
    ])
    const audit = await office.db
      .selectFrom('auditRow')
      .where('operation', '=', 'targets.people')
      .where('accountId', '=', clerk.accountId)
      .orderBy('id', 'desc')
      .select(['persons', 'purpose', 'subject'])
      .executeTakeFirstOrThrow()
    expect(audit).toMatchObject({
      persons: expect.arrayContaining([worker]),
      purpose: '查看一个数的来历',
      subject: ref,
    })
  })

  test('a derived number shows its arithmetic, and its numbers open too', async () => {
    const told = await head(province, refOf('required'))
    expect(told).toMatchObject({
      figure: { value: '7.03', unit: '人次/工作日' },
      arithmetic: { formula: '（1,000 − 100）÷ 剩余 128 个工作日 = 7.03，进为 8' },
      stands: { on: refOf('value') },
    })
    for (const { figure } of told.arithmetic!.terms) expect((await head(province, figure.ref)).figure).toEqual(figure)
  })

  test('to any past day, with what moved it between two days', async () => {
    const told = await request(province.desk, contract.between, { ref: refOf('value'), from: on('2021-05-31') })
    expect([told.earlier.value, told.later.value, told.change, told.rest]).toEqual(['71', '100', '+29', null])
    expect(told.moved).toHaveLength(29)
    const may = await request(province.desk, contract.between, { ref: refOf('value'), from: on('2021-03-31') })
    expect(may.moved[0]).toMatchObject({ amount: '+41', on: '2021-05-14' })
  })

  test('as a workbook of its records, masked, and on record', async () => {
    const ref = refOf('value', '21', `.class:${classId}`)
    const response = await request(clerk.desk, contract.detail, { ref })
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toMatch(/明细-2021-06-30\.xlsx/)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    const { default: exceljs } = await import('exceljs')
    const book = new exceljs.Workbook()
    await book.xlsx.load(bytes as never)
    const text = JSON.stringify(book.worksheets[0]!.getSheetValues())
    expect(text).toContain(`999999 1986＊＊＊＊ ＊＊${idNumber.slice(-2)}`)
    expect(text).not.toContain(idNumber)
    expect(text).toContain('共 41 行')
    const entries = await office.db
      .selectFrom('auditRow')
      .where('operation', '=', 'targets.detail')
      .select('persons')
      .execute()
    expect(entries[0]!.persons).toContain(worker)
  })
})

describe('a reference', () => {
  test.each(['x', '2021-T0', "2021-T0.value.530000.20210101-20210630' or true"])('%j opens nothing', async (ref) => {
    await expect(head(province, ref)).rejects.toMatchObject({ kind: 'absent', code: 'figure.absent' })
  })

  test('made up for a place beyond one’s own opens nothing, whatever is asked of it', async () => {
    for (const tail of ['00', '01', '22']) {
      const ref = refOf('value', tail)
      for (const operation of [contract.head, contract.recount, contract.strip, contract.people, contract.detail])
        await expect(request(clerk.desk, operation as typeof contract.head, { ref })).rejects.toMatchObject({
          kind: 'absent',
        })
      await expect(request(clerk.desk, contract.between, { ref, from: on('2021-01-31') })).rejects.toMatchObject({
        kind: 'absent',
      })
    }
  })

  test('of a day that is not yet, or with a cut that says nothing of it, opens nothing', async () => {
    for (const ref of [refOf('value').replace('20210630', '20210701'), refOf('required', '00', '.group:G13')])
      await expect(head(province, ref)).rejects.toMatchObject({ kind: 'absent' })
  })
})

test('a leader sees the number and not the people', async () => {
  const leader = await county.hire('province', 'leader')
  expect((await head(leader, refOf('value'))).may).toEqual({ people: false, export: false })
  await expect(request(leader.desk, contract.people, { ref: refOf('value') })).rejects.toMatchObject({
    code: 'duty.missing',
  })
})
