import type { Generated, JSONColumnType } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'
import type { DraftLine, LineKind, Section } from './intake/draft.ts'
import type { LineState, PolicyState } from './rules.ts'

declare module '../platform/database.ts' {
  interface Tables {
    /** published: id, unitId, title, number, issuer, issuedOn, kind, state */
    policy: {
      id: string
      unitId: string
      fileHash: string | null
      fileName: string
      source: string
      sourceHash: string
      title: string
      number: string | null
      issuer: string | null
      issuedOn: PlainDate | null
      kind: string | null
      sections: JSONColumnType<readonly Section[]>
      state: PolicyState
      version: Generated<number>
      receivedBy: string
      receivedAt: Generated<Date>
    }
    /** published: policyId, no, kind, state */
    policyLine: {
      policyId: string
      no: number
      kind: LineKind
      found: JSONColumnType<DraftLine>
      line: JSONColumnType<DraftLine>
      state: LineState
      version: Generated<number>
      decidedBy: string | null
      decidedAt: Date | null
      reason: string | null
    }
  }
}
