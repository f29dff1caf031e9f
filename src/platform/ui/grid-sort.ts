export interface SortOrder {
  readonly column: string
  readonly descending: boolean
}

interface Sortable<Row> {
  readonly id: string
  readonly sort?: (row: Row) => string | number | null
}

/** Numbers by size, texts by code with the numbers in them by size (di4 2 before di4 10), what is not known last. Stable. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Sortable<Row>[],
  order: SortOrder | null,
): readonly Row[] {
  const by = columns.find((one) => one.id === order?.column)?.sort
  if (!order || !by) return rows
  const sign = order.descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [by(a), by(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : compareTexts(String(x), String(y)))
  })
}

const NUMBER = /(\d+)/

function compareTexts(a: string, b: string): number {
  const [left, right] = [a.split(NUMBER), b.split(NUMBER)]
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [x, y] = [left[at]!, right[at]!]
    const difference = at % 2 === 1 ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
