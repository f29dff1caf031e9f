import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { GridFoot } from './grid-foot.tsx'
import { PrintTable, usePrinting } from './grid-print.tsx'
import { useRowSearch } from './grid-search.tsx'
import { type SortOrder, sortRows } from './grid-sort.ts'
import { useLanguage, useWords } from './language.tsx'
import { Sign } from './signs.tsx'
import { Empty } from './states.tsx'
import './grid.css'

export interface Column<Row> {
  readonly id: string
  readonly name: string
  /** Pixels; the first column also keeps in view while the grid scrolls sideways. */
  readonly width: number
  /** Takes what is left over. One column at most. */
  readonly grows?: boolean
  readonly align?: 'left' | 'right' | 'center'
  /** The cell as text: for search, print, copying, and sorting unless `sort` says otherwise. */
  readonly text: (row: Row) => string
  /** The cell as drawn; its text where nothing is said. */
  readonly cell?: (row: Row) => ReactNode
  /** What to sort by; null sorts last. Texts go by pinyin. False: this column does not sort. */
  readonly sort?: ((row: Row) => string | number | null) | false
  /** Left out below 640 px. */
  readonly hideOnPhone?: boolean
}

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
  /** Fetches the next rows, and before printing all of them. */
  readonly onMore?: (() => Promise<unknown>) | undefined
  readonly onAll?: (() => Promise<unknown>) | undefined
  readonly empty: ReactNode
  readonly rowHeight?: number
  /** Sorting by the server: the grid then only tells. */
  readonly order?: SortOrder | null
  readonly onOrder?: (order: SortOrder | null) => void
}

const HEAD = 36
const MARK = 36

/**
 * A virtual ARIA grid: sticky head and first column, arrow keys, marks, sort by pinyin, our own Ctrl+F over all rows,
 * and on paper every row with the head on each sheet.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const { columns, rows, rowId, rowHeight = 40, marked, onMark } = props
  const t = useWords()
  const { language } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const [own, setOwn] = useState<SortOrder | null>(null)
  const order = props.order === undefined ? own : props.order
  const { found, bar, isSearching } = useRowSearch(rows, columns, props.total ?? rows.length)
  const sorted = useMemo(
    () => (props.order === undefined ? sortRows(found, columns, order, language) : found),
    [found, columns, order, language, props.order],
  )
  const isPrinting = usePrinting(props.onAll)
  const [cursor, setCursor] = useState({ row: 0, column: 0 })
  const marks = marked && onMark ? 1 : 0
  const view = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: HEAD,
  })
  const items = view.getVirtualItems()
  const isCursorDrawn = cursor.row < 0 || items.some((item) => item.index === cursor.row)

  const go = (row: number, column: number) => {
    const at = {
      row: Math.max(-1, Math.min(sorted.length - 1, row)),
      column: Math.max(0, Math.min(columns.length + marks - 1, column)),
    }
    setCursor(at)
    if (at.row >= 0) view.scrollToIndex(at.row)
    focusCell(box.current, at)
  }
  const reorder = (id: string) => {
    const next: SortOrder = { column: id, descending: order?.column === id && !order.descending }
    if (props.onOrder) props.onOrder(next)
    else setOwn(next)
  }
  const mark = useMarks(sorted, rowId, marked, onMark)
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 400) - HEAD) / rowHeight) - 1)
    const target = movesTo(event, cursor, page, { row: sorted.length - 1, column: columns.length + marks - 1 })
    if (target) {
      event.preventDefault()
      go(target.row, target.column)
      return
    }
    const row = sorted[cursor.row]
    const column = columns[cursor.column - marks]
    if (event.key === 'Enter' && row && props.onOpen) act(event, () => props.onOpen?.(row))
    else if ((event.key === 'Enter' || event.key === ' ') && cursor.row < 0) {
      act(event, () => (column ? column.sort !== false && reorder(column.id) : mark.all()))
    } else if (event.key === ' ' && row && marks) act(event, () => mark.one(cursor.row, event.shiftKey))
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && marks) act(event, mark.all)
  }
  const cell = (row: number, column: number) => ({
    'data-cell': `${row}:${column}`,
    tabIndex: cursor.row === row && cursor.column === column ? 0 : -1,
    onFocus: () => setCursor((was) => (was.row === row && was.column === column ? was : { row, column })),
  })
  const template = columnTemplate(columns, marks)
  const minimum = columns.reduce((sum, column) => sum + column.width, marks * MARK)

  return (
    <div className="card grid-card">
      {bar}
      <div className="grid-box grid-live" ref={box} onKeyDown={press} role="presentation">
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual */}
        <div
          role="grid"
          className="grid"
          aria-label={props.label}
          aria-rowcount={sorted.length + 1}
          aria-colcount={columns.length + marks}
          aria-multiselectable={marks === 1}
          tabIndex={isCursorDrawn ? -1 : 0}
          onFocus={(event) => {
            if (event.target === event.currentTarget) go(items[0]?.index ?? -1, cursor.column)
          }}
          style={{ height: view.getTotalSize() + HEAD, minWidth: minimum }}
        >
          <div role="rowgroup" className="grid-head">
            <div
              role="row"
              aria-rowindex={1}
              className="grid-row"
              style={{ gridTemplateColumns: template, height: HEAD }}
              tabIndex={-1}
            >
              {marks ? (
                <div
                  role="columnheader"
                  aria-label={t('grid.select-all')}
                  className="grid-mark"
                  {...cell(-1, 0)}
                  onClick={mark.all}
                >
                  <TickBox isOn={mark.areAll} />
                </div>
              ) : null}
              {columns.map((column, index) => (
                <HeadCell
                  key={column.id}
                  column={column}
                  order={order}
                  onOrder={reorder}
                  {...cell(-1, index + marks)}
                />
              ))}
            </div>
          </div>
          <div role="rowgroup">
            {items.map((item) => {
              const row = sorted[item.index]
              if (row === undefined) return null
              const id = rowId(row)
              const isMarked = marked?.has(id) ?? false
              return (
                <div
                  role="row"
                  key={id}
                  tabIndex={-1}
                  aria-rowindex={item.index + 2}
                  aria-selected={marks ? isMarked : props.chosen === id}
                  className={rowClass(props.chosen === id, isMarked, props.onOpen !== undefined)}
                  style={{
                    gridTemplateColumns: template,
                    height: rowHeight,
                    transform: `translateY(${item.start + HEAD}px)`,
                  }}
                  onClick={(event) => {
                    if (!isOnControl(event)) props.onOpen?.(row)
                  }}
                >
                  {marks ? (
                    <div
                      role="gridcell"
                      className="grid-mark"
                      aria-label={t('grid.select', { name: props.rowName(row) })}
                      {...cell(item.index, 0)}
                      onClick={(event) => {
                        event.stopPropagation()
                        mark.one(item.index, event.shiftKey)
                      }}
                    >
                      <TickBox isOn={isMarked} />
                    </div>
                  ) : null}
                  {columns.map((column, index) => (
                    <div
                      key={column.id}
                      role={index === 0 ? 'rowheader' : 'gridcell'}
                      className={cellClass(column, index, marks)}
                      {...cell(item.index, index + marks)}
                    >
                      {column.cell ? column.cell(row) : column.text(row)}
                    </div>
                  ))}
                </div>
              )
            })}
          </div>
        </div>
      </div>
      {sorted.length === 0 ? isSearching ? <Empty>{t('field.none')}</Empty> : <Empty>{props.empty}</Empty> : null}
      {isPrinting ? <PrintTable columns={columns} rows={sorted} rowId={rowId} label={props.label} /> : null}
      <GridFoot
        shown={sorted.length}
        total={props.total ?? rows.length}
        fetched={rows.length}
        markedCount={marked?.size ?? 0}
        batch={props.batch}
        onMore={props.onMore}
        isSearching={isSearching}
      />
    </div>
  )
}

const columnTemplate = <Row,>(columns: readonly Column<Row>[], marks: number) =>
  [
    ...(marks ? [`${MARK}px`] : []),
    ...columns.map((column) => (column.grows ? `minmax(${column.width}px, 1fr)` : `${column.width}px`)),
  ].join(' ')

const rowClass = (isChosen: boolean, isMarked: boolean, opens: boolean) =>
  `grid-row body${isChosen ? ' chosen' : ''}${isMarked ? ' marked' : ''}${opens ? ' opens' : ''}`

const cellClass = <Row,>(column: Column<Row>, index: number, marks: number) =>
  `grid-cell ${column.align ?? 'left'}${index === 0 ? ` first after-${marks}` : ''}${column.hideOnPhone ? ' not-on-phone' : ''}`

const isOnControl = (event: MouseEvent) =>
  event.target instanceof Element && event.target.closest('a,button,input,label') !== null

function act(event: KeyboardEvent, run: () => unknown) {
  if (event.target instanceof Element && event.target.closest('a,button,input')) return
  event.preventDefault()
  run()
}

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

function HeadCell<Row>({ column, order, onOrder, ...cell }: HeadCellProps<Row>) {
  const isSorted = order?.column === column.id
  const sorts = column.sort !== false
  return (
    <div
      role="columnheader"
      className={`grid-cell ${column.align ?? 'left'}${sorts ? ' sorts' : ''}${column.hideOnPhone ? ' not-on-phone' : ''}`}
      aria-sort={isSorted ? (order?.descending ? 'descending' : 'ascending') : sorts ? 'none' : undefined}
      onClick={() => sorts && onOrder(column.id)}
      {...cell}
    >
      {column.name}
      {isSorted ? <span aria-hidden="true">{order?.descending ? ' ↓' : ' ↑'}</span> : null}
    </div>
  )
}
interface HeadCellProps<Row> {
  readonly column: Column<Row>
  readonly order: SortOrder | null
  readonly onOrder: (id: string) => void
  readonly tabIndex: number
  readonly onFocus: () => void
}

const TickBox = ({ isOn }: { isOn: boolean }) => (
  <span className="tick-box" data-selected={isOn || undefined} aria-hidden="true">
    <Sign name="tick" />
  </span>
)

/** Marks of a batch: one row, from the last one to this with Shift, or all that are in view. */
function useMarks<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  marked: ReadonlySet<string> | undefined,
  onMark: ((ids: ReadonlySet<string>) => void) | undefined,
) {
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
