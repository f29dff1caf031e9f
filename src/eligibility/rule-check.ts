import { type FieldFault, Refusal } from '../platform/refusal.ts'
import { faultOfIssue, pathOf } from './field-faults.ts'
import { type FactTest, type Rule, RuleSet, type Test } from './language.ts'
import { skillLevels, titleLevels } from './levels.ts'
import { type ReadingName, readingWords } from './readings.ts'

/**
 * A rule set as data, checked whole before anything is asked of it.
 * @throws Refusal `eligibility.rules` with every malformed node; `eligibility.rule-circle` with the circle where rules ask
 * each other.
 */
export function readRuleSet(given: unknown): RuleSet {
  const read = RuleSet.safeParse(given)
  if (!read.success) throw refusalOf(read.error.issues.flatMap((issue) => faultOfIssue(issue)))
  const faults = [...duplicates(read.data), ...read.data.rules.flatMap((rule, at) => ruleFaults(read.data, rule, at))]
  if (faults.length > 0) throw refusalOf(faults)
  const circle = circleIn(read.data)
  if (circle) throw new Refusal('conflict', 'eligibility.rule-circle', { circle: circle.join(' → ') })
  return read.data
}

const refusalOf = (faults: readonly FieldFault[]) =>
  new Refusal('invalid', 'eligibility.rules', { count: faults.length, field: faults[0]!.field }, faults)

type Path = readonly PropertyKey[]
const fault = (path: Path, code: string, facts: FieldFault['facts'] = {}): FieldFault => ({
  ...{ field: pathOf(path), code: `eligibility.${code}`, facts },
})

function duplicates({ rules }: RuleSet): FieldFault[] {
  const ids = rules.map(({ id }) => id)
  return ids.flatMap((id, at) => (ids.indexOf(id) < at ? [fault(['rules', at, 'id'], 'rule-twice', { id })] : []))
}

function ruleFaults(set: RuleSet, rule: Rule, at: number): FieldFault[] {
  const path: Path = ['rules', at]
  const empty = rule.enabled && rule.conditions.length === 0 ? [fault([...path, 'conditions'], 'rule-empty')] : []
  const order =
    rule.validTo && rule.validTo < (rule.validFrom ?? rule.version)
      ? [fault([...path, 'validTo'], 'field-reversed')]
      : []
  const nodes = rule.conditions.flatMap(({ test, clause }, index) => {
    const here: Path = [...path, 'conditions', index]
    const unknown = clause in set.clauses ? [] : [fault([...here, 'clause'], 'clause-absent', { clause })]
    return [...unknown, ...nodeFaults(set, test, [...here, 'test'])]
  })
  return [...empty, ...order, ...nodes]
}

/** What the shape of a node cannot tell: levels of the wrong ladder, rules and words that do not exist. */
function nodeFaults(set: RuleSet, test: Test, path: Path): FieldFault[] {
  const below = childrenOf(test).flatMap(([key, child]) => nodeFaults(set, child, [...path, ...key]))
  return [...below, ...ownFaults(set, test, path)]
}

function ownFaults(set: RuleSet, test: Test, path: Path): FieldFault[] {
  if ('of' in test && test.atLeast > test.of.length)
    return [fault([...path, 'atLeast'], 'rule-too-many', { count: test.of.length })]
  if ('some' in test) return whereFaults(test.where, test.some, [...path, 'where'])
  if ('latest' in test) return whereFaults(test.where, test.latest, [...path, 'where'])
  if ('rule' in test && !set.rules.some(({ id }) => id === test.rule))
    return [fault([...path, 'rule'], 'rule-absent', { id: test.rule })]
  if ('reading' in test) {
    const words = readingWords[test.reading as ReadingName] as readonly string[]
    return words.includes(test.is) ? [] : [fault([...path, 'is'], 'field-options', { options: words })]
  }
  return []
}

function whereFaults(where: readonly FactTest[], list: 'certificates' | 'titles', path: Path): FieldFault[] {
  const levels: readonly string[] = list === 'certificates' ? [...skillLevels, 'held'] : titleLevels
  return where.flatMap((test, at) => {
    const level = 'level' in test ? test.level : 'since' in test ? test.since : undefined
    const wrong = level !== undefined && !levels.includes(level)
    return [
      ...(wrong
        ? [fault([...path, at, 'level' in test ? 'level' : 'since'], 'field-options', { options: levels })]
        : []),
      ...('occupation' in test && list === 'titles' ? [fault([...path, at, 'occupation'], 'rule-no-occupation')] : []),
    ]
  })
}

/** The tests below a node, each with its place. */
export function childrenOf(test: Test): (readonly [key: Path, child: Test])[] {
  if ('all' in test) return test.all.map((one, at) => [['all', at], one])
  if ('any' in test) return test.any.map((one, at) => [['any', at], one])
  if ('of' in test) return test.of.map((one, at) => [['of', at], one])
  if ('not' in test) return [[['not'], test.not]]
  return 'on' in test ? [[['test'], test.test]] : []
}

/** Rules that a rule asks. */
function askedBy({ conditions }: Rule): string[] {
  const within = (test: Test): string[] =>
    'rule' in test ? [test.rule] : childrenOf(test).flatMap(([, child]) => within(child))
  return conditions.flatMap(({ test }) => within(test))
}

/** A circle of rules that ask each other, first and last the same; undefined when there is none. */
export function circleIn({ rules }: RuleSet): string[] | undefined {
  const asks = new Map(rules.map((rule) => [rule.id, askedBy(rule)]))
  const done = new Set<string>()
  const visit = (id: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id]
    if (done.has(id)) return undefined
    for (const next of asks.get(id) ?? []) {
      const circle = visit(next, [...trail, id])
      if (circle) return circle
    }
    done.add(id)
    return undefined
  }
  for (const id of asks.keys()) {
    const circle = visit(id, [])
    if (circle) return circle
  }
  return undefined
}
