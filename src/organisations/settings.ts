import { z } from 'zod'
import type { KnownSettings } from '../platform/settings/known.ts'

const Telephone = z.string().regex(/^[0-9+][0-9 -]{2,29}$/)
const Email = z.email().max(120)
const Address = z.url({ protocol: /^https?$/ }).max(300)

/** What an office may set about its organisations. */
export const settings = {
  /** Whom 投诉建议 names besides the lines that everybody has. */
  complaints: {
    form: z.strictObject({ telephone: Telephone.nullable(), email: Email.nullable(), address: Address.nullable() }),
    usual: { telephone: null, email: null, address: null },
  },
  'pairing-cap': { form: z.int().min(1).max(50), usual: 5 },
  'pairing-visit-months': { form: z.int().min(1).max(12), usual: 3 },
} as const satisfies KnownSettings
