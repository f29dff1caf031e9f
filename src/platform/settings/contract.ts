import { z } from 'zod'
import { operation } from '../operation.ts'
import { PlainDate } from '../plain-date.ts'

const Year = z.int().min(2000).max(2100)
const Source = z.string().trim().min(4).max(120)

export const contract = {
  workYears: operation({
    method: 'GET',
    path: '/work-years',
    may: 'anyone',
    summary: '已录入的放假安排 / the holiday notices entered',
    input: z.object({}),
    output: z.object({
      years: z.array(
        z.object({
          year: Year,
          /** First, second … notice for the year; the last one rules. */
          no: z.int(),
          source: z.string(),
          off: z.array(PlainDate),
          worked: z.array(PlainDate),
          /** Whether deadlines are counted by this edition. */
          rules: z.boolean(),
        }),
      ),
    }),
  }),
  loadWorkYear: operation({
    method: 'POST',
    path: '/work-years',
    may: 'calendar.load',
    summary: '录入国务院办公厅的放假安排 / enter a yearly holiday notice',
    input: z.object({
      year: Year,
      source: Source,
      off: z
        .array(z.object({ from: PlainDate, to: PlainDate }))
        .min(1)
        .max(20),
      worked: z.array(PlainDate).max(20),
    }),
    output: z.object({}),
  }),
  settings: operation({
    method: 'GET',
    path: '/settings',
    may: 'setting.change',
    summary: '系统设置 / settings of the office',
    input: z.object({}),
    /** Values as JSON text. */
    output: z.object({ settings: z.array(z.object({ name: z.string(), value: z.string(), usual: z.string() })) }),
  }),
  changeSetting: operation({
    method: 'PUT',
    path: '/settings/:name',
    may: 'setting.change',
    summary: '修改设置 / change a setting',
    input: z.object({ name: z.string().max(64), value: z.json() }),
    output: z.object({}),
    subject: 'name',
  }),
} as const
