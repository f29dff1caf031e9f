import { dayNumber } from './anniversary.ts'
import type { FactTest } from './language.ts'
import { rankOf } from './levels.ts'
import { equalDegree, type Held, type Subject, seriesDegree, standing, validity } from './subject.ts'
import { allOf, always, anyOf, atMost, between, type Degree, notOf, type Timeline } from './timeline.ts'
import { everyDay, yearsSince } from './years.ts'

/** Whether one certificate or title passes one test, on every day. */
export function factLine(subject: Subject, held: Held, test: FactTest): Timeline {
  if ('level' in test) return always(levelDegree(subject, held, test.level))
  if ('current' in test) return standing(held, 3)
  if ('valid' in test) return validity(held)
  if ('series' in test) return always(seriesDegree(held.series, subject.person.asks?.series))
  if ('occupation' in test) return always(equalDegree(held.occupation, subject.person.asks?.occupation))
  if ('worked' in test) return workedLine(subject, held, test)
  if ('workedIn' in test)
    return held.date ? yearsSince(held.date, test.workedIn, subject.occupationDays, subject.readings) : always(1)
  if ('years' in test) return held.date ? yearsSince(held.date, test.years, everyDay, subject.readings) : always(1)
  if (!held.date) return always(1)
  return always(isIssuedWithin(held.date, test) ? 3 : 0)
}

const isIssuedWithin = (date: string, test: { issuedFrom: string } | { issuedTo: string }): boolean =>
  'issuedFrom' in test ? date >= test.issuedFrom : date <= test.issuedTo

type LevelAsked = Extract<FactTest, { level: unknown }>['level']

function levelDegree({ readings, next }: Subject, { list, rank }: Held, level: LevelAsked): Degree {
  if (rank === undefined) return 2
  if (level === 'held') return typeof next === 'string' ? 2 : rank >= rankOf(list, next.held) ? 3 : 0
  const asked = rankOf(list, level)
  if (list === 'certificates' && readings['R-HIGHER'] === 'no') return rank === asked ? 3 : 0
  return rank >= asked ? 3 : 0
}

type Worked = Extract<FactTest, { worked: number }>

/**
 * Years worked since the certificate. R-HIGHER: where it stands above the level whose date counts, and no verified
 * certificate of exactly that level in the same series is held, that earlier date is not known, so too few years since
 * the higher one are 待核实.
 */
function workedLine(subject: Subject, held: Held, { worked, since }: Worked): Timeline {
  const line = held.date ? yearsSince(held.date, worked, subject.skilledDays, subject.readings) : always(1)
  if (since === undefined || subject.readings['R-HIGHER'] === 'no') return line
  if (held.rank !== undefined && held.rank <= rankOf(held.list, since)) return line
  return anyOf([line, atMost(notOf(lowerHeld(subject, held, rankOf(held.list, since))), 2)])
}

/** Days on which a verified certificate of exactly that rank is held in the series of the given one. */
export function lowerHeld(subject: Subject, held: Held, rank: number): Timeline {
  const all = (held.list === 'certificates' ? subject.certificates : subject.titles) ?? []
  const exact = all.filter((one) => one.rank === rank && one.verified && one.date && isSameSeries(one, held))
  return anyOf(exact.map((one) => standing(one, 3)))
}

const isSameSeries = (one: Held, other: Held): boolean => seriesDegree(one.series, other.series) === 3

/** All tests of `where` on one certificate or title. */
export const allTests = (subject: Subject, held: Held, where: readonly FactTest[]): Timeline =>
  allOf(where.map((test) => factLine(subject, held, test)))

/**
 * The latest of a list on each day passes every test. One without a date may be the latest on any day: then nobody can
 * say.
 */
export function latestLine(subject: Subject, held: readonly Held[], where: readonly FactTest[]): Timeline {
  const dates = [...new Set(held.flatMap(({ date }) => (date ? [dayNumber(date)] : [])))].sort((a, b) => a - b)
  const lines = held.flatMap((one) => {
    if (!one.date) return []
    const from = dayNumber(one.date)
    const until = dates[dates.indexOf(from) + 1] ?? Infinity
    return [allOf([between(from, until - 1, 3), allTests(subject, one, where)])]
  })
  const line = anyOf(lines)
  return held.every(({ date }) => date) ? line : anyOf([atMost(line, 2), always(1)])
}

/** Those of a list that are dated latest on a day, and those without a date, which may be. */
export function latestOn(held: readonly Held[], day: number): readonly Held[] {
  const dates = held.flatMap(({ date }) => (date && dayNumber(date) <= day ? [dayNumber(date)] : []))
  const last = Math.max(...dates)
  return held.filter(({ date }) => !date || dayNumber(date) === last)
}
