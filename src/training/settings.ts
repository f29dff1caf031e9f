import { z } from 'zod'
import type { KnownSettings } from '../platform/settings/known.ts'

/** What an office may set about its classes. */
export const settings = {
  'pair-class-approve': { form: z.boolean(), usual: true },
} as const satisfies KnownSettings
