import { z } from 'zod'
import type { KnownSettings } from '../../platform/settings/known.ts'
import { Reading, usualReadings } from './readings.ts'

/** What an office may set about reading notices into targets. */
export const settings = {
  'line-readings': { form: z.array(Reading).max(500), usual: usualReadings as never },
} as const satisfies KnownSettings
