import { dayInWords } from '../../platform/documents/wording.ts'
import {
  dayOr,
  heading,
  letter,
  listed,
  orderNamed,
  type PaperFacts,
  type PaperOf,
  paragraph,
  row,
  rowOfTwo,
  sheet,
} from './paper-facts.ts'

const proofsOf = ({ items }: PaperFacts) =>
  listed(items.map(({ name, proofs }) => `${name}（${proofs.length === 0 ? '未提交' : proofs.join('、')}）`))

/** 核查表: on the spot by two at least, or from papers (t7). */
export const check: PaperOf = (facts) =>
  sheet(facts, '核查表', [
    row('督办事项', facts.matter),
    rowOfTwo(['承办单位', facts.unit], ['反馈日期', dayOr(facts.answeredOn)]),
    row('完成标准', facts.standard, 2),
    row('证明材料', proofsOf(facts), 4),
    rowOfTwo(['核查方式', facts.check?.onSite ? '实地核查' : '材料核查'], ['核查日期', dayInWords(facts.on)]),
    row('核查结论', `${facts.check?.passed ? '符合完成标准' : '未达到完成标准'}。${facts.said.reason ?? ''}`, 3),
    row('核查人', facts.check?.checkers.join('、') ?? ''),
  ])

/** 销号审批表: proof, a check by others, an approval by a third (t8). */
export const closing: PaperOf = (facts) =>
  sheet(facts, '销号审批表', [
    row('督办事项', facts.matter),
    row('立项依据', facts.basis),
    rowOfTwo(['承办单位', facts.unit], ['办理人', facts.handlers.join('、')]),
    rowOfTwo(['原定期限', dayOr(facts.firstDueOn)], ['最后批准的期限', dayOr(facts.dueOn)]),
    rowOfTwo(['反馈日期', dayOr(facts.answeredOn)], ['退回重办', `${facts.returned}次`]),
    row('完成标准', facts.standard, 2),
    row('证明材料', proofsOf(facts), 4),
    row(
      '核查结论',
      facts.check
        ? `${dayInWords(facts.check.on)}${facts.check.onSite ? '实地核查' : '材料核查'}，${facts.check.passed ? '符合完成标准' : '未达到完成标准'}；核查人：${facts.check.checkers.join('、')}`
        : '',
      2,
    ),
    row('审批意见', '同意销号。', 2),
    rowOfTwo(['审批人', facts.signer], ['销号日期', dayInWords(facts.on)]),
  ])

/** 退回通知: what is wrong, item by item (t9). */
export const returnNotice: PaperOf = (facts) => ({
  ...letter(facts, {
    ...{ name: '退回通知', from: facts.office, to: facts.unit },
    body: [
      paragraph(`你单位${dayOr(facts.answeredOn)}反馈的${orderNamed(facts)}经核查未达到完成标准，现予退回重办。`),
      heading('存在的问题'),
      ...(facts.said.items ?? []).map(({ id, reason }) =>
        paragraph(`${facts.items.find((item) => item.id === id)?.name ?? '材料'}：${reason}`),
      ),
      heading('工作要求'),
      paragraph(
        '请对照上述问题逐项整改，补齐证明材料后重新反馈。重新办理的期限自办理之日起按原时限的一半计算，且不少于三个工作日。',
      ),
    ],
  }),
})

/** 异议决定, by somebody who took no part (t13). */
export const objectionDecision =
  (upheld: boolean): PaperOf =>
  (facts) =>
    letter(facts, {
      ...{ name: '异议决定', from: facts.office, to: facts.unit },
      body: [
        paragraph(
          `你单位${dayOr(facts.objection?.on ?? null)}对${orderNamed(facts)}提出的异议收悉，经复核，决定如下。`,
        ),
        heading('异议内容'),
        paragraph(facts.objection?.reason ?? ''),
        heading('复核意见'),
        paragraph(facts.said.reason ?? ''),
        heading('决定'),
        paragraph(
          upheld
            ? '异议成立，该督办件予以撤销，不计入办结率。'
            : `异议不成立，请继续按要求办理，办结期限仍为${dayOr(facts.dueOn)}。`,
        ),
      ],
    })

/** 重开单: the same cause came again (t14). */
export const reopening: PaperOf = (facts) =>
  sheet(facts, '复发重开单', [
    row('督办事项', facts.matter),
    rowOfTwo(['承办单位', facts.unit], ['第几次重开', `第${facts.reopened}次`]),
    row('复发情况', facts.said.reason ?? '', 4),
    row('办理要求', facts.demand, 3),
    rowOfTwo(['重开日期', dayInWords(facts.on)], ['办结期限', dayOr(facts.dueOn)]),
    rowOfTwo(['交办单位', facts.office], ['签发人', facts.signer]),
  ])

/** 撤销单 (t15) */
export const cancellation: PaperOf = (facts) =>
  sheet(facts, '督办件撤销单', [
    row('督办事项', facts.matter),
    rowOfTwo(['承办单位', facts.unit], ['交办日期', dayOr(facts.issuedOn, '未交办')]),
    row('撤销理由', facts.said.reason ?? '', 4),
    row('说明', '编号保留，不再使用；撤销的督办件不计入办结率。'),
    rowOfTwo(['审批人', facts.signer], ['撤销日期', dayInWords(facts.on)]),
  ])

/** 并案单 (t16) */
export const merging: PaperOf = (facts) =>
  sheet(facts, '并案单', [
    row('督办事项', facts.matter),
    rowOfTwo(['承办单位', facts.unit], ['并入', facts.intoNumber ?? '同一事项的督办件']),
    row('说明', '两件事项单位、事由相同，合并办理；办结期限取两者中较早的，两件的来源和过程均予保留。', 2),
    rowOfTwo(['经办人', facts.signer], ['并案日期', dayInWords(facts.on)]),
  ])
