import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { usePrinting } from './grid-print.tsx'
import { useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import type { LightValue } from './light.tsx'
import { BodyRow, GroupRow, HeadRow, TotalRow } from './matrix-row.tsx'
import { useMatrixView } from './matrix-view.ts'
import { edgesOf, type Span, windowOf } from './matrix-window.ts'
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

/** More cells than this are drawn only where they are in view. */
const DRAWN_WHOLE = 1500
const ROW = 40
const GROUP = 37
const EVERYTHING: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

interface Place {
  readonly row: string
  readonly column: string
}

/**
 * Rows by columns of lights: a healthy cell whispers, an unhealthy one speaks. Arrows move, Enter opens, R the next red.
 * A large matrix draws what is in view, in both directions, and the cell that has the cursor; on paper it has all rows.
 */
export function Matrix({ label, corner, columns, groups, total, sumTitle, chosen, onOpen }: MatrixProps) {
  const box = useRef<HTMLTableElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  useRoomBelow(frame)
  const lines = useMemo(() => linesOf(groups), [groups])
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups])
  const isLarge = rows.length * columns.length > DRAWN_WHOLE
  const { at, press } = useMatrixCursor({ box, rows, columns, chosen, onOpen })
  const view = useMatrixView(frame)
  const isPrinting = usePrinting(undefined)
  const open = useSame(onOpen)
  const down = windowOf(
    useMemo(() => edgesOf(lines.map((line) => ('row' in line ? ROW : GROUP))), [lines]),
    isLarge && !isPrinting ? view.rows : EVERYTHING,
    lines.findIndex((line) => 'row' in line && line.row.id === at?.row),
  )
  const { columnWidth, columns: seen } = view
  const kept = columns.findIndex(({ id }) => id === at?.column)
  const hasSum = sumTitle !== undefined
  const across = useMemo(() => {
    const edges = edgesOf(columns.map(() => columnWidth))
    return { columns, hasSum, pieces: windowOf(edges, isLarge ? seen : EVERYTHING, kept) }
  }, [columns, hasSum, columnWidth, isLarge, seen, kept])
  const above = total ? 3 : 2
  return (
    <div className="card matrix-box" ref={frame} onScroll={isLarge ? view.onScroll : undefined}>
      <table
        className={isLarge ? 'matrix large' : 'matrix'}
        ref={box}
        style={isLarge ? { width: wideOf(columns.length * columnWidth, hasSum) } : undefined}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells open is a grid
        role="grid"
        aria-label={label}
        aria-rowcount={lines.length + above - 1}
        aria-colcount={columns.length + (hasSum ? 2 : 1)}
        onKeyDown={press}
      >
        <thead>
          <HeadRow corner={corner} across={across} lit={chosen?.column} sumTitle={sumTitle} />
          {total ? <TotalRow total={total} across={across} lit={chosen?.column} /> : null}
        </thead>
        <tbody>
          {down.map((piece) => {
            if ('gap' in piece) return <GapRow key={`gap ${piece.before}`} high={piece.gap} />
            const line = lines[piece.at]!
            const index = piece.at + above
            if ('title' in line) return <GroupRow key={line.id} title={line.title} index={index} across={across} />
            const { row } = line
            return (
              <BodyRow
                key={row.id}
                row={row}
                index={index}
                across={across}
                chosen={chosen?.row === row.id ? chosen.column : undefined}
                reached={at?.row === row.id ? at.column : undefined}
                onOpen={open}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** A fixed width lets the browser lay out a large table without measuring its cells. */
const wideOf = (columns: number, hasSum: boolean): string =>
  `calc(var(--matrix-first) + ${columns}px${hasSum ? ' + var(--matrix-sum)' : ''})`

/** The same function through all drawings, that calls the newest one. */
function useSame(onOpen: MatrixProps['onOpen']): MatrixProps['onOpen'] {
  const newest = useRef(onOpen)
  useEffect(() => {
    newest.current = onOpen
  })
  return useCallback((row, column) => newest.current(row, column), [])
}

type Line = { readonly id: string; readonly title: string } | { readonly row: MatrixRow }

const linesOf = (groups: MatrixProps['groups']): readonly Line[] =>
  groups.flatMap(({ id, title, rows }): Line[] => [{ id: `group ${id}`, title }, ...rows.map((row) => ({ row }))])

const GapRow = ({ high }: { high: number }) => (
  <tr className="matrix-gap">
    <td style={{ height: high }} />
  </tr>
)

interface CursorProps extends Pick<MatrixProps, 'columns' | 'chosen' | 'onOpen'> {
  readonly box: RefObject<HTMLTableElement | null>
  readonly rows: readonly MatrixRow[]
}

/** Where the keys are: the opened cell, else the one that was reached. A cell that was not drawn is drawn, then focused. */
function useMatrixCursor({ box, rows, columns, chosen, onOpen }: CursorProps) {
  const t = useWords()
  const [reached, setReached] = useState<Place | null>(null)
  const wanted = useRef<Place | null>(null)
  const at = chosen ?? reached ?? first(rows, columns)
  useEffect(() => {
    if (!wanted.current) return
    const { row, column } = wanted.current
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(`${row} ${column}`)}"]`)
    if (!cell) return
    wanted.current = null
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  const go = (row: string, column: string) => {
    wanted.current = { row, column }
    setReached({ row, column })
    if (chosen) onOpen(row, column)
  }
  const step = (dx: number, dy: number): boolean => {
    const row = rows[clamp(rows.findIndex((one) => one.id === at?.row) + dy, rows.length)]
    const column = columns[clamp(columns.findIndex((one) => one.id === at?.column) + dx, columns.length)]
    if (row && column) go(row.id, column.id)
    return row !== undefined
  }
  useKeys([
    { key: 'ArrowLeft', words: t('keys.move'), run: () => step(-1, 0) },
    { key: 'ArrowRight', words: t('keys.move'), run: () => step(1, 0) },
    { key: 'ArrowUp', words: t('keys.move'), run: () => step(0, -1) },
    { key: 'ArrowDown', words: t('keys.move'), run: () => step(0, 1) },
    {
      key: 'r',
      words: t('keys.red'),
      run: () => {
        const next = nextRed(rows, columns, at)
        if (next) go(next.row, next.column)
      },
    },
  ])
  const press = (event: KeyboardEvent) => {
    const way = WAYS[event.key]
    const end = event.ctrlKey ? Math.max(rows.length, columns.length) : undefined
    if (way) step(way[0] * (end ?? 1), way[1] * (end ?? 1))
    else if (event.key === 'Home') step(-columns.length, event.ctrlKey ? -rows.length : 0)
    else if (event.key === 'End') step(columns.length, event.ctrlKey ? rows.length : 0)
    else if (event.key === 'PageUp') step(0, -PAGE)
    else if (event.key === 'PageDown') step(0, PAGE)
    else if ((event.key === 'Enter' || event.key === ' ') && at) {
      if (rows.find(({ id }) => id === at.row)?.cells[at.column]) onOpen(at.row, at.column)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { at, press }
}

const PAGE = 10
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The red cell after this one, row by row, beginning again after the last. */
function nextRed(rows: readonly MatrixRow[], columns: readonly MatrixColumn[], at: Place | null): Place | undefined {
  const reds = rows.flatMap((row) =>
    columns.filter(({ id }) => row.cells[id]?.light === 'red').map(({ id }) => ({ row: row.id, column: id })),
  )
  const now = reds.findIndex((red) => red.row === at?.row && red.column === at.column)
  return reds[(now + 1) % reds.length]
}

const first = (rows: readonly MatrixRow[], columns: readonly MatrixColumn[]): Place | null => {
  const [row, column] = [rows[0], columns[0]]
  return row && column ? { row: row.id, column: column.id } : null
}

const clamp = (index: number, length: number) => Math.max(0, Math.min(length - 1, index))
