import { readFile } from 'node:fs/promises'
import { tellVerdict, type VerdictTold } from '../eligibility/answer.ts'
import { explainAll } from '../eligibility/explain.ts'
import type { Rule, RuleSet } from '../eligibility/language.ts'
import { readPerson } from '../eligibility/person.ts'
import { readRuleSet } from '../eligibility/rule-check.ts'
import { rules as shipped } from '../eligibility/shipped.ts'
import { eligibilityWords } from '../eligibility/words.ts'
import { isPlainDate, type PlainDate } from '../platform/plain-date.ts'
import { type Language, Refusal, say } from '../platform/refusal.ts'
import type { CommonArguments } from './arguments.ts'
import { print, printJson } from './output.ts'
import { verdictLines } from './verdict-lines.ts'

export type ExplainArguments = CommonArguments & {
  /** A path, or `-` for standard input. */
  readonly file: string
  readonly asOf: PlainDate | undefined
  readonly rule: string | undefined
  readonly rules: string | undefined
}

interface Answer {
  readonly asOf: PlainDate
  readonly verdicts: readonly VerdictTold[]
}

/**
 * `changai eligibility explain PERSON.json`: verdicts for one person, or for one a line of a .jsonl file: then
 * one compact document a line. Standard input without `--as-of` is read as such lines. Needs no database.
 * @returns exit status: 0 also where lines of a .jsonl file are refused.
 */
export async function explainPerson(args: ExplainArguments): Promise<number> {
  const rules = args.rules === undefined ? shipped : readRuleSet(parse(await textOf(args.rules), args.rules))
  const chosen = chosenRules(rules, args.rule)
  const text = await textOf(args.file)
  if (/\.jsonl$/i.test(args.file) || (args.file === '-' && args.asOf === undefined)) {
    for (const line of linesOf(text)) {
      print(
        JSON.stringify(
          orRefusal(
            () => answerLine(line, args.asOf, (...one) => answerOf(rules, chosen, ...one, args.lang)),
            args.lang,
          ),
        ),
      )
    }
    return 0
  }
  if (args.asOf === undefined)
    throw new Refusal('invalid', 'usage.missing', { command: 'eligibility explain', missing: '--as-of' })
  const answer = answerOf(rules, chosen, readPerson(parse(text, args.file)), args.asOf, args.lang)
  if (args.json) printJson(answer)
  else for (const line of verdictLines(answer, args.lang)) print(line)
  return 0
}

/** Without a name every enabled rule; a disabled one only when it is asked for and has conditions. */
function chosenRules({ rules }: RuleSet, id: string | undefined): readonly Rule[] {
  if (id === undefined) return rules.filter(({ enabled }) => enabled)
  const rule = rules.find((one) => one.id === id)
  if (!rule) throw new Refusal('absent', 'eligibility.no-rule', { id, known: rules.map((one) => one.id) })
  if (rule.conditions.length === 0) throw new Refusal('conflict', 'eligibility.rule-untold', { id })
  return [rule]
}

type Person = ReturnType<typeof readPerson>

const answerOf = (
  rules: RuleSet,
  chosen: readonly Rule[],
  person: Person,
  asOf: PlainDate,
  lang: Language,
): Answer => ({
  asOf,
  verdicts: explainAll(rules, chosen, person, asOf).map((one) => tellVerdict(one, lang)),
})

/** Every line has its answer, an empty one too; after the last line break there is none. */
function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function answerLine(
  line: string,
  given: PlainDate | undefined,
  answer: (person: Person, asOf: PlainDate) => Answer,
): Answer {
  const document = parse(line, 'jsonl')
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new Refusal('invalid', 'eligibility.line')
  const { asOf = given, person, id: _, ...rest } = document as Record<string, unknown>
  const [foreign] = Object.keys(rest)
  if (foreign !== undefined) throw wrong(foreign, 'eligibility.field-unknown')
  if (typeof asOf !== 'string' || !isPlainDate(asOf)) throw wrong('asOf', 'eligibility.field-day')
  return answer(readPerson(person, ['person']), asOf)
}

const wrong = (field: string, code: string) =>
  new Refusal('invalid', 'eligibility.person', { count: 1, field }, [{ field, code, facts: {} }])

function orRefusal(work: () => Answer, lang: Language) {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, facts } = error
    const faults = error.faults.map((one) => ({ ...one, message: say(eligibilityWords, lang, one.code, one.facts) }))
    const message = say(eligibilityWords, lang, code, facts)
    return { refusal: { code, facts, ...(faults.length > 0 ? { faults } : {}), message } }
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Refusal('invalid', 'eligibility.not-json', { file })
  }
}

async function textOf(file: string): Promise<string> {
  if (file === '-') return standardInput()
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')))
      throw error
    throw new Refusal('absent', 'eligibility.no-file', { file })
  }
}

async function standardInput(): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}
