import { z } from 'zod'
import { Figure } from '../platform/figure.ts'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'
import {
  certificateKinds,
  classStates,
  enrolmentStates,
  funds,
  moveNames,
  projectTypes,
  trainingLevels,
} from './rules.ts'

const Id = z.uuid()
const Text = z.string().trim()
const Note = Text.max(500)
const Reason = Text.min(2).max(500)
const GroupCode = z.string().regex(/^G(0[1-9]|1[0-6])$/)
/** A whole number as it was planned: nothing that was counted. */
const Planned = z.string()

const Plan = z.object({
  title: Text.min(2).max(80),
  /** The county or zone where the class is held. */
  unitId: Id,
  projectType: z.enum(projectTypes),
  occupation: Text.min(1).max(60),
  level: z.enum(trainingLevels),
  certificateKind: z.enum(certificateKinds),
  fund: z.enum(funds),
  defaultGroups: z.array(GroupCode).max(16).default([]),
  plannedPeople: z.int().min(1).max(1_048_575),
  plannedHours: z.int().min(1).max(5000),
  startsOn: PlainDate,
  endsOn: PlainDate,
  place: Text.min(1).max(120),
  /** Why the class is entered after its first day (补录). */
  lateReason: Text.max(200).nullable().default(null),
})

const OpenMove = z.object({
  move: z.enum(moveNames),
  noteNeeded: z.boolean(),
  /** Why it is not open yet, in the reader's language; null: it is open. */
  hindrance: z.string().nullable(),
})

const ClassLine = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  institution: z.string(),
  place: z.string(),
  projectType: z.enum(projectTypes),
  occupation: z.string(),
  level: z.enum(trainingLevels),
  startsOn: PlainDate,
  endsOn: PlainDate,
  state: z.enum(classStates),
  lateEntry: z.boolean(),
  plannedPeople: Planned,
  people: Figure,
})

export const ClassRecord = ClassLine.extend({
  version: z.int(),
  institutionId: Id,
  unitId: Id,
  venue: z.string(),
  certificateKind: z.enum(certificateKinds),
  fund: z.enum(funds),
  defaultGroups: z.array(z.string()),
  plannedHours: Planned,
  lateReason: z.string().nullable(),
  finished: Figure,
  withoutHours: Figure,
  moves: z.array(OpenMove),
  mayRevise: z.boolean(),
  mayImport: z.boolean(),
  mayReport: z.boolean(),
  steps: z.array(
    z.object({
      id: Id,
      move: z.string(),
      toState: z.enum(classStates),
      note: z.string(),
      takenBy: z.string().nullable(),
      takenOn: PlainDate,
      takenAt: z.iso.datetime(),
    }),
  ),
})
export type ClassRecord = z.output<typeof ClassRecord>

export const Student = z.object({
  personId: Id,
  name: z.string(),
  idNumber: z.string(),
  phone: z.string().nullable(),
  state: z.enum(enrolmentStates),
  groups: z.array(z.string()),
  level: z.enum(trainingLevels),
  hours: z.string().nullable(),
  attended: z.string().nullable(),
  score: z.string().nullable(),
  certificateNumber: z.string().nullable(),
  certifiedOn: PlainDate.nullable(),
  row: z.int().nullable(),
  version: z.int(),
})
export type Student = z.output<typeof Student>

const ReceiptCell = z.object({
  row: z.int(),
  column: z.string(),
  field: z.string(),
  code: z.string(),
  value: z.string(),
  message: z.string(),
})

/** The receipt as `roster check` prints it, its counts as text; numbers of people in it are masked. */
export const Receipt = z.object({
  file: z.string(),
  sheet: z.string(),
  otherSheets: z.array(z.string()),
  headerRow: z.int(),
  rows: z.string(),
  good: z.string(),
  bad: z.string(),
  warned: z.string(),
  skipped: z.array(z.object({ row: z.int(), why: z.string() })),
  columns: z.record(z.string(), z.string()),
  fileNotices: z.array(z.object({ code: z.string(), field: z.string().nullable(), message: z.string() })),
  notChecked: z.array(z.string()),
  cells: z.array(ReceiptCell),
  /** There are more faulty cells than are listed here; the marked workbook has all. */
  cut: z.boolean(),
})
export type Receipt = z.output<typeof Receipt>

export const previewFields = [
  ...(['name', 'idNumber', 'groups', 'phone', 'occupation', 'level', 'hours', 'attended', 'certificate'] as const),
] as const

const PreviewRow = z.object({
  row: z.int(),
  state: z.enum(['good', 'warned', 'bad', 'skipped']),
  cells: z.record(z.string(), z.string()),
})

export const Drop = z.object({
  id: Id,
  classId: Id,
  className: z.string(),
  classNumber: z.string(),
  fileName: z.string(),
  state: z.enum(['waiting', 'stored', 'refused']),
  /** Of one under way: how far it is; `of` is null until the rows are counted. */
  progress: z.object({ phase: z.enum(['waiting', 'running']), done: z.string(), of: z.string().nullable() }).nullable(),
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  stored: Figure,
  already: Figure,
  amended: Figure,
  refused: Figure,
  skipped: Figure,
  warned: Figure,
  receipt: Receipt.nullable(),
  preview: z.array(PreviewRow),
  droppedBy: z.string().nullable(),
  droppedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type Drop = z.output<typeof Drop>

const DropLine = Drop.pick({
  ...({ id: true, fileName: true, state: true, progress: true, stored: true, already: true } as const),
  ...({ refused: true, droppedBy: true, droppedAt: true } as const),
})

const at = <const Name extends string>(name: Name) => `/training/classes/:id/${name}` as const
const Moved = z.object({ id: Id, note: Note.default('') })
const MovedWithReason = z.object({ id: Id, note: Reason })
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
  drop: operation({
    method: 'PUT',
    path: at('rosters'),
    may: 'roster.import',
    summary: '导入名册 / drop a roster; good rows are stored, bad rows come back marked',
    input: z.object({ id: Id, fileName: FileName }),
    output: Drop,
    kind: 'upload',
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
