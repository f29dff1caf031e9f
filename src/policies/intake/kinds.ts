import type { LineKind } from './draft.ts'
import type { Quantity } from './quantities.ts'
import type { Tense } from './tense.ts'

/** The words round a quantity that tell what it is. */
export interface Surroundings {
  /** From the start of the clause to the comparator or the number. */
  readonly head: string
  /** From the start of the clause to the number. */
  readonly lead: string
  /** From the start of the list the clause is a member of. */
  readonly list: string
  /** From the number's end to the end of the clause. */
  readonly tail: string
  /** The whole sentence part. */
  readonly sentence: string
  /** From the start of the full sentence, over its semicolons, to the number. */
  readonly before: string
  readonly heading: string
  /** The document is one of rules: 办法, 细则. */
  readonly isRules: boolean
  /** The quantity before it in the sentence was a rule about money. */
  readonly afterAmount: boolean
}

const TERM = /持续|有效期|期限|聘期|任期|为期|合作期|建设期|周期|试用期|服务期|实施期|历时|保护期/
const CONDITION =
  /可(?:以)?(?:分别)?(?:申报|申请|参加|参评|享受|认定|评聘|报考|报名|直接|破格|晋升|按(?!照)|由)|方可|才能|方能|(?:应|须|需)当?(?:同时)?(?:具备|符合|满足)|具备(?:以下|下列)|符合(?:以下|下列|条件)|条件的|申报条件|报名条件|(?:工作|服务|从业|从事|任职|入会|在岗|参保|聘用|取得)[^，。；]{0,24}(?:满|达到?|超过)$|年满|年度考核|不予|资格(?:的|后)|(?:合格|考核|测评|得分)[^，。；]{0,10}$/
const CONDITIONS =
  /(?:申报|参评|评选|报名|推荐|认定|基本|准入|资格|申请|入选|参赛|创建|命名|设立|入围|入库|参训|享受|建设|评定|选拔|遴选|任职|招生|录用|验收)条件|(?:申报|培训|评选|参赛|推荐|补贴|认定)对象/
const AMOUNT_EACH =
  /每(?:人|名|生|户|家|个|班|期|位|学时|课时|月|天|日|年|亩|次|所|项|县|州|市)|人均|标准|一次性|最高|封顶|限额|上限|单个|分别给予|给予|奖励(?!资金)|补贴标准|按(?!照?计划)/
const TOTAL_MONEY =
  /安排|投入|筹集|下达|拨付|统筹|预算|(?<!公)共(?![同享])|总计|累计|合计|总额|规模|使用|计划|争取|整合|列支|支出|资金|经费|达到|完成/
const FUND =
  /资金|授信|出资|额度|经费|慰问金|补贴|补助|预算|投入|奖金|奖补|津贴|拨付|下达|筹集|专账|基金|财政|安排|列支|划拨|总投资|工程费|自筹|筹措|概算|配套/
const NOT_FUND =
  /产值|增加值|收入|利润|增收|销售|(?<!总)投资(?!资金)|交易额|营业|零售|出口|进口|贷款|工资|消费|效益|税收|资产/
const CLASS_SIZE =
  /每(?:期|班|场|次|批|组|队|届|个?(?:[\p{Script=Han}]{0,4})(?:班|代表队|参赛队|小组)(?!级))[^，。；：]{0,24}$|单个?(?:培训)?(?:班级?|班次|期)[^，。；：]{0,6}$|班额|(?:代表队|参赛队|各队)[^，。；：]{0,12}$/u
/** 受教育年限提高到10.5年, 办理时间缩短至15个工作日: a time that is itself to be reached. */
const CHANGED_TIME =
  /(?:年限|寿命|工龄|时长|天数|时间|周期|时限)[^，。；]{0,12}(?:提高|延长|缩短|压缩|压减|增加|达到|控制)(?:到|至|在)?$/
const TRAINING_HOURS = /学时|课时/
/** 培训机构应当具备以下条件：…: what follows are conditions. */
const REQUIRED = /(?:具备|符合|满足)(?:以下|下列|如下)(?:基本)?条件|(?:应|须)当?(?:同时)?具备|有下列情形之一/
const SANCTION = '(?:不予|不得|取消|扣减|扣除|约谈|(?:予以|进行)?通报|不再|暂停|追回|追责|问责|(?:予以|进行)表扬)'
const SANCTIONED = new RegExp(`，(?:一律|由[^，。；]{2,12})?${SANCTION}`)
const SANCTIONED_AT_ONCE = new RegExp(`^(?:以上)?的?[即则将]{1,2}(?:一律)?${SANCTION}`)
const SANCTIONED_UNITS = new RegExp(`^(?:以上|以下|以内)?的[^，。；]{1,12}?(?:进行|予以|实行|一律)?${SANCTION}`)
/** 合格率低于80%的班次，不予补贴; 完成率低于80%的县市进行约谈. */
const isSanctioned = ({ lead, tail, sentence }: Surroundings): boolean =>
  (/^(?:以上|以下|以内)?的[^，。；]{0,10}$/.test(tail) && SANCTIONED.test(sentence)) ||
  SANCTIONED_UNITS.test(tail) ||
  SANCTIONED_AT_ONCE.test(tail) ||
  (/(?:未完成|未达到|达不到|完成不到)[^，。；]{0,12}$/.test(lead) && /^的/.test(tail))
/** 理论成绩占30%, 笔试按40%计入: how a total is made up. */
const isWeight = ({ unit }: Quantity, { head, heading }: Surroundings): boolean =>
  unit === '%' &&
  (/权重|分值|(?:成绩|得分|考试|考核|笔试|面试|理论|实操|评审|评分|答辩)[^，。；]{0,4}[占按]$/.test(head) ||
    /评分|计分|成绩计算/.test(heading))
/** 每50名职工配备1名: a standard. */
const FOR_EACH_FEW = /每[\d百千万一二三四五六七八九十]+[名个人户家]/
/** 每万名劳动者中高技能人才数达到860人: a rate, not a standard. */
const RATE_AMONG = /每[\d百千万一二三四五六七八九十]+[名个人户家][^，。；]{0,8}中/
/** 每低1个百分点扣1分, 完成率低于80%的不得分: how points are given. */
const SCORED = /^[\d.]+(?:个百分点|[%次项件人名个期场])?(?:以[上下])?[^，。；]{0,10}(?:不得分|[扣加得计记][\d.]+分)/
const SHARE_TAKEN = /按(?:照)?[^，。；]{0,24}$/
const SHARE_VERB =
  /^的?(?:比例|标准|幅度)?(?:[^，。；]{0,6})(?:提取|计提|给予|拨付|补贴|补助|缴纳|上缴|拨缴|发放|执行|返还|上浮|核定)/

export type Judged = LineKind | 'none'

/** What a quantity of the text is; `none` where it only qualifies something else (近3年, 30日内). */
export function kindOf(quantity: Quantity, around: Surroundings, tense: Tense): Judged {
  if (quantity.dimension === 'time') return kindOfTime(quantity, around, tense)
  if (quantity.dimension === 'age' || quantity.dimension === 'points')
    return isCondition(around) || tense !== 'past' ? 'rule' : 'reported'
  if (isMention(quantity, around) || isStart(around)) return 'reported'
  if (quantity.dimension === 'money' && isAmountEach(quantity, around)) return tense === 'past' ? 'reported' : 'rule'
  if (isRule(quantity, around)) return 'rule'
  if (tense === 'past' || isUnplaced(quantity, around)) return 'reported'
  if (isClassSize(quantity, around)) return 'rule'
  const isMoney = quantity.dimension === 'money'
  if (around.isRules && !isPlanOfRules(around, isMoney)) return 'rule'
  return isMoney && isFund(around) ? 'fund' : 'target'
}

/** In 办法 and 细则 only money set aside, or what names a year or a whole place, is planned. */
const isPlanOfRules = ({ sentence, lead }: Surroundings, isMoney: boolean): boolean =>
  isMoney ? /安排|设立|投入|预算|列支/.test(lead) : /\d{4}年|全年|年底|每年|全[省州市县]/.test(sentence)

/** Under a heading of conditions money is one too, unless it is set aside. */
const isUnderConditions = ({ dimension }: Quantity, { heading, lead }: Surroundings): boolean =>
  CONDITIONS.test(heading) && (dimension !== 'money' || NOT_FUND.test(lead))

const isRule = (quantity: Quantity, around: Surroundings): boolean =>
  isUnderConditions(quantity, around) ||
  (FOR_EACH_FEW.test(around.lead) && !RATE_AMONG.test(around.lead)) ||
  SCORED.test(around.sentence.slice(around.sentence.indexOf(around.lead) + around.lead.length)) ||
  REQUIRED.test(around.sentence) ||
  REQUIRED.test(around.before) ||
  isSanctioned(around) ||
  isRateOfCharge(quantity, around) ||
  /^(?:并|予以|按比例|相应)?(?:扣减|核减|调减|扣除|扣发)/.test(around.head) ||
  isOfOnePerson(quantity, around) ||
  isConditionOnPlaces(around) ||
  isTimesEach(around) ||
  isWeight(quantity, around) ||
  /分值/.test(around.head) ||
  isShareTaken(quantity, around) ||
  isConditionOnUnits(quantity, around)

/** 年利率不高于3.5%, 失业保险费率执行1%, 预拨补贴不超过50%: on what terms money moves. */
const isRateOfCharge = ({ unit }: Quantity, { head }: Surroundings): boolean =>
  (unit === '%' || unit === '个百分点') && /利率|费率|税率|贴息|预拨|预付|首付|先行拨付|首期/.test(head)

/** 一名导师带徒不超过5人: a limit for each. */
const isOfOnePerson = ({ before }: Quantity, { head }: Surroundings): boolean =>
  before?.comparator === 'atMost' && /^(?:一|1|同一|每)[名位][\p{Script=Han}]{2,10}$/u.test(head)

/** 每人每年享受不超过3次, 不少于总课时的三分之一: how often, how long. */
const isTimesEach = ({ lead, tail }: Surroundings): boolean =>
  /课时|学时|享受[^，。；率度]{0,8}$/.test(lead) || /^[^，。；]{0,2}享受/.test(tail) || /享受$/.test(lead)

function kindOfTime({ unit, before, after }: Quantity, around: Surroundings, tense: Tense): Judged {
  const { head, tail } = around
  if (isStart(around)) return 'reported'
  if (TRAINING_HOURS.test(unit ?? ''))
    return tense === 'past' ? 'reported' : /全年|累计|年度/.test(head) ? 'target' : 'rule'
  if (isCondition(around)) return 'rule'
  if (CHANGED_TIME.test(head) || /^(?:提高|延长|缩短|压缩|增加)(?:到|至)$/.test(head))
    return tense === 'past' ? 'reported' : 'target'
  const isBound = before !== undefined && before.comparator !== 'plan' && before.comparator !== 'about'
  if (TERM.test(head.slice(-14))) return isBound && /补贴|补助|享受|见习|试用/.test(head) ? 'rule' : 'task'
  if (isBound) return 'rule'
  if (after?.comparator === 'atMost' || /^(?:内|前|后|来|以来|之前|之后|起)/.test(tail)) return 'none'
  if (/(?:近|前|后|未来|今后|用|每|过去|提前|连续|历经|经过)$/.test(head)) return 'none'
  if (/公示|培训|学习|实训|实习|休假|疗养|工作/.test(head.slice(-10))) return tense === 'past' ? 'reported' : 'rule'
  return 'none'
}

export const isCondition = ({ head, tail, sentence, heading }: Surroundings): boolean =>
  CONDITION.test(sentence) ||
  /满$/.test(head) ||
  /^后?，?可/.test(tail) ||
  /申报条件|参评条件|资格条件|评选条件|基本条件/.test(heading)

function isAmountEach(
  quantity: Quantity,
  { lead: head, list, tail, sentence, heading, afterAmount }: Surroundings,
): boolean {
  if (quantity.isRate) return true
  if (/(?:增收|收入)[^，。；]{0,6}$/.test(head) && !/补贴|补助|奖励/.test(head)) return false
  if (/(?:奖金|奖励|补助金|罚款)(?:各|分别|人民币|标准|金额|为)*$/.test(head) || /^的?罚款/.test(tail)) return true
  if (/(?:分别|各)(?:给予|奖励|补助|补贴)$/.test(list)) return true
  if (/(?:贷款|授信|担保|个人|单笔|报销|补贴|补助|奖补)额度?(?:不得?超过|不高于|最高|控制在)$/.test(head)) return true
  if (/(?:津贴|工资|薪酬|月薪)[^。；]{0,8}每月$|^每月$/.test(list)) return true
  if (/^(?:同一|同一个|单一|任一)[^，。；]{1,10}/.test(head) && quantity.before?.comparator === 'atMost') return true
  if (
    /每(?:人|名|生|户|家|个|班|期|位|学时|课时|月|天|日|亩|次|所|项)|每[份件套本台辆篇]|人均|户均|一次性|封顶|补贴标准|补助标准|奖励标准|标准为|单个|保额|保费|赔付|工本费|报名费/.test(
      head,
    )
  )
    return true
  if (afterAmount && !TOTAL_MONEY.test(head)) return true
  if (/标准/.test(heading) && !TOTAL_MONEY.test(head)) return true
  if (
    /按(?:照)?[^，。；]{0,20}$/.test(head) &&
    /^的?标准/.test(sentence.slice(sentence.indexOf(head) + head.length).replace(/^[\d.,万亿千百元—至]+/, ''))
  )
    return true
  return (
    AMOUNT_EACH.test(head) &&
    /给予|奖励|补贴|补助|最高|不超过/.test(head) &&
    !/安排|投入|下达|筹集|资金|经费/.test(head)
  )
}

const isClassSize = ({ dimension }: Quantity, { list }: Surroundings): boolean =>
  (dimension === 'persons' || dimension === 'turns') && CLASS_SIZE.test(list)

/** 大型企业按30%、中小微企业按60%返还: the verb behind the last share is that of all. */
const isShareShared = (lead: string, sentence: string): boolean =>
  /^[\d.]+%(?:、[^，。；、]{1,16}按(?:照)?[\d.]+%){1,4}(?:的?(?:比例|标准))?(?:提取|计提|给予|拨付|补贴|补助|缴纳|返还|核定|执行)/.test(
    sentence.slice(sentence.indexOf(lead) + lead.length),
  )

const isShareTaken = ({ unit }: Quantity, { head, lead, tail, list, sentence }: Surroundings): boolean =>
  unit === '%' &&
  ((SHARE_TAKEN.test(head) && (SHARE_VERB.test(tail) || isShareShared(lead, sentence))) ||
    /标准[^，。；]{0,6}(?:上浮|下浮|提高|上调|下调|增加)/.test(list))

/** 职工100人以上的企业应建立…: a size of units, not a number to reach. */
const isConditionOnUnits = ({ dimension, after }: Quantity, { head, tail }: Surroundings): boolean =>
  (after !== undefined &&
    (dimension === 'persons' || dimension === 'money') &&
    /^的?(?![^，。；]{0,6}(?:担任|到|赴|进|参加|与|在|为|向|深入|服务|负责))(?:[\p{Script=Han}]{0,6}?)(?:企业|单位|用人单位|项目|工程|园区)/u.test(
      tail,
    )) ||
  (/(?:职工|从业人员|员工|用工)(?:人数)?(?:在|达)?$/.test(head) && /^的?(?:企业|单位|用人单位)/.test(tail))

/** 依托14所技工院校, 16个州市参加会议, 向140名技术能手看齐: what is there already. */
const isMention = ({ dimension }: Quantity, { head, tail, sentence }: Surroundings): boolean => {
  if (/口径[^，。；]{0,4}(?:含|包括|为)/.test(head)) return true
  if (/^(?:参加|参会|出席|列席|到会)(?:人员|人|单位|领导)?：/.test(sentence)) return true
  const isThing = dimension === 'things'
  if (!isThing && dimension !== 'persons') return false
  if (isThing && (/^(?:[^，。；]{0,6})(?:依托|依靠|利用|现有|已有|发挥)$/.test(head) || /基础上$/.test(tail)))
    return true
  return (/等$/.test(head) && /参加|出席|列席|与会/.test(sentence)) || TAKING_PART.test(tail)
}

const TAKING_PART =
  /^[^，。；]{0,16}(?:(?:参加|出席|列席)(?:了)?(?:[^，。；]{0,6}会议?|座谈|仪式)|作了?(?:交流|典型)?发言|看齐|先进事迹)/

/** 由120家扩大到500家: the first is where it starts. */
const isStart = ({ lead, tail, sentence }: Surroundings): boolean =>
  /[由从](?:每[人名户个期年月])?(?:现在的?|当前的?|原来的?|上年的?|过去的?|(?:19|20)\d{2}年(?:底|末)?的?|目前的?|现有的?)?$/.test(
    lead,
  ) &&
  /^(?:提高|增加|提升|扩大|下降|降低|缩短|上升|增长|发展|压减|减少)/.test(
    tail || sentence.slice(sentence.indexOf(lead) + lead.length).replace(/^[\d.,万亿千百%名人家个年元户所]+/, ''),
  )

/** 对进度低于10个百分点以上的县市进行约谈: which places or units something is done to. */
const isConditionOnPlaces = ({ head, tail }: Surroundings): boolean =>
  /^(?:对|凡|将)/.test(head) &&
  /^(?:以上|以下)?的$|^(?:以上|以下)?的(?!比例|标准)[^，。；]{0,10}(?:县|市|区|州|地区|单位|企业|个人|人员|机构|院校|部门|项目|车间|合作社|主体|工作室|商户|学校|基地)/.test(
    tail,
  )

const ACTING =
  /培训|完成|达到|新增|新建|建设|建成|培养|培育|开展|举办|组织|发放|招收|选树|评选|实现|安排|推荐|发展|引进|打造|任务|目标|计划/

/** A number without unit, bound or verb: nobody can say what it is, least of all that it is to be reached. */
const isUnplaced = ({ unit, before, after }: Quantity, { lead }: Surroundings): boolean =>
  unit === null && before === undefined && after === undefined && !ACTING.test(lead)

/** The money word may stand before a list: 资金主要用于：技能培训5000万元；设备购置3500万元. */
const isFund = ({ head, tail, sentence, before }: Surroundings): boolean =>
  FUND.test(head + tail) ? !NOT_FUND.test(head.slice(-10)) : !NOT_FUND.test(sentence) && FUND.test(before + sentence)
