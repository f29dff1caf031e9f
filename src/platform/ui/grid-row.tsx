// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be virtual
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys of all its cells
// biome-ignore-all lint/a11y/useFocusableInteractive: each cell gets its tabIndex from the cursor
import type { MouseEvent } from 'react'
import { type Column, HEAD_HEIGHT } from './grid-column.ts'
import type { CellProps } from './grid-cursor.ts'
import type { Marks } from './grid-marks.ts'
import type { SortOrder } from './grid-sort.ts'
import { useWords } from './language.tsx'
import { Sign } from './signs.tsx'
import './field.css'
import './choices.css'

interface RowShape<Row> {
  readonly columns: readonly Column<Row>[]
  readonly tracks: string
  readonly cell: (row: number, column: number) => CellProps
  /** null where rows cannot be marked. */
  readonly marks: Marks | null
}

export function HeadRow<Row>({ columns, tracks, cell, marks, order, onOrder }: HeadRowProps<Row>) {
  const t = useWords()
  const shift = marks ? 1 : 0
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="grid-row"
      style={{ gridTemplateColumns: tracks, height: HEAD_HEIGHT }}
      tabIndex={-1}
    >
      {marks ? (
        <div role="columnheader" className="grid-mark" {...cell(-1, 0)} onClick={marks.all}>
          <TickBox isOn={marks.areAll} />
          <span className="unseen">{t('grid.select-all')}</span>
        </div>
      ) : null}
      {columns.map((column, index) => (
        <HeadCell
          key={column.id}
          column={column}
          order={order?.column === column.id ? order : null}
          onOrder={() => column.sort && onOrder(column.id)}
          cell={cell(-1, index + shift)}
        />
      ))}
    </div>
  )
}
interface HeadRowProps<Row> extends RowShape<Row> {
  readonly order: SortOrder | null
  readonly onOrder: (column: string) => void
}

function HeadCell<Row>({ column, order, onOrder, cell }: HeadCellProps<Row>) {
  const sorts = column.sort !== undefined
  return (
    <div
      role="columnheader"
      className={`grid-cell ${column.align ?? 'left'}${sorts ? ' sorts' : ''}`}
      aria-sort={order ? (order.descending ? 'descending' : 'ascending') : sorts ? 'none' : undefined}
      onClick={onOrder}
      {...cell}
    >
      {column.name}
      {order ? <span aria-hidden="true">{order.descending ? ' ↓' : ' ↑'}</span> : null}
    </div>
  )
}
interface HeadCellProps<Row> {
  readonly column: Column<Row>
  readonly order: SortOrder | null
  readonly onOrder: () => void
  readonly cell: CellProps
}

export function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { columns, tracks, cell, marks, row, index, top, height, isChosen, isMarked, name, onOpen } = props
  const t = useWords()
  const shift = marks ? 1 : 0
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={marks ? isMarked : isChosen}
      className={rowClass(isChosen, isMarked, onOpen !== undefined)}
      style={{ gridTemplateColumns: tracks, height, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (!isOnControl(event)) onOpen?.()
      }}
    >
      {marks ? (
        <div
          role="gridcell"
          className="grid-mark"
          aria-label={t('grid.select', { name })}
          {...cell(index, 0)}
          onClick={(event) => {
            event.stopPropagation()
            marks.one(index, event.shiftKey)
          }}
        >
          <TickBox isOn={isMarked} />
        </div>
      ) : null}
      {columns.map((column, at) => (
        <div
          key={column.id}
          role={at === 0 ? 'rowheader' : 'gridcell'}
          className={`grid-cell ${column.align ?? 'left'}${at === 0 ? ` first after-${shift}` : ''}`}
          {...cell(index, at + shift)}
        >
          {column.cell ? (
            column.cell(row)
          ) : (
            <span className="cut" title={column.text(row)}>
              {column.text(row)}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
interface BodyRowProps<Row> extends RowShape<Row> {
  readonly row: Row
  readonly index: number
  readonly top: number
  readonly height: number
  readonly isChosen: boolean
  readonly isMarked: boolean
  readonly name: string
  readonly onOpen: (() => void) | undefined
}

const rowClass = (isChosen: boolean, isMarked: boolean, opens: boolean) =>
  `grid-row body${isChosen ? ' chosen' : ''}${isMarked ? ' marked' : ''}${opens ? ' opens' : ''}`

const isOnControl = (event: MouseEvent) =>
  event.target instanceof Element && event.target.closest('a,button,input,label') !== null

const TickBox = ({ isOn }: { isOn: boolean }) => (
  <span className="tick-box" data-selected={isOn || undefined} aria-hidden="true">
    <Sign name="tick" />
  </span>
)
