/** HTTP status of each kind of refusal. A refusal is an answer of the office, not a defect of the program. */
export const statusOf = {
  unknown: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  invalid: 422,
  busy: 429,
} as const

export type RefusalKind = keyof typeof statusOf
export type Language = 'zh' | 'en'

/** What a sentence may name. Lists are joined with 、 or commas. */
export type Fact = string | number | bigint | boolean | null | readonly string[]
export type Facts = Readonly<Record<string, Fact>>

/** Each code has its sentence in [中文, English]; {fact} stands for a fact, put into words where a word exists. */
export type Words = Readonly<Record<string, readonly [zh: string, en: string]>>

/** One field that was filled in wrongly: where, which code, and the facts of its sentence. */
export interface FieldFault {
  readonly field: string
  readonly code: string
  readonly facts: Facts
  readonly message?: string
}

/**
 * The office says no, and says why: a code for programs, facts for the sentence, and for a form every wrong field.
 * Anything else that is thrown is a defect.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly facts: Facts
  readonly faults: readonly FieldFault[]

  constructor(kind: RefusalKind, code: string, facts: Facts = {}, faults: readonly FieldFault[] = []) {
    super(`${kind}: ${code}`)
    this.name = 'Refusal'
    this.kind = kind
    this.code = code
    this.facts = facts
    this.faults = faults
  }
}

/**
 * The sentence for a code in the reader's language. A fact `kind: 'x'` is replaced by the word `kind.x` where the
 * table has one.
 * @throws Error when the table has no such code: a missing sentence is a defect.
 */
export function say(words: Words, language: Language, code: string, facts: Facts = {}): string {
  const side = language === 'zh' ? 0 : 1
  const sentence = words[code]?.[side]
  if (sentence === undefined) throw new Error(`no words for ${code}`)
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => spell(words, side, name, facts[name]))
}

function spell(words: Words, side: 0 | 1, name: string, fact: Fact | undefined): string {
  if (fact === undefined || fact === null) return side === 0 ? '待核实' : 'unknown'
  if (Array.isArray(fact)) return fact.map((one) => spell(words, side, name, one)).join(side === 0 ? '、' : ', ')
  return words[`${name}.${String(fact)}`]?.[side] ?? String(fact)
}
