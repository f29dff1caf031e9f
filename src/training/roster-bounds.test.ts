import { describe, expect, test } from 'vitest'
import { countsOf, demoNumber, dropRoster, rosterWorkbook, runningClass, withSchool } from '../../test/classes.ts'
import { dumpOf } from '../../test/dump.ts'
import { openTestOffice } from '../../test/office.ts'
import { plainDate } from '../platform/plain-date.ts'
import { request } from '../platform/request.ts'
import { contract } from './contract.ts'

const office = openTestOffice()
const { now, approved, newcomers, onRoster } = withSchool(office)

describe('a roster is not taken', () => {
  test('in a class out of reach, by whoever lacks the duty, or after dismissal', async () => {
    const { id } = await approved()
    const file = await rosterWorkbook(newcomers(2))
    const stranger = await now.county.hire('neighbourSchool', 'trainer')
    await expect(dropRoster(stranger, id, file)).rejects.toMatchObject({ code: 'class.absent' })
    await expect(dropRoster(now.approver, id, file)).rejects.toMatchObject({ code: 'duty.missing' })
    await expect(
      dropRoster({ ...now.school, desk: { ...now.school.desk, token: 'x' } }, id, file),
    ).rejects.toMatchObject({
      code: 'sign-in.needed',
    })
    const { postId } = now.school
    await office.db.updateTable('appointment').set({ toOn: office.clock.today }).where('postId', '=', postId).execute()
    await expect(dropRoster(now.school, id, file)).rejects.toMatchObject({ code: 'sign-in.needed' })
    now.school = await now.county.hire('school', 'trainer')
    expect(await onRoster(id)).toEqual([])
  })

  test('once its class is cancelled or void', async () => {
    const { id } = await approved()
    await request(now.school.desk, contract.cancel, { id, note: '招不满' })
    await expect(dropRoster(now.school, id, await rosterWorkbook(newcomers(1)))).rejects.toMatchObject({
      code: 'class.roster-closed',
    })
  })

  test('when it is no workbook, is empty, or lacks a head', async () => {
    const { id } = await approved()
    const bytes = (text: string) => new TextEncoder().encode(text)
    for (const [file, name] of [
      [bytes(''), '空.xlsx'],
      [bytes('%PDF-1.7 …'), '名册.xlsx'],
      [await rosterWorkbook([]), '名册.xlsx'],
      [bytes('甲,乙\n1,2\n'), '名册.csv'],
    ] as const) {
      const refused = await dropRoster(now.school, id, file as Uint8Array<ArrayBuffer>, name).catch((error) => error)
      const told = refused.code ?? refused.receipt?.rows
      expect([name, told]).toEqual([name, name === '名册.xlsx' && file.length > 1000 ? '0' : 'roster.f01'])
    }
  })
})

describe('numbers of the demo region outside demo data', () => {
  test('are checked like any other, and not stored', async () => {
    await office.db.deleteFrom('setting').where('name', '=', 'demo').execute()
    const { id } = await approved()
    const drop = await dropRoster(now.school, id, await rosterWorkbook(newcomers(1)))
    expect(drop.receipt!.cells).toMatchObject([{ code: 'E56' }])
    expect(countsOf(drop)).toEqual([0, 0, 1, 1])
  })
})

test('a class that has ended takes certificates from a roster, and nobody new', async () => {
  const running = await runningClass(office, now.school, now.approver, now.county)
  const [known, fresh] = newcomers(2)
  await dropRoster(now.school, running.id, await rosterWorkbook([{ ...known!, attended: 40 }]))
  office.clock.today = plainDate('2021-07-09')
  await request(now.school.desk, contract.complete, { id: running.id })
  office.clock.today = plainDate('2021-08-01')
  const certificate = { certificate: 'S000099000001214000001', certifiedOn: '2021-07-20' }
  const drop = await dropRoster(now.school, running.id, await rosterWorkbook([{ ...known!, ...certificate }, fresh!]))
  expect(countsOf(drop)).toEqual([0, 1, 1, 1])
  expect(drop.amended.value).toBe('1')
  expect(drop.receipt!.cells).toMatchObject([{ code: 'E55', row: 5 }])
  expect((await request(now.school.desk, contract.people, { id: running.id })).rows).toMatchObject([
    { state: 'certified', certificateNumber: 'S000099000001214000001' },
  ])
})

test('neither database, log nor receipt holds a number, phone or account of a roster in clear, good row or bad', async () => {
  const { id } = await approved()
  const [good] = newcomers(1)
  const wrong = `${good!.idNumber.slice(0, 17)}${good!.idNumber[17] === '1' ? '2' : '1'}`
  const elsewhere = '9999991234567890124'
  const rows = [
    { ...good!, phone: '10007770001' },
    { name: '李建忠', idNumber: wrong, phone: '10007770002' },
    { name: '李建国', idNumber: demoNumber(7, '19630303'), phone: elsewhere },
  ]
  const drop = await dropRoster(now.school, id, await rosterWorkbook(rows))
  const seen = JSON.stringify([drop, await request(now.school.desk, contract.receipt, { id: drop.id }), office.log])
  const dump = await dumpOf(office.url)
  for (const secret of [good!.idNumber, wrong, '10007770001', '10007770002', elsewhere]) {
    expect(dump).not.toContain(secret)
    expect(seen).not.toContain(secret)
  }
})
