import { z } from 'zod'
import { unitKinds } from '../../organisations/rules.ts'
import {
  type AttributeName,
  certificateKinds,
  type FactAttributes,
  funds,
  groupCodes,
  type Level,
  levels,
} from './attributes.ts'

const text = z.string().min(1)
const oneOf = <V extends z.ZodType>(attribute: AttributeName, value: V) =>
  z.strictObject({ attribute: z.literal(attribute), in: z.array(value).min(1) })
const flag = (attribute: AttributeName) => z.strictObject({ attribute: z.literal(attribute), is: z.boolean() })

/** A question on one attribute. */
const Question = z.union([
  oneOf('level', z.enum(levels)),
  z.strictObject({ attribute: z.literal('level'), atLeast: z.enum(levels) }),
  oneOf('certificateKind', z.enum(certificateKinds)),
  oneOf('institutionKind', z.enum(unitKinds)),
  oneOf('projectType', text),
  oneOf('occupation', text),
  oneOf('fund', z.enum(funds)),
  flag('certified'),
  flag('subsidised'),
  z.strictObject({ attribute: z.literal('groups'), any: z.array(z.enum(groupCodes)).min(1) }),
])
type Question = z.output<typeof Question>

/**
 * Which facts a line counts, as data: `{ all: [] }` is every fact of the line's measure, `{ any: [] }` none. A nested
 * line repeats its parent's conditions; nothing is inherited in silence.
 */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | Question

export const Predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Predicate) }),
    z.strictObject({ any: z.array(Predicate) }),
    z.strictObject({ not: Predicate }),
    Question,
  ]),
)

/** true, false, or null for not known (Kleene). */
export type Truth = boolean | null

const rank = (level: Level) => levels.indexOf(level)
const negate = (truth: Truth): Truth => (truth === null ? null : !truth)
const known = <T>(value: T | null | undefined, ask: (value: T) => boolean): Truth =>
  value === null || value === undefined ? null : ask(value)

/** Whether a fact with these attributes is one of the predicate's. */
export function fits(predicate: Predicate, attributes: FactAttributes): Truth {
  if ('all' in predicate) return every(predicate.all, attributes)
  if ('any' in predicate && !('attribute' in predicate))
    return negate(
      every(
        predicate.any.map((not) => ({ not })),
        attributes,
      ),
    )
  if ('not' in predicate) return negate(fits(predicate.not, attributes))
  return answer(predicate as Question, attributes)
}

function every(predicates: readonly Predicate[], attributes: FactAttributes): Truth {
  const truths = predicates.map((one) => fits(one, attributes))
  return truths.includes(false) ? false : truths.includes(null) ? null : true
}

function answer(question: Question, attributes: FactAttributes): Truth {
  if ('any' in question) return known(attributes.groups, (held) => question.any.some((group) => held.includes(group)))
  if ('atLeast' in question) return known(attributes.level, (level) => rank(level) >= rank(question.atLeast))
  if ('is' in question) return known(attributes[question.attribute] as boolean | null, (flag) => flag === question.is)
  const wanted: readonly unknown[] = question.in
  return known(attributes[question.attribute], (value) => wanted.includes(value))
}
