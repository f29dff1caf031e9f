import type { Generated } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'
import type { MoveName, OrderState } from './orders/states-rules.ts'

export type OrderSource = 'light' | 'decision' | 'note' | 'complaint' | 'audit' | 'inspection' | 'self'

declare module '../platform/database.ts' {
  interface Tables {
    /** published: id, number, unitId, systemId, officeId, taskId, lineNo, cause, matter, state, dueOn */
    supervisionOrder: {
      id: string
      number: string | null
      numberYear: number | null
      numberNo: number | null
      /** The charged unit's place in the territory. */
      unitId: string
      /** The charged unit. */
      systemId: string
      officeId: string
      source: OrderSource
      sourceId: string | null
      cause: string
      taskId: string | null
      lineNo: number | null
      policyId: string | null
      policyLineNo: number | null
      basis: string
      matter: string
      demand: string
      standard: string
      /** Working days. */
      term: number
      state: OrderState
      dueOn: PlainDate | null
      firstDueOn: PlainDate | null
      issuedOn: PlainDate | null
      receivedOn: PlainDate | null
      answeredOn: PlainDate | null
      closedOn: PlainDate | null
      returned: Generated<number>
      reopened: Generated<number>
      extensionAsked: Generated<boolean>
      passed: boolean | null
      mergedInto: string | null
      version: Generated<number>
      draftedBy: string
      draftedAt: Generated<Date>
    }
    orderItem: { orderId: string; id: string; ordinal: number; name: string }
    orderEvent: {
      orderId: string
      seq: number
      move: MoveName
      onDay: PlainDate
      takenBy: string
      dueOn: PlainDate | null
      facts: unknown
      takenAt: Generated<Date>
    }
    orderProof: {
      orderId: string
      id: string
      itemId: string
      fileHash: string
      fileName: string
      kind: string
      size: bigint
      eventSeq: number | null
      addedBy: string
      addedAt: Generated<Date>
    }
    orderCounter: { year: number; lastNo: number }
    /** published: all */
    officialPaper: {
      id: string
      subject: 'order' | 'ladder' | 'meeting' | 'task' | 'inspection'
      subjectId: string
      unitId: string
      systemId: string
      kind: string
      content: unknown
      state: 'draft' | 'sent' | 'dropped'
      draftedOn: PlainDate
      draftedBy: string | null
      signedBy: string | null
      signedAt: Date | null
      version: Generated<number>
    }
  }
}
