/** A line as a split sees it. Amounts are whole counts, or whole fen for money. */
export interface SplitLine {
  readonly code: string
  readonly name: string
  /** Only lines in one unit can be set against each other: 人 and 人次 never convert. */
  readonly unit: string
  /** The line it is a part of. */
  readonly within: string | null
}

export interface SplitPlace {
  readonly code: string
  readonly name: string
}

/** What one line gives to its places, and keeps. */
export interface LineSplit {
  readonly line: SplitLine
  /** What the splitting place itself has to reach; null while nothing was given to it. */
  readonly parent: bigint | null
  readonly reserve: bigint
  /** By place code. A place without an entry has nothing yet, which is not 0. */
  readonly shares: ReadonlyMap<string, bigint>
  /** The most a place can do, by place code, where that is known: 0n without a school for a line that only schools carry. */
  readonly capacity: ReadonlyMap<string, bigint>
}

/** One thing that is wrong, with its arithmetic as facts of the sentence `split.<code>`. */
export interface Breach {
  readonly code: 'unbalanced' | 'over-parent' | 'no-capacity' | 'below-nothing' | 'nothing-to-split'
  readonly line: string
  readonly place: string | null
  readonly facts: Readonly<Record<string, string>>
}

/** Two parts of one line that cannot help but share: at least this many count in both. */
export interface Overlap {
  readonly place: string | null
  readonly first: string
  readonly second: string
  readonly whole: string
  readonly amounts: readonly [first: bigint, second: bigint, whole: bigint]
  readonly atLeast: bigint
}

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, amount) => total + amount, 0n)

/** What is left to give: parent − Σ shares − reserve. Negative when too much was given. */
export const balanceOf = ({ parent, shares, reserve }: LineSplit): bigint | null =>
  parent === null ? null : parent - sum(shares.values()) - reserve

/**
 * Everything that makes a split impossible: Σ children + reserve ≠ parent; a line over the line it is a part of, at one
 * place; a place given more than it can do. Nothing is repaired. Lines are never added up: parts overlap.
 */
export function breachesOf(splits: readonly LineSplit[], places: readonly SplitPlace[]): Breach[] {
  const byCode = new Map(splits.map((split) => [split.line.code, split]))
  return splits.flatMap((split) => [...balanceBreaches(split), ...placeBreaches(split, places, byCode)])
}

function balanceBreaches(split: LineSplit): Breach[] {
  const { line, parent, reserve, shares } = split
  const given = sum(shares.values())
  const base = { line: line.code, place: null }
  if (parent === null)
    return given === 0n ? [] : [{ ...base, code: 'nothing-to-split', facts: { line: line.name, given: `${given}` } }]
  if (reserve < 0n) return [{ ...base, code: 'below-nothing', facts: { line: line.name, amount: `${reserve}` } }]
  const difference = parent - given - reserve
  if (difference === 0n) return []
  const facts = { line: line.name, parent: `${parent}`, given: `${given}`, reserve: `${reserve}` }
  return [{ ...base, code: 'unbalanced', facts: { ...facts, difference: `${difference}` } }]
}

function placeBreaches(
  split: LineSplit,
  places: readonly SplitPlace[],
  byCode: ReadonlyMap<string, LineSplit>,
): Breach[] {
  const { line, shares, capacity } = split
  const outer = line.within === null ? undefined : byCode.get(line.within)
  return places.flatMap((place): Breach[] => {
    const amount = shares.get(place.code)
    if (amount === undefined) return []
    const base = { line: line.code, place: place.code }
    const named = { line: line.name, place: place.name, amount: `${amount}` }
    const found: Breach[] = []
    if (amount < 0n) found.push({ ...base, code: 'below-nothing', facts: named })
    const most = capacity.get(place.code)
    if (most !== undefined && amount > most)
      found.push({ ...base, code: 'no-capacity', facts: { ...named, most: `${most}` } })
    const whole = outer?.line.unit === line.unit ? outer.shares.get(place.code) : undefined
    if (whole !== undefined && amount > whole) {
      const facts = { ...named, whole: outer!.line.name, of: `${whole}`, over: `${amount - whole}` }
      found.push({ ...base, code: 'over-parent', facts })
    }
    return found
  })
}

/**
 * 至少重叠: for two parts A and B of T in one unit, |A∩B| ≥ A + B − T wherever that is above 0. The sum of parts may exceed
 * the whole; that is no breach.
 */
export function overlapsOf(splits: readonly LineSplit[], places: readonly SplitPlace[]): Overlap[] {
  const scopes = [null, ...places.map(({ code }) => code)]
  return splits.flatMap((whole) => {
    const parts = splits.filter(({ line }) => line.within === whole.line.code && line.unit === whole.line.unit)
    return pairsOf(parts).flatMap(([first, second]) =>
      scopes.flatMap((place) => overlapAt(place, first, second, whole)),
    )
  })
}

function overlapAt(place: string | null, first: LineSplit, second: LineSplit, whole: LineSplit): Overlap[] {
  const [a, b, t] = [first, second, whole].map(({ parent, shares }) => (place === null ? parent : shares.get(place)))
  if (a == null || b == null || t == null || a + b <= t) return []
  const codes = { first: first.line.code, second: second.line.code, whole: whole.line.code }
  return [{ place, ...codes, amounts: [a, b, t], atLeast: a + b - t }]
}

const pairsOf = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]))
