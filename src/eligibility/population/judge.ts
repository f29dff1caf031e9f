import type { PlainDate } from '../../platform/plain-date.ts'
import { dayNumber } from '../anniversary.ts'
import { ruleLine } from '../evaluate.ts'
import { explainFor, firstDateOf, isInForce } from '../explain.ts'
import { columnsBuilder } from '../kernel/build.ts'
import type { Columns } from '../kernel/columns.ts'
import { compile, type Program } from '../kernel/compile.ts'
import { personAt } from '../kernel/person-at.ts'
import { emptyMasks, type Masks, runKernel, verdictAt } from '../kernel/run.ts'
import type { Rule, RuleSet } from '../language.ts'
import type { Readings } from '../readings.ts'
import { subjectOf } from '../subject.ts'
import type { Facts } from './facts.ts'
import { mayEver, unknownLists } from './prospects.ts'

/** What everybody is judged by. */
export interface Bench {
  readonly rules: RuleSet
  readonly chosen: readonly Rule[]
  readonly readings: Readings
  readonly asOf: PlainDate
}

const LETTERS = 'nvm'
export const verdictOfLetter = { n: 'notMet', v: 'toVerify', m: 'met' } as const
export type Letter = keyof typeof verdictOfLetter

export interface Prospect {
  readonly rule: string
  readonly verdict: Letter
  readonly firstDate: PlainDate | null
  readonly firstKind: 'firm' | 'likely' | null
  readonly conditions: string
  /** The one paper that is wanting, where there is only one. */
  readonly paper: string | null
  readonly about: Readonly<Record<string, unknown>> | null
}

export interface Judged {
  /** A letter a rule, in the order of the rules. */
  readonly verdicts: string
  /** Rules with a first day or a single paper wanting. */
  readonly prospects: readonly Prospect[]
}

/** Judges persons: clauses by the kernel, first days and papers by the explanation where there can be any. */
export function judge(persons: readonly Facts[], bench: Bench): Judged[] {
  const builder = columnsBuilder()
  for (const person of persons) builder.add(person)
  return judgeColumns(builder.done(), bench)
}

export function judgeColumns(columns: Columns, bench: Bench): Judged[] {
  const looked = lookAt(columns, bench)
  return Array.from({ length: columns.persons }, (_, person) => judgeOne(columns, looked, person, bench))
}

export interface Looked {
  readonly program: Program
  readonly masks: Masks
}

/** The clauses of every person, by the kernel alone. */
export function lookAt(columns: Columns, { rules, chosen, readings, asOf }: Bench): Looked {
  const { lastDay } = subjectOf({}, asOf)
  const program = compile(columns, { rules, chosen, readings, asOf: dayNumber(asOf), lastDay })
  const masks = emptyMasks(program, columns.persons)
  runKernel(program, masks, 0, columns.persons)
  return { program, masks }
}

/** The verdict of rule `at` about a person: a version that is out of force that day is 待核实. */
export function letterOf({ program, masks }: Looked, person: number, at: number, rule: Rule, asOf: PlainDate): Letter {
  if (!isInForce(rule, asOf)) return 'v'
  return LETTERS[verdictAt(masks, person, program.rules[at]!, program.rules[at + 1]!)] as Letter
}

function judgeOne(columns: Columns, looked: Looked, person: number, bench: Bench): Judged {
  const { chosen, asOf } = bench
  const verdicts = chosen.map((rule, at) => letterOf(looked, person, at, rule, asOf))
  const told = chosen.flatMap((rule, at) => {
    if (!isInForce(rule, asOf) || rule.conditions.length === 0) return []
    const conditions = conditionsOf(looked, person, at)
    const isNear = verdicts[at] === 'v' && unknownLists(columns, person, rule, conditions, bench.rules) < 2
    const comes = verdicts[at] === 'm' || mayEver(columns, person, rule, bench)
    return isNear || comes ? [{ rule, at, conditions, isNear }] : []
  })
  if (told.length === 0) return { verdicts: verdicts.join(''), prospects: [] }
  const subject = subjectOf(personAt(columns, person), asOf, bench.readings)
  const prospects = told.flatMap(({ rule, at, conditions, isNear }): Prospect[] => {
    const { firstDate, firstDateKind } = firstDateOf(ruleLine(subject, rule, bench.rules), subject)
    const missing = isNear ? explainFor(subject, bench.rules, rule).conditions.flatMap((one) => one.missing) : []
    const papers = new Map(missing.map((one) => [one.fact, one]))
    const paper = papers.size === 1 ? [...papers.values()][0]! : undefined
    if (firstDate === null && !paper) return []
    return [
      {
        ...{ rule: rule.id, verdict: verdicts[at]!, firstDate, conditions },
        firstKind: firstDateKind === 'none' ? null : firstDateKind,
        ...{ paper: paper?.paper ?? null, about: paper ? { fact: paper.fact, ...paper.about } : null },
      },
    ]
  })
  return { verdicts: verdicts.join(''), prospects }
}

/** A letter a condition. */
export function conditionsOf({ program, masks }: Looked, person: number, at: number): string {
  const letters: string[] = []
  for (let one = program.rules[at]!; one < program.rules[at + 1]!; one += 1)
    letters.push(LETTERS[verdictAt(masks, person, one, one + 1)]!)
  return letters.join('')
}
