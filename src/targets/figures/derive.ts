import type { Figure } from '../../platform/figure.ts'
import { daysBetween } from '../../platform/plain-date.ts'
import { type Language, say } from '../../platform/refusal.ts'
import { isMoney } from '../amounts.ts'
import type { Standing } from '../cards/standing.ts'
import { rateRatio } from '../cards/standing.ts'
import { ceilOf, decimal, type Ratio, ratio } from '../ratio.ts'
import { printed } from '../spoken.ts'
import { amountFigure, type FigureBase, percentFigure, pointsFigure, rateFigure } from './figure.ts'
import { figureWords } from './figure-words.ts'
import type { FigureKind } from './ref.ts'

export interface Term {
  readonly name: string
  readonly figure: Figure
}

export const kindName = (kind: FigureKind, language: Language): string => say(figureWords, language, `kind.${kind}`)

/** A number of a line at a place that is worked out from others; undefined for the kinds that are counted. */
export function derivedFigure(
  base: FigureBase,
  kind: FigureKind,
  standing: Standing,
  committed: bigint | null,
): Figure | undefined {
  const { actual, target, due, forecast, required, recent, best, done, gone, gap } = standing
  switch (kind) {
    case 'target':
      return amountFigure(base, kind, target)
    case 'committed':
      return amountFigure(base, kind, committed)
    case 'due':
      return amountFigure(base, kind, due)
    case 'short':
      return amountFigure(base, kind, target === null ? null : target - actual)
    case 'forecast':
      return amountFigure(base, kind, forecast?.mid)
    case 'low':
      return amountFigure(base, kind, forecast?.low)
    case 'high':
      return amountFigure(base, kind, forecast?.high)
    case 'done':
      return percentFigure(base, kind, done)
    case 'gone':
      return percentFigure(base, kind, gone)
    case 'gap':
      return pointsFigure(base, kind, gap)
    case 'required':
      return rateFigure(base, kind, required)
    case 'recent':
      return rateFigure(base, kind, recent === undefined ? undefined : rateRatio(recent))
    case 'best':
      return rateFigure(base, kind, best && rateRatio(best.perDay))
    default:
      return undefined
  }
}

const operands: Partial<Record<FigureKind, readonly FigureKind[]>> = {
  ...{ done: ['value', 'target'], gap: ['done', 'gone'], due: ['target', 'gone'], short: ['target', 'value'] },
  ...{ required: ['target', 'value'], recent: ['value'], best: ['value'], forecast: ['value', 'recent'] },
  ...{ low: ['value', 'forecast'], high: ['value', 'forecast'] },
}

/** How a derived number is worked out: its formula with the numbers put in, and those numbers, each of which opens. */
export function arithmeticOf(base: FigureBase, kind: FigureKind, standing: Standing, language: Language) {
  const wanted = operands[kind]
  if (!wanted && kind !== 'gone') return null
  const figureOf = (one: FigureKind) =>
    one === 'value' ? amountFigure(base, one, standing.actual) : derivedFigure(base, one, standing, null)!
  const terms = (wanted ?? []).map((one): Term => ({ name: kindName(one, language), figure: figureOf(one) }))
  const numbers = Object.fromEntries(
    (
      [
        'value',
        'target',
        'done',
        'gone',
        'gap',
        'due',
        'short',
        'required',
        'recent',
        'best',
        'forecast',
        'low',
        'high',
      ] as const
    ).map((one) => [one, printed(figureOf(one).value ?? '')]),
  )
  const facts = { ...numbers, ...countsOf(base, standing), ...plainTerms(base, standing) }
  const isKnown = figureOf(kind).value !== null
  const code = isKnown
    ? `how.${kind}`
    : kind === 'forecast' || kind === 'low' || kind === 'high'
      ? 'how.no-forecast'
      : 'how.unknown'
  return { formula: say(figureWords, language, code, facts), terms }
}

/** Days and weeks that a formula names. */
function countsOf({ unit }: FigureBase, { period, day, daysLeft, weeks, best, forecast, required }: Standing) {
  const last = day < period.to ? day : period.to
  return {
    days: daysLeft === null ? '' : `${daysLeft}`,
    gone_days: `${Math.max(0, daysBetween(period.from, last) + 1)}`,
    all_days: `${daysBetween(period.from, period.to) + 1}`,
    weeks: `${forecast?.weeks ?? Math.min(8, weeks?.length ?? 0)}`,
    best_amount: best ? printed(`${best.amount}`) : '',
    best_days: best ? `${best.workingDays}` : '',
    rounded: required
      ? printed(`${ceilOf(isMoney(unit) ? ratio(required.over, required.under * 100n) : required)}`)
      : '',
  }
}

function plainTerms({ unit }: FigureBase, { target, actual }: Standing) {
  const scaled = (count: bigint): Ratio => (isMoney(unit) ? ratio(count, 100n) : ratio(count, 1n))
  return target === null ? {} : { left: printed(decimal(scaled(target - actual), isMoney(unit) ? 2 : 0)) }
}
