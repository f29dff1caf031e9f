import { z } from 'zod'
import { PlainDate } from '../../platform/plain-date.ts'
import { lights } from '../../targets/light.ts'
import { awaits } from './await-rules.ts'
import { orderSources, problems } from './source-rules.ts'
import { moveNames, orderStates } from './states-rules.ts'

export const Id = z.uuid()
export const Text = z.string().trim()
export const Reason = Text.min(2).max(500)

export const OrderLight = z.enum(lights)

const Unit = z.object({ id: Id, name: z.string() })

export const OrderLine = z.object({
  id: Id,
  number: z.string().nullable(),
  matter: z.string(),
  unit: Unit,
  place: z.string(),
  office: z.string(),
  source: z.enum(orderSources),
  state: z.enum(orderStates),
  dueOn: PlainDate.nullable(),
  firstDueOn: PlainDate.nullable(),
  light: OrderLight,
  /** Why the light is what it is. */
  sentence: z.string(),
  /** Working days left; negative when overdue. */
  workingDays: z.int().nullable(),
  /** What it waits for, and whether that is for somebody in the reader's post. */
  awaits: z.enum(awaits),
})
export type OrderLine = z.output<typeof OrderLine>

export const Proof = z.object({
  id: Id,
  fileName: z.string(),
  addedBy: z.string().nullable(),
  /** False until the move that hands it in. */
  handedIn: z.boolean(),
})

export const OrderItem = z.object({ id: Id, name: z.string(), proofs: z.array(Proof) })
export type OrderItem = z.output<typeof OrderItem>

export const OpenMove = z.object({
  move: z.enum(moveNames),
  /** What stands in the way, in words; empty when the move is open. */
  obstacles: z.array(z.string()),
})

export const OrderStep = z.object({
  no: z.int(),
  move: z.enum(moveNames),
  on: PlainDate,
  by: z.string().nullable(),
  dueOn: PlainDate.nullable(),
  /** What was said with it: reason, plan, result. */
  said: z.array(z.object({ what: z.string(), text: z.string() })),
})

export const PaperLine = z.object({
  id: Id,
  kind: z.string(),
  state: z.enum(['draft', 'sent', 'dropped']),
  on: PlainDate,
  signedBy: z.string().nullable(),
})

export const Overlap = z.object({
  number: z.string().nullable(),
  office: z.string(),
  matter: z.string(),
  state: z.enum(orderStates),
  dueOn: PlainDate.nullable(),
  /** The same problem too: then the order cannot be opened beside it. */
  isSame: z.boolean(),
})
export type Overlap = z.output<typeof Overlap>

export const OrderRecord = OrderLine.extend({
  version: z.int(),
  problem: z.enum(problems),
  basis: z.string(),
  demand: z.string(),
  standard: z.string(),
  /** Working days given, as text. */
  term: z.string(),
  extensions: z.string(),
  extendedBy: z.string(),
  returned: z.string(),
  reopened: z.string(),
  issuedOn: PlainDate.nullable(),
  receivedOn: PlainDate.nullable(),
  answeredOn: PlainDate.nullable(),
  closedOn: PlainDate.nullable(),
  drafter: z.string().nullable(),
  /** The task, line or clause that it is about. */
  about: z.object({ kind: z.enum(['task', 'line', 'policy']), id: z.string(), name: z.string() }).nullable(),
  mergedInto: z.object({ id: Id, number: z.string().nullable() }).nullable(),
  items: z.array(OrderItem),
  moves: z.array(OpenMove),
  check: z
    .object({ passed: z.boolean(), onSite: z.boolean(), checkers: z.array(z.string()), on: PlainDate })
    .nullable(),
  asked: z.object({ days: z.int(), by: z.string().nullable() }).nullable(),
  overlaps: z.array(Overlap),
  steps: z.array(OrderStep),
  papers: z.array(PaperLine),
  mayRevise: z.boolean(),
  mayHandIn: z.boolean(),
})
export type OrderRecord = z.output<typeof OrderRecord>

/** What a drafted order says. */
export const Draft = z.object({
  unitId: Id,
  source: z.enum(orderSources),
  problem: z.enum(problems),
  taskId: Id.nullable().default(null),
  lineNo: z.int().nullable().default(null),
  policyId: Id.nullable().default(null),
  policyLineNo: z.int().nullable().default(null),
  /** The clause it rests on, as it is printed. */
  basis: Text.min(4).max(300),
  matter: Text.min(4).max(200),
  demand: Text.min(4).max(1000),
  standard: Text.min(4).max(500),
  term: z.int().min(1).max(120),
  items: z.array(Text.min(2).max(60)).min(1).max(20),
})
export type Draft = z.output<typeof Draft>

export const Moved = z.object({
  id: Id,
  number: z.string().nullable(),
  state: z.enum(orderStates),
  dueOn: PlainDate.nullable(),
})
export type Moved = z.output<typeof Moved>
