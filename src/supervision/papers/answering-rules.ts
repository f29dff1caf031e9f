import type { Block } from '../../platform/documents/document.ts'
import { dayInWords } from '../../platform/documents/wording.ts'
import {
  dayOr,
  heading,
  letter,
  orderNamed,
  type PaperFacts,
  type PaperOf,
  paragraph,
  report,
  row,
  rowOfTwo,
  sheet,
} from './paper-facts.ts'

/** 办理方案: measures, plan and person (t4). */
export const plan: PaperOf = (facts) =>
  sheet(facts, '办理方案', [
    row('督办事项', facts.matter),
    rowOfTwo(['承办单位', facts.unit], ['办结期限', dayOr(facts.dueOn)]),
    row('办理要求', facts.demand, 2),
    row('措施和安排', facts.said.plan ?? '', 6),
    rowOfTwo(['填报人', facts.signer], ['填报日期', dayInWords(facts.on)]),
  ])

const proofTable = ({ items }: PaperFacts): Block => ({
  kind: 'table',
  columns: [
    { title: '序号', width: 1 },
    { title: '要求提供的材料', width: 4 },
    { title: '已提交', width: 5 },
  ],
  rows: items.map(({ name, proofs }, at) => [String(at + 1), name, proofs.join('、') || '未提交']),
})

/** 阶段进展 */
export const progress: PaperOf = (facts) =>
  report(facts, {
    ...{ name: '阶段进展情况', approver: null },
    body: [
      paragraph(`现将${orderNamed(facts)}的办理进展报告如下。`),
      heading('进展情况'),
      paragraph(facts.said.plan ?? ''),
      heading('证明材料'),
      proofTable(facts),
    ],
  })

/** 办理情况报告: every item has its proof, the responsible leader signs it out (t6). */
export const answer: PaperOf = (facts) =>
  report(facts, {
    ...{ name: '办理情况报告', approver: facts.said.signedBy ?? null },
    body: [
      paragraph(`贵单位${dayOr(facts.issuedOn)}交办的${orderNamed(facts)}已办理完毕，现将有关情况报告如下。`),
      heading('办理要求'),
      paragraph(facts.demand),
      heading('办理情况'),
      paragraph(facts.said.plan || '已按要求逐项办理，情况见所附证明材料。'),
      heading('证明材料'),
      proofTable(facts),
      paragraph('请予核查。'),
    ],
  })

/** 延期审批表: asked for by the unit, decided by the office; the decision stays blank until then (t11). */
export const extension =
  (decision: { readonly granted: boolean; readonly by: string; readonly reason: string } | null): PaperOf =>
  (facts) =>
    sheet(facts, '延期审批表', [
      row('督办事项', facts.matter),
      rowOfTwo(['承办单位', facts.unit], ['申请人', facts.asked?.by ?? '']),
      rowOfTwo(['申请日期', dayOr(facts.asked?.on ?? null)], ['申请延期', `${facts.asked?.days ?? ''}个工作日`]),
      rowOfTwo(['原定期限', dayOr(facts.firstDueOn)], ['现行期限', dayOr(facts.dueOn)]),
      row('延期理由', facts.asked?.reason ?? '', 4),
      row('审批意见', decision ? `${decision.granted ? '同意延期' : '不同意延期'}。${decision.reason}` : '', 3),
      rowOfTwo(['审批人', decision?.by ?? ''], ['审批日期', decision ? dayInWords(facts.on) : '']),
    ])

/** 异议书 (t12) */
export const objection: PaperOf = (facts) =>
  letter(facts, {
    ...{ name: '异议书', from: facts.unit, to: facts.office },
    body: [
      paragraph(`我单位${dayOr(facts.receivedOn ?? facts.issuedOn)}收到${orderNamed(facts)}，现提出异议。`),
      heading('异议理由'),
      paragraph(facts.said.reason ?? ''),
      heading('请求事项'),
      paragraph(
        '请由未参与该事项立项、交办、核查的人员复核，并在五个工作日内书面答复。复核期间，我单位继续按要求办理。',
      ),
    ],
  })
