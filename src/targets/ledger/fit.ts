import type { PlainDate } from '../../platform/plain-date.ts'
import type { Counting } from '../table.ts'
import type { NewFact } from './fact.ts'
import { type Predicate, type Truth, truthOf } from './predicate.ts'

/** What of a line decides which facts it counts. */
export interface OpenLine {
  readonly no: number
  readonly measure: string
  readonly counting: Counting
  readonly predicate: Predicate
  readonly fromOn: PlainDate
  readonly toOn: PlainDate
  /** The place whose target it is. */
  readonly placeId: string
}

/** Lines that count whom they meet once: persons (人), and subjects of a roll that is to be reached in full. */
export const countsSubjects = (counting: Counting): boolean => counting === 'persons' || counting === 'cover'

export type FittedFact = Pick<NewFact, 'measure' | 'personId' | 'onDay' | 'attributes'> & {
  /** The fact's own day, or that of what it reverses. */
  readonly treesOn: PlainDate
}

function isInPeriod({ counting, fromOn, toOn }: OpenLine, { onDay, treesOn }: FittedFact): boolean {
  if (onDay > toOn) return false
  // A stock stands as of a day: what came before the line's period is in it.
  if (counting === 'stock') return true
  // Who never counted here cannot cease to: a reversal meets a line of persons where what it reverses did.
  return countsSubjects(counting) ? treesOn >= fromOn && onDay >= fromOn : onDay >= fromOn
}

/**
 * Whether a line counts a fact; null where a missing attribute leaves it open (待核实).
 * @param above what the fact's leaf belongs to in the territory, on the day whose trees it counts in
 */
export function fitOf(line: OpenLine, fact: FittedFact, above: ReadonlySet<string>): Truth {
  if (line.measure !== fact.measure || !isInPeriod(line, fact) || !above.has(line.placeId)) return false
  const truth = truthOf(line.predicate, fact.attributes)
  return truth && line.counting === 'persons' && fact.personId === null ? null : truth
}

/** The numbers of the lines a fact fits and of those it may fit, each rising. */
export function linesOf(lines: readonly OpenLine[], fact: FittedFact, above: ReadonlySet<string>) {
  const judged = lines.map((line) => ({ no: line.no, truth: fitOf(line, fact, above) }))
  const where = (wanted: Truth) => judged.filter(({ truth }) => truth === wanted).map(({ no }) => no)
  return { lines: where(true).sort((a, b) => a - b), unsure: where(null).sort((a, b) => a - b) }
}

export const subjectLines = (lines: readonly OpenLine[]): number[] =>
  lines.filter(({ counting }) => countsSubjects(counting)).map(({ no }) => no)
