import { z } from 'zod'
import { Figure } from '../../platform/figure.ts'
import { operation } from '../../platform/operation.ts'
import { OrderLight, Text } from '../orders/shapes.ts'

const Filter = z.object({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  text: Text.max(60).default(''),
})

export const Rectification = z.object({
  id: z.uuid(),
  light: OrderLight,
  /** The cells of the list in its own columns, as they stand in the workbook. */
  cells: z.array(z.string()),
})
export type Rectification = z.output<typeof Rectification>

/** Bytes of a workbook that comes back. */
export const LARGEST_LIST = 10 * 1024 * 1024

export const listOperations = {
  rectifications: operation({
    method: 'GET',
    path: '/supervision/rectifications',
    may: 'order.read',
    summary: '问题整改清单 / the rectification list: a view of the orders within reach',
    input: Filter,
    output: z.object({ rows: z.array(Rectification), count: Figure }),
  }),
  rectificationBook: operation({
    method: 'GET',
    path: '/supervision/rectifications/workbook',
    may: 'order.read',
    summary: '导出问题整改清单 / the list as .xlsx; a hidden column keeps what each row is',
    input: Filter,
    output: z.unknown(),
    kind: 'download',
  }),
  returnBook: operation({
    method: 'PUT',
    path: '/supervision/rectifications/workbook',
    may: 'order.read',
    summary: '收回填好的清单 / the edited list comes back; each change is a move, judged by the same guard',
    input: z.object({ fileName: Text.min(1).max(200) }),
    output: z.object({
      rows: z.array(
        z.object({
          row: z.int(),
          number: z.string(),
          /** What the change asks for, in words; null where nothing was changed. */
          asked: z.string().nullable(),
          refusal: z.string().nullable(),
        }),
      ),
      done: Figure,
      refused: Figure,
      unchanged: Figure,
    }),
    kind: 'upload',
    limit: { bytes: LARGEST_LIST, code: 'list.too-large', facts: { limit: 10 } },
  }),
} as const
