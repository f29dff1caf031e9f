import type { PlainDate } from '../platform/plain-date.ts'

/** Territory is 块 (area contains area), system is 条 (guidance or ownership). The same units stand in both. */
export type Tree = 'territory' | 'system'

/** Kind of the job that a change of a tree asks for, run by whoever keeps figures by place. */
export const TREES_CHANGED = 'trees.changed'

export const unitKinds = [
  ...([
    'PROVINCE',
    'PREFECTURE',
    'COUNTY',
    'GOV',
    'UNION',
    'SYS',
    'ZONE',
    'ENT',
    'COOP',
    'TECH',
    'VOC',
    'TRAIN',
  ] as const),
  ...(['EVAL', 'BASE', 'STUDIO', 'READ'] as const),
] as const
export type UnitKind = (typeof unitKinds)[number]

/** Places: what the territory tree is made of above the units that sit in them. */
export const placeKinds: readonly UnitKind[] = ['PROVINCE', 'PREFECTURE', 'COUNTY', 'ZONE']

/** A span of days, the last one excluded; `to` null: still so. */
export interface Span {
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
}

export const covers = ({ fromOn, toOn }: Span, day: PlainDate): boolean =>
  fromOn <= day && (toOn === null || day < toOn)

const RANK: Partial<Record<UnitKind, number>> = { PROVINCE: 1, PREFECTURE: 2, COUNTY: 3, ZONE: 4 }

/** Territory: places below larger places, all else below a place. System: anything but places, below anything but places. */
export function mayStandBelow(tree: Tree, child: UnitKind, parent: UnitKind): boolean {
  const [own, above] = [RANK[child], RANK[parent]]
  if (tree === 'system') return own === undefined && above === undefined
  return above !== undefined && (own === undefined || above < own)
}

export const isPlaceKind = (kind: UnitKind): boolean => RANK[kind] !== undefined
