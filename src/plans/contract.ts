import { z } from 'zod'
import { Figure } from '../platform/figure.ts'
import { operation } from '../platform/operation.ts'
import { PlainDate } from '../platform/plain-date.ts'
import { LARGEST_PROOF } from '../supervision/orders/proof-rules.ts'
import { matrixOperations } from './matrix-contract.ts'
import { deliberationResults } from './plan-rules.ts'
import { Decision, Id, PlanLine, PlanRecord, Slot, TaskInput, TaskRecord, Text, Version } from './shapes.ts'

const Year = z.coerce.number().int().min(2000).max(2100)
const of = <const Name extends string>(name: Name) => `/plans/:id/${name}` as const
const at = <const Name extends string>(name: Name) => `/tasks/:id/${name}` as const
const Held = z.object({ id: Id, version: Version })
const Moved = z.object({
  id: Id,
  version: Version,
  reason: Text.max(500).default(''),
  decision: Decision.nullable().default(null),
})
const proofLimit = { bytes: LARGEST_PROOF * 1024 * 1024, code: 'taskProof.too-large', facts: { limit: LARGEST_PROOF } }

const taskMove = { method: 'POST', input: Moved, output: TaskRecord, subject: 'id' } as const
const planMove = { method: 'POST', input: Held, output: PlanRecord, subject: 'id' } as const

export const contract = {
  list: operation({
    method: 'GET',
    path: '/plans',
    may: 'plan.read',
    summary: '工作要点和计划 / plans within reach',
    input: z.object({ year: Year.optional() }),
    output: z.object({ rows: z.array(PlanLine), years: z.array(z.string()), mayWrite: z.boolean() }),
  }),
  record: operation({
    method: 'GET',
    path: '/plans/:id',
    may: 'plan.read',
    summary: '计划和它的任务分解表 / a plan with its tasks',
    input: z.object({ id: Id }),
    output: PlanRecord,
  }),
  since: operation({
    method: 'GET',
    path: of('since'),
    may: 'plan.read',
    summary: '某日以来的变化 / what moved in a plan since a day',
    input: z.object({ id: Id, day: PlainDate }),
    output: z.object({
      rows: z.array(
        z.object({
          taskId: Id,
          no: z.string(),
          content: z.string(),
          place: z.string(),
          move: z.string(),
          note: z.string(),
          onDay: PlainDate,
          who: z.string().nullable(),
        }),
      ),
    }),
  }),
  create: operation({
    method: 'POST',
    path: '/plans',
    may: 'plan.write',
    summary:
      '拟定计划：空白、从收文已确认的任务、或从去年的计划 / a plan: empty, from confirmed task lines, or from last year’s',
    input: z.object({
      year: Year,
      title: Text.min(2).max(120),
      aboveId: Id.nullable().default(null),
      policyId: Id.nullable().default(null),
      formerId: Id.nullable().default(null),
    }),
    output: PlanRecord,
  }),
  addTasks: operation({
    method: 'POST',
    path: of('tasks'),
    may: 'plan.write',
    summary: '增加任务，一件或一批，同样核对 / one task or many, each judged alike',
    input: z.object({ id: Id, tasks: z.array(TaskInput).min(1).max(60) }),
    output: PlanRecord,
    subject: 'id',
  }),
  submit: operation({
    ...planMove,
    path: of('submit'),
    may: 'plan.write',
    summary: '提交审议 / send for deliberation, only with tasks that could be issued',
  }),
  withdraw: operation({
    ...planMove,
    path: of('withdraw'),
    may: 'plan.write',
    summary: '撤回提交 / take back before the meeting',
  }),
  deliberate: operation({
    method: 'POST',
    path: of('deliberation'),
    may: 'plan.approve',
    summary: '登记审议结果 / record what the meeting said',
    input: Held.extend({
      result: z.enum(deliberationResults),
      meeting: Text.min(2).max(120),
      documentNo: Text.min(1).max(80),
      onDay: PlainDate,
      note: Text.max(500).default(''),
    }),
    output: PlanRecord,
    subject: 'id',
  }),
  issue: operation({
    ...planMove,
    path: of('issue'),
    may: 'plan.approve',
    summary: '下达 / issue a deliberated plan with its tasks',
  }),
  closePlan: operation({
    ...planMove,
    path: of('close'),
    may: 'plan.approve',
    summary: '结束计划 / close a plan of which no task is open',
  }),
  task: operation({
    method: 'GET',
    path: '/tasks/:id',
    may: 'plan.read',
    summary: '任务档案 / a task: state, next moves, milestones, reports, parts, history',
    input: z.object({ id: Id }),
    output: TaskRecord,
  }),
  revise: operation({
    method: 'POST',
    path: at('content'),
    may: 'plan.write',
    summary: '修改或调整任务，留下原版 / change a task; what it said before stays',
    input: TaskInput.omit({ source: true }).extend({
      id: Id,
      version: Version,
      reason: Text.max(500).default(''),
      decision: Decision.nullable().default(null),
    }),
    output: TaskRecord,
    subject: 'id',
  }),
  begin: operation({ ...taskMove, path: at('begin'), may: 'task.take', summary: '开始办理 / begin' }),
  finish: operation({ ...taskMove, path: at('finish'), may: 'task.report', summary: '报告完成 / report as done' }),
  sendBack: operation({
    ...taskMove,
    path: at('send-back'),
    may: 'plan.approve',
    summary: '退回 / send back, with the reason',
  }),
  close: operation({
    ...taskMove,
    path: at('close'),
    may: 'plan.approve',
    summary: '办结 / close; never by whoever reported it done',
  }),
  suspend: operation({
    ...taskMove,
    path: at('suspend'),
    may: 'plan.approve',
    summary: '中止，按决定 / suspend by a decision',
  }),
  resume: operation({
    ...taskMove,
    path: at('resume'),
    may: 'plan.approve',
    summary: '恢复，按决定 / go on by a decision',
  }),
  cancel: operation({
    ...taskMove,
    path: at('cancel'),
    may: 'plan.approve',
    summary: '取消，按决定 / cancel by a decision',
  }),
  handDown: operation({
    method: 'POST',
    path: at('takers'),
    may: 'plan.approve',
    summary: '交下级承接 / hand a task down to places below',
    input: z.object({ id: Id, placeIds: z.array(Id).max(300).nullable().default(null) }),
    output: TaskRecord,
    subject: 'id',
  }),
  take: operation({
    method: 'POST',
    path: at('parts'),
    may: 'task.take',
    summary: '承接或细化上级任务 / take a task for one’s place, as it is or refined',
    input: z.object({
      id: Id,
      leadId: Id.nullable().default(null),
      content: Text.max(400).nullable().default(null),
      dueOn: PlainDate.nullable().default(null),
    }),
    output: TaskRecord,
    subject: 'id',
  }),
  prove: operation({
    method: 'PUT',
    path: '/tasks/:id/milestones/:milestoneId/proofs',
    may: 'task.report',
    kind: 'upload',
    limit: proofLimit,
    summary: '交成果材料 / hand in a proof of a milestone',
    input: z.object({ id: Id, milestoneId: Id, fileName: Text.min(1).max(200) }),
    output: TaskRecord,
    subject: 'id',
  }),
  proof: operation({
    method: 'GET',
    path: '/tasks/:id/proofs/:proofId',
    may: 'plan.read',
    kind: 'download',
    summary: '下载成果材料 / a proof as it was handed in',
    input: z.object({ id: Id, proofId: Id }),
    output: z.unknown(),
  }),
  reach: operation({
    method: 'POST',
    path: '/tasks/:id/milestones/:milestoneId/reached',
    may: 'task.report',
    summary: '节点完成，凭材料 / a milestone is reached, with its proof',
    input: z.object({ id: Id, milestoneId: Id, onDay: PlainDate }),
    output: TaskRecord,
    subject: 'id',
  }),
  openSlot: operation({
    method: 'POST',
    path: '/tasks/:id/reports/:slotId/open',
    may: 'task.report',
    summary: '打开报送节点，台账已填好 / open a report, filled in from the ledger',
    input: z.object({ id: Id, slotId: Id }),
    output: Slot,
    subject: 'id',
  }),
  answerSlot: operation({
    method: 'POST',
    path: '/tasks/:id/reports/:slotId',
    may: 'task.report',
    summary: '确认或说明 / confirm or explain a report',
    input: z.object({
      id: Id,
      slotId: Id,
      answers: z.array(Text.max(500)).max(5).default([]),
      explanation: Text.max(1000).nullable().default(null),
    }),
    output: TaskRecord,
    subject: 'id',
  }),
  burden: operation({
    method: 'GET',
    path: '/plan-burden',
    may: 'plan.read',
    summary: '填报负担：问了几格、代填几格、花了几分钟 / what reports cost each unit',
    input: z.object({ year: Year }),
    output: z.object({
      rows: z.array(
        z.object({ unit: z.object({ id: Id, name: z.string() }), asked: Figure, prefilled: Figure, minutes: Figure }),
      ),
    }),
  }),
  ...matrixOperations,
} as const
