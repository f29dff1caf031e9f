/**
 * How far a test is met on a day. 0: no. 1: not known, and no day can be told. 2: not known, met if what is unknown turns
 * out well. 3: yes. The least of two is AND, the greatest is OR; 1 and 2 are both 待核实.
 */
export type Degree = 0 | 1 | 2 | 3

/** The degree on every day, as steps: `values[i]` holds from day `days[i]` on; the first step begins at -Infinity. */
export interface Timeline {
  readonly days: readonly number[]
  readonly values: readonly Degree[]
}

const CONSTANTS: readonly Timeline[] = ([0, 1, 2, 3] as const).map((value) => ({ days: [-Infinity], values: [value] }))

export const always = (value: Degree): Timeline => CONSTANTS[value]!

/** `value` from the first to the last day, both included; 0 on all other days. */
export function between(first: number, last: number, value: Degree): Timeline {
  if (value === 0 || last < first) return always(0)
  const days = first === -Infinity ? [-Infinity] : [-Infinity, first]
  const values: Degree[] = first === -Infinity ? [value] : [0, value]
  return last === Infinity ? { days, values } : { days: [...days, last + 1], values: [...values, 0] }
}

/** Steps from pairs of first day and degree, in order of days; equal neighbours become one. */
export function steps(pairs: Iterable<readonly [day: number, value: Degree]>): Timeline {
  const days: number[] = []
  const values: Degree[] = []
  for (const [day, value] of pairs) {
    if (values.at(-1) === value) continue
    if (days.at(-1) === day) {
      values[values.length - 1] = value
      continue
    }
    days.push(day)
    values.push(value)
  }
  return { days, values }
}

export function valueOn({ days, values }: Timeline, day: number): Degree {
  let at = days.length - 1
  while (days[at]! > day) at -= 1
  return values[at]!
}

/** The first day on or after `from` on which the degree is at least `least`; undefined when there is none. */
export function firstDayOf({ days, values }: Timeline, least: Degree, from = -Infinity): number | undefined {
  for (let at = 0; at < days.length; at += 1) {
    const last = days[at + 1] ?? Infinity
    if (values[at]! >= least && last > from) return Math.max(days[at]!, from)
  }
  return undefined
}

/** Two lines day by day. */
function merge(a: Timeline, b: Timeline, pick: (x: Degree, y: Degree) => Degree): Timeline {
  const days: number[] = []
  const values: Degree[] = []
  let [i, j] = [0, 0]
  for (let day = -Infinity; ; ) {
    const value = pick(a.values[i]!, b.values[j]!)
    if (values[values.length - 1] !== value) {
      days.push(day)
      values.push(value)
    }
    const nextA = a.days[i + 1] ?? Infinity
    const nextB = b.days[j + 1] ?? Infinity
    day = nextA < nextB ? nextA : nextB
    if (day === Infinity) return { days, values }
    if (nextA === day) i += 1
    if (nextB === day) j += 1
  }
}

const least = (x: Degree, y: Degree): Degree => (x < y ? x : y)
const greatest = (x: Degree, y: Degree): Degree => (x > y ? x : y)
const isAlways = (line: Timeline, value: Degree) => line.values.length === 1 && line.values[0] === value

/** AND of all lines; of none: yes. */
export function allOf(lines: readonly Timeline[]): Timeline {
  let result = always(3)
  for (const line of lines) {
    if (isAlways(result, 0)) return result
    if (isAlways(line, 3)) continue
    result = isAlways(result, 3) ? line : merge(result, line, least)
  }
  return result
}

/** OR of all lines; of none: no. */
export function anyOf(lines: readonly Timeline[]): Timeline {
  let result = always(0)
  for (const line of lines) {
    if (isAlways(line, 0)) continue
    result = isAlways(result, 0) ? line : merge(result, line, greatest)
  }
  return result
}

/** Kleene NOT: what is not known stays not known. */
export const notOf = ({ days, values }: Timeline): Timeline => ({
  days,
  values: values.map((value) => (value === 3 ? 0 : value === 0 ? 3 : value)),
})

/** At least `count` of the lines: on each day the degree that the count-th best of them has. */
export function atLeastOf(lines: readonly Timeline[], count: number): Timeline {
  if (count === 1) return anyOf(lines)
  if (count > lines.length) return always(0)
  const days = [...new Set(lines.flatMap((line) => line.days))].sort((a, b) => a - b)
  return steps(
    days.map((day) => {
      const best = lines.map((line) => valueOn(line, day)).sort((a, b) => b - a)
      return [day, best[count - 1]!] as const
    }),
  )
}

/** Caps what is known: at most that degree. */
export const atMost = (line: Timeline, value: Degree): Timeline => allOf([line, always(value)])
