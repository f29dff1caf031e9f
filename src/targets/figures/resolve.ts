import type { Call } from '../../platform/operation.ts'
import { addDays, lastDayOfMonth, type PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findPlace, type Place } from '../cards/place-store.ts'
import { type ReadLine, readLines } from '../cards/read.ts'
import { allPartsOf, partsOf } from '../cards/rules.ts'
import { findTarget, type LineRow, listLines, type TargetRow } from '../cards/target-store.ts'
import { sumsAt } from '../ledger/sums.ts'
import { countsSubjects, type FactsAsked, recount } from './fact-store.ts'
import type { FigureBase } from './figure.ts'
import { type FigureRef, parseRef } from './ref.ts'

export type Reading = Pick<Call, 'db' | 'clerk' | 'today' | 'calendar' | 'language'>

/** A reference with what it names, as far as this reader may see it. */
export interface Resolved {
  readonly text: string
  readonly ref: FigureRef
  readonly target: TargetRow
  readonly lines: readonly LineRow[]
  readonly line: LineRow
  readonly place: Place
  readonly base: FigureBase
}

/** Kinds that are counts of facts; all others are worked out from a line at a place and bear no cuts. */
const COUNTED = ['value', 'persons', 'records', 'unsure']

const absent = () => new Refusal('absent', 'figure.absent')

/** @throws Refusal figure.absent for any text that is no reference, and for whatever the reader does not reach. */
export async function resolve({ db, clerk, today }: Reading, text: string): Promise<Resolved> {
  const ref = parseRef(text)
  if (!ref || ref.to > today || ref.from > ref.to) throw absent()
  const { territory } = clerk.scope
  const target = await findTarget(db, territory, today, ref.line)
  if (!target) throw absent()
  const lines = await listLines(db, [target.id])
  const line = lines.find(({ code }) => code === ref.line)
  const place = await findPlace(db, territory, ref.place, ref.today ? today : ref.to)
  if (!line || !place || ![place.code, place.id].includes(ref.place)) throw absent()
  if (hasCuts(ref) && !COUNTED.includes(ref.kind)) throw absent()
  return { text, ref, target, lines, line, place, base: { ref, unit: line.unit } }
}

export const hasCuts = ({ system, month, group, source, exactly, times }: FigureRef): boolean =>
  [system, month, group, source, exactly, times].some((cut) => cut !== undefined)

/** Cuts that only facts can answer; places and months have tallies. */
const cutsFacts = ({ system, group, source, exactly, times }: FigureRef): boolean =>
  [system, group, source, exactly, times].some((cut) => cut !== undefined)

/** The days that count: those of the reference, within its month where it names one. */
export function spanOf({ from, to, month }: FigureRef): { from: PlainDate; to: PlainDate } {
  if (month === undefined) return { from, to }
  const end = lastDayOfMonth(month)
  return { from: month > from ? month : from, to: end < to ? end : to }
}

/** Whose eyes, on which day. */
export type Asker = Pick<Reading, 'clerk' | 'today'>

/** The facts behind a counted number. */
export function factsAsked({ ref, lines, line, place }: Resolved, { clerk, today }: Asker): FactsAsked {
  const numbers = new Map(lines.map(({ code, no }) => [code, no]))
  const no = (code: string) => {
    const found = numbers.get(code)
    if (found === undefined) throw absent()
    return found
  }
  const inside = allPartsOf(lines, line).map((part) => part.no)
  const direct = partsOf(lines, line).map((part) => part.no)
  return {
    ...{ lineNo: line.no, counting: line.counting, placeId: place.id, scope: clerk.scope, ...spanOf(ref) },
    ...(ref.today ? { map: today } : {}),
    ...(ref.system === undefined ? {} : { systemId: ref.system }),
    ...(ref.group === undefined ? {} : { group: ref.group }),
    ...(ref.source === undefined ? {} : { sourceId: ref.source }),
    ...(ref.exactly === undefined ? {} : { exactly: { parts: inside, only: ref.exactly.map(no) } }),
    ...(ref.times === undefined ? {} : { times: { parts: direct, count: ref.times } }),
  }
}

/** The same up to the day before its month: whoever counted then began to count earlier. */
export function beforeMonth(asked: FactsAsked, { month, from }: FigureRef): FactsAsked | undefined {
  if (month === undefined || !countsSubjects(asked.counting) || month <= from) return undefined
  return { ...asked, from, to: addDays(month, -1) }
}

/** In a month, those persons count who began to count in it; what is asked then reaches from the start to its end. */
export const throughMonth = (asked: FactsAsked, ref: FigureRef): FactsAsked =>
  ref.month !== undefined && countsSubjects(asked.counting) ? { ...asked, from: ref.from } : asked

/** The number itself: from the tallies where they hold it, else from the facts. */
export async function amountAt(call: Reading, resolved: Resolved): Promise<bigint> {
  const { db, clerk, today } = call
  const { ref, line, place } = resolved
  if (cutsFacts(ref)) return (await recounted(call, resolved)).amount
  const asked = {
    ...{ lines: [line.no], unitId: place.id, day: today, scope: clerk.scope },
    tree: 'territory',
    map: ref.today ? 'day' : 'own',
  } as const
  if (ref.month === undefined) {
    const [sum] = await sumsAt(db, { ...asked, from: ref.from, to: ref.to })
    return sum?.amount ?? 0n
  }
  const { to } = spanOf(ref)
  const months = await sumsAt(db, { ...asked, from: ref.from, to, by: 'month' })
  return months.find(({ key }) => key === ref.month)?.amount ?? 0n
}

/** The number counted from its facts, with the records and persons behind it. */
export async function recounted(call: Asker & Pick<Reading, 'db'>, resolved: Resolved) {
  const { db } = call
  const asked = factsAsked(resolved, call)
  const all = await recount(db, throughMonth(asked, resolved.ref))
  const before = beforeMonth(asked, resolved.ref)
  if (!before) return all
  const former = await recount(db, before)
  return {
    ...all,
    amount: all.amount - former.amount,
    records: all.records - former.records,
    persons: all.persons - former.persons,
  }
}

/** Everything said of the line at the place on the day, for the numbers that are worked out. */
export async function readStanding(call: Reading, { ref, target, lines, line, place }: Resolved): Promise<ReadLine> {
  const { db, clerk, today, calendar } = call
  const [read] = await readLines(db, {
    ...{ target, lines, places: [place], root: place, asOf: ref.to, today, calendar, scope: clerk.scope },
    ...{ map: ref.today ? 'today' : 'own', weeks: 'all', only: line },
  })
  return read!
}
