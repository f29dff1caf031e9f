import { dayNumber } from '../anniversary.ts'
import { ruleOf } from '../evaluate.ts'
import type { FactTest, Rule, RuleSet, Test } from '../language.ts'
import type { FactList } from '../levels.ts'
import type { Readings } from '../readings.ts'
import { seriesCode } from '../series.ts'
import type { Degree } from '../timeline.ts'
import { appraisalDegree, appraisalsOf } from './appraisals.ts'
import { type Columns, UNKNOWN } from './columns.ts'
import { type Where, whereOf } from './held.ts'
import { type Moment, momentOf } from './moment.ts'
import { countPassing, latestPassing } from './passing.ts'
import { postDegree } from './posts.ts'
import { cumulativeDegree, standardDegree, standardYearsOf } from './standard.ts'

/** Writes the degree of a test for persons [from, to) into `out`, the first at 0. */
export type Leaf = (from: number, to: number, out: Uint8Array) => void

/** A test compiled: leaves go over the columns, the others combine what they wrote. */
export type Node =
  | { readonly kind: 'constant'; readonly degree: Degree }
  /** `at`: place of the leaf among those that are worked out once for a stretch of persons. */
  | { readonly kind: 'leaf'; readonly at: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Node[] }
  | { readonly kind: 'not'; readonly of: readonly [Node] }
  | { readonly kind: 'atLeast'; readonly count: number; readonly of: readonly Node[] }

export interface Program {
  readonly leaves: readonly Leaf[]
  /** A node a condition, in the order of the rules and their conditions. */
  readonly conditions: readonly Node[]
  /** Of each rule the place of its first condition, and behind the last the number of conditions. */
  readonly rules: readonly number[]
}

export interface Compiling {
  readonly rules: RuleSet
  readonly chosen: readonly Rule[]
  readonly readings: Readings
  readonly asOf: number
  readonly lastDay: number
}

/** Turns rules into a program over these columns. A test that stands in several conditions is worked out once. */
export function compile(columns: Columns, { rules, chosen, readings, asOf, lastDay }: Compiling): Program {
  const leaves: Leaf[] = []
  const places = new Map<string, number>()
  const at = (test: Test, moment: Moment): Node => {
    if ('all' in test) return { kind: 'all', of: test.all.map((one) => at(one, moment)) }
    if ('any' in test) return { kind: 'any', of: test.any.map((one) => at(one, moment)) }
    if ('not' in test) return { kind: 'not', of: [at(test.not, moment)] }
    if ('of' in test) return { kind: 'atLeast', count: test.atLeast, of: test.of.map((one) => at(one, moment)) }
    if ('on' in test) return at(test.test, momentOf(columns, readings, asOf, lastDay, dayNumber(test.on)))
    if ('rule' in test)
      return { kind: 'all', of: ruleOf(rules, test.rule).conditions.map((one) => at(one.test, moment)) }
    if ('reading' in test) {
      const word = (readings as Readonly<Record<string, string>>)[test.reading]
      return { kind: 'constant', degree: word === test.is ? 3 : 0 }
    }
    const key = `${moment.day} ${JSON.stringify(test)}`
    const place = places.get(key) ?? leaves.push(leafOf(moment, test, rules)) - 1
    places.set(key, place)
    return { kind: 'leaf', at: place }
  }
  const moment = momentOf(columns, readings, asOf, lastDay)
  const first: number[] = [0]
  for (const { conditions } of chosen) first.push(first.at(-1)! + conditions.length)
  return {
    leaves,
    conditions: chosen.flatMap((rule) => rule.conditions.map(({ test }) => at(test, moment))),
    rules: first,
  }
}

type LeafTest = Exclude<
  Test,
  | { all: unknown }
  | { any: unknown }
  | { not: unknown }
  | { of: unknown }
  | { on: unknown }
  | { rule: string }
  | { reading: string }
>

function leafOf(moment: Moment, test: LeafTest, rules: RuleSet): Leaf {
  if ('asked' in test) return askedLeaf(moment, test.in, rules)
  if ('some' in test) return someLeaf(moment, where(moment, test.some, test.where), test.atLeast ?? 1)
  if ('latest' in test) return latestLeaf(moment, where(moment, test.latest, test.where))
  if ('appraisals' in test) return appraisalsLeaf(moment, test.appraisals, test.grades)
  if ('post' in test)
    return (from, to, out) => {
      for (let person = from; person < to; person += 1) out[person - from] = postDegree(moment, person)
    }
  if ('cumulative' in test)
    return (from, to, out) => {
      for (let person = from; person < to; person += 1)
        out[person - from] = cumulativeDegree(moment, person, test.cumulative)
    }
  const asked = standardYearsOf(test.standardYears, test.title)
  return (from, to, out) => {
    for (let person = from; person < to; person += 1) out[person - from] = standardDegree(moment, person, asked)
  }
}

const where = ({ readings }: Moment, list: FactList, tests: readonly FactTest[]): Where =>
  whereOf(list, tests, readings['R-HIGHER'] === 'no')

function askedLeaf({ columns }: Moment, list: 'opened' | readonly string[], rules: RuleSet): Leaf {
  const names = list === 'opened' ? rules.opened.map(({ series }) => series) : list
  const codes = new Set(names.map(seriesCode))
  const degrees = columns.seriesWords.map((word): Degree => (codes.has(word) ? 3 : 0))
  const { askSeries } = columns
  return (from, to, out) => {
    for (let person = from; person < to; person += 1) {
      const asked = askSeries[person]!
      out[person - from] = asked === UNKNOWN ? 2 : degrees[asked]!
    }
  }
}

function someLeaf(moment: Moment, tests: Where, count: number): Leaf {
  return (from, to, out) => {
    for (let person = from; person < to; person += 1) out[person - from] = countPassing(moment, person, tests, count)
  }
}

function latestLeaf(moment: Moment, tests: Where): Leaf {
  return (from, to, out) => {
    for (let person = from; person < to; person += 1) out[person - from] = latestPassing(moment, person, tests)
  }
}

function appraisalsLeaf(moment: Moment, count: number, grades: readonly string[]): Leaf {
  const asked = appraisalsOf(moment, count, grades)
  return (from, to, out) => {
    for (let person = from; person < to; person += 1) out[person - from] = appraisalDegree(moment, person, asked)
  }
}
