import { z } from 'zod'
import { Figure } from '../../platform/figure.ts'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { Dated, DocumentNo, Id, Text, Version } from '../shapes.ts'
import { endReasons } from './rules.ts'

const Pairing = z.object({
  id: Id,
  officerId: Id,
  instructor: z.string(),
  instructorUnit: z.string(),
  enterpriseId: Id,
  enterprise: z.string(),
  place: z.string(),
  purpose: z.string(),
  documentNo: z.string().nullable(),
  ...Dated.shape,
  endReason: z.enum(endReasons).nullable(),
  version: Version,
  visits: z.array(z.object({ id: Id, onDay: PlainDate, found: z.string() })),
  /** The day by which a visit is due; null when the pairing has ended. */
  visitDue: PlainDate.nullable(),
  overdue: z.boolean(),
})

const may = 'pairing.manage'

export const pairingOperations = {
  pairings: operation({
    method: 'GET',
    path: '/pairings',
    may: 'pairing.read',
    summary: '指导员结对 / instructors and the enterprises they are paired with',
    input: z.object({
      state: z.enum(['open', 'overdue', 'ended', 'all']).default('open'),
      text: Text.max(60).default(''),
      unitId: Id.optional(),
      /** How many rows came before. */
      after: z
        .string()
        .regex(/^\d{1,6}$/)
        .default('0'),
    }),
    output: z.object({
      rows: z.array(Pairing),
      count: Figure,
      next: z.string().nullable(),
      mayManage: z.boolean(),
      cap: z.string(),
    }),
  }),
  pair: operation({
    ...{ method: 'POST', path: '/pairings', may, summary: '结对 / pair an instructor with an enterprise' },
    input: z.object({
      ...{ officerId: Id, enterpriseId: Id, purpose: Text.min(2).max(200), documentNo: DocumentNo },
      fromOn: PlainDate,
    }),
    output: z.object({ id: Id }),
  }),
  endPairing: operation({
    ...{ method: 'POST', path: '/pairings/:id/end', may, subject: 'id' },
    summary: '解除结对，须写原因 / end a pairing; the reason is asked',
    input: z.object({ id: Id, version: Version, onDay: PlainDate, reason: z.enum(endReasons).exclude(['unit-ended']) }),
    output: z.object({}),
  }),
  visit: operation({
    ...{ method: 'POST', path: '/pairings/:id/visits', may, subject: 'id' },
    summary: '记走访发现的情况 / a visit and what was found',
    input: z.object({ id: Id, onDay: PlainDate, found: Text.min(5).max(2000) }),
    output: z.object({ id: Id }),
  }),
} as const
