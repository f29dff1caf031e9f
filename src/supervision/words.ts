import type { Words } from '../platform/refusal.ts'
import { pageWords } from './pages/words.ts'
import { tickWords } from './tick/words.ts'

const refusals = {
  'order.absent': ['没有这个督办件，或不在您的管辖范围内。', 'There is no such order within your reach.'],
  'order.move-closed': [
    '督办件现为“{state}”，不能{move}。上一步：{who}，{last}。',
    'The order is {state} now, so it cannot be moved by “{move}”. Last: {who}, {last}.',
  ],
  'order.moved-on': [
    '{who}刚办了“{last}”（{when}），督办件现为“{state}”，不能再{move}。您填的内容还在。',
    '{who} just made “{last}” ({when}); the order is {state} now, so “{move}” is not open. What you typed is still here.',
  ],
  'order.duty-missing': [
    '您的岗位不能办理此事，需要的职责：{duty}。',
    'Your post may not do this; it takes the duty {duty}.',
  ],
  'order.not-the-recipient': ['只有承办单位可以办理这一步。', 'Only the charged unit may do this.'],
  'order.own-unit': [
    '这是本单位承办的督办件，须由别的单位办理这一步。',
    'Your own unit is charged; this step is for another.',
  ],
  'order.own-work': [
    '您办理过这个督办件，核查、退回和销号须由别人办。',
    'You handled this order; somebody else must check, return or close it.',
  ],
  'order.drafter-signs': [
    '拟办和立项须是两个人：您是拟办人。',
    'Drafting and opening take two people, and you drafted it.',
  ],
  'order.same-cause-open': [
    '同一单位、同一事由已有在办的督办件：{number}。请并入，不另立项。',
    'An order on the same cause of the same unit is open: {number}. Merge into it instead.',
  ],
  'order.no-proof-asked': ['没有列出证明材料，不能立项。', 'It asks for no proof, so it cannot be opened.'],
  'order.post-vacant': [
    '承办单位没有人担任能签收的岗位，不能交办。请先任命。',
    'Nobody in the charged unit holds a post that can sign for it. Appoint somebody first.',
  ],
  'order.still-time-to-sign': ['签收期限未过。', 'There is still time to sign for it.'],
  'order.send-back-late': [
    '退回交办的期限是交办后{days}个工作日，{last}已到，已过{late}个工作日。',
    'It could be sent back within {days} working days, until {last}; that was {late} working days ago.',
  ],
  'order.reason-missing': ['没有写理由。', 'The reason is missing.'],
  'order.right-unit-missing': ['没有写明应由哪个单位承办。', 'The unit that should be charged is not named.'],
  'order.plan-missing': ['没有写办理方案。', 'The plan is missing.'],
  'order.progress-missing': ['没有写进展。', 'The progress is missing.'],
  'order.proof-missing': ['这些材料还没有提交：{items}。', 'No proof was put to: {items}.'],
  'order.leader-missing': ['没有写签字的责任领导。', 'The responsible leader who signs is not named.'],
  'order.handler-checks': ['核查人中有办理过这个督办件的人。', 'One of the checkers handled this order.'],
  'order.checker-unknown': ['核查人不是能核查的岗位。', 'One of the checkers holds no post that can check.'],
  'order.two-on-site': ['实地核查至少要两个人。', 'A check on the spot takes two people at least.'],
  'order.result-missing': ['没有写核查结论。', 'The result of the check is missing.'],
  'order.not-checked': ['还没有核查通过，不能销号。', 'No check was passed, so it cannot be closed.'],
  'order.checker-closes': [
    '核查人不能批准销号，须由第三人。',
    'Whoever checked it does not close it; a third person does.',
  ],
  'order.facts-fall-short': [
    '系统重新计算：关联任务还有逾期的时间节点，不符合完成标准，不能销号。',
    'By the facts counted anew, a milestone of the task is overdue: it cannot be closed.',
  ],
  'order.reasons-missing': ['没有逐项写退回的理由。', 'The reason for each returned item is missing.'],
  'order.due-date-past': [
    '延期要在期限前申请，期限{due}已过。',
    'More time is asked for before the due date, which was {due}.',
  ],
  'order.extension-waits': ['上一次延期申请还没有审批。', 'An extension that was asked for is not decided yet.'],
  'order.extensions-used': ['最多延期{most}次，已用完。', 'At most {most} extensions; all are used.'],
  'order.extension-too-long': [
    '延期合计不能超过原时限，还可以延{most}个工作日。',
    'Extensions together may not exceed the first term: {most} working days are left.',
  ],
  'order.no-extension-asked': ['没有待审批的延期申请。', 'No extension was asked for.'],
  'order.own-extension': ['延期不能由申请人自己审批。', 'Whoever asked for more time does not grant it.'],
  'order.objection-late': [
    '异议期是收到后{days}个工作日，{last}已到，已过{late}个工作日。',
    'An objection was open for {days} working days, until {last}; that was {late} working days ago.',
  ],
  'order.took-part': [
    '您参与过这个督办件的立项、交办或核查，异议须由别人决定。',
    'You took part in this order; somebody else decides the objection.',
  ],
  'order.relapse-late': [
    '销号（{closed}）后超过{days}天，按新的事项立项。',
    'It was closed on {closed}, more than {days} days ago: open a new order.',
  ],
  'order.merge-target-missing': ['没有选并入哪一件。', 'The order to merge into is missing.'],
  'order.merge-source-missing': ['没有要并入的督办件。', 'There is no order to take in.'],
  'order.merge-differs': ['单位或事由不同，不能并案。', 'Unit or cause differ, so they cannot be merged.'],
  'order.merge-target-over': [
    '要并入的督办件已不在办，不能并入。',
    'The other order is past working, so nothing can be merged into it.',
  ],
  'order.merge-target-unissued': [
    '要并入的督办件还没有交办，不能承接期限。',
    'The other order is not issued yet and cannot keep the due date.',
  ],
  'order.not-a-draft': [
    '督办件现为“{state}”，只有拟立项的可以修改。',
    'The order is {state}; only a draft can be changed.',
  ],
  'order.unit-out-of-reach': ['单位不在您的管辖范围内', 'is not a unit within your reach'],
  'order.unit-absent': ['没有这个单位。', 'There is no such unit.'],
  'order.unit-ended': ['这个单位{day}已撤销', 'was closed on {day}'],
  'order.own-unit-charged': ['不能督办本单位', 'is your own unit'],
  'order.subject-absent': ['没有这个任务、目标或条款，或不在您的管辖范围内', 'is not within your reach'],
  'proof.too-large': [
    '单个文件不能超过 {limit} MB，没有收下。',
    'A file may weigh at most {limit} MB; it was not taken.',
  ],
  'proof.kind': ['只收 {kinds} 文件，文件名与内容要一致。', 'Only {kinds} are taken, and name and content must agree.'],
  'proof.empty': ['文件是空的。', 'The file is empty.'],
  'proof.not-now': [
    '督办件现为“{state}”，办理中才能上传材料。',
    'The order is {state}; proofs are put in while it is being worked on.',
  ],
  'proof.item-absent': ['督办件没有这项材料要求。', 'The order asks for no such item.'],
  'proof.handed-in': ['材料已经提交，不能撤下。', 'The proof was handed in and cannot be taken off.'],
  'proof.absent': ['没有这份材料。', 'There is no such proof.'],
  'inspection.absent': [
    '没有这次专项督查，或不在您的管辖范围内。',
    'There is no such special supervision within your reach.',
  ],
  'inspection.not-registered': [
    '要填年度督查计划的项目编号，或批准文件的文号：计划外的专项督查不能开展',
    'needs its item in the registered yearly plan, or the document that approved it',
  ],
  'inspection.ends-before': ['早于开始日期 {starts}', 'is before the first day, {starts}'],
  'inspection.not-own': ['这是别的单位开展的专项督查。', 'Another office carries out this special supervision.'],
  'inspection.ended': ['专项督查已于{on}结束。', 'The special supervision ended on {on}.'],
  'inspection.unit-not-sampled': ['不是这次专项督查抽查的单位', 'was not sampled in this special supervision'],
  'list.too-large': ['清单不能超过 {limit} MB，没有收下。', 'A list may weigh at most {limit} MB; it was not taken.'],
  'list.empty': ['清单是空的。', 'The list is empty.'],
  'list.not-ours': [
    '没有找到隐藏的编号列，认不出每一行是哪一件。请用本系统导出的清单填写。',
    'The hidden columns are gone, so no row is known. Fill in a list that was exported here.',
  ],
  'list.too-long': ['清单最多 {most} 行，没有收下。', 'A list has at most {most} rows; it was not taken.'],
  'list.fixed-columns': [
    '这些列由系统生成，不能改：{columns}。',
    'These columns are written by the system: {columns}.',
  ],
  'list.row-stale': [
    '导出后这一件又有变化（{columns}），请重新导出再填。',
    'The order went on since the export ({columns}); export again.',
  ],
  'paper.absent': ['没有这份文书，或不在您的管辖范围内。', 'There is no such paper within your reach.'],
} satisfies Words

const sentences = {
  'order-light.closed': ['已于{on}销号', 'closed on {on}'],
  'order-light.cancelled': ['已撤销', 'cancelled'],
  'order-light.merged': ['已并入另一件', 'merged into another'],
  'order-light.not-issued': ['尚未交办，没有期限', 'not issued yet, nothing is due'],
  'order-light.answered': ['{on}已反馈，期限{due}，计时已停', 'handed in on {on}, due {due}; the clock has stopped'],
  'order-light.answered-late': ['期限{due}，{on}才反馈', 'due {due}, handed in on {on}'],
  'order-light.overdue': ['期限{due}，已逾期{days}个工作日', 'due {due}, {days} working days overdue'],
  'order-light.today': ['今天到期', 'due today'],
  'order-light.near': ['期限{due}，只剩{days}个工作日', 'due {due}, {days} working days left'],
  'order-light.in-time': ['期限{due}，还有{days}个工作日', 'due {due}, {days} working days left'],
  'said.result': ['结论', 'Result'],
  'said.where': ['方式', 'Where'],
  'said.days': ['工作日', 'Working days'],
  'said.plan': ['内容', 'Content'],
  'said.signedBy': ['责任领导', 'Signed by'],
  'said.reason': ['理由', 'Reason'],
  'said.item': ['问题', 'Problem'],
  'setting.order-prefix': ['督办件编号的机关代字', 'what stands before the year of an order’s number'],
  'setting.pair-order-open': ['拟办和立项须是两个人', 'drafting and opening an order take two people'],
} satisfies Words

/** Every sentence of supervision. The pages have the same words for states, moves and sources. */
export const words = { ...pageWords, ...tickWords, ...refusals, ...sentences } satisfies Words
