import type { Database } from '../../platform/database.ts'
import { plainDate } from '../../platform/plain-date.ts'
import { sm3 } from '../../platform/seal.ts'
import type { UnitKind } from '../rules.ts'
import { type OpenedUnit, openUnits } from '../units/open.ts'
import { readSpans } from '../units/store.ts'
import { type Grade, insertMemberships, type MemberRole } from './membership-store.ts'
import { readTable } from './tsv.ts'

/** Units older than our sources: only that they existed in the republic's first year is claimed (precision: year). */
export const FOUNDING = plainDate('1949-10-01')

/** The same id in every office, so that loading again finds what is there (RFC 9562 §5.8, a hash of our own). */
export function referenceId(code: string): string {
  const hash = sm3(`unit:${code}`)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const KINDS: Readonly<Record<string, UnitKind>> = { 1: 'PROVINCE', 2: 'PREFECTURE', 3: 'COUNTY' }
const above = (code: string): string | null => (code === '' ? null : referenceId(code))
const founded = { fromOn: FOUNDING, precision: 'year' } as const

const divisions = (): OpenedUnit[] =>
  readTable<'code' | 'name' | 'parent_code' | 'level'>('divisions.tsv').map(({ code, name, parent_code, level }) => ({
    id: referenceId(code),
    kind: KINDS[level]!,
    name,
    codes: [{ scheme: 'division', code }],
    territory: above(parent_code),
    system: null,
    ...founded,
  }))

const zones = (): OpenedUnit[] =>
  readTable<'code' | 'name' | 'short_name' | 'host'>('zones.tsv').map(({ code, name, short_name, host }) => ({
    id: referenceId(code),
    kind: 'ZONE',
    name,
    shortName: short_name,
    codes: [{ scheme: 'zone', code }],
    territory: above(host),
    system: null,
    ...founded,
  }))

type Department = Record<'code' | 'name' | 'short_name' | 'kind' | 'above' | 'role' | 'duty' | 'grade', string>

const departments = (rows: readonly Department[]): OpenedUnit[] =>
  rows.map((row) => ({
    id: referenceId(row.code),
    kind: row.kind as UnitKind,
    name: row.name,
    shortName: row.short_name,
    codes: [{ scheme: 'own', code: row.code }],
    territory: referenceId('530000'),
    system: above(row.above),
    ...founded,
  }))

/** The trade unions and labour bureaus of each place: lines of the system tree from province to county. */
function lines(): OpenedUnit[] {
  const places = readTable<'code' | 'name' | 'parent_code' | 'level'>('divisions.tsv').filter(
    ({ level }) => level !== '1',
  )
  return LINES.flatMap(({ mark, top, kind, suffix }) =>
    places.map(({ code, name, parent_code, level }) => ({
      id: referenceId(`${code}-${mark}`),
      kind,
      name: `${name}${suffix}`,
      codes: [{ scheme: 'own' as const, code: `${code}-${mark}` }],
      territory: referenceId(code),
      system: referenceId(level === '2' ? top : `${parent_code}-${mark}`),
      ...founded,
    })),
  )
}

const LINES = [
  { mark: 'GH', top: 'YN-GH', kind: 'UNION', suffix: '总工会' },
  { mark: 'RS', top: 'YN-RS', kind: 'GOV', suffix: '人力资源和社会保障局' },
] as const

/**
 * The province, its prefectures, counties and zones, the leading body with its member departments and the two lines
 * below them. What is there already is left as the office keeps it.
 */
export async function loadReferenceUnits(db: Database): Promise<void> {
  const rows = readTable<keyof Department>('member-departments.tsv')
  const units = [...divisions(), ...zones(), ...departments(rows), ...lines()]
  const known = new Set(
    (
      await readSpans(
        db,
        units.map(({ id }) => id!),
      )
    ).map(({ id }) => id),
  )
  const missing = units.filter(({ id }) => !known.has(id!))
  if (missing.length === 0) return
  await openUnits(db, missing)
  const joined = rows.filter(({ code, role }) => role !== 'LEAD_GROUP' && !known.has(referenceId(code)))
  if (joined.length > 0) await insertMemberships(db, joined.map(memberOf))
}

const memberOf = ({ code, role, duty, grade }: Department) => ({
  bodyId: referenceId('YN-LEAD'),
  memberId: referenceId(code),
  role: role as MemberRole,
  duty,
  grade: grade as Grade,
  fromOn: FOUNDING,
})
