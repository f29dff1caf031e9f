import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../platform/plain-date.ts'
import { type FieldFault, Refusal } from '../platform/refusal.ts'
import { faultOfIssue } from './field-faults.ts'
import { skillLevels, titleLevels } from './levels.ts'
import { ReadingChoices } from './readings.ts'

const MOST_RECORDS = 2_000
const Day = z
  .string()
  .refine(isPlainDate, { error: 'not-a-day' })
  .refine((text) => text >= '1900-01-01', { error: 'too-early' })
  .transform((text) => text as PlainDate)
const Text = z.string().min(1).max(200)
const Years = z.int().min(0).max(60)
const records = <Shape extends z.ZodType>(shape: Shape) => z.array(shape).max(MOST_RECORDS).nullish()

const laterThan = (last: string | null | undefined, first: string | null | undefined): boolean =>
  !(last && first && last < first)

/** A skill certificate. `issuedOn` null: not known; `revokedOn` null: not revoked; the day of revocation is without it. */
export const CertificateFact = z
  .strictObject({
    level: z.enum(skillLevels).nullish(),
    occupation: Text.nullish(),
    /** The title series that the occupation maps to; null: the mapping is not known. */
    series: Text.nullish(),
    issuedOn: Day.nullish(),
    kind: z.enum(['skill-level', 'qualification']).nullish(),
    verified: z.boolean().nullish(),
    revokedOn: Day.nullish(),
  })
  .refine(({ issuedOn, revokedOn }) => laterThan(revokedOn, issuedOn), { error: 'reversed', path: ['revokedOn'] })
export type CertificateFact = z.output<typeof CertificateFact>

/** A title 职称, dated by the passing of the review. */
export const TitleFact = z
  .strictObject({
    level: z.enum(titleLevels).nullish(),
    series: Text.nullish(),
    grantedOn: Day.nullish(),
    verified: z.boolean().nullish(),
    revokedOn: Day.nullish(),
  })
  .refine(({ grantedOn, revokedOn }) => laterThan(revokedOn, grantedOn), { error: 'reversed', path: ['revokedOn'] })
export type TitleFact = z.output<typeof TitleFact>

/**
 * One stretch of work, first and last day included. `to` null: still there; `to` missing: the end is not known.
 * `track` null: kind of work not known; `none`: a recorded break.
 */
export const WorkFact = z
  .strictObject({
    from: Day.nullish(),
    to: Day.nullish(),
    track: z.enum(['skill', 'technical', 'other', 'none']).nullish(),
    unit: Text.nullish(),
    occupation: Text.nullish(),
  })
  .refine(({ from, to }) => laterThan(to, from), { error: 'reversed', path: ['to'] })
export type WorkFact = z.output<typeof WorkFact>

/** A year's appraisal 年度考核; its own unit and occupation where the sheet names them. */
export const AppraisalFact = z.strictObject({
  year: z.int().min(1900).max(2200).nullish(),
  result: z.enum(['excellent', 'qualified', 'basic', 'unqualified', 'notRated']).nullish(),
  unit: Text.nullish(),
  occupation: Text.nullish(),
})
export type AppraisalFact = z.output<typeof AppraisalFact>

const AfterTitle = z.strictObject({ afterTitle: Years })

/** Cumulative years of an occupational standard by level, or years after the title; a level not named is not loaded. */
export const OccupationStandard = z.strictObject({
  ...Object.fromEntries(skillLevels.map((level) => [level, z.union([Years, AfterTitle]).nullish()])),
  afterTitle: Years.nullish(),
} as Record<(typeof skillLevels)[number], z.ZodOptional<z.ZodNullable<z.ZodUnion<[z.ZodInt, typeof AfterTitle]>>>> & {
  afterTitle: z.ZodOptional<z.ZodNullable<z.ZodInt>>
})
export type OccupationStandard = z.output<typeof OccupationStandard>

/**
 * What is known of one person, and what is asked. A missing key or null is not known, an empty list is known to be
 * empty. Records may stand in any order, twice, and after the day that is asked about.
 */
export const Person = z.strictObject({
  asks: z.strictObject({ series: Text.nullish(), occupation: Text.nullish() }).nullish(),
  certificates: records(CertificateFact),
  titles: records(TitleFact),
  work: records(WorkFact),
  appraisals: records(AppraisalFact),
  standards: z.record(Text, OccupationStandard.nullish()).nullish(),
  settings: ReadingChoices.nullish(),
})
export type Person = z.output<typeof Person>

/**
 * A person as described in JSON.
 * @throws Refusal `eligibility.person` with every wrong field: unknown keys, levels, readings, days that do not exist,
 * stretches that end before they begin.
 */
export function readPerson(given: unknown, at: readonly PropertyKey[] = []): Person {
  const read = Person.safeParse(given)
  if (read.success) return read.data
  const faults: FieldFault[] = read.error.issues.flatMap((issue) => faultOfIssue(issue, at))
  throw new Refusal('invalid', 'eligibility.person', { count: faults.length, field: faults[0]!.field }, faults)
}
