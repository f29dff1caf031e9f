import { appoint, openAccount, openPost } from '../organisations/door.ts'
import type { Bundle } from '../organisations/duties.ts'
import type { Database } from '../platform/database.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import { findAccount } from '../platform/sign-in/store.ts'

/** One password for all demo logins: it is printed, and demo data holds nothing that is real. */
export const DEMO_PASSWORD = 'Yanshi-2021'

export interface DemoOfficer {
  readonly login: string
  readonly name: string
  readonly title: string
  readonly role: string
  readonly unitId: string
  readonly bundles: readonly Bundle[]
  readonly territoryId: string | null
  readonly systemId: string | null
}

export interface OfficeUnits {
  readonly office: string
  readonly labour: string
  readonly prefecture: string
  readonly county: string
  readonly prefectureUnion: string
  readonly countyUnion: string
  readonly school: string
  readonly enterprise: string
}

const everywhere = { territoryId: null, systemId: null } as const

/** Who can sign in to a demo office: one post of each kind. All names are invented. */
export const demoOfficers = (unit: OfficeUnits): DemoOfficer[] => [
  {
    login: 'sheng',
    name: '杨晓岚',
    title: '省产改办经办',
    role: '省产改办',
    unitId: unit.office,
    bundles: ['province'],
    ...everywhere,
  },
  {
    ...{ login: 'dali', name: '赵云川', title: '州产改办经办', role: '大理州产改办', bundles: ['prefecture'] },
    ...{ unitId: unit.prefectureUnion, territoryId: unit.prefecture, systemId: null },
  },
  {
    ...{ login: 'binchuan', name: '字宏斌', title: '县产改办经办', role: '宾川县产改办', bundles: ['county'] },
    ...{ unitId: unit.countyUnion, territoryId: unit.county, systemId: null },
  },
  {
    ...{ login: 'renshe', name: '段志远', title: '联络员', role: '省人社厅（成员单位）', bundles: ['department'] },
    ...{ unitId: unit.labour, territoryId: null, systemId: unit.labour },
  },
  {
    ...{ login: 'jixiao', name: '李春燕', title: '教务经办', role: '宾川县技工学校', bundles: ['trainer'] },
    ...{ unitId: unit.school, territoryId: null, systemId: unit.school },
  },
  {
    ...{ login: 'qiye', name: '马建华', title: '人事经办', role: '企业', bundles: ['enterprise'] },
    ...{ unitId: unit.enterprise, territoryId: null, systemId: unit.enterprise },
  },
  {
    login: 'ducha',
    name: '杞明亮',
    title: '督查专员',
    role: '省督查',
    unitId: unit.office,
    bundles: ['supervisor'],
    ...everywhere,
  },
  {
    login: 'lingdao',
    name: '和文平',
    title: '副组长',
    role: '省领导',
    unitId: unit.office,
    bundles: ['leader'],
    ...everywhere,
  },
  {
    login: 'shenji',
    name: '周正清',
    title: '审计员',
    role: '审计',
    unitId: unit.office,
    bundles: ['auditor'],
    ...everywhere,
  },
  {
    login: 'operator',
    name: '运维',
    title: '运维',
    role: '运维',
    unitId: unit.office,
    bundles: ['operator'],
    ...everywhere,
  },
]

/** The worker who signs in: a participant of the journey's county. */
export const WORKER_LOGIN = 'gongren'

/** Opens the accounts, posts and appointments that are not there yet. Answers account ids by login. */
export async function openOfficers(
  db: Database,
  officers: readonly DemoOfficer[],
  since: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const accounts = new Map<string, string>()
  for (const { login, name, title, unitId, bundles, territoryId, systemId } of officers) {
    const known = await findAccount(db, login)
    if (known) {
      accounts.set(login, known.id)
      continue
    }
    const opened = { login, password: DEMO_PASSWORD, mustChange: false, officer: { name } }
    const { accountId, officerId } = await openAccount(db, opened)
    const postId = await openPost(db, { unitId, title, bundles, territoryId, systemId, fromOn: since })
    await appoint(db, { postId, officerId: officerId!, fromOn: since, reason: '演示数据' })
    accounts.set(login, accountId)
  }
  return accounts
}
