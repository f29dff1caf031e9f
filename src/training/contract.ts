import { z } from 'zod'
import { Figure } from '../platform/figure.ts'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'
import { workbookLimits } from '../platform/workbook/limits.ts'
import { classStates, trainingLevels } from './rules.ts'
import { ClassLine, ClassRecord, Drop, DropLine, Plan, Receipt, Student } from './shapes.ts'

const Id = z.uuid()
const Text = z.string().trim()
const Note = Text.max(500)
const Reason = Text.min(2).max(500)
const at = <const Name extends string>(name: Name) => `/training/classes/:id/${name}` as const
const Moved = z.object({ id: Id, note: Note.default('') })
const MovedWithReason = z.object({ id: Id, note: Reason })
const rosterLimit = { bytes: workbookLimits.bytes, code: 'roster.f06', facts: { reason: 'file' } }
const FileName = z.string().trim().min(1).max(200)

export const contract = {
  list: operation({
    method: 'GET',
    path: '/training/classes',
    may: 'class.read',
    summary: '培训班列表 / classes within reach, newest first',
    input: z.object({
      state: z.enum([...classStates, 'open', 'all']).default('all'),
      text: Text.max(60).default(''),
      placeId: Id.optional(),
      institutionId: Id.optional(),
      after: z.string().max(60).optional(),
    }),
    output: z.object({
      rows: z.array(ClassLine),
      count: Figure,
      /** Where the next page begins; null on the last. */
      next: z.string().nullable(),
      mayPlan: z.boolean(),
    }),
  }),
  form: operation({
    method: 'GET',
    path: '/training/class-form',
    may: 'class.plan',
    summary: '办班申请已知的内容 / what a plan may choose from, and what is known already',
    input: z.object({}),
    output: z.object({
      institution: z.string(),
      place: z.object({ id: Id, name: z.string() }).nullable(),
      offers: z.array(z.object({ occupation: z.string(), levels: z.array(z.enum(trainingLevels)) })),
    }),
  }),
  places: operation({
    method: 'GET',
    path: '/training/class-places',
    may: 'class.plan',
    summary: '选办班的县（区） / counties and zones where a class may be held; at most 50',
    input: z.object({ text: Text.max(40).default('') }),
    output: z.object({ hits: z.array(z.object({ id: Id, name: z.string(), above: z.string().nullable() })) }),
  }),
  record: operation({
    method: 'GET',
    path: '/training/classes/:id',
    may: 'class.read',
    summary: '培训班档案 / a class, its history and what may be done next',
    input: z.object({ id: Id }),
    output: ClassRecord,
  }),
  plan: operation({
    method: 'POST',
    path: '/training/classes',
    may: 'class.plan',
    summary: '拟办培训班 / plan a class; its number is given at once',
    input: Plan,
    output: ClassRecord,
  }),
  revise: operation({
    method: 'POST',
    path: at('plan'),
    may: 'class.plan',
    summary: '修改办班计划 / change the plan of a draft or returned class',
    input: Plan.extend({ id: Id, version: z.int() }),
    output: ClassRecord,
    subject: 'id',
  }),
  file: operation({
    method: 'POST',
    path: at('file'),
    may: 'class.file',
    summary: '提交备案 / file the class with the county',
    input: Moved,
    output: ClassRecord,
    subject: 'id',
  }),
  approve: operation({
    method: 'POST',
    path: at('approve'),
    may: 'class.approve',
    summary: '准予开班 / approve; never by whoever planned it or dropped its roster',
    input: Moved,
    output: ClassRecord,
    subject: 'id',
  }),
  sendBack: operation({
    method: 'POST',
    path: at('send-back'),
    may: 'class.return',
    summary: '退回 / send back, with the reason',
    input: MovedWithReason,
    output: ClassRecord,
    subject: 'id',
  }),
  start: operation({
    method: 'POST',
    path: at('start'),
    may: 'class.report',
    summary: '开班 / begin, on or after the first day',
    input: Moved,
    output: ClassRecord,
    subject: 'id',
  }),
  complete: operation({
    method: 'POST',
    path: at('complete'),
    may: 'class.report',
    summary: '结课 / end; each person who attended counts at once',
    input: Moved,
    output: ClassRecord,
    subject: 'id',
  }),
  cancel: operation({
    method: 'POST',
    path: at('cancel'),
    may: 'class.plan',
    summary: '取消 / cancel before it begins',
    input: MovedWithReason,
    output: ClassRecord,
    subject: 'id',
  }),
  void: operation({
    method: 'POST',
    path: at('void'),
    may: 'class.void',
    summary: '作废 / void; all its participations leave the targets by reversal',
    input: MovedWithReason,
    output: ClassRecord,
    subject: 'id',
  }),
  people: operation({
    method: 'GET',
    path: at('people'),
    may: 'class.read',
    summary: '学员 / the people of a class, masked',
    input: z.object({ id: Id, after: z.string().max(60).optional() }),
    output: z.object({ rows: z.array(Student), next: z.string().nullable() }),
    shows: 'persons',
  }),
  reportHours: operation({
    method: 'POST',
    path: at('hours'),
    may: 'class.report',
    summary: '上报学时 / hours attended, person by person',
    input: z.object({
      id: Id,
      rows: z
        .array(z.object({ personId: Id, version: z.int(), attended: z.number().min(0).max(5000).multipleOf(0.01) }))
        .min(1)
        .max(2000),
    }),
    output: ClassRecord,
    subject: 'id',
  }),
  certify: operation({
    method: 'POST',
    path: at('certificates'),
    may: 'class.report',
    summary: '登记证书 / certificates issued after the class ended',
    input: z.object({
      id: Id,
      rows: z
        .array(z.object({ personId: Id, number: Text.min(1).max(40), issuedOn: PlainDate }))
        .min(1)
        .max(2000),
    }),
    output: ClassRecord,
    subject: 'id',
  }),
  takeOff: operation({
    method: 'POST',
    path: at('take-off'),
    may: 'class.report',
    summary: '退班 / take a person off the roster, with the reason',
    input: z.object({ id: Id, personId: Id, reason: Reason }),
    output: ClassRecord,
    subject: 'id',
  }),
  putBack: operation({
    method: 'POST',
    path: at('put-back'),
    may: 'class.report',
    summary: '返班 / put a person who was taken off back on the roster, with the reason',
    input: z.object({ id: Id, personId: Id, reason: Reason }),
    output: ClassRecord,
    subject: 'id',
  }),
  drop: operation({
    method: 'PUT',
    path: at('rosters'),
    may: 'roster.import',
    summary: '导入名册 / drop a roster; good rows are stored, bad rows come back marked',
    input: z.object({ id: Id, fileName: FileName }),
    output: Drop,
    kind: 'upload',
    limit: rosterLimit,
    subject: 'id',
  }),
  drops: operation({
    method: 'GET',
    path: at('rosters'),
    may: 'class.read',
    summary: '名册回执列表 / the rosters that were dropped into a class',
    input: z.object({ id: Id }),
    output: z.object({ rows: z.array(DropLine) }),
  }),
  receipt: operation({
    method: 'GET',
    path: '/training/rosters/:id',
    may: 'class.read',
    summary: '名册回执 / what became of a roster, row by row',
    input: z.object({ id: Id }),
    output: Drop,
    shows: 'persons',
  }),
  marked: operation({
    method: 'GET',
    path: '/training/rosters/:id/marked',
    may: 'roster.import',
    summary: '标注后的名册 / the workbook as it came, with each bad cell coloured and commented',
    input: z.object({ id: Id }),
    output: z.unknown(),
    kind: 'download',
    shows: 'persons',
  }),
  check: operation({
    method: 'PUT',
    path: '/training/roster-check',
    may: 'roster.check',
    summary: '试查名册 / check a roster without storing anything',
    input: z.object({ fileName: FileName, classId: Id.optional() }),
    output: Receipt,
    kind: 'upload',
    limit: rosterLimit,
    subject: 'classId',
  }),
  template: operation({
    method: 'GET',
    path: at('roster-template'),
    may: 'class.read',
    summary: '下载空表 / the empty roster of a class',
    input: z.object({ id: Id }),
    output: z.unknown(),
    kind: 'download',
  }),
} as const
