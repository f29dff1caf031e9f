/** A line that is to be issued, and the line it is a part of. */
export interface Nested {
  readonly id: string
  readonly within: string | null
  /** Lines beside the total stand in this order: counted things, money, populations to be reached in full. */
  readonly counts: 'things' | 'money' | 'population'
}

/**
 * The prefix of the n-th set of a year: '2021' for the first, then '2021-B', '2021-C' …
 * @throws RangeError beyond the 26th.
 */
export function setPrefix(year: number, earlier: number): string {
  if (earlier > 25) throw new RangeError('more than 26 sets in one year')
  return earlier === 0 ? `${year}` : `${year}-${String.fromCharCode(65 + earlier)}`
}

const beside = ['things', 'money', 'population'] as const

/**
 * The codes of the lines of a set, by id, in the order of the set: the total is T0, its parts T1, T2 …, then the lines
 * beside it; parts of a part T1a, T1b, and theirs T1a1. The total is the first line with parts, or the first at all.
 */
export function lineCodes(prefix: string, lines: readonly Nested[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  const total = totalOf(lines)
  if (!total) return codes
  const parts = (parent: string, code: string): void => {
    codes.set(parent, code)
    lines
      .filter(({ within }) => within === parent)
      .forEach((line, n) => {
        parts(line.id, partCode(code, n))
      })
  }
  codes.set(total.id, 'T0')
  const others = lines.filter((line) => line.within === null && line !== total)
  const ordered = beside.flatMap((counts) => others.filter((line) => line.counts === counts))
  const first = [...lines.filter(({ within }) => within === total.id), ...ordered]
  first.forEach((line, n) => {
    parts(line.id, `T${n + 1}`)
  })
  return new Map([...codes].map(([id, code]) => [id, `${prefix}-${code}`]))
}

export const totalOf = <L extends Nested>(lines: readonly L[]): L | undefined =>
  lines.find((line) => line.within === null && lines.some(({ within }) => within === line.id)) ??
  lines.find(({ within }) => within === null)

const partCode = (parent: string, n: number): string =>
  /[a-z]$/.test(parent) ? `${parent}${n + 1}` : `${parent}${String.fromCharCode(97 + n)}`
