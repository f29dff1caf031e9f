import { findUnitByCode, openUnits } from '../organisations/door.ts'
import { idHash, registerPersons } from '../people/door.ts'
import type { Database } from '../platform/database.ts'
import { plainDate } from '../platform/plain-date.ts'
import { findSetting, saveSetting } from '../platform/settings/store.ts'
import { receiveNotice } from '../policies/door.ts'
import { planCareers, type WithCareer } from './careers/plan.ts'
import { careerRows, standardRows } from './careers/rows.ts'
import { planClasses, technicalCounties } from './classes.ts'
import { openStream } from './generator.ts'
import { demoOfficers, openOfficers } from './officers.ts'
import { storeOrders } from './orders.ts'
import type { People } from './participations.ts'
import { planPeople } from './people.ts'
import { storePlans } from './plans.ts'
import type { WorldSize } from './sizes.ts'
import { withStaff } from './staff.ts'
import { dateNotice, findPersonsByKey, hasNotice, insertMany, readPlaces, storeRows } from './store.ts'
import { plannedPeople, storeClasses } from './store-classes.ts'
import { openStory } from './story.ts'
import { issueDemoTarget } from './targets.ts'
import { withTwins } from './twins.ts'
import {
  type DemoUnit,
  JOURNEY_COUNTY,
  JOURNEY_PREFECTURE,
  planCounties,
  planEnterprises,
  planInstitutions,
} from './units.ts'
import { type DemoLoad, type DemoWorld, type KnownPerson, OFFICE_DAY, unitIdOf } from './world.ts'

const SEED = 20_210_630
/** Small enough that a page that is asked for meanwhile does not wait for it. */
const PERSON_BATCH = 500
const since = plainDate('2015-01-01')

/**
 * Fills an office with invented data: the same seed and size give the same world. It may be stopped and called again
 * anywhere; what is there is not made twice.
 */
export async function loadDemo(load: DemoLoad): Promise<void> {
  const { db, size } = load
  if (await isDemoLoaded(db)) return
  await saveSetting(db, 'demo', true)
  await saveSetting(db, 'office-day', OFFICE_DAY)
  const world = await db.transaction().execute((tx) => openWorld(tx, size))
  const year = Number(OFFICE_DAY.slice(0, 4))
  const plan = { counties: world.counties, institutions: world.institutions, occupations: load.occupations }
  const classes = planClasses(size, year, plan, openStream(SEED, 'class'))
  const technical = technicalCounties(world.institutions, classes, OFFICE_DAY)
  await db
    .transaction()
    .execute(async (tx) => issueDemoTarget(tx, { ...(await targetOf(tx, world, year, size)), technical }))
  await receiveSeed(load, world)
  const people = await registerPeople(load, world, size.persons + plannedPeople(classes))
  await storeClasses(load, world, classes, people, openStream(SEED, 'participation'))
  await db.transaction().execute((tx) => openStory(tx, load.seal, world, people))
  await storePlans(db, world)
  await storeOrders(load, world)
  await saveSetting(db, 'demo-loaded', size.name)
}

/** Whether a demo world is there, of whatever size. */
export const isDemoLoaded = async (db: Database): Promise<boolean> =>
  typeof (await findSetting(db, 'demo-loaded')) === 'string'

/** The seed waits for a person beside the target that was issued already. */
async function receiveSeed({ db, notice }: DemoLoad, { accounts }: DemoWorld): Promise<void> {
  if (await hasNotice(db, notice.fileName)) return
  const unit = (await findUnitByCode(db, 'YN-OFFICE', OFFICE_DAY))!
  const received = { fileHash: null, unitId: unit.id, accountId: accounts.get('sheng')!, fileName: notice.fileName }
  const source = { text: notice.text, type: 'txt', lines: 'printed' } as const
  await db.transaction().execute(async (tx) => {
    const { id } = await receiveNotice(tx, { ...received, source })
    await dateNotice(tx, id, OFFICE_DAY)
  })
}

async function openWorld(db: Database, size: WorldSize): Promise<DemoWorld> {
  const places = await readPlaces(db, OFFICE_DAY)
  const placeIds = new Map(places.map(({ code, id }) => [code, id]))
  const divisions = places
    .filter(({ code }) => !code.endsWith('00'))
    .map(({ code, name, parent }) => ({ code, name, parent: parent! }))
  const counties = planCounties(divisions, openStream(SEED, 'county'))
  const enterprises = planEnterprises(size, counties, openStream(SEED, 'enterprise'))
  const institutions = planInstitutions(size, counties, openStream(SEED, 'institution'))
  await openDemoUnits(db, placeIds, enterprises, institutions)
  const accounts = await openOfficers(db, demoOfficers(await officeUnits(db, placeIds)), since)
  await insertMany(db, 'occupationStandard', standardRows(accounts.get('renshe')!))
  return { counties, enterprises, institutions, placeIds, accounts }
}

async function openDemoUnits(
  db: Database,
  placeIds: ReadonlyMap<string, string>,
  enterprises: readonly DemoUnit[],
  institutions: readonly DemoUnit[],
): Promise<void> {
  const known = await findUnitByCode(db, 'YS-J000', OFFICE_DAY)
  if (known) return
  const above = new Map<string, string>()
  for (const line of ['GH', 'RS'])
    for (const [code] of placeIds) {
      const unit = await findUnitByCode(db, `${code}-${line}`, OFFICE_DAY)
      if (unit) above.set(`${code}-${line}`, unit.id)
    }
  const opened = (unit: DemoUnit, mark: 'Q' | 'J', line: 'GH' | 'RS') => ({
    ...{
      id: unitIdOf(mark, unit.no),
      kind: unit.kind,
      name: unit.name,
      fromOn: since,
      invented: true,
      industry: unit.industry,
    },
    codes: [{ scheme: 'own' as const, code: `YS-${mark}${String(unit.no).padStart(3, '0')}` }],
    territory: placeIds.get(unit.county)!,
    system: above.get(`${unit.county}-${line}`) ?? null,
  })
  await openUnits(db, [
    ...enterprises.map((unit) => opened(unit, 'Q', 'GH')),
    ...institutions.map((unit) => opened(unit, 'J', 'RS')),
  ])
}

async function officeUnits(db: Database, placeIds: ReadonlyMap<string, string>) {
  const byCode = async (code: string) => (await findUnitByCode(db, code, OFFICE_DAY))!.id
  return {
    ...{ office: await byCode('YN-OFFICE'), labour: await byCode('YN-RS') },
    ...{ prefecture: placeIds.get(JOURNEY_PREFECTURE)!, county: placeIds.get(JOURNEY_COUNTY)! },
    ...{ prefectureUnion: await byCode(`${JOURNEY_PREFECTURE}-GH`), countyUnion: await byCode(`${JOURNEY_COUNTY}-GH`) },
    ...{ school: unitIdOf('J', 0), enterprise: unitIdOf('Q', 0) },
  }
}

async function targetOf(db: Database, world: DemoWorld, year: number, size: WorldSize) {
  const ids = (suffix: (code: string) => boolean) => new Map([...world.placeIds].filter(([code]) => suffix(code)))
  const places = {
    province: world.placeIds.get('530000')!,
    owner: (await findUnitByCode(db, 'YN-RS', OFFICE_DAY))!.id,
    prefectures: ids((code) => code.endsWith('00') && code !== '530000'),
    counties: ids((code) => !code.endsWith('00')),
  }
  const issuedBy = world.accounts.get('sheng')!
  return { year, size, counties: world.counties, places, issuedBy, at: new Date(`${year}-03-02T02:00:00Z`) }
}

/** Everybody, registered a batch a transaction; what an earlier attempt stored is only read again. */
async function registerPeople(load: DemoLoad, world: DemoWorld, total: number): Promise<People> {
  const { size } = load
  const streams = {
    name: openStream(SEED, 'name'),
    number: openStream(SEED, 'number'),
    person: openStream(SEED, 'person'),
  }
  const planned = withStaff(planPeople(size.persons, world, since, streams), world.enterprises[0]!)
  const people = planCareers(withTwins(planned), world, SEED)
  const everybody: (KnownPerson & { readonly county: string })[] = []
  let resuming = true
  for (let done = 0; done < size.persons; done += PERSON_BATCH) {
    const batch = takeSome(people, Math.min(PERSON_BATCH, size.persons - done))
    const there: readonly string[] | undefined = resuming ? await findStored(load, batch) : undefined
    resuming = there !== undefined
    const ids = there ?? (await register(load, world, batch))
    for (const [at, { county, groups, record }] of batch.entries())
      everybody.push({ id: ids[at]!, groups, employer: record.employerName, county })
    await load.progress(done, total)
  }
  return { everybody, ofCounty: Map.groupBy(everybody, ({ county }) => county) }
}

const findStored = ({ db, seal }: DemoLoad, batch: readonly WithCareer[]) =>
  findPersonsByKey(
    db,
    batch.map(({ record }) => idHash(seal, record.idType, record.idNumber)),
  )

async function register({ db, seal }: DemoLoad, world: DemoWorld, batch: readonly WithCareer[]): Promise<string[]> {
  const rows = batch.map(({ record, county, employer }) => ({
    ...record,
    unitId: world.placeIds.get(county)!,
    systemId: employer === null ? world.placeIds.get(county)! : unitIdOf('Q', employer),
    employerId: employer === null ? null : unitIdOf('Q', employer),
  }))
  const by = { accountId: world.accounts.get('binchuan')! }
  return db.transaction().execute(async (tx) => {
    const ids = (await registerPersons(tx, seal, rows, by)).map(({ personId, outcome }, at) => {
      if (personId === null) throw new Error(`invented person ${batch[at]!.no} was not registered: ${outcome}`)
      return personId
    })
    const registered = batch.map(({ no, career }, at) => ({ no, career, personId: ids[at]! }))
    await storeRows(tx, careerRows(registered, by.accountId))
    return ids
  })
}

function takeSome<T>(from: Iterator<T>, count: number): T[] {
  return Array.from({ length: count }, () => from.next().value as T)
}
