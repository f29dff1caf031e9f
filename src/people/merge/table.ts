import type { Generated } from 'kysely'

declare module '../../platform/database.ts' {
  interface Tables {
    /** published: survivorId, mergedId, state */
    personMerge: {
      id: string
      survivorId: string
      mergedId: string
      state: 'asked' | 'merged' | 'refused' | 'parted'
      reason: string
      /** { field: true } where the merged record's value is taken. */
      choices: unknown
      survivorVersion: number
      mergedVersion: number
      unitId: string
      askedBy: string
      askedAt: Generated<Date>
      decidedBy: string | null
      decidedAt: Date | null
      decisionNote: string | null
      partedBy: string | null
      partedAt: Date | null
      partingReason: string | null
      keptLater: unknown
    }
    personMergeValue: {
      survivorId: string
      mergeId: string
      field: string
      survivorValue: unknown
      mergedValue: unknown
      taken: boolean
      written: unknown
      restores: unknown
    }
    personMergeRecord: {
      survivorId: string
      mergeId: string
      recordKind: string
      recordId: string
      outcome: 'handed' | 'joined'
    }
  }
}
