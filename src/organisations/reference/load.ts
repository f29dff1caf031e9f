import type { Database } from '../../platform/database.ts'
import { plainDate } from '../../platform/plain-date.ts'
import type { UnitKind } from '../rules.ts'
import { holdTrees } from '../tree/store.ts'
import { type OpenedUnit, openUnits } from '../units/open.ts'
import { findPlace, readSpans } from '../units/store.ts'
import { type HistoryRow, readHistory, replayHistory } from './history.ts'
import { referenceId } from './reference-id.ts'
import { type Grade, insertFormerCodes, insertMemberships, type MemberRole } from './store.ts'
import { readTable } from './tsv.ts'

/** Units older than our sources: only that they existed in the republic's first year is claimed (precision: year). */
const FOUNDING = plainDate('1949-10-01')
/** Departments and bureaus are entered as they stood then; what they were before is not told. */
const ENTERED = plainDate('2010-01-01')

const KINDS: Readonly<Record<string, UnitKind>> = { 1: 'PROVINCE', 2: 'PREFECTURE', 3: 'COUNTY' }
const above = (code: string): string | null => (code === '' ? null : referenceId(code))
const founded = { fromOn: FOUNDING, precision: 'year', note: '成立日待核实' } as const
const entered = { fromOn: ENTERED, precision: 'year', note: '成立日待核实' } as const

type Division = Record<'code' | 'name' | 'parent_code' | 'level', string>
const readDivisions = () => readTable<keyof Division>('divisions.tsv')

/** The divisions before the first recorded change: those of today that were always so, and the `start` rows. */
function divisionsAtFirst(today: readonly Division[], history: readonly HistoryRow[]): OpenedUnit[] {
  const starts = history.filter(({ change }) => change === 'start')
  const later = new Set(history.filter(({ change, name }) => change === 'part' && name !== '').map(({ unit }) => unit))
  const begun = new Set(starts.map(({ unit }) => unit))
  const unchanged = today
    .filter(({ code }) => !begun.has(code) && !later.has(code))
    .map(({ code, name, parent_code, level }) => ({ unit: code, code, name, parent: parent_code, kind: KINDS[level]! }))
  const all = [...unchanged, ...starts]
  return all
    .sort((a, b) => depthOf(a.kind) - depthOf(b.kind))
    .map(({ unit, code, name, parent, kind }) => ({
      ...{ id: referenceId(unit), kind: kind as UnitKind, name, codes: [{ scheme: 'division' as const, code }] },
      ...{ territory: above(parent), system: null, ...founded },
    }))
}

const depthOf = (kind: string) => ['PROVINCE', 'PREFECTURE', 'COUNTY'].indexOf(kind)

const zones = (): OpenedUnit[] =>
  readTable<'code' | 'name' | 'short_name' | 'host'>('zones.tsv').map(({ code, name, short_name, host }) => ({
    ...{ id: referenceId(code), kind: 'ZONE' as const, name, shortName: short_name },
    ...{ codes: [{ scheme: 'zone' as const, code }], territory: above(host), system: null },
    ...entered,
    note: '代码为本平台自编',
  }))

type Department = Record<'code' | 'name' | 'short_name' | 'kind' | 'above' | 'role' | 'mark' | 'duty' | 'grade', string>

const departments = (rows: readonly Department[]): OpenedUnit[] =>
  rows.map((row) => ({
    ...{ id: referenceId(row.code), kind: row.kind as UnitKind, name: row.name, shortName: row.short_name },
    ...{ codes: [{ scheme: 'own' as const, code: row.code }] },
    ...{ territory: referenceId('530000'), system: above(row.above), ...entered },
  }))

const LINES = [
  { mark: 'GH', top: 'YN-GH', kind: 'UNION', suffix: '总工会' },
  { mark: 'RS', top: 'YN-RS', kind: 'GOV', suffix: '人力资源和社会保障局' },
] as const

/** The trade unions and labour bureaus of each place: lines of the system tree from province to county. */
async function lines(db: Database, today: readonly Division[]): Promise<OpenedUnit[]> {
  const places = today.filter(({ level }) => level !== '1')
  const named = await Promise.all(
    places.map(async (place) => ({ ...place, name: (await findPlace(db, referenceId(place.code), ENTERED))!.name })),
  )
  return LINES.flatMap(({ mark, top, kind, suffix }) =>
    named.map(({ code, name, parent_code, level }) => ({
      ...{ id: referenceId(`${code}-${mark}`), kind, name: `${name}${suffix}` },
      ...{ codes: [{ scheme: 'own' as const, code: `${code}-${mark}` }], territory: referenceId(code) },
      ...{ system: referenceId(level === '2' ? top : `${parent_code}-${mark}`), ...entered },
    })),
  )
}

/** A county that was renamed since then took the names of its bureaus with it. */
const renamesOfLines = (history: readonly HistoryRow[]): HistoryRow[] =>
  history
    .filter(({ on, change, name }) => on > ENTERED && name !== '' && (change === 'rename' || change === 'recode'))
    .flatMap((row) =>
      LINES.map(({ mark, suffix }) => ({
        ...row,
        ...{ change: 'rename', unit: `${row.unit}-${mark}`, code: '', name: `${row.name}${suffix}` },
      })),
    )

/**
 * The province, its prefectures, counties and zones with their history, the leading body with its member departments
 * and the two lines below them. An office that has them is left as it keeps them.
 */
export async function loadReferenceUnits(db: Database): Promise<void> {
  await holdTrees(db)
  if ((await readSpans(db, [referenceId('530000')])).length > 0) return
  const today = readDivisions()
  const history = readHistory()
  await openUnits(db, divisionsAtFirst(today, history))
  await replayHistory(
    db,
    history.filter(({ change }) => change !== 'start'),
  )
  await loadFormerCodes(db, history)
  const members = readTable<keyof Department>('member-departments.tsv')
  await openUnits(db, [...zones(), ...departments(members)])
  await openUnits(db, await lines(db, today))
  await replayHistory(db, renamesOfLines(history))
  await insertMemberships(db, members.filter(({ role }) => role !== 'LEAD_GROUP').map(memberOf))
}

const memberOf = ({ code, role, duty, grade }: Department) => ({
  ...{ bodyId: referenceId('YN-LEAD'), memberId: referenceId(code), role: role as MemberRole },
  ...{ duty, grade: grade as Grade, fromOn: ENTERED },
})

/** Old codes that the dated history does not tell of: only where they lie today is certain. */
async function loadFormerCodes(db: Database, history: readonly HistoryRow[]): Promise<void> {
  const told = new Set(history.map(({ code }) => code))
  const rows = readTable<'old_code' | 'old_name' | 'code' | 'kind' | 'last_year'>('old-divisions.tsv')
  await insertFormerCodes(
    db,
    rows
      .filter(({ old_code, kind }) => kind !== 'placeholder' && !told.has(old_code))
      .map((row) => ({
        ...{ code: row.old_code, name: row.old_name, unitId: referenceId(row.code) },
        lastYear: row.last_year === '' ? null : Number(row.last_year),
      })),
  )
}
