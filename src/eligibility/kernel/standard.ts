import { highestInStandards, type SkillLevel, skillLevels, type TitleLevel } from '../levels.ts'
import { sinceTitleTests } from '../standard-years.ts'
import type { Degree } from '../timeline.ts'
import { AFTER_TITLE, KNOWN, LEVELS, UNKNOWN } from './columns.ts'
import { isListKnown, passes, type Where, whereOf } from './held.ts'
import type { Moment } from './moment.ts'
import { highestHeld, NONE_HELD } from './next-level.ts'
import { IN_OCCUPATION, yearsWorked } from './years-worked.ts'

const HIGHEST = skillLevels.indexOf(highestInStandards)

export interface StandardYears {
  /** Rank of the level, UNKNOWN for the one above the highest held. */
  readonly rank: number
  /** Tests of a title by the years asked for, made when first needed. */
  readonly sinceTitle: (years: number) => Where
}

export function standardYearsOf(level: SkillLevel | 'next', title: TitleLevel | undefined): StandardYears {
  const known = new Map<number, Where>()
  return {
    rank: level === 'next' ? UNKNOWN : skillLevels.indexOf(level),
    sinceTitle: (years) => {
      const made = known.get(years) ?? whereOf('titles', sinceTitleTests(years, title), false)
      known.set(years, made)
      return made
    },
  }
}

/** standardYears(p, o, L, D): years in all, or since a title, by the standard of the occupation asked for. */
export function standardDegree(moment: Moment, person: number, { rank, sinceTitle }: StandardYears): Degree {
  const { columns } = moment
  const level = rank === UNKNOWN ? rankAbove(moment, person) : rank
  if (level === NONE_HELD) return 0
  if (level < 0 || level > HIGHEST || columns.askOccupation[person] === UNKNOWN) return 1
  const standard = columns.standard[person]!
  const base = standard === UNKNOWN ? UNKNOWN : columns.standards[standard * LEVELS + level]!
  if (base === UNKNOWN) return 1
  if (base < AFTER_TITLE) return cumulativeDegree(moment, person, base)
  return isListKnown(columns, 'titles', person) ? bestTitle(moment, person, sinceTitle(base - AFTER_TITLE)) : 1
}

function rankAbove(moment: Moment, person: number): number {
  const held = highestHeld(moment, person)
  return held < 0 ? held : held + 1
}

function bestTitle(moment: Moment, person: number, where: Where): Degree {
  const { start } = moment.columns.titles
  let degree: Degree = 0
  for (let at = start[person]!; at < start[person + 1]! && degree < 3; at += 1) {
    const one = passes(moment, person, at, where)
    if (one > degree) degree = one
  }
  return degree
}

/** Years of work in the occupation since its first day; where that is not sure, since each day that it may be. */
export function cumulativeDegree(moment: Moment, person: number, years: number): Degree {
  const { flags, askOccupation, starts } = moment.columns
  const known = flags[person]!
  if (askOccupation[person] === UNKNOWN || (known & KNOWN.work) === 0) return 1
  const isOpen = (known & KNOWN.startOpen) !== 0
  const first = starts.start[person]!
  const end = starts.start[person + 1]!
  let any: Degree = 0
  let all: Degree = 3
  for (let at = first; at < end; at += 1) {
    const one = yearsWorked(moment, person, starts.day[at]! - 1, years, IN_OCCUPATION)
    if (one > any) any = one
    if (one < all) all = one
  }
  const likely = any > 2 ? 2 : any
  const isSure = (known & KNOWN.startSure) !== 0 && !isOpen
  const degree = isSure && all > likely ? all : likely
  return isOpen && degree === 0 ? 1 : degree
}
