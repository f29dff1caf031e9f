import { dayNumber } from '../anniversary.ts'
import type { FactTest } from '../language.ts'
import { type FactList, rankOf } from '../levels.ts'
import type { Degree } from '../timeline.ts'
import { type Columns, type HeldColumns, KNOWN, NO_DAY, UNKNOWN } from './columns.ts'
import type { Moment } from './moment.ts'
import { highestHeld } from './next-level.ts'
import { IN_OCCUPATION, SKILLED, yearsGone, yearsWorked } from './years-worked.ts'

const OP = {
  ...{ atLeast: 0, exactly: 1, held: 2, current: 3, valid: 4, series: 5, occupation: 6 },
  ...{ worked: 7, workedIn: 8, years: 9, from: 10, to: 11 },
} as const

/** Tests of one certificate or title, three numbers each: what, how much, since which rank. */
export interface Where {
  readonly list: FactList
  readonly tests: Int32Array
  /** Nobody passes whose highest rank is below. */
  readonly least: number
}

/** Cheap tests first: whoever lacks the level is done. AND does not mind the order. */
export function whereOf(list: FactList, where: readonly FactTest[], exact: boolean): Where {
  const tests = where.map((test) => opOf(list, test, exact)).sort(([a], [b]) => a - b)
  const ranks = tests.flatMap(([op, amount]) => (op === OP.atLeast || op === OP.exactly ? [amount] : []))
  return { list, tests: Int32Array.from(tests.flat()), least: Math.max(-1, ...ranks) }
}

function opOf(list: FactList, test: FactTest, exact: boolean): [op: number, amount: number, since: number] {
  if ('level' in test) {
    if (test.level === 'held') return [OP.held, 0, UNKNOWN]
    return [exact && list === 'certificates' ? OP.exactly : OP.atLeast, rankOf(list, test.level), UNKNOWN]
  }
  if ('current' in test) return [OP.current, 0, UNKNOWN]
  if ('valid' in test) return [OP.valid, 0, UNKNOWN]
  if ('series' in test) return [OP.series, 0, UNKNOWN]
  if ('occupation' in test) return [OP.occupation, 0, UNKNOWN]
  if ('worked' in test)
    return [OP.worked, test.worked, test.since === undefined || exact ? UNKNOWN : rankOf(list, test.since)]
  if ('workedIn' in test) return [OP.workedIn, test.workedIn, UNKNOWN]
  if ('years' in test) return [OP.years, test.years, UNKNOWN]
  return 'issuedFrom' in test
    ? [OP.from, dayNumber(test.issuedFrom), UNKNOWN]
    : [OP.to, dayNumber(test.issuedTo), UNKNOWN]
}

export const blockOf = (columns: Columns, list: FactList): HeldColumns =>
  list === 'certificates' ? columns.certificates : columns.titles

export const isListKnown = (columns: Columns, list: FactList, person: number): boolean =>
  (columns.flags[person]! & (list === 'certificates' ? KNOWN.certificates : KNOWN.titles)) !== 0

/** How far one certificate or title passes every test. */
export function passes(moment: Moment, person: number, at: number, { list, tests }: Where): Degree {
  const block = list === 'certificates' ? moment.columns.certificates : moment.columns.titles
  let degree: Degree = 3
  for (let op = 0; op < tests.length; op += 3) {
    const one = passesOne(moment, person, at, block, tests[op]!, tests[op + 1]!, tests[op + 2]!)
    if (one < degree) degree = one
    if (degree === 0) return 0
  }
  return degree
}

function passesOne(
  moment: Moment,
  person: number,
  at: number,
  block: HeldColumns,
  op: number,
  amount: number,
  since: number,
): Degree {
  const rank = block.rank[at]!
  switch (op) {
    case OP.atLeast:
      return rank === UNKNOWN ? 2 : rank >= amount ? 3 : 0
    case OP.exactly:
      return rank === UNKNOWN ? 2 : rank === amount ? 3 : 0
    case OP.held:
      return asHigh(moment, person, rank)
    case OP.current:
      return standsOn(block, at, moment.day, 3)
    case OP.valid:
      return standsOn(block, at, moment.day, block.verified[at] === 1 ? 3 : 2)
    case OP.series:
      return equal(block.series[at]!, moment.columns.askSeries[person]!)
    case OP.occupation:
      return equal(block.occupation[at]!, moment.columns.askOccupation[person]!)
    case OP.worked:
      return workedSince(moment, person, at, block, amount, since)
    default:
      return dated(moment, person, block.date[at]!, op, amount)
  }
}

/** Tests that only ask for the date. */
function dated(moment: Moment, person: number, date: number, op: number, amount: number): Degree {
  if (date === NO_DAY) return 1
  if (op === OP.workedIn) return yearsWorked(moment, person, date, amount, IN_OCCUPATION)
  if (op === OP.years) return yearsGone(moment, date, amount)
  return (op === OP.from ? date >= amount : date <= amount) ? 3 : 0
}

export const equal = (a: number, b: number): Degree => (a === UNKNOWN || b === UNKNOWN ? 2 : a === b ? 3 : 0)

/** Whether it stands on a day; without a date nobody can say. */
function standsOn(block: HeldColumns, at: number, day: number, value: 2 | 3): Degree {
  if (day >= block.until[at]!) return 0
  const date = block.date[at]!
  return date === NO_DAY ? 1 : date <= day ? value : 0
}

function asHigh(moment: Moment, person: number, rank: number): Degree {
  if (rank === UNKNOWN) return 2
  const held = highestHeld(moment, person)
  return held < 0 ? 2 : rank >= held ? 3 : 0
}

/** Years worked since the certificate; R-HIGHER as in fact-tests.ts: a lower one not held has a day that is not known. */
function workedSince(
  moment: Moment,
  person: number,
  at: number,
  block: HeldColumns,
  years: number,
  since: number,
): Degree {
  const date = block.date[at]!
  const degree = date === NO_DAY ? 1 : yearsWorked(moment, person, date, years, SKILLED)
  if (degree >= 2 || since === UNKNOWN) return degree
  const rank = block.rank[at]!
  if (rank !== UNKNOWN && rank <= since) return degree
  return isLowerHeld(moment, person, at, block, since) ? degree : 2
}

function isLowerHeld({ day }: Moment, person: number, at: number, block: HeldColumns, rank: number): boolean {
  const series = block.series[at]!
  if (series === UNKNOWN) return false
  for (let one = block.start[person]!; one < block.start[person + 1]!; one += 1) {
    if (block.rank[one] !== rank || block.verified[one] !== 1 || block.series[one] !== series) continue
    if (block.date[one] !== NO_DAY && standsOn(block, one, day, 3) === 3) return true
  }
  return false
}
