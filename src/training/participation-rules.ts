import type { UnitKind } from '../organisations/rules.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import type { EnrolmentState, Fund, ProjectType, TrainingCertificate, TrainingLevel } from './rules.ts'

/** Attended at least four fifths of the planned hours (§0 27). Hours have two decimals at most, so this is exact. */
export const hasAttended = (attended: number, plannedHours: number): boolean =>
  Math.round(attended * 100) * 5 >= plannedHours * 100 * 4

/** How an enrolment leaves the class when it ends. */
export const outcomeOf = (attended: number, plannedHours: number): EnrolmentState =>
  hasAttended(attended, plannedHours) ? 'finished' : 'unfinished'

/** All target groups of a person in a class: what the roster says, or the class; rural residence is G13, an apprentice G16. */
export function groupsOf(
  named: readonly string[],
  classGroups: readonly string[],
  facts: { readonly residenceKind: string | null; readonly projectType: ProjectType },
): string[] {
  const groups = new Set(named.length > 0 ? named : classGroups)
  if (facts.residenceKind === 'agricultural') groups.add('G13')
  if (facts.projectType === 'XTZ') groups.add('G16')
  return [...groups].sort()
}

/** The class, as far as a participation is counted by it. */
export interface CountedClass {
  readonly id: string
  readonly unitId: string
  readonly institutionId: string
  readonly institutionKind: UnitKind
  readonly projectType: ProjectType
  readonly certificateKind: TrainingCertificate
  readonly fund: Fund
  readonly endsOn: PlainDate
}

export interface CountedEnrolment {
  readonly personId: string
  readonly groups: readonly string[]
  readonly occupation: string
  readonly level: TrainingLevel
  readonly certificateNumber: string | null
  readonly certifiedOn: PlainDate | null
}

/**
 * One participation (人次): one fact on the class's last day, whatever lines it fits (§0 1). It counts where the class
 * was held and for the unit that held it.
 */
export const participation = (held: CountedClass, enrolment: CountedEnrolment) => ({
  measure: 'training' as const,
  personId: enrolment.personId,
  unitId: held.unitId,
  systemId: held.institutionId,
  onDay: held.endsOn,
  amount: 1n,
  attributes: {
    groups: enrolment.groups,
    level: isLadder(enrolment.level) ? enrolment.level : ('none' as const),
    certificateKind: held.certificateKind,
    certified: isCertified(enrolment),
    institutionKind: held.institutionKind,
    projectType: held.projectType,
    occupation: enrolment.occupation,
    subsidised: held.fund === 'ZZ' || held.fund === 'JB',
    fund: held.fund,
  },
  source: 'enrolment',
  sourceId: held.id,
})

/** A number without its day is not yet a certificate: 待核实, neither yes nor no. */
const isCertified = ({ certificateNumber, certifiedOn }: CountedEnrolment): boolean | null =>
  certificateNumber === null ? false : certifiedOn === null ? null : true

type Ladder = Exclude<TrainingLevel, 'singleSkill' | 'completion'>
const isLadder = (level: TrainingLevel): level is Ladder => level !== 'singleSkill' && level !== 'completion'
