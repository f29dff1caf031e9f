import { beforeAll } from 'vitest'
import { openTestOffice, type TestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague, type County } from '../../../test/world.ts'
import { type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import { openUnit } from '../door.ts'

export const paper = (onDay: string) => ({
  ...{ onDay: plainDate(onDay), reason: '省政府批复', documentNo: '云政复〔2021〕1号' },
})

export interface ChangeOffice {
  readonly office: TestOffice
  readonly place: County
  readonly province: Colleague
  readonly prefecture: Colleague
  readonly county: Colleague
  read(id: string, on?: string, who?: Colleague): ReturnType<typeof readUnit>
  /** What every change asks for: the version read, the day, the paper. */
  asked(id: string, onDay: string): Promise<ReturnType<typeof paper> & { id: string; version: number }>
  openCounty(name: string): Promise<string>
  openEnterprise(name: string, territory?: string, system?: string | null): Promise<string>
}

const readUnit = (who: Colleague, id: string, day?: PlainDate) =>
  request(who.desk, contract.unit, { id, ...(day ? { day } : {}) })

/** An office with a county, its prefecture and its province, each with a clerk. */
export function openChangeOffice(): ChangeOffice {
  const office = openTestOffice()
  const held: { place?: County; province?: Colleague; prefecture?: Colleague; county?: Colleague } = {}
  let codes = 800_000
  beforeAll(async () => {
    held.place = await buildCounty(office)
    held.province = await held.place.hire('province', 'province')
    held.prefecture = await held.place.hire('prefecture', 'prefecture')
    held.county = await held.place.hire('county', 'county')
  })
  return {
    office,
    get place() {
      return held.place!
    },
    get province() {
      return held.province!
    },
    get prefecture() {
      return held.prefecture!
    },
    get county() {
      return held.county!
    },
    read(id, on, who = held.province!) {
      return readUnit(who, id, on === undefined ? undefined : plainDate(on))
    },
    async asked(id, onDay) {
      return { id, version: (await this.read(id)).version, ...paper(onDay) }
    },
    openCounty(name) {
      codes += 1
      return openUnit(office.db, {
        ...{ kind: 'COUNTY', name, territory: held.place!.units.prefecture, system: null },
        ...{ fromOn: plainDate('2010-01-01'), codes: [{ scheme: 'division', code: String(codes) }] },
      })
    },
    openEnterprise(name, territory = held.place!.units.county, system = null) {
      return openUnit(office.db, { kind: 'ENT', name, territory, system, fromOn: plainDate('2012-01-01') })
    },
  }
}
