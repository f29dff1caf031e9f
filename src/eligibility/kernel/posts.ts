import type { Readings } from '../readings.ts'
import type { Degree } from '../timeline.ts'
import { BREAK, END_UNKNOWN, KNOWN, NO_DAY, OPEN, TRACK, UNKNOWN, type WorkColumns } from './columns.ts'
import { equal } from './held.ts'
import type { Moment } from './moment.ts'

/** Whether a stretch stands on a day: 2 certainly, 1 perhaps, 0 no; a break is no post. */
export function standsOn(work: WorkColumns, at: number, day: number): 0 | 1 | 2 {
  const kind = work.kind[at]!
  const from = work.from[at]!
  const to = work.to[at]!
  if ((kind & TRACK) === BREAK || from > day || day > to) return 0
  if (from === NO_DAY) return 1
  return (kind & END_UNKNOWN) !== 0 && day > from ? 1 : 2
}

/** A present post: as above, and whoever is still there is there, also where nobody knows since when. */
export function isPostOn(work: WorkColumns, at: number, day: number): 0 | 1 | 2 {
  const stands = standsOn(work, at, day)
  return stands === 1 && work.from[at] === NO_DAY && work.to[at] === OPEN && (work.kind[at]! & END_UNKNOWN) === 0
    ? 2
    : stands
}

/** Whether the present post is in the occupation asked for. */
export function postDegree({ columns, asOf, day: looked }: Moment, person: number): Degree {
  if ((columns.flags[person]! & KNOWN.work) === 0) return 2
  const { work, askOccupation } = columns
  const end = work.start[person + 1]!
  if (work.start[person] === end) return 0
  const day = looked > asOf ? looked : asOf
  const asked = askOccupation[person]!
  let known = 0
  let perhaps = 0
  let posts = 0
  for (let at = work.start[person]!; at < end; at += 1) {
    const post = isPostOn(work, at, day)
    if (post === 0) continue
    const degree = equal(work.occupation[at]!, asked)
    if (post === 2) {
      posts += 1
      if (degree > known) known = degree
    } else if (degree > 0) perhaps = 2
  }
  return (posts === 0 ? 2 : known > perhaps ? known : perhaps) as Degree
}

const prior = { yes: 3, toVerify: 2, no: 0 } as const satisfies Record<Readings['R-PRIOR'], Degree>
export const priorDegree = (readings: Readings): Degree => prior[readings['R-PRIOR']]

/** Whether the unit, and the occupation, of a post are compared (R-POST). */
export const comparesUnit = (readings: Readings): boolean => readings['R-POST'] !== 'post'
export const comparesWork = (readings: Readings): boolean => readings['R-POST'] !== 'unit'

/** Whether a present post was held on 31 December of a year: posts are those of `postDay`. */
export function heldOn({ columns, readings }: Moment, person: number, day: number, postDay: number): Degree {
  const { work } = columns
  const first = work.start[person]!
  const end = work.start[person + 1]!
  const before = priorDegree(readings)
  const units = comparesUnit(readings)
  const occupations = comparesWork(readings)
  let degree: Degree = 0
  let isThere = false
  for (let one = first; one < end; one += 1) {
    const stands = standsOn(work, one, day)
    if (stands === 0) continue
    if (stands === 2) isThere = true
    // Mostly the stretch is the present post itself.
    if (stands === 2 && isPostOn(work, one, postDay) === 2 && isToldWhole(work, one, units, occupations)) return 3
    for (let post = first; post < end && degree < 3; post += 1) {
      const isPost = isPostOn(work, post, postDay)
      if (isPost === 0) continue
      const unit = units ? equal(work.unit[one]!, work.unit[post]!) : 3
      const same = occupations ? least(unit, equal(work.occupation[one]!, work.occupation[post]!)) : unit
      if (same === 0) continue
      const held = isPost === 2 && stands === 2 && (same === 3 || before === 3) ? 3 : 2
      if (held > degree) degree = held
    }
  }
  const otherwise = isThere ? before : 2
  return degree > otherwise ? degree : otherwise
}

const isToldWhole = (work: WorkColumns, at: number, units: boolean, occupations: boolean): boolean =>
  (!units || work.unit[at] !== UNKNOWN) && (!occupations || work.occupation[at] !== UNKNOWN)

const least = (a: Degree, b: Degree): Degree => (a < b ? a : b)

/** Whether somebody certainly holds a post on a day. */
export function hasPost({ columns }: Moment, person: number, postDay: number): boolean {
  const { work } = columns
  for (let at = work.start[person]!; at < work.start[person + 1]!; at += 1)
    if (isPostOn(work, at, postDay) === 2) return true
  return false
}

/** Whether a sheet names a present post, where it names one. */
export function sheetNamesPost(moment: Moment, person: number, sheet: number, postDay: number): Degree {
  const { columns, readings } = moment
  const { work, sheets } = columns
  const unit = comparesUnit(readings) ? sheets.unit[sheet]! : UNKNOWN
  const occupation = comparesWork(readings) ? sheets.occupation[sheet]! : UNKNOWN
  let degree = priorDegree(readings)
  for (let post = work.start[person]!; post < work.start[person + 1]! && degree < 3; post += 1) {
    const isPost = isPostOn(work, post, postDay)
    if (isPost === 0) continue
    const sameUnit = unit === UNKNOWN ? 3 : equal(unit, work.unit[post]!)
    const sameWork = occupation === UNKNOWN ? 3 : equal(occupation, work.occupation[post]!)
    const named = least(sameUnit, sameWork)
    const value = isPost === 2 ? named : named > 0 ? 2 : 0
    if (value > degree) degree = value
  }
  return degree
}
