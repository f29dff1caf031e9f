import type { UnitKind } from '../../organisations/rules.ts'

/** Skill levels from the lowest; `none`: the class leads to no level (GZB: 五级/初级工 … 一级/高级技师). */
export const levels = [
  ...(['none', 'apprentice', 'junior', 'intermediate', 'senior'] as const),
  ...(['technician', 'seniorTechnician', 'special', 'chief'] as const),
] as const
export type Level = (typeof levels)[number]

/** Target groups of the action, G01 农村低收入人口 … G16 新型学徒. */
export const groupCodes = Array.from({ length: 16 }, (_, i) => `G${String(i + 1).padStart(2, '0')}`)

/** 职业技能等级, 职业资格, 专项职业能力, 培训合格; `none`: no certificate is meant. */
export const certificateKinds = ['skill-level', 'qualification', 'special', 'completion', 'none'] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** ZZ 职业技能提升行动专账, JB 就业补助资金, GH 工会经费; `none`: no public money. */
export const funds = ['ZZ', 'JB', 'GH', 'none'] as const
export type Fund = (typeof funds)[number]

/**
 * What predicates of lines ask of a fact. A key that is missing or null is not known, and makes the fact 待核实 in every
 * line that turns on it; "known to have none" is said: `[]`, `'none'` or `false`.
 */
export interface FactAttributes {
  /** All groups of the person on the class's first day, `G01` … `G16`. */
  readonly groups?: readonly string[] | null
  readonly level?: Level | null
  /** What the class leads to; whether it was obtained is `certified`. */
  readonly certificateKind?: CertificateKind | null
  /** The certificate was issued. */
  readonly certified?: boolean | null
  /** Kind of the unit that carries it out: TECH for 技工院校, ENT, TRAIN … */
  readonly institutionKind?: UnitKind | null
  /** QYZG, JYJN, CYPX, XTZ, YGDX, GJN, XMZ, LDYB, ZXNL. */
  readonly projectType?: string | null
  /** Name or code of the occupation (职业大典), as the class has it. */
  readonly occupation?: string | null
  /** Paid for with public money. */
  readonly subsidised?: boolean | null
  readonly fund?: Fund | null
}
