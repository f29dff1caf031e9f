import type { Database } from '../../platform/database.ts'
import {
  crossDayMovesOf,
  crossMonthMovesOf,
  dayMovesOf,
  gathered,
  type MonthMove,
  type MovingFact,
  monthMovesOf,
} from './moves.ts'
import type { Standing } from './standing.ts'
import { type Counted, subjectMoves } from './subject-store.ts'
import { type MovedTally, moveCrossDays, moveCrossMonths, moveDays, moveMonths } from './tally-store.ts'

export interface StoredFact extends MovingFact {
  readonly subjectId: string
  readonly id: string
}

export interface Stored {
  readonly facts: readonly StoredFact[]
  /** Numbers of the lines that count subjects once. */
  readonly ofSubjects: ReadonlySet<number>
  readonly standing: Standing
}

export interface Settled {
  readonly months: readonly MonthMove[]
  /** The tallies of the territory as they are now. */
  readonly after: readonly MovedTally[]
}

/** Moves every tally that stored facts touch in the lines they name, in one order of keys. */
export async function settle(db: Database, { facts, ofSubjects, standing }: Stored): Promise<Settled> {
  const fresh = facts.map(({ id }) => id)
  const persons = await subjectMoves(db, countedIn(facts, ofSubjects), fresh)
  const crossings = crossDayMovesOf(facts, ofSubjects)
  const days = gathered([...dayMovesOf(crossings, ofSubjects, standing), ...persons])
  const months = monthMovesOf(days, ofSubjects, standing)
  const after = await moveMonths(db, months)
  await moveDays(db, days)
  await moveCrossMonths(db, crossMonthMovesOf(crossings, standing))
  await moveCrossDays(db, crossings)
  return { months, after }
}

function countedIn(facts: readonly StoredFact[], ofSubjects: ReadonlySet<number>): Counted[] {
  const counted = new Map<string, Counted>()
  for (const { subjectId, lines } of facts)
    for (const lineNo of lines) if (ofSubjects.has(lineNo)) counted.set(`${subjectId} ${lineNo}`, { subjectId, lineNo })
  return [...counted.values()]
}
