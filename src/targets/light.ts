import { compare, decimal, minus, points, type Ratio, ratio, times, whole } from './ratio.ts'

export const lights = ['grey', 'blue', 'green', 'yellow', 'red'] as const
export type Light = (typeof lights)[number]

export const lightWords = [
  'not-started',
  'suspended',
  'not-applicable',
  'unverified',
  'done',
  'on-course',
  'slow',
  'behind',
] as const
export type LightWord = (typeof lightWords)[number]

export const comparators = [
  'plan',
  'atLeast',
  'moreThan',
  'atMost',
  'lessThan',
  'about',
  'range',
  'all',
  'times',
  'increaseBy',
] as const
export type Comparator = (typeof comparators)[number]

/** What the light of a target at one place is judged from. Amounts are counts, or whole fen. */
export interface LightFacts {
  readonly comparator: Comparator
  /** 力争: a miss is yellow at most. */
  readonly aim: boolean
  readonly state: 'open' | 'not-started' | 'suspended' | 'not-applicable'
  readonly periodOver: boolean
  /** 时序 on the day. */
  readonly gone: Ratio
  readonly actual: bigint | null
  /** What has to be reached, or the limit; for 全覆盖 the size of the population. null: denominator or baseline missing. */
  readonly target: bigint | null
  /** Upper end of a range. */
  readonly upper: bigint | null
  readonly forecast: { readonly mid: bigint; readonly high: bigint } | null
  /** A report was due and none came. */
  readonly unreported: boolean
}

/** The light, its word, the row of the table that gave it, and the facts of the sentence `light.<reason>`. */
export interface Judgement {
  readonly light: Light
  readonly word: LightWord
  readonly row: number
  readonly reason: string
  /** Red was held at yellow because the line says 力争. */
  readonly held: boolean
  readonly facts: Readonly<Record<string, string>>
}

/** Percentage points (domain handbook §4.4; limits can be set by an office). */
export const limits = { green: -3n, red: -10n } as const
/** 左右: 5 % below still counts as reached. */
const ABOUT = ratio(95n, 100n)
const BURN_YELLOW = ratio(105n, 100n)

const words = { grey: 'unverified', blue: 'done', green: 'on-course', yellow: 'slow', red: 'behind' } as const

/** Rows 1–8 of §4.4 in order; the first that fits decides. 完成 is judged before 待核实. */
export function judge(facts: LightFacts): Judgement {
  const found = shut(facts) ?? done(facts) ?? missing(facts) ?? (isCeiling(facts) ? burn(facts) : course(facts))
  if (!facts.aim || found.light !== 'red') return found
  return { ...found, light: 'yellow', word: 'slow', held: true }
}

const isCeiling = ({ comparator }: LightFacts) => comparator === 'atMost' || comparator === 'lessThan'

function shut({ state }: LightFacts): Judgement | undefined {
  return state === 'open' ? undefined : { ...lit('grey', 1, state), word: state }
}

function done(facts: LightFacts): Judgement | undefined {
  const { actual, target, comparator, upper } = facts
  if (actual === null || target === null || isCeiling(facts)) return undefined
  const reached = comparator === 'moreThan' ? actual > target : compare(whole(actual), goalOf(facts, target)) >= 0
  if (!reached || (comparator === 'all' && target === 0n)) return undefined
  if (upper !== null && actual > upper) return undefined
  return {
    ...lit('blue', 2, 'done'),
    facts: { actual: `${actual}`, target: `${target}`, done: percent(actual, target) },
  }
}

function missing({ actual, target, unreported }: LightFacts): Judgement | undefined {
  if (unreported) return lit('grey', 3, 'unreported')
  if (target === null || actual === null) return lit('grey', 3, target === null ? 'no-target' : 'no-actual')
  return target === 0n ? lit('grey', 3, 'nothing-asked') : undefined
}

/** Rows 4–7: something has to be reached. */
function course(facts: LightFacts): Judgement {
  const [actual, target] = [facts.actual!, facts.target!]
  const goal = goalOf(facts, target)
  const gap = points(minus(ratio(actual, target), facts.gone))
  const said = { ...saidOf(facts, actual, target), gap: decimal(gap, 2) }
  const { forecast, upper } = facts
  if (upper !== null && actual > upper)
    return { ...lit('red', 6, 'above-range'), facts: { ...said, upper: `${upper}` } }
  if (facts.periodOver) return { ...lit('red', 4, 'period-over'), facts: said }
  const onPace = compare(gap, whole(limits.green)) >= 0
  if (onPace && !forecast) return { ...lit('green', 5, 'on-pace-no-forecast'), facts: said }
  if (onPace && compare(whole(forecast!.mid), goal) >= 0) return { ...lit('green', 5, 'on-pace'), facts: said }
  if (compare(gap, whole(limits.red)) < 0) return { ...lit('red', 6, 'far-behind'), facts: said }
  if (forecast && compare(whole(forecast.high), goal) < 0) return { ...lit('red', 6, 'out-of-reach'), facts: said }
  return { ...lit('yellow', 7, onPace ? 'on-pace-forecast-short' : 'behind'), facts: said }
}

/** Row 8: a limit is used up. Without a forecast the burn is judged by the gap alone, with the limits turned round. */
function burn(facts: LightFacts): Judgement {
  const [actual, limit] = [facts.actual!, facts.target!]
  const used = points(minus(ratio(actual, limit), facts.gone))
  const said = { ...saidOf(facts, actual, limit), gap: decimal(used, 2) }
  if (facts.comparator === 'lessThan' ? actual >= limit : actual > limit)
    return { ...lit('red', 8, 'limit-broken'), facts: said }
  const { forecast } = facts
  if (facts.periodOver) return { ...lit('green', 8, 'limit-kept'), facts: said }
  if (!forecast) return { ...lit(byBurn(used), 8, 'burn-no-forecast'), facts: said }
  const expected = whole(forecast.mid)
  const fits = facts.comparator === 'lessThan' ? forecast.mid < limit : forecast.mid <= limit
  if (fits) return { ...lit('green', 8, 'burn-within'), facts: said }
  if (compare(expected, times(whole(limit), BURN_YELLOW)) <= 0) return { ...lit('yellow', 8, 'burn-near'), facts: said }
  return { ...lit('red', 8, 'burn-over'), facts: said }
}

function byBurn(used: Ratio): Light {
  if (compare(used, whole(-limits.green)) <= 0) return 'green'
  return compare(used, whole(-limits.red)) > 0 ? 'red' : 'yellow'
}

const goalOf = ({ comparator }: LightFacts, target: bigint): Ratio =>
  comparator === 'about' ? times(whole(target), ABOUT) : whole(target)

const lit = (light: Light, row: number, reason: string): Judgement => ({
  ...{ light, word: words[light], row, reason },
  held: false,
  facts: {},
})

const percent = (actual: bigint, target: bigint): string =>
  target === 0n ? '100.0' : decimal(points(ratio(actual, target)), 1)

function saidOf({ gone, forecast }: LightFacts, actual: bigint, target: bigint): Record<string, string> {
  const base = {
    actual: `${actual}`,
    target: `${target}`,
    done: percent(actual, target),
    gone: decimal(points(gone), 2),
  }
  return forecast ? { ...base, mid: `${forecast.mid}`, high: `${forecast.high}` } : base
}
