import { z } from 'zod'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'
import { groups, matterKinds } from './rules.ts'

export const Matter = z.object({
  kind: z.enum(matterKinds),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  /** How many lie behind it, as text: lines to confirm, people of a class. */
  count: z.string(),
  due: PlainDate.nullable(),
  group: z.enum(groups),
  /** Working days left; negative when overdue, null where nothing sets a day. */
  workingDays: z.number().int().nullable(),
})
export type Matter = z.output<typeof Matter>

export const contract = {
  list: operation({
    method: 'GET',
    path: '/today',
    may: 'anyone',
    summary: '今天要办：等我办的事，按期限 / what waits for me, by deadline in working days',
    input: z.object({}),
    output: z.object({
      matters: z.array(Matter),
      total: z.string(),
      overdue: z.string(),
      may: z.object({ targets: z.boolean() }),
      /** How far invented data has come that is still being made, in persons and participations as text. */
      demo: z.object({ done: z.string(), total: z.string().nullable() }).nullable(),
    }),
  }),
} as const
