/** How many facts fit exactly these of the parts; parts are named by their line codes, in the set's order. */
export interface Combination {
  readonly parts: readonly string[]
  readonly amount: bigint
}

/** A stretch of the diagram: every fact in it lies in the same lines, in every row. */
export interface Segment extends Combination {
  readonly start: bigint
}

/**
 * Lays the combinations side by side, so that each line is drawn in as few pieces as the order of parts allows: first
 * what fits no part, then along the order of parts, each next combination sharing what it can with the one before.
 */
export function layOut(parts: readonly string[], combinations: readonly Combination[]): Segment[] {
  const left = new Set(combinations.filter(({ amount }) => amount !== 0n))
  const placed: Combination[] = []
  for (let last: readonly string[] = []; left.size > 0; ) {
    const next = [...left].sort(
      (a, b) => nearness(b, last, parts) - nearness(a, last, parts) || compareBy(parts, a, b),
    )[0]!
    left.delete(next)
    placed.push(next)
    last = next.parts
  }
  let start = 0n
  return placed.map((one) => {
    const segment = { ...one, start }
    start += one.amount
    return segment
  })
}

/** More for each part shared with the one before, less for each part opened or closed between them. */
function nearness({ parts }: Combination, last: readonly string[], order: readonly string[]): number {
  const changed = order.filter((part) => parts.includes(part) !== last.includes(part)).length
  return -changed
}

function compareBy(order: readonly string[], a: Combination, b: Combination): number {
  for (const part of order) {
    const difference = Number(b.parts.includes(part)) - Number(a.parts.includes(part))
    if (difference !== 0) return difference
  }
  return 0
}

/** Where a line is drawn: its stretches, neighbours joined. */
export function stretchesOf(segments: readonly Segment[], part: string): { start: bigint; amount: bigint }[] {
  const stretches: { start: bigint; amount: bigint }[] = []
  for (const { start, amount } of segments.filter(({ parts }) => parts.includes(part))) {
    const last = stretches.at(-1)
    if (last && last.start + last.amount === start) last.amount += amount
    else stretches.push({ start, amount })
  }
  return stretches
}

/** How many facts fit no part, one, two … `amounts[n]` fits n. */
export function byTimes(parts: readonly string[], combinations: readonly Combination[]): bigint[] {
  const amounts = Array.from({ length: parts.length + 1 }, () => 0n)
  for (const one of combinations) amounts[one.parts.length] = amounts[one.parts.length]! + one.amount
  return amounts
}
