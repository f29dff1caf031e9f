import { z } from 'zod'
import { Figure } from '../platform/figure.ts'
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
const GroupCode = z.string().regex(/^G(0[1-9]|1[0-6])$/)
/** A whole number as it was planned: nothing that was counted. */
const Planned = z.string()

/** A plan as the institution gives it. */
export const Plan = z.object({
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

export const ClassLine = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  institution: z.string(),
  /** How these are read in Chinese, for ordering: 长春 under C. */
  sortKeys: z.object({ title: z.string(), institution: z.string(), occupation: z.string() }),
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
  /** The message in its two parts: what is wrong, how to mend it. */
  what: z.string(),
  how: z.string(),
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

export const DropLine = Drop.pick({
  ...({ id: true, fileName: true, state: true, progress: true, stored: true, already: true } as const),
  ...({ refused: true, droppedBy: true, droppedAt: true } as const),
})
