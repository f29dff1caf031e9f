import { z } from 'zod'
import type { KnownSettings } from '../../platform/settings/known.ts'

/** What an office may set about merging records. */
export const settings = {
  'pair-person-merge': { form: z.boolean(), usual: true },
} as const satisfies KnownSettings
