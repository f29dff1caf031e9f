import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { recordKinds } from '../records/kinds.ts'

const Id = z.uuid()
const Text = z.string().trim()
const About = z.enum([...recordKinds, 'person', 'training'])

export const CorrectionLine = z.object({
  id: Id,
  personId: Id,
  about: About,
  recordId: Id.nullable(),
  says: z.string(),
  askedOn: PlainDate,
  /** Five working days; null where the year's calendar is not published. */
  dueOn: PlainDate.nullable(),
  state: z.enum(['open', 'accepted', 'refused']),
  answer: z.string().nullable(),
  answeredOn: PlainDate.nullable(),
})
export type CorrectionLine = z.output<typeof CorrectionLine>

const Asking = z.object({ about: About, recordId: Id.nullable().default(null), says: Text.min(2).max(500) })

export const correctionOperations = {
  askOwnCorrection: operation({
    method: 'POST',
    path: '/own/corrections',
    may: 'self.read',
    summary: '这条不对 / a worker says that something of his record is wrong',
    input: Asking,
    output: CorrectionLine,
  }),
  ownCorrections: operation({
    method: 'GET',
    path: '/own/corrections',
    may: 'self.read',
    summary: '我提出的更正 / what I said was wrong, and the answers',
    input: z.object({}),
    output: z.object({ rows: z.array(CorrectionLine) }),
  }),
  askCorrection: operation({
    method: 'POST',
    path: '/people/:id/corrections',
    may: 'correction.ask',
    summary: '单位提出更正 / an enterprise says that something of its worker’s record is wrong',
    input: Asking.extend({ id: Id }),
    output: CorrectionLine,
    subject: 'id',
  }),
  corrections: operation({
    method: 'GET',
    path: '/people/:id/corrections',
    may: 'person.read',
    summary: '更正申请 / what was said to be wrong of a person, and the answers',
    input: z.object({ id: Id }),
    output: z.object({ rows: z.array(CorrectionLine), mayAnswer: z.boolean(), mayAsk: z.boolean() }),
    shows: 'persons',
  }),
  answerCorrection: operation({
    method: 'POST',
    path: '/people/:id/corrections/:correctionId/answer',
    may: 'correction.decide',
    summary: '答复更正申请 / accept or refuse, with the reason; the worker sees it',
    input: z.object({ id: Id, correctionId: Id, accepts: z.boolean(), answer: Text.min(2).max(500) }),
    output: CorrectionLine,
    subject: 'id',
  }),
} as const
