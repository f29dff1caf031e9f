import { z } from 'zod'
import { Figure } from '../../platform/figure.ts'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { Code, Dated, Id, Kind, Precision, Share, Text, Tree, UnitAbove, UnitName, Version } from '../shapes.ts'

/** Filters of a list of units. */
const Filters = z.object({
  text: Text.max(60).default(''),
  kind: Kind.or(z.enum(['all', 'place', 'other'])).default('all'),
  /** Only units at or below this one, in the tree named. */
  below: Id.optional(),
  tree: Tree.default('territory'),
})

const UnitLine = UnitName.extend({
  /** The places above it, the largest first: 大理州 · 宾川县. */
  place: z.string(),
  /** The unit it stands below in the system tree. */
  system: z.string(),
  fromOn: PlainDate,
  toOn: PlainDate.nullable(),
  precision: Precision,
})

const Hit = UnitName.extend({
  place: z.string(),
  /** The old name or old code by which it was found; null when its present one was typed. */
  formerly: z.string().nullable(),
})

const UnitNode = UnitName.extend({ hasChildren: z.boolean() })

export const UnitRecord = UnitName.extend({
  ...Dated.shape,
  precision: Precision,
  note: z.string().nullable(),
  industry: z.string().nullable(),
  ownership: z.string().nullable(),
  countsInHost: z.boolean(),
  invented: z.boolean(),
  version: Version,
  /** The way up in each tree on the day asked, the nearest first. */
  territory: z.array(UnitAbove),
  system: z.array(UnitAbove),
  names: z.array(Dated.extend({ name: z.string(), shortName: z.string() })),
  codes: z.array(Dated.extend(Code.shape)),
  /** Old codes of which the days are not known. */
  formerCodes: z.array(z.object({ code: z.string(), name: z.string() })),
  predecessors: z.array(z.object({ unit: UnitAbove, onDay: PlainDate, share: Share.nullable() })),
  successors: z.array(z.object({ unit: UnitAbove, onDay: PlainDate, share: Share.nullable() })),
  changes: z.array(
    z.object({
      id: Id,
      kind: z.enum(['open', 'rename', 'recode', 'move', 'split', 'merge', 'close', 'kind', 'describe']),
      onDay: PlainDate,
      precision: Precision,
      documentNo: z.string().nullable(),
      reason: z.string(),
      /** What changed, for the sentence `unit.change.<kind>`. */
      facts: z.record(z.string(), z.string().or(z.array(z.string())).nullable()),
      recordedBy: z.string().nullable(),
    }),
  ),
  /** What this reader may do with the unit now. */
  open: z.array(z.enum(['describe', 'rename', 'move', 'split', 'merge', 'close', 'open-below', 'open-post'])),
})

export const unitOperations = {
  units: operation({
    method: 'GET',
    path: '/units',
    may: 'unit.read',
    summary: '组织名录，按拼音排序 / units within reach on a day, in Chinese order',
    input: Filters.extend({
      day: PlainDate.optional(),
      state: z.enum(['open', 'ended', 'all']).default('open'),
      after: z.string().max(400).optional(),
    }),
    output: z.object({ rows: z.array(UnitLine), count: Figure, next: z.string().nullable(), mayOpen: z.boolean() }),
  }),
  findUnits: operation({
    method: 'GET',
    path: '/units/find',
    may: 'unit.read',
    summary: '选组织：汉字、拼音首字母、新旧代码，至多 50 条 / the picker: at most 50 hits',
    input: Filters.extend({ text: Text.min(1).max(60) }),
    output: z.object({ hits: z.array(Hit), more: z.boolean() }),
  }),
  unitTree: operation({
    method: 'GET',
    path: '/units/tree',
    may: 'unit.read',
    summary: '组织树的一层：某组织的下级，或本岗位能看到的最高一层 / one level of a tree',
    input: z.object({ tree: Tree, parentId: Id.optional(), day: PlainDate.optional() }),
    output: z.object({ nodes: z.array(UnitNode) }),
  }),
  unitClasses: operation({
    method: 'GET',
    path: '/unit-classes',
    may: 'anyone',
    summary: '行业（GB/T 4754）和登记注册类型 / industries and registration types',
    input: z.object({}),
    output: z.object({
      industries: z.array(
        z.object({
          ...{ code: z.string(), name: z.string(), parent: z.string().nullable(), version: z.string() },
          scope: z.enum(['yes', 'partly', 'no']),
        }),
      ),
      ownerships: z.array(z.object({ code: z.string(), name: z.string(), group: z.string() })),
    }),
  }),
  unit: operation({
    method: 'GET',
    path: '/units/:id',
    may: 'unit.read',
    summary: '组织档案，可看任一天 / a unit as of any day, with its history',
    input: z.object({ id: Id, day: PlainDate.optional() }),
    output: UnitRecord,
  }),
} as const
