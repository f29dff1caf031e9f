import { type Decimal, decimal, divide, plus, shift } from './decimal.ts'
import { chineseDigits, type Spoken, scalePowers, spokenValue } from './spoken-number.ts'

/** A number as it stands in folded text, scale (百 千 万 亿) included. */
export interface Numeral {
  readonly end: number
  readonly value: Decimal
  /** Set by 余, 多, 来. */
  readonly approximate: boolean
  readonly chinese: boolean
  /** 百家, 万名: a scale with no figure before it. */
  readonly vague: boolean
  /** 两三个: the second of two neighbouring figures. */
  readonly upTo?: Decimal
  /** A share said in words (百分之三十, 三分之一, 九成): the value is in per cent. */
  readonly share?: 'exact' | 'rounded'
  /** The power of ten of the scale at the end: 4 for 60万. A range such as 3—5万 shares it. */
  readonly power: number
}

const ARABIC = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/y
const NEIGHBOURS = /^(?:一两|一二|两三|二三|三四|三五|四五|五六|六七|七八|八九)$/
const APPROXIMATE = new Set(['余', '多', '来'])
const LONGEST = 24

/**
 * The number that starts at `from` of folded text: `60万`, `1,200`, `28.4万`, `1亿2千万`, `三万五千`, `百分之三十`, `三分之一`,
 * `两千余`, `九成`. Undefined where none starts. A run of Chinese numerals is read up to 24 characters.
 */
export const numeralAt = (text: string, from: number): Numeral | undefined =>
  percentAt(text, from) ??
  halfAt(text, from) ??
  slashAt(text, from) ??
  arabicAt(text, from) ??
  neighboursAt(text, from) ??
  fractionOrWhole(text, from)

function percentAt(text: string, from: number): Numeral | undefined {
  if (!text.startsWith('百分之', from) && !text.startsWith('千分之', from)) return undefined
  const part = arabicAt(text, from + 3) ?? chineseAt(text, from + 3)
  if (!part) return undefined
  const value = text[from] === '千' ? shift(part.value, -1) : part.value
  return { ...part, value, chinese: true, vague: false, share: 'exact' }
}

/** 一半, 半数, 过半: fifty per cent. */
function halfAt(text: string, from: number): Numeral | undefined {
  const word = /^(?:一半|半数)(?=以上|的|，|。|左右)/.exec(text.slice(from, from + 4))?.[0]
  if (!word) return undefined
  return {
    end: from + 2,
    value: decimal('50'),
    approximate: false,
    chinese: true,
    vague: false,
    share: 'exact',
    power: 0,
  }
}

/** 1/3, 2/3: a share; 24/7 and 11/24/26 are none. */
function slashAt(text: string, from: number): Numeral | undefined {
  const [whole, part, parts] = /^([1-9])\/([2-9])(?![\d/.])/.exec(text.slice(from, from + 4)) ?? []
  if (!whole || Number(part) >= Number(parts) || /[\d/]/.test(text[from - 1] ?? '')) return undefined
  return {
    end: from + whole.length,
    value: divide(shift(decimal(part!), 2), decimal(parts!)),
    approximate: false,
    chinese: false,
    vague: false,
    share: 'rounded',
    power: 0,
  }
}

function fractionOrWhole(text: string, from: number): Numeral | undefined {
  const whole = chineseAt(text, from)
  if (!whole) return undefined
  if (text[whole.end] === '成' && isShareOfTen(text, whole))
    return { ...whole, end: whole.end + 1, value: shift(whole.value, 1), share: 'exact' }
  if (!text.startsWith('分之', whole.end) || whole.value.units === 0n) return whole
  const part = chineseAt(text, whole.end + 2)
  return part && { ...part, value: divide(shift(part.value, 2), whole.value), vague: false, share: 'rounded' }
}

const isShareOfTen = (text: string, whole: Numeral): boolean =>
  !whole.vague && whole.value.units < 10n && !/[立为果效就员本长熟都人套]/.test(text[whole.end + 1] ?? '')

function arabicAt(text: string, from: number): Numeral | undefined {
  const parts: Spoken[] = []
  let at = from
  let approximate = false
  let power = 0
  for (;;) {
    const figure = figureAt(text, at, parts.length > 0)
    if (!figure) break
    parts.push(decimal(figure))
    at += figure.length
    power = 0
    if (APPROXIMATE.has(text[at]!) && scalePowers.has(text[at + 1]!)) {
      approximate = true
      at += 1
    }
    while (scalePowers.has(text[at]!) && !text.startsWith('分之', at + 1)) {
      power += scalePowers.get(text[at]!)!
      parts.push(scalePowers.get(text[at]!)!)
      at += 1
    }
    if (power === 0) break
  }
  if (parts.length === 0) return undefined
  return withApproximation(text, {
    end: at,
    value: spokenValue(parts),
    approximate,
    chinese: false,
    vague: false,
    power,
  })
}

function figureAt(text: string, at: number, isLater: boolean): string | undefined {
  if (isLater && !/^\d{1,4}[百千万]/.test(text.slice(at, at + 5))) return undefined
  ARABIC.lastIndex = at
  return ARABIC.exec(text)?.[0]
}

function chineseAt(text: string, from: number): Numeral | undefined {
  const parts: Spoken[] = []
  let at = from
  let power = 0
  while (at < from + LONGEST && !/^[百千]分之/.test(text.slice(at, at + 3))) {
    const digit = chineseDigits.get(text[at]!)
    const scale = scalePowers.get(text[at]!)
    if (digit !== undefined && digit > 9 && parts.length === 0) {
      parts.push(decimal(String(digit / 10)), 1)
      at += 1
      continue
    }
    if (digit === undefined && scale === undefined) break
    const afterFigure = typeof parts[parts.length - 1] === 'object'
    if (digit !== undefined && afterFigure && !'零〇'.includes(text[at - 1]!)) return undefined
    power = scale === undefined ? 0 : power + scale
    parts.push(scale ?? decimal(String(digit)))
    at += 1
  }
  if (parts.length === 0) return undefined
  const vague = typeof parts[0] === 'number' && text[from] !== '十'
  const fraction = vague ? undefined : chineseFractionAt(text, at)
  const value = fraction ? plus(spokenValue(parts), fraction) : spokenValue(parts)
  const end = fraction ? at + 1 + fraction.places : at
  return withApproximation(text, { end, value, approximate: false, chinese: true, vague, power })
}

/** 点五 after a whole number. */
function chineseFractionAt(text: string, at: number): Decimal | undefined {
  if (text[at] !== '点') return undefined
  let digits = ''
  while (digits.length < 4 && chineseDigits.has(text[at + 1 + digits.length]!))
    digits += chineseDigits.get(text[at + 1 + digits.length]!)
  return digits ? { units: BigInt(digits), places: digits.length } : undefined
}

/** 两三个, 三五家, 七八十人: two neighbouring figures are a range. */
function neighboursAt(text: string, from: number): Numeral | undefined {
  if (!NEIGHBOURS.test(text.slice(from, from + 2)) || chineseDigits.has(text[from + 2]!)) return undefined
  let end = from + 2
  let power = 0
  while (scalePowers.has(text[end]!) && end < from + 6) power += scalePowers.get(text[end++]!)!
  const side = (c: string | undefined): Decimal => shift(decimal(String(chineseDigits.get(c!))), power)
  return {
    end,
    value: side(text[from]),
    upTo: side(text[from + 1]),
    approximate: true,
    chinese: true,
    vague: false,
    power,
  }
}

function withApproximation(text: string, numeral: Numeral): Numeral {
  if (!APPROXIMATE.has(text[numeral.end]!)) return numeral
  const scale = scalePowers.get(text[numeral.end + 1]!)
  if (scale === undefined) return { ...numeral, end: numeral.end + 1, approximate: true }
  const power = numeral.power + scale
  return { ...numeral, end: numeral.end + 2, value: shift(numeral.value, scale), approximate: true, power }
}
