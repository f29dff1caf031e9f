import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { PlaceCode } from '../cards/contract.ts'

const Reason = z.string().trim().min(1).max(500)
const Act = z.object({ at: z.iso.datetime(), by: z.string().nullable(), reason: z.string() })

export const periodsContract = {
  periods: operation({
    method: 'GET',
    path: '/periods',
    may: 'target.read',
    summary: '已锁定和重新开放的月份 / months that are locked, and those opened again',
    input: z.object({ place: PlaceCode.optional() }),
    output: z.object({
      periods: z.array(
        z.object({
          id: z.uuid(),
          /** First day of the month. */
          month: PlainDate,
          place: z.object({ code: z.string(), name: z.string() }),
          locked: Act,
          reopened: Act.nullable(),
        }),
      ),
      may: z.object({ lock: z.boolean() }),
    }),
  }),
  lockPeriod: operation({
    method: 'POST',
    path: '/periods',
    may: 'period.lock',
    summary: '锁定一个地区的一个月：此后只能重述 / lock a month of a place: from then on only restatements',
    input: z.object({ place: PlaceCode, month: PlainDate, reason: Reason }),
    output: z.object({ id: z.uuid() }),
  }),
  reopenPeriod: operation({
    method: 'POST',
    path: '/periods/:periodId/reopen',
    may: 'period.lock',
    summary: '重新开放已锁定的月份，原报数保留 / open a locked month again; what was reported stays',
    input: z.object({ periodId: z.uuid(), reason: Reason }),
    output: z.object({}),
    subject: 'periodId',
  }),
} as const
