import { beforeAll, beforeEach } from 'vitest'
import { allowDemo, demoNumber } from '../../../test/classes.ts'
import type { TestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { plainDate } from '../../platform/plain-date.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { loadShippedOccupations } from '../occupations/load.ts'
import type { OneRecord } from './contract.ts'
import type { RecordKind } from './kinds.ts'

export const refusalOf = (asked: Promise<unknown>): Promise<Refusal> =>
  asked.then(
    () => Promise.reject(new Error('nobody refused')),
    (error) => error as Refusal,
  )

/** A county with its clerk and an enterprise, and a worker born in 1986 whom the clerk has registered. */
export function withWorker(office: TestOffice) {
  const now = {} as { county: County; clerk: Colleague; enterprise: Colleague; id: string; firm: string }
  let serial = 0
  beforeAll(async () => {
    await allowDemo(office)
    await office.db.transaction().execute(loadShippedOccupations)
  })
  beforeEach(async () => {
    office.clock.today = plainDate('2021-06-30')
    now.county = await buildCounty(office)
    now.clerk = await now.county.hire('county', 'county')
    now.enterprise = await now.county.hire('enterprise', 'enterprise')
    const { name } = await office.db
      .selectFrom('unitName')
      .where('unitId', '=', now.county.units.enterprise)
      .select('name')
      .executeTakeFirstOrThrow()
    now.firm = name
    now.id = await register()
  })
  async function register(name = '李明兰', birth = '19860124'): Promise<string> {
    serial += 1
    const idNumber = demoNumber(serial, birth)
    return (await request(now.clerk.desk, contract.register, { name, idNumber, distinctBecause: '看过证件' })).id
  }
  const save = (kind: RecordKind, typed: Record<string, string>, over: Record<string, unknown> = {}, by = now.clerk) =>
    request(by.desk, contract.saveRecord, { id: now.id, kind, typed, source: '单位报送', ...over } as never)
  const read = (by = now.clerk, id = now.id) => request(by.desk, contract.records, { id })
  const only = async (kind: RecordKind): Promise<OneRecord> =>
    (await read()).records.filter((one) => one.kind === kind)[0]!
  return { now, register, save, read, only }
}
