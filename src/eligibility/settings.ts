import type { KnownSettings } from '../platform/settings/known.ts'
import { ReadingChoices } from './readings.ts'

/** How this office reads what a text leaves open; what is not named is read by the default. */
export const settings = {
  'eligibility-readings': { form: ReadingChoices, usual: {} },
} as const satisfies KnownSettings
