import { useRef } from 'react'

export interface Marks {
  readonly one: (index: number, isRange: boolean) => void
  readonly all: () => void
  readonly areAll: boolean
}

/** Marks of a batch: one row, from the last one to this with Shift, or all that are in view. */
export function useMarks<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  marked: ReadonlySet<string> | undefined,
  onMark: ((ids: ReadonlySet<string>) => void) | undefined,
): Marks {
  const anchor = useRef(0)
  const areAll = rows.length > 0 && rows.every((row) => marked?.has(rowId(row)))
  const one = (index: number, isRange: boolean) => {
    const next = new Set(marked)
    const [from, to] = isRange ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index]
    for (const row of rows.slice(from, to + 1)) {
      const id = rowId(row)
      if (isRange || !next.has(id)) next.add(id)
      else next.delete(id)
    }
    anchor.current = index
    onMark?.(next)
  }
  const all = () => onMark?.(areAll ? new Set() : new Set(rows.map(rowId)))
  return { one, all, areAll }
}
