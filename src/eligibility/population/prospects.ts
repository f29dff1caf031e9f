import { ruleOf } from '../evaluate.ts'
import { type Columns, KNOWN, UNKNOWN } from '../kernel/columns.ts'
import { blockOf, equal } from '../kernel/held.ts'
import type { FactTest, Rule, RuleSet, Test } from '../language.ts'
import { type FactList, rankOf } from '../levels.ts'
import type { Readings } from '../readings.ts'
import { childrenOf } from '../rule-check.ts'
import { seriesCode } from '../series.ts'

interface By {
  readonly rules: RuleSet
  readonly readings: Readings
}

/**
 * Whether a rule can be met by a person on any day, by what no day changes: levels, series, lists known to be empty,
 * standards not loaded. Says yes too often, never too seldom: whoever gets a no needs no search for a first day.
 */
export function mayEver(columns: Columns, person: number, rule: Rule, by: By): boolean {
  return rule.conditions.every(({ test }) => mayBe(columns, person, test, by))
}

function mayBe(columns: Columns, person: number, test: Test, by: By): boolean {
  if ('all' in test) return test.all.every((one) => mayBe(columns, person, one, by))
  if ('any' in test) return test.any.some((one) => mayBe(columns, person, one, by))
  if ('of' in test) return test.of.filter((one) => mayBe(columns, person, one, by)).length >= test.atLeast
  if ('rule' in test) return mayEver(columns, person, ruleOf(by.rules, test.rule), by)
  if ('asked' in test) return isAsked(columns, person, test.in, by.rules)
  if ('some' in test) return countPossible(columns, person, test.some, test.where, by) >= (test.atLeast ?? 1)
  if ('latest' in test) return countPossible(columns, person, test.latest, test.where, by) > 0
  if ('standardYears' in test) return columns.standard[person] !== UNKNOWN
  if ('cumulative' in test || 'appraisals' in test || 'post' in test) return !isWorkless(columns, person)
  if ('reading' in test) return (by.readings as Readonly<Record<string, string>>)[test.reading] === test.is
  return true
}

const isWorkless = ({ flags, work }: Columns, person: number): boolean =>
  (flags[person]! & KNOWN.work) !== 0 && work.start[person] === work.start[person + 1]

function isAsked(
  { askSeries, seriesWords }: Columns,
  person: number,
  list: 'opened' | readonly string[],
  rules: RuleSet,
) {
  const asked = askSeries[person]!
  if (asked === UNKNOWN) return true
  const names = list === 'opened' ? rules.opened.map(({ series }) => series) : list
  return names.some((name) => seriesCode(name) === seriesWords[asked])
}

function countPossible(columns: Columns, person: number, list: FactList, where: readonly FactTest[], by: By): number {
  const { start } = blockOf(columns, list)
  let count = 0
  for (let at = start[person]!; at < start[person + 1]!; at += 1)
    if (where.every((test) => mayPass(columns, person, list, at, test, by))) count += 1
  return count
}

function mayPass(
  columns: Columns,
  person: number,
  list: FactList,
  at: number,
  test: FactTest,
  { readings }: By,
): boolean {
  const block = blockOf(columns, list)
  if ('series' in test) return equal(block.series[at]!, columns.askSeries[person]!) > 0
  if ('occupation' in test) return equal(block.occupation[at]!, columns.askOccupation[person]!) > 0
  if (!('level' in test) || test.level === 'held' || block.rank[at] === UNKNOWN) return true
  const asked = rankOf(list, test.level)
  const isExact = list === 'certificates' && readings['R-HIGHER'] === 'no'
  return isExact ? block.rank[at] === asked : block.rank[at]! >= asked
}

type List = 'certificates' | 'titles' | 'work' | 'appraisals'

/** Lists that a test looks into. */
function listsOf(test: Test, rules: RuleSet): readonly List[] {
  if ('some' in test) return [test.some, ...(isWorked(test.where) ? (['work'] as const) : [])]
  if ('latest' in test) return [test.latest, ...(isWorked(test.where) ? (['work'] as const) : [])]
  if ('appraisals' in test) return ['appraisals', 'work']
  if ('rule' in test) return ruleOf(rules, test.rule).conditions.flatMap((one) => listsOf(one.test, rules))
  if ('post' in test || 'cumulative' in test || 'standardYears' in test) return ['work']
  return childrenOf(test).flatMap(([, child]) => listsOf(child, rules))
}

const isWorked = (where: readonly FactTest[]): boolean => where.some((test) => 'worked' in test || 'workedIn' in test)

/** How many whole lists are not known that the open conditions of a rule look into: each wants a paper of its own. */
export function unknownLists(columns: Columns, person: number, rule: Rule, conditions: string, rules: RuleSet): number {
  const flags = columns.flags[person]!
  const asked = rule.conditions.flatMap(({ test }, at) => (conditions[at] === 'v' ? listsOf(test, rules) : []))
  return new Set(asked.filter((list) => (flags & KNOWN[list]) === 0)).size
}
