import { z } from 'zod'
import { Figure } from '../../platform/figure.ts'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { Id, OrderLine, Text } from '../orders/shapes.ts'

const InspectionLine = z.object({
  id: Id,
  theme: z.string(),
  office: z.string(),
  /** The item of the registered yearly plan, or the document that approved it. */
  planItemNo: z.string().nullable(),
  approvalDoc: z.string().nullable(),
  startsOn: PlainDate,
  endsOn: PlainDate,
  endedOn: PlainDate.nullable(),
  units: Figure,
  findings: Figure,
})
export type InspectionLine = z.output<typeof InspectionLine>

export const InspectionRecord = InspectionLine.extend({
  version: z.int(),
  conclusion: z.string().nullable(),
  sampled: z.array(z.object({ id: Id, name: z.string() })),
  orders: z.array(OrderLine),
  /** Whether this reader's office may add findings and end it. */
  mayGoOn: z.boolean(),
})
export type InspectionRecord = z.output<typeof InspectionRecord>

export const inspectionOperations = {
  inspections: operation({
    method: 'GET',
    path: '/supervision/inspections',
    may: 'order.read',
    summary: '专项督查列表 / special supervisions within reach, newest first; at most 200',
    input: z.object({}),
    output: z.object({ rows: z.array(InspectionLine), mayOpen: z.boolean() }),
  }),
  inspection: operation({
    method: 'GET',
    path: '/supervision/inspections/:id',
    may: 'order.read',
    summary: '专项督查 / a special supervision: its basis, sampled units, and the findings as orders',
    input: z.object({ id: Id }),
    output: InspectionRecord,
  }),
  openInspection: operation({
    method: 'POST',
    path: '/supervision/inspections',
    may: 'order.open',
    summary: '开展专项督查 / open one: only what the yearly plan holds or a document approved',
    input: z.object({
      theme: Text.min(4).max(120),
      planItemNo: Text.max(60).nullable().default(null),
      approvalDoc: Text.max(120).nullable().default(null),
      startsOn: PlainDate,
      endsOn: PlainDate,
      unitIds: z.array(Id).min(1).max(200),
    }),
    output: z.object({ id: Id }),
  }),
  endInspection: operation({
    method: 'POST',
    path: '/supervision/inspections/:id/end',
    may: 'order.open',
    summary: '督查结束 / end it, with the conclusion',
    input: z.object({ id: Id, version: z.int(), conclusion: Text.min(4).max(2000) }),
    output: z.object({ id: Id }),
    subject: 'id',
  }),
} as const
