import { openLogin } from '../organisations/door.ts'
import { knowPersonsAt, linkAccount, mergeAgreed } from '../people/door.ts'
import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { addDays } from '../platform/plain-date.ts'
import type { Sealer } from '../platform/seal.ts'
import { findAccount } from '../platform/sign-in/store.ts'
import { careerRows } from './careers/rows.ts'
import { workerCareer } from './careers/worker.ts'
import { DEMO_PASSWORD, WORKER_LOGIN } from './officers.ts'
import type { People } from './participations.ts'
import { clearCareer, findWorkerOf, insertMany, readRegistrars, setEmployer, storeRows } from './store.ts'
import { TWIN_OPEN, TWIN_SETTLED } from './twins.ts'
import { JOURNEY_COUNTY } from './units.ts'
import { type DemoWorld, OFFICE_DAY, unitIdOf } from './world.ts'

/** A number beyond everybody's, so that the worker's certificates get numbers of their own. */
const WORKER_NO = 9_000_000

/** What happens to single people of the journey's county: its worker, what is said to be wrong, one human being twice. */
export async function openStory(db: Database, seal: Sealer, world: DemoWorld, people: People): Promise<void> {
  if (await findAccount(db, WORKER_LOGIN)) return
  const own = (people.ofCounty.get(JOURNEY_COUNTY) ?? []).map(({ id }) => id)
  const twins = [...TWIN_OPEN, ...TWIN_SETTLED].flatMap((at) => own[at] ?? [])
  const worker = await openWorker(db, world, twins)
  if (worker) await askCorrections(db, seal, world, worker)
  await mergeTwins(db, seal, world, own)
}

/** Gives the worker of the journey's county a login, and the career that the story tells. */
async function openWorker(db: Database, world: DemoWorld, without: readonly string[]) {
  const countyId = world.placeIds.get(JOURNEY_COUNTY)!
  const place = { unitId: unitIdOf('Q', 0), unitName: world.enterprises[0]!.name }
  const personId = await findWorkerOf(db, { countyId, employerId: place.unitId, without })
  if (!personId) return undefined
  const login = { login: WORKER_LOGIN, password: DEMO_PASSWORD, mustChange: false }
  const accountId = await openLogin(db, login)
  await linkAccount(db, personId, accountId)
  await clearCareer(db, personId)
  const career = workerCareer(place)
  const rows = careerRows([{ no: WORKER_NO, personId, career }], world.accounts.get('binchuan')!)
  await storeRows(db, rows)
  await setEmployer(db, personId, place)
  await knowPersonsAt(db, [{ personId, unitId: countyId, systemId: place.unitId }])
  return { personId, accountId, firstWork: rows.employment[0]!.id }
}

interface Worker {
  readonly personId: string
  readonly accountId: string
  readonly firstWork: string
}

/** What waits for the county's clerk: the worker about his own record, and his enterprise about two others. */
async function askCorrections(db: Database, seal: Sealer, world: DemoWorld, worker: Worker): Promise<void> {
  const { accounts, placeIds } = world
  const unitId = placeIds.get(JOURNEY_COUNTY)!
  const byEnterprise = { by: accounts.get('qiye')!, record: null }
  const said = [
    {
      ...{ person: worker.personId, by: worker.accountId, record: worker.firstWork, about: 'employment' as const },
      ...{ daysAgo: 2, says: '我2001年2月就到供电所上班了，档案里写的是3月1日，劳动合同原件在我手里。' },
    },
    { ...byEnterprise, about: 'certificate' as const, daysAgo: 5, says: '该职工的等级证书已换发新证，请按新证登记。' },
    { ...byEnterprise, about: 'person' as const, daysAgo: 1, says: '该职工学历已变更为大专，附毕业证书复印件。' },
  ]
  const others = await readRegistrars(db, { employerId: unitIdOf('Q', 0), unitId, without: worker.personId })
  const registrars = [(await readRegistrars(db, { personId: worker.personId }))[0]!, ...others]
  const rows = said.slice(0, registrars.length).map((one, at) => {
    const { id: personId, unitId, systemId } = registrars[at]!
    const id = newId()
    return {
      ...{ personId, id, recordKind: one.about, recordId: one.record, unitId, systemId, askedBy: one.by },
      says: seal.seal({ table: 'correction', column: 'says', rowId: id }, one.says),
      askedOn: addDays(OFFICE_DAY, -one.daysAgo),
    }
  })
  await insertMany(db, 'correction', rows)
}

/** One of the two pairs was compared already: the county asked, the prefecture agreed. */
async function mergeTwins(db: Database, seal: Sealer, { accounts }: DemoWorld, own: readonly string[]): Promise<void> {
  const [survivorId, mergedId] = TWIN_SETTLED.map((at) => own[at])
  if (!survivorId || !mergedId) return
  await mergeAgreed(db, seal, {
    ...{ survivorId, mergedId, today: OFFICE_DAY, askedBy: accounts.get('binchuan')! },
    ...{ decidedBy: accounts.get('dali')!, reason: '同名同生日，经电话核实为同一人，原登记号码录入有误' },
  })
}
