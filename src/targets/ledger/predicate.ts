import { z } from 'zod'
import { type UnitKind, unitKinds } from '../../organisations/rules.ts'
import {
  type CertificateKind,
  certificateKinds,
  type FactAttributes,
  type Fund,
  funds,
  groupCodes,
  type Level,
  levels,
} from './attributes.ts'

/** A question on one attribute of a fact. */
export type Question =
  | { readonly attribute: 'groups'; readonly any: readonly string[] }
  | { readonly attribute: 'level'; readonly atLeast: Level }
  | { readonly attribute: 'level'; readonly in: readonly Level[] }
  | { readonly attribute: 'certificateKind'; readonly in: readonly CertificateKind[] }
  | { readonly attribute: 'institutionKind'; readonly in: readonly UnitKind[] }
  | { readonly attribute: 'projectType' | 'occupation'; readonly in: readonly string[] }
  | { readonly attribute: 'fund'; readonly in: readonly Fund[] }
  | { readonly attribute: 'certified' | 'subsidised'; readonly is: boolean }

/**
 * Which facts a line counts, as data: `{ all: [] }` is every fact of the line's measure, `{ any: [] }` none. A nested
 * line repeats its parent's conditions; nothing is inherited in silence.
 */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | Question

const listed = <const A extends string, V extends z.ZodType>(attribute: A, value: V) =>
  z.strictObject({ attribute: z.literal(attribute), in: z.array(value).min(1) })

export const Predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Predicate) }),
    z.strictObject({ any: z.array(Predicate) }),
    z.strictObject({ not: Predicate }),
    z.strictObject({ attribute: z.literal('groups'), any: z.array(z.enum(groupCodes)).min(1) }),
    z.strictObject({ attribute: z.literal('level'), atLeast: z.enum(levels) }),
    listed('level', z.enum(levels)),
    listed('certificateKind', z.enum(certificateKinds)),
    listed('institutionKind', z.enum(unitKinds)),
    listed('projectType', z.string().min(1)),
    listed('occupation', z.string().min(1)),
    listed('fund', z.enum(funds)),
    z.strictObject({ attribute: z.enum(['certified', 'subsidised']), is: z.boolean() }),
  ]),
)

/** true, false, or null for not known (Kleene). */
export type Truth = boolean | null

const rank = (level: Level) => levels.indexOf(level)
const negate = (truth: Truth): Truth => (truth === null ? null : !truth)
const ask = <T>(value: T | null | undefined, question: (value: T) => boolean): Truth =>
  value === null || value === undefined ? null : question(value)

/** Whether a fact with these attributes is one of the predicate's; null where a missing attribute leaves it open. */
export function truthOf(predicate: Predicate, attributes: FactAttributes): Truth {
  if ('attribute' in predicate) return answerOf(predicate, attributes)
  if ('not' in predicate) return negate(truthOf(predicate.not, attributes))
  if ('all' in predicate) return conjunction(predicate.all.map((one) => truthOf(one, attributes)))
  return negate(conjunction(predicate.any.map((one) => negate(truthOf(one, attributes)))))
}

const conjunction = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true

function answerOf(question: Question, attributes: FactAttributes): Truth {
  if ('any' in question) return ask(attributes.groups, (held) => question.any.some((group) => held.includes(group)))
  if ('atLeast' in question) return ask(attributes.level, (level) => rank(level) >= rank(question.atLeast))
  if ('is' in question) return ask(attributes[question.attribute], (flag) => flag === question.is)
  const wanted: readonly string[] = question.in
  return ask(attributes[question.attribute], (value: string) => wanted.includes(value))
}
