import { z } from 'zod'
import { operation } from '../../platform/operation.ts'

export const complaintsOperations = {
  complaints: operation({
    method: 'GET',
    path: '/complaints',
    may: 'anyone',
    summary: '投诉建议向谁提 / where to turn with complaints and suggestions',
    input: z.object({}),
    output: z.object({
      telephone: z.string().nullable(),
      email: z.string().nullable(),
      /** A page of the office's own, http or https. */
      address: z.string().nullable(),
      maySet: z.boolean(),
    }),
  }),
} as const
