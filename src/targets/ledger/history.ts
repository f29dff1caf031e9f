import type { Database } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { AttributeName } from './attributes.ts'
import { type FactsQuestion, listFacts, sumByAttribute, sumFacts } from './history-store.ts'

export type { FactSum, ListedFact } from './history-store.ts'

/** Which facts: those behind one figure, as `sumsAt` was asked for it. */
export interface FactsAsked extends Omit<FactsQuestion, 'map' | 'reach' | 'otherReach' | 'limit' | 'which'> {
  readonly which?: 'counted' | 'unsure'
  /** The figure's map: the tree of each fact's own day, or that of `day`. */
  readonly map?: 'own' | 'day'
  readonly day: PlainDate
  readonly scope: Scope
}

const PAGE = 50

function questionOf(
  { scope, map = 'own', day, which = 'counted', ...asked }: FactsAsked,
  limit: number,
): FactsQuestion {
  const [reach, otherReach] =
    asked.tree === 'territory' ? [scope.territory, scope.system] : [scope.system, scope.territory]
  return { ...asked, which, map: map === 'own' ? 'own' : day, reach, otherReach, limit }
}

/** The facts behind a figure, the latest first; `before` continues after the last one of a page. */
export const factsBehind = (db: Database, asked: FactsAsked, limit = PAGE) => listFacts(db, questionOf(asked, limit))

/** The facts behind a figure added up: a sum of amounts and a number of distinct persons, either of which it equals. */
export const recountOf = (db: Database, asked: FactsAsked) => sumFacts(db, questionOf(asked, 0))

/** A figure cut by an attribute of its facts. Groups overlap: their parts add up to more than the whole. */
export const cutByAttribute = (db: Database, asked: FactsAsked, attribute: AttributeName) =>
  sumByAttribute(db, questionOf(asked, 0), attribute)
