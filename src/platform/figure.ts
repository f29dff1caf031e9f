import { z } from 'zod'
import { PlainDate } from './plain-date.ts'

/**
 * The only way a number reaches an answer. `value` is a decimal string in the unit named (whole fen are shown in 元),
 * null where it is not known; `ref` opens its provenance.
 */
export const Figure = z.object({
  value: z.string().nullable(),
  unit: z.string(),
  asOf: PlainDate,
  ref: z.string().min(1),
})
export type Figure = z.output<typeof Figure>
