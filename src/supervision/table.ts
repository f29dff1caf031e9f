import type { Generated } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'
import type { Light } from '../targets/light.ts'
import type { LadderStep } from './ladder/ladder-rules.ts'
import type { MoveName, OrderState } from './orders/states-rules.ts'
import type { SubjectKind } from './tick/tick-rules.ts'

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
    inspection: {
      id: string
      officeId: string
      theme: string
      planItemNo: string | null
      approvalDoc: string | null
      startsOn: PlainDate
      endsOn: PlainDate
      endedOn: PlainDate | null
      conclusion: string | null
      openedBy: string
      openedAt: Generated<Date>
      version: Generated<number>
    }
    inspectionUnit: { inspectionId: string; unitId: string; placeId: string }
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
    /** published: all */
    lightState: {
      subject: SubjectKind
      subjectId: string
      light: Light
      better: number
      since: PlainDate
      worseSince: PlainDate
    }
    /** published: all */
    lightEvent: {
      id: string
      subject: SubjectKind
      subjectId: string
      unitId: string
      systemId: string
      onDay: PlainDate
      fromLight: Light | null
      toLight: Light
      rule: string
      facts: unknown
      restated: Generated<boolean>
      recordedAt: Generated<Date>
    }
    /** published: id, subject, subjectId, unitId, systemId, step, draftedOn, sentOn, endedOn */
    ladderStep: {
      id: string
      subject: SubjectKind
      subjectId: string
      unitId: string
      systemId: string
      name: string
      step: LadderStep
      because: string
      light: Light
      draftedOn: PlainDate
      sentOn: PlainDate | null
      sentBy: string | null
      answeredOn: PlainDate | null
      answer: string | null
      answeredBy: string | null
      pausedUntil: PlainDate | null
      endedOn: PlainDate | null
      endedBecause: string | null
      paperId: string | null
      version: Generated<number>
    }
    tickDay: { onDay: PlainDate; lights: number; changed: number; drafts: number; ranAt: Generated<Date> }
  }
}
