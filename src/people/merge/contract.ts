import { z } from 'zod'
import { Figure } from '../../platform/figure.ts'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { mergeFields } from './merge-rules.ts'

const Id = z.uuid()
const Reason = z.string().trim().min(2).max(200)
const Field = z.enum(mergeFields)

const Side = z.object({
  id: Id,
  version: z.int(),
  /** Masked. */
  name: z.string(),
  idNumber: z.string(),
  place: z.string(),
  registrar: z.string(),
  registeredOn: PlainDate,
  classes: Figure,
})

const Handed = z.object({ kind: z.string(), joined: Figure, handed: Figure })

const Comparison = z.object({
  survivor: Side,
  merged: Side,
  /** Only fields in which the two differ; values masked. */
  differences: z.array(
    z.object({ field: Field, survivor: z.string().nullable(), merged: z.string().nullable(), take: z.boolean() }),
  ),
  records: z.array(Handed),
  /** Lines of persons whose figure moves when two become one. */
  lines: z.array(z.object({ code: z.string(), name: z.string(), moves: Figure })),
  /** A reported month that would be restated; without that duty the merge is refused. */
  locked: z.object({ month: z.string(), place: z.string(), mayRestate: z.boolean() }).nullable(),
  /** Classes in which both are on the roster: counted twice there, before and after. */
  bothIn: z.array(z.object({ number: z.string(), title: z.string() })),
  /** The merge of these two that waits for a decision. */
  asked: Id.nullable(),
  /** A second person has to agree. */
  pair: z.boolean(),
})
export type Comparison = z.output<typeof Comparison>

const Merge = z.object({
  id: Id,
  state: z.enum(['asked', 'merged', 'refused', 'parted']),
  survivorId: Id,
  mergedId: Id,
  survivorName: z.string(),
  mergedName: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionNote: z.string().nullable(),
  partedBy: z.string().nullable(),
  partedAt: z.iso.datetime().nullable(),
  partingReason: z.string().nullable(),
  /** Fields that were changed after the merge and stayed when it was undone. */
  keptLater: z.array(Field),
  /** Each field in which the two differed: what was kept and what was dropped; masked. */
  values: z.array(
    z.object({ field: Field, kept: z.string().nullable(), dropped: z.string().nullable(), taken: z.boolean() }),
  ),
  mayDecide: z.boolean(),
  mayPart: z.boolean(),
})
export type Merge = z.output<typeof Merge>

export const mergeOperations = {
  compareRecords: operation({
    method: 'GET',
    path: '/people-merges/compare',
    may: 'person.merge',
    summary: '并排比对两份档案 / two records side by side, what differs, and what a merge would move',
    input: z.object({ survivorId: Id, mergedId: Id }),
    output: Comparison,
    shows: 'persons',
  }),
  askMerge: operation({
    method: 'POST',
    path: '/people-merges',
    may: 'person.merge',
    summary: '合并两份档案 / make two records one person; where two people are wanted for it, ask for it',
    input: z.object({
      survivorId: Id,
      mergedId: Id,
      survivorVersion: z.int(),
      mergedVersion: z.int(),
      /** true where the merged record's value is taken; fields not named keep what is proposed. */
      choices: z.partialRecord(Field, z.boolean()).default({}),
      reason: Reason,
    }),
    output: Merge,
    subject: 'survivorId',
    shows: 'persons',
  }),
  decideMerge: operation({
    method: 'POST',
    path: '/people-merges/:id/decision',
    may: 'person.merge',
    summary: '复核合并 / agree to a merge that somebody asked for, or refuse it',
    input: z.object({ id: Id, agree: z.boolean(), note: z.string().trim().max(200).default('') }),
    output: Merge,
    subject: 'id',
    shows: 'persons',
  }),
  partRecords: operation({
    method: 'POST',
    path: '/people-merges/:id/parting',
    may: 'person.merge',
    summary: '撤销合并 / take a merge back; what came from the other record goes back to it',
    input: z.object({ id: Id, reason: Reason }),
    output: Merge,
    subject: 'id',
    shows: 'persons',
  }),
  mergesOfPerson: operation({
    method: 'GET',
    path: '/people/:id/merges',
    may: 'person.read',
    summary: '合并记录 / merges that a record took part in, with every value kept and dropped',
    input: z.object({ id: Id }),
    output: z.object({ rows: z.array(Merge) }),
    shows: 'persons',
  }),
  waitingMerges: operation({
    method: 'GET',
    path: '/people-merges',
    may: 'person.merge',
    summary: '待复核的合并 / merges that wait for a second person, within reach',
    input: z.object({}),
    output: z.object({ rows: z.array(Merge) }),
    shows: 'persons',
  }),
} as const
