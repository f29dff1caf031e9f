import { remembered } from './remembered.ts'
import { compact, folded, isUnknown, withoutBrackets } from './text.ts'

/** Levels of 新八级工 in code words, and the two proofs without a level. The figure 5 is the lowest. */
export const rosterLevels = [
  'apprentice',
  'junior',
  'intermediate',
  'senior',
  'technician',
  'seniorTechnician',
  'special',
  'chief',
  'singleSkill',
  'completion',
] as const
export type RosterLevel = (typeof rosterLevels)[number]

export const levelNames: Readonly<Record<RosterLevel, string>> = {
  apprentice: '学徒工',
  junior: '五级/初级工',
  intermediate: '四级/中级工',
  senior: '三级/高级工',
  technician: '二级/技师',
  seniorTechnician: '一级/高级技师',
  special: '特级技师',
  chief: '首席技师',
  singleSkill: '专项职业能力',
  completion: '培训合格',
}

const levelTokens: readonly (readonly [RosterLevel | null, string])[] = [
  [null, '国家职业资格'],
  [null, '职业技能等级'],
  [null, '职业技能'],
  [null, '职业资格'],
  [null, '证书'],
  ['seniorTechnician', '高级技师'],
  ['special', '特级技师'],
  ['chief', '首席技师'],
  ['technician', '技师'],
  ['apprentice', '学徒工'],
  ['singleSkill', '专项职业能力'],
  ['singleSkill', '专项能力'],
  ['singleSkill', '专项'],
  ['completion', '培训合格'],
  ['completion', '合格'],
  ['junior', '初级工'],
  ['junior', '初级'],
  ['intermediate', '中级工'],
  ['intermediate', '中级'],
  ['senior', '高级工'],
  ['senior', '高级'],
  ...(['seniorTechnician', 'technician', 'senior', 'intermediate', 'junior'] as const).flatMap((level, at) =>
    [`${'一二三四五'[at]}级工`, `${'一二三四五'[at]}级`, `${at + 1}级工`, `${at + 1}级`].map(
      (word) => [level, word] as const,
    ),
  ),
]
const levelFigures: Readonly<Record<string, RosterLevel>> = {
  5: 'junior',
  4: 'intermediate',
  3: 'senior',
  2: 'technician',
  1: 'seniorTechnician',
  v: 'junior',
  iv: 'intermediate',
  iii: 'senior',
  ii: 'technician',
  i: 'seniorTechnician',
  五: 'junior',
  四: 'intermediate',
  三: 'senior',
  二: 'technician',
  一: 'seniorTechnician',
}

/** Reads a level in any of the ways it is written; undefined when it is none, or when its parts name two levels. */
export const readLevel = remembered((text: string): RosterLevel | undefined => {
  let rest = folded(text).replace(/[/、()[\]（）|,，.．-]/g, ' ')
  const found = new Set<RosterLevel>()
  for (const [level, word] of levelTokens) {
    if (!rest.includes(word)) continue
    rest = rest.replaceAll(word, ' ')
    if (level) found.add(level)
  }
  for (const part of rest.split(' ').filter((one) => one !== '')) {
    const level = levelFigures[part]
    if (!level) return undefined
    found.add(level)
  }
  return found.size === 1 ? [...found][0] : undefined
})

/** Target groups G01–G16 (重点群体) and the names that rosters give them. */
export const groupNames: Readonly<Record<string, readonly [name: string, ...aliases: string[]]>> = {
  G01: ['农村低收入人口', '低收入人口', '低收入人员', '农村低收入人员', '低保', '低保人员', '农村低保'],
  G02: [
    '易地搬迁人员',
    '易地搬迁',
    '易地扶贫搬迁人员',
    '易地扶贫搬迁',
    '易地搬迁群众',
    '搬迁群众',
    '易地扶贫搬迁群众',
    '安置点学员',
  ],
  G03: ['企业职工', '企业在职职工', '在职职工', '职工', '企业在岗职工', '在岗职工', '企业员工', '在岗人员'],
  G04: ['农民工', '进城务工人员', '外出务工人员', '务工人员'],
  G05: [
    '高校毕业生',
    '毕业年度高校毕业生',
    '离校未就业高校毕业生',
    '大学生',
    '大学毕业生',
    '应届毕业生',
    '应届高校毕业生',
  ],
  G06: ['退役军人', '退伍军人', '复员军人', '复退军人', '转业军人', '退役士兵'],
  G07: [
    '脱贫劳动力',
    '脱贫人口',
    '脱贫户',
    '脱贫人员',
    '建档立卡贫困劳动力',
    '建档立卡户',
    '建档立卡人员',
    '建档立卡',
    '贫困劳动力',
    '脱贫监测对象',
    '监测对象',
    '脱贫户劳动力',
  ],
  G08: ['残疾人', '残疾人员', '残疾'],
  G09: ['退捕渔民', '退捕禁捕渔民'],
  G10: ['登记失业人员', '城镇登记失业人员', '失业人员', '下岗失业人员', '下岗职工', '下岗人员'],
  G11: ['就业困难人员', '零就业家庭', '零就业家庭成员', '就业困难人员零就业家庭', '就业困难'],
  G12: ['两后生', '未继续升学初高中毕业生', '未继续升学的初高中毕业生', '初高中毕业未升学'],
  G13: [
    '农村劳动力',
    '农村转移就业劳动者',
    '农村转移劳动力',
    '农村富余劳动力',
    '农业劳动者',
    '农民',
    '农村居民',
    '农村户籍劳动力',
  ],
  G14: ['新业态从业人员', '新业态', '新就业形态', '新就业形态劳动者', '新就业形态从业人员', '灵活就业人员', '灵活就业'],
  G15: ['其他城乡劳动者', '城乡劳动者', '其他', '其他人员', '其他劳动者', '城镇劳动者', '城乡未就业劳动者', '城镇居民'],
  G16: ['新型学徒', '学徒', '企业新型学徒', '新型学徒制', '新型学徒制学员', '学徒制', '企业新型学徒制学员'],
}
const groupCodes = new Map(
  Object.entries(groupNames).flatMap(([code, names]) => [
    [code.toLowerCase(), code] as const,
    ...names.map((name) => [name, code] as const),
  ]),
)

/** Reads several groups; `unknown` are the words that name none, as they are written. */
export const readGroups = remembered(
  (text: string): { readonly groups: readonly string[]; readonly unknown: readonly string[] } => {
    const groups = new Set<string>()
    const unknown: string[] = []
    for (const part of text.normalize('NFKC').split(/[、,;/|\n\r]+/)) {
      const words = groupOf(part) ? [part] : part.trim().split(/\s+/)
      for (const word of words.filter((one) => one.trim() !== '' && !/^等$/.test(one))) {
        const code = groupOf(word)
        if (code) groups.add(code)
        else unknown.push(word.trim())
      }
    }
    return { groups: [...groups].sort(), unknown }
  },
)

function groupOf(word: string): string | undefined {
  const whole = withoutBrackets(folded(word))
  return (
    groupCodes.get(whole) ??
    groupCodes.get(/^(g\d\d)/.exec(whole)?.[1] ?? '') ??
    groupCodes.get(whole.replace(/^\d+[.．]?/, ''))
  )
}

/** Education by GB/T 4658-2006: code and the words that mean it. */
const educationWords: readonly (readonly [code: string, ...words: string[]])[] = [
  ['10', '研究生', '博士', '硕士', '博士研究生', '硕士研究生', '在职研究生'],
  ['20', '大学本科', '本科', '大学', '全日制本科', '本科及以上'],
  ['30', '大学专科', '大专', '专科', '高职', '大学专科教育', '高职高专', '高等职业'],
  [
    '40',
    '中等职业教育',
    '中专',
    '技工',
    '技校',
    '职高',
    '中技',
    '中职',
    '高级技工',
    '技工学校',
    '职业高中',
    '中等专科',
    '技工院校',
    '高技',
  ],
  ['60', '普通高级中学', '高中', '普通高中', '普高'],
  ['70', '初级中学', '初中', '初中及以下', '普通初中'],
  ['80', '小学', '小学及以下'],
  ['90', '其他', '文盲', '半文盲', '文盲或半文盲', '文盲半文盲', '不识字', '未上学', '扫盲班'],
]
const educations = new Map(educationWords.flatMap(([code, ...words]) => words.map((word) => [word, code] as const)))

/** Reads an education; the first level where two are written (高中/中专). Undefined when it is none. */
export const readEducation = remembered((text: string): string | undefined => {
  const whole = folded(text)
  if (/^[1-9]\d$/.test(whole)) return `${whole[0]}0`
  for (const part of [whole, withoutBrackets(whole), ...whole.split(/[/、,()]/)]) {
    const code = educations.get(part.replace(/(学历|文化|毕业|程度|及以上|及以下|以上|以下)+$/, ''))
    if (code) return code
  }
  return undefined
})

export type ResidenceKind = 'agricultural' | 'nonAgricultural' | 'resident'
const residenceKinds: Readonly<Record<string, ResidenceKind>> = {
  农业: 'agricultural',
  农村: 'agricultural',
  农村户口: 'agricultural',
  农业户口: 'agricultural',
  农业户籍: 'agricultural',
  农村户籍: 'agricultural',
  乡村: 'agricultural',
  农: 'agricultural',
  非农业: 'nonAgricultural',
  非农: 'nonAgricultural',
  非农业户口: 'nonAgricultural',
  非农户口: 'nonAgricultural',
  城镇: 'nonAgricultural',
  城市: 'nonAgricultural',
  城镇户口: 'nonAgricultural',
  城市户口: 'nonAgricultural',
  城镇户籍: 'nonAgricultural',
  居民: 'resident',
  居民户口: 'resident',
  家庭户: 'resident',
  居民户: 'resident',
  居民家庭户: 'resident',
}

/** 农业, 非农业 or 居民 (since the reform of 2014 one kind for all); undefined when it is none. */
export const readResidenceKind = (text: string): ResidenceKind | undefined =>
  residenceKinds[withoutBrackets(folded(text))]

export type IdType = 'resident' | 'specialRegion' | 'permanentResidence' | 'passport' | 'travelPermit' | 'officer'
const idTypeWords: readonly (readonly [IdType, ...string[]])[] = [
  ['resident', '居民身份证', '身份证', '中华人民共和国居民身份证', '二代身份证', '第二代身份证', '01', '1', '111'],
  [
    'specialRegion',
    '港澳居民居住证',
    '台湾居民居住证',
    '港澳台居民居住证',
    '港澳台居住证',
    '港澳居住证',
    '香港居民居住证',
    '澳门居民居住证',
  ],
  [
    'permanentResidence',
    '永居证',
    '外国人永久居留身份证',
    '外国人永久居留证',
    '永久居留证',
    '永久居留身份证',
    '外国人居留证',
  ],
  ['passport', '护照', '普通护照', '外国护照', '中国护照', '414'],
  ['travelPermit', '港澳居民来往内地通行证', '回乡证', '港澳通行证', '台湾居民来往大陆通行证', '台胞证', '台湾通行证'],
  ['officer', '军官证', '士兵证', '警官证', '军人证'],
]
const idTypes = new Map(idTypeWords.flatMap(([type, ...words]) => words.map((word) => [word, type] as const)))

/** Reads a kind of paper; a blank one is the resident identity card. Undefined when it is none. */
export const readIdType = (text: string): IdType | undefined =>
  isUnknown(text) ? 'resident' : idTypes.get(withoutBrackets(folded(text)))

/** GB/T 2261.1 in words: 男 女 1 2 M F; undefined when it is neither. */
export function readSex(text: string): 'male' | 'female' | undefined {
  const word = compact(text).toUpperCase()
  if (/^(男|男性|1|M|MALE)$/.test(word)) return 'male'
  return /^(女|女性|2|F|FEMALE)$/.test(word) ? 'female' : undefined
}
