import { z } from 'zod'
import type { KnownSettings } from '../platform/settings/known.ts'

/** What an office may set about its orders. */
export const settings = {
  /** 机关代字 before the year of an order's number. */
  'order-prefix': { form: z.string().trim().min(1).max(20), usual: '产改督' },
  'pair-order-open': { form: z.boolean(), usual: true },
} as const satisfies KnownSettings
