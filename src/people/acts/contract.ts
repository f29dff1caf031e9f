import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'

const Id = z.uuid()
const Text = z.string().trim()
const Why = Text.min(2).max(200)

/** What of a person may be mended; the number keeps its old hash besides, so that old papers still find the person. */
export const mendable = ['name', 'idNumber', 'phone', 'ethnicity', 'education', 'residence', 'residenceKind'] as const
export type Mendable = (typeof mendable)[number]

const LookAlike = z.object({
  id: Id,
  /** Masked; of somebody out of reach only the place is told. */
  name: z.string(),
  idNumber: z.string(),
  birthYear: z.string().nullable(),
  place: z.string(),
  inReach: z.boolean(),
  /** What speaks for one person, and what differs. */
  same: z.array(z.enum(['number', 'name', 'birth', 'phone', 'spelling', 'character'])),
  differs: z.array(z.enum(['number', 'name', 'birth', 'phone', 'sex'])),
})
export type LookAlike = z.output<typeof LookAlike>

export const actOperations = {
  lookAlikes: operation({
    method: 'POST',
    path: '/people/look-alikes',
    may: 'person.register',
    summary: '录入时查疑似重复 / who may be the person being typed in, and what differs; each asking is on record',
    input: z.object({
      name: Text.min(2).max(50),
      idNumber: Text.max(40).default(''),
      phone: Text.max(30).default(''),
    }),
    output: z.object({ rows: z.array(LookAlike) }),
    shows: 'persons',
  }),
  mend: operation({
    method: 'POST',
    path: '/people/:id/mend',
    may: 'person.register',
    summary: '更正身份信息 / mend who somebody is: name, number, phone …; old and new are kept',
    input: z.object({
      id: Id,
      version: z.int(),
      fields: z.partialRecord(z.enum(mendable), Text.max(60)),
      why: Why,
    }),
    output: z.object({}),
    subject: 'id',
  }),
  retire: operation({
    method: 'POST',
    path: '/people/:id/retire',
    may: 'person.register',
    summary: '退休 / from which day somebody is retired; null takes it back',
    input: z.object({ id: Id, on: PlainDate.nullable(), why: Why }),
    output: z.object({}),
    subject: 'id',
  }),
  die: operation({
    method: 'POST',
    path: '/people/:id/die',
    may: 'person.register',
    summary: '去世 / on which day somebody died, present work ends with it; null takes it back',
    input: z.object({ id: Id, on: PlainDate.nullable(), why: Why }),
    output: z.object({}),
    subject: 'id',
  }),
  move: operation({
    method: 'POST',
    path: '/people/:id/move',
    may: 'person.register',
    summary: '迁移 / somebody moves to another county, whose register keeps the record from then on',
    input: z.object({ id: Id, toUnitId: Id, on: PlainDate, why: Why }),
    output: z.object({}),
    subject: 'id',
  }),
  occupations: operation({
    method: 'GET',
    path: '/occupations',
    may: 'anyone',
    summary: '职业（工种）：代码、名称、拼音首字母 / occupations by code, name or initials, at most 50',
    input: z.object({ text: Text.max(60).default('') }),
    output: z.object({
      hits: z.array(z.object({ code: z.string(), name: z.string(), series: z.string().nullable() })),
    }),
  }),
} as const
