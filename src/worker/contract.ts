import { z } from 'zod'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'

const Id = z.uuid()

/** One look at the worker's record by somebody else. */
export const Look = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Unit and post; the name of whoever looked is withheld. */
  unit: z.string().nullable(),
  post: z.string().nullable(),
  /** What was done: opened sealed fields, opened the record, saw the person in a list, looked up the number. */
  kind: z.enum(['open', 'record', 'list', 'number', 'change']),
  fields: z.array(z.string()),
  purpose: z.string().nullable(),
})
export type Look = z.output<typeof Look>

export const OwnPage = z.object({
  name: z.string(),
  idNumber: z.string(),
  phone: z.string().nullable(),
  employer: z.string().nullable(),
  groups: z.array(z.object({ code: z.string(), fromOn: PlainDate, toOn: PlainDate.nullable(), verified: z.boolean() })),
  trained: z.array(
    z.object({
      id: Id,
      number: z.string(),
      title: z.string(),
      institution: z.string(),
      startsOn: PlainDate,
      endsOn: PlainDate,
      state: z.string(),
      attended: z.string().nullable(),
      certifiedOn: PlainDate.nullable(),
    }),
  ),
  certificates: z.array(
    z.object({
      id: Id,
      occupation: z.string(),
      level: z.string().nullable(),
      number: z.string().nullable(),
      issuedOn: PlainDate.nullable(),
      verified: z.boolean(),
      revokedOn: PlainDate.nullable(),
    }),
  ),
  /** The latest looks; `looks` has them all. */
  looks: z.array(Look),
  moreLooks: z.boolean(),
})
export type OwnPage = z.output<typeof OwnPage>

export const contract = {
  own: operation({
    method: 'GET',
    path: '/worker/own',
    may: 'self.read',
    summary: '我的：我的培训、证书，谁看过我的信息 / my record, my classes, and who looked at me',
    input: z.object({}),
    output: OwnPage,
    shows: 'persons',
  }),
  looks: operation({
    method: 'GET',
    path: '/worker/looks',
    may: 'self.read',
    summary: '谁看过我的信息 / everybody who looked at my record',
    input: z.object({ before: z.string().max(30).optional() }),
    output: z.object({ rows: z.array(Look), next: z.string().nullable() }),
  }),
  open: operation({
    method: 'POST',
    path: '/worker/open',
    may: 'self.read',
    summary: '显示我的证件号和手机号 / see my own number and phone in clear',
    input: z.object({}),
    output: z.object({ name: z.string(), idNumber: z.string(), phone: z.string().nullable() }),
    shows: 'persons',
  }),
} as const
