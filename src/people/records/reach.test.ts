import { expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { refusalOf, withWorker } from './records.test-data.ts'

const office = openTestOffice()
const { now, save, read, only } = withWorker(office)

const present = (over: Record<string, string> = {}) => ({
  unitName: now.firm,
  track: 'skill',
  fromOn: '2018-01-01',
  ...over,
})

test('an enterprise sees whom it employs, from the day that is recorded until the work ends', async () => {
  expect((await refusalOf(read(now.enterprise))).kind).toBe('absent')
  await save('employment', present())
  expect((await read(now.enterprise)).records).toMatchObject([{ unitId: now.county.units.enterprise }])
  expect((await request(now.enterprise.desk, contract.list, {})).rows.map(({ id }) => id)).toEqual([now.id])
  const { id: recordId, version } = await only('employment')
  await save('employment', present({ toOn: '2021-06-29' }), { recordId, version, why: '离职证明' })
  expect((await refusalOf(read(now.enterprise))).kind).toBe('absent')
  expect((await request(now.enterprise.desk, contract.list, {})).rows).toEqual([])
})

test('work with a last day ahead is left on the day after it', async () => {
  await save('employment', present({ toOn: '2021-07-31' }))
  office.clock.today = plainDate('2021-07-31')
  expect((await read(now.enterprise)).records).toHaveLength(1)
  office.clock.today = plainDate('2021-08-01')
  expect((await refusalOf(read(now.enterprise))).kind).toBe('absent')
})

test('an enterprise reports its people’s appraisals, verifies nothing and changes nothing the office has verified', async () => {
  await save('employment', present())
  await save('appraisal', { year: '2020', result: 'excellent', unitName: now.firm }, {}, now.enterprise)
  const { id: recordId, version } = await only('appraisal')
  const one = { id: now.id, kind: 'appraisal' as const, recordId }
  const byFirm = request(now.enterprise.desk, contract.verifyRecord, { ...one, version, how: '自己核' })
  expect((await refusalOf(byFirm)).code).toBe('duty.missing')
  await request(now.clerk.desk, contract.verifyRecord, { ...one, version, how: '看过考核表' })
  const again = save(
    'appraisal',
    { year: '2020', result: 'qualified', unitName: now.firm },
    { recordId, version: version + 1, why: '改' },
    now.enterprise,
  )
  expect((await refusalOf(again)).code).toBe('record.verified-only-office')
})

test('for a neighbour the person does not exist, whatever is asked', async () => {
  await save('title', { series: 'engineering', level: 'middle' })
  const { id: recordId, version } = await only('title')
  const neighbour = await now.county.hire('neighbour', 'county')
  const { desk } = neighbour
  const one = { id: now.id, kind: 'title' as const, recordId, version }
  const asks = [
    () => read(neighbour),
    () => save('title', { series: 'engineering', level: 'senior' }, { recordId, version, why: '改一改' }, neighbour),
    () => request(desk, contract.verifyRecord, { ...one, how: '核对' }),
    () => request(desk, contract.strikeRecord, { ...one, why: '作废' }),
    () => request(desk, contract.revokeRecord, { ...one, on: plainDate('2021-01-01'), why: '撤销' }),
    () => request(desk, contract.sayListKnown, { id: now.id, list: 'title', known: true, source: '甲' }),
    () => request(desk, contract.changes, { id: now.id }),
    () =>
      request(
        desk,
        contract.addPaper,
        { id: now.id, fileName: 'a.pdf' },
        { body: new TextEncoder().encode('%PDF-1.4') },
      ),
  ]
  for (const ask of asks) expect(await refusalOf(ask())).toMatchObject({ kind: 'absent', code: 'person.absent' })
  expect(await only('title')).toMatchObject({ version, values: { level: 'middle' } })
})

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

test('a scan is kept with the record and opened only for a purpose that the person can see', async () => {
  const paper = await request(now.clerk.desk, contract.addPaper, { id: now.id, fileName: '证书.png' }, { body: PNG })
  await save('title', { series: 'engineering', level: 'middle' }, { paperId: paper.id })
  expect(await only('title')).toMatchObject({ paperId: paper.id })
  const address = `${office.origin}/api/people/${now.id}/papers/${paper.id}`
  const headers = { authorization: `Bearer ${now.clerk.token}` }
  expect((await fetch(address, { headers })).status).toBe(422)
  const answer = await fetch(`${address}?purpose=${encodeURIComponent('核对原件')}`, { headers })
  expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
    'image/png',
    `attachment; filename*=UTF-8''${encodeURIComponent('证书.png')}`,
  ])
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PNG)
  const look = await office.db
    .selectFrom('auditRow')
    .where('operation', '=', 'people.openPaper')
    .where('outcome', '=', 'done')
    .select(['purpose', 'persons', 'fields'])
    .executeTakeFirstOrThrow()
  expect(look).toEqual({ purpose: '核对原件', persons: [now.id], fields: ['paper'] })
})

test('a scan of 50 MB and a file that only calls itself a scan are refused in words', async () => {
  const add = (fileName: string, body: Uint8Array<ArrayBuffer>) =>
    refusalOf(request(now.clerk.desk, contract.addPaper, { id: now.id, fileName }, { body }))
  const large = await add('大.pdf', new Uint8Array(50 * 1024 * 1024))
  expect(large).toMatchObject({ kind: 'invalid', code: 'paper.too-large', facts: { limit: 20 } })
  expect(await add('页.pdf', new TextEncoder().encode('<html><script>1</script>'))).toMatchObject({
    code: 'paper.kind',
  })
  expect(await add('空.pdf', new Uint8Array(0))).toMatchObject({ code: 'paper.empty' })
  expect((await read()).papers).toEqual([])
})
