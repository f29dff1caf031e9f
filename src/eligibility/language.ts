import { z } from 'zod'
import { PlainDate } from '../platform/plain-date.ts'
import { skillLevels, titleLevels } from './levels.ts'
import { readingNames } from './readings.ts'

/**
 * The language of rules. A rule is data: conditions joined by AND, each at its clause. Every test has three values
 * (Kleene): met 满足, toVerify 待核实, notMet 不满足.
 *
 * | Node | Is met on day D when |
 * |---|---|
 * | `{all}` `{any}` `{not}` `{atLeast, of}` | Kleene AND, OR, NOT; at least so many of the list |
 * | `{asked: 'series', in: 'opened' \| […]}` | the series asked for is on the list (`opened`: opened by clause 96-1-1) |
 * | `{some, where, atLeast?}` | so many (default one) certificates or titles pass every test of `where` |
 * | `{latest, where}` | the latest dated certificate or title passes every test of `where` |
 * | `{appraisals, grades}` | so many years of appraisal have one of the grades, in the present post |
 * | `{post: 'asked'}` | the occupation of the present post is the one asked for |
 * | `{standardYears, title?}` | the years of the occupational standard are worked; `next`: for the level after the highest held |
 * | `{cumulative}` | so many years of work in the occupation asked for, since its first day |
 * | `{on, test}` | the test is met on that fixed day (as of) |
 * | `{rule}` | another rule of the set is met |
 * | `{reading, is}` | that reading is chosen |
 */
export type Test =
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test }
  | { readonly atLeast: number; readonly of: readonly Test[] }
  | { readonly asked: 'series'; readonly in: 'opened' | readonly string[] }
  | {
      readonly some: 'certificates' | 'titles'
      readonly where: readonly FactTest[]
      readonly atLeast?: number | undefined
    }
  | { readonly latest: 'certificates' | 'titles'; readonly where: readonly FactTest[] }
  | { readonly appraisals: number; readonly grades: readonly string[] }
  | { readonly post: 'asked' }
  | {
      readonly standardYears: (typeof skillLevels)[number] | 'next'
      readonly title?: (typeof titleLevels)[number] | undefined
    }
  | { readonly cumulative: number }
  | { readonly on: PlainDate; readonly test: Test }
  | { readonly rule: string }
  | { readonly reading: string; readonly is: string }

const Level = z.enum([...skillLevels, ...titleLevels])
const Count = z.int().min(1).max(20)
const Years = z.int().min(0).max(60)

/**
 * Tests of one certificate or title on day D.
 *
 * | Test | Is met when |
 * |---|---|
 * | `{level}` | its level is that or higher (R-HIGHER no: exactly that); `held`: the highest held (A1) |
 * | `{current: true}` | its date is reached and it is not revoked; verified or not |
 * | `{valid: true}` | the same, and it is verified; unverified or undated is 待核实 |
 * | `{series: 'asked'}` `{occupation: 'asked'}` | that of the certificate is the one asked for; not known is 待核实 |
 * | `{worked, since?}` | so many years of 技术技能工作 since its date; `since`: the level whose date counts (R-HIGHER) |
 * | `{workedIn: 2}` | so many years of work in the occupation asked for since its date |
 * | `{years}` | so many years have gone since its date, worked or not |
 * | `{issuedFrom}` `{issuedTo}` | its date is not before, not after that day |
 */
export const FactTest = z.union([
  z.strictObject({ level: z.union([Level, z.literal('held')]) }),
  z.strictObject({ current: z.literal(true) }),
  z.strictObject({ valid: z.literal(true) }),
  z.strictObject({ series: z.literal('asked') }),
  z.strictObject({ occupation: z.literal('asked') }),
  z.strictObject({ worked: Years, since: Level.optional() }),
  z.strictObject({ workedIn: Years }),
  z.strictObject({ years: Years }),
  z.strictObject({ issuedFrom: PlainDate }),
  z.strictObject({ issuedTo: PlainDate }),
])
export type FactTest = z.output<typeof FactTest>

const List = z.enum(['certificates', 'titles'])
const Tests = z.lazy(() => z.array(Test).min(1).max(20))

export const Test: z.ZodType<Test> = z.lazy(() =>
  z.union([
    z.strictObject({ all: Tests }),
    z.strictObject({ any: Tests }),
    z.strictObject({ not: Test }),
    z.strictObject({ atLeast: Count, of: Tests }),
    z.strictObject({ asked: z.literal('series'), in: z.union([z.literal('opened'), z.array(z.string()).min(1)]) }),
    z.strictObject({ some: List, where: z.array(FactTest).min(1).max(10), atLeast: Count.optional() }),
    z.strictObject({ latest: List, where: z.array(FactTest).min(1).max(10) }),
    z.strictObject({
      appraisals: Count,
      grades: z.array(z.enum(['excellent', 'qualified', 'basic', 'unqualified'])).min(1),
    }),
    z.strictObject({ post: z.literal('asked') }),
    z.strictObject({
      standardYears: z.union([z.enum(skillLevels), z.literal('next')]),
      title: z.enum(titleLevels).optional(),
    }),
    z.strictObject({ cumulative: Years }),
    z.strictObject({ on: PlainDate, test: Test }),
    z.strictObject({ rule: z.string().min(1) }),
    z.strictObject({ reading: z.enum(readingNames), is: z.string() }),
  ]),
)

const Bilingual = z.tuple([z.string().min(1), z.string().min(1)])

export const Condition = z.strictObject({
  /** Measure and sentence of the document: 96-2-1. */
  clause: z.string().regex(/^[A-Z0-9][A-Za-z0-9-]{0,30}$/),
  name: Bilingual,
  test: Test,
})
export type Condition = z.output<typeof Condition>

/** What the rule leads to. `next`: the level above the highest certificate held. */
const Target = z.union([
  z.strictObject({ title: z.enum(titleLevels) }),
  z.strictObject({ skill: z.union([z.enum(skillLevels), z.literal('next')]) }),
])

export const Rule = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,60}$/),
  name: Bilingual,
  /** The day of the document that this version follows. */
  version: PlainDate,
  /** In force from (`version` where null) to; both days included. */
  validFrom: PlainDate.nullable().default(null),
  validTo: PlainDate.nullable().default(null),
  enabled: z.boolean(),
  target: Target.nullable(),
  conditions: z.array(Condition).max(20),
  /** Rules of other places ship disabled and say where they come from and what is still to be asked. */
  sourceProvince: z.string().nullable().default(null),
  documentNumber: z.string().nullable().default(null),
  grade: z.enum(['C', 'P+', 'P', 'U']).default('C'),
  question: Bilingual.nullable().default(null),
})
export type Rule = z.output<typeof Rule>

export const RuleSet = z.strictObject({
  format: z.literal('rules/1'),
  document: z.strictObject({ number: z.string(), name: z.string(), issuedOn: PlainDate }),
  /** Text of each clause, and the rule by which it is a list: the series that clause 96-1-1 opened. */
  clauses: z.record(z.string(), z.string()),
  opened: z.array(z.strictObject({ series: z.string(), clause: z.string(), openedOn: PlainDate })).default([]),
  rules: z.array(Rule).min(1).max(200),
})
export type RuleSet = z.output<typeof RuleSet>
