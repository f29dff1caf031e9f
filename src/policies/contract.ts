import { z } from 'zod'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'
import { comparators, lineKinds } from './intake/draft.ts'
import { FILE_LIMIT, FILE_MEGABYTES } from './intake/file-limit.ts'
import { lineStates, policyStates } from './rules.ts'

const Id = z.uuid()
const Version = z.coerce.number().int().min(1)
const Text = z.string().trim().max(500)
const Day = z.string().max(60).nullable()

const Period = z.object({ from: z.string().nullable(), to: z.string().nullable() })
const Actor = z.object({ name: z.string(), role: z.enum(['lead', 'co', 'implementer']) })

export const Line = z.object({
  no: z.number().int(),
  id: z.string(),
  kind: z.enum(lineKinds),
  state: z.enum(lineStates),
  version: z.number().int(),
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
  measure: z.string().nullable(),
  population: z.string().nullable(),
  comparator: z.enum(comparators).nullable(),
  strength: z.enum(['must', 'aim']).nullable(),
  per: z.enum(['year', 'quarter', 'unit', 'event']).nullable(),
  basis: z.enum(['level', 'delta', 'growth', 'ratio', 'cumulative']).nullable(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
  period: Period.nullable(),
  place: z.string().nullable(),
  within: z.string().nullable(),
  overlaps: z.boolean(),
  actors: z.array(Actor),
  due: z.string().nullable(),
  certainty: z.enum(['sure', 'check']),
  doubts: z.array(z.string()),
  edited: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedOn: z.string().nullable(),
  reason: z.string().nullable(),
})
export type Line = z.output<typeof Line>

export const PolicyHead = z.object({
  id: Id,
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  /** How these are read in Chinese, for ordering. */
  sortKeys: z.object({ title: z.string(), issuer: z.string().nullable() }),
  issuedOn: PlainDate.nullable(),
  kind: z.string().nullable(),
  state: z.enum(policyStates),
  fileName: z.string(),
  receivedBy: z.string(),
  receivedOn: z.string(),
  /** Lines a target can come from: found, confirmed, in doubt. Counts of the draft, as text. */
  counting: z.string(),
  confirmed: z.string(),
  doubtful: z.string(),
  targetCode: z.string().nullable(),
})
export type PolicyHead = z.output<typeof PolicyHead>

const Policy = PolicyHead.extend({
  version: z.number().int(),
  source: z.string(),
  sections: z.array(z.object({ title: z.string(), start: z.number().int(), end: z.number().int() })),
  lines: z.array(Line),
  may: z.object({ decide: z.boolean(), finish: z.boolean(), issue: z.boolean(), withdraw: z.boolean() }),
})
export type Policy = z.output<typeof Policy>

const Edit = z
  .object({
    kind: z.enum(lineKinds),
    measure: Text.nullable(),
    population: Text.nullable(),
    comparator: z.enum(comparators).nullable(),
    strength: z.enum(['must', 'aim']).nullable(),
    per: z.enum(['year', 'quarter', 'unit', 'event']).nullable(),
    basis: z.enum(['level', 'delta', 'growth', 'ratio', 'cumulative']).nullable(),
    value: z.string().trim().max(40).nullable(),
    unit: Text.nullable(),
    period: z.object({ from: PlainDate.nullable(), to: PlainDate.nullable() }).nullable(),
    place: Text.nullable(),
    within: z.string().max(20).nullable(),
    actors: z.array(Actor).max(60),
    due: Day,
  })
  .partial()

export const contract = {
  list: operation({
    method: 'GET',
    path: '/policies',
    may: 'policy.read',
    summary: '收文和政策 / notices received and policies',
    input: z.object({ text: Text.default(''), state: z.enum(['all', ...policyStates]).default('all') }),
    output: z.object({ rows: z.array(PolicyHead), may: z.object({ receive: z.boolean() }) }),
  }),
  receive: operation({
    method: 'PUT',
    path: '/policies',
    may: 'policy.receive',
    kind: 'upload',
    limit: { bytes: FILE_LIMIT, code: 'input.too-large', facts: { limit: FILE_MEGABYTES } },
    summary: '收文：.txt .docx .pdf 读成草案 / take a notice in and read it into a draft',
    input: z.object({ name: z.string().trim().min(1).max(200) }),
    output: z.object({ id: Id, known: z.boolean() }),
  }),
  paste: operation({
    method: 'POST',
    path: '/policies/pasted',
    may: 'policy.receive',
    summary: '收文：粘贴的文字 / take pasted text in',
    input: z.object({ text: z.string().min(1).max(1_000_000) }),
    output: z.object({ id: Id, known: z.boolean() }),
  }),
  open: operation({
    method: 'GET',
    path: '/policies/:id',
    may: 'policy.read',
    summary: '原文和草案 / the source with its draft',
    input: z.object({ id: Id }),
    output: Policy,
  }),
  describe: operation({
    method: 'POST',
    path: '/policies/:id/head',
    may: 'intake.confirm',
    summary: '更正标题、文号、发文机关、成文日期 / correct the head of a notice',
    input: z.object({
      id: Id,
      version: Version,
      title: Text.min(1),
      number: Text.nullable(),
      issuer: Text.nullable(),
      issuedOn: PlainDate.nullable(),
    }),
    output: Policy,
  }),
  decide: operation({
    method: 'POST',
    path: '/policies/:id/lines/:no',
    may: 'intake.confirm',
    summary: '确认、改正或搁置一条 / confirm, correct or set aside one line',
    input: z.object({
      id: Id,
      no: z.coerce.number().int().min(1),
      version: Version,
      state: z.enum(lineStates),
      edit: Edit.default({}),
      reason: Text.nullable().default(null),
    }),
    output: Line,
  }),
  finish: operation({
    method: 'POST',
    path: '/policies/:id/finish',
    may: 'intake.confirm',
    summary: '全部确认后生效 / put the confirmed draft in force',
    input: z.object({ id: Id, version: Version }),
    output: Policy,
  }),
  withdraw: operation({
    method: 'POST',
    path: '/policies/:id/withdraw',
    may: 'intake.confirm',
    summary: '撤回收文 / withdraw a notice from which nothing was issued',
    input: z.object({ id: Id, version: Version, reason: Text.min(1) }),
    output: Policy,
  }),
} as const
