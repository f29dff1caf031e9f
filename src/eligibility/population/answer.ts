import { maskedPersons } from '../../people/door.ts'
import type { Figure } from '../../platform/figure.ts'
import type { Call } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Language } from '../../platform/refusal.ts'
import { say } from '../../platform/refusal.ts'
import { tellVerdict } from '../answer.ts'
import type { PersonLine, VerdictTold } from '../contract.ts'
import { explainAll, type RuleVerdict } from '../explain.ts'
import type { Rule, RuleSet } from '../language.ts'
import { paperWords } from '../papers.ts'
import { eligibilityWords } from '../words.ts'
import type { Facts, Registered } from './facts.ts'
import type { Bench } from './judge.ts'
import type { PlaceRow } from './place-store.ts'
import { type Counted, runRef } from './ref.ts'
import type { RunRow } from './run-store.ts'

export const sideOf = (language: Language): 0 | 1 => (language === 'zh' ? 0 : 1)

export const persons = (value: number, asOf: PlainDate, ref: string): Figure => ({
  ...{ value: String(value), unit: '人', asOf, ref },
})

/** A figure of a run. */
export const runFigure = (
  run: Pick<RunRow, 'id' | 'asOf'>,
  value: number,
  ruleId: string | null,
  counted: Counted | null,
  placeId: string | null,
): Figure => persons(value, run.asOf, runRef({ runId: run.id, ruleId, counted, placeId }))

export const toRun = (run: RunRow) => ({
  ...{ id: run.id, asOf: run.asOf, state: run.state, jobId: run.jobId },
  persons: runFigure(run, run.persons, null, null, null),
  askedAt: run.askedAt.toISOString(),
  endedAt: run.endedAt?.toISOString() ?? null,
})

export const toPlace = ({ id, code, name, shortName, opens }: PlaceRow) => ({ id, code, name, shortName, opens })

/** Verdicts as pages show them: out of force on the day is 待核实 whatever the conditions say. */
export function explained(facts: Facts, bench: Bench): RuleVerdict[] {
  return explainAll(bench.rules, bench.chosen, { ...facts, settings: bench.readings }, bench.asOf).map((one) =>
    one.inForce ? one : { ...one, verdict: 'toVerify', firstDate: null, firstDateKind: 'none' },
  )
}

export function toVerdict(given: RuleVerdict, { clauses }: RuleSet, language: Language): VerdictTold {
  const { enabled: _, ...told } = tellVerdict(given, language)
  return {
    ...told,
    version: given.rule.version,
    conditions: told.conditions.map((one) => ({
      ...one,
      ...{ text: clauses[one.clause] ?? '', facts: [...one.facts], missing: [...one.missing] },
      readings: [...one.readings],
    })),
  }
}

/** What a person can apply for, with the sentence that a person decides. */
export function toStanding(facts: Facts, bench: Bench, language: Language) {
  return {
    asOf: bench.asOf,
    asks: { series: facts.asks?.series ?? null, occupation: facts.asks?.occupation ?? null },
    verdicts: explained(facts, bench).map((one) => toVerdict(one, bench.rules, language)),
    clue: say(eligibilityWords, language, 'eligibility.clue'),
  }
}

/** Lines of people about one rule, masked; whoever the reader does not reach is left out. */
export async function toLines(
  call: Pick<Call, 'db' | 'seal' | 'clerk' | 'today' | 'language' | 'note'>,
  registered: readonly Registered[],
  rule: Rule,
  bench: Bench,
): Promise<PersonLine[]> {
  const { db, seal, clerk, today, language, note } = call
  const ids = registered.map(({ row }) => row.id)
  const masked = await maskedPersons(db, seal, ids, { scope: clerk.scope, today })
  note({ persons: [...masked.keys()] })
  return registered.flatMap(({ row, facts }) => {
    const shown = masked.get(row.id)
    if (!shown) return []
    const [told] = explained(facts, { ...bench, chosen: [rule] })
    return [toLine(shown, told!, language)]
  })
}

type Shown = Pick<PersonLine, 'id' | 'name' | 'idNumber' | 'employer'>

function toLine({ id, name, idNumber, employer }: Shown, told: RuleVerdict, language: Language): PersonLine {
  const { verdict, firstDate, firstDateKind, conditions } = told
  const missing = verdict === 'toVerify' && told.inForce ? conditions.flatMap((one) => one.missing) : []
  const papers = new Map(missing.map((one) => [one.fact, one]))
  const [only] = papers.size === 1 ? papers.values() : []
  return {
    ...{ id, name, idNumber, employer, verdict, firstDate, firstDateKind },
    conditions: conditions.map((one) => ({
      ...{ clause: one.clause, name: one.name[sideOf(language)], verdict: one.verdict },
    })),
    paper: only ? say(paperWords, language, only.paper, only.about) : null,
  }
}
