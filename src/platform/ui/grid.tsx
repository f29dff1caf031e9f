import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { type Column, HEAD_HEIGHT, tracksOf, widthOf } from './grid-column.ts'
import { movesTo, useCursor } from './grid-cursor.ts'
import { GridFoot } from './grid-foot.tsx'
import { useMarks } from './grid-marks.ts'
import { PrintTable, usePrinting } from './grid-print.tsx'
import { BodyRow, HeadRow } from './grid-row.tsx'
import { useRowSearch } from './grid-search.tsx'
import { type SortOrder, sortRows } from './grid-sort.ts'
import { useWords } from './language.tsx'
import { useIsPhone } from './phone.ts'
import { useRoomBelow } from './room-below.ts'
import { Empty } from './states.tsx'
import './grid.css'

export type { Column } from './grid-column.ts'
export type { SortOrder } from './grid-sort.ts'

export interface GridProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** What a row is called, for its checkbox. */
  readonly rowName: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly chosen?: string | null
  /** Given: rows can be marked for a batch. */
  readonly marked?: ReadonlySet<string>
  readonly onMark?: (ids: ReadonlySet<string>) => void
  /** Buttons for the marked rows. */
  readonly batch?: ReactNode
  /** Rows in all, where the server holds more than were fetched. */
  readonly total?: number
  /** Fetches the next rows. */
  readonly onMore?: (() => Promise<unknown>) | undefined
  /** Fetches all the rest, before printing and before searching all rows. */
  readonly onAll?: (() => Promise<unknown>) | undefined
  readonly empty: ReactNode
  readonly rowHeight?: number
  /** Sorting by the server: the grid then only tells. */
  readonly order?: SortOrder | null
  readonly onOrder?: (order: SortOrder) => void
}

/**
 * A virtual ARIA grid: sticky head and first column, arrow keys, marks, order by pinyin, our own Ctrl+F over all rows,
 * and on paper every row with the head on each sheet.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const { rowId, rowHeight = 40, marked, onMark, total = props.rows.length } = props
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  useRoomBelow(box)
  const isPhone = useIsPhone()
  const columns = isPhone ? props.columns.filter((column) => !column.hideOnPhone) : props.columns
  const { found, bar, text } = useRowSearch(props.rows, props.columns, total, props.onAll)
  const { rows, order, reorder } = useOrder(props, found)
  const isSearching = text !== ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found begins at its first row
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0
  }, [text])
  const isPrinting = usePrinting(props.onAll)
  const hasMarks = marked !== undefined && onMark !== undefined
  const allMarks = useMarks(rows, rowId, marked, onMark)
  const marks = hasMarks ? allMarks : null
  const view = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: HEAD_HEIGHT,
  })
  const last = { row: rows.length - 1, column: columns.length - 1 + (hasMarks ? 1 : 0) }
  const { at, go, cell } = useCursor(box, last, (row) => view.scrollToIndex(row))
  const items = view.getVirtualItems()
  const isCursorDrawn = at.row < 0 || items.some((item) => item.index === at.row)

  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 400) - HEAD_HEIGHT) / rowHeight) - 1)
    const target = movesTo(event, at, page, last)
    if (target) go(target)
    else if (isInControl(event) || !act(event)) return
    event.preventDefault()
  }
  /** What Enter, space and Ctrl+A do where the cursor is; false where they do nothing. */
  const act = (event: KeyboardEvent): boolean => {
    const row = rows[at.row]
    const column = columns[at.column - (hasMarks ? 1 : 0)]
    const isPress = event.key === 'Enter' || event.key === ' '
    if (isPress && at.row < 0) {
      if (!column) marks?.all()
      else if (column.sort) reorder(column.id)
    } else if (event.key === 'Enter' && row && props.onOpen) props.onOpen(row)
    else if (event.key === ' ' && row && marks) marks.one(at.row, event.shiftKey)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && marks) marks.all()
    else return false
    return true
  }
  const shape = { columns, tracks: tracksOf(columns, hasMarks), cell, marks }
  return (
    <div className="card grid-card">
      {bar}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the cells inside */}
      <div className="grid-box grid-live" ref={box} onKeyDown={press} role="presentation">
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual */}
        <div
          role="grid"
          className="grid"
          aria-label={props.label}
          aria-rowcount={rows.length + 1}
          aria-colcount={last.column + 1}
          aria-multiselectable={hasMarks}
          tabIndex={isCursorDrawn ? -1 : 0}
          onFocus={(event) => {
            if (event.target === event.currentTarget) go({ row: items[0]?.index ?? -1, column: at.column })
          }}
          style={{ height: view.getTotalSize() + HEAD_HEIGHT, minWidth: widthOf(columns, hasMarks) }}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual */}
          <div role="rowgroup" className="grid-head">
            <HeadRow {...shape} order={order} onOrder={reorder} />
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual */}
          <div role="rowgroup">
            {items.map((item) => {
              const row = rows[item.index]
              if (row === undefined) return null
              const id = rowId(row)
              return (
                <BodyRow
                  key={id}
                  {...shape}
                  row={row}
                  index={item.index}
                  top={item.start + HEAD_HEIGHT}
                  height={rowHeight}
                  isChosen={props.chosen === id}
                  isMarked={marked?.has(id) ?? false}
                  name={props.rowName(row)}
                  onOpen={props.onOpen ? () => props.onOpen?.(row) : undefined}
                />
              )
            })}
          </div>
        </div>
      </div>
      {rows.length > 0 ? null : <Empty>{isSearching ? t('field.none') : props.empty}</Empty>}
      {isPrinting ? <PrintTable columns={props.columns} rows={rows} rowId={rowId} label={props.label} /> : null}
      <GridFoot
        shown={rows.length}
        total={total}
        fetched={props.rows.length}
        markedCount={marked?.size ?? 0}
        batch={props.batch}
        onMore={props.onMore}
        isSearching={isSearching}
      />
    </div>
  )
}

/** The order is the grid's own, unless the page has the server sort. */
function useOrder<Row>(props: GridProps<Row>, found: readonly Row[]) {
  const [own, setOwn] = useState<SortOrder | null>(null)
  const isOwn = props.order === undefined
  const order = isOwn ? own : (props.order ?? null)
  const rows = useMemo(() => (isOwn ? sortRows(found, props.columns, own) : found), [isOwn, found, props.columns, own])
  const reorder = (column: string) => {
    const next = { column, descending: order?.column === column && !order.descending }
    if (isOwn) setOwn(next)
    else props.onOrder?.(next)
  }
  return { rows, order, reorder }
}

const isInControl = (event: KeyboardEvent) =>
  event.target instanceof Element && event.target.closest('a,button,input') !== null
