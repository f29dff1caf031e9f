/** What a line of a notice is. Past results are `reported` and never targets; conditions on persons or units are `rule`. */
export const lineKinds = ['target', 'fund', 'task', 'rule', 'reported', 'checklist'] as const
export type LineKind = (typeof lineKinds)[number]

export const comparators = [
  'plan',
  'atLeast',
  'moreThan',
  'atMost',
  'lessThan',
  'about',
  'range',
  'all',
  'times',
  'increaseBy',
] as const
export type Comparator = (typeof comparators)[number]

export type Strength = 'must' | 'aim'
export type Per = 'year' | 'quarter' | 'unit' | 'event'
export type Basis = 'level' | 'delta' | 'growth' | 'ratio' | 'cumulative'
export type ActorRole = 'lead' | 'co' | 'implementer'

/** Days as YYYY-MM-DD, both inclusive; null where the text leaves that end open. */
export interface Period {
  readonly from: string | null
  readonly to: string | null
}

export interface Actor {
  readonly name: string
  readonly role: ActorRole
}

/** Half-open, in UTF-16 code units of the text as it was given. */
export type Range = readonly [start: number, end: number]

export interface DraftLine {
  readonly id: string
  readonly kind: LineKind
  readonly text: string
  readonly start: number
  readonly end: number
  readonly ranges: readonly Range[]
  readonly measure: string | null
  readonly population: string | null
  readonly comparator: Comparator | null
  readonly strength: Strength | null
  readonly per: Per | null
  readonly basis: Basis | null
  readonly value: string | null
  readonly unit: string | null
  readonly period: Period | null
  readonly place: string | null
  readonly within: string | null
  readonly overlaps: boolean
  readonly actors: readonly Actor[]
  readonly due: string | null
  readonly certainty: 'sure' | 'check'
  readonly doubts: readonly string[]
}

export interface DraftDocument {
  readonly title: string | null
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly kind: string | null
}

export interface Section {
  readonly title: string
  readonly start: number
  readonly end: number
}

/** A notice as read: nothing in it counts before a person has confirmed it. */
export interface Draft {
  readonly document: DraftDocument
  readonly sections: readonly Section[]
  readonly lines: readonly DraftLine[]
}
