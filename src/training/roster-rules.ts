import type { Facts } from '../platform/refusal.ts'
import type { EnrolmentState, TrainingLevel } from './rules.ts'

/** A roster row and what the office's records say of it. */
export interface RowFacts {
  readonly row: number
  readonly hours: number | null
  readonly attended: number | null
  readonly score: string | null
  readonly certificate: string | null
  readonly certifiedOn: string | null
  /** Somebody holds the number under another name. */
  readonly nameDiffers: boolean
  /** The certificate's number stands on somebody else's certificate. */
  readonly certificateTaken: boolean
  /** How the person stands in this class already; null: not in it. */
  readonly enrolled: {
    readonly state: EnrolmentState
    readonly hours: number | null
    readonly attended: number | null
    readonly score: string | null
    readonly certificate: string | null
    readonly certifiedOn: string | null
  } | null
  /** Another class on the same days: its number, null where the reader may not know it. */
  readonly overlap: { readonly number: string | null } | null
}

export interface RowVerdict {
  readonly row: number
  /** `enrol`: onto the roster; `amend`: there already, something is new; `already`: nothing is; `refuse`: see `finding`. */
  readonly act: 'enrol' | 'amend' | 'already' | 'refuse'
  readonly finding: RowFinding | null
}

export interface RowFinding {
  readonly code: string
  readonly field: 'name' | 'idNumber' | 'certificate'
  readonly reason?: string
  readonly facts?: Facts
}

/** What the class still takes. */
export interface Takes {
  /** Free places; null where the class takes nobody new any more. */
  readonly places: number | null
  readonly planned: number
  /** Whether hours may still be written, or only certificates. */
  readonly hours: boolean
}

/**
 * What becomes of each good row, in the order of the roster: one person is once in a class, two classes on the same
 * days do not both take one, and no class takes more than its places. Dropping the same file again changes nothing.
 */
export function judgeRows(rows: readonly RowFacts[], takes: Takes): RowVerdict[] {
  let places = takes.places
  return rows.map((facts) => {
    const { row } = facts
    const blocked = blockedBy(facts)
    if (blocked) return { row, act: 'refuse', finding: blocked }
    if (facts.enrolled) return judgeEnrolled(facts, facts.enrolled, takes)
    if (places === null) return { row, act: 'refuse', finding: { code: 'E55', field: 'idNumber' } }
    if (facts.overlap) return { row, act: 'refuse', finding: overlapFinding(facts.overlap) }
    if (places === 0)
      return { row, act: 'refuse', finding: { code: 'E53', field: 'name', facts: { planned: takes.planned } } }
    places -= 1
    return { row, act: 'enrol', finding: null }
  })
}

function blockedBy({ nameDiffers, certificateTaken }: RowFacts): RowFinding | undefined {
  if (nameDiffers) return { code: 'E49', field: 'idNumber' }
  return certificateTaken ? { code: 'E44', field: 'certificate', reason: 'registered' } : undefined
}

export const overlapFinding = ({ number }: { readonly number: string | null }): RowFinding =>
  number === null
    ? { code: 'E52', field: 'idNumber', reason: 'elsewhere' }
    : { code: 'E52', field: 'idNumber', facts: { number } }

function judgeEnrolled(facts: RowFacts, held: NonNullable<RowFacts['enrolled']>, takes: Takes): RowVerdict {
  if (held.state === 'left' || held.state === 'voided')
    return { row: facts.row, act: 'already', finding: { code: 'W55', field: 'name' } }
  const changed = (given: unknown, known: unknown) => given !== null && given !== known
  const hours =
    takes.hours &&
    (changed(facts.hours, held.hours) || changed(facts.attended, held.attended) || changed(facts.score, held.score))
  // A certificate stands once it is written; another number for it is a correction, not a roster.
  const certificate = held.certificate === null && facts.certificate !== null
  return { row: facts.row, act: hours || certificate ? 'amend' : 'already', finding: null }
}

/** How many rows became what; with those that were refused before they add up to the rows of the file. */
export function countVerdicts(verdicts: readonly RowVerdict[]) {
  const count = (act: RowVerdict['act']) => verdicts.filter((one) => one.act === act).length
  return { stored: count('enrol'), already: count('already') + count('amend'), amended: count('amend') }
}

/** The level a row is enrolled for: its own, else that of the class. */
export const levelOf = (named: TrainingLevel | null, ofClass: TrainingLevel): TrainingLevel => named ?? ofClass

/** Places that a class has left; who left it or was voided holds none. */
export function placesLeft(planned: number, enrolled: Iterable<{ readonly state: EnrolmentState }>): number {
  let present = 0
  for (const { state } of enrolled) if (state !== 'left' && state !== 'voided') present += 1
  return Math.max(0, planned - present)
}
