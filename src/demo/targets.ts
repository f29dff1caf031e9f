import type { Database } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { dayOf, type PlainDate } from '../platform/plain-date.ts'
import type { Predicate } from '../targets/door.ts'
import { largestRemainder } from '../targets/split.ts'
import { FULL, type WorldSize } from './sizes.ts'
import { hasTarget, insertLine, insertShares, insertTarget } from './store.ts'
import type { DemoCounty } from './units.ts'

interface DemoLine {
  readonly code: string
  readonly name: string
  readonly within: string | null
  readonly comparator: 'plan' | 'atLeast' | 'all'
  readonly full: bigint | null
  readonly unit: '人次' | '人'
  readonly counting: 'add' | 'persons' | 'cover'
  readonly predicate: Predicate
}

/** The line that only 技工院校 carry out. */
const TECHNICAL = 'T3'
const ACTION: Predicate = { attribute: 'subsidised', is: true }
const LEVEL_CERTIFICATE: readonly Predicate[] = [
  { attribute: 'certificateKind', in: ['skill-level', 'qualification'] },
  { attribute: 'certified', is: true },
]

/** The lines of the 2021 notice (§2.6 of the handbook), as the office reads them. */
export const LINES: readonly DemoLine[] = [
  line('T0', '职业技能提升行动培训', null, 'plan', 600_000n, '人次', { all: [ACTION] }),
  line('T1', '取得等级类证书', 'T0', 'atLeast', 200_000n, '人次', { all: [ACTION, ...LEVEL_CERTIFICATE] }),
  line('T1a', '高级工以上', 'T1', 'atLeast', 40_000n, '人次', {
    all: [ACTION, ...LEVEL_CERTIFICATE, { attribute: 'level', atLeast: 'senior' }],
  }),
  line('T2', '农村劳动力补贴性培训', 'T0', 'plan', 200_000n, '人次', {
    all: [ACTION, { attribute: 'groups', any: ['G13'] }],
  }),
  line(TECHNICAL, '技工院校承担', 'T0', 'atLeast', 200_000n, '人次', {
    all: [ACTION, { attribute: 'institutionKind', in: ['TECH'] }],
  }),
  line('T4', '企业新型学徒制', null, 'plan', 10_000n, '人', { all: [{ attribute: 'projectType', in: ['XTZ'] }] }),
]

function line(
  code: string,
  name: string,
  within: string | null,
  comparator: DemoLine['comparator'],
  full: bigint | null,
  unit: DemoLine['unit'],
  predicate: Predicate,
): DemoLine {
  return { code, name, within, comparator, full, unit, counting: unit === '人' ? 'persons' : 'add', predicate }
}

export interface TargetPlaces {
  readonly province: string
  readonly owner: string
  readonly prefectures: ReadonlyMap<string, string>
  readonly counties: ReadonlyMap<string, string>
}

/** Issues the year's set, scaled to the world, and splits every line to prefectures and counties. */
export async function issueDemoTarget(
  db: Database,
  world: {
    year: number
    size: WorldSize
    counties: readonly DemoCounty[]
    places: TargetPlaces
    issuedBy: string
    at: Date
    /** Counties where a 技工院校 is seated or held a class. */
    technical: ReadonlySet<string>
  },
): Promise<void> {
  const { year, size, places } = world
  if (await hasTarget(db, `${year}-T0`)) return
  const id = newId()
  const period = { fromOn: dayOf(year, 1, 1), toOn: dayOf(year, 12, 31) }
  await insertTarget(db, {
    ...{ id, code: `${year}-T0`, name: `${year}年职业技能提升行动`, ownerId: places.owner, placeId: places.province },
    ...{ policyId: null, state: 'issued', issuedBy: world.issuedBy, issuedAt: world.at, ...period },
    scaled: size.participations === FULL ? '演示数据' : `演示数据，按比例缩小：60万人次 → ${size.participations}人次`,
  })
  const numbers = new Map<string, number>()
  for (const [ordinal, one] of LINES.entries()) {
    const value = one.full === null ? null : scale(one.full, size)
    const no = await insertLine(db, {
      ...{
        targetId: id,
        code: `${year}-${one.code}`,
        ordinal,
        name: one.name,
        policyLineNo: null,
        measure: 'training',
      },
      ...{ unit: one.unit, counting: one.counting, comparator: one.comparator, basis: null, strength: null, per: null },
      withinNo: one.within === null ? null : numbers.get(one.within)!,
      value: value === null ? null : String(value),
      predicate: JSON.stringify(one.predicate) as never,
      ...{ population: null, replacesNo: null, state: 'active', ...period },
    })
    numbers.set(one.code, no)
    const able =
      one.code === TECHNICAL ? world.counties.filter(({ code }) => world.technical.has(code)) : world.counties
    if (value !== null) await splitLine(db, { no, value, from: period.fromOn, places, counties: able })
  }
}

const scale = (full: bigint, size: WorldSize): bigint => (full * BigInt(size.participations)) / BigInt(FULL)

interface Splitting {
  readonly no: number
  readonly value: bigint
  readonly from: PlainDate
  readonly counties: readonly DemoCounty[]
  readonly places: TargetPlaces
}

/**
 * By population to the prefectures, by the demo's weights to their counties; every level adds up exactly. Only places that
 * can carry the line out have a share of it.
 */
async function splitLine(db: Database, { no, value, from, counties, places }: Splitting): Promise<void> {
  const share = (unitId: string, parentId: string | null, assigned: bigint) => ({
    ...{ id: newId(), lineNo: no, unitId, parentId, committed: null, fromOn: from, toOn: null },
    assigned: String(assigned),
  })
  const prefectures = [...Map.groupBy(counties, ({ prefecture }) => prefecture)]
  const parts = largestRemainder(
    value,
    prefectures.map(([code, own]) => ({ code, base: baseOf(own) })),
  )
  const rows = [share(places.province, null, value)]
  for (const [at, [code, own]] of prefectures.entries()) {
    const prefecture = places.prefectures.get(code)!
    rows.push(share(prefecture, places.province, parts[at]!))
    const below = largestRemainder(
      parts[at]!,
      own.map((county) => ({ code: county.code, base: baseOf([county]) })),
    )
    for (const [n, county] of own.entries()) rows.push(share(places.counties.get(county.code)!, prefecture, below[n]!))
  }
  await insertShares(db, rows)
}

const baseOf = (counties: readonly DemoCounty[]): bigint =>
  BigInt(Math.round(counties.reduce((sum, { weight }) => sum + weight, 0) * 10_000))
