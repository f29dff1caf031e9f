import { expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { readOwnFacts, readPersonFacts } from '../door.ts'
import { withWorker } from '../records/records.test-data.ts'

const office = openTestOffice()
const { now, save, only } = withWorker(office)
const everywhere = () => ({ scope: { territory: 'all', system: 'all' } as const, today: office.clock.today })
const facts = async () => (await readPersonFacts(office.db, [now.id], everywhere())).get(now.id)

test('of somebody newly registered nothing is known, and nothing is claimed', async () => {
  expect(await facts()).toEqual({})
  await request(now.clerk.desk, contract.sayListKnown, { id: now.id, list: 'title', known: true, source: '本人声明' })
  expect(await facts()).toEqual({ titles: [] })
})

test('records come out in the shape that the rules ask, the series as the occupation maps, units by their present name', async () => {
  await save('employment', { unitName: now.firm, track: 'skill', occupation: '数控车工', fromOn: '2012-07-01' })
  await save('certificate', { kind: 'qualification', occupation: '车工', level: 'senior', issuedOn: '2018-06-30' })
  await save('certificate', { kind: 'completion', occupation: '焊工' })
  await save('title', { series: 'engineering', level: 'assistant', grantedOn: '2017-01-01' })
  await save('appraisal', { year: '2018', result: 'qualified', unitName: now.firm, occupation: '车工' })
  expect(await facts()).toEqual({
    certificates: [
      {
        ...{ level: 'senior', occupation: '车工', series: 'engineering', issuedOn: '2018-06-30' },
        ...{ kind: 'qualification', verified: false, revokedOn: null },
      },
    ],
    titles: [{ level: 'assistant', series: 'engineering', grantedOn: '2017-01-01', verified: false, revokedOn: null }],
    work: [{ from: '2012-07-01', to: null, track: 'skill', unit: now.firm, occupation: '车工' }],
    appraisals: [{ year: 2018, result: 'qualified', unit: now.firm, occupation: '车工' }],
  })
  expect(await readOwnFacts(office.db, now.id, office.clock.today)).toEqual(await facts())
})

test('what was struck is no fact, and out of reach there are no facts', async () => {
  await save('title', { series: 'engineering', level: 'senior' })
  const { id: recordId, version } = await only('title')
  await request(now.clerk.desk, contract.strikeRecord, {
    ...{ id: now.id, kind: 'title', recordId, version, why: '登错了人' },
  })
  expect(await facts()).toEqual({})
  const neighbour = { territory: { unit: now.county.units.neighbour }, system: 'all' } as const
  const reached = await readPersonFacts(office.db, [now.id], { scope: neighbour, today: office.clock.today })
  expect(reached.size).toBe(0)
})
