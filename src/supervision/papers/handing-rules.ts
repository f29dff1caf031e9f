import { dayInWords } from '../../platform/documents/wording.ts'
import { dayOr, letter, listed, orderNamed, type PaperOf, paragraph, row, rowOfTwo, sheet } from './paper-facts.ts'

/** 督办立项单: signed when an order is opened (§4.2 t1). */
export const opening: PaperOf = (facts) =>
  sheet(facts, '督办立项单', [
    row('督办事项', facts.matter),
    rowOfTwo(['事项来源', facts.source], ['问题类型', facts.problem]),
    row('立项依据', facts.basis),
    rowOfTwo(['承办单位', facts.unit], ['办理时限', `${facts.term}个工作日`]),
    row('办理要求', facts.demand, 3),
    row('完成标准', facts.standard, 2),
    row('证明材料', listed(facts.items.map(({ name }) => name)), 2),
    rowOfTwo(['立项单位', facts.office], ['拟办人', facts.drafter]),
    rowOfTwo(['审批人', facts.signer], ['审批日期', dayInWords(facts.on)]),
    row('领导批示', '', 3),
  ])

/** 督办事项交办单: one page, table form (§7.3); the order's number and due date stand on it. */
export const assignment: PaperOf = (facts) =>
  sheet(facts, '督办事项交办单', [
    row('交办事项', facts.matter),
    row('立项依据', facts.basis),
    rowOfTwo(['主办单位', facts.unit], ['联系人', facts.contact]),
    rowOfTwo(['交办日期', dayInWords(facts.on)], ['办理时限', `${facts.term}个工作日`]),
    row('办结期限', `${dayOr(facts.dueOn)}（自交办次日起算，放假和调休按国务院办公厅通知）`),
    row('办理要求', facts.demand, 2),
    row('完成标准', facts.standard),
    row('反馈方式', `逐项提交证明材料：${listed(facts.items.map(({ name }) => name))}；经责任领导签字后反馈`),
    row('交办单位', facts.office),
    row('签发人', facts.signer),
    row('领导批示', '', 2),
    row('办理反馈', '', 2),
  ])

/** 签收回执 */
export const receipt: PaperOf = (facts) =>
  sheet(facts, '签收回执', [
    row('督办事项', facts.matter),
    rowOfTwo(['交办单位', facts.office], ['交办日期', dayOr(facts.issuedOn)]),
    rowOfTwo(['签收单位', facts.unit], ['签收人', facts.signer]),
    rowOfTwo(['签收日期', dayInWords(facts.on)], ['办结期限', dayOr(facts.dueOn)]),
    row('说明', '如对督办事项有异议，请在签收后五个工作日内书面提出。'),
  ])

/** 退办说明: the matter is another unit's, which is named (t3''). */
export const sendBack: PaperOf = (facts) =>
  letter(facts, {
    ...{ name: '退办说明', from: facts.unit, to: facts.office },
    body: [
      paragraph(
        `贵单位${dayOr(facts.issuedOn)}交办的${orderNamed(facts)}收悉。经研究，该事项不属于我单位职责范围，现予退回。`,
      ),
      paragraph(`理由：${facts.said.reason ?? ''}`),
      paragraph(`建议改由${facts.otherUnit ?? '待核实'}承办。`),
      paragraph('特此说明。'),
    ],
  })
