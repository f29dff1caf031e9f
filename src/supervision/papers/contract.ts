import { z } from 'zod'
import { operation } from '../../platform/operation.ts'

export const paperOperations = {
  paper: operation({
    method: 'GET',
    path: '/supervision/papers/:id',
    may: 'order.read',
    summary: '下载文书 / a paper as PDF or as .docx, in the layout of GB/T 9704',
    input: z.object({ id: z.uuid(), form: z.enum(['pdf', 'docx']).default('pdf') }),
    output: z.unknown(),
    kind: 'download',
  }),
} as const
