import { beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../test/world.ts'
import type { Operation } from '../platform/operation.ts'
import { request } from '../platform/request.ts'
import { loadShippedYears } from '../platform/settings/shipped-years.ts'
import { contract } from './contract.ts'
import { giveShares, issueTestTarget, on, personTime, record } from './world.test-data.ts'

const office = openTestOffice()
let county: County
let stranger: Colleague
let neighbour: Colleague
let code: string
let ref: string

beforeAll(async () => {
  await loadShippedYears(office.db)
  county = await buildCounty(office)
  const target = await issueTestTarget(office, county)
  code = `${target.prefix}-T0`
  ref = `${code}.value.${county.code}.20210101-20210630`
  await giveShares(office.db, target.nos.get('T0')!, county.units.prefecture, { [county.units.county]: '600' })
  await record(office, [personTime(county)])
  const elsewhere = await buildCounty(office)
  stranger = await elsewhere.hire('prefecture', 'county', 'prefecture', 'province')
  neighbour = await county.hire('neighbour', 'county', 'prefecture', 'province')
})

const share = (line: string) => ({ line, shares: [], reserve: '0' })
/** What is asked of the county's target and figure, by operation; null: nothing there names a place or a target. */
const asked: Record<keyof typeof contract, (() => Record<string, unknown>) | null> = {
  list: null,
  draft: null,
  issue: null,
  periods: null,
  lockPeriod: null,
  reopenPeriod: null,
  card: () => ({ code, place: county.code }),
  places: () => ({ code, place: county.code }),
  course: () => ({ code, place: county.code }),
  overlap: () => ({ code, place: county.code }),
  report: () => ({ code, month: on('2021-06-01') }),
  head: () => ({ ref }),
  recount: () => ({ ref }),
  strip: () => ({ ref }),
  people: () => ({ ref }),
  between: () => ({ ref, from: on('2021-01-31') }),
  detail: () => ({ ref }),
  reread: () => ({ code, own: [], reason: '试试' }),
  readings: () => ({ code }),
  split: () => ({ code, place: county.code }),
  tryOut: () => ({ code, place: county.code, lines: [share(code)] }),
  store: () => ({ code, place: county.code, token: 'none', lines: [share(code)] }),
  move: () => ({
    code,
    place: county.code,
    token: 'none',
    from: 'reserve',
    to: county.code,
    amount: '1',
    reason: '试试',
  }),
  trail: () => ({ code, place: county.code }),
  commit: () => ({ code, amount: '9999' }),
}
const named = Object.entries(asked).flatMap(([name, input]) => (input ? [[name, input] as const] : []))

test.each(named)('%s: for another prefecture the target and its figures are not there', async (name, input) => {
  const operation = contract[name as keyof typeof contract] as Operation
  await expect(request(stranger.desk, operation, input())).rejects.toMatchObject({ kind: 'absent' })
})

const ofPlace = named.filter(([name]) => !['report', 'readings', 'commit'].includes(name))
test.each(ofPlace)('%s: for the neighbour county the place is not there', async (name, input) => {
  const operation = contract[name as keyof typeof contract] as Operation
  await expect(request(neighbour.desk, operation, input())).rejects.toMatchObject({ kind: 'absent' })
})

test('a list holds the targets of one’s own place only', async () => {
  const { targets } = await request(stranger.desk, contract.list, {})
  expect(targets.map((target) => target.code)).not.toContain(code)
  expect((await request(neighbour.desk, contract.list, {})).targets.map((target) => target.code)).toContain(code)
})

test('a county reads a target that a province issued over it, but may not read its lines otherwise', async () => {
  const own = { code, own: [], reason: '试试' }
  const clerk = await county.hire('county', 'county')
  await expect(request(clerk.desk, contract.reread, own)).rejects.toMatchObject({ code: 'duty.missing' })
})
