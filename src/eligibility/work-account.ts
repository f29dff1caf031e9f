import type { PlainDate } from '../platform/plain-date.ts'
import { type Account, account, type FactTold, lacks, type PaperMissing } from './account.ts'
import { dayNumber, dayText, lastDayOfYear, yearOfDay } from './anniversary.ts'
import type { WorkFact } from './person.ts'
import type { Subject } from './subject.ts'
import { type Timeline, valueOn } from './timeline.ts'
import { perhapsOn, type Stretch, surelyOn } from './work-days.ts'

/**
 * What work says about the days after `from` up to the day that is counted to: the stretches that do not count, and where
 * `unsettled` the papers for days that nobody knows.
 */
export function workAccount(subject: Subject, days: Timeline, from: PlainDate, unsettled: boolean): Account {
  const inOccupation = days === subject.occupationDays
  const first = dayNumber(from) + 1
  const last = countedTo(subject)
  const spans = spansOf(days, first, last)
  const idle = spans.some(([, , value]) => value === 0)
  const stretches = subject.stretches
  const facts = (stretches ?? [])
    .filter((one) => one.from <= last && one.to >= first && valueWhere(days, one, first, last) < 3)
    .map(factOf)
  const readings = [
    ...(idle ? ['R-GAP'] : []),
    ...(facts.some(({ says }) => says.startsWith('other')) ? ['R-WORK'] : []),
  ]
  const unknown = unsettled ? spans.filter(([, , value]) => value === 2) : []
  const missing = unknown
    .flatMap((span) => partsOf(span, stretches ?? []))
    .flatMap(([from, to]) => missingIn(stretches, from, to, inOccupation))
  return account({ facts, readings, missing: distinctFacts(missing) })
}

/** The day until which years count (R-END). */
export const countedTo = ({ asOf, readings }: Subject): number =>
  readings['R-END'] === 'yearEnd' ? lastDayOfYear(yearOfDay(asOf)) : asOf

const valueWhere = (days: Timeline, { from, to }: Stretch, first: number, last: number): number =>
  Math.min(valueOn(days, Math.max(from, first)), valueOn(days, Math.min(to, last)))

const nameOf = ({ track }: WorkFact): string => track ?? 'track not known'

const factOf = ({ at, fact }: Stretch): FactTold => ({
  what: `work[${at}]`,
  says: `${fact.track === 'none' ? 'break' : nameOf(fact)} ${fact.from ?? '?'}..${fact.to ?? (fact.to === null ? '' : '?')}`,
})

type Span = readonly [first: number, last: number, value: number]

function spansOf({ days, values }: Timeline, first: number, last: number): Span[] {
  return days.flatMap((day, at): Span[] => {
    const until = (days[at + 1] ?? Infinity) - 1
    return day <= last && until >= first ? [[Math.max(day, first), Math.min(until, last), values[at]!]] : []
  })
}

/** A span cut where a stretch begins or ends, so that each part has one reason. */
function partsOf([first, last]: Span, stretches: readonly Stretch[]): [first: number, last: number][] {
  const cuts = stretches.flatMap(({ from, to, sureTo }) => [from, to + 1, sureTo + 1])
  const starts = [...new Set([first, ...cuts.filter((day) => day > first && day <= last)])].sort((a, b) => a - b)
  return starts.map((start, at) => [start, (starts[at + 1] ?? last + 1) - 1])
}

/** Papers for days that are not known: of the stretches that do not tell enough, else of the days themselves. */
function missingIn(
  stretches: readonly Stretch[] | undefined,
  first: number,
  last: number,
  inOccupation: boolean,
): PaperMissing[] {
  if (!stretches) return [lacks('work', 'work')]
  const there = stretches.filter((one) => perhapsOn(one, first))
  const untold = there.flatMap((one) => untoldOf(one, first, inOccupation))
  return untold.length > 0 ? untold : [lacks(`work[${dayText(first)}..${dayText(last)}]`, 'work')]
}

function untoldOf(one: Stretch, day: number, inOccupation: boolean): PaperMissing[] {
  const { at, fact } = one
  const noKind = fact.track == null
  const noOccupation = inOccupation && fact.occupation == null && fact.track !== 'other' && fact.track !== 'none'
  return [
    ...(noKind ? [lacks(`work[${at}].track`, 'track')] : []),
    ...(noOccupation ? [lacks(`work[${at}].occupation`, 'postOccupation')] : []),
    ...(surelyOn(one, day) ? [] : [lacks(`work[${at}].${fact.from == null ? 'from' : 'to'}`, 'work')]),
  ]
}

const distinctFacts = (missing: readonly PaperMissing[]): PaperMissing[] =>
  missing.filter(({ fact }, at) => missing.findIndex((one) => one.fact === fact) === at)
