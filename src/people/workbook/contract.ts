import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { recordKinds } from '../records/kinds.ts'

const Id = z.uuid()
const Text = z.string().trim()
const Kind = z.enum(recordKinds)
/** Counts of rows, as text. */
const Count = z.string()

/** Megabytes of a workbook of records. */
export const DROP_MEGABYTES = 20

const DropLine = z.object({
  id: Id,
  fileName: z.string(),
  droppedAt: z.iso.datetime(),
  droppedBy: z.string().nullable(),
  stored: Count,
  already: Count,
  drafts: Count,
  unmatched: Count,
})
export type DropLine = z.output<typeof DropLine>

export const RecordReceipt = DropLine.extend({
  sheets: z.array(
    z.object({
      kind: Kind,
      name: z.string(),
      rows: Count,
      stored: Count,
      already: Count,
      drafts: Count,
      unmatched: Count,
    }),
  ),
  cells: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), message: z.string() })),
  /** There are more bad cells than are listed; the marked workbook has them all. */
  more: z.boolean(),
})
export type RecordReceipt = z.output<typeof RecordReceipt>

export const workbookOperations = {
  recordTemplate: operation({
    method: 'GET',
    path: '/records/template',
    may: 'record.write',
    summary: '档案记录模板 / the empty workbook for records of one kind',
    kind: 'download',
    input: z.object({ kind: Kind }),
    output: z.unknown(),
  }),
  exportRecords: operation({
    method: 'GET',
    path: '/records/export',
    may: 'record.write',
    summary: '导出档案记录 / records of one kind within reach, persons masked; it can be dropped again',
    kind: 'download',
    input: z.object({ kind: Kind, purpose: Text.min(2).max(200) }),
    output: z.unknown(),
    shows: 'persons',
  }),
  dropRecords: operation({
    method: 'PUT',
    path: '/records/drops',
    may: 'record.write',
    summary: '导入档案记录 / drop a workbook of records: good rows are stored, bad ones kept as drafts and marked',
    kind: 'upload',
    limit: { bytes: DROP_MEGABYTES * 1024 * 1024, code: 'drop.too-large', facts: { limit: DROP_MEGABYTES } },
    input: z.object({ fileName: Text.min(1).max(200) }),
    output: RecordReceipt,
  }),
  recordDrops: operation({
    method: 'GET',
    path: '/records/drops',
    may: 'record.write',
    summary: '导入过的工作簿 / workbooks of records that this unit has dropped',
    input: z.object({}),
    output: z.object({ rows: z.array(DropLine) }),
  }),
  recordReceipt: operation({
    method: 'GET',
    path: '/records/drops/:id',
    may: 'record.write',
    summary: '导入回执 / the receipt of a drop',
    input: z.object({ id: Id }),
    output: RecordReceipt,
  }),
  markedRecords: operation({
    method: 'GET',
    path: '/records/drops/:id/marked',
    may: 'record.write',
    summary: '标注好的工作簿 / the workbook that came, bad cells marked',
    kind: 'download',
    input: z.object({ id: Id }),
    output: z.unknown(),
  }),
} as const
