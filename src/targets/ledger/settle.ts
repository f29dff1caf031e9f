import type { Database } from '../../platform/database.ts'
import { crossMovesOf, dayMovesOf, gathered, type MovingFact, monthMovesOf } from './moves.ts'
import { type Restater, restate } from './periods.ts'
import type { Standing } from './standing.ts'
import { type Counted, subjectMoves } from './subject-store.ts'
import { moveCrossings, moveDays, moveMonths } from './tally-store.ts'

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

/** Moves every tally that stored facts touch, in one order of keys. Answers how many reported figures it restated. */
export async function settle(db: Database, { facts, ofSubjects, standing }: Stored, by: Restater): Promise<number> {
  const counted = countedIn(facts, ofSubjects)
  const fresh = facts.map(({ id }) => id)
  const persons = await subjectMoves(db, counted, fresh)
  const days = gathered([...dayMovesOf(facts, ofSubjects, standing), ...persons])
  const months = monthMovesOf(days, ofSubjects, standing)
  const after = await moveMonths(db, months)
  await moveDays(db, days)
  await moveCrossings(db, crossMovesOf(facts, ofSubjects))
  return restate(db, { months, after, factIds: fresh }, by)
}

function countedIn(facts: readonly StoredFact[], ofSubjects: ReadonlySet<number>): Counted[] {
  const counted = new Map<string, Counted>()
  for (const { subjectId, lines } of facts)
    for (const lineNo of lines) if (ofSubjects.has(lineNo)) counted.set(`${subjectId} ${lineNo}`, { subjectId, lineNo })
  return [...counted.values()]
}
