import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { Light, LightShape, type LightValue } from './light.tsx'
import { useRoomBelow } from './room-below.ts'
import './matrix.css'

export interface MatrixColumn {
  readonly id: string
  readonly name: string
}

/** One cell; `word` replaces the light's usual one (未开始, 暂停, 不适用). */
export interface MatrixCell {
  readonly light: LightValue
  readonly word?: string | undefined
}

export interface MatrixRow {
  readonly id: string
  readonly name: ReactNode
  /** The row's name as text. */
  readonly label: string
  readonly note?: string | undefined
  readonly cells: Readonly<Record<string, MatrixCell>>
  /** Reds and yellows of the row, as figures. */
  readonly sum?: ReactNode
}

export interface MatrixProps {
  readonly label: string
  /** Above the first column: 任务. */
  readonly corner: string
  readonly columns: readonly MatrixColumn[]
  readonly groups: readonly { readonly id: string; readonly title: string; readonly rows: readonly MatrixRow[] }[]
  /** The light of each column over all rows. */
  readonly total?: { readonly label: string; readonly cells: Readonly<Record<string, MatrixCell>> } | undefined
  readonly sumTitle?: string | undefined
  readonly chosen: { readonly row: string; readonly column: string } | null
  readonly onOpen: (row: string, column: string) => void
}

/** Rows by columns of lights: a healthy cell whispers, an unhealthy one speaks. Arrows move, Enter opens, R the next red. */
export function Matrix({ label, corner, columns, groups, total, sumTitle, chosen, onOpen }: MatrixProps) {
  const t = useWords()
  const box = useRef<HTMLTableElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  useRoomBelow(frame)
  const [reached, setReached] = useState<{ row: string; column: string } | null>(null)
  const rows = groups.flatMap((group) => group.rows)
  const at = chosen ?? reached ?? first(rows, columns)
  const focus = (row: string, column: string) => {
    setReached({ row, column })
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(`${row} ${column}`)}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (chosen) onOpen(row, column)
  }
  const step = (dx: number, dy: number): boolean => {
    const row = rows[clamp(rows.findIndex((one) => one.id === at?.row) + dy, rows.length)]
    const column = columns[clamp(columns.findIndex((one) => one.id === at?.column) + dx, columns.length)]
    if (row && column) focus(row.id, column.id)
    return row !== undefined
  }
  const nextRed = () => {
    const reds = rows.flatMap((row) =>
      columns
        .filter((column) => row.cells[column.id]?.light === 'red')
        .map((column) => ({ row: row.id, column: column.id })),
    )
    const now = reds.findIndex((red) => red.row === at?.row && red.column === at.column)
    const next = reds[(now + 1) % reds.length]
    if (next) focus(next.row, next.column)
  }
  useKeys([
    { key: 'ArrowLeft', words: t('keys.move'), run: () => step(-1, 0) },
    { key: 'ArrowRight', words: t('keys.move'), run: () => step(1, 0) },
    { key: 'ArrowUp', words: t('keys.move'), run: () => step(0, -1) },
    { key: 'ArrowDown', words: t('keys.move'), run: () => step(0, 1) },
    { key: 'r', words: t('keys.red'), run: nextRed },
  ])
  const press = (event: KeyboardEvent) => {
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    }
    const way = ways[event.key]
    if (way) step(...way)
    else if ((event.key === 'Enter' || event.key === ' ') && at) onOpen(at.row, at.column)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="card matrix-box" ref={frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells open is a grid */}
      <table className="matrix" ref={box} role="grid" aria-label={label} onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.id === chosen?.column ? 'lit' : undefined}>
                {column.name}
              </th>
            ))}
            {sumTitle === undefined ? null : (
              <th scope="col" className="matrix-sum">
                {sumTitle}
              </th>
            )}
          </tr>
          {total ? (
            <tr className="matrix-total">
              <th scope="row">{total.label}</th>
              {columns.map((column) => {
                const cell = total.cells[column.id]
                return (
                  <td key={column.id} className={column.id === chosen?.column ? 'lit' : undefined}>
                    {cell ? <Light value={cell.light} word={cell.word} mute /> : null}
                  </td>
                )
              })}
              {sumTitle === undefined ? null : <td className="matrix-sum" />}
            </tr>
          ) : null}
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            <tr className="matrix-group">
              <th scope="rowgroup" colSpan={columns.length + 1}>
                <span>{group.title}</span>
              </th>
              {sumTitle === undefined ? null : <td className="matrix-sum" />}
            </tr>
            {group.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.name}
                  {row.note === undefined ? null : <small>{row.note}</small>}
                </th>
                {columns.map((column) => (
                  <Cell
                    key={column.id}
                    row={row}
                    column={column}
                    isChosen={chosen?.row === row.id && chosen.column === column.id}
                    isReached={at?.row === row.id && at.column === column.id}
                    onOpen={() => onOpen(row.id, column.id)}
                  />
                ))}
                {sumTitle === undefined ? null : <td className="matrix-sum">{row.sum}</td>}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

const first = (rows: readonly MatrixRow[], columns: readonly MatrixColumn[]) => {
  const [row, column] = [rows[0], columns[0]]
  return row && column ? { row: row.id, column: column.id } : null
}
const clamp = (index: number, length: number) => Math.max(0, Math.min(length - 1, index))

function Cell({ row, column, isChosen, isReached, onOpen }: CellProps) {
  const t = useWords()
  const cell = row.cells[column.id]
  if (!cell) return <td />
  const word = cell.word ?? t(`light.${cell.light}.word`)
  const said = t('matrix.label', { row: row.label, column: column.name, word })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself hears the keys
    <td
      className={`matrix-cell ${cell.light}${isChosen ? ' chosen' : ''}`}
      data-cell={`${row.id} ${column.id}`}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid opens
      role="gridcell"
      tabIndex={isReached ? 0 : -1}
      aria-label={said}
      aria-selected={isChosen}
      title={said}
      onClick={onOpen}
    >
      <LightShape value={cell.light} size={cell.light === 'green' ? 10 : cell.light === 'blue' ? 14 : 16} />
    </td>
  )
}
interface CellProps {
  readonly row: MatrixRow
  readonly column: MatrixColumn
  readonly isChosen: boolean
  readonly isReached: boolean
  readonly onOpen: () => void
}
