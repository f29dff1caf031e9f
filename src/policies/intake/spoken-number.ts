import { type Decimal, decimal, plus, shift, ZERO } from './decimal.ts'

/** A figure, or the power of ten of a scale word. */
export type Spoken = Decimal | number

export const scalePowers: ReadonlyMap<string, number> = new Map([
  ['十', 1],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['亿', 8],
])

export const chineseDigits: ReadonlyMap<string, number> = new Map([
  ['零', 0],
  ['〇', 0],
  ['○', 0],
  ['一', 1],
  ['二', 2],
  ['两', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['七', 7],
  ['八', 8],
  ['九', 9],
  ['廿', 20],
  ['卅', 30],
])

/** The value of figures and scales as they are said: 三万五千 → 35000, 1亿2千万 → 120000000, 1.2万亿, 三万五 → 35000. */
export function spokenValue(parts: readonly Spoken[]): Decimal {
  let total = ZERO
  let section = ZERO
  let figure: Decimal | undefined
  let lastPower = 0
  for (const part of parts) {
    if (typeof part !== 'number') {
      figure = part
      continue
    }
    if (part < 4) {
      section = plus(section, shift(figure ?? decimal('1'), part))
    } else {
      const below = plus(section, figure ?? ZERO)
      const carried = part === 8 ? plus(total, below) : below
      const scaled = shift(carried.units === 0n && parts[0] === part ? decimal('1') : carried, part)
      total = part === 8 ? scaled : plus(total, scaled)
      section = ZERO
    }
    figure = undefined
    lastPower = part
  }
  return plus(plus(total, section), lastFigure(figure, lastPower, parts))
}

/** 三万五 says 35000: a last figure after 百, 千, 万 counts the next lower place, unless 零 stands before it. */
function lastFigure(figure: Decimal | undefined, lastPower: number, parts: readonly Spoken[]): Decimal {
  if (!figure) return ZERO
  const before = parts[parts.length - 2]
  const isShort = lastPower >= 2 && typeof before === 'number' && figure.places === 0 && figure.units < 10n
  return isShort ? shift(figure, lastPower - 1) : figure
}
