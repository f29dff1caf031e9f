import { z } from 'zod'
import { Figure } from '../platform/figure.ts'
import { PlainDate } from '../platform/plain-date.ts'
import { MOST_MILESTONES } from './content-rules.ts'
import { deliberationResults, planMoves, planStates } from './plan-rules.ts'
import { moveNames, taskStates } from './task-rules.ts'

export const Id = z.uuid()
export const Version = z.coerce.number().int().min(1)
export const Text = z.string().trim()
const Moment = z.string()

export const lights = ['grey', 'blue', 'green', 'yellow', 'red'] as const

/** A light, the rule that gave it, the word printed beside it and the sentence that explains it. */
export const LightSaid = z.object({
  value: z.enum(lights),
  rule: z.string(),
  word: z.string(),
  sentence: z.string(),
})
export type LightSaid = z.output<typeof LightSaid>

export const Decision = z.object({ documentNo: Text.min(1).max(80), onDay: PlainDate })

export const MilestoneInput = z.object({
  /** Of a milestone that stands already; a new one has none. */
  id: Id.nullable().default(null),
  name: Text.min(1).max(80),
  dueOn: PlainDate,
  weight: z.coerce.number().int().min(1).max(100),
  asks: z.array(Text.min(2).max(60)).max(5).default([]),
})

const Source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('policy'), policyId: Id, lineNo: z.coerce.number().int().min(1) }),
  z.object({ kind: z.literal('above'), taskId: Id }),
])

export const TaskInput = z.object({
  measure: Text.min(1).max(80),
  content: Text.min(1).max(400),
  deliverable: Text.max(200).default(''),
  standard: Text.max(400).default(''),
  leadId: Id,
  partnerIds: z.array(Id).max(20).default([]),
  leaderPostId: Id.nullable().default(null),
  personPostId: Id.nullable().default(null),
  startsOn: PlainDate,
  dueOn: PlainDate,
  /** The code of a line of a target, where the standard is a number. */
  line: Text.max(40).nullable().default(null),
  source: Source.nullable().default(null),
  isKey: z.boolean().default(false),
  risk: Text.max(400).nullable().default(null),
  milestones: z.array(MilestoneInput).max(MOST_MILESTONES + 6),
})
export type TaskInput = z.output<typeof TaskInput>

export const Milestone = z.object({
  id: Id,
  name: z.string(),
  dueOn: PlainDate,
  /** Per cent of the task, as text. */
  weight: z.string(),
  reachedOn: PlainDate.nullable(),
  proven: z.boolean(),
})

const Named = z.object({ id: Id, name: z.string() })

export const SourceSaid = z.object({
  kind: z.enum(['policy', 'decision', 'memorandum', 'above']),
  title: z.string(),
  detail: z.string(),
  /** Where it opens; null where this reader does not see it. */
  to: z.string().nullable(),
})

export const TaskLine = z.object({
  id: Id,
  no: z.string(),
  measure: z.string(),
  content: z.string(),
  deliverable: z.string(),
  standard: z.string(),
  lead: Named,
  place: Named,
  partners: z.array(Named),
  startsOn: PlainDate,
  dueOn: PlainDate,
  state: z.enum(taskStates),
  isKey: z.boolean(),
  light: LightSaid,
  /** Weights of the milestones that were reached. */
  progress: Figure,
  milestones: z.array(Milestone),
  source: SourceSaid,
  risk: z.string().nullable(),
  /** How many were asked to carry it on and how many did, as text; null where nobody was. */
  takers: z.object({ asked: z.string(), taken: z.string() }).nullable(),
})
export type TaskLine = z.output<typeof TaskLine>

export const Cell = z.object({
  name: z.string(),
  from: z.enum(['ledger', 'asked']),
  value: z.string().nullable(),
  unit: z.string(),
  /** Opens the number; null where it was given by a person. */
  ref: z.string().nullable(),
})

export const Slot = z.object({
  id: Id,
  milestoneId: Id,
  name: z.string(),
  dueOn: PlainDate,
  state: z.enum(['waiting', 'confirmed', 'explained']),
  cells: z.array(Cell),
  explanation: z.string().nullable(),
  who: z.string().nullable(),
  answeredAt: Moment.nullable(),
})
export type Slot = z.output<typeof Slot>

export const OpenMove = z.object({
  move: z.enum(moveNames),
  reasonNeeded: z.boolean(),
  decisionNeeded: z.boolean(),
  hindrance: z.string().nullable(),
})

export const TaskRecord = TaskLine.extend({
  version: z.number().int(),
  plan: z.object({ id: Id, title: z.string() }).nullable(),
  leader: z.string().nullable(),
  person: z.string().nullable(),
  leaderPostId: Id.nullable(),
  personPostId: Id.nullable(),
  /** The line of the ledger that is its standard. */
  line: z.object({ code: z.string(), name: z.string(), target: z.string() }).nullable(),
  chain: z.array(z.object({ id: Id, no: z.string(), content: z.string(), place: z.string() })),
  parts: z.array(
    z.object({
      id: Id,
      place: z.string(),
      lead: z.string(),
      content: z.string(),
      dueOn: PlainDate,
      state: z.enum(taskStates),
      light: LightSaid,
    }),
  ),
  missing: z.array(Named),
  slots: z.array(Slot),
  proofs: z.array(
    z.object({ id: Id, milestoneId: Id.nullable(), fileName: z.string(), who: z.string().nullable(), at: Moment }),
  ),
  orders: z.array(z.object({ id: Id, number: z.string().nullable(), matter: z.string(), state: z.string() })),
  moves: z.array(OpenMove),
  may: z.object({ revise: z.boolean(), handDown: z.boolean(), take: z.boolean(), report: z.boolean() }),
  events: z.array(
    z.object({
      no: z.number().int(),
      move: z.enum(moveNames),
      note: z.string(),
      decision: z.string().nullable(),
      onDay: PlainDate,
      who: z.string().nullable(),
    }),
  ),
})
export type TaskRecord = z.output<typeof TaskRecord>

export const PlanLine = z.object({
  id: Id,
  year: z.number().int(),
  no: z.number().int(),
  title: z.string(),
  office: z.string(),
  place: z.string(),
  state: z.enum(planStates),
  tasks: Figure,
  closed: Figure,
})
export type PlanLine = z.output<typeof PlanLine>

export const PlanRecord = PlanLine.extend({
  version: z.number().int(),
  placeId: Id,
  officeId: Id,
  above: z.object({ id: Id, title: z.string() }).nullable(),
  rows: z.array(TaskLine),
  /** First and last day of each measure, from its tasks. */
  measures: z.array(z.object({ name: z.string(), from: PlainDate, to: PlainDate })),
  deliberations: z.array(
    z.object({
      id: Id,
      result: z.enum(deliberationResults),
      meeting: z.string(),
      documentNo: z.string(),
      onDay: PlainDate,
      note: z.string(),
      who: z.string().nullable(),
    }),
  ),
  moves: z.array(z.object({ move: z.enum(planMoves), hindrance: z.string().nullable() })),
  may: z.object({ write: z.boolean() }),
})
export type PlanRecord = z.output<typeof PlanRecord>
