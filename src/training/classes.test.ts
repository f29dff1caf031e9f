import { beforeEach, describe, expect, test } from 'vitest'
import { planClass, planOf, registerScope } from '../../test/classes.ts'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { plainDate } from '../platform/plain-date.ts'
import { request } from '../platform/request.ts'
import { saveSetting } from '../platform/settings/store.ts'
import { contract } from './contract.ts'

const office = openTestOffice()
let county: County
let school: Colleague
let approver: Colleague

beforeEach(async () => {
  office.clock.today = plainDate('2021-06-30')
  county = await buildCounty(office)
  school = await county.hire('school', 'trainer')
  approver = await county.hire('county', 'county')
  await registerScope(office, county.units.school)
})

describe('a class', () => {
  test('is planned, filed, approved by the county and begun, and every step is on record', async () => {
    const planned = await planClass(school, county)
    expect(planned).toMatchObject({ state: 'draft', mayRevise: true, number: expect.stringMatching(/-2021-001$/) })
    const { id } = planned
    expect(await request(school.desk, contract.file, { id })).toMatchObject({
      state: 'filed',
      moves: [{ move: 'cancel' }],
    })
    const seen = await request(approver.desk, contract.record, { id })
    expect(seen.moves.map(({ move }) => move)).toEqual(['approve', 'sendBack', 'void'])
    await request(approver.desk, contract.approve, { id })
    const waiting = await request(school.desk, contract.record, { id })
    expect(waiting.moves).toMatchObject([{ move: 'start', hindrance: expect.stringContaining('2021-07-05') }, {}])
    await expect(request(school.desk, contract.start, { id })).rejects.toMatchObject({ code: 'class.not-begun' })
    office.clock.today = plainDate('2021-07-05')
    const running = await request(school.desk, contract.start, { id })
    expect(running.steps.map(({ move }) => move)).toEqual(['start', 'approve', 'file', 'plan'])
  })

  test('goes back with the reason, is mended and filed again', async () => {
    const { id } = await planClass(school, county)
    await request(school.desk, contract.file, { id })
    await expect(request(approver.desk, contract.sendBack, { id, note: '' })).rejects.toMatchObject({ kind: 'invalid' })
    await request(approver.desk, contract.sendBack, { id, note: '地点写到教室' })
    const returned = await request(school.desk, contract.record, { id })
    expect(returned).toMatchObject({ state: 'returned', mayRevise: true, steps: [{ note: '地点写到教室' }, {}, {}] })
    const given = { ...planOf(county), id, version: returned.version, place: '实训楼 302' }
    const mended = await request(school.desk, contract.revise, given as never)
    expect(mended).toMatchObject({ venue: '实训楼 302', state: 'returned' })
    expect(await request(school.desk, contract.file, { id })).toMatchObject({ state: 'filed' })
  })

  test('has a number without gaps in its institution and year; a refused plan takes none', async () => {
    const first = await planClass(school, county)
    await expect(planClass(school, county, { occupation: '茶艺师' })).rejects.toMatchObject({ kind: 'invalid' })
    const [second, third] = await Promise.all([planClass(school, county), planClass(school, county)])
    const next = await planClass(school, county, { startsOn: '2022-03-01', endsOn: '2022-03-05' })
    const numbers = [first, second, third].map(({ number }) => number.slice(-8)).sort()
    expect(numbers).toEqual(['2021-001', '2021-002', '2021-003'])
    expect(next.number.slice(-8)).toBe('2022-001')
  })

  test('keeps the institution to its registered scope, at the field', async () => {
    const wrong = async (over: Record<string, unknown>) => {
      const refused = await planClass(school, county, over).catch((error) => error)
      return refused.faults.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)
    }
    expect(await wrong({ occupation: '焊工' })).toEqual(['occupation class.occupation-out-of-scope'])
    expect(await wrong({ level: 'senior' })).toEqual(['level class.level-out-of-scope'])
    expect(await wrong({ startsOn: '2021-07-09', endsOn: '2021-07-05' })).toEqual(['endsOn class.ends-before-start'])
    expect(await wrong({ startsOn: '2021-06-01' })).toEqual(['lateReason class.late-needs-reason'])
    expect(await wrong({ plannedHours: 41 })).toEqual(['plannedHours class.too-many-hours'])
    expect(await wrong({ unitId: county.units.prefecture })).toEqual(['unitId class.place-out-of-reach'])
    expect(await wrong({ certificateKind: 'completion' })).toEqual(['certificateKind class.certificate-of-other-level'])
    expect(await wrong({ startsOn: '2021-02-30' })).toEqual(['startsOn field.not-a-day'])
    expect(await wrong({ plannedPeople: '五十' })).toEqual(['plannedPeople field.not-a-number'])
  })

  test('may be entered after its first day, with the reason, and says so', async () => {
    const late = await planClass(school, county, {
      startsOn: '2021-06-01',
      endsOn: '2021-06-05',
      lateReason: '平台上线前已办',
    })
    expect(late).toMatchObject({ lateEntry: true, lateReason: '平台上线前已办' })
  })
})

describe('maker and checker', () => {
  test('whoever planned or filed a class does not approve it, even with the duty', async () => {
    const both = await county.hire('school', 'trainer', 'county')
    const { id } = await planClass(both, county)
    await request(both.desk, contract.file, { id })
    await expect(request(both.desk, contract.approve, { id })).rejects.toMatchObject({ code: 'class.own-work' })
    await saveSetting(office.db, 'pair-class-approve', false)
    expect(await request(both.desk, contract.approve, { id })).toMatchObject({ state: 'approved' })
    await saveSetting(office.db, 'pair-class-approve', true)
  })
})

describe('two clerks at once', () => {
  test('one approves, the other is told who did and when', async () => {
    const second = await county.hire('county', 'county')
    const { id } = await planClass(school, county)
    await request(school.desk, contract.file, { id })
    const answers = await Promise.allSettled([
      request(approver.desk, contract.approve, { id }),
      request(second.desk, contract.sendBack, { id, note: '再核一遍' }),
    ])
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]!.reason).toMatchObject({
      code: 'class.move-closed',
      facts: { who: expect.stringContaining('演示') },
    })
    expect((await request(school.desk, contract.record, { id })).steps).toHaveLength(3)
  })

  test('the second to change a plan keeps what was typed and is shown the first one’s change', async () => {
    const second = await county.hire('school', 'trainer')
    const { id, version } = await planClass(school, county)
    await request(school.desk, contract.revise, { ...planOf(county), id, version, place: '一号楼' } as never)
    const late = request(second.desk, contract.revise, { ...planOf(county), id, version, place: '二号楼' } as never)
    await expect(late).rejects.toMatchObject({ kind: 'conflict', code: 'class.changed' })
    expect(await request(second.desk, contract.record, { id })).toMatchObject({ venue: '一号楼', version: version + 1 })
  })
})

describe('a class is seen where it is', () => {
  test('the neighbouring county has never heard of it, the prefecture sees it', async () => {
    const { id } = await planClass(school, county)
    const neighbour = await county.hire('neighbour', 'county')
    const otherSchool = await county.hire('neighbourSchool', 'trainer')
    const prefecture = await county.hire('prefecture', 'prefecture')
    for (const stranger of [neighbour, otherSchool]) {
      await expect(request(stranger.desk, contract.record, { id })).rejects.toMatchObject({ code: 'class.absent' })
      const { rows, count } = await request(stranger.desk, contract.list, {})
      expect([rows, count.value]).toEqual([[], '0'])
    }
    expect((await request(prefecture.desk, contract.list, {})).rows).toMatchObject([{ id }])
    await expect(request(otherSchool.desk, contract.file, { id })).rejects.toMatchObject({ kind: 'absent' })
  })

  test('the form knows what is known already', async () => {
    expect(await request(school.desk, contract.form, {})).toMatchObject({
      place: { id: county.units.county },
      offers: [{ occupation: '电工', levels: ['intermediate'] }],
    })
    await expect(request(approver.desk, contract.form, {})).rejects.toMatchObject({ code: 'duty.missing' })
  })

  test('the list finds by title, number and institution, and goes on page by page', async () => {
    const { number } = await planClass(school, county, { title: '果树工春季班' })
    await planClass(school, county)
    const found = async (text: string) => (await request(school.desk, contract.list, { text })).rows.length
    expect([await found('果树'), await found(number.toLowerCase()), await found('没有')]).toEqual([1, 1, 0])
  })
})
