import type { Generated, JSONColumnType } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'
import type { DraftLine, LineKind, Section } from './intake/draft.ts'

declare module '../platform/database.ts' {
  interface Tables {
    /** published: id, title, number, issuer, issuedOn, state */
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
      state: 'draft' | 'confirmed' | 'withdrawn'
      version: Generated<number>
      receivedBy: string
      receivedAt: Generated<Date>
    }
    policyLine: {
      policyId: string
      no: number
      kind: LineKind
      found: JSONColumnType<DraftLine>
      line: JSONColumnType<DraftLine>
      state: 'waiting' | 'confirmed' | 'set-aside'
      version: Generated<number>
      decidedBy: string | null
      decidedAt: Date | null
      reason: string | null
    }
  }
}
