import { describe, expect, it } from 'vitest'
import type { DraftLine, LineKind } from './draft.ts'
import { readNotice } from './read-notice.ts'

/** value unit comparator basis strength per kind, then the period's ends and the number of the line it is within. */
interface Expected {
  kind?: LineKind
  value: string | null
  unit?: string | null
  op: string
  basis?: string | null
  strength?: string
  per?: string
  to?: string
  from?: string | null
  within?: number
  population?: string
  doubt?: string
  due?: string
}

const in2021 = '云南省人力资源和社会保障厅关于做好2021年职业技能提升行动工作的通知\n'
const plan2019 = '云南省职业技能提升行动实施方案（2019—2021年）\n'
const plan145 = '云南省“十四五”产业工人队伍建设改革规划\n'
const year2021 = { from: '2021-01-01', to: '2021-12-31' }

const sentences: readonly (readonly [number, string, readonly Expected[]])[] = [
  [
    1,
    `${in2021}全省全年计划开展大规模职业技能提升行动培训60万人次。`,
    [{ value: '600000', unit: '人次', op: 'plan', basis: null, ...year2021 }],
  ],
  [
    2,
    `${in2021}全省全年计划开展大规模职业技能提升行动培训60万人次，60 万人次培训中，取得《职业资格证书》、《技能等级证书》等级类别的培训量不低于 20 万人次（高级工以上 4 万人次）。`,
    [
      { value: '600000', unit: '人次', op: 'plan' },
      { value: '200000', unit: '人次', op: 'atLeast', within: 1, ...year2021 },
      { value: '40000', unit: '人次', op: 'atLeast', within: 2, population: '高级工以上' },
    ],
  ],
  [
    3,
    `${in2021}农村劳动力补贴性培训 20 万人次。`,
    [{ value: '200000', unit: '人次', op: 'plan', population: '农村劳动力', ...year2021 }],
  ],
  [
    4,
    `${in2021}由技工院校承担的培训量不低于 20 万人次。`,
    [{ value: '200000', unit: '人次', op: 'atLeast', ...year2021 }],
  ],
  [5, `${in2021}中国特色企业新型学徒制培训 1 万人。`, [{ value: '10000', unit: '人', op: 'plan', ...year2021 }]],
  [
    6,
    `${in2021}计划使用职业技能提升行动专账资金 14 亿元。`,
    [{ kind: 'fund', value: '1400000000', unit: '元', op: 'plan', ...year2021 }],
  ],
  [
    7,
    `${in2021}实现有劳动能力的农村低收入人口培训就业全覆盖。`,
    [{ value: null, op: 'all', population: '有劳动能力的农村低收入人口', ...year2021 }],
  ],
  [8, '由云南工商学院为学员提供学历教育，项目持续 5 年。', [{ kind: 'task', value: '5', unit: '年', op: 'plan' }]],
  [
    9,
    '取得高级工职业资格或职业技能等级后从事技术技能工作满 2 年，可申报评审相应专业助理级职称。',
    [{ kind: 'rule', value: '2', unit: '年', op: 'atLeast' }],
  ],
  [
    10,
    '高技能人才参加职称评审应在现工作岗位上近 3 年年度考核合格。',
    [{ kind: 'rule', value: '3', unit: '年', op: 'atLeast' }],
  ],
  [
    11,
    `${plan2019}三年共开展各类补贴性职业技能培训5000万人次以上，其中2019年培训1500万人次以上。`,
    [
      { value: '50000000', unit: '人次', op: 'atLeast', from: '2019-01-01', to: '2021-12-31' },
      { value: '15000000', unit: '人次', op: 'atLeast', within: 1, from: '2019-01-01', to: '2019-12-31' },
    ],
  ],
  [
    12,
    '到2021年底技能劳动者占就业人员总量的比例达到25%以上。',
    [{ value: '25', unit: '%', op: 'atLeast', basis: 'ratio', to: '2021-12-31', population: '就业人员' }],
  ],
  [
    13,
    `${plan2019}到2021年底，高技能人才占技能劳动者的比例达到30%以上。`,
    [{ value: '30', unit: '%', op: 'atLeast', basis: 'ratio', to: '2021-12-31', population: '技能劳动者' }],
  ],
  [
    14,
    '到2025年，云南省技能人才总量达到500万人以上，其中高技能人才总量达到155万人。',
    [
      { value: '5000000', unit: '人', op: 'atLeast', basis: 'level', to: '2025-12-31' },
      { value: '1550000', unit: '人', op: 'plan', basis: 'level', within: 1, to: '2025-12-31' },
    ],
  ],
  [
    15,
    `${plan145}产业工人党员新增不低于2万名。`,
    [{ value: '20000', unit: '人', op: 'atLeast', basis: 'delta', from: '2021-01-01', to: '2025-12-31' }],
  ],
  [
    16,
    `${plan145}推荐表彰全国劳模不少于50名，评选表彰云南省劳模不少于300名，选树“云岭工匠”100名。`,
    [
      { value: '50', unit: '人', op: 'atLeast', to: '2025-12-31' },
      { value: '300', unit: '人', op: 'atLeast' },
      { value: '100', unit: '人', op: 'plan' },
    ],
  ],
  [
    17,
    `${plan145}每年省级劳动竞赛不少于10项。`,
    [{ value: '10', unit: '项', op: 'atLeast', per: 'year', from: '2021-01-01', to: '2025-12-31' }],
  ],
  [18, '组织不少于50个职业（工种）的职工职业技能大赛。', [{ value: '50', unit: '个', op: 'atLeast' }]],
  [
    19,
    '到2025年，高职在校学生人数增加28.4万人以上，技工院校新增招生25万人以上，开展职业培训500万人次以上。',
    [
      { value: '284000', unit: '人', op: 'atLeast', basis: 'delta', to: '2025-12-31' },
      { value: '250000', unit: '人', op: 'atLeast', basis: 'cumulative', to: '2025-12-31' },
      { value: '5000000', unit: '人次', op: 'atLeast', basis: 'cumulative', to: '2025-12-31' },
    ],
  ],
  [
    20,
    '到2020年，职业教育在校生规模达140万人左右。',
    [{ value: '1400000', unit: '人', op: 'about', basis: 'level', to: '2020-12-31' }],
  ],
  [
    21,
    '云南省技能强省行动计划（2017—2020年）\n培养300名“云南首席技师”、2万名“云南技师”、30万名“云南技工”、40万名“云南工匠”。',
    ['300', '20000', '300000', '400000'].map((value) => ({
      value,
      unit: '人',
      op: 'plan',
      from: '2017-01-01',
      to: '2020-12-31',
    })),
  ],
  [
    22,
    '到2025年，全州职业培训累计12万人次以上，技工院校新增招生1万人以上，高技能人才总量达到5.5万人以上。',
    [
      { value: '120000', unit: '人次', op: 'atLeast', basis: 'cumulative', to: '2025-12-31' },
      { value: '10000', unit: '人', op: 'atLeast', basis: 'cumulative' },
      { value: '55000', unit: '人', op: 'atLeast', basis: 'level' },
    ],
  ],
  [
    23,
    `${in2021}加强退捕渔民转产就业培训，对有培训意愿的100%开展职业技能培训服务。`,
    [{ value: null, op: 'all', ...year2021 }],
  ],
  [
    24,
    '力争到2035年，培养造就2000名左右大国工匠、10000名左右省级工匠、50000名左右市级工匠。',
    ['2000', '10000', '50000'].map((value) => ({
      value,
      unit: '人',
      op: 'about',
      strength: 'aim',
      basis: 'cumulative',
      to: '2035-12-31',
    })),
  ],
  [
    25,
    `${in2021}失业人员培训后就业率达到60%以上，较上年提高3个百分点。`,
    [
      { value: '60', unit: '%', op: 'atLeast', basis: 'ratio' },
      { value: '3', unit: '个百分点', op: 'increaseBy', basis: 'delta', doubt: 'baseline-missing' },
    ],
  ],
  [26, `${in2021}补贴资金差错率控制在1‰以内。`, [{ value: '0.1', unit: '%', op: 'atMost', basis: 'ratio' }]],
  [
    27,
    '全省各部门预算内专项资金须于2017年6月底前下达60%以上、9月底前下达80%以上、11月底前全部下达到位。',
    [
      { value: '60', unit: '%', op: 'atLeast', basis: 'ratio', to: '2017-06-30', due: '2017-06-30' },
      { value: '80', unit: '%', op: 'atLeast', basis: 'ratio', to: '2017-09-30' },
      { value: null, op: 'all', to: '2017-11-30' },
    ],
  ],
  [
    28,
    '农村劳动者就业技能培训每年300万人次（其中建档立卡劳动力职业技能培训20万人）。',
    [
      { value: '3000000', unit: '人次', op: 'plan', per: 'year' },
      { value: '200000', unit: '人', op: 'plan', within: 1, doubt: 'unit-mismatch' },
    ],
  ],
  [
    29,
    '到“十四五”末，高技能人才在2020年基础上翻一番。',
    [{ value: '2', op: 'times', to: '2025-12-31', doubt: 'baseline-missing' }],
  ],
  [30, '每个县（市、区）打造1至2个示范企业。', [{ value: '1-2', unit: '个', op: 'range', per: 'unit' }]],
  [
    31,
    '培训班每期不少于40人，每班不超过50人。',
    [
      { kind: 'rule', value: '40', unit: '人', op: 'atLeast', per: 'event' },
      { kind: 'rule', value: '50', unit: '人', op: 'atMost', per: 'event' },
    ],
  ],
  [
    32,
    `${in2021}开展培训不少于三十期、受训人数两千余人。`,
    [
      { value: '30', unit: '期', op: 'atLeast' },
      { value: '2000', unit: '人', op: 'about' },
    ],
  ],
  [
    33,
    `${in2021}安排专项资金1,200万元（其中省级800万元）。`,
    [
      { kind: 'fund', value: '12000000', unit: '元', op: 'plan' },
      { kind: 'fund', value: '8000000', unit: '元', op: 'plan', within: 1 },
    ],
  ],
  [
    34,
    '每人每年补贴5000元，高级工6000元。',
    [
      { kind: 'rule', value: '5000', unit: '元', op: 'plan', per: 'unit' },
      { kind: 'rule', value: '6000', unit: '元', op: 'plan', per: 'unit' },
    ],
  ],
  [
    35,
    `${in2021}工资集体协商覆盖企业3.2万家，覆盖职工不少于160万人（女职工60万人）。`,
    [
      { value: '32000', unit: '家', op: 'plan' },
      { value: '1600000', unit: '人', op: 'atLeast' },
      { value: '600000', unit: '人', op: 'atLeast', within: 2 },
    ],
  ],
]

describe('sentences of real notices are read as an office reads them', () => {
  it.each(sentences)('sentence %i: %s', (_, text, expected) => {
    const lines = readNotice(text).lines.filter((line) => line.comparator !== null)
    expect(lines.map(short)).toEqual(expected.map((want, i) => wanted(want, lines[i])))
  })
})

const short = (line: DraftLine): object => ({
  kind: line.kind,
  value: line.value,
  unit: line.unit,
  op: line.comparator,
  basis: line.basis,
  strength: line.strength,
  per: line.per,
  from: line.period?.from ?? null,
  to: line.period?.to ?? null,
  due: line.due,
  within: line.within === null ? null : Number(line.within.slice(1)),
  population: line.population,
  doubts: line.doubts,
})

/** What the table names must be so; what it leaves out is taken from the line, except parent and strength, which must be absent. */
function wanted(want: Expected, line: DraftLine | undefined): object {
  const got = line ? (short(line) as Record<string, unknown>) : {}
  const { doubt, ...named } = want
  const doubts = got.doubts as string[] | undefined
  return {
    ...got,
    kind: 'target',
    within: null,
    strength: null,
    per: null,
    ...named,
    doubts: doubt && !doubts?.includes(doubt) ? [doubt] : doubts,
  }
}
