import type { PlainDate } from '../platform/plain-date.ts'
import type { PaperMissing } from './account.ts'
import { dayNumber, dayText } from './anniversary.ts'
import { ruleLine } from './evaluate.ts'
import { explainFor } from './explain.ts'
import { type Edge, type Stage, stageKey } from './ladder.ts'
import type { RuleSet } from './language.ts'
import { rankOf, type SkillLevel, type TitleLevel } from './levels.ts'
import type { Person } from './person.ts'
import { type Subject, subjectOf } from './subject.ts'
import { firstDayOf, valueOn } from './timeline.ts'

/** Days from declaration to the certificate, where an office has set no other. */
export const ROUND_DAYS = 90
const MOST_STEPS = 5
const MOST_PLANS = 3

export interface PlanStep {
  readonly to: Stage
  readonly rule: string
  readonly name: readonly [zh: string, en: string]
  readonly clauses: readonly string[]
  /** First day of declaration; the stage is reached one round later. */
  readonly opensOn: PlainDate
  readonly reachedOn: PlainDate
  /** Not by known facts alone: drawn dotted, with the papers that are missing on the way. */
  readonly isOpen: boolean
  readonly missing: readonly PaperMissing[]
}

/** Steps in order of days. `likely` if any step is open. The text always ends: 以评审、认定机构当年通知为准. */
export interface Plan {
  readonly steps: readonly PlanStep[]
  readonly reachedOn: PlainDate
  readonly kind: 'firm' | 'likely'
  readonly papers: number
}

export interface PlanAsked {
  readonly rules: RuleSet
  readonly edges: readonly Edge[]
  readonly person: Person
  readonly today: PlainDate
  readonly goal: Stage
  readonly roundDays?: number
}

/**
 * The ways from what a person is to what he asks for: at most three, none worse than another in day, steps and papers
 * at once. Undefined: the goal is held already.
 */
export function plansFor(asked: PlanAsked): readonly Plan[] | undefined {
  if (isHeld(asked.person, asked.goal)) return undefined
  const stages = between(asked)
  const plans = subsetsOf(stages, MOST_STEPS - 1).flatMap((stops) => planThrough(asked, stops) ?? [])
  return notDominated(plans).slice(0, MOST_PLANS)
}

/** Stages that some edge leads to and that are not held: a bridge is never used to come back. */
function between({ edges, person, goal }: PlanAsked): Stage[] {
  const stages = new Map(edges.map(({ to }) => [stageKey(to), to]))
  return [...stages.values()].filter((stage) => stageKey(stage) !== stageKey(goal) && !isHeld(person, stage))
}

/** Held, or a higher one in the same occupation or series, verified or not. */
export function isHeld({ certificates, titles, asks }: Person, stage: Stage): boolean {
  if ('skill' in stage)
    return (certificates ?? []).some(
      ({ level, occupation, revokedOn }) =>
        level != null && occupation === asks?.occupation && !revokedOn && isAtLeast('certificates', level, stage.skill),
    )
  return (titles ?? []).some(
    ({ level, revokedOn }) => level != null && !revokedOn && isAtLeast('titles', level, stage.title),
  )
}

const isAtLeast = (
  list: 'certificates' | 'titles',
  level: Parameters<typeof rankOf>[1],
  least: typeof level,
): boolean => rankOf(list, level) >= rankOf(list, least)

function subsetsOf(stages: readonly Stage[], most: number): Stage[][] {
  const sets: Stage[][] = [[]]
  for (const stage of stages) sets.push(...sets.filter((set) => set.length < most).map((set) => [...set, stage]))
  return sets
}

interface Reached {
  readonly person: Person
  readonly steps: readonly (PlanStep & { readonly day: number })[]
}

/**
 * Earliest arrival through exactly these stages: the stage that can be reached first is settled, its certificate added,
 * and so on until the goal. Undefined when a stage cannot be reached, or only after the goal.
 */
function planThrough(asked: PlanAsked, stops: readonly Stage[]): Plan | undefined {
  let reached: Reached = { person: asked.person, steps: [] }
  const left = new Map([...stops, asked.goal].map((stage) => [stageKey(stage), stage]))
  while (left.size > 0) {
    const next = nearest(asked, reached.person, [...left.values()])
    if (!next) return undefined
    left.delete(stageKey(next.to))
    if (stageKey(next.to) === stageKey(asked.goal) && left.size > 0) return undefined
    reached = { person: withStage(reached.person, next.to, next.reachedOn), steps: [...reached.steps, next] }
  }
  return planOf(reached.steps)
}

function planOf(steps: readonly (PlanStep & { readonly day: number })[]): Plan {
  const papers = new Set(steps.flatMap(({ missing }) => missing.map(({ fact }) => fact)))
  return {
    steps: steps.map(({ day: _, ...step }) => step),
    reachedOn: steps.at(-1)!.reachedOn,
    kind: steps.some(({ isOpen }) => isOpen) ? 'likely' : 'firm',
    papers: papers.size,
  }
}

function nearest(asked: PlanAsked, person: Person, left: readonly Stage[]) {
  const keys = new Set(left.map(stageKey))
  const steps = asked.edges
    .filter(({ to }) => keys.has(stageKey(to)))
    .flatMap((edge) => stepBy(asked, person, edge) ?? [])
  return steps.sort(
    (a, b) => a.day - b.day || Number(a.isOpen) - Number(b.isOpen) || a.missing.length - b.missing.length,
  )[0]
}

/** One edge from what is held: the first day on or after today on which its rule is met or may be. */
export function stepBy(
  asked: PlanAsked,
  person: Person,
  edge: Edge,
): (PlanStep & { readonly day: number }) | undefined {
  const subject = startingAt(subjectOf(person, asked.today), edge)
  const line = ruleLine(subject, edge.rule, asked.rules)
  const day = firstDayOf(line, 2, subject.asOf)
  if (day === undefined || day > subject.lastDay) return undefined
  const opensOn = dayText(day)
  const isOpen = valueOn(line, day) < 3
  const then = startingAt(subjectOf(person, opensOn), edge)
  const { conditions } = explainFor(then, asked.rules, edge.rule)
  return {
    ...{ to: edge.to, rule: edge.rule.id, name: edge.rule.name, day, opensOn, isOpen },
    clauses: [...new Set(conditions.map(({ clause }) => clause))],
    reachedOn: dayText(day + (asked.roundDays ?? ROUND_DAYS)),
    missing: conditions.flatMap(({ missing }) => missing),
  }
}

const startingAt = (subject: Subject, { from }: Edge): Subject =>
  from ? { ...subject, next: { held: from } } : subject

/** The person once a stage is reached: its certificate or title, verified, dated that day. */
export function withStage(person: Person, stage: Stage, day: PlainDate): Person {
  const { asks } = person
  if ('title' in stage) {
    const title = { level: stage.title as TitleLevel, series: asks?.series, grantedOn: day, verified: true }
    return { ...person, titles: [...(person.titles ?? []), title] }
  }
  const series = person.certificates?.find(({ occupation }) => occupation === asks?.occupation)?.series
  const certificate = {
    level: stage.skill as SkillLevel,
    occupation: asks?.occupation,
    series,
    issuedOn: day,
    verified: true,
  }
  return { ...person, certificates: [...(person.certificates ?? []), certificate] }
}

/** Plans that no other beats in day, number of steps and papers at once; the earliest first. */
export function notDominated(plans: readonly Plan[]): Plan[] {
  const beats = (a: Plan, b: Plan) => {
    const sides = [
      [dayNumber(a.reachedOn), dayNumber(b.reachedOn)],
      [a.steps.length, b.steps.length],
      [a.papers, b.papers],
    ] as const
    return sides.every(([x, y]) => x <= y) && sides.some(([x, y]) => x < y)
  }
  const same = (a: Plan, b: Plan) =>
    a.reachedOn === b.reachedOn && a.steps.length === b.steps.length && a.papers === b.papers
  const kept = plans.filter((one) => !plans.some((other) => beats(other, one)))
  const once = kept.filter((one, at) => kept.findIndex((other) => same(one, other)) === at)
  return once.sort((a, b) => dayNumber(a.reachedOn) - dayNumber(b.reachedOn) || a.steps.length - b.steps.length)
}
