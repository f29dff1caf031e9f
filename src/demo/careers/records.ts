import type { PlainDate } from '../../platform/plain-date.ts'
import type { HeldTitle, SkilledLevel } from './cards.ts'

/** How far a record is checked. */
interface Checked {
  readonly verified: boolean
}

/** A unit of the demo by its id, or one outside it by name only. */
export interface Workplace {
  readonly unitId: string | null
  readonly unitName: string | null
}

export interface NewEmployment extends Checked, Workplace {
  readonly post: string | null
  readonly track: 'skill' | 'technical' | 'other' | 'none' | null
  readonly occupation: string | null
  readonly fromOn: PlainDate
  readonly toOn: PlainDate | null
  readonly contract: 'open' | 'fixed' | 'dispatch' | null
}

export interface NewSkillCertificate extends Checked {
  readonly level: SkilledLevel
  readonly occupation: string
  readonly issuedOn: PlainDate | null
  readonly revokedOn: PlainDate | null
}

export interface NewTitle extends Checked {
  readonly series: string
  readonly level: HeldTitle
  readonly name: string
  readonly grantedOn: PlainDate | null
  readonly revokedOn: PlainDate | null
}

export interface NewAppraisal extends Checked, Workplace {
  readonly year: number
  readonly occupation: string | null
  readonly result: 'excellent' | 'qualified' | 'basic' | 'unqualified' | 'notRated' | null
  readonly word: string | null
}

export interface NewEngagement extends Checked, Workplace {
  readonly occupation: string | null
  readonly skillLevel: SkilledLevel | null
  readonly titleLevel: HeldTitle | null
  readonly fromOn: PlainDate
}

export interface NewHonour extends Checked {
  readonly name: string
  readonly rank: 'province' | 'prefecture' | 'county'
  readonly grantedOn: PlainDate
}

export interface NewRecords {
  readonly employment: readonly NewEmployment[]
  readonly certificate: readonly NewSkillCertificate[]
  readonly title: readonly NewTitle[]
  readonly appraisal: readonly NewAppraisal[]
  readonly engagement: readonly NewEngagement[]
  readonly honour: readonly NewHonour[]
}
