import type { Generated } from 'kysely'
import type { PlainDate } from '../platform/plain-date.ts'
import type { ClassState, EnrolmentState, Fund, ProjectType, TrainingCertificate, TrainingLevel } from './rules.ts'

declare module '../platform/database.ts' {
  interface Tables {
    /** published: unitId, occupation, level, fromOn, toOn */
    institutionScope: {
      unitId: string
      occupation: string
      level: TrainingLevel
      fromOn: PlainDate
      toOn: PlainDate | null
    }
    classSeries: { institutionId: string; prefix: string }
    classCounter: { institutionId: string; year: number; lastNo: number }
    /** published: id, number, title, institutionId, unitId, projectType, occupation, level, startsOn, endsOn,
     * plannedPeople, state, createdAt */
    trainingClass: {
      id: string
      number: string
      title: string
      institutionId: string
      unitId: string
      projectType: ProjectType
      occupation: string
      level: TrainingLevel
      certificateKind: TrainingCertificate
      fund: Fund
      defaultGroups: Generated<string[]>
      plannedPeople: number
      plannedHours: number
      startsOn: PlainDate
      endsOn: PlainDate
      place: string
      state: ClassState
      lateEntry: Generated<boolean>
      lateReason: string | null
      version: Generated<number>
      createdBy: string
      createdAt: Generated<Date>
      changedBy: string | null
      changedAt: Date | null
    }
    classStep: {
      id: string
      classId: string
      move: string
      fromState: ClassState
      toState: ClassState
      note: string
      takenBy: string
      takenOn: PlainDate
      takenAt: Generated<Date>
    }
    roster: {
      id: string
      classId: string
      fileHash: string
      fileName: string
      state: 'waiting' | 'stored' | 'refused'
      jobId: string | null
      receipt: unknown
      refusal: unknown
      stored: Generated<number>
      already: Generated<number>
      amended: Generated<number>
      refused: Generated<number>
      droppedBy: string
      droppedAt: Generated<Date>
      endedAt: Date | null
    }
    /** published: personId, classId, state, groups, occupation, level, attended, certifiedOn, factId */
    enrolment: {
      personId: string
      classId: string
      state: EnrolmentState
      groups: string[]
      occupation: string
      level: TrainingLevel
      hours: string | null
      attended: string | null
      score: string | null
      certificateNumber: string | null
      certifiedOn: PlainDate | null
      formerCertificate: string | null
      years: string | null
      employer: string | null
      bank: string | null
      /** Sealed. */
      account: string | null
      payee: string | null
      /** Sealed: free text may name anything. */
      note: string | null
      rosterRow: number | null
      rosterId: string | null
      factId: string | null
      version: Generated<number>
      enrolledBy: string
      enrolledAt: Generated<Date>
    }
  }
}
