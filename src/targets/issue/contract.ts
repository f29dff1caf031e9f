import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { PlaceCode } from '../cards/contract.ts'
import { Predicate } from '../ledger/predicate.ts'
import { comparators } from '../light.ts'

const Measure = z.enum(['training', 'employment', 'spending'])
/** A number as the notice has it: decimal text in the unit named. It counts nothing yet. */
const Written = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/)

const Conditions = z.array(Predicate).max(10)

const DraftLine = z.object({
  no: z.int(),
  code: z.string(),
  name: z.string(),
  /** The clause's own words. */
  text: z.string(),
  unit: z.string().nullable(),
  comparator: z.enum(comparators),
  strength: z.string().nullable(),
  per: z.string().nullable(),
  value: z.string().nullable(),
  upper: z.string().nullable(),
  within: z.string().nullable(),
  from: PlainDate.nullable(),
  to: PlainDate.nullable(),
  counting: z.enum(['add', 'persons', 'stock', 'cover']),
  measure: Measure.nullable(),
  own: Conditions,
  /** The whole condition in words, those of the lines around it included. */
  rule: z.string(),
  /** What it would count of the records that are there; null where it cannot be read yet. */
  counted: z.string().nullable(),
  others: z.array(
    z.object({ id: z.string(), name: z.string(), own: Conditions, rule: z.string(), counted: z.string().nullable() }),
  ),
  unread: z.array(z.string()),
  asks: z.array(z.object({ code: z.string(), blocks: z.boolean(), sentence: z.string() })),
})

export const issueContract = {
  draft: operation({
    method: 'GET',
    path: '/target-drafts/:policyId',
    may: 'target.issue',
    summary: '下达前：每条线计什么、还要问什么 / before issue: what each line counts and what must be asked',
    input: z.object({ policyId: z.uuid() }),
    output: z.object({
      policy: z.object({ id: z.uuid(), title: z.string(), number: z.string().nullable() }),
      prefix: z.string(),
      name: z.string(),
      place: z.object({ code: z.string(), name: z.string() }),
      owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      from: PlainDate.nullable(),
      to: PlainDate.nullable(),
      lines: z.array(DraftLine),
    }),
    subject: 'policyId',
  }),
  issue: operation({
    method: 'POST',
    path: '/targets',
    may: 'target.issue',
    summary: '下达目标 / issue a target from the confirmed lines of a notice',
    input: z.object({
      policyId: z.uuid(),
      name: z.string().trim().min(2).max(80),
      place: PlaceCode.optional(),
      ownerId: z.uuid().optional(),
      from: PlainDate,
      to: PlainDate,
      scaled: z.string().trim().min(2).max(80).optional(),
      /** The lines to be issued; a line that is left out stays on the notice. */
      lines: z
        .array(
          z.object({
            no: z.int(),
            name: z.string().trim().min(1).max(40).optional(),
            /** Another of the readings that the draft offers. */
            reading: z.string().max(20).optional(),
            /** What a person says where the words cannot be read, or are to be read otherwise. */
            measure: Measure.optional(),
            own: Conditions.optional(),
            baseline: Written.optional(),
            population: z.string().trim().min(2).max(80).optional(),
          }),
        )
        .min(1)
        .max(60),
    }),
    output: z.object({
      code: z.string(),
      /** The job that works the lines over the records that are there; null: done already. */
      job: z.uuid().nullable(),
    }),
    subject: 'policyId',
  }),
  reread: operation({
    method: 'POST',
    path: '/targets/:code/reading',
    may: 'target.issue',
    summary: '改一条线的口径：重算后一次换上，前后都留 / give a line another reading; worked, then switched in at once',
    input: z.object({
      code: z.string().regex(/^\d{4}(-[A-Z])?-T\d{1,2}([a-z]\d{0,2})?$/),
      own: Conditions,
      reason: z.string().trim().min(2).max(200),
    }),
    output: z.object({ job: z.uuid().nullable() }),
    subject: 'code',
  }),
  readings: operation({
    method: 'GET',
    path: '/targets/:code/readings',
    may: 'target.read',
    summary: '口径改过几次，每次使数变了多少 / how a line’s reading changed, and by how much the number',
    input: z.object({ code: z.string().regex(/^\d{4}(-[A-Z])?-T\d{1,2}([a-z]\d{0,2})?$/) }),
    output: z.object({
      rule: z.string(),
      changes: z.array(
        z.object({
          reason: z.string(),
          who: z.string().nullable(),
          on: PlainDate,
          done: z.boolean(),
          gained: z.string().nullable(),
          lost: z.string().nullable(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      ),
    }),
  }),
} as const
