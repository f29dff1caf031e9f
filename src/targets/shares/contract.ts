import { z } from 'zod'
import { Figure } from '../../platform/figure.ts'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { Place, PlaceCode, TargetCode } from '../cards/contract.ts'

/** An amount as a clerk gives it: decimal text in the line's unit. */
const Amount = z.string().regex(/^\d{1,15}(\.\d{1,2})?$/)
const Percent = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/)
const Reason = z.string().trim().min(2).max(200)
const DocumentNo = z.string().trim().max(60).nullable().default(null)
const Share = z.object({ place: PlaceCode, amount: Amount })
/** What was seen before it was changed: another's change in between is told, not overwritten. */
const Token = z.string().max(60)

/** What places are measured by: done last year, done this year, the share of the line around, registered workers, by hand. */
export const measures = ['lastYear', 'soFar', 'whole', 'workers', 'typed'] as const

const Fill = z.object({
  factors: z
    .array(z.object({ measure: z.enum(measures), percent: Percent }))
    .min(1)
    .max(5),
  /** Weights by hand, for the measure `typed`. */
  typed: z.array(Share).max(300).default([]),
  step: z.enum(['1', '10', '100']).default('1'),
  reservePercent: Percent.default('0'),
  /** No place leaves ±20 % of last year's share. */
  capped: z.boolean().default(false),
})

const Breach = z.object({ code: z.string(), line: z.string(), place: z.string().nullable(), sentence: z.string() })
const Overlap = z.object({ place: z.string().nullable(), sentence: z.string() })

const DraftLine = z.object({
  line: TargetCode,
  /** What is given already; with `fill`, the rest is worked out around it (直接指定). */
  shares: z.array(Share).max(300),
  reserve: Amount.default('0'),
  fill: Fill.optional(),
})

const SplitLine = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  within: z.string().nullable(),
  comparator: z.string(),
  /** What this place itself has to reach, and keeps. */
  parent: Figure,
  reserve: Figure,
})

const Cell = z.object({
  line: z.string(),
  place: z.string(),
  assigned: Figure,
  committed: Figure.nullable(),
  /** The place can do nothing of it: no school for a line that only schools carry. */
  cannot: z.boolean(),
})

export const sharesContract = {
  split: operation({
    method: 'GET',
    path: '/targets/:code/split',
    may: 'target.split',
    summary: '分解表：各条线分到下级各地的数、预留、结余 / the lines of a target over the places below',
    input: z.object({ code: TargetCode, place: PlaceCode.optional() }),
    output: z.object({
      target: z.object({
        code: z.string(),
        name: z.string(),
        scaled: z.string().nullable(),
        from: PlainDate,
        to: PlainDate,
      }),
      at: Place,
      token: Token,
      lines: z.array(SplitLine),
      places: z.array(Place.extend({ split: z.boolean() })),
      cells: z.array(Cell),
      breaches: z.array(Breach),
      overlaps: z.array(Overlap),
      /** Nothing was given on from here yet. */
      isFirst: z.boolean(),
    }),
  }),
  tryOut: operation({
    method: 'POST',
    path: '/targets/:code/split/draft',
    may: 'target.split',
    summary: '试分：按基数和权重算，查结余和越界，不保存 / work out and check a split without storing it',
    input: z.object({ code: TargetCode, place: PlaceCode.optional(), lines: z.array(DraftLine).min(1).max(60) }),
    output: z.object({
      lines: z.array(
        z.object({
          line: z.string(),
          shares: z.array(Share),
          reserve: z.string(),
          /** What is left to give; negative: too much was given. */
          balance: z.string(),
        }),
      ),
      breaches: z.array(Breach),
      overlaps: z.array(Overlap),
    }),
  }),
  store: operation({
    method: 'POST',
    path: '/targets/:code/split',
    may: 'target.split',
    summary: '分解：保存，不平衡或越界的不收，附算式 / store a split; an impossible one is refused with its arithmetic',
    input: z.object({
      ...{ code: TargetCode, place: PlaceCode.optional(), token: Token, documentNo: DocumentNo },
      lines: z
        .array(DraftLine.omit({ fill: true }))
        .min(1)
        .max(60),
      reason: z.string().trim().max(200).default(''),
      effectiveFrom: PlainDate.optional(),
    }),
    output: z.object({ token: Token }),
    subject: 'code',
  }),
  move: operation({
    method: 'POST',
    path: '/targets/:code/moves',
    may: 'target.split',
    summary: '调剂：从一地（或预留）调到另一地，合计不变 / move an amount between places or from the reserve',
    input: z.object({
      ...{ code: TargetCode, place: PlaceCode.optional(), token: Token, documentNo: DocumentNo, reason: Reason },
      from: z.union([PlaceCode, z.literal('reserve')]),
      to: z.union([PlaceCode, z.literal('reserve')]),
      amount: Amount,
      effectiveFrom: PlainDate.optional(),
    }),
    output: z.object({ token: Token }),
    subject: 'code',
  }),
  trail: operation({
    method: 'GET',
    path: '/targets/:code/moves',
    may: 'target.read',
    summary: '调剂记录：谁、何时、为何、文号、前后数 / who moved what, when, why, by which document',
    input: z.object({ code: TargetCode, place: PlaceCode.optional() }),
    output: z.object({
      moves: z.array(
        z.object({
          id: z.uuid(),
          line: z.string(),
          on: PlainDate,
          who: z.string().nullable(),
          reason: z.string(),
          documentNo: z.string().nullable(),
          from: z.string(),
          to: z.string(),
          amount: z.string(),
          fromBefore: z.string().nullable(),
          fromAfter: z.string().nullable(),
          toBefore: z.string().nullable(),
          toAfter: z.string().nullable(),
          effectiveFrom: PlainDate,
        }),
      ),
    }),
  }),
  commit: operation({
    method: 'POST',
    path: '/targets/:code/commitments',
    may: 'target.split',
    summary: '自我加压：本地自定的更高目标，与分配数并列 / a place commits itself to more than it was assigned',
    input: z.object({ code: TargetCode, amount: Amount }),
    output: z.object({ committed: Figure }),
    subject: 'code',
  }),
} as const
