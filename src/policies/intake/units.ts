/** What a unit counts: `persons` and `turns` (人次) never convert into each other. */
export type Dimension =
  | 'persons'
  | 'turns'
  | 'things'
  | 'events'
  | 'money'
  | 'time'
  | 'age'
  | 'rate'
  | 'points'
  | 'amount'

export interface Unit {
  readonly word: string
  readonly unit: string
  readonly dimension: Dimension
  /** Power of ten that brings the written value to the unit: ‰ is −1 of %. */
  readonly power: number
}

const table: readonly (readonly [Dimension, string])[] = [
  ['turns', '人次 人·次 人·年 人年 人学时'],
  ['persons', '人 名 位'],
  ['rate', '个百分点 百分点 % ‰ 倍'],
  ['money', '元 美元 块'],
  ['age', '周岁 岁'],
  [
    'time',
    '个工作日 工作日 个自然日 自然日 个月 个小时 小时 个学时 学时 课时 个课时 分钟 周年 年 天 日 周 月 个季度 个星期',
  ],
  ['events', '期 场次 场 次 班次 班 批次 批 轮 届 台次 台·次 件次 车次 趟次 架次 户次 家次 个次 岗次 场·次'],
  [
    'things',
    '个 家 户 所 支 项 件 座 条 门 种 类 处 间 套 台 部 本 册 篇 份 辆 只 头 株 栋 幢 组 队 对 片 艘 架 节 张 幅 例 宗 起 盏 根 块 枚 批',
  ],
  ['things', '村 乡镇 街道 社区 县'],
  ['amount', '吨标准煤 吨 千克 公斤 亩 公顷 平方米 平方公里 公里 千米 米 千瓦时 千瓦 兆瓦 立方米 标箱 床 千伏安'],
  ['points', '分'],
]

const units: readonly Unit[] = table
  .flatMap(([dimension, words]) => words.split(' ').map((word) => ({ word, dimension, ...printed(word) })))
  .sort((a, b) => b.word.length - a.word.length)

const byFirst = Map.groupBy(units, (unit) => unit.word[0]!)

function printed(word: string): { unit: string; power: number } {
  if (word === '名' || word === '位') return { unit: '人', power: 0 }
  if (word === '‰') return { unit: '%', power: -1 }
  if (word === '百分点') return { unit: '个百分点', power: 0 }
  if (word === '块') return { unit: '元', power: 0 }
  if (word.startsWith('个') && !['个', '个百分点', '个次'].includes(word)) return { unit: word.slice(1), power: 0 }
  return { unit: word, power: 0 }
}

/** Words that begin with a unit's character and are no unit: 名称, 分钟 is longer and wins by itself. */
const NOT_UNITS =
  /^(?:人均|名单|名称|名义|名为|家庭|家长|家属|位于|次日|年级|分别|分布|分级|分类|分层|分期|分批|分行业|分年|部门|部分|组织|对于|对口|对接|期间|条件|项目制|班组|队伍|起步|起草|月度|日常|日前|类似|类型|种类|支持|支部|张贴|只有|只能|处理|处于|批准|批评|所有|所在|所属|所需|村级|县级|社区教育)/

/** The unit that stands at `at` of folded text, the longest one; undefined where none does. */
export function unitAt(text: string, at: number): Unit | undefined {
  if (NOT_UNITS.test(text.slice(at, at + 4))) return undefined
  return byFirst.get(text[at]!)?.find((unit) => text.startsWith(unit.word, at))
}

export const isPeople = (dimension: Dimension | null): boolean => dimension === 'persons' || dimension === 'turns'

const PERSON_NOUN =
  /^(?:[\p{Script=Han}]{0,6}?)(?:人口|人才|人员|职工|工人|农民|劳动力|劳动者|学员|学生|毕业生|技师|技工|工匠|劳模|党员|会员|妇女|青年|干部|教师|军人|群众|居民|残疾人|员工|师傅|学徒|选手|专家)/u

/** A number before a noun of persons and without a classifier (10万农民工): persons, though nobody wrote so. */
export const countsPersons = (text: string, at: number): boolean => PERSON_NOUN.test(text.slice(at, at + 10))
