import { memo, type ReactNode } from 'react'
import { useWords } from './language.tsx'
import { Light, LightShape, type LightValue } from './light.tsx'
import type { MatrixCell, MatrixColumn, MatrixRow } from './matrix.tsx'
import type { Piece } from './matrix-window.ts'

/** What every row of the matrix needs to know of its columns. */
export interface Across {
  readonly columns: readonly MatrixColumn[]
  readonly pieces: readonly Piece[]
  readonly hasSum: boolean
}

/** One cell a drawn column; undrawn ones are one cell as wide as they are. */
function cellsOf({ columns, pieces }: Across, draw: (column: MatrixColumn, at: number) => ReactNode): ReactNode[] {
  return pieces.map((piece) =>
    'at' in piece ? (
      draw(columns[piece.at]!, piece.at)
    ) : (
      <td
        key={`gap ${piece.before}`}
        className="matrix-gap"
        role="presentation"
        style={{ width: piece.gap, minWidth: piece.gap }}
      />
    ),
  )
}

interface HeadProps {
  readonly corner: string
  readonly across: Across
  readonly lit: string | undefined
  readonly sumTitle: string | undefined
}

export const HeadRow = ({ corner, across, lit, sumTitle }: HeadProps) => (
  <tr aria-rowindex={1}>
    <th scope="col" aria-colindex={1}>
      {corner}
    </th>
    {cellsOf(across, (column, at) => (
      <th
        key={column.id}
        scope="col"
        aria-colindex={at + 2}
        title={column.name}
        className={column.id === lit ? 'matrix-column lit' : 'matrix-column'}
      >
        {column.name}
      </th>
    ))}
    {sumTitle === undefined ? null : (
      <th scope="col" className="matrix-sum" aria-colindex={across.columns.length + 2}>
        {sumTitle}
      </th>
    )}
  </tr>
)

interface TotalProps {
  readonly total: { readonly label: string; readonly cells: Readonly<Record<string, MatrixCell>> }
  readonly across: Across
  readonly lit: string | undefined
}

export const TotalRow = ({ total, across, lit }: TotalProps) => (
  <tr className="matrix-total" aria-rowindex={2}>
    <th scope="row" aria-colindex={1}>
      {total.label}
    </th>
    {cellsOf(across, (column, at) => {
      const cell = total.cells[column.id]
      return (
        <td key={column.id} aria-colindex={at + 2} className={column.id === lit ? 'lit' : undefined}>
          {cell ? <Light value={cell.light} word={cell.word} mute /> : null}
        </td>
      )
    })}
    {across.hasSum ? <td className="matrix-sum" /> : null}
  </tr>
)

interface GroupProps {
  readonly title: string
  readonly index: number
  readonly across: Across
}

export const GroupRow = ({ title, index, across }: GroupProps) => (
  <tr className="matrix-group" aria-rowindex={index}>
    <th scope="rowgroup" colSpan={across.pieces.length + 1}>
      <span>{title}</span>
    </th>
    {across.hasSum ? <td className="matrix-sum" /> : null}
  </tr>
)

interface BodyProps {
  readonly row: MatrixRow
  readonly index: number
  readonly across: Across
  readonly chosen: string | undefined
  readonly reached: string | undefined
  readonly onOpen: (row: string, column: string) => void
}

/** Drawn anew only when its own cells change: a large matrix has thousands of them. */
export const BodyRow = memo(function BodyRow({ row, index, across, chosen, reached, onOpen }: BodyProps) {
  const t = useWords()
  return (
    <tr aria-rowindex={index}>
      <th scope="row" aria-colindex={1}>
        {row.name}
        {row.note === undefined ? null : <small>{row.note}</small>}
      </th>
      {cellsOf(across, (column, at) => {
        const cell = row.cells[column.id]
        const word = cell ? (cell.word ?? t(`light.${cell.light}.word`)) : t('matrix.none')
        return (
          <Cell
            key={column.id}
            id={`${row.id} ${column.id}`}
            light={cell?.light}
            said={t('matrix.label', { row: row.label, column: column.name, word })}
            index={at + 2}
            isChosen={chosen === column.id}
            isReached={reached === column.id}
            onOpen={() => onOpen(row.id, column.id)}
          />
        )
      })}
      {across.hasSum ? (
        <td className="matrix-sum" aria-colindex={across.columns.length + 2}>
          {row.sum}
        </td>
      ) : null}
    </tr>
  )
})

interface CellProps {
  readonly id: string
  /** Undefined: the row has nothing to do with the column. */
  readonly light: LightValue | undefined
  readonly said: string
  readonly index: number
  readonly isChosen: boolean
  readonly isReached: boolean
  readonly onOpen: () => void
}

const SIZES = { green: 10, blue: 14, grey: 16, yellow: 16, red: 16 } as const satisfies Record<LightValue, number>

const Cell = ({ id, light, said, index, isChosen, isReached, onOpen }: CellProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself hears the keys
  <td
    className={`matrix-cell ${light ?? 'none'}${isChosen ? ' chosen' : ''}`}
    data-cell={id}
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid opens
    role="gridcell"
    aria-colindex={index}
    tabIndex={isReached ? 0 : -1}
    aria-label={said}
    aria-selected={isChosen}
    title={said}
    onClick={light ? onOpen : undefined}
  >
    {light ? <LightShape value={light} size={SIZES[light]} /> : null}
  </td>
)
