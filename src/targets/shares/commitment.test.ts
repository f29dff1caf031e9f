import { beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty } from '../../../test/world.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { contract } from '../contract.ts'
import { issueTestTarget } from '../world.test-data.ts'

const office = openTestOffice()

beforeAll(async () => {
  await loadShippedYears(office.db)
})

test('a county commits itself to more than it was assigned, beside the assigned amount', async () => {
  const county = await buildCounty(office)
  const code = `${(await issueTestTarget(office, county)).prefix}-T0`
  const places = ['01', '21', '22'].map((tail) => county.code.replace(/21$/, tail)) as [string, string, string]
  const split = async (seat: 'province' | 'prefecture', amounts: Record<string, string>) => {
    const { desk } = await county.hire(seat, seat)
    const { token } = await request(desk, contract.split, { code })
    const shares = Object.entries(amounts).map(([place, amount]) => ({ place, amount }))
    await request(desk, contract.store, { code, token, lines: [{ line: code, shares, reserve: '0' }] })
  }
  await split('province', { [places[0]]: '1000' })
  await split('prefecture', { [places[1]]: '600', [places[2]]: '400' })
  const clerk = await county.hire('county', 'county')
  const commit = (amount: string) => request(clerk.desk, contract.commit, { code, amount })
  await expect(commit('600')).rejects.toMatchObject({ code: 'split.commit-less' })
  await commit('660')
  const card = await request(clerk.desk, contract.card, { code })
  expect(card.lines[0]).toMatchObject({ target: { value: '600' }, committed: { value: '660' } })
})
