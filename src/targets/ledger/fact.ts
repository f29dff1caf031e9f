import type { PlainDate } from '../../platform/plain-date.ts'
import type { FactAttributes } from './attributes.ts'

/** Codes of the table `measure`: person-times of training, persons in work, fen spent. */
export type Measure = 'training' | 'employment' | 'spending'

/** Something countable that happened to a person or a unit. */
export interface NewFact {
  readonly measure: Measure
  /** The person counted; null where nobody is. */
  readonly personId: string | null
  /** Territory leaf: the county-level unit or zone where it counts, open on `onDay`. */
  readonly unitId: string
  /** Unit of the system tree that carried it out, open on `onDay`. */
  readonly systemId: string
  readonly onDay: PlainDate
  /** 1n for a person-time; fen for money. Never negative: what is taken back is a reversal. */
  readonly amount: bigint
  readonly attributes: FactAttributes
  /** The kind of record it came from ('enrolment', 'payment' …) and its id. */
  readonly source: string
  readonly sourceId: string
}

/** Who moves figures. A clerk fits. `duties` holding `figure.restate` and a reason open months that are locked. */
export interface Mover {
  readonly accountId: string
  readonly duties?: ReadonlySet<string>
  readonly reason?: string
}

/** To take a fact back: on its own day, or on a later one (money returned in August for March). */
export interface Reversal {
  readonly id: string
  readonly on?: PlainDate
}

/** All that one transaction does to the facts. */
export interface Movement {
  readonly record?: readonly NewFact[]
  readonly reverse?: readonly Reversal[]
}

export interface Recorded {
  /** Ids of the new facts, in the order given. */
  readonly factIds: readonly string[]
  /** Ids of the reversing facts, in the order given. */
  readonly reversalIds: readonly string[]
  /** How many reported figures were restated by it. */
  readonly restated: number
}
