import type { Generated } from 'kysely'
import type { PlainDate } from '../../platform/plain-date.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    /** A version of a rule with its worked cases; published ones stand before the rules that are shipped. */
    ruleVersion: {
      id: string
      ruleId: string
      validFrom: PlainDate
      rule: unknown
      cases: unknown
      note: string
      state: Generated<'draft' | 'published' | 'dropped'>
      revision: Generated<number>
      draftedBy: string
      draftedName: string
      draftedAt: Generated<Date>
      publishedBy: string | null
      publishedName: string | null
      publishedAt: Date | null
    }
  }
}
