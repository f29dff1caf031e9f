import { z } from 'zod'
import { Predicate } from '../ledger/predicate.ts'

const measures = ['training', 'employment', 'spending'] as const
const Label = z.string().min(1).max(40)

/** What an office's words ask of a fact. A row with neither measure nor conditions says nothing and is passed over. */
export const Reading = z.strictObject({
  words: z.array(z.string().min(1).max(40)).min(1).max(40),
  /** How a line that turns on these words is called for short. */
  name: Label.nullable(),
  measure: z.enum(measures).nullable(),
  all: z.array(Predicate).max(10),
  /** Other ways to read the same words; a person chooses before the line is issued. */
  others: z.array(
    z.strictObject({ id: z.string().regex(/^[a-z-]{1,20}$/), name: Label, all: z.array(Predicate).max(10) }),
  ),
})
export type Reading = z.output<typeof Reading>

const says = (
  words: readonly string[],
  name: string | null,
  all: Predicate[],
  more: Partial<Reading> = {},
): Reading => ({
  ...{ words: [...words], name, measure: null, all, others: [] },
  ...more,
})

const group = (code: string, ...words: [string, ...string[]]) =>
  says(words, words[0], [{ attribute: 'groups', any: [code] }])
const leads: Predicate = { attribute: 'certificateKind', in: ['skill-level', 'qualification'] }

/** The words of 2021, as an office reads them; kept as a setting, so that an office adds its own. */
export const usualReadings: Reading[] = [
  says(['技能提升培训', '职业技能培训', '培训量', '参加培训', '培训'], '培训', [], { measure: 'training' }),
  says(['专账资金', '职业技能提升行动专账资金'], '专账资金', [{ attribute: 'fund', in: ['ZZ'] }], {
    measure: 'spending',
  }),
  says(['就业补助资金'], '就业补助资金', [{ attribute: 'fund', in: ['JB'] }], { measure: 'spending' }),
  says(['补贴性', '职业技能提升行动', '政府补贴'], null, [{ attribute: 'subsidised', is: true }]),
  says(
    [
      '取得《职业资格证书》、《技能等级证书》',
      '职业资格证书',
      '职业技能等级证书',
      '技能等级证书',
      '等级证书',
      '等级类别',
      '证书类',
    ],
    '等级证书',
    [leads, { attribute: 'certified', is: true }],
    { others: [{ id: 'ended', name: '按结业计（开展等级类别的培训）', all: [leads] }] },
  ),
  says(['高级工以上', '高级工及以上', '高技能人才', '高技能'], '高级工以上', [
    { attribute: 'level', atLeast: 'senior' },
  ]),
  says(['技师以上', '技师及以上', '技师和高级技师'], '技师以上', [{ attribute: 'level', atLeast: 'technician' }]),
  says(['由技工院校承担', '技工院校承担', '技工院校'], '技工院校承担', [
    { attribute: 'institutionKind', in: ['TECH'] },
  ]),
  says(['中国特色企业新型学徒制', '企业新型学徒制', '新型学徒制', '新型学徒'], '新型学徒制', [
    { attribute: 'projectType', in: ['XTZ'] },
  ]),
  says(['以工代训'], '以工代训', [{ attribute: 'projectType', in: ['YGDX'] }]),
  says(['创业培训'], '创业培训', [{ attribute: 'projectType', in: ['CYPX'] }], { measure: 'training' }),
  says(['企业职工岗位技能提升', '岗位技能提升'], '岗位技能提升', [{ attribute: 'projectType', in: ['QYZG'] }]),
  says(['就业技能培训'], '就业技能培训', [{ attribute: 'projectType', in: ['JYJN'] }], { measure: 'training' }),
  group('G01', '农村低收入人口', '低收入人口'),
  group('G02', '易地搬迁人员', '易地扶贫搬迁人员', '易地搬迁群众'),
  group('G03', '企业职工', '企业在职职工'),
  group('G04', '农民工'),
  group('G05', '高校毕业生'),
  group('G06', '退役军人'),
  group('G07', '脱贫劳动力', '脱贫人口', '建档立卡劳动力', '建档立卡贫困劳动力', '监测对象'),
  group('G08', '残疾人'),
  group('G09', '退捕渔民'),
  group('G10', '登记失业人员', '失业人员'),
  group('G11', '就业困难人员', '零就业家庭'),
  group('G12', '两后生'),
  group('G13', '农村劳动力', '农村劳动者', '农村转移劳动力', '农村转移就业劳动者'),
  group('G14', '新业态从业人员', '新就业形态劳动者'),
  says(['就业'], '就业', [], { measure: 'employment' }),
  says(
    [
      '大规模',
      '全省',
      '全州',
      '全市',
      '全县',
      '各类',
      '开展',
      '组织',
      '完成',
      '计划',
      '使用',
      '取得',
      '承担',
      '人次',
      '人数',
      '其中',
    ],
    null,
    [],
  ),
  says(['类别', '性', '的', '由', '和', '及', '或', '等', '量'], null, []),
]

export interface Read {
  readonly measures: readonly NonNullable<Reading['measure']>[]
  readonly rows: readonly Reading[]
  /** Words that no row knows. They are asked, never passed over. */
  readonly unread: readonly string[]
}

const MARKS = /[\s《》“”"'（）()、，。：；·]+/

/** Reads the words of a line by the table, longest words first. */
export function readWords(text: string, table: readonly Reading[]): Read {
  const known = table
    .flatMap((row) => row.words.map((word) => ({ word, row })))
    .sort((a, b) => b.word.length - a.word.length)
  const rows = new Set<Reading>()
  let rest = text
  for (const { word, row } of known) {
    if (!rest.includes(word)) continue
    rest = rest.replaceAll(word, ' ')
    rows.add(row)
  }
  const found = table.filter((row) => rows.has(row))
  const measures = [...new Set(found.flatMap(({ measure }) => (measure ? [measure] : [])))]
  return { measures, rows: found, unread: rest.split(MARKS).filter((part) => part !== '') }
}
