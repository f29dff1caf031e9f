import { type BoundWord, boundAfter, boundBefore } from './bounds.ts'
import { compare, type Decimal, decimal, shift } from './decimal.ts'
import { type Mask, masksOf } from './masks.ts'
import { type Numeral, numeralAt } from './numerals.ts'
import { countsPersons, type Dimension, type Unit, unitAt } from './units.ts'

/** A number of the text with its unit and its comparators; places are in folded text. */
export interface Quantity {
  readonly start: number
  /** After the unit. */
  readonly unitEnd: number
  /** After a comparator that follows. */
  readonly end: number
  readonly value: Decimal
  readonly upTo: Decimal | null
  readonly unit: string | null
  readonly dimension: Dimension | null
  readonly approximate: boolean
  readonly chinese: boolean
  readonly vague: boolean
  readonly before: BoundWord | undefined
  readonly after: BoundWord | undefined
  /** 元/人: an amount for each. */
  readonly isRate: boolean
  readonly doubts: readonly string[]
}

const STARTS = /[\d一二两三四五六七八九十百千万半廿卅]/
const JOIN = /[—~至到]/

/** The quantities of a folded paragraph in order; numbers that count nothing are masked, fixed phrases are passed over. */
export function quantitiesOf(text: string): Quantity[] {
  const masks = masksOf(text)
  const found: Quantity[] = []
  let mask = 0
  let at = 0
  while (at < text.length) {
    while (mask < masks.length && masks[mask]![1] <= at) mask += 1
    if (masks[mask] && at >= masks[mask]![0]) {
      at = masks[mask]![1]
      continue
    }
    const quantity = STARTS.test(text[at]!)
      ? quantityAt(text, at, masks[mask], found[found.length - 1]?.end ?? 0)
      : undefined
    if (quantity && isCounted(text, quantity)) found.push(quantity)
    at = quantity ? quantity.unitEnd : at + 1
  }
  return unitsShared(text, found)
}

/** 10万、12万、15万人次 and 10、12、15万人次: a list of bare numbers counts what its last member counts. */
function unitsShared(text: string, found: Quantity[]): Quantity[] {
  for (let i = found.length - 2; i >= 0; i -= 1) {
    const [own, next] = [found[i]!, found[i + 1]!]
    if (own.unit !== null || next.unit === null || next.dimension === 'rate') continue
    if (!/^[、和]$/.test(text.slice(own.unitEnd, next.start))) continue
    const isScaled = compare(own.value, THOUSAND) < 0 && compare(next.value, shift(THOUSAND, 1)) >= 0
    const { unit, dimension } = next
    const value = isScaled ? shift(own.value, 4) : own.value
    found[i] = { ...own, unit, dimension, value, doubts: isScaled ? ['scale-shared'] : [] }
  }
  return found
}

const THOUSAND = decimal('1000')

function quantityAt(text: string, start: number, mask: Mask | undefined, from: number): Quantity | undefined {
  const first = numeralAt(text, start)
  if (!first || (mask && first.end > mask[0])) return undefined
  const firstUnit = unitOf(text, first)
  const second = secondOf(text, firstUnit.end, mask)
  const last = second ?? first
  const unit = second ? unitOf(text, second) : firstUnit
  const low = second ? scaleShared(first, firstUnit, second) : first.value
  const rate = /^\/(?:人|户|家|期|班|年|月|天|日|学时|课时|亩|个|次|名|生)(?:[·.](?:年|月|次|天|期))?/.exec(
    text.slice(unit.end, unit.end + 8),
  )
  const unitEnd = unit.end + (rate?.[0].length ?? 0)
  const after = boundAfter(text, unitEnd)
  const power = unit.unit?.power ?? 0
  const upTo = second?.value ?? first.upTo
  return {
    start,
    unitEnd,
    end: after?.end ?? unitEnd,
    value: shift(low, power),
    upTo: upTo ? shift(upTo, power) : null,
    unit: unit.word,
    dimension: unit.dimension,
    approximate: (first.approximate || last.approximate || unit.approximate) && !first.upTo,
    chinese: first.chinese,
    vague: first.vague,
    before: boundBefore(text, from, start),
    after,
    isRate: rate !== null,
    doubts: [
      ...unit.doubts,
      ...(first.share === 'rounded' ? ['fraction-rounded'] : []),
      ...(first.vague ? ['vague-number'] : []),
    ],
  }
}

interface UnitFound {
  readonly end: number
  readonly unit: Unit | undefined
  readonly word: string | null
  readonly dimension: Dimension | null
  readonly approximate: boolean
  readonly doubts: readonly string[]
}

/** The unit behind a number: 万人次, （人次）, or persons where a noun of persons follows without classifier. */
function unitOf(text: string, numeral: Numeral): UnitFound {
  if (numeral.share)
    return { end: numeral.end, unit: undefined, word: '%', dimension: 'rate', approximate: false, doubts: [] }
  const bracketed = text[numeral.end] === '（' ? unitAt(text, numeral.end + 1) : undefined
  if (bracketed && text[numeral.end + 1 + bracketed.word.length] === '）')
    return foundUnit(text, bracketed, numeral.end + bracketed.word.length + 2)
  const unit = unitAt(text, numeral.end)
  if (unit) return foundUnit(text, unit, numeral.end + unit.word.length)
  const persons = countsPersons(text, numeral.end) && !numeral.chinese
  return {
    end: numeral.end,
    unit: undefined,
    word: persons ? '人' : null,
    dimension: persons ? 'persons' : null,
    approximate: false,
    doubts: ['unit-unclear'],
  }
}

function foundUnit(text: string, unit: Unit, end: number): UnitFound {
  const isMore = /^[余多](?![种样次元少])/.test(text.slice(end, end + 2))
  return {
    end: isMore ? end + 1 : end,
    unit,
    word: unit.unit,
    dimension: unit.dimension,
    approximate: isMore,
    doubts: [],
  }
}

function secondOf(text: string, at: number, mask: Mask | undefined): Numeral | undefined {
  if (!JOIN.test(text[at] ?? '')) return undefined
  const second = numeralAt(text, at + 1)
  if (!second || (mask && second.end > mask[0] && at >= mask[0] - 1)) return undefined
  return second
}

/** 3—5万: the first figure takes the scale of the second, unless it has its own or would be the larger. */
function scaleShared(first: Numeral, firstUnit: UnitFound, second: Numeral): Decimal {
  if (first.power > 0 || firstUnit.unit || second.power === 0) return first.value
  const shared = shift(first.value, second.power)
  return compare(shared, second.value) < 0 ? shared : first.value
}

const OWN_ITEMS =
  /^(?:[^，。；、：\d未完成]{0,10}?)(?:方面|举措|措施|原则|环节|阶段|步骤|要求|意见|建议|要点|问题要|条件|特点|问题|文件|内容|关键|层面|领域|维度|渠道|板块|重点|任务|一批|一律|不准|到位|必须|坚持|转变|统一|结合|专题|议题|大类|系列|机制|制度|政策|流程|程序|(?:重点)?工作(?![室站者坊日人]))/
/** 设电工、焊工、茶艺师4个工种: how the text itself divides something. */
const DIVIDED = /(?:设|设置|设有|分|分为|包括|含|共)(?:[^，。；：\d]{0,60}|\d{1,2}大类)$/
const DIVISIONS = /^[^，。；：、\d]{0,4}(?:职业（工种）|工种|赛项|组别|项目|类别|等次|奖项|阶段)/
const CLASSIFIERS = new Set([
  '个',
  '项',
  '条',
  '类',
  '种',
  '点',
  '张',
  '步',
  '件',
  '批',
  '轮',
  '对',
  '部',
  '次',
  '家',
  '班',
  '期',
  '场',
  '处',
  '分',
  '节',
  '组',
  '片',
  '门',
  '块',
  '户',
  '段',
])
const ACTING =
  /(?:建设|建立|培育|打造|建成|创建|新建|认定|评选|选树|举办|组织|开展|培训|招收|培养|表彰|推荐|选派|选拔|配备|设立|扶持|发展|引进|新增|命名|遴选|改造|完成|实现|召开|开发|推出|制作|编制|资助|奖励|安排|筹集|投入|打造|不少|至少|每[^，。；]{0,10}|各[^，。；]{0,6})[^，。；：\d]{0,6}$/

/** 各指定1名联络员: an arrangement, nothing to reach. */
const CONTACTS = /^(?:专职|兼职)?(?:联络员|联系人|信息员|负责人|责任人|分管领导)/

/** Passes over the text's own items (5个方面), fixed phrases (三张牌) and an indefinite 一 (一个示范点). */
function isCounted(text: string, quantity: Quantity): boolean {
  if (
    quantity.dimension === 'persons' &&
    quantity.before === undefined &&
    CONTACTS.test(text.slice(quantity.unitEnd, quantity.unitEnd + 8))
  )
    return false
  const { chinese, dimension, unit, start, unitEnd } = quantity
  const bounded = isBounded(quantity)
  const following = text.slice(unitEnd, unitEnd + 18)
  if (
    (unit === '个' ||
      (unit === null && following.startsWith('大类')) ||
      unit === '项' ||
      unit === '条' ||
      unit === '类' ||
      unit === '种') &&
    !bounded &&
    isOwnItem(text, quantity, following)
  )
    return false
  if (!chinese) return true
  if (dimension === 'rate' || (dimension === 'money' && !quantity.vague)) return true
  if (dimension === null || (quantity.vague && dimension === 'money')) return false
  if (quantity.vague)
    return dimension !== 'time' && unit !== null && ACTING.test(text.slice(Math.max(0, start - 16), start))
  const acting = ACTING.test(text.slice(Math.max(0, start - 16), start))
  const isOne = quantity.value.units === 1n && quantity.value.places === 0 && !quantity.upTo
  if (isOne && unit === '批') return false
  if (isOne) return bounded || /每[^，。；：]{0,12}$/.test(text.slice(Math.max(0, start - 14), start))
  const isSmall = quantity.value.units < 20n || (unit !== null && CLASSIFIERS.has(unit) && quantity.value.units < 100n)
  return bounded || acting || !isSmall || dimension === 'time' || standsLast(text, quantity)
}

/** 佤族织锦十期五百人: a small number at the end of its words counts something; a fixed phrase goes on. */
const standsLast = (text: string, { unit, unitEnd }: Quantity): boolean =>
  unit !== null &&
  !/[类种条点项步个]/.test(unit) &&
  /^(?:[，。；）、]|[\d一二两三四五六七八九十百千]|$)/.test(text.slice(unitEnd, unitEnd + 1))

const isBounded = ({ before, after }: Quantity): boolean =>
  (before !== undefined && before.comparator !== 'plan' && before.comparator !== 'about') || after !== undefined

function isOwnItem(text: string, { start, value }: Quantity, following: string): boolean {
  if (DIVISIONS.test(following) && DIVIDED.test(text.slice(Math.max(0, start - 64), start))) return true
  if (!OWN_ITEMS.test(following) || value.units > 100n) return false
  return !/(?:完成|办结|整改|解决|化解|落实)$/.test(text.slice(Math.max(0, start - 3), start))
}
