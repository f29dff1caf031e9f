import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'

const Id = z.uuid()
const RuleId = z.string().min(1).max(61)
const Note = z.string().trim().min(2).max(500)

const FirstDay = { firstDate: PlainDate.nullable(), firstDateKind: z.enum(['firm', 'likely', 'none']) }
const Outcome = z.object({ verdict: z.enum(['met', 'notMet', 'toVerify']), ...FirstDay })

/** What a draft still wants before it may be published. */
const Readiness = z.object({
  lacking: z.array(z.object({ clause: z.string(), as: z.enum(['yes', 'no', 'unknown']) })),
  failing: z.array(z.object({ id: z.string(), expected: Outcome, got: Outcome, notProven: z.array(z.string()) })),
})

const RuleLine = z.object({
  id: z.string(),
  name: z.string(),
  /** The province whose practice it is; null for the national document. */
  province: z.string().nullable(),
  documentNumber: z.string(),
  /** How sure the text is: C checked, P+ and P likely, U unknown. */
  grade: z.string(),
  enabled: z.boolean(),
  inForce: z.boolean(),
  /** Whether it says anything yet. */
  hasConditions: z.boolean(),
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
  /** First day of a version that is published and has not begun. */
  next: PlainDate.nullable(),
  draftedBy: z.string().nullable(),
  /** To be settled before it may be enabled. */
  question: z.string().nullable(),
})
export type RuleLine = z.output<typeof RuleLine>

const Version = z.object({
  /** Null for the version that is shipped. */
  id: Id.nullable(),
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
  enabled: z.boolean(),
  isCurrent: z.boolean(),
  note: z.string().nullable(),
  draftedBy: z.string().nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  /** The rule, as text of `rules/1`. */
  rule: z.string(),
})
export type RuleVersionTold = z.output<typeof Version>

const Draft = z.object({
  id: Id,
  no: z.int(),
  rule: z.string(),
  /** Worked cases, as text of the list in `cases/1`. */
  cases: z.string(),
  note: z.string(),
  draftedBy: z.string(),
  draftedAt: z.iso.datetime(),
  isMine: z.boolean(),
  ...Readiness.shape,
})

export const RuleRecord = z.object({
  ...RuleLine.shape,
  documentName: z.string(),
  clauses: z.array(z.object({ clause: z.string(), text: z.string() })),
  /** The version of the day, and its cases. */
  rule: z.string(),
  cases: z.string(),
  versions: z.array(Version),
  draft: Draft.nullable(),
  otherRules: z.array(z.object({ id: z.string(), name: z.string() })),
  mayDraft: z.boolean(),
  mayPublish: z.boolean(),
})
export type RuleRecord = z.output<typeof RuleRecord>

/** Administration of the rules: what is in force, drafts, publishing. */
export const ruleOperations = {
  ruleBook: operation({
    method: 'GET',
    path: '/eligibility/rule-book',
    may: 'eligibility.read',
    summary: '规则库：本省启用的、外省未启用的、待发布的 / all rules, those of other provinces switched off',
    input: z.object({}),
    output: z.object({ rows: z.array(RuleLine), mayDraft: z.boolean(), mayOpen: z.boolean() }),
  }),
  ruleRecord: operation({
    method: 'GET',
    path: '/eligibility/rule-book/:ruleId',
    may: 'eligibility.read',
    summary: '一条规则：条款、条件、样例、各版本、草稿 / a rule with its clauses, cases, versions and draft',
    input: z.object({ ruleId: RuleId }),
    output: RuleRecord,
  }),
  draftRule: operation({
    method: 'POST',
    path: '/eligibility/rule-drafts',
    may: 'rule.draft',
    summary: '起草规则的新版本 / draft a version; says which cases are lacking and which come out differently',
    input: z.object({
      ruleId: RuleId,
      /** The revision that was changed; null to begin a draft. */
      no: z.int().min(1).nullable(),
      validFrom: PlainDate,
      rule: z.record(z.string(), z.json()),
      cases: z.array(z.json()).max(200),
      note: Note,
    }),
    output: z.object({ id: Id, no: z.int(), ...Readiness.shape }),
  }),
  publishRule: operation({
    method: 'POST',
    path: '/eligibility/rule-drafts/:id/publish',
    may: 'rule.publish',
    summary: '发布规则版本，须由起草人以外的人发布 / publish a version; never by whoever drafted it',
    input: z.object({ id: Id, no: z.int().min(1) }),
    output: z.object({ ruleId: z.string(), validFrom: PlainDate }),
    subject: 'id',
  }),
  dropRule: operation({
    method: 'POST',
    path: '/eligibility/rule-drafts/:id/drop',
    may: 'rule.draft',
    summary: '作废草稿 / drop a draft',
    input: z.object({ id: Id }),
    output: z.object({}),
    subject: 'id',
  }),
} as const
