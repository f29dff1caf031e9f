import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { Workbook } from 'exceljs'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { allowDemo, demoNumber, dropRoster, planClass, registerScope } from '../../test/classes.ts'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import { addDays, plainDate } from '../platform/plain-date.ts'
import { request } from '../platform/request.ts'
import { contract } from './contract.ts'
import type { Drop } from './shapes.ts'

const office = openTestOffice()
const hosts: ChildProcess[] = []
let county: County
let school: Colleague
let firstDay = plainDate('1950-01-01')

beforeEach(async () => {
  office.clock.today = plainDate('2021-06-30')
  await allowDemo(office)
  county = await buildCounty(office)
  school = await county.hire('school', 'trainer')
  await registerScope(office, county.units.school)
})

afterAll(() => {
  for (const host of hosts) host.kill('SIGKILL')
})

const GIVEN = [...'建国志明秀兰玉珍文华春梅永福']
const nameOf = (at: number) => `张${GIVEN[at % 14]}${GIVEN[Math.floor(at / 14) % 14]}`

/** A roster of many people, none of them known yet; every thousandth row is bad. */
async function largeRoster(count: number): Promise<Uint8Array<ArrayBuffer>> {
  const book = new Workbook()
  const sheet = book.addWorksheet('名册')
  sheet.addRow(['序号', '姓名', '身份证号', '手机号'])
  for (let at = 0; at < count; at += 1) {
    const birth = addDays(firstDay, Math.floor(at / 900)).replaceAll('-', '')
    const number = demoNumber(at % 900, birth)
    sheet.addRow([at + 1, nameOf(at), at % 1000 === 999 ? number.slice(0, 17) : number, '10001234567'])
  }
  firstDay = addDays(firstDay, Math.ceil(count / 900))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Another process that runs the jobs; answers once it does. */
async function startHost(): Promise<ChildProcess> {
  const program = join(import.meta.dirname, '../../test/jobs-host.ts')
  const host = spawn(process.execPath, [program, office.url, office.filesFolder, office.clock.today], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  hosts.push(host)
  await new Promise<void>((resolve) => host.stdout!.once('data', () => resolve()))
  return host
}

const until = async (id: string, done: (drop: Drop) => boolean): Promise<Drop> => {
  for (;;) {
    const drop = await request(school.desk, contract.receipt, { id })
    if (done(drop)) return drop
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const stored = (drop: Drop) => drop.state !== 'waiting'

async function peopleIn(classId: string): Promise<number> {
  const { count } = await office.db
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.personId')
    .where('classId', '=', classId)
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

test('a large roster is stored in the background; its progress is there after a reload, its receipt adds up', async () => {
  const { id } = await planClass(school, county, { plannedPeople: 5000 })
  const drop = await dropRoster(school, id, await largeRoster(3000))
  expect(drop).toMatchObject({ state: 'waiting', progress: { phase: 'waiting' }, receipt: null })
  expect((await request(school.desk, contract.drops, { id })).rows).toMatchObject([{ state: 'waiting' }])
  expect(await peopleIn(id)).toBe(0)
  const host = await startHost()
  const done = await until(drop.id, stored)
  host.kill('SIGKILL')
  expect(done).toMatchObject({ state: 'stored', stored: { value: '2997' }, refused: { value: '3' }, progress: null })
  const errors = done.receipt!.cells.filter(({ code }) => code.startsWith('E'))
  expect(errors.map(({ row, code }) => [row, code])).toEqual([
    [1001, 'E21'],
    [2001, 'E21'],
    [3001, 'E21'],
  ])
  expect(await peopleIn(id)).toBe(2997)
}, 120_000)

test('kill -9 in the middle of an import loses nothing and doubles nothing', async () => {
  const { id } = await planClass(school, county, { plannedPeople: 20_000 })
  const drop = await dropRoster(school, id, await largeRoster(12_000))
  const host = await startHost()
  await until(drop.id, ({ progress }) => Number(progress?.done ?? 0) > 0)
  host.kill('SIGKILL')
  expect(await peopleIn(id)).toBe(0)
  await startHost()
  const done = await until(drop.id, stored)
  expect(done).toMatchObject({ state: 'stored', stored: { value: '11988' }, refused: { value: '12' } })
  expect(await peopleIn(id)).toBe(11_988)
}, 240_000)

test('whoever is dismissed while it waits stores nothing', async () => {
  const { id } = await planClass(school, county, { plannedPeople: 5000 })
  const drop = await dropRoster(school, id, await largeRoster(2500))
  await office.db
    .updateTable('appointment')
    .set({ toOn: office.clock.today })
    .where('postId', '=', school.postId)
    .execute()
  await startHost()
  const colleague = await county.hire('school', 'trainer')
  school = colleague
  expect(await until(drop.id, stored)).toMatchObject({ state: 'refused', refusal: { code: 'class.locked-out' } })
  expect(await peopleIn(id)).toBe(0)
}, 120_000)
