import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly id: string
  readonly name: string
  /** Pixels; the first column also keeps in view while the grid scrolls sideways. */
  readonly width: number
  /** Takes what is left over. One column at most. */
  readonly grows?: boolean
  readonly align?: 'left' | 'right' | 'center'
  /** The cell as text: for search and print. */
  readonly text: (row: Row) => string
  /** The cell as drawn; its text where nothing is said. */
  readonly cell?: (row: Row) => ReactNode
  /**
   * What to sort by; null sorts last, and a column without it does not sort. Chinese text goes by the server's sort key:
   * a browser reads 长 as zhǎng.
   */
  readonly sort?: (row: Row) => string | number | null
  /** Left out below 640 px. */
  readonly hideOnPhone?: boolean
}

export const HEAD_HEIGHT = 36
export const MARK_WIDTH = 36

/** The tracks of a row: a mark's box, then the columns. */
export const tracksOf = <Row>(columns: readonly Column<Row>[], hasMarks: boolean): string =>
  [
    ...(hasMarks ? [`${MARK_WIDTH}px`] : []),
    ...columns.map((column) => (column.grows ? `minmax(${column.width}px, 1fr)` : `${column.width}px`)),
  ].join(' ')

export const widthOf = <Row>(columns: readonly Column<Row>[], hasMarks: boolean): number =>
  columns.reduce((sum, column) => sum + column.width, hasMarks ? MARK_WIDTH : 0)
