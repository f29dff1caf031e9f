/** Tasks of the year's 工作要点, in the measures of §4.1. All invented; the numbers stand in the ledger. */
export interface DemoTask {
  readonly measure: string
  readonly content: string
  readonly deliverable: string
  readonly standard: string
  /** The line of the year's target that is its standard. */
  readonly line: string | null
  readonly isKey: boolean
}

const task = (
  measure: string,
  content: string,
  deliverable: string,
  standard: string,
  line: string | null = null,
): DemoTask => ({
  ...{ measure, content, deliverable, standard, line },
  isKey: line !== null,
})

const [IDEAS, DEEDS, SKILLS, STANDING, RANKS, SUPPORT] = [
  ...(['思想政治引领', '建功立业', '素质提升', '地位提高', '队伍壮大', '组织保障'] as const),
] as const

export const demoTasks: readonly DemoTask[] = [
  task(IDEAS, '产业工人思政课程共建', '课程', '每个州市开出示范课并有教研记录'),
  task(IDEAS, '劳模工匠进校园进企业宣讲', '活动', '每个县至少一场，有现场记录'),
  task(IDEAS, '以会代训业务培训班', '培训班', '联络员全部参加'),
  task(DEEDS, '开展劳动和技能竞赛', '赛事', '每个州市办成一场以上'),
  task(DEEDS, '建设创新工作室和技师工作站', '机构', '挂牌并有工作经费'),
  task(DEEDS, '安康杯竞赛扩面', '活动', '规模以上企业全部参加'),
  task(SKILLS, '职业技能提升行动培训', '数量', '', 'T0'),
  task(SKILLS, '取得等级类证书', '数量', '', 'T1'),
  task(SKILLS, '培养高级工以上', '数量', '', 'T1a'),
  task(SKILLS, '农村劳动力补贴性培训', '数量', '', 'T2'),
  task(SKILLS, '企业新型学徒制', '数量', '', 'T4'),
  task(STANDING, '推动产业工人进入各级代表和委员', '文件', '名额写进换届方案'),
  task(STANDING, '工资集体协商扩面', '文件', '协商办法印发并有合同备案'),
  task(STANDING, '职称和技能等级贯通', '文件', '本地实施意见印发'),
  task(RANKS, '重点行业建会入会', '机构', '重点行业名录中的企业全部建会'),
  task(RANKS, '农民工学历教育报名', '名册', '招生名册报省总工会'),
  task(RANKS, '班组建设示范', '机构', '示范班组名单公布'),
  task(SUPPORT, '五有四明确三到位自查', '清单', '自查表交齐，问题列入整改清单'),
  task(SUPPORT, '指导员结对企业', '名册', '每名指导员至少走访一次'),
  task(SUPPORT, '专账资金使用检查', '报告', '疑点全部有处理结论'),
]
