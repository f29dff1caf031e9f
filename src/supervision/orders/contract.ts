import { z } from 'zod'
import { Figure } from '../../platform/figure.ts'
import { operation } from '../../platform/operation.ts'
import { LARGEST_PROOF } from './proof-rules.ts'
import { Draft, Id, Moved, OrderLight, OrderLine, OrderRecord, Overlap, Proof, Reason, Text } from './shapes.ts'
import { problems } from './source-rules.ts'
import { orderStates } from './states-rules.ts'

const at = <const Name extends string>(name: Name) => `/supervision/orders/:id/${name}` as const

/** Every move names the order and the version that its form showed, so that whoever comes second is told. */
const One = z.object({ id: Id, version: z.int() })
const Said = One.extend({ reason: Reason })

/** A move as an operation: who may is its duty; place and person are judged by the rules. */
const moving = <const Path extends `/${string}`, const May extends `order.${string}`, Input extends z.ZodObject>(
  path: Path,
  may: May,
  summary: string,
  input: Input,
) => ({ method: 'POST', path, may, summary, input, output: Moved, subject: 'id' }) as const

/** The acts by which an order goes its way; `deemSigned` and `absorb` come from the clock and from merging. */
export const moveOperations = {
  open: moving(
    at('open'),
    'order.open',
    '立项 / open the order; drafter and signer are two where the office says so',
    One,
  ),
  issue: moving(at('issue'), 'order.open', '交办 / issue it: it gets its number and its due date', One),
  sign: moving(at('sign'), 'order.answer', '签收 / sign for it', One),
  sendBack: moving(
    at('send-back'),
    'order.answer',
    '退回交办 / it is not ours: the right unit is named',
    Said.extend({ rightUnitId: Id }),
  ),
  handle: moving(
    at('handle'),
    'order.answer',
    '办理 / the plan: measures, person, days',
    One.extend({ plan: Text.min(4).max(1000) }),
  ),
  progress: moving(
    at('progress'),
    'order.answer',
    '阶段进展 / how far it is; proofs that were put in go with it',
    One.extend({ plan: Text.min(2).max(1000) }),
  ),
  feedBack: moving(
    at('feed-back'),
    'order.answer',
    '反馈办结 / hand in: every item has its proof, the responsible leader signs',
    One.extend({ plan: Text.max(1000).default(''), signedBy: Text.min(2).max(40) }),
  ),
  takeUp: moving(at('take-up'), 'order.verify', '受理核查 / take it up for checking', One),
  check: moving(
    at('check'),
    'order.verify',
    '核查 / what the check found, on the spot by two or from papers',
    One.extend({
      passed: z.boolean(),
      onSite: z.boolean(),
      checkers: z.array(Id).max(9),
      reason: Text.max(500).default(''),
    }),
  ),
  return: moving(
    at('return'),
    'order.verify',
    '退回重办 / return it, with the reason for each item',
    One.extend({
      items: z
        .array(z.object({ id: Id, reason: Reason }))
        .min(1)
        .max(20),
    }),
  ),
  rework: moving(at('rework'), 'order.answer', '重新办理 / begin again, with a new due date', One),
  close: moving(at('close'), 'order.close', '销号 / close; never by whoever handled or checked it', One),
  askExtension: moving(
    at('ask-extension'),
    'order.answer',
    '申请延期 / ask for more time before the due date',
    Said.extend({ days: z.int().min(1).max(120) }),
  ),
  grantExtension: moving(at('grant-extension'), 'order.close', '同意延期 / grant it, counted from the due date', One),
  denyExtension: moving(at('deny-extension'), 'order.close', '不同意延期 / deny it', Said),
  object: moving(at('object'), 'order.object', '提出异议 / object, within five working days of receipt', Said),
  uphold: moving(at('uphold'), 'order.decide', '异议成立 / the objection is right: the order ends', Said),
  dismiss: moving(at('dismiss'), 'order.decide', '异议不成立 / it is not: the order goes on', Said),
  reopen: moving(at('reopen'), 'order.open', '复发重开 / the same cause came again', Said),
  cancel: moving(at('cancel'), 'order.close', '撤销 / cancel', Said),
  merge: moving(
    at('merge'),
    'order.open',
    '并案 / merge it into another on the same cause',
    One.extend({ intoId: Id }),
  ),
} as const
export type AskedMove = keyof typeof moveOperations
export const askedMoves = Object.keys(moveOperations) as AskedMove[]

export const orderOperations = {
  orders: operation({
    method: 'GET',
    path: '/supervision/orders',
    may: 'order.read',
    summary: '督办件列表 / orders within reach, by due date',
    input: z.object({
      state: z.enum(['open', 'all', ...orderStates]).default('open'),
      light: OrderLight.or(z.literal('all')).default('all'),
      mine: z.enum(['yes', 'no']).default('no'),
      text: Text.max(60).default(''),
      unitId: Id.optional(),
      after: z.string().max(60).optional(),
    }),
    output: z.object({
      rows: z.array(OrderLine),
      count: Figure,
      red: Figure,
      yellow: Figure,
      mine: Figure,
      next: z.string().nullable(),
      mayDraft: z.boolean(),
    }),
  }),
  order: operation({
    method: 'GET',
    path: '/supervision/orders/:id',
    may: 'order.read',
    summary: '督办件 / an order: where it stands, what may be done, its proofs, papers and history',
    input: z.object({ id: Id }),
    output: OrderRecord,
  }),
  draftOrder: operation({
    method: 'POST',
    path: '/supervision/orders',
    may: 'order.open',
    summary: '拟办督办件 / draft an order: one matter, one unit',
    input: Draft.extend({ inspectionId: Id.nullable().default(null) }),
    output: Moved,
  }),
  reviseOrder: operation({
    method: 'POST',
    path: at('draft'),
    may: 'order.open',
    summary: '修改拟办件 / change an order that is not opened yet',
    input: Draft.extend({ id: Id, version: z.int() }),
    output: Moved,
    subject: 'id',
  }),
  overlaps: operation({
    method: 'GET',
    path: '/supervision/overlaps',
    may: 'order.open',
    summary: '重复督办提示 / who already supervises this unit on this matter',
    input: z.object({
      unitId: Id,
      problem: z.enum(problems),
      matter: Text.max(200).default(''),
      taskId: Id.optional(),
      lineNo: z.coerce.number().int().optional(),
    }),
    output: z.object({ rows: z.array(Overlap) }),
  }),
  matters: operation({
    method: 'GET',
    path: '/supervision/matters',
    may: 'order.open',
    summary: '选督办的任务或目标 / tasks and target lines that an order can be about; at most 50',
    input: z.object({ text: Text.max(60).default('') }),
    output: z.object({
      hits: z.array(
        z.object({
          kind: z.enum(['task', 'line']),
          id: z.string(),
          name: z.string(),
          detail: z.string(),
          basis: z.string(),
          standard: z.string(),
          unit: z.object({ id: Id, name: z.string() }).nullable(),
        }),
      ),
    }),
  }),
  checkers: operation({
    method: 'GET',
    path: '/supervision/checkers',
    may: 'order.verify',
    summary: '选核查人 / who may check, by name; at most 50',
    input: z.object({ text: Text.max(40).default('') }),
    output: z.object({ hits: z.array(z.object({ id: Id, name: z.string(), detail: z.string() })) }),
  }),
  rightUnits: operation({
    method: 'GET',
    path: at('units'),
    may: 'order.answer',
    summary: '选应承办的单位 / the unit that should have been charged; at most 50',
    input: z.object({ id: Id, text: Text.max(40).default('') }),
    output: z.object({ hits: z.array(z.object({ id: Id, name: z.string() })) }),
  }),
  moveMany: operation({
    method: 'POST',
    path: '/supervision/batch',
    may: 'order.read',
    summary: '批量办理 / one move for many orders, each judged by the same guard',
    input: z.object({
      move: z.enum(['open', 'issue', 'sign', 'takeUp', 'close', 'grantExtension', 'rework']),
      orders: z.array(One).min(1).max(100),
    }),
    output: z.object({
      rows: z.array(
        z.object({ id: Id, number: z.string().nullable(), matter: z.string(), refusal: z.string().nullable() }),
      ),
      done: Figure,
      refused: Figure,
    }),
  }),
  addProof: operation({
    method: 'PUT',
    path: '/supervision/orders/:id/items/:itemId/proofs',
    may: 'order.answer',
    summary: '上传证明材料 / put a proof to an item; it is handed in with the next report',
    input: z.object({ id: Id, itemId: Id, fileName: Text.min(1).max(200) }),
    output: Proof,
    kind: 'upload',
    limit: { bytes: LARGEST_PROOF * 1024 * 1024, code: 'proof.too-large', facts: { limit: LARGEST_PROOF } },
    subject: 'id',
  }),
  dropProof: operation({
    method: 'POST',
    path: '/supervision/orders/:id/proofs/:proofId/drop',
    may: 'order.answer',
    summary: '撤下未提交的材料 / take off a proof that was not handed in yet',
    input: z.object({ id: Id, proofId: Id }),
    output: z.object({}),
    subject: 'id',
  }),
  proof: operation({
    method: 'GET',
    path: '/supervision/orders/:id/proofs/:proofId',
    may: 'order.read',
    summary: '打开证明材料 / open a proof',
    input: z.object({ id: Id, proofId: Id }),
    output: z.unknown(),
    kind: 'download',
  }),
  ...moveOperations,
} as const
