import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { Code, DocumentNo, Id, Kind, Precision, Reason, Share, Text, Tree, Version } from '../shapes.ts'

const Name = Text.min(2).max(80)
const Recording = z.object({
  onDay: PlainDate,
  precision: Precision.default('day'),
  documentNo: DocumentNo,
  reason: Reason,
})
/** The version that was read: who saved in between is not overwritten. */
const OneUnit = Recording.extend({ id: Id, version: Version })

const Opened = z.object({
  kind: Kind,
  name: Name,
  shortName: Name.nullable().default(null),
  codes: z.array(Code).max(5).default([]),
  industry: Text.max(6).nullable().default(null),
  ownership: Text.max(6).nullable().default(null),
})
const Parents = z.object({ territory: Id.nullable(), system: Id.nullable() })

const Part = z.object({
  /** A unit that exists; or else `opened`. */
  unitId: Id.nullable().default(null),
  opened: Opened.extend({ ...Parents.partial().shape, codes: z.array(Code).max(1).default([]) })
    .nullable()
    .default(null),
  share: Share.nullable().default(null),
  children: z.array(Id).max(2000).default([]),
})

const may = 'unit.change'
const Recorded = z.object({ changeId: Id })

export const changeOperations = {
  openUnit: operation({
    ...{ method: 'POST', path: '/units', may, summary: '设立组织 / open a unit' },
    input: Recording.extend({ ...Opened.shape, ...Parents.shape, countsInHost: z.boolean().default(true) }),
    output: z.object({ id: Id }),
  }),
  describeUnit: operation({
    ...{ method: 'PUT', path: '/units/:id', may, summary: '修改组织资料 / edit what is not dated', subject: 'id' },
    input: z.object({
      ...{ id: Id, version: Version, countsInHost: z.boolean() },
      ...{ industry: Text.max(6).nullable(), ownership: Text.max(6).nullable(), note: Text.max(500).nullable() },
    }),
    output: z.object({ version: Version }),
  }),
  renameUnit: operation({
    ...{ method: 'POST', path: '/units/:id/rename', may, subject: 'id' },
    summary: '更名、变更代码，或同日两者都变 / another name, another code, or both',
    input: OneUnit.extend({
      name: Name.nullable().default(null),
      shortName: Name.nullable().default(null),
      code: Code.nullable().default(null),
    }),
    output: Recorded,
  }),
  moveUnit: operation({
    ...{
      method: 'POST',
      path: '/units/:id/move',
      may,
      summary: '划转隶属 / another parent in one tree',
      subject: 'id',
    },
    input: OneUnit.extend({ tree: Tree, parentId: Id.nullable(), code: Code.nullable().default(null) }),
    output: Recorded,
  }),
  closeUnit: operation({
    ...{ method: 'POST', path: '/units/:id/close', may, summary: '撤销 / close a unit', subject: 'id' },
    input: OneUnit,
    output: Recorded,
  }),
  splitUnit: operation({
    ...{ method: 'POST', path: '/units/:id/split', may, subject: 'id' },
    summary: '拆分，或改设为另一层级 / divide a unit, or set up another level in its place',
    input: OneUnit.extend({
      parts: z.array(Part).min(1).max(20),
      /** Which part takes over posts, pairings and memberships: its place in the list, from 0. */
      postsTo: z.int().min(0).nullable().default(null),
      /** Which part takes every unit below that no part names; null: each must be named. */
      restTo: z.int().min(0).nullable().default(null),
    }),
    output: z.object({ parts: z.array(Id) }),
  }),
  mergeUnits: operation({
    ...{ method: 'POST', path: '/units/:id/merge', may, subject: 'id' },
    summary: '把几个组织并入这一个 / merge units into this one',
    input: OneUnit.extend({
      units: z
        .array(z.object({ id: Id, version: Version }))
        .min(1)
        .max(50),
    }),
    output: Recorded,
  }),
} as const
