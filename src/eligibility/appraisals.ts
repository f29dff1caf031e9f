import { firstDayOfYear, lastDayOfYear, yearOfDay } from './anniversary.ts'
import type { AppraisalFact, Person } from './person.ts'
import { type PostCheck, postCheck } from './posts.ts'
import type { Readings } from './readings.ts'
import { type Degree, steps, type Timeline } from './timeline.ts'
import { changesAfter, type Stretch } from './work-days.ts'

/** Everything that the appraisals of a person are judged by. */
export interface AppraisalFile {
  /** Sheets by year; undefined: no list was given. */
  readonly byYear: ReadonlyMap<number, readonly AppraisalFact[]> | undefined
  /** The list was given and holds nothing. */
  readonly isEmpty: boolean
  /** Recorded years, latest first. */
  readonly years: readonly number[]
  readonly stretches: readonly Stretch[] | undefined
  readonly readings: Readings
  readonly asOf: number
  readonly asOfYear: number
}

export function appraisalFile(
  person: Person,
  stretches: readonly Stretch[] | undefined,
  asOf: number,
  readings: Readings,
): AppraisalFile {
  const byYear = person.appraisals ? groupByYear(person.appraisals) : undefined
  const years = [...(byYear?.keys() ?? [])].sort((a, b) => b - a)
  return {
    byYear,
    isEmpty: person.appraisals?.length === 0,
    years,
    stretches,
    readings,
    asOf,
    asOfYear: yearOfDay(asOf),
  }
}

function groupByYear(sheets: readonly AppraisalFact[]): Map<number, AppraisalFact[]> {
  const byYear = new Map<number, AppraisalFact[]>()
  for (const sheet of sheets) {
    if (sheet.year == null) continue
    const sheets = byYear.get(sheet.year)
    if (sheets) sheets.push(sheet)
    else byYear.set(sheet.year, [sheet])
  }
  return byYear
}

/** Years appraised before the coming ones are thought of: R-3Y `latest` counts a coming year as appraised. */
function isAppraised(file: AppraisalFile, year: number): boolean {
  return file.byYear?.has(year) === true || year >= file.asOfYear
}

const isSkipped = (file: AppraisalFile, year: number): boolean =>
  file.readings['R-NR'] === 'lookBack' &&
  (file.byYear?.get(year)?.length ?? 0) > 0 &&
  file.byYear!.get(year)!.every(({ result }) => result === 'notRated')

/**
 * The `count` years whose appraisal counts on a day, latest first (R-3Y, R-NR). Undefined stands for a year that nobody
 * can name: fewer years are recorded than are asked for.
 */
export function yearsThatCount(file: AppraisalFile, day: number, count: number): (number | undefined)[] {
  const chosen: (number | undefined)[] = []
  const last = latestYear(file, day)
  const earliest = file.years.at(-1) ?? file.asOfYear
  const byRecord = file.readings['R-3Y'] === 'latest'
  for (let year = last; chosen.length < count; year -= 1) {
    if (byRecord && year < Math.min(earliest, file.asOfYear)) {
      chosen.push(undefined)
      continue
    }
    if (byRecord && !isAppraised(file, year)) continue
    if (!isSkipped(file, year)) chosen.push(year)
  }
  return chosen
}

/** The year before the declaration; by reading `months36` the last year whose end lies within the 36 months. */
function latestYear({ readings }: AppraisalFile, day: number): number {
  const year = yearOfDay(day)
  return readings['R-3Y'] === 'months36' && lastDayOfYear(year) <= day ? year : year - 1
}

/** How far one year's appraisal is met: a grade of the list, in the present post as it is on `day` (R-PRIOR, R-POST). */
export function yearDegree(
  file: AppraisalFile,
  year: number | undefined,
  grades: readonly string[],
  post: PostCheck,
): Degree {
  // A list given empty says that there was none before the day asked about; the coming ones are open.
  const missing = file.isEmpty && (year === undefined || year < file.asOfYear) ? 0 : 2
  if (year === undefined) return file.stretches?.length === 0 ? 0 : missing
  const held = post.heldIn(year)
  const sheets = file.byYear?.get(year)
  if (!sheets) return lower(missing, held)
  const degrees = sheets.map((sheet) => lower(gradeDegree(sheet, grades, file.readings), post.ofSheet(sheet)))
  return lower(degrees.every((degree) => degree === degrees[0]) ? degrees[0]! : 2, held)
}

const lower = (a: Degree, b: Degree): Degree => (a < b ? a : b)

export function gradeDegree({ result }: AppraisalFact, grades: readonly string[], readings: Readings): Degree {
  if (result == null) return 2
  if (result === 'notRated') return readings['R-NR'] === 'no' ? 0 : 2
  return grades.includes(result) ? 3 : 0
}

/** The appraisals of the last `count` years on every day. It changes on 1 January and, after `asOf`, with the posts. */
export function appraisalLine(
  file: AppraisalFile,
  count: number,
  grades: readonly string[],
  lastDay: number,
): Timeline {
  const changes = changesAfter(file.stretches ?? [], file.asOf).filter((day) => day <= lastDay)
  const first = firstYear(file)
  const days = [...newYears(file, first, yearOfDay(lastDay) + 1), ...changes].sort((a, b) => a - b)
  let post = postCheck(file, file.asOf)
  const pairs: [number, Degree][] = []
  for (const day of [-Infinity, ...days]) {
    if (changes.includes(day)) post = postCheck(file, day)
    const on = day === -Infinity ? firstDayOfYear(first) - 1 : day
    pairs.push([day, degreeOn(file, on, count, grades, post)])
  }
  return steps(pairs)
}

export function degreeOn(
  file: AppraisalFile,
  day: number,
  count: number,
  grades: readonly string[],
  post: PostCheck,
): Degree {
  let degree: Degree = 3
  for (const year of yearsThatCount(file, day, count)) {
    degree = lower(degree, yearDegree(file, year, grades, post))
    if (degree === 0) return 0
  }
  return degree
}

function firstYear({ years, stretches, asOfYear }: AppraisalFile): number {
  const begun = (stretches ?? []).map(({ from }) => from).filter((day) => day > -Infinity)
  const work = begun.length > 0 ? yearOfDay(Math.min(...begun)) : asOfYear
  return Math.min(years.at(-1) ?? asOfYear, work, asOfYear)
}

/** Days on which the years that count move on: 1 January; by `months36` 31 December and 1 January. */
function newYears({ readings }: AppraisalFile, first: number, last: number): number[] {
  const days: number[] = []
  for (let year = first; year <= last; year += 1) {
    days.push(firstDayOfYear(year))
    if (readings['R-3Y'] === 'months36') days.push(lastDayOfYear(year))
  }
  return days.filter((day) => day < Infinity)
}
