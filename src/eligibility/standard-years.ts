import { dayText } from './anniversary.ts'
import { allTests } from './fact-tests.ts'
import type { FactTest } from './language.ts'
import { highestInStandards, levelAbove, type SkillLevel, skillLevels, type TitleLevel } from './levels.ts'
import type { OccupationStandard } from './person.ts'
import type { Subject } from './subject.ts'
import { allOf, always, anyOf, atMost, type Timeline } from './timeline.ts'
import { type Stretch, skilledWork } from './work-days.ts'
import { yearsSince } from './years.ts'

/** Years that an occupational standard asks for: cumulative, or since the title; undefined: not loaded. */
export type StandardBase = { readonly cumulative: number } | { readonly afterTitle: number }

export function standardBase(
  standard: OccupationStandard | null | undefined,
  level: SkillLevel,
): StandardBase | undefined {
  const years = standard?.[level] ?? (standard?.afterTitle == null ? undefined : { afterTitle: standard.afterTitle })
  return typeof years === 'number' ? { cumulative: years } : (years ?? undefined)
}

/** The level that `next` stands for; `none`: no certificate, `unknown`: nobody can say which, or none above. */
export function levelAsked(subject: Subject, level: SkillLevel | 'next'): SkillLevel | 'none' | 'unknown' {
  if (level !== 'next') return level
  if (typeof subject.next === 'string') return subject.next
  return levelAbove(subject.next.held) ?? 'unknown'
}

/** Above 高级技师 no standard names years: enterprises appoint. */
export const isAppointed = (level: SkillLevel): boolean =>
  skillLevels.indexOf(level) > skillLevels.indexOf(highestInStandards)

/**
 * standardYears(p, o, L, D) of §6.3: `years(p, S − 1 day, N, work in o, D)`, S the first day of recorded work in o; with
 * base `afterTitle` the years since a valid title of that level or higher.
 */
export function standardYearsLine(
  subject: Subject,
  asked: SkillLevel | 'next',
  title: TitleLevel | undefined,
): Timeline {
  const level = levelAsked(subject, asked)
  if (level === 'none') return always(0)
  if (level === 'unknown' || isAppointed(level)) return always(1)
  const occupation = subject.person.asks?.occupation
  const base = occupation == null ? undefined : standardBase(subject.person.standards?.[occupation], level)
  if (!base || occupation == null) return always(1)
  return 'cumulative' in base ? cumulativeLine(subject, base.cumulative) : sinceTitle(subject, base.afterTitle, title)
}

/** Base `afterTitle` as tests of a title. */
export const sinceTitleTests = (years: number, least: TitleLevel | undefined): FactTest[] => [
  ...(least ? [{ level: least }] : []),
  { valid: true },
  { workedIn: years },
]

function sinceTitle(subject: Subject, years: number, least: TitleLevel | undefined): Timeline {
  if (!subject.titles) return always(1)
  return anyOf(subject.titles.map((one) => allTests(subject, one, sinceTitleTests(years, least))))
}

/**
 * Where the first day of work in the occupation is itself not sure, the years are full only if they are from each day
 * that it may be, and may be full if they are from any.
 */
export function cumulativeLine(subject: Subject, years: number): Timeline {
  const occupation = subject.person.asks?.occupation
  if (occupation == null) return always(1)
  if (!subject.stretches) return always(1)
  const { starts, isSure, isOpen } = startsOf(subject.stretches, occupation)
  if (starts.length === 0 && !isOpen) return always(0)
  const lines = starts.map((start) => yearsSince(dayText(start - 1), years, subject.occupationDays, subject.readings))
  const any = anyOf(lines)
  const line = isSure && !isOpen ? anyOf([allOf(lines), atMost(any, 2)]) : atMost(any, 2)
  return isOpen ? anyOf([line, always(1)]) : line
}

/** Days on which work in the occupation may have begun, up to the first that is sure; `isOpen`: one has no first day. */
export function startsOf(
  stretches: readonly Stretch[],
  occupation: string,
): { starts: number[]; isSure: boolean; isOpen: boolean } {
  const possible = stretches.filter(({ fact }) => mayBeIn(fact.occupation, occupation) && skilledWork(fact) > 0)
  const sure = possible.filter(({ fact }) => fact.occupation === occupation && skilledWork(fact) === 3)
  const firstSure = Math.min(...sure.map(({ from }) => from).filter((from) => from > -Infinity))
  const starts = beginnings(possible).filter((from) => from <= firstSure)
  if (firstSure < Infinity && !starts.includes(firstSure)) starts.push(firstSure)
  return { starts, isSure: firstSure < Infinity, isOpen: possible.some(({ from }) => from === -Infinity) }
}

const mayBeIn = (given: string | null | undefined, occupation: string): boolean => given == null || given === occupation

/** First days of stretches; one that continues another of the same kind does not begin anew. */
function beginnings(stretches: readonly Stretch[]): number[] {
  const kindOf = ({ fact }: Stretch) => `${fact.occupation ?? ''}|${skilledWork(fact)}`
  const dated = stretches.filter(({ from }) => from > -Infinity).sort((a, b) => a.from - b.from)
  const open = new Map<string, number>()
  const starts = new Set<number>()
  for (const one of dated) {
    const until = open.get(kindOf(one)) ?? -Infinity
    if (one.from > until + 1) starts.add(one.from)
    open.set(kindOf(one), Math.max(until, one.sureTo))
  }
  return [...starts].sort((a, b) => a - b)
}
