import { strongest } from './bounds.ts'
import type { Clause } from './clauses.ts'
import { compare, decimal, plus, print, shift } from './decimal.ts'
import type { Basis, Comparator, Per, Strength } from './draft.ts'
import type { PeriodFound } from './periods.ts'
import type { Quantity } from './quantities.ts'

/** How a quantity is to be judged: the operators of domain §2.4 with ruling §0, 7. */
export interface Manner {
  readonly comparator: Comparator
  readonly basis: Basis | null
  readonly value: string | null
  readonly doubts: readonly string[]
}

const RISE = '增长|提高|提升|上升|增加|扩大|净增|新增|增收|增幅|增速|增长率|递增'
const FALL = '下降|降低|减少|压减|缩减|降幅|下调'
const CHANGE = new RegExp(`(?:${RISE}|${FALL})(?:了|幅度|比例)?(?:分别|各|约|近|为|在|达到|达|再)?$`)
/** 服务青年技能提升5万人次: the name of a service. */
const NAMED_RISE = /(?:技能|素质|能力|学历)提升$/
const TO_LEVEL = new RegExp(`(?:${RISE}|${FALL}|恢复|发展|稳定|巩固|扩展|壮大)(?:了)?(?:到|至|在)(?:约|近)?$`)
const ADDED = /(新增|净增|增加)([^，。；：、\d]{1,16})$/
const FLOW = /招生|就业|培训(?!机构|基地|中心|点)|招收|参保|入会|取证|注册|登记|开工|投产|贷款|创业|转移|发放|投放/
const RATE = /率|占|比例|比重|覆盖面|份额/
const STOCK = /总量|总数|总规模|(?<!大)规模|存量|保有量|在册|在校生|总人数|总额/
const DONE_BY = /开展|新增|培训|招生|培养|造就|建设|建成|培育|组织|举办|发展|评选|选树|打造|创建|招收|转移/

export function mannerOf(text: string, clause: Clause, quantity: Quantity, period: PeriodFound | undefined): Manner {
  const head = text.slice(clause.start, quantity.before?.start ?? quantity.start)
  const list = text.slice(Math.max(clause.listStart, quantity.start - 240), quantity.start)
  const since = text.slice(Math.max(clause.sentence.start, quantity.start - 40), quantity.start)
  const tail = text.slice(quantity.end, quantity.end + 12)
  const basis = basisOf(head, list, since, quantity, period)
  const plain = strongest(quantity.before, quantity.after, quantity.approximate)
  if (quantity.unit === '倍') return timesOf(head, quantity, plain)
  if (isWhole(quantity, basis)) return { comparator: 'all', basis: null, value: null, doubts: [] }
  const changes = basis === 'delta' || basis === 'growth'
  const falls = changes && new RegExp(`(?:${FALL})[^增升]*$`).test(head)
  const value = quantity.upTo ? `${print(quantity.value)}-${print(quantity.upTo)}` : print(quantity.value)
  const comparator = changes && plain === 'plan' ? 'increaseBy' : quantity.upTo ? 'range' : plain
  const asks = (changes && !/新增/.test(head)) || /同比/.test(head + tail)
  const isBackwards = quantity.upTo !== null && compare(quantity.value, quantity.upTo) >= 0
  return {
    comparator,
    basis,
    value,
    doubts: [
      ...(falls ? ['decrease'] : []),
      ...(asks ? ['baseline-missing'] : []),
      ...(isBackwards ? ['range-unclear'] : []),
    ],
  }
}

function basisOf(
  head: string,
  list: string,
  since: string,
  { unit, dimension }: Quantity,
  period: PeriodFound | undefined,
): Basis | null {
  const isPercent = unit === '%'
  if (unit === '个百分点') return 'delta'
  if (TO_LEVEL.test(head)) return isPercent && RATE.test(since) ? 'ratio' : 'level'
  if (CHANGE.test(head) && (isPercent || !NAMED_RISE.test(head))) return isPercent ? 'growth' : 'delta'
  const added = ADDED.exec(head)
  if (added && !isPercent) return FLOW.test(added[2]!) ? 'cumulative' : 'delta'
  if (isPercent) return 'ratio'
  if (dimension === 'money' && !period) return null
  if (STOCK.test(head.slice(-16))) return 'level'
  if (/累计/.test(list)) return 'cumulative'
  return period?.shape === 'by' && DONE_BY.test(list) ? 'cumulative' : null
}

/** 增长1倍 is twice as much, 增长到2倍 too. */
function timesOf(head: string, quantity: Quantity, plain: Comparator): Manner {
  const grown = CHANGE.test(head) ? plus(quantity.value, decimal('1')) : quantity.value
  const comparator = plain === 'plan' || plain === 'about' ? 'times' : plain
  return { comparator, basis: null, value: print(grown), doubts: ['baseline-missing'] }
}

/** A rate that is to reach 100 % covers all. */
const isWhole = ({ unit, value, upTo, before }: Quantity, basis: Basis | null): boolean =>
  unit === '%' &&
  upTo === null &&
  basis !== 'growth' &&
  compare(value, shift(decimal('1'), 2)) === 0 &&
  !(before && ['atMost', 'lessThan', 'moreThan'].includes(before.comparator))

const AIM = /力争|争取(?!到)|努力|原则上|有望|力求/g
const MUST = /确保|必须|务必|严禁/g

/** 力争 and 确保 hold for their clause, and over a lead such as 力争到2035年， for the whole sentence. */
export function strengthOf(text: string, sentenceStart: number, clauseStart: number, at: number): Strength | null {
  const from = Math.max(sentenceStart, at - 160)
  const before = text.slice(from, at)
  const found = [
    ...[...before.matchAll(AIM)].map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      strength: 'aim' as const,
    })),
    ...[...before.matchAll(MUST)].map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      strength: 'must' as const,
    })),
  ].sort((a, b) => b.at - a.at)
  for (const word of found) {
    const behind = before.slice(word.end)
    const lead = /^(?:[^，。；：]{0,14})，/.exec(behind)?.[0]
    if (from + word.at >= clauseStart || !/[，；：]/.test(behind)) return word.strength
    if (lead && /年|月|期|季度|末/.test(lead) && !/\d(?:万|千|百)?(?:人|名|个|家|元|%)/.test(lead)) return word.strength
  }
  return null
}

const PER: readonly (readonly [Per, RegExp])[] = [
  [
    'event',
    /每(?:期|班|场|次|届|批|个?(?:[\p{Script=Han}]{0,4})班(?!级)|节课?|轮)(?!年)|单个?(?:培训)?(?:班|期|场|批)/u,
  ],
  [
    'unit',
    /每(?:个(?!季度|月)|名|位|人|户|家|所|座|支|条|县|州|市|区|乡|镇|村|校|院|社区|街道|企业|单位|园区|产业|行业|生|学员|项|赛项|工种|工作室|基地|班组|车间|窗口|导师|师傅|选手|职工)|人均|户均|每[\d百千万一二三四五六七八九十]+[名个人户家]/,
  ],
  ['quarter', /每(?:个)?季度|季均|按季/],
  [
    'year',
    /每年度?(?!初|末)|年均|每学年|按年度|逐年|(?<![青少全今去上本当近多学整\d一二三四五六七八九十两半每])年(?=(?:社会|线上|各类|职业)?培训|均|培养|招生|服务|接待)/,
  ],
  [
    'unit',
    /各(?:州、?市|县|地|区|乡镇|街道|单位|企业|产业|系统|行业)[^，。；]{0,16}(?:至少|不少于|不低于|分别|各|均|不超过)|分别不?(?:少于|低于|超过)|[县区市州]各(?:选择|选取|选树|选派|培育|培训|建设|建成|新建|打造|创建|举办|组织|安排|推荐|确定)/,
  ],
]

/** 每年, 每季度, 每县, 每期: what the quantity is repeated for; it is never multiplied. */
export const perOf = (words: string): Per | null => PER.find(([, pattern]) => pattern.test(words))?.[0] ?? null
