import { beforeEach, describe, expect, test } from 'vitest'
import { allowDemo, dropRoster, people, registerScope, rosterWorkbook, runningClass } from '../../test/classes.ts'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { plainDate } from '../platform/plain-date.ts'
import type { Refusal } from '../platform/refusal.ts'
import { request } from '../platform/request.ts'
import { contract } from './contract.ts'
import type { ClassRecord } from './shapes.ts'

const office = openTestOffice()
let county: County
let school: Colleague
let approver: Colleague
let serial = 0

beforeEach(async () => {
  office.clock.today = plainDate('2021-06-30')
  await allowDemo(office)
  county = await buildCounty(office)
  school = await county.hire('school', 'trainer')
  approver = await county.hire('county', 'county')
  await registerScope(office, county.units.school)
})

/** A running class with people on its roster; hours as given, in their order. */
async function withPeople(
  hours: readonly (number | undefined)[],
  over: Record<string, unknown> = {},
): Promise<ClassRecord> {
  const running = await runningClass(office, school, approver, county, over)
  serial += 100
  const all = people(hours.length, serial).map((one, at) =>
    hours[at] === undefined ? one : { ...one, attended: hours[at] },
  )
  await dropRoster(school, running.id, await rosterWorkbook(all))
  return request(school.desk, contract.record, { id: running.id })
}

const students = async (id: string) => (await request(school.desk, contract.people, { id })).rows
const end = (id: string) => request(school.desk, contract.complete, { id })

/** What the facts of the class add up to, for the county and its school. */
const counted = async (id: string) => {
  const rows = await office.db.selectFrom('fact').where('sourceId', '=', id).selectAll().execute()
  return { sum: Number(rows.reduce((sum, { amount }) => sum + amount, 0n)), rows }
}

describe('the end of a class', () => {
  test('waits for the last day, a roster, and everybody’s hours', async () => {
    const { id } = await runningClass(office, school, approver, county)
    await expect(end(id)).rejects.toMatchObject({ code: 'class.not-over' })
    office.clock.today = plainDate('2021-07-09')
    await expect(end(id)).rejects.toMatchObject({ code: 'class.no-roster' })
    serial += 100
    await dropRoster(school, id, await rosterWorkbook(people(2, serial)))
    await expect(end(id)).rejects.toMatchObject({ code: 'class.hours-missing', facts: { count: 2 } })
    expect((await counted(id)).sum).toBe(0)
  })

  test('counts at once whoever attended four fifths of the planned hours, and nobody else', async () => {
    const { id } = await withPeople([40, 32, 31.99, 0])
    office.clock.today = plainDate('2021-07-09')
    const ended = await end(id)
    expect(ended).toMatchObject({ state: 'ended', finished: { value: '2' }, people: { value: '4' } })
    const { sum, rows } = await counted(id)
    expect(sum).toBe(2)
    expect(rows[0]).toMatchObject({
      ...{ measure: 'training', unitId: county.units.county, systemId: county.units.school, onDay: '2021-07-09' },
      attributes: {
        ...{ groups: ['G13'], level: 'intermediate', certificateKind: 'skill-level', certified: false },
        ...{ institutionKind: 'TECH', projectType: 'JYJN', occupation: '电工', subsidised: true, fund: 'ZZ' },
      },
    })
    expect((await students(id)).map(({ state }) => state)).toEqual(['finished', 'finished', 'unfinished', 'unfinished'])
  })

  test('happens once when two clerks press at the same moment', async () => {
    const { id } = await withPeople([40, 40])
    office.clock.today = plainDate('2021-07-09')
    const answers = await Promise.allSettled([end(id), end(id)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await counted(id)).sum).toBe(2)
  })

  test('may be entered late: the fact lies on the class’s last day', async () => {
    const days = { startsOn: '2021-03-01', endsOn: '2021-03-05', lateReason: '平台上线前已办' }
    const { id } = await withPeople([40], days)
    await end(id)
    expect((await counted(id)).rows).toMatchObject([{ onDay: '2021-03-05' }])
  })
})

describe('hours', () => {
  test('are reported person by person; a wrong one is said at its row and nothing is stored', async () => {
    const { id } = await withPeople([undefined, undefined])
    const [first, second] = await students(id)
    const rows = (hours: number) => [
      { personId: first!.personId, version: first!.version, attended: 38 },
      { personId: second!.personId, version: second!.version, attended: hours },
    ]
    const refused = await request(school.desk, contract.reportHours, { id, rows: rows(41) }).catch((error) => error)
    expect(refused.faults).toMatchObject([{ field: 'rows.1.attended', code: 'class.hours-over' }])
    expect((await students(id)).map(({ attended }) => attended)).toEqual([null, null])
    await request(school.desk, contract.reportHours, { id, rows: rows(20) })
    expect((await students(id)).map(({ attended }) => Number(attended))).toEqual([38, 20])
  })

  test('of two clerks who report the same person, the second is told', async () => {
    const { id } = await withPeople([undefined])
    const [{ personId, version } = { personId: '', version: 0 }] = await students(id)
    await request(school.desk, contract.reportHours, { id, rows: [{ personId, version, attended: 38 }] })
    const late = await request(school.desk, contract.reportHours, {
      id,
      rows: [{ personId, version, attended: 20 }],
    }).catch((error) => error)
    expect(late.faults).toMatchObject([{ code: 'class.student-changed' }])
    expect(Number((await students(id))[0]!.attended)).toBe(38)
  })
})

describe('after the end', () => {
  const ended = async (): Promise<string> => {
    const { id } = await withPeople([40, 40, 10])
    office.clock.today = plainDate('2021-07-09')
    await end(id)
    office.clock.today = plainDate('2021-08-01')
    return id
  }
  const certify = (id: string, personId: string, number: string, issuedOn = '2021-07-20') =>
    request(school.desk, contract.certify, { id, rows: [{ personId, number, issuedOn }] })

  test('a certificate reverses the participation and records it anew on its day', async () => {
    const id = await ended()
    const [first] = await students(id)
    await certify(id, first!.personId, `S00009999900121400${serial}9`)
    const { sum, rows } = await counted(id)
    expect(sum).toBe(2)
    expect(rows).toHaveLength(4)
    const standing = rows.filter(({ id: fact, reverses }) => !reverses && !rows.some((row) => row.reverses === fact))
    expect(standing.map(({ attributes }) => (attributes as { certified: boolean }).certified).sort()).toEqual([
      false,
      true,
    ])
    expect(new Set(rows.map(({ onDay }) => onDay))).toEqual(new Set(['2021-07-09']))
  })

  test('a certificate is refused early, twice, to somebody who did not finish, or under another’s number', async () => {
    const id = await ended()
    const [first, second, third] = await students(id)
    const number = `S00009999900121400${serial}8`
    const code = async (asked: Promise<unknown>) => {
      const refused = (await asked.catch((error) => error)) as Refusal
      return refused.faults[0]?.code ?? refused.code
    }
    expect(await code(certify(id, first!.personId, number, '2021-07-08'))).toBe('class.certificate-early')
    expect(await code(certify(id, third!.personId, number))).toBe('class.not-finished')
    await certify(id, first!.personId, number)
    expect(await code(certify(id, first!.personId, number))).toBe('class.certified-already')
    expect(await code(certify(id, second!.personId, number))).toBe('class.certificate-taken')
  })

  test('void takes every participation of the class out of the targets, with the reason', async () => {
    const id = await ended()
    const [first] = await students(id)
    await certify(id, first!.personId, `S00009999900121400${serial}7`)
    await expect(request(school.desk, contract.void, { id, note: '自己作废' })).rejects.toMatchObject({
      code: 'duty.missing',
    })
    const voided = await request(approver.desk, contract.void, { id, note: '查实为虚假培训' })
    expect(voided).toMatchObject({ state: 'voided', finished: { value: '0' }, moves: [] })
    expect((await counted(id)).sum).toBe(0)
    const certificates = await office.db
      .selectFrom('certificate')
      .where('source', '=', `class:${id}`)
      .selectAll()
      .execute()
    expect(certificates).toMatchObject([{ revokedOn: '2021-08-01' }])
  })

  test('somebody taken off the roster before the end does not count', async () => {
    const { id } = await withPeople([40, 40])
    const [first] = await students(id)
    await request(school.desk, contract.takeOff, { id, personId: first!.personId, reason: '本人不参加' })
    office.clock.today = plainDate('2021-07-09')
    await end(id)
    expect((await counted(id)).sum).toBe(1)
  })
})

test('every look at the people of a class is on record with their ids', async () => {
  const { id } = await withPeople([40, 40])
  const seen = await students(id)
  const rows = await office.db
    .selectFrom('auditRow')
    .where('operation', '=', 'training.people')
    .where('subject', '=', id)
    .select(['persons', 'accountId'])
    .execute()
  expect(rows.at(-1)).toEqual({ persons: seen.map(({ personId }) => personId), accountId: school.accountId })
})
