import { beforeEach, expect, test } from 'vitest'
import {
  allowDemo,
  dropRoster,
  people,
  planClass,
  registerScope,
  rosterWorkbook,
  runningClass,
} from '../../test/classes.ts'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { plainDate } from '../platform/plain-date.ts'
import { request } from '../platform/request.ts'
import { contract } from './contract.ts'

const office = openTestOffice()
let county: County
let school: Colleague
let approver: Colleague
let serial = 700

beforeEach(async () => {
  office.clock.today = plainDate('2021-06-30')
  await allowDemo(office)
  county = await buildCounty(office)
  school = await county.hire('school', 'trainer')
  approver = await county.hire('county', 'county')
  await registerScope(office, county.units.school)
})

/** A running class of two, the first of whom was taken off. */
async function withOneTakenOff(over: Record<string, unknown> = {}) {
  const { id } = await runningClass(office, school, approver, county, over)
  serial += 10
  const file = await rosterWorkbook(people(2, serial).map((person) => ({ ...person, attended: 40 })))
  await dropRoster(school, id, file)
  const [first] = (await request(school.desk, contract.people, { id })).rows
  const personId = first!.personId
  await request(school.desk, contract.takeOff, { id, personId, reason: '本人不参加' })
  return { id, personId, file }
}

const stateOf = async (id: string, personId: string) =>
  (await request(school.desk, contract.people, { id })).rows.find((one) => one.personId === personId)!

const putBack = (id: string, personId: string) =>
  request(school.desk, contract.putBack, { id, personId, reason: '本人又来参加' })

test('who was taken off is put back with the hours known before, and counts when the class ends', async () => {
  const { id, personId } = await withOneTakenOff()
  expect(await stateOf(id, personId)).toMatchObject({ state: 'left' })
  await putBack(id, personId)
  expect(await stateOf(id, personId)).toMatchObject({ state: 'enrolled', attended: '40.00' })
  office.clock.today = plainDate('2021-07-09')
  await request(school.desk, contract.complete, { id })
  const facts = await office.db.selectFrom('fact').where('sourceId', '=', id).selectAll().execute()
  expect(facts).toHaveLength(2)
  const steps = await office.db.selectFrom('classStep').where('classId', '=', id).select(['move', 'note']).execute()
  expect(steps).toContainEqual({ move: 'putBack', note: '本人又来参加' })
})

test('the same file again puts nobody back by itself, it says so', async () => {
  const { id, personId, file } = await withOneTakenOff()
  const drop = await dropRoster(school, id, file)
  expect(drop.receipt!.cells.map(({ code }) => code)).toEqual(['W55'])
  expect(await stateOf(id, personId)).toMatchObject({ state: 'left' })
})

test('nobody is put back who is in the class, into a full class, or from another class on the same days', async () => {
  const { id, personId } = await withOneTakenOff({ plannedPeople: 2 })
  const other = (await request(school.desk, contract.people, { id })).rows.find((one) => one.personId !== personId)!
  await expect(putBack(id, other.personId)).rejects.toMatchObject({ code: 'class.not-taken-off' })
  await dropRoster(school, id, await rosterWorkbook(people(1, serial + 5)))
  await expect(putBack(id, personId)).rejects.toMatchObject({ code: 'class.no-place-left', facts: { planned: 2 } })

  const second = await withOneTakenOff()
  office.clock.today = plainDate('2021-06-30')
  const elsewhere = await planClass(school, county)
  await dropRoster(school, elsewhere.id, second.file)
  await expect(putBack(second.id, second.personId)).rejects.toMatchObject({ code: 'class.in-another' })
})
