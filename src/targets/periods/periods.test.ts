import { beforeAll, describe, expect, it } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { recordFacts } from '../door.ts'

const office = openTestOffice()
const at: { county?: County; province?: Colleague; clerk?: Colleague } = {}
const may = plainDate('2021-05-20')

beforeAll(async () => {
  at.county = await buildCounty(office)
  at.province = await at.county.hire('province', 'province')
  at.clerk = await at.county.hire('county', 'county')
})

const lock = (colleague: Colleague, place: string) =>
  request(colleague.desk, contract.lockPeriod, { place, month: may, reason: '五月报表已上报' })
const late = () =>
  office.db.transaction().execute((tx) =>
    recordFacts(
      tx,
      [
        {
          ...{
            measure: 'training',
            personId: newId(),
            unitId: at.county!.units.county,
            systemId: at.county!.units.school,
          },
          ...{ onDay: may, amount: 1n, attributes: {}, source: 'enrolment', sourceId: newId() },
        },
      ],
      { accountId: at.clerk!.accountId },
    ),
  )

describe('the province locks a month', () => {
  it('says who locked it, when and why, to everybody below, and holds back what is late', async () => {
    const { id } = await lock(at.province!, at.county!.code)
    const { periods, may: own } = await request(at.clerk!.desk, contract.periods, {})
    expect(own.lock).toBe(false)
    expect(periods).toMatchObject([
      {
        id,
        month: '2021-05-01',
        place: { code: at.county!.code },
        locked: { by: '演示province', reason: '五月报表已上报' },
        reopened: null,
      },
    ])
    await expect(late()).rejects.toMatchObject({ code: 'period.locked', facts: { by: '演示province' } })
    await expect(lock(at.province!, at.county!.code)).rejects.toMatchObject({ code: 'period.already-locked' })
  })

  it('opens it again with a reason, and both acts stay on record', async () => {
    const [period] = (await request(at.province!.desk, contract.periods, { place: at.county!.code })).periods
    const again = { periodId: period!.id, reason: '上级要求补报' }
    await request(at.province!.desk, contract.reopenPeriod, again)
    await expect(request(at.province!.desk, contract.reopenPeriod, again)).rejects.toMatchObject({
      code: 'record.absent',
    })
    const [opened] = (await request(at.province!.desk, contract.periods, { place: at.county!.code })).periods
    expect(opened).toMatchObject({ reopened: { by: '演示province', reason: '上级要求补报' } })
    await expect(late()).resolves.toBeDefined()
  })

  it('is not the county’s to do, and a neighbour’s lock is not shown to it', async () => {
    await expect(lock(at.clerk!, at.county!.code)).rejects.toMatchObject({ code: 'duty.missing' })
    await lock(at.province!, at.county!.units.neighbour)
    const { periods } = await request(at.clerk!.desk, contract.periods, {})
    expect(periods.every(({ place }) => place.code === at.county!.code)).toBe(true)
  })
})
