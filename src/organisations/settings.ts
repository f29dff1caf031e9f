import { z } from 'zod'
import type { KnownSettings } from '../platform/settings/known.ts'

/** What an office may set about its organisations. */
export const settings = {
  'pairing-cap': { form: z.int().min(1).max(50), usual: 5 },
  'pairing-visit-months': { form: z.int().min(1).max(12), usual: 3 },
} as const satisfies KnownSettings
