import type { Tree } from '../../organisations/rules.ts'
import { monthOf, type PlainDate } from '../../platform/plain-date.ts'
import { aboveOn, bucketOf, type Standing } from './standing.ts'

interface Move {
  readonly lineNo: number
  readonly unitId: string
  readonly amount: bigint
  /** Facts that are 待核实 in the line. */
  readonly unsure: bigint
}

/** By how much one tally of one day moves. */
export interface DayMove extends Move {
  readonly tree: Tree
  readonly day: PlainDate
}

/** By how much a tally of a month moves. `seenOn` is a day whose tree the row is to be looked up in. */
export interface MonthMove extends Move {
  readonly tree: Tree
  readonly month: PlainDate
  readonly seenOn: PlainDate
}

/** The same where a territory leaf and a system unit meet. */
export interface CrossDayMove extends Move {
  readonly systemId: string
  readonly day: PlainDate
}
export interface CrossMonthMove extends Move {
  readonly systemId: string
  readonly month: PlainDate
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

/** Amounts and 待核实 where both trees meet. Lines of persons have no amount here, since persons do not add up. */
export function crossDayMovesOf(facts: readonly MovingFact[], ofSubjects: ReadonlySet<number>): CrossDayMove[] {
  const add = adder<CrossDayMove>(({ lineNo, unitId, systemId, day }) => `${lineNo} ${unitId} ${systemId} ${day}`)
  for (const { unitId, systemId, onDay: day, amount, reverses, lines, unsure } of facts) {
    const at = { unitId, systemId, day }
    for (const lineNo of lines) if (!ofSubjects.has(lineNo)) add({ ...at, lineNo, amount, unsure: 0n })
    for (const lineNo of unsure) add({ ...at, lineNo, amount: 0n, unsure: reverses === null ? 1n : -1n })
  }
  return add.all()
}

export function crossMonthMovesOf(days: readonly CrossDayMove[], standing: Standing): CrossMonthMove[] {
  const add = adder<CrossMonthMove>(({ lineNo, unitId, systemId, month }) => `${lineNo} ${unitId} ${systemId} ${month}`)
  for (const { day, ...move } of days) {
    const [one, other] = [
      bucketOf(standing('territory', move.unitId), day),
      bucketOf(standing('system', move.systemId), day),
    ]
    add({ ...move, month: one > other ? one : other })
  }
  return add.all()
}

/**
 * What each tree's tallies move by, but for the persons counted: at the leaf; in lines of persons at every ancestor,
 * since there a unit's row speaks for all that is below it.
 */
export function dayMovesOf(
  crossings: readonly CrossDayMove[],
  ofSubjects: ReadonlySet<number>,
  standing: Standing,
): DayMove[] {
  return crossings.flatMap(({ systemId, unitId, ...move }) =>
    (['territory', 'system'] as const).flatMap((tree) => {
      const leaf = tree === 'territory' ? unitId : systemId
      const units = ofSubjects.has(move.lineNo) ? aboveOn(standing(tree, leaf), move.day) : [leaf]
      return units.map((id) => ({ ...move, tree, unitId: id }))
    }),
  )
}

/** One move for each tally: what is added, and who begins to count, brought together. */
export function gathered(moves: readonly DayMove[]): DayMove[] {
  const add = adder<DayMove>(({ lineNo, tree, unitId, day }) => `${lineNo} ${tree} ${unitId} ${day}`)
  for (const move of moves) add(move)
  return add.all()
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

function adder<M extends Move>(keyOf: (move: M) => string) {
  const sums = new Map<string, M>()
  const add = (move: M) => {
    const key = keyOf(move)
    const so = sums.get(key)
    sums.set(key, so ? { ...so, amount: so.amount + move.amount, unsure: so.unsure + move.unsure } : move)
  }
  return Object.assign(add, {
    all: () => [...sums.values()].filter(({ amount, unsure }) => amount !== 0n || unsure !== 0n),
  })
}
