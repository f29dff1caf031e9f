import { dayNumber } from './anniversary.ts'
import type { Person, WorkFact } from './person.ts'
import { always, type Degree, steps, type Timeline } from './timeline.ts'

/** A stretch of work with its place in the person's list and its days as numbers. */
export interface Stretch {
  readonly at: number
  readonly fact: WorkFact
  /** -Infinity where the first day is not known. */
  readonly from: number
  /** Infinity where it is still open or its end is not known. */
  readonly to: number
  /** First and last day on which it certainly stands; none when they are reversed. */
  readonly sureFrom: number
  readonly sureTo: number
}

/** The person's work; undefined: not known. */
export const stretchesOf = ({ work }: Person): readonly Stretch[] | undefined => work?.map(stretchOf)

function stretchOf(fact: WorkFact, at: number): Stretch {
  const from = fact.from ? dayNumber(fact.from) : -Infinity
  const to = fact.to ? dayNumber(fact.to) : Infinity
  if (from === -Infinity) return { at, fact, from, to, sureFrom: 1, sureTo: 0 }
  return { at, fact, from, to, sureFrom: from, sureTo: fact.to === undefined ? from : to }
}

export const surelyOn = ({ sureFrom, sureTo }: Stretch, day: number): boolean => sureFrom <= day && day <= sureTo
export const perhapsOn = ({ from, to }: Stretch, day: number): boolean => from <= day && day <= to

/** Whether a stretch counts: 3 yes, 2 not known, 0 no. */
export type Counting = (fact: WorkFact) => 0 | 2 | 3

/** 技术技能工作: track skill or technical (R-WORK). */
export const skilledWork: Counting = ({ track }) =>
  track === 'skill' || track === 'technical' ? 3 : track == null ? 2 : 0

/** Work in one occupation: track skill or technical; another occupation, and track other, do not count. */
export const workIn =
  (occupation: string): Counting =>
  (fact) => {
    if (fact.occupation != null && fact.occupation !== occupation) return 0
    const skilled = skilledWork(fact)
    return skilled === 3 && fact.occupation == null ? 2 : skilled
  }

/**
 * What each day was: 3 work that counts, 2 not known, 0 known not to count. A recorded break is a break whatever else
 * covers the day; of overlapping work the best counts; a day without record is not known. Work known to be empty: no day.
 */
export function workDays(stretches: readonly Stretch[] | undefined, counts: Counting): Timeline {
  if (!stretches) return always(2)
  if (stretches.length === 0) return always(0)
  const edges = new Set<number>([-Infinity])
  for (const { from, to, sureFrom, sureTo } of stretches) {
    edges.add(from)
    if (to !== Infinity) edges.add(to + 1)
    if (sureFrom <= sureTo && sureTo !== Infinity) edges.add(sureTo + 1)
  }
  const days = [...edges].sort((a, b) => a - b)
  return steps(days.map((day) => [day, degreeOn(stretches, day, counts)] as const))
}

function degreeOn(stretches: readonly Stretch[], day: number, counts: Counting): Degree {
  let sure: Degree | undefined
  let perhaps: Degree = 0
  let perhapsBreak = false
  for (const stretch of stretches) {
    if (!perhapsOn(stretch, day)) continue
    const isBreak = stretch.fact.track === 'none'
    if (surelyOn(stretch, day)) {
      if (isBreak) return 0
      const degree = counts(stretch.fact)
      if (sure === undefined || degree > sure) sure = degree
    } else if (isBreak) perhapsBreak = true
    else if (counts(stretch.fact) > 0) perhaps = 2
  }
  const known = sure ?? 2
  const best = perhaps > known ? perhaps : known
  return perhapsBreak && best > 2 ? 2 : best
}

/** Posts held on a day: those that certainly are, and those whose end is not known. Breaks are no posts. */
export function postsOn(stretches: readonly Stretch[], day: number): { sure: Stretch[]; perhaps: Stretch[] } {
  const posts = stretches.filter(({ fact }) => fact.track !== 'none')
  const sure = posts.filter((one) => surelyOn(one, day) || isOpenSinceUnknown(one))
  return { sure, perhaps: posts.filter((one) => !sure.includes(one) && perhapsOn(one, day)) }
}

/** `to: null` says still there, also where nobody knows since when. */
const isOpenSinceUnknown = ({ fact }: Stretch): boolean => fact.from == null && fact.to === null

/** Days after `asOf` on which a stretch begins or has ended: where the posts of the future change. */
export const changesAfter = (stretches: readonly Stretch[], asOf: number): number[] =>
  [...new Set(stretches.flatMap(({ from, to, sureTo }) => [from, to + 1, sureTo + 1]))]
    .filter((day) => day > asOf && day < Infinity)
    .sort((a, b) => a - b)
