import { z } from 'zod'
import { PlainDate } from '../platform/plain-date.ts'
import { ruleOf } from './evaluate.ts'
import { explain, type FirstDate, type Verdict } from './explain.ts'
import type { Rule, RuleSet } from './language.ts'
import { Person } from './person.ts'

const proofs = ['yes', 'no', 'unknown'] as const
export type Proof = (typeof proofs)[number]

/** A worked case of a rule: a person, the day, what must come out, and the clauses that it proves. */
export const RuleCase = z.strictObject({
  id: z.string().min(1),
  rule: z.string().min(1),
  asOf: PlainDate,
  says: z.string(),
  expect: z.strictObject({
    verdict: z.enum(['met', 'notMet', 'toVerify']),
    firstDate: PlainDate.nullable(),
    firstDateKind: z.enum(['firm', 'likely', 'none']),
  }),
  proves: z.array(z.strictObject({ clause: z.string(), as: z.enum(proofs) })),
  person: Person,
})
export type RuleCase = z.output<typeof RuleCase>

export const RuleCases = z.strictObject({
  format: z.literal('cases/1'),
  rules: z.string(),
  cases: z.array(RuleCase),
})

/** What a rule still lacks before it may be published: a clause without a case that proves yes, no or unknown. */
export function casesLacking(rule: Rule, cases: readonly RuleCase[]): { clause: string; as: Proof }[] {
  const clauses = [...new Set(rule.conditions.map(({ clause }) => clause))]
  const proven = new Set(
    cases.filter((one) => one.rule === rule.id).flatMap(({ proves }) => proves.map((one) => `${one.clause} ${one.as}`)),
  )
  return clauses.flatMap((clause) =>
    proofs.filter((as) => !proven.has(`${clause} ${as}`)).map((as) => ({ clause, as })),
  )
}

export interface CaseFailed {
  readonly id: string
  readonly expected: { readonly verdict: Verdict } & FirstDate
  readonly got: { readonly verdict: Verdict } & FirstDate
  /** Clauses that the case says it proves and does not. */
  readonly notProven: readonly string[]
}

const verdicts = { yes: 'met', no: 'notMet', unknown: 'toVerify' } as const satisfies Record<Proof, Verdict>

/** Cases that come out differently by these rules; none is what publishing asks for. */
export function casesFailing(rules: RuleSet, cases: readonly RuleCase[]): CaseFailed[] {
  return cases.flatMap((one) => {
    const told = explain(rules, ruleOf(rules, one.rule), one.person, one.asOf)
    const got = { verdict: told.verdict, firstDate: told.firstDate, firstDateKind: told.firstDateKind }
    const notProven = one.proves
      .filter(({ clause, as }) => !told.conditions.some((c) => c.clause === clause && c.verdict === verdicts[as]))
      .map(({ clause }) => clause)
    const isRight = JSON.stringify(got) === JSON.stringify(one.expect)
    return isRight && notProven.length === 0 ? [] : [{ id: one.id, expected: one.expect, got, notProven }]
  })
}
