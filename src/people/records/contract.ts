import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { recordKinds } from './kinds.ts'
import { LARGEST_PAPER } from './paper-rules.ts'
import { appraised, knownLists } from './values.ts'

const Id = z.uuid()
const Text = z.string().trim()
const Kind = z.enum(recordKinds)
const Why = Text.min(2).max(200)
const Source = Text.min(1).max(200)
const Typed = z.record(z.string().max(40), z.string().max(400))
const Values = z.record(z.string(), z.string().nullable())

const Fault = z.object({ field: z.string(), message: z.string() })

export const OneRecord = z.object({
  id: Id,
  kind: Kind,
  version: z.int(),
  /** Its fields by name, as text; numbers of certificates and titles are masked. */
  values: Values,
  /** The unit behind `unitName`, where it is one of ours. */
  unitId: Id.nullable(),
  source: z.string(),
  paperId: Id.nullable(),
  verified: z.boolean(),
  verifiedOn: PlainDate.nullable(),
  revokedOn: PlainDate.nullable(),
  struckOn: PlainDate.nullable(),
  /** What is odd about it, in words. */
  warnings: z.array(Fault),
})
export type OneRecord = z.output<typeof OneRecord>

const RecordDraft = z.object({
  id: Id,
  kind: Kind,
  corrects: Id.nullable(),
  typed: Typed,
  faults: z.array(Fault),
  source: z.string(),
  paperId: Id.nullable(),
  enteredAt: z.iso.datetime(),
})
export type RecordDraft = z.output<typeof RecordDraft>

const Paper = z.object({
  id: Id,
  fileName: z.string(),
  kind: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  addedAt: z.iso.datetime(),
})
export type Paper = z.output<typeof Paper>

const Change = z.object({
  id: Id,
  at: z.iso.datetime(),
  act: z.string(),
  kind: Kind.or(z.literal('person')),
  recordId: Id.nullable(),
  /** Numbers and telephones masked. */
  fields: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  why: z.string(),
  who: z.string().nullable(),
  post: z.string().nullable(),
  unit: z.string().nullable(),
})
export type Change = z.output<typeof Change>

export const PersonRecords = z.object({
  records: z.array(OneRecord),
  drafts: z.array(RecordDraft),
  lists: z.array(z.object({ list: z.enum(knownLists), knownOn: PlainDate, source: z.string() })),
  papers: z.array(Paper),
  changes: z.array(Change),
  nextChange: Id.nullable(),
  retiredOn: PlainDate.nullable(),
  movedOn: PlainDate.nullable(),
  diedOn: PlainDate.nullable(),
  mayWrite: z.boolean(),
  mayVerify: z.boolean(),
  mayOpen: z.boolean(),
})
export type PersonRecords = z.output<typeof PersonRecords>

/** Names one version of one record. */
const One = z.object({ id: Id, kind: Kind, recordId: Id, version: z.int() })

export const recordOperations = {
  records: operation({
    method: 'GET',
    path: '/people/:id/records',
    may: 'person.read',
    summary: '档案记录 / what is on record of a person: work, certificates, titles …, drafts, papers, changes',
    input: z.object({ id: Id }),
    output: PersonRecords,
    shows: 'persons',
  }),
  changes: operation({
    method: 'GET',
    path: '/people/:id/changes',
    may: 'person.read',
    summary: '变更留痕 / every field that changed: old, new, who, why',
    input: z.object({ id: Id, before: Id.optional() }),
    output: z.object({ rows: z.array(Change), next: Id.nullable() }),
    shows: 'persons',
  }),
  ownRecords: operation({
    method: 'GET',
    path: '/own/records',
    may: 'self.read',
    summary: '我的档案记录 / what is on record of me: work, certificates, titles …',
    input: z.object({}),
    output: z.object({ records: z.array(OneRecord) }),
    shows: 'persons',
  }),
  saveRecord: operation({
    method: 'POST',
    path: '/people/:id/records',
    may: 'record.write',
    summary: '登记或更正一条记录 / enter or correct a record; what is wrong is kept as a draft, every field named',
    input: z.object({
      id: Id,
      kind: Kind,
      recordId: Id.nullable().default(null),
      version: z.int().nullable().default(null),
      draftId: Id.nullable().default(null),
      typed: Typed,
      source: Source,
      paperId: Id.nullable().default(null),
      why: Text.max(200).default(''),
    }),
    output: z.object({ recordId: Id, warnings: z.array(Fault) }),
    subject: 'id',
  }),
  verifyRecord: operation({
    method: 'POST',
    path: '/people/:id/records/verify',
    may: 'record.verify',
    summary: '核实一条记录 / somebody has checked the record, and how',
    input: One.extend({ how: Why, paperId: Id.nullable().default(null) }),
    output: z.object({}),
    subject: 'id',
  }),
  strikeRecord: operation({
    method: 'POST',
    path: '/people/:id/records/strike',
    may: 'record.write',
    summary: '作废一条记录 / it was entered by mistake; it stays and is no fact any more',
    input: One.extend({ why: Why }),
    output: z.object({}),
    subject: 'id',
  }),
  revokeRecord: operation({
    method: 'POST',
    path: '/people/:id/records/revoke',
    may: 'record.verify',
    summary: '撤销证书、职称或荣誉 / whoever gave it took it back, from a day',
    input: One.extend({ on: PlainDate, why: Why }),
    output: z.object({}),
    subject: 'id',
  }),
  setDraftAside: operation({
    method: 'POST',
    path: '/people/:id/drafts/aside',
    may: 'record.write',
    summary: '草稿不要了 / a draft is no record of this person, and why',
    input: z.object({ id: Id, draftId: Id, why: Why }),
    output: z.object({}),
    subject: 'id',
  }),
  sayListKnown: operation({
    method: 'POST',
    path: '/people/:id/lists',
    may: 'record.verify',
    summary: '清单已清楚 / a list is complete as it stands; an empty one: there is none',
    input: z.object({ id: Id, list: z.enum(knownLists), known: z.boolean(), source: Source }),
    output: z.object({}),
    subject: 'id',
  }),
  appraisalWords: operation({
    method: 'GET',
    path: '/appraisal-words',
    may: 'record.write',
    summary: '考核用语对照 / a unit’s own words of appraisal: what they mean, and those nobody has explained',
    input: z.object({ unitId: Id }),
    output: z.object({
      rows: z.array(z.object({ word: z.string(), result: z.enum(appraised).nullable() })),
      mayAgree: z.boolean(),
    }),
  }),
  agreeAppraisalWord: operation({
    method: 'POST',
    path: '/appraisal-words',
    may: 'record.verify',
    summary: '定考核用语对照 / what a unit’s word means; appraisals that waited for it get their result',
    input: z.object({ unitId: Id, word: Text.min(1).max(40), result: z.enum(appraised) }),
    output: z.object({ settled: z.string() }),
  }),
  addPaper: operation({
    method: 'POST',
    path: '/people/:id/papers',
    may: 'record.write',
    summary: '上传佐证 / keep a scan: PDF, JPG or PNG up to 20 MB',
    kind: 'upload',
    limit: { bytes: LARGEST_PAPER * 1024 * 1024, code: 'paper.too-large', facts: { limit: LARGEST_PAPER } },
    input: z.object({ id: Id, fileName: Text.min(1).max(200) }),
    output: Paper,
    subject: 'id',
  }),
  openPaper: operation({
    method: 'GET',
    path: '/people/:id/papers/:paperId',
    may: 'person.open',
    summary: '看佐证 / see a scan, for a purpose; the person sees that it was opened',
    kind: 'download',
    input: z.object({ id: Id, paperId: Id, purpose: Why }),
    output: z.unknown(),
    subject: 'id',
    shows: 'persons',
  }),
} as const
