import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'

/** A setting that an office may change: the form of its value, and what holds while nobody has set it. */
export interface KnownSetting {
  readonly form: z.ZodType
  readonly usual: z.infer<ReturnType<typeof z.json>>
}

export type KnownSettings = Readonly<Record<string, KnownSetting>>

export const platformSettings: KnownSettings = {
  'office-day': { form: PlainDate.nullable(), usual: null },
  /** Whether administrators need a second factor; null: wherever the data are real. */
  'second-factor': { form: z.boolean().nullable(), usual: null },
}
