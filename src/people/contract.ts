import { z } from 'zod'
import { Figure } from '../platform/figure.ts'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'
import { actOperations } from './acts/contract.ts'
import { correctionOperations } from './corrections/contract.ts'
import { mergeOperations } from './merge/contract.ts'
import { recordOperations } from './records/contract.ts'
import { idTypes } from './rules.ts'
import { workbookOperations } from './workbook/contract.ts'

const Id = z.uuid()
const Text = z.string().trim()
const Purpose = Text.min(2).max(200)
const GroupCode = z.string().regex(/^G(0[1-9]|1[0-6])$/)

const PersonLine = z.object({
  id: Id,
  /** Masked, as everything here. */
  name: z.string(),
  idType: z.enum(idTypes),
  idNumber: z.string(),
  sex: z.enum(['male', 'female']).nullable(),
  birthYear: z.string().nullable(),
  place: z.string(),
  registrar: z.string(),
  employer: z.string().nullable(),
  classes: Figure,
})
export type PersonLine = z.output<typeof PersonLine>

const Certificate = z.object({
  id: Id,
  kind: z.enum(['skill-level', 'qualification', 'special', 'completion']),
  occupation: z.string(),
  level: z.string().nullable(),
  number: z.string().nullable(),
  issuedOn: PlainDate.nullable(),
  verified: z.boolean(),
  revokedOn: PlainDate.nullable(),
})

export const PersonClass = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  institution: z.string(),
  startsOn: PlainDate,
  endsOn: PlainDate,
  state: z.string(),
  attended: z.string().nullable(),
  certifiedOn: PlainDate.nullable(),
})

const Namesake = z.object({
  id: Id,
  name: z.string(),
  idNumber: z.string(),
  birthYear: z.string().nullable(),
  place: z.string(),
})

const Pair = z.object({ person: Namesake, other: Namesake, foundAt: z.iso.datetime() })
export type Pair = z.output<typeof Pair>

export const PersonRecord = PersonLine.extend({
  version: z.int(),
  phone: z.string().nullable(),
  ethnicity: z.string().nullable(),
  education: z.string().nullable(),
  residence: z.string().nullable(),
  residenceKind: z.string().nullable(),
  groups: z.array(z.object({ code: GroupCode, fromOn: PlainDate, toOn: PlainDate.nullable(), verified: z.boolean() })),
  certificates: z.array(Certificate),
  trained: z.array(PersonClass),
  namesakes: z.array(Namesake),
  registeredAt: z.iso.datetime(),
  retiredOn: PlainDate.nullable(),
  movedOn: PlainDate.nullable(),
  diedOn: PlainDate.nullable(),
  mayOpen: z.boolean(),
  /** Identity may be mended, and retirement, death and moves entered. */
  mayAct: z.boolean(),
  mayDecide: z.boolean(),
})
export type PersonRecord = z.output<typeof PersonRecord>

export const sealedFields = ['name', 'idNumber', 'phone', 'certificates'] as const

const NewPersonForm = z.object({
  name: Text.min(1).max(50),
  idType: z.enum(idTypes).default('resident'),
  idNumber: Text.min(1).max(40),
  phone: Text.max(30).nullable().default(null),
  employer: Text.max(100).nullable().default(null),
  groups: z.array(GroupCode).max(16).default([]),
  /** Side by side with somebody of the same name and birthday: a different person, and why. */
  distinctBecause: Text.max(200).nullable().default(null),
})

export const contract = {
  list: operation({
    method: 'GET',
    path: '/people',
    may: 'person.read',
    summary: '人员列表 / people within reach, masked; by name, initials, last four characters or unit',
    input: z.object({
      text: Text.max(40).default(''),
      unitId: Id.optional(),
      group: GroupCode.optional(),
      after: z.string().max(300).optional(),
    }),
    output: z.object({
      rows: z.array(PersonLine),
      count: Figure,
      /** The count is only counted so far; there are more. */
      more: z.boolean(),
      next: z.string().nullable(),
      mayRegister: z.boolean(),
      /** Records may be dropped by workbook. */
      mayWrite: z.boolean(),
      mayMerge: z.boolean(),
    }),
    shows: 'persons',
  }),
  record: operation({
    method: 'GET',
    path: '/people/:id',
    may: 'person.read',
    summary: '人员档案 / a person’s record, masked',
    input: z.object({ id: Id }),
    output: PersonRecord,
    shows: 'persons',
  }),
  open: operation({
    method: 'POST',
    path: '/people/:id/open',
    may: 'person.open',
    summary: '查看原值 / see sealed fields in clear, for a purpose; the person sees that they were opened',
    input: z.object({ id: Id, fields: z.array(z.enum(sealedFields)).min(1), purpose: Purpose }),
    output: z.object({
      name: z.string().optional(),
      idNumber: z.string().optional(),
      phone: z.string().nullable().optional(),
      certificates: z.array(z.object({ id: Id, number: z.string().nullable() })).optional(),
    }),
    subject: 'id',
    shows: 'persons',
  }),
  lookUp: operation({
    method: 'POST',
    path: '/people/look-up',
    may: 'person.register',
    summary: '录入时查重 / whether a number is known, while it is typed; each asking is on record, hit or miss',
    input: z.object({ idType: z.enum(idTypes).default('resident'), idNumber: Text.min(1).max(40) }),
    output: z.object({
      known: z.enum(['no', 'here', 'elsewhere']),
      personId: Id.nullable(),
      name: z.string().nullable(),
      /** Where somebody out of reach is registered: the county, never the name. */
      place: z.string().nullable(),
    }),
    shows: 'persons',
  }),
  register: operation({
    method: 'POST',
    path: '/people',
    may: 'person.register',
    summary: '登记人员 / register a person; one number is one person',
    input: NewPersonForm,
    output: PersonRecord,
  }),
  pairs: operation({
    method: 'GET',
    path: '/people-pairs',
    may: 'person.merge',
    summary: '疑似重复 / records that may be one person, side by side',
    input: z.object({}),
    output: z.object({ rows: z.array(Pair) }),
    shows: 'persons',
  }),
  tellApart: operation({
    method: 'POST',
    path: '/people-pairs/apart',
    may: 'person.merge',
    summary: '不是同一人 / two records are two people, and why',
    input: z.object({ personId: Id, otherId: Id, reason: Purpose }),
    output: z.object({}),
    subject: 'personId',
  }),
  ...recordOperations,
  ...mergeOperations,
  ...actOperations,
  ...correctionOperations,
  ...workbookOperations,
} as const
