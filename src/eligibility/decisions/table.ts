import type { Generated } from 'kysely'
import type { PlainDate } from '../../platform/plain-date.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    /** published: personId, ruleId, outcome, decidedOn. What an official decided on a verdict; the last one stands. */
    eligibilityDecision: {
      personId: string
      id: string
      ruleId: string
      version: PlainDate
      asOf: PlainDate
      verdict: 'met' | 'notMet' | 'toVerify'
      outcome: 'confirmed' | 'notConfirmed'
      reason: string
      decidedBy: string
      decidedName: string
      decidedPost: string
      decidedUnit: string
      decidedOn: PlainDate
      decidedAt: Generated<Date>
    }
  }
}
