import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react'
import type { Span } from './matrix-window.ts'

export interface MatrixView {
  readonly rows: Span
  readonly columns: Span
  /** As wide as the style sheet makes a column at this width of the window. */
  readonly columnWidth: number
  readonly onScroll: () => void
}

const STEP = 160
const BEYOND = 320
const START = { top: 0, left: 0, width: 1440, height: 900, columnWidth: 52 }

/** What of a large matrix is in view, in steps, so that a small movement draws nothing anew. */
export function useMatrixView(frame: RefObject<HTMLElement | null>): MatrixView {
  const [seen, see] = useState(START)
  const measure = useCallback(() => {
    const box = frame.current
    const column = box?.querySelector<HTMLElement>('.matrix-column')
    if (!box || !column) return
    const now = {
      top: stepped(box.scrollTop),
      left: stepped(box.scrollLeft),
      width: box.clientWidth,
      height: box.clientHeight,
      columnWidth: column.offsetWidth,
    }
    see((before) => (isSame(before, now) ? before : now))
  }, [frame])
  useLayoutEffect(() => {
    measure()
    const watch = new ResizeObserver(measure)
    if (frame.current) watch.observe(frame.current)
    return () => watch.disconnect()
  }, [frame, measure])
  const { top, left, width, height, columnWidth } = seen
  const rows = useMemo(() => ({ from: top - BEYOND, to: top + height + BEYOND }), [top, height])
  const columns = useMemo(() => ({ from: left - BEYOND, to: left + width + BEYOND }), [left, width])
  return { rows, columns, columnWidth, onScroll: measure }
}

const stepped = (offset: number): number => Math.floor(offset / STEP) * STEP

const isSame = (a: typeof START, b: typeof START): boolean =>
  a.top === b.top &&
  a.left === b.left &&
  a.width === b.width &&
  a.height === b.height &&
  a.columnWidth === b.columnWidth
