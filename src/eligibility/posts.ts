import { lastDayOfYear } from './anniversary.ts'
import type { AppraisalFile } from './appraisals.ts'
import type { AppraisalFact, WorkFact } from './person.ts'
import type { Readings } from './readings.ts'
import { always, type Degree, steps, type Timeline } from './timeline.ts'
import { changesAfter, perhapsOn, postsOn, type Stretch, surelyOn } from './work-days.ts'

/** Where the present post is compared with earlier work and with appraisal sheets. */
export interface PostCheck {
  /** Held on 31 December of that year: yes, no record, or by R-PRIOR where other work is recorded. */
  readonly heldIn: (year: number) => Degree
  /** Whether a sheet names the present post where it names one. */
  readonly ofSheet: (sheet: AppraisalFact) => Degree
}

type Place = Pick<WorkFact, 'unit' | 'occupation'>

const priorDegrees = { yes: 3, toVerify: 2, no: 0 } as const satisfies Record<Readings['R-PRIOR'], Degree>

/** Same unit and occupation, as far as R-POST asks: 3 yes, 2 not known, 0 no. */
function samePost(a: Place, b: Place, readings: Readings): Degree {
  const unit = readings['R-POST'] === 'post' ? 3 : equal(a.unit, b.unit)
  const occupation = readings['R-POST'] === 'unit' ? 3 : equal(a.occupation, b.occupation)
  return unit < occupation ? unit : occupation
}

const equal = (a: string | null | undefined, b: string | null | undefined): Degree =>
  a == null || b == null ? 2 : a === b ? 3 : 0

const higher = (a: Degree, b: Degree): Degree => (a > b ? a : b)

/** The present post as it is on `day`. No post recorded: not known; work known to be empty: none. */
export function postCheck({ stretches, readings }: AppraisalFile, day: number): PostCheck {
  if (!stretches) return { heldIn: () => 2, ofSheet: () => 3 }
  if (stretches.length === 0) return { heldIn: () => 0, ofSheet: () => 3 }
  const { sure, perhaps } = postsOn(stretches, day)
  if (sure.length === 0) return { heldIn: () => 2, ofSheet: () => 3 }
  const prior = priorDegrees[readings['R-PRIOR']]
  const known = new Map<number, Degree>()
  const heldIn = (year: number): Degree => {
    const before = known.get(year)
    if (before !== undefined) return before
    const degree = heldOn(stretches, lastDayOfYear(year), { sure, perhaps, prior, readings })
    known.set(year, degree)
    return degree
  }
  return { heldIn, ofSheet: (sheet) => sheetDegree(sheet, { sure, perhaps, prior, readings }) }
}

interface Posts {
  readonly sure: readonly Stretch[]
  readonly perhaps: readonly Stretch[]
  readonly prior: Degree
  readonly readings: Readings
}

function heldOn(stretches: readonly Stretch[], day: number, { sure, perhaps, prior, readings }: Posts): Degree {
  const work = stretches.filter(({ fact }) => fact.track !== 'none')
  const there = work.filter((one) => surelyOn(one, day))
  let degree: Degree = there.length > 0 ? prior : 2
  for (const one of work) {
    if (!perhapsOn(one, day)) continue
    const isSure = there.includes(one)
    for (const post of sure) degree = higher(degree, heldBy(samePost(one.fact, post.fact, readings), isSure, prior))
    for (const post of perhaps) if (samePost(one.fact, post.fact, readings) > 0) degree = higher(degree, 2)
  }
  return degree
}

/** Not known whether it is the same post: either it is, or R-PRIOR decides. */
const heldBy = (same: Degree, isSure: boolean, prior: Degree): Degree =>
  same === 0 ? 0 : isSure && (same === 3 || prior === 3) ? 3 : 2

function sheetDegree(sheet: AppraisalFact, { sure, perhaps, prior, readings }: Posts): Degree {
  let degree = prior
  for (const post of sure) degree = higher(degree, namesPost(sheet, post.fact, readings))
  for (const post of perhaps) if (namesPost(sheet, post.fact, readings) > 0) degree = higher(degree, 2)
  return degree
}

/** Only what the sheet names is compared. */
function namesPost({ unit, occupation }: AppraisalFact, post: Place, readings: Readings): Degree {
  const sameUnit = unit == null || readings['R-POST'] === 'post' ? 3 : equal(unit, post.unit)
  const sameWork = occupation == null || readings['R-POST'] === 'unit' ? 3 : equal(occupation, post.occupation)
  return sameUnit < sameWork ? sameUnit : sameWork
}

/** Whether the present post is in the occupation, on every day; before `asOf` it is the post held on that day. */
export function postLine(
  stretches: readonly Stretch[] | undefined,
  occupation: string | null | undefined,
  asOf: number,
): Timeline {
  if (!stretches) return always(2)
  if (stretches.length === 0) return always(0)
  const days = [-Infinity, ...changesAfter(stretches, asOf)]
  return steps(days.map((day) => [day, occupationDegree(stretches, occupation, Math.max(day, asOf))] as const))
}

function occupationDegree(stretches: readonly Stretch[], occupation: string | null | undefined, day: number): Degree {
  const { sure, perhaps } = postsOn(stretches, day)
  if (sure.length === 0) return 2
  const degrees = sure.map(({ fact }) => equal(fact.occupation, occupation))
  const known = Math.max(...degrees) as Degree
  return perhaps.some(({ fact }) => equal(fact.occupation, occupation) > 0) ? higher(known, 2) : known
}
