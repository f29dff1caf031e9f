import { addMonths, type PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'

/** Why a pairing ends: 到期, 调离, 互换, 企业注销 (set when the enterprise itself ends). */
export const endReasons = ['expired', 'transferred', 'exchanged', 'unit-ended'] as const
export type EndReason = (typeof endReasons)[number]

export interface NewPairing {
  readonly instructor: string
  readonly enterprise: string
  readonly fromOn: PlainDate
  /** Whether the enterprise exists on that day. */
  readonly enterpriseOpen: boolean
  /** Units in which the instructor holds a post on or after that day. */
  readonly employers: readonly string[]
  readonly enterpriseId: string
  /** Enterprises the instructor is paired with on or after that day. */
  readonly pairedWith: readonly string[]
  readonly cap: number
}

/** @throws Refusal pairing.enterprise-ended | pairing.own-employer | pairing.twice | pairing.over-cap. */
export function judgePairing(asked: NewPairing): void {
  const { instructor, enterprise, enterpriseId, cap } = asked
  if (!asked.enterpriseOpen)
    throw new Refusal('conflict', 'pairing.enterprise-ended', { enterprise, day: asked.fromOn })
  if (asked.employers.includes(enterpriseId))
    throw new Refusal('conflict', 'pairing.own-employer', { instructor, enterprise })
  if (asked.pairedWith.includes(enterpriseId))
    throw new Refusal('conflict', 'pairing.twice', { instructor, enterprise })
  if (asked.pairedWith.length >= cap)
    throw new Refusal('conflict', 'pairing.over-cap', { instructor, count: asked.pairedWith.length, cap })
}

/** By when the next visit is due: so many months after the last one, or after the beginning. */
export const visitDueOn = (fromOn: PlainDate, lastVisit: PlainDate | null, months: number): PlainDate =>
  addMonths(lastVisit ?? fromOn, months)
