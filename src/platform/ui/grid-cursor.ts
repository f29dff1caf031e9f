import { type KeyboardEvent, type RefObject, useState } from 'react'

/** A cell by row and column; row −1 is the head. */
export interface CellAt {
  readonly row: number
  readonly column: number
}

/** Where an arrow, Page, Home or End key goes; undefined for any other key. */
export function movesTo(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  at: CellAt,
  page: number,
  last: CellAt,
): CellAt | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return { row: at.row + 1, column: at.column }
    case 'ArrowUp':
      return { row: at.row - 1, column: at.column }
    case 'ArrowRight':
      return { row: at.row, column: at.column + 1 }
    case 'ArrowLeft':
      return { row: at.row, column: at.column - 1 }
    case 'PageDown':
      return { row: at.row + page, column: at.column }
    case 'PageUp':
      return { row: Math.max(0, at.row - page), column: at.column }
    case 'Home':
      return event.ctrlKey ? { row: 0, column: 0 } : { row: at.row, column: 0 }
    case 'End':
      return event.ctrlKey ? last : { row: at.row, column: last.column }
    default:
      return undefined
  }
}

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))

/** One tab stop in the whole grid, moved by keys and by focus. */
export function useCursor(box: RefObject<HTMLElement | null>, last: CellAt, scrollTo: (row: number) => void) {
  const [at, setAt] = useState<CellAt>({ row: 0, column: 0 })
  const go = (to: CellAt) => {
    const next = { row: within(to.row, -1, last.row), column: within(to.column, 0, last.column) }
    setAt(next)
    if (next.row >= 0) scrollTo(next.row)
    focusCell(box.current, next)
  }
  const cell = (row: number, column: number) => ({
    'data-cell': `${row}:${column}`,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onFocus: () => setAt((was) => (was.row === row && was.column === column ? was : { row, column })),
  })
  return { at, go, cell }
}
export type CellProps = ReturnType<ReturnType<typeof useCursor>['cell']>

/** Focuses a cell that may only be drawn in a moment. */
function focusCell(box: HTMLElement | null, at: CellAt, tries = 5) {
  requestAnimationFrame(() => {
    const cell = box?.querySelector<HTMLElement>(`[data-cell="${at.row}:${at.column}"]`)
    if (cell) {
      cell.focus({ preventScroll: true })
      cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    } else if (tries > 0) focusCell(box, at, tries - 1)
  })
}
