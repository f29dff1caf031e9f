import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  allowDemo,
  countsOf,
  demoNumber,
  dropRoster,
  rosterWorkbook,
  runningClass,
  withSchool,
} from '../../../test/classes.ts'
import { openTestOffice } from '../../../test/office.ts'
import type { Colleague } from '../../../test/world.ts'
import { plainDate } from '../../platform/plain-date.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { request } from '../../platform/request.ts'
import { saveSetting } from '../../platform/settings/store.ts'
import { contract as today } from '../../today/contract.ts'
import { contract as training } from '../../training/contract.ts'
import { contract } from '../contract.ts'
import { tablesOfPersons } from './hand-store.ts'

const office = openTestOffice()
const { now, approved } = withSchool(office)
let clerk: Colleague
let serial = 0

beforeEach(async () => {
  await allowDemo(office)
  await saveSetting(office.db, 'pair-person-merge', false)
  clerk = await now.county.hire('county', 'county')
})

const nextNumber = (birth = '19860124') => {
  serial += 1
  return demoNumber(serial, birth)
}

const register = (over: Record<string, unknown> = {}) =>
  request(clerk.desk, contract.register, {
    ...{ name: '李明兰', idNumber: nextNumber(), distinctBecause: '看过证件' },
    ...over,
  } as never)

const refusalOf = (asked: Promise<unknown>): Promise<Refusal> =>
  asked.then(
    () => expect.fail('was not refused'),
    (error) => error,
  )

const record = (id: string) => request(clerk.desk, contract.record, { id })
const found = async (text: string) => (await request(clerk.desk, contract.list, { text })).rows.map(({ id }) => id)

async function ask(by: Colleague, survivorId: string, mergedId: string, choices = {}) {
  const { survivor, merged } = await request(clerk.desk, contract.compareRecords, { survivorId, mergedId })
  return request(by.desk, contract.askMerge, {
    ...{ survivorId, mergedId, survivorVersion: survivor.version, mergedVersion: merged.version },
    ...{ choices, reason: '两次登记同一人' },
  })
}

describe('two records of one person', () => {
  test('stand side by side with what differs, masked, and nothing is decided for anybody', async () => {
    const [one, other] = [await register({ phone: '10001112222' }), await register({ name: '李明蓝' })]
    const comparison = await request(clerk.desk, contract.compareRecords, { survivorId: one.id, mergedId: other.id })
    expect(comparison.differences.filter(({ field }) => field !== 'sex')).toEqual([
      { field: 'name', survivor: '李＊兰', merged: '李＊蓝', take: false },
      { field: 'identity', survivor: one.idNumber, merged: other.idNumber, take: false },
      { field: 'phone', survivor: '100＊＊＊＊2222', merged: null, take: false },
    ])
    expect(comparison).toMatchObject({ lines: [], locked: null, bothIn: [], asked: null, pair: false })
  })

  test('become one, found by either number and name, with every value kept and dropped on record; and are parted again', async () => {
    const [numberA, numberB] = [nextNumber('19750101'), nextNumber('19750102')]
    const one = await register({ idNumber: numberA, name: '普有福' })
    const other = await register({ idNumber: numberB, name: '普友福', phone: '10005556666', groups: ['G13'] })
    const merge = await ask(clerk, one.id, other.id, { name: true })
    expect(merge.state).toBe('merged')
    expect(await record(other.id)).toMatchObject({ id: one.id, name: '普＊福', phone: '100＊＊＊＊6666' })
    for (const text of [numberA, numberB, '普友福', 'pyf']) expect([text, await found(text)]).toEqual([text, [one.id]])
    const { rows } = await request(clerk.desk, contract.mergesOfPerson, { id: one.id })
    const written = rows[0]!.values.filter(({ field }) => field !== 'sex')
    expect(written.map(({ field, taken }) => [field, taken])).toEqual([
      ['birth', false],
      ['identity', false],
      ['name', true],
      ['phone', true],
    ])
    const history = await office.db
      .selectFrom('personChange')
      .where('personId', '=', one.id)
      .where('act', '=', 'merge')
      .select(['accountId', 'why', 'fields'])
      .executeTakeFirstOrThrow()
    expect(history).toMatchObject({ accountId: clerk.accountId, why: '两次登记同一人' })
    expect(history.fields).toContainEqual({ field: 'personName', from: '普有福', to: '普友福' })
    expect((await record(one.id)).groups.map(({ code }) => code)).toEqual(['G13'])

    const parted = await request(clerk.desk, contract.partRecords, { id: merge.id, reason: '不是同一人' })
    expect(parted).toMatchObject({ state: 'parted', keptLater: [] })
    expect(await record(one.id)).toMatchObject({ id: one.id, phone: null, groups: [] })
    expect(await record(other.id)).toMatchObject({ id: other.id, phone: '100＊＊＊＊6666', groups: [{ code: 'G13' }] })
    expect([await found(numberA), await found(numberB)]).toEqual([[one.id], [other.id]])
  })

  test('take two people where the office wants that, and whoever asked is not one of the deciding ones', async () => {
    await saveSetting(office.db, 'pair-person-merge', true)
    const [one, other] = [await register(), await register()]
    const asked = await ask(clerk, one.id, other.id)
    expect(asked).toMatchObject({ state: 'asked', mayDecide: false })
    expect(await refusalOf(ask(clerk, other.id, one.id))).toMatchObject({ code: 'person.merge-asked' })
    expect(await refusalOf(request(clerk.desk, contract.decideMerge, { id: asked.id, agree: true }))).toMatchObject({
      code: 'person.merge-same-hand',
    })
    const second = await now.county.hire('prefecture', 'prefecture')
    const waiting = await request(second.desk, contract.waitingMerges, {})
    const onDesk = async ({ desk }: Colleague) =>
      (await request(desk, today.list, {})).matters.filter(({ kind }) => kind === 'merge.decide')
    expect(await onDesk(second)).toMatchObject([{ count: '1', group: 'open' }])
    expect(await onDesk(clerk)).toEqual([])
    expect(await onDesk(await now.county.hire('neighbour', 'county'))).toEqual([])
    expect(waiting.rows).toMatchObject([{ id: asked.id, mayDecide: true }])
    expect(await request(second.desk, contract.decideMerge, { id: asked.id, agree: true })).toMatchObject({
      state: 'merged',
    })
    expect(await onDesk(second)).toEqual([])
    expect(await refusalOf(request(second.desk, contract.decideMerge, { id: asked.id, agree: true }))).toMatchObject({
      code: 'person.merge-decided',
    })
  })

  test('are out of reach for another county, together and each', async () => {
    const [one, other] = [await register(), await register()]
    const merge = await ask(clerk, one.id, other.id)
    const neighbour = await now.county.hire('neighbour', 'county')
    const two = { survivorId: one.id, mergedId: other.id }
    for (const asked of [
      () => request(neighbour.desk, contract.compareRecords, two),
      () => request(neighbour.desk, contract.partRecords, { id: merge.id, reason: '不是同一人' }),
      () => request(neighbour.desk, contract.mergesOfPerson, { id: one.id }),
    ])
      expect(await refusalOf(asked())).toMatchObject({ kind: 'absent' })
  })

  test('asked for by two clerks at once, in pairs that overlap, are merged once', async () => {
    const [one, two, three] = [await register(), await register(), await register()]
    const other = await now.county.hire('county', 'county')
    const done = await Promise.allSettled([ask(clerk, one.id, two.id), ask(other, three.id, two.id)])
    const codes = done.map((one) => (one.status === 'fulfilled' ? 'merged' : (one.reason as Refusal).code))
    expect(codes.sort()).toEqual(['merged', expect.stringMatching(/person\.(merged-already|changed-since|absent)/)])
  })

  test('a value that somebody changed after the merge stays when it is taken back, and is named', async () => {
    const [one, other] = [await register(), await register({ phone: '10007778888' })]
    const merge = await ask(clerk, one.id, other.id)
    await office.db
      .updateTable('person')
      .set({ phone: office.seal.seal({ table: 'person', column: 'phone', rowId: one.id }, '10009990000') })
      .where('id', '=', one.id)
      .execute()
    const parted = await request(clerk.desk, contract.partRecords, { id: merge.id, reason: '不是同一人' })
    expect(parted.keptLater).toEqual(['phone'])
    expect(await record(one.id)).toMatchObject({ phone: '100＊＊＊＊0000' })
  })
})

describe('a roster', () => {
  test('with the number of a merged record finds the person in the class: nobody is enrolled twice', async () => {
    const [first, second] = [nextNumber('19770101'), nextNumber('19770102')]
    const { id: classId } = await approved()
    const other = await register({ idNumber: second, name: '字有福' })
    const file = async (idNumber: string) => rosterWorkbook([{ name: '字有福', idNumber }])
    await dropRoster(now.school, classId, await file(second))
    const one = await register({ idNumber: first, name: '字有福' })
    const merge = await ask(clerk, one.id, other.id)
    expect((await record(one.id)).trained.map(({ id }) => id)).toEqual([classId])
    expect(countsOf(await dropRoster(now.school, classId, await file(first)))).toEqual([0, 1, 0, 1])
    const { rows } = await request(now.school.desk, training.people, { id: classId })
    expect(rows.map(({ name }) => name)).toEqual(['字＊福'])
    await request(clerk.desk, contract.partRecords, { id: merge.id, reason: '不是同一人' })
    expect((await record(one.id)).trained).toEqual([])
    expect((await record(other.id)).trained.map(({ id }) => id)).toEqual([classId])
  })

  test('whose certificates are recorded after the merge: they stand under who stands, and go back with the parting', async () => {
    const idNumber = nextNumber('19770104')
    const one = await register({ idNumber: nextNumber('19770103'), name: '字有福' })
    const other = await register({ idNumber, name: '字有福' })
    const held = async (id: string) => (await record(id)).certificates.map(({ kind }) => kind)
    const running = await runningClass(office, now.school, now.approver, now.county)
    const roster = await rosterWorkbook([{ name: '字有福', idNumber, attended: 40 }])
    await dropRoster(now.school, running.id, roster)
    const merge = await ask(clerk, one.id, other.id)
    office.clock.today = plainDate('2021-07-09')
    await request(now.school.desk, training.complete, { id: running.id })
    office.clock.today = plainDate('2021-08-01')
    const [student] = (await request(now.school.desk, training.people, { id: running.id })).rows
    const number = `S0000999990012140${String(serial).padStart(5, '0')}`
    const issued = { personId: student!.personId, number, issuedOn: plainDate('2021-07-20') }
    await request(now.school.desk, training.certify, { id: running.id, rows: [issued] })
    expect(await held(one.id)).toEqual(['skill-level'])
    await request(clerk.desk, contract.partRecords, { id: merge.id, reason: '不是同一人' })
    expect([await held(one.id), await held(other.id)]).toEqual([[], ['skill-level']])
    expect(await found(number)).toEqual([other.id])
  })
})

test('every table that is kept by person is handed over in a merge or read through the record that stands', () => {
  const schema = readFileSync(new URL('../../../db/schema.sql', import.meta.url), 'utf8')
  const byPerson = schema
    .split(/^create table /m)
    .slice(1)
    .filter((table) => /^ {2}person_id uuid/m.test(table))
    .map((table) => table.slice(0, table.indexOf(' ')))
  const { handed, kept, counted, reworked } = tablesOfPersons
  const told = [...Object.values(handed), ...kept, ...counted, ...reworked]
  expect(byPerson.filter((table) => !(told as readonly string[]).includes(table))).toEqual([])
})
