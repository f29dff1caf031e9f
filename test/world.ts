import { appoint, enterOfficer, openPost, openUnits } from '../src/organisations/door.ts'
import { type Bundle, dutiesOf } from '../src/organisations/duties.ts'
import { newId } from '../src/platform/ids.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import type { Desk } from '../src/platform/request.ts'
import { hashToken, newToken } from '../src/platform/sign-in/password.ts'
import { insertAccount, insertApiToken } from '../src/platform/sign-in/store.ts'
import type { TestOffice } from './office.ts'

export type Seat = 'province' | 'prefecture' | 'county' | 'neighbour' | 'school' | 'enterprise' | 'neighbourSchool'

export interface Colleague {
  readonly desk: Desk
  readonly accountId: string
  readonly officerId: string
  readonly postId: string
  readonly token: string
}

export interface County {
  /** Ids of the units: a province, a prefecture with two counties, and who sits in them. */
  readonly units: Readonly<Record<Seat, string>>
  /** The division code of the county, unique to this test. */
  readonly code: string
  hire(seat: Seat, ...bundles: Bundle[]): Promise<Colleague>
}

const since = plainDate('2010-01-01')
let built = 0

/** What a world is built in: a database, and the address at which its people ask. */
export type BuildingSite = Pick<TestOffice, 'db' | 'origin'>

/** A county of its own under a prefecture of its own, so that no test sees another's records. */
export async function buildCounty(office: BuildingSite): Promise<County> {
  built += 1
  const code = `9${String(built).padStart(3, '0')}`
  const ids = {
    ...{ province: newId(), prefecture: newId(), county: newId(), neighbour: newId() },
    ...{ school: newId(), enterprise: newId(), neighbourSchool: newId() },
  }
  const below = { fromOn: since, invented: true, system: null } as const
  const division = (tail: string) => [{ scheme: 'division', code: `${code}${tail}` }] as const
  await openUnits(office.db, [
    { ...below, id: ids.province, kind: 'PROVINCE', name: `演示省${built}`, territory: null, codes: division('00') },
    {
      ...below,
      id: ids.prefecture,
      kind: 'PREFECTURE',
      name: `演示州${built}`,
      territory: ids.province,
      codes: division('01'),
    },
    {
      ...below,
      id: ids.county,
      kind: 'COUNTY',
      name: `演示县${built}`,
      territory: ids.prefecture,
      codes: division('21'),
    },
    {
      ...below,
      id: ids.neighbour,
      kind: 'COUNTY',
      name: `邻县${built}`,
      territory: ids.prefecture,
      codes: division('22'),
    },
    { ...below, id: ids.school, kind: 'TECH', name: `演示县技工学校${built}`, territory: ids.county },
    { ...below, id: ids.enterprise, kind: 'ENT', name: `演示县机械有限公司${built}`, territory: ids.county },
    { ...below, id: ids.neighbourSchool, kind: 'TECH', name: `邻县技工学校${built}`, territory: ids.neighbour },
  ])
  return { units: ids, code: `${code}21`, hire: (seat, ...bundles) => hire(office, ids, seat, bundles) }
}

const OWN_UNIT: readonly Seat[] = ['school', 'enterprise', 'neighbourSchool']

async function hire(office: BuildingSite, ids: County['units'], seat: Seat, bundles: Bundle[]): Promise<Colleague> {
  const { db } = office
  const accountId = newId()
  const token = newToken()
  await insertAccount(db, { id: accountId, login: `t-${accountId}`, passwordHash: 'x', mustChange: false })
  const officerId = await enterOfficer(db, `演示${bundles.join('')}`, accountId)
  const ownUnit = OWN_UNIT.includes(seat)
  const postId = await openPost(db, {
    ...{ unitId: ids[seat], title: '经办', bundles, fromOn: since },
    territoryId: ownUnit || seat === 'province' ? null : ids[seat],
    systemId: ownUnit ? ids[seat] : null,
  })
  await appoint(db, { postId, officerId, fromOn: since, reason: '演示' })
  await insertApiToken(db, {
    ...{ tokenHash: hashToken(token), accountId, postId, note: 'test' },
    duties: [...dutiesOf(bundles)],
    endsAt: new Date('2099-01-01'),
  })
  return { desk: { origin: office.origin, language: 'zh', token }, accountId, officerId, postId, token }
}
