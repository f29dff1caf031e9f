import { z } from 'zod'
import { Figure } from '../platform/figure.ts'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'
import { Id, LightSaid, Text } from './shapes.ts'

const Year = z.coerce.number().int().min(2000).max(2100)
const listLimit = { bytes: 10 * 1024 * 1024, code: 'list.too-large', facts: { limit: 10 } }
export const matrixColumns = ['prefecture', 'county', 'lead'] as const

export const matrixOperations = {
  matrix: operation({
    method: 'GET',
    path: '/plans/:id/matrix',
    may: 'plan.read',
    summary: '任务与单位的灯 / lights of tasks by unit, one letter a cell',
    input: z.object({ id: Id, by: z.enum(matrixColumns).default('prefecture') }),
    output: z.object({
      asOf: PlainDate,
      title: z.string(),
      by: z.enum(matrixColumns),
      /** Columns that this plan can be shown by. */
      choices: z.array(z.enum(matrixColumns)),
      columns: z.array(z.object({ id: Id, name: z.string(), fullName: z.string() })),
      rows: z.array(
        z.object({
          id: Id,
          no: z.string(),
          measure: z.string(),
          content: z.string(),
          lead: z.string(),
          isKey: z.boolean(),
          /** One letter for each column, see `cell-rules.ts`. */
          cells: z.string(),
          red: Figure,
          yellow: Figure,
        }),
      ),
      /** The light of each column over all its tasks. */
      total: z.string(),
      red: Figure,
      yellow: Figure,
      missing: Figure,
    }),
  }),
  cell: operation({
    method: 'GET',
    path: '/plans/:id/matrix/:taskId/:unitId',
    may: 'plan.read',
    summary: '一格的来历 / what lies behind one cell',
    input: z.object({ id: Id, taskId: Id, unitId: Id }),
    output: z.object({
      unit: z.string(),
      task: z.string(),
      /** Handed down and not taken. */
      askedOn: PlainDate.nullable(),
      tasks: z.array(z.object({ id: Id, content: z.string(), lead: z.string(), light: LightSaid })),
    }),
  }),
  counted: operation({
    method: 'GET',
    path: '/plan-figures/:figure',
    may: 'plan.read',
    summary: '计划里一个数的来历 / what a number of a plan counts',
    input: z.object({ figure: Text.max(160) }),
    output: z.object({
      title: z.string(),
      figure: Figure,
      rows: z.array(z.object({ id: Id, what: z.string(), detail: z.string(), light: LightSaid.nullable() })),
    }),
  }),
  taskList: operation({
    method: 'GET',
    path: '/task-list',
    may: 'plan.read',
    kind: 'download',
    summary: '改革任务清单导出 / the task list as a workbook',
    input: z.object({ year: Year, planId: Id.optional() }),
    output: z.unknown(),
  }),
  readTaskList: operation({
    method: 'PUT',
    path: '/plans/:id/task-list',
    may: 'plan.write',
    kind: 'upload',
    limit: listLimit,
    summary:
      '改革任务清单导入：认得编号的改，没有编号的新增 / the task list back in: known ids are changed, others added',
    input: z.object({ id: Id, fileName: Text.min(1).max(200) }),
    output: z.object({
      changed: z.string(),
      added: z.string(),
      same: z.string(),
      refused: z.array(z.object({ row: z.number().int(), no: z.string(), reasons: z.array(z.string()) })),
    }),
    subject: 'id',
  }),
  selfCheck: operation({
    method: 'GET',
    path: '/self-check',
    may: 'plan.read',
    kind: 'download',
    summary: '工作进度自查表导出，台账已填 / the self-check sheet, filled from the ledger',
    input: z.object({ year: Year }),
    output: z.unknown(),
  }),
  feed: operation({
    method: 'GET',
    path: '/calendar-feed',
    may: 'plan.read',
    summary: '日历订阅是否开着 / whether the deadlines of this post can be subscribed to',
    input: z.object({}),
    output: z.object({ since: z.string().nullable() }),
  }),
  makeFeed: operation({
    method: 'POST',
    path: '/calendar-feed',
    may: 'plan.read',
    summary: '开日历订阅；地址只显示一次，原来的作废 / a new address; the former one ends',
    input: z.object({}),
    output: z.object({ path: z.string() }),
  }),
  endFeed: operation({
    method: 'POST',
    path: '/calendar-feed/end',
    may: 'plan.read',
    summary: '停日历订阅 / end the subscription',
    input: z.object({}),
    output: z.object({ since: z.string().nullable() }),
  }),
  calendar: operation({
    method: 'GET',
    path: '/calendars/:token',
    may: 'everybody',
    kind: 'download',
    summary: '期限日历（iCalendar） / deadlines as a calendar, by its secret address',
    input: z.object({ token: Text.min(20).max(80) }),
    output: z.unknown(),
  }),
} as const
