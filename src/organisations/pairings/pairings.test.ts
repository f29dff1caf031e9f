import { beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { openUnits } from '../door.ts'

const office = openTestOffice()
const day = plainDate
let place: County
let county: Colleague
let enterprises: string[]

beforeAll(async () => {
  place = await buildCounty(office)
  county = await place.hire('county', 'county')
  enterprises = await openUnits(
    office.db,
    Array.from({ length: 7 }, (_, i) => ({
      ...{ kind: 'ENT', name: `结对企业${i}`, territory: place.units.county, system: null, fromOn: day('2015-01-01') },
    })),
  )
})

const pair = (officer: Colleague, enterpriseId: string, fromOn = '2021-01-04') =>
  request(county.desk, contract.pair, {
    ...{ officerId: officer.officerId, enterpriseId, purpose: '指导产改', fromOn: day(fromOn) },
  })
const list = async (state: 'open' | 'overdue' | 'ended' | 'all' = 'open', who = county) =>
  request(who.desk, contract.pairings, { state })

describe('指导员结对', () => {
  test('at most five enterprises, none twice, never the own employer', async () => {
    const instructor = await place.hire('county', 'leader')
    for (const id of enterprises.slice(0, 5)) await pair(instructor, id)
    await expect(pair(instructor, enterprises[0]!)).rejects.toMatchObject({ code: 'pairing.twice' })
    await expect(pair(instructor, enterprises[5]!)).rejects.toMatchObject({
      code: 'pairing.over-cap',
      facts: { count: 5, cap: 5 },
    })
    const employed = await place.hire('enterprise', 'enterprise')
    await expect(pair(employed, place.units.enterprise)).rejects.toMatchObject({ code: 'pairing.own-employer' })
  })

  test('two pairings sent at once do not pass the cap together', async () => {
    const instructor = await place.hire('county', 'leader')
    for (const id of enterprises.slice(0, 4)) await pair(instructor, id)
    const both = await Promise.allSettled([pair(instructor, enterprises[4]!), pair(instructor, enterprises[5]!)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('an end needs its reason and is kept; the enterprise may then be paired anew', async () => {
    const instructor = await place.hire('county', 'leader')
    const { id } = await pair(instructor, enterprises[6]!)
    const end = { id, version: 1, onDay: day('2021-05-01') }
    await expect(request(county.desk, contract.endPairing, end as never)).rejects.toMatchObject({
      code: 'input.invalid',
    })
    await request(county.desk, contract.endPairing, { ...end, reason: 'exchanged' })
    const ended = (await list('ended')).rows.find((row) => row.id === id)
    expect(ended).toMatchObject({ toOn: '2021-05-01', endReason: 'exchanged', visitDue: null })
    await expect(
      request(county.desk, contract.endPairing, { ...end, version: 2, onDay: day('2021-06-01'), reason: 'expired' }),
    ).rejects.toMatchObject({ code: 'pairing.not-open' })
    await pair(instructor, enterprises[6]!, '2021-06-01')
  })

  test('a visit is due each quarter, counted from the last; what was found is written down', async () => {
    const instructor = await place.hire('county', 'leader')
    const { id } = await pair(instructor, enterprises[0]!, '2021-02-01')
    const row = async () => (await list()).rows.find((one) => one.id === id)!
    expect(await row()).toMatchObject({ visitDue: '2021-05-01', overdue: true })
    expect((await list('overdue')).rows.map((one) => one.id)).toContain(id)
    const visit = (onDay: string, found = '车间有三名技师带徒') =>
      request(county.desk, contract.visit, { id, onDay: day(onDay), found })
    await expect(visit('2021-07-01')).rejects.toMatchObject({ code: 'pairing.visit-ahead' })
    await expect(visit('2021-06-01', '好')).rejects.toMatchObject({ code: 'input.invalid' })
    await visit('2021-06-01')
    expect(await row()).toMatchObject({
      visitDue: '2021-09-01',
      overdue: false,
      visits: [{ found: '车间有三名技师带徒' }],
    })
    expect((await list('overdue')).rows.map((one) => one.id)).not.toContain(id)
  })

  test('an enterprise that ends ends its pairing with it, and says why', async () => {
    const instructor = await place.hire('county', 'leader')
    const [closing] = await openUnits(office.db, [
      { kind: 'ENT', name: '将注销企业', territory: place.units.county, system: null, fromOn: day('2015-01-01') },
    ])
    const { id } = await pair(instructor, closing!)
    await request(county.desk, contract.closeUnit, {
      ...{ id: closing!, version: 1, onDay: day('2021-06-01'), reason: '企业注销' },
    })
    const row = (await list('ended')).rows.find((one) => one.id === id)
    expect(row).toMatchObject({ endReason: 'unit-ended', toOn: '2021-06-01' })
  })

  test('two enterprises that become one keep one pairing with each instructor', async () => {
    const [first, second] = [await place.hire('county', 'leader'), await place.hire('county', 'leader')]
    const [kept, old] = await openUnits(
      office.db,
      ['留存企业', '并入企业'].map((name) => ({
        ...{ kind: 'ENT', name, territory: place.units.county, system: null, fromOn: day('2015-01-01') },
      })),
    )
    for (const [who, id] of [
      [first, kept],
      [first, old],
      [second, old],
    ] as const)
      await pair(who, id!)
    await request(county.desk, contract.mergeUnits, {
      ...{ id: kept!, version: 1, onDay: day('2021-06-01'), reason: '合并', units: [{ id: old!, version: 1 }] },
    })
    const open = (await list()).rows.filter(({ enterpriseId }) => enterpriseId === kept)
    expect(open.map(({ officerId }) => officerId).sort()).toEqual([first.officerId, second.officerId].sort())
    expect((await list()).rows.some(({ enterpriseId }) => enterpriseId === old)).toBe(false)
  })

  test('the neighbour sees none of it', async () => {
    const neighbour = await place.hire('neighbour', 'county')
    expect((await list('all', neighbour)).count.value).toBe('0')
    const instructor = await place.hire('neighbour', 'leader')
    await expect(pair(instructor, enterprises[0]!)).rejects.toMatchObject({ code: 'record.absent' })
  })
})
