import type { Predicate } from '../ledger/predicate.ts'
import type { Counting } from '../table.ts'
import { lineCodes, type Nested } from './codes.ts'
import { type Read, type Reading, readWords } from './readings.ts'

/** A confirmed line of a policy, as far as a target is made of it (the form of `changai intake`). */
export interface PolicyWords {
  readonly id: string
  readonly kind: 'target' | 'fund'
  readonly text: string
  readonly measure: string | null
  readonly population: string | null
  readonly comparator: string | null
  readonly basis: string | null
  readonly value: string | null
  readonly unit: string | null
  readonly per: string | null
  readonly within: string | null
}

/** Why a person has to decide. The blocking ones keep a line from being issued until they are answered. */
export const blockingAsks = ['no-measure', 'two-measures', 'unread-words', 'unit-not-counted', 'no-value'] as const
export type Ask = (typeof blockingAsks)[number] | 'population' | 'baseline' | 'per'

export interface ProposedLine {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly measure: 'training' | 'employment' | 'spending' | null
  readonly counting: Counting
  /** The line's own conditions; its parent's are added when it is issued. */
  readonly own: readonly Predicate[]
  readonly others: readonly { readonly id: string; readonly name: string; readonly own: readonly Predicate[] }[]
  readonly unread: readonly string[]
  readonly asks: readonly Ask[]
}

const CHANGES = ['times', 'increaseBy']

/** What each confirmed line of a notice counts, read by the table; what cannot be read is asked, never guessed. */
export function proposeLines(prefix: string, lines: readonly PolicyWords[], table: readonly Reading[]): ProposedLine[] {
  const codes = lineCodes(prefix, lines.map(nestedOf))
  const byId = new Map(lines.map((line) => [line.id, line]))
  const reads = new Map(lines.map((line) => [line.id, readWords(wordsOf(line), table)]))
  const proposed = lines.map((line) => {
    const measures = measuresOf(line, byId, reads)
    return proposeLine(line, codes.get(line.id)!, reads.get(line.id)!, measures)
  })
  const order = [...codes.keys()]
  return proposed.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

export const nestedOf = ({ id, within, unit, comparator }: PolicyWords): Nested => ({
  id,
  within,
  counts: comparator === 'all' ? 'population' : unit === '元' ? 'money' : 'things',
})

function proposeLine(line: PolicyWords, code: string, read: Read, measures: Read['measures']): ProposedLine {
  const own = read.rows.flatMap(({ all }) => all)
  const others = read.rows.flatMap((row) =>
    row.others.map(({ id, name, all }) => ({
      ...{ id, name },
      own: read.rows.flatMap((one) => (one === row ? all : one.all)),
    })),
  )
  const named = read.rows.filter(({ all, name }) => all.length > 0 && name !== null).map(({ name }) => name)
  const name = named.length > 0 ? named.join('、') : (line.measure ?? line.text).slice(0, 40)
  const measure = measures.length === 1 || line.comparator === 'all' ? (measures[0] ?? null) : null
  const asks = asksOf(line, read, measures)
  return { id: line.id, code, name, measure, counting: countingOf(line), own, others, unread: read.unread, asks }
}

/** A part without a measure of its own counts what its whole counts: 高级工以上 of 培训量. */
function measuresOf(line: PolicyWords, byId: ReadonlyMap<string, PolicyWords>, reads: ReadonlyMap<string, Read>) {
  for (let at: PolicyWords | undefined = line; at; at = at.within === null ? undefined : byId.get(at.within)) {
    const { measures } = reads.get(at.id)!
    if (measures.length > 0) return measures
  }
  return []
}

function wordsOf({ measure, population, text }: PolicyWords): string {
  const words = [population, measure].filter((part) => part !== null)
  if (words.length === 0) return text
  return population !== null && measure !== null && population.startsWith(measure) ? population : words.join('，')
}

function countingOf({ comparator, unit, basis }: PolicyWords): Counting {
  if (comparator === 'all') return 'cover'
  if (basis === 'level') return 'stock'
  return unit === '人' ? 'persons' : 'add'
}

function asksOf(line: PolicyWords, { unread }: Read, measures: Read['measures']): Ask[] {
  const { comparator, unit, value, per } = line
  const isCover = comparator === 'all'
  const found: (Ask | false)[] = [
    measures.length === 0 && 'no-measure',
    measures.length > 1 && !isCover && 'two-measures',
    unread.length > 0 && !isCover && 'unread-words',
    !['人次', '人', '元'].includes(unit ?? '') && 'unit-not-counted',
    value === null && !isCover && 'no-value',
    isCover && 'population',
    CHANGES.includes(comparator ?? '') && 'baseline',
    per !== null && 'per',
  ]
  return found.filter((ask) => ask !== false)
}

/** The whole condition of a line: its own and those of every line around it, the outermost first. */
export function wholePredicate(
  id: string,
  lines: ReadonlyMap<string, { readonly within: string | null; readonly own: readonly Predicate[] }>,
): Predicate {
  const all: Predicate[] = []
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at)
    const line = lines.get(at)
    all.unshift(...(line?.own ?? []))
    at = line?.within ?? null
  }
  const texts = new Set<string>()
  return { all: all.filter((one) => !texts.has(JSON.stringify(one)) && texts.add(JSON.stringify(one))) }
}
