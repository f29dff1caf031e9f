import { firstDayOfYear, lastDayOfYear, yearOfDay } from '../anniversary.ts'
import type { Degree } from '../timeline.ts'
import { KNOWN, results, UNKNOWN } from './columns.ts'
import type { Moment } from './moment.ts'
import { hasPost, heldOn, sheetNamesPost } from './posts.ts'

/** The years whose appraisals are asked for, made ready for one day. */
export interface Appraisals {
  readonly count: number
  /** Degree of each result by its place in `results`, from UNKNOWN on. */
  readonly grades: Int8Array
  /** The day of the posts that are compared, and the years that lie around it. */
  readonly postDay: number
  readonly asOfYear: number
  readonly lastYear: number
  /** The last day of each year, by the year. */
  readonly yearEnds: Int32Array
}

export function appraisalsOf(moment: Moment, count: number, grades: readonly string[]): Appraisals {
  const { readings, asOf, lastDay, day } = moment
  const degrees = [null, ...results].map((result): Degree => {
    if (result === null) return 2
    if (result === 'notRated') return readings['R-NR'] === 'no' ? 0 : 2
    return grades.includes(result) ? 3 : 0
  })
  return {
    ...{ count, grades: Int8Array.from(degrees), postDay: Math.max(asOf, Math.min(day, lastDay)) },
    ...{ asOfYear: yearOfDay(asOf), lastYear: yearOfDay(lastDay) + 1 },
    yearEnds: Int32Array.from({ length: yearOfDay(lastDay) + 2 }, (_, year) => lastDayOfYear(Math.max(1, year))),
  }
}

/** Whether the last years' appraisals are among the grades, in the present post (R-3Y, R-NR, R-PRIOR, R-POST). */
export function appraisalDegree(moment: Moment, person: number, asked: Appraisals): Degree {
  let degree: Degree = 3
  let left = asked.count
  const { flags, work } = moment.columns
  const isWorkKnown = (flags[person]! & KNOWN.work) !== 0
  if (isWorkKnown && work.start[person] === work.start[person + 1]) return 0
  const isPosted = isWorkKnown && hasPost(moment, person, asked.postDay)
  const looksBack = moment.readings['R-NR'] === 'lookBack'
  const byRecord = moment.readings['R-3Y'] === 'latest'
  const earliest = byRecord ? Math.min(earliestYear(moment, person, asked.asOfYear), asked.asOfYear) : 0
  for (let year = latestYear(moment, person, asked); left > 0 && degree > 0; year -= 1) {
    if (byRecord && year < earliest) {
      const none = noYear(moment, person)
      if (none < degree) degree = none
      left -= 1
      continue
    }
    if (byRecord && year < asked.asOfYear && !hasSheet(moment, person, year)) continue
    if (looksBack && isSkipped(moment, person, year)) continue
    const one = yearDegree(moment, person, year, isPosted, asked)
    if (one < degree) degree = one
    left -= 1
  }
  return degree
}

/** The year before the day looked at; by `months36` the last year whose end lies behind it. Days far off count as the edge. */
function latestYear(moment: Moment, person: number, { asOfYear, lastYear }: Appraisals): number {
  const { day, asOf, readings } = moment
  if (day === asOf && readings['R-3Y'] !== 'months36') return asOfYear - 1
  const first = day === asOf ? firstDayOfYear(asOfYear) : firstDayOfYear(firstYear(moment, person, asOfYear))
  const on = Math.max(first - 1, Math.min(day, lastDayOfYear(lastYear)))
  const year = yearOfDay(on)
  return readings['R-3Y'] === 'months36' && lastDayOfYear(year) <= on ? year : year - 1
}

/** The first year that a record speaks of: nothing changes before. */
function firstYear(moment: Moment, person: number, asOfYear: number): number {
  const { work } = moment.columns
  let first = Infinity
  for (let at = work.start[person]!; at < work.start[person + 1]!; at += 1)
    if (work.from[at]! > 0 && work.from[at]! < first) first = work.from[at]!
  const begun = first === Infinity ? asOfYear : yearOfDay(first)
  return Math.min(earliestYear(moment, person, asOfYear), begun, asOfYear)
}

function earliestYear({ columns }: Moment, person: number, none: number): number {
  const { start, year } = columns.sheets
  let earliest = Infinity
  for (let at = start[person]!; at < start[person + 1]!; at += 1)
    if (year[at] !== UNKNOWN && year[at]! < earliest) earliest = year[at]!
  return earliest === Infinity ? none : earliest
}

/** Fewer years are recorded than are asked for. */
function noYear({ columns }: Moment, person: number): Degree {
  const flags = columns.flags[person]!
  const isWorkless = (flags & KNOWN.work) !== 0 && columns.work.start[person] === columns.work.start[person + 1]
  return isWorkless || (flags & KNOWN.noAppraisals) !== 0 ? 0 : 2
}

function hasSheet({ columns }: Moment, person: number, asked: number): boolean {
  const { start, year } = columns.sheets
  for (let at = start[person]!; at < start[person + 1]!; at += 1) if (year[at] === asked) return true
  return false
}

const NOT_RATED = results.indexOf('notRated')

/** R-NR `lookBack`: a year of which all sheets are 不定等次 is passed over. */
function isSkipped({ columns }: Moment, person: number, asked: number): boolean {
  const { start, year, result } = columns.sheets
  let found = false
  for (let at = start[person]!; at < start[person + 1]!; at += 1) {
    if (year[at] !== asked) continue
    if (result[at] !== NOT_RATED) return false
    found = true
  }
  return found
}

function yearDegree(moment: Moment, person: number, asked: number, isPosted: boolean, of: Appraisals): Degree {
  const { grades, postDay, asOfYear } = of
  const { flags, sheets } = moment.columns
  const held = isPosted ? heldOn(moment, person, of.yearEnds[asked] ?? lastDayOfYear(asked), postDay) : 2
  if (held === 0) return 0
  let degree = NO_SHEET
  for (let at = sheets.start[person]!; at < sheets.start[person + 1]!; at += 1) {
    if (sheets.year[at] !== asked) continue
    let one = grades[sheets.result[at]! + 1]!
    const isNamed = sheets.unit[at] !== UNKNOWN || sheets.occupation[at] !== UNKNOWN
    if (isPosted && isNamed && one > 0) one = Math.min(one, sheetNamesPost(moment, person, at, postDay))
    degree = degree === NO_SHEET || degree === one ? one : MIXED
  }
  if (degree === NO_SHEET) degree = (flags[person]! & KNOWN.noAppraisals) !== 0 && asked < asOfYear ? 0 : 2
  if (degree === MIXED) degree = 2
  return (degree < held ? degree : held) as Degree
}

const NO_SHEET = -1
/** Sheets of one year that say different things. */
const MIXED = 4
