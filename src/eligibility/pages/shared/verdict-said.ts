import type { VerdictTold } from '../../contract.ts'
import type { standingWords } from './words.ts'

type Say = (code: keyof typeof standingWords, facts?: Record<string, string>) => string

/** The papers that are wanting for a verdict, each once. */
export const papersOf = ({ conditions }: Pick<VerdictTold, 'conditions'>): string[] => [
  ...new Set(conditions.flatMap(({ missing }) => missing.map(({ paper }) => paper))),
]

/** The sentence of a verdict: what is met, what is not, or which papers are wanting. */
export function verdictSentence(told: VerdictTold, say: Say, day: (day: string) => string): string {
  if (!told.inForce) return say('says.out-of-force', { version: day(told.version) })
  const { verdict, conditions } = told
  if (verdict === 'met') return say('says.met', { count: String(conditions.length) })
  const names = conditions.filter((one) => one.verdict === verdict).map(({ name }) => name)
  if (verdict === 'notMet') return say('says.not-met', { count: String(names.length), names: names.join('、') })
  const papers = papersOf(told)
  if (papers.length === 0) return say('says.open', { names: names.join('、') })
  return say('says.to-verify', { count: String(papers.length), papers: papers.join('；') })
}

/** From which day, firmly or likely; nothing for a version out of force. */
export function firstDaySentence(told: VerdictTold, asOf: string, say: Say, day: (day: string) => string): string {
  const { firstDate, firstDateKind, inForce } = told
  if (!inForce) return ''
  if (firstDate === null || firstDateKind === 'none') return say('first.none')
  const facts = { day: day(firstDate) }
  if (firstDateKind === 'firm') return say(firstDate > asOf ? 'first.firm-ahead' : 'first.firm', facts)
  return say(firstDate > asOf ? 'first.likely' : 'first.likely-past', facts)
}
