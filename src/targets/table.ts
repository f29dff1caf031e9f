import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { Tree } from '../organisations/rules.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { FactAttributes } from './ledger/attributes.ts'
import type { Predicate } from './ledger/predicate.ts'

/** How a line counts: amounts add up, persons are distinct, a stock stands as of a day, cover is reached ÷ to reach. */
export type Counting = 'add' | 'persons' | 'stock' | 'cover'

/** Draft counts nothing; working counts already but is not shown; active is shown; retired is history. */
export type LineState = 'draft' | 'working' | 'active' | 'retired'

/** What a line of kind `cover` has to reach: a roll, or null where no list is known (待核实). */
export interface Population {
  readonly name: string
  readonly roll: string | null
}

declare module '../platform/database.ts' {
  interface Tables {
    /** published: all */
    measure: { code: string; nameZh: string; nameEn: string; unit: string; counting: 'add' | 'persons' | 'stock' }
    /** published: id, code, name, ownerId, placeId, fromOn, toOn, state */
    target: {
      id: string
      code: string
      name: string
      ownerId: string
      placeId: string
      policyId: string | null
      fromOn: PlainDate
      toOn: PlainDate
      scaled: string | null
      state: 'draft' | 'issued' | 'withdrawn'
      version: Generated<number>
      issuedBy: string | null
      issuedAt: Date | null
    }
    /** published: no, targetId, code, name, measure, unit, counting, value, fromOn, toOn, state */
    targetLine: {
      no: GeneratedAlways<number>
      targetId: string
      code: string
      ordinal: number
      name: string
      withinNo: number | null
      policyLineNo: number | null
      measure: string
      unit: string
      counting: Counting
      comparator: string
      basis: string | null
      strength: string | null
      per: string | null
      value: string | null
      /** Upper end of a range. */
      upper: string | null
      /** What a growth is counted from. */
      baseline: string | null
      predicate: JSONColumnType<Predicate>
      population: JSONColumnType<Population> | null
      fromOn: PlainDate
      toOn: PlainDate
      state: Generated<LineState>
      replacesNo: number | null
    }
    placeReport: {
      targetId: string
      placeId: string
      month: PlainDate
      reportedBy: string
      reportedAt: Generated<Date>
      note: string
    }
    lineChange: {
      lineNo: number
      replacesNo: number
      reason: string
      changedBy: string
      changedAt: Generated<Date>
      switchedAt: Date | null
      factsGained: bigint | null
      factsLost: bigint | null
      before: bigint | null
      after: bigint | null
    }
    targetShare: {
      id: string
      lineNo: number
      unitId: string
      parentId: string | null
      assigned: string
      committed: string | null
      fromOn: PlainDate
      toOn: PlainDate | null
    }
    targetReserve: { lineNo: number; unitId: string; amount: string }
    shareMove: {
      id: string
      lineNo: number
      movedAt: Generated<Date>
      movedBy: string
      reason: string
      documentNo: string | null
      fromUnit: string | null
      toUnit: string | null
      amount: string
      fromBefore: string | null
      fromAfter: string | null
      toBefore: string | null
      toAfter: string | null
      effectiveFrom: PlainDate
    }
    /** published: id, measure, personId, unitId, systemId, onDay, amount, source, sourceId, reverses, lines, recordedAt */
    fact: {
      subjectId: string
      id: string
      measure: string
      personId: string | null
      unitId: string
      systemId: string
      onDay: PlainDate
      treesOn: PlainDate
      amount: bigint
      attributes: JSONColumnType<FactAttributes>
      source: string
      sourceId: string
      reverses: string | null
      lines: number[]
      unsure: number[]
      recordedAt: Generated<Date>
      recordedBy: string
      reason: string | null
    }
    tally: {
      lineNo: number
      tree: Tree
      unitId: string
      month: PlainDate
      amount: bigint
      unsure: Generated<bigint>
    }
    dayTally: {
      lineNo: number
      tree: Tree
      day: PlainDate
      unitId: string
      amount: bigint
      unsure: Generated<bigint>
    }
    crossTally: {
      lineNo: number
      unitId: string
      systemId: string
      month: PlainDate
      amount: bigint
      unsure: Generated<bigint>
    }
    dayCrossTally: {
      lineNo: number
      day: PlainDate
      unitId: string
      systemId: string
      amount: bigint
      unsure: Generated<bigint>
    }
    countedSubject: { subjectId: string; lineNo: number }
    roll: { code: string; name: string; of: 'persons' | 'units'; source: string; takenOn: PlainDate }
    rollEntry: { subjectId: string; roll: string; unitId: string; systemId: string }
    periodLock: {
      id: string
      month: PlainDate
      placeId: string
      lockedAt: Generated<Date>
      lockedBy: string
      reason: string
      reopenedAt: Date | null
      reopenedBy: string | null
      reopenReason: string | null
    }
    reportedTally: {
      lockId: string
      lineNo: number
      unitId: string
      month: PlainDate
      amount: bigint
      unsure: bigint
    }
    restatement: {
      id: string
      lockId: string
      lineNo: number
      unitId: string
      month: PlainDate
      before: bigint
      after: bigint
      factIds: string[]
      reason: string
      restatedBy: string
      restatedAt: Generated<Date>
    }
  }
}
