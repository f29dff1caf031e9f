import type { Person } from './person.ts'
import type { Readings } from './readings.ts'

/**
 * Calendar and days of work for the reference: it shares nothing with the engine but the shape of a person. A day is a
 * number, made by the calendar of the language.
 * Degrees: 3 yes; 2 not known, yes if it turns out well; 1 not known, and no day can be told; 0 no.
 */
export type Degree = 0 | 1 | 2 | 3
export type Work = NonNullable<Person['work']>[number]

const DAY = 86_400_000
export const toDay = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY
export const toText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
export const yearOf = (day: number): number => new Date(day * DAY).getUTCFullYear()
export const dec31 = (year: number): number => Date.UTC(year, 11, 31) / DAY

export const and = (...all: readonly Degree[]): Degree => Math.min(3, ...all) as Degree
export const or = (...all: readonly Degree[]): Degree => Math.max(0, ...all) as Degree

/** anniv(d, N): same month and day; where that day does not exist, the month's last, or by R-LEAP the next day. */
export function anniv(from: number, years: number, readings: Readings): number {
  const date = new Date(from * DAY)
  const wanted = Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate())
  const isThere = new Date(wanted).getUTCDate() === date.getUTCDate()
  return wanted / DAY - (isThere || readings['R-LEAP'] === 'nextDay' ? 0 : 1)
}

export const counted = (day: number, readings: Readings): number =>
  readings['R-END'] === 'yearEnd' ? dec31(yearOf(day)) : day
export const reached = (day: number, goal: number, readings: Readings): boolean =>
  readings['R-EDGE'] === 'next' ? day > goal : day >= goal

export type Kind = 'yes' | 'no' | 'unknown'
type KindOf = (work: Work) => Kind

export const skilled: KindOf = ({ track }) =>
  track === 'skill' || track === 'technical' ? 'yes' : track === 'other' || track === 'none' ? 'no' : 'unknown'

export const inOccupation =
  (o: string): KindOf =>
  (work) => {
    if (work.occupation && work.occupation !== o) return 'no'
    if (skilled(work) === 'no') return 'no'
    return work.occupation ? skilled(work) : 'unknown'
  }

export function covers({ from, to }: Work, day: number): Kind {
  if (from && toDay(from) > day) return 'no'
  if (to && toDay(to) < day) return 'no'
  if (!from) return 'unknown'
  return to === undefined && toDay(from) < day ? 'unknown' : 'yes'
}

function kindOn(work: readonly Work[] | null | undefined, day: number, kindOf: KindOf): Kind {
  if (!work) return 'unknown'
  if (work.length === 0) return 'no'
  const sure = work.filter((one) => covers(one, day) === 'yes')
  const perhaps = work.filter((one) => covers(one, day) === 'unknown')
  if (sure.some(({ track }) => track === 'none')) return 'no'
  const kinds = sure.map(kindOf)
  const known: Kind = kinds.includes('yes') ? 'yes' : kinds.includes('unknown') || sure.length === 0 ? 'unknown' : 'no'
  if (perhaps.some(({ track }) => track === 'none') && known === 'yes') return 'unknown'
  if (known === 'no' && perhaps.some((one) => one.track !== 'none' && kindOf(one) !== 'no')) return 'unknown'
  return known
}

export interface Days {
  /** Days in (from, day] that are known not to count, and that are not known. */
  readonly tally: (from: number, day: number) => { no: number; un: number }
  /** The last day in (from, day] of one of the kinds, else `from`. */
  readonly lastOf: (from: number, day: number, kinds: readonly Kind[]) => number
}

/** Every day is looked at once and remembered. */
export function daysOf(work: readonly Work[] | null | undefined, kindOf: KindOf): Days {
  const kinds = new Map<number, Kind>()
  const sums = new Map<number, { no: number[]; un: number[] }>()
  const on = (day: number): Kind => {
    const known = kinds.get(day) ?? kindOn(work, day, kindOf)
    kinds.set(day, known)
    return known
  }
  const tally = (from: number, day: number) => {
    const { no, un } = sums.get(from) ?? { no: [0], un: [0] }
    sums.set(from, { no, un })
    for (let at = no.length; at <= day - from; at += 1) {
      no.push(no[at - 1]! + (on(from + at) === 'no' ? 1 : 0))
      un.push(un[at - 1]! + (on(from + at) === 'unknown' ? 1 : 0))
    }
    return day <= from ? { no: 0, un: 0 } : { no: no[day - from]!, un: un[day - from]! }
  }
  const lastOf = (from: number, day: number, wanted: readonly Kind[]) => {
    for (let one = day; one > from; one -= 1) if (wanted.includes(on(one))) return one
    return from
  }
  return { tally, lastOf }
}

/** Verdict and first day by walking every day from `start` to 15 years after the day asked about. */
export function walk(at: (day: number) => Degree, asOf: number, start: number) {
  const last = anniv(asOf, 15, { 'R-LEAP': 'monthEnd' } as Readings)
  const today = at(asOf)
  const verdict = today === 3 ? 'met' : today === 0 ? 'notMet' : 'toVerify'
  for (let day = today === 0 ? asOf + 1 : start; day <= last; day += 1)
    if (at(day) >= (today === 3 ? 3 : 2))
      return { verdict, firstDate: toText(day), firstDateKind: today === 3 ? 'firm' : 'likely' }
  return { verdict, firstDate: null, firstDateKind: 'none' }
}

export const skillRank = [
  ...['apprentice', 'junior', 'intermediate', 'senior'],
  ...['technician', 'seniorTechnician', 'special', 'chief'],
]
export const titleOrder = ['clerk', 'assistant', 'middle', 'viceSenior', 'senior']
export const OPEN = [
  ...['engineering', 'agriculture', 'crafts', 'heritage'],
  ...['laboratory', 'arts', 'sports', 'technicalSchoolTeacher'],
]

/** The three years of R-3Y on a day; null: nobody can name it. */
export function threeYears({ appraisals }: Person, readings: Readings, asOf: number, day: number): (number | null)[] {
  const recorded = new Set((appraisals ?? []).flatMap(({ year }) => (year == null ? [] : [year])))
  const isNotRated = (year: number) => {
    const sheets = (appraisals ?? []).filter((one) => one.year === year)
    return sheets.length > 0 && sheets.every(({ result }) => result === 'notRated')
  }
  const last = readings['R-3Y'] === 'months36' && day === dec31(yearOf(day)) ? yearOf(day) : yearOf(day) - 1
  const years: (number | null)[] = []
  for (let year = last; year > last - 60 && years.length < 3; year -= 1) {
    if (readings['R-NR'] === 'lookBack' && isNotRated(year)) continue
    if (readings['R-3Y'] === 'latest' && !recorded.has(year) && year < yearOf(asOf)) continue
    years.push(year)
  }
  while (years.length < 3) years.push(null)
  return years
}

/** Standing on a day: dated, the date reached, not revoked. */
export function standingOn(date: string | null | undefined, revokedOn: string | null | undefined, day: number): Degree {
  if (revokedOn && toDay(revokedOn) <= day) return 0
  return !date ? 1 : toDay(date) <= day ? 3 : 0
}

export function equalText(a: string | null | undefined, b: string | null | undefined): Degree {
  return !a || !b ? 2 : a === b ? 3 : 0
}
