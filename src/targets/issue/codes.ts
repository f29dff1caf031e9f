/** A line that is to be issued: its number on the policy and the number of the line it is a part of. */
export interface Nested {
  readonly id: string
  readonly within: string | null
}

/**
 * The prefix of the n-th set of a year: '2021' for the first, then '2021-B', '2021-C' …
 * @throws RangeError beyond the 26th.
 */
export function setPrefix(year: number, earlier: number): string {
  if (earlier > 25) throw new RangeError('more than 26 sets in one year')
  return earlier === 0 ? `${year}` : `${year}-${String.fromCharCode(65 + earlier)}`
}

/**
 * The codes of the lines of a set, by id: the total is T0; its parts and the lines beside it are T1, T2 … as they come,
 * parts of a part T1a, T1b, and theirs T1a1. The total is the first line with parts, or the first at all.
 */
export function lineCodes(prefix: string, lines: readonly Nested[]): ReadonlyMap<string, string> {
  const total = totalOf(lines)
  const suffixes = new Map<string, string>()
  if (total) suffixes.set(total.id, 'T0')
  let next = 1
  for (const line of lines) {
    if (suffixes.has(line.id)) continue
    const parent = line.within === null ? undefined : suffixes.get(line.within)
    suffixes.set(line.id, parent === undefined || parent === 'T0' ? `T${next++}` : childOf(parent, suffixes))
  }
  return new Map([...suffixes].map(([id, suffix]) => [id, `${prefix}-${suffix}`]))
}

export const totalOf = <L extends Nested>(lines: readonly L[]): L | undefined =>
  lines.find((line) => line.within === null && lines.some(({ within }) => within === line.id)) ??
  lines.find(({ within }) => within === null)

function childOf(parent: string, taken: ReadonlyMap<string, string>): string {
  const deep = /[a-z]$/.test(parent)
  const used = new Set(taken.values())
  for (let n = 0; ; n += 1) {
    const code = deep ? `${parent}${n + 1}` : `${parent}${String.fromCharCode(97 + n)}`
    if (!used.has(code)) return code
  }
}
