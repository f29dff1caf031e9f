import type { PlainDate } from '../platform/plain-date.ts'
import { dayNumber, LAST_DAY, lastDayOfYear, yearOfDay } from './anniversary.ts'
import { type AppraisalFile, appraisalFile } from './appraisals.ts'
import { type FactList, rankOf, type SkillLevel, skillLevels } from './levels.ts'
import type { CertificateFact, Person, TitleFact } from './person.ts'
import { type Readings, readingsOf } from './readings.ts'
import { sameSeries } from './series.ts'
import { between, type Degree, type Timeline } from './timeline.ts'
import { type Counting, type Stretch, skilledWork, stretchesOf, workDays, workIn } from './work-days.ts'

/** A certificate or a title in one shape, with its place in the person's list. */
export interface Held {
  readonly list: FactList
  readonly at: number
  readonly level: CertificateFact['level'] | TitleFact['level']
  readonly rank: number | undefined
  readonly occupation: string | null | undefined
  readonly series: string | null | undefined
  readonly date: PlainDate | null | undefined
  readonly verified: boolean
  readonly revokedOn: PlainDate | null | undefined
}

/** How many years ahead a first day is looked for. */
export const YEARS_AHEAD = 15

/** A person made ready for the rules on one day: everything that several conditions ask for is worked out once. */
export interface Subject {
  readonly person: Person
  readonly readings: Readings
  readonly asOf: number
  readonly lastDay: number
  readonly stretches: readonly Stretch[] | undefined
  readonly skilledDays: Timeline
  readonly occupationDays: Timeline
  readonly certificates: readonly Held[] | undefined
  readonly titles: readonly Held[] | undefined
  readonly appraisals: AppraisalFile
  readonly next: Next
  /** Lines already worked out in this answer, by what they answer. */
  readonly worked: Map<string, Timeline>
}

/** A1: the highest certificate held in the occupation asked for; `none`: there is none, `unknown`: nobody can say. */
export type Next = { readonly held: SkillLevel } | 'none' | 'unknown'

export function subjectOf(person: Person, asOf: PlainDate, chosen?: Readings): Subject {
  const day = dayNumber(asOf)
  const readings = chosen ?? readingsOf(person.settings)
  const stretches = stretchesOf(person)
  const certificates = distinct(person.certificates?.map(certificateHeld))
  const occupation = person.asks?.occupation
  const inOccupation: Counting = occupation == null ? (fact) => (skilledWork(fact) === 0 ? 0 : 2) : workIn(occupation)
  return {
    ...{ person, readings, asOf: day, lastDay: lastDayAhead(asOf, day), stretches, certificates },
    titles: distinct(person.titles?.map(titleHeld)),
    skilledDays: workDays(stretches, skilledWork),
    occupationDays: workDays(stretches, inOccupation),
    appraisals: appraisalFile(person, stretches, day, readings),
    next: nextOf(certificates, occupation, day),
    worked: new Map(),
  }
}

/** 15 years after the day asked about: the anniversary, that day included. */
function lastDayAhead(asOf: PlainDate, day: number): number {
  const year = yearOfDay(day) + YEARS_AHEAD
  if (year > 9999) return LAST_DAY
  const monthAndDay = asOf.slice(5) === '02-29' ? '02-28' : asOf.slice(5)
  return Math.min(lastDayOfYear(year), dayNumber(`${String(year).padStart(4, '0')}-${monthAndDay}` as PlainDate))
}

function certificateHeld(fact: CertificateFact, at: number): Held {
  const { level, occupation, series, issuedOn: date, verified, revokedOn } = fact
  const rank = level == null ? undefined : rankOf('certificates', level)
  return { list: 'certificates', at, level, rank, occupation, series, date, verified: verified === true, revokedOn }
}

function titleHeld({ level, series, grantedOn: date, verified, revokedOn }: TitleFact, at: number): Held {
  const rank = level == null ? undefined : rankOf('titles', level)
  return { list: 'titles', at, level, rank, occupation: null, series, date, verified: verified === true, revokedOn }
}

/** The same record entered twice is one record. */
function distinct(held: readonly Held[] | undefined): readonly Held[] | undefined {
  if (!held || held.length < 2) return held
  const seen = new Set<string>()
  return held.filter((one) => {
    const key = JSON.stringify({ ...one, at: 0 })
    return !seen.has(key) && seen.add(key)
  })
}

/** The days on which it stands: from its date until it is revoked, `value`; without a date nobody can say, 1. */
export function standing({ date, revokedOn }: Held, value: Degree): Timeline {
  const last = revokedOn ? dayNumber(revokedOn) - 1 : Infinity
  return date ? between(dayNumber(date), last, value) : between(-Infinity, last, 1)
}

/** valid(c, D): dated, not revoked, and verified; unverified is 待核实. */
export const validity = (held: Held): Timeline => standing(held, held.verified ? 3 : 2)

export const equalDegree = (given: string | null | undefined, asked: string | null | undefined): Degree =>
  given == null || asked == null ? 2 : given === asked ? 3 : 0

export const seriesDegree = (given: string | null | undefined, asked: string | null | undefined): Degree =>
  given == null || asked == null ? 2 : sameSeries(given, asked) ? 3 : 0

function nextOf(certificates: readonly Held[] | undefined, occupation: string | null | undefined, asOf: number): Next {
  if (!certificates) return 'unknown'
  const possible = certificates.filter((one) => equalDegree(one.occupation, occupation) > 0)
  const standingNow = possible.filter(({ date, revokedOn }) => {
    return !(date && dayNumber(date) > asOf) && !(revokedOn && dayNumber(revokedOn) <= asOf)
  })
  const inOccupation = standingNow.filter((one) => equalDegree(one.occupation, occupation) === 3)
  const level = highest(inOccupation) ?? highest(standingNow)
  if (level) return { held: level }
  if (standingNow.length > 0) return 'unknown'
  const coming = possible.filter(({ date, rank }) => date && dayNumber(date) > asOf && rank !== undefined)
  const first = coming.map(({ date }) => date!).sort()[0]
  const next = highest(coming.filter(({ date }) => date === first))
  return next ? { held: next } : 'none'
}

function highest(held: readonly Held[]): SkillLevel | undefined {
  const ranks = held.flatMap(({ rank }) => (rank === undefined ? [] : [rank]))
  return ranks.length === 0 ? undefined : skillLevels[Math.max(...ranks)]
}
