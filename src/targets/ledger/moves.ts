import type { Tree } from '../../organisations/rules.ts'
import { monthOf, type PlainDate } from '../../platform/plain-date.ts'
import { aboveOn, bucketOf, type Standing } from './standing.ts'

/** By how much one tally of one day moves. */
export interface DayMove {
  readonly lineNo: number
  readonly tree: Tree
  readonly unitId: string
  readonly day: PlainDate
  readonly amount: bigint
  readonly unsure: bigint
}

/** The same where a territory leaf and a system unit meet. */
export interface CrossMove extends Omit<DayMove, 'tree'> {
  readonly systemId: string
}

/** A fact as far as it moves tallies. */
export interface MovingFact {
  readonly unitId: string
  readonly systemId: string
  readonly onDay: PlainDate
  readonly treesOn: PlainDate
  readonly amount: bigint
  readonly reverses: string | null
  readonly lines: readonly number[]
  readonly unsure: readonly number[]
}

const trees = ['territory', 'system'] as const
const leafOf = (fact: MovingFact, tree: Tree) => (tree === 'territory' ? fact.unitId : fact.systemId)

/**
 * What facts move, but for the persons they count: amounts at the leaf, and the facts that are 待核实 — at the leaf too,
 * or in lines of persons at every ancestor, since there a unit's row speaks for all that is below it.
 */
export function dayMovesOf(facts: readonly MovingFact[], ofSubjects: ReadonlySet<number>, standing: Standing) {
  const add = adder<DayMove>(({ lineNo, tree, unitId, day }) => `${lineNo} ${tree} ${unitId} ${day}`)
  for (const fact of facts) {
    const once = fact.reverses === null ? 1n : -1n
    for (const tree of trees) {
      const leaf = leafOf(fact, tree)
      const at = { tree, unitId: leaf, day: fact.onDay }
      for (const lineNo of fact.lines)
        if (!ofSubjects.has(lineNo)) add({ ...at, lineNo, amount: fact.amount, unsure: 0n })
      for (const lineNo of fact.unsure) {
        const units = ofSubjects.has(lineNo) ? aboveOn(standing(tree, leaf), fact.treesOn) : [leaf]
        for (const unitId of units) add({ ...at, unitId, lineNo, amount: 0n, unsure: once })
      }
    }
  }
  return add.all()
}

/** Amounts and 待核实 where both trees meet; lines of persons have none, since persons do not add up. */
export function crossMovesOf(facts: readonly MovingFact[], ofSubjects: ReadonlySet<number>): CrossMove[] {
  const add = adder<CrossMove>(({ lineNo, unitId, systemId, day }) => `${lineNo} ${unitId} ${systemId} ${day}`)
  for (const { unitId, systemId, onDay: day, amount, reverses, lines, unsure } of facts) {
    const at = { unitId, systemId, day }
    for (const lineNo of lines) if (!ofSubjects.has(lineNo)) add({ ...at, lineNo, amount, unsure: 0n })
    for (const lineNo of unsure)
      if (!ofSubjects.has(lineNo)) add({ ...at, lineNo, amount: 0n, unsure: reverses === null ? 1n : -1n })
  }
  return add.all()
}

/** One move for each tally: what is added, and who begins to count, brought together. */
export function gathered(moves: readonly DayMove[]): DayMove[] {
  const add = adder<DayMove>(({ lineNo, tree, unitId, day }) => `${lineNo} ${tree} ${unitId} ${day}`)
  for (const move of moves) add(move)
  return add.all()
}

/** By how much a tally of a month moves. `seenOn` is a day whose tree the row is to be looked up in. */
export interface MonthMove extends Omit<DayMove, 'day'> {
  readonly month: PlainDate
  readonly seenOn: PlainDate
}

/** Days brought together by month; amounts of a leaf by the part of the month in which it stands in one place. */
export function monthMovesOf(
  days: readonly DayMove[],
  ofSubjects: ReadonlySet<number>,
  standing: Standing,
): MonthMove[] {
  const add = adder<MonthMove>(({ lineNo, tree, unitId, month }) => `${lineNo} ${tree} ${unitId} ${month}`)
  for (const { day, ...move } of days) {
    const persons = ofSubjects.has(move.lineNo)
    const month = persons ? monthOf(day) : bucketOf(standing(move.tree, move.unitId), day)
    add({ ...move, month, seenOn: persons ? day : month })
  }
  return add.all()
}

interface Summed {
  readonly amount: bigint
  readonly unsure: bigint
}

function adder<Move extends Summed>(keyOf: (move: Move) => string) {
  const sums = new Map<string, Move>()
  const add = (move: Move) => {
    const key = keyOf(move)
    const so = sums.get(key)
    sums.set(key, so ? { ...so, amount: so.amount + move.amount, unsure: so.unsure + move.unsure } : move)
  }
  return Object.assign(add, {
    all: () => [...sums.values()].filter(({ amount, unsure }) => amount !== 0n || unsure !== 0n),
  })
}
