import type { Problem } from '../supervision/orders/source-rules.ts'
import type { MoveName } from '../supervision/orders/states-rules.ts'

/** One step: on which day, by which login; `proofs`: every item gets a file first; `wrong`: what a return says. */
export interface DemoMove {
  readonly on: string
  readonly by: string
  readonly move: MoveName
  readonly facts?: Readonly<Record<string, unknown>>
  readonly proofs?: true
  readonly wrong?: string
}

export interface DemoOrder {
  readonly unit: 'county' | 'prefecture' | 'labour'
  readonly drafter: string
  readonly draftedOn: string
  readonly source: 'light' | 'decision' | 'note' | 'complaint' | 'audit' | 'inspection' | 'self'
  readonly problem: Problem
  readonly basis: string
  readonly matter: string
  readonly demand: string
  readonly standard: string
  readonly term: number
  readonly items: readonly string[]
  readonly steps: readonly DemoMove[]
}

const step = (on: string, by: string, move: MoveName, more: Omit<DemoMove, 'on' | 'by' | 'move'> = {}): DemoMove => ({
  ...{ on: `2021-${on}`, by, move },
  ...more,
})

/** From opening to the state named, all by the province's logins and one answering login. */
const begun = (on: string, office: string) => [step(on, office, 'open'), step(on, office, 'issue')]
const underWay = (issued: string, signed: string, office: string, login: string, plan: string) => [
  ...begun(issued, office),
  step(signed, login, 'sign'),
  step(signed, login, 'handle', { facts: { plan } }),
]
const answered = (on: string, login: string, plan: string, signedBy: string) =>
  step(on, login, 'feedBack', { proofs: true, facts: { plan, signedBy } })

export const demoOrders: readonly DemoOrder[] = [
  {
    ...{ unit: 'county', drafter: 'sheng', draftedOn: '2021-05-10', source: 'light', problem: 'behind', term: 10 },
    basis: '《关于2021年产业工人职业技能培训的通知》（演示）第二条',
    matter: '宾川县一季度技能培训人次滞后',
    demand: '查明滞后原因，补开培训班，五月底前补齐一季度缺口。',
    standard: '一季度培训人次达到计划的百分之百',
    items: ['补开班计划', '学员签到表'],
    steps: [
      ...underWay('05-11', '05-12', 'sheng', 'binchuan', '五月下旬补开两期班，由县人社局职建股负责。'),
      answered('05-24', 'binchuan', '两期班已结业，缺口补齐。', '副县长杨'),
      step('05-25', 'ducha', 'takeUp'),
      step('05-26', 'ducha', 'check', { facts: { passed: true, onSite: false, checkers: [], reason: '材料齐全。' } }),
      step('05-27', 'sheng', 'close'),
    ],
  },
  {
    ...{ unit: 'county', drafter: 'ducha', draftedOn: '2021-06-02', source: 'inspection', problem: 'poor', term: 10 },
    basis: '《关于2021年产业工人职业技能培训的通知》（演示）第五条',
    matter: '宾川县两所培训机构实训设备与申报不符',
    demand: '逐台核对实训设备台账，不符的限期配齐或停班。',
    standard: '两所机构设备与申报一致，或已停班',
    items: ['设备核对表', '整改照片'],
    steps: [
      ...underWay('06-03', '06-04', 'sheng', 'binchuan', '六月十日前逐台核对，县人社局和县总工会共同到场。'),
      answered('06-15', 'binchuan', '设备已配齐。', '副县长杨'),
      step('06-16', 'ducha', 'takeUp'),
      step('06-18', 'ducha', 'return', { wrong: '核对表缺第二所机构的设备编号。' }),
    ],
  },
  {
    ...{ unit: 'county', drafter: 'ducha', draftedOn: '2021-06-07', source: 'complaint', problem: 'funds', term: 15 },
    basis: '《职业技能提升行动专账资金管理办法》（演示）第八条',
    matter: '群众反映宾川县培训生活费补贴迟发',
    demand: '查清迟发批次和人数，六月底前发放到人。',
    standard: '迟发补贴全部发放到人，银行回单齐全',
    items: ['迟发名册（脱敏）', '银行回单'],
    steps: [
      ...underWay('06-08', '06-09', 'sheng', 'binchuan', '县财政局、人社局逐批核对，六月底前发放。'),
      step('06-22', 'binchuan', 'askExtension', { facts: { days: 5, reason: '一个批次的开户信息需要本人到场更正。' } }),
    ],
  },
  {
    ...{ unit: 'county', drafter: 'dali', draftedOn: '2021-06-09', source: 'self', problem: 'undone', term: 10 },
    basis: '《大理州2021年产改工作要点》（演示）第三部分',
    matter: '宾川县企业首席技师工作室未挂牌',
    demand: '确定两家企业，完成挂牌和人员聘任。',
    standard: '两家企业挂牌，聘任文件齐全',
    items: ['挂牌文件', '聘任文件'],
    steps: underWay('06-10', '06-11', 'dali', 'binchuan', '与两家葡萄加工企业商定，六月中旬挂牌。'),
  },
  {
    ...{
      unit: 'prefecture',
      drafter: 'sheng',
      draftedOn: '2021-06-15',
      source: 'decision',
      problem: 'behind',
      term: 10,
    },
    basis: '省产改领导小组2021年第二次会议纪要（演示）第三项',
    matter: '大理州半年任务分解未全部下达到县',
    demand: '六月底前把州级任务分解到全部县（市）。',
    standard: '十二个县（市）均有任务书',
    items: ['任务分解表', '下达文件'],
    steps: [
      ...underWay('06-16', '06-17', 'sheng', 'dali', '六月二十五日前完成分解，州产改办负责。'),
      answered('06-28', 'dali', '十二个县（市）任务书已下达。', '州总工会主席段'),
    ],
  },
  {
    ...{ unit: 'prefecture', drafter: 'ducha', draftedOn: '2021-06-10', source: 'audit', problem: 'untrue', term: 15 },
    basis: '《统计法》第七条；专项审计报告（演示）第四项',
    matter: '大理州五月报送的取证人数与证书库不一致',
    demand: '逐县核对取证名册，更正不一致的报数。',
    standard: '报数与证书库逐人一致',
    items: ['核对说明'],
    steps: [
      ...underWay('06-11', '06-15', 'sheng', 'dali', '与州鉴定中心逐县核对。'),
      answered('06-24', 'dali', '不一致的十七人已更正。', '州总工会主席段'),
      step('06-25', 'ducha', 'takeUp'),
      step('06-28', 'ducha', 'check', { facts: { passed: true, onSite: false, checkers: [], reason: '逐人一致。' } }),
    ],
  },
  {
    ...{ unit: 'labour', drafter: 'ducha', draftedOn: '2021-06-21', source: 'note', problem: 'undone', term: 15 },
    basis: '省领导在《产改工作简报》上的批示（演示）',
    matter: '贯通职称和技能等级的实施细则未出台',
    demand: '七月上旬提交实施细则送审稿。',
    standard: '送审稿提交省产改办',
    items: ['实施细则送审稿'],
    steps: [
      ...begun('06-22', 'sheng'),
      step('06-23', 'renshe', 'sign'),
      step('06-25', 'renshe', 'object', { facts: { reason: '人社部有关意见尚未印发，地方细则不宜先行出台。' } }),
    ],
  },
  {
    ...{ unit: 'county', drafter: 'sheng', draftedOn: '2021-06-28', source: 'light', problem: 'behind', term: 5 },
    basis: '《关于2021年产业工人职业技能培训的通知》（演示）第三条',
    matter: '宾川县脱贫劳动力培训进度低于时序',
    demand: '提出三季度补进计划，明确每月人次。',
    standard: '计划逐月可核，七月完成当月人次',
    items: ['三季度补进计划'],
    steps: begun('06-28', 'sheng'),
  },
  {
    ...{ unit: 'prefecture', drafter: 'sheng', draftedOn: '2021-06-29', source: 'light', problem: 'behind', term: 10 },
    basis: '《云南省2021年产改工作要点》（演示）第二部分第四条',
    matter: '大理州企业新型学徒制招生低于时序',
    demand: '说明未完成的原因，提出补招措施。',
    standard: '七月底招生数达到时序',
    items: ['情况说明', '补招措施'],
    steps: [step('06-29', 'sheng', 'open')],
  },
  {
    ...{ unit: 'county', drafter: 'ducha', draftedOn: '2021-06-30', source: 'complaint', problem: 'poor', term: 10 },
    basis: '《职业培训质量管理规定》（演示）第十二条',
    matter: '学员反映宾川县一期电工班课时不足',
    demand: '核对考勤和教学日志，补足课时。',
    standard: '实际课时达到备案课时',
    items: ['考勤记录', '教学日志'],
    steps: [],
  },
  {
    ...{ unit: 'prefecture', drafter: 'sheng', draftedOn: '2021-06-04', source: 'self', problem: 'other', term: 10 },
    basis: '《云南省2021年产改工作要点》（演示）第五部分',
    matter: '大理州联络员名册未更新',
    demand: '更新联络员名册。',
    standard: '名册与任命一致',
    items: ['联络员名册'],
    steps: [
      ...begun('06-07', 'sheng'),
      step('06-08', 'sheng', 'cancel', { facts: { reason: '名册可由系统按任命生成，不需另行督办。' } }),
    ],
  },
]
