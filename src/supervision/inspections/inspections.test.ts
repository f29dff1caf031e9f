import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type County } from '../../../test/world.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { loadShippedYears } from '../../platform/settings/shipped-years.ts'
import { contract } from '../contract.ts'
import { type Cast, castOf, draftFor } from '../orders/orders.test-data.ts'

const office = openTestOffice()
let county: County
let cast: Cast

beforeAll(() => loadShippedYears(office.db))
beforeEach(async () => {
  office.clock.today = plainDate('2021-06-01')
  county = await buildCounty(office)
  cast = await castOf(county)
})

const asked = () => ({
  ...{ theme: '培训补贴资金使用专项督查', planItemNo: '2021-07', approvalDoc: null },
  ...{ startsOn: plainDate('2021-06-01'), endsOn: plainDate('2021-06-30'), unitIds: [county.units.county] },
})

test('a special supervision stands in the yearly plan or was approved, and samples units within reach', async () => {
  const ask = (change: object) => request(cast.drafter.desk, contract.openInspection, { ...asked(), ...change })
  await expect(ask({ planItemNo: null })).rejects.toMatchObject({ faults: [{ code: 'inspection.not-registered' }] })
  await expect(ask({ endsOn: plainDate('2021-05-31') })).rejects.toMatchObject({
    faults: [{ code: 'inspection.ends-before' }],
  })
  const prefecture = await county.hire('prefecture', 'prefecture')
  const elsewhere = await buildCounty(office)
  await expect(
    request(prefecture.desk, contract.openInspection, { ...asked(), unitIds: [elsewhere.units.county] }),
  ).rejects.toMatchObject({ faults: [{ field: 'unitIds', code: 'order.unit-out-of-reach' }] })
  expect(await ask({ planItemNo: null, approvalDoc: '云产改办发〔2021〕3号' })).toHaveProperty('id')
})

test('its findings are orders on sampled units; another unit, another office and an ended one are refused', async () => {
  const { id } = await request(cast.drafter.desk, contract.openInspection, asked())
  const find = (change: object = {}, by = cast.drafter) =>
    request(by.desk, contract.draftOrder, { ...draftFor(county), inspectionId: id, ...change })
  await find()
  await expect(find({ unitId: county.units.neighbour })).rejects.toMatchObject({
    faults: [{ code: 'inspection.unit-not-sampled' }],
  })
  const prefecture = await county.hire('prefecture', 'prefecture')
  await expect(find({}, prefecture)).rejects.toMatchObject({ code: 'inspection.not-own' })
  const held = await request(cast.drafter.desk, contract.inspection, { id })
  expect(held).toMatchObject({ findings: { value: '1' }, orders: [{ source: 'inspection', state: 'draft' }] })
  await request(cast.drafter.desk, contract.endInspection, { id, version: held.version, conclusion: '发现问题一件' })
  await expect(find({ problem: 'funds' })).rejects.toMatchObject({ code: 'inspection.ended' })
})

test('a sampled county sees it, a neighbour does not', async () => {
  const { id } = await request(cast.drafter.desk, contract.openInspection, asked())
  expect(await request(cast.handler.desk, contract.inspection, { id })).toMatchObject({ mayGoOn: false })
  const neighbour = await county.hire('neighbour', 'county')
  await expect(request(neighbour.desk, contract.inspection, { id })).rejects.toMatchObject({
    code: 'inspection.absent',
  })
})
