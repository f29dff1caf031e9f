import type { ConditionTold, VerdictTold } from '../eligibility/answer.ts'
import { eligibilityWords } from '../eligibility/words.ts'
import { type Facts, type Language, say } from '../platform/refusal.ts'

interface Answer {
  readonly asOf: string
  readonly verdicts: readonly VerdictTold[]
}

/** The verdicts about one person for a reader: rule, verdict and first day, beneath it the conditions that are not met. */
export function* verdictLines({ asOf, verdicts }: Answer, lang: Language): Generator<string> {
  const word = (code: string, facts: Facts = {}) => say(eligibilityWords, lang, code, facts)
  yield word('eligibility.as-of', { asOf })
  for (const one of verdicts) {
    yield `${word(`verdict.${one.verdict}`)}  ${one.name}（${one.rule}）  ${firstDay(one, word)}`
    if (!one.inForce) yield `        ${word('eligibility.not-in-force', { version: one.version })}`
    for (const condition of one.conditions) yield* conditionLines(condition, word)
  }
  yield word('eligibility.clue')
}

type Say = (code: string, facts?: Facts) => string

const firstDay = ({ firstDate, firstDateKind }: VerdictTold, word: Say): string =>
  word(`first.${firstDateKind}`, { firstDate })

function* conditionLines(condition: ConditionTold, word: Say): Generator<string> {
  const { clause, name, verdict, facts, missing, readings } = condition
  const told = facts.map(({ what, says }) => `${what} ${says}`)
  const read = readings.length > 0 ? [word('eligibility.by-readings', { readings: [...readings] })] : []
  yield `        ${word(`verdict.${verdict}`)}  ${clause} ${name}`
  if (told.length + read.length > 0) yield `            ${[...told, ...read].join('; ')}`
  for (const { fact, paper } of missing) yield `            ${word('eligibility.missing', { fact, paper })}`
}
