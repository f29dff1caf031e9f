import type { Tree } from '../../organisations/rules.ts'
import type { Database } from '../../platform/database.ts'
import type { Scope } from '../../platform/operation.ts'
import { type PlainDate, plainDate } from '../../platform/plain-date.ts'
import { countsSubjects } from './fit.ts'
import {
  amountSums,
  type Cut,
  countedSubjects,
  findRoll,
  keepInReach,
  keepWhole,
  type Question,
  readChildren,
  readCountings,
  rollSums,
  type Sum,
  talliedSubjects,
} from './sums-store.ts'

export type { Cut, Sum } from './sums-store.ts'

/** Before any fact: a stock is summed from here. */
const EVER = plainDate('1900-01-01')

export interface SumsAsked {
  readonly lines: readonly number[]
  readonly tree: Tree
  /** The place or system unit summed over. */
  readonly unitId: string
  /** First and last day, both included. A stock is summed up to the last day, whatever the first. */
  readonly from: PlainDate
  readonly to: PlainDate
  /** Today: which units are listed, and what the reader reaches. */
  readonly day: PlainDate
  /**
   * `own` (the default): each amount under the units of its own day. `day`: everything under the units of `day`
   * (按现行区划), where a unit that is gone stands for its only successor.
   */
  readonly map?: 'own' | 'day'
  /**
   * `place` (the default) one sum; `child` the place's parts; units of your choice below it; `month` or `day`: for
   * persons, on the day they begin to count.
   */
  readonly by?: Cut
  /** As it was known at the end of this day: what was recorded later is left out. By today's reading of the lines. */
  readonly knownOn?: PlainDate
  readonly scope: Scope
}

/**
 * Sums of lines over a place, as far as the reader's scope reaches. Places have a row for every line, 0 included; a
 * place out of reach has none. Months and days have rows only where something moved. Distinct persons are right at
 * every place, so parts may add up to more than the whole.
 */
export async function sumsAt(db: Database, asked: SumsAsked): Promise<Sum[]> {
  const question = questionOf(asked)
  const lines = await readCountings(db, asked.lines)
  const numbers = (wanted: (line: (typeof lines)[number]) => boolean) => lines.filter(wanted).map(({ no }) => no)
  const adding = numbers(({ counting }) => counting === 'add')
  const stocks = numbers(({ counting }) => counting === 'stock')
  const subjects = lines.filter(({ counting }) => countsSubjects(counting))
  const found: Sum[] = []
  if (adding.length > 0) found.push(...(await amountSums(db, { ...question, lines: adding })))
  if (stocks.length > 0) found.push(...(await amountSums(db, { ...question, lines: stocks, from: EVER })))
  for (const [fromOn, group] of Map.groupBy(subjects, (line) => line.fromOn))
    found.push(...(await subjectSums(db, { ...question, lines: group.map(({ no }) => no) }, fromOn)))
  const units = await unitsListed(db, asked, question)
  return units ? withZeros(asked.lines, units, found) : found
}

function questionOf({ day, map = 'own', by = 'place', scope, ...asked }: SumsAsked): Question {
  const [reach, otherReach] =
    asked.tree === 'territory' ? [scope.territory, scope.system] : [scope.system, scope.territory]
  return { ...asked, map: map === 'own' ? 'own' : day, by, reach, otherReach }
}

/**
 * From the tallies where they hold the answer; from the facts for other spans, other maps, readers bounded in both trees,
 * and units that were below the place for a part of the span only.
 */
async function subjectSums(db: Database, question: Question, lineFrom: PlainDate): Promise<Sum[]> {
  const { by, tree, unitId, map, otherReach, knownOn } = question
  if (knownOn || question.from > lineFrom || map !== 'own' || otherReach !== 'all') return countedSubjects(db, question)
  const span = { ...question, from: lineFrom }
  const byUnit = by === 'child' || typeof by === 'object'
  const units = by === 'child' ? await readChildren(db, tree, unitId, span) : byUnit ? by.units : [unitId]
  const whole = await keepWhole(db, span, [...units])
  if (!byUnit) return whole.length > 0 ? talliedSubjects(db, span, whole) : countedSubjects(db, span)
  const others = units.filter((unit) => !whole.includes(unit))
  const tallied = await talliedSubjects(db, span, whole)
  if (others.length === 0) return tallied
  return [...tallied, ...(await countedSubjects(db, { ...span, by: { units: others } }))]
}

async function unitsListed(db: Database, asked: SumsAsked, { by, tree, unitId, reach }: Question) {
  if (by === 'month' || by === 'day') return undefined
  const units =
    by === 'place'
      ? [unitId]
      : by === 'child'
        ? await readChildren(db, tree, unitId, { from: asked.day, to: asked.day })
        : by.units
  return keepInReach(db, { tree, reach, day: asked.day }, units)
}

function withZeros(lines: readonly number[], units: readonly string[], found: readonly Sum[]): Sum[] {
  const keyOf = (lineNo: number, key: string) => `${lineNo} ${key}`
  const sums = new Map(found.map((sum) => [keyOf(sum.lineNo, sum.key), sum]))
  for (const lineNo of lines)
    for (const key of units) {
      const at = keyOf(lineNo, key)
      if (!sums.has(at)) sums.set(at, { lineNo, key, amount: 0n, unsure: 0n })
    }
  return [...sums.values()]
}

/** How much of a roll a line has reached at one key; what is to be reached is not known where no list is. */
export interface Cover {
  readonly key: string
  readonly reached: bigint | null
  readonly toReach: bigint | null
}

export interface CoverAsked extends Omit<SumsAsked, 'lines' | 'by'> {
  readonly lineNo: number
  readonly by?: Exclude<Cut, 'month' | 'day'>
}

/**
 * A line of 全覆盖: whom of its list it has reached, at a place or its parts. Without a list both numbers are null, that
 * is 待核实: reached people who are on no list cover nothing.
 */
export async function coverAt(db: Database, { lineNo, ...asked }: CoverAsked) {
  const full = { ...asked, lines: [lineNo] }
  const question = questionOf(full)
  const roll = await findRoll(db, lineNo)
  const units = (await unitsListed(db, full, question))!
  if (!roll) return { roll: null, covers: units.map((key): Cover => ({ key, reached: null, toReach: null })) }
  const { all, reached } = await rollSums(db, question, roll.code)
  const amountOf = (sums: readonly Sum[], unit: string) => sums.find(({ key }) => key === unit)?.amount ?? 0n
  const coverOf = (key: string): Cover => ({ key, reached: amountOf(reached, key), toReach: amountOf(all, key) })
  return { roll, covers: units.map(coverOf) }
}
