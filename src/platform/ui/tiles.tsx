import { type ReactNode, useId, useMemo, useState } from 'react'
import { ChartTwin } from './chart-twin.tsx'
import { useWords } from './language.tsx'
import './tiles.css'

export type TileTone = 'ahead' | 'onPace' | 'slow' | 'lag' | 'unknown'

/** One square: where it stands, what it is called, what is in it. */
export interface Tile {
  readonly id: string
  /** Two to four characters: 宾川. */
  readonly short: string
  /** Column and row of the board, from 0. */
  readonly column: number
  readonly row: number
  readonly tone: TileTone
  /** A red light has its corner, whatever the tint. */
  readonly isRed: boolean
  /** −13.4; null is not known. */
  readonly number: string | null
  /** The group whose border is drawn: the prefecture. */
  readonly group: string
  /** Said and shown on hover: 宾川县（大理州）：完成 1,925 / 4,200，比时序 +1.5 个百分点. */
  readonly said: string
}

/** A group's name and mean, in a free square beside it. */
export interface TileLabel {
  readonly id: string
  readonly name: string
  readonly number: string
  readonly column: number
  readonly row: number
}

export interface TileGridProps {
  readonly label: string
  readonly tiles: readonly Tile[]
  readonly labels?: readonly TileLabel[]
  readonly chosen?: string | null
  readonly onOpen: (id: string) => void
  /** What the tints mean, darkest last: [['ahead', '快 3 点以上'], …]. */
  readonly legend: readonly (readonly [tone: TileTone, words: string])[]
}

const PITCH = 42
const SIDE = 40

/** A map of equal squares, since small places can be neither labelled nor pressed on the shapes; its table is beside it. */
export const TileGrid = (props: TileGridProps) => (
  <ChartTwin label={props.label} picture={<TileBoard {...props} />} table={<TileTable {...props} />} />
)

/** Arrows move from square to square, Enter opens. */
function TileBoard({ label, tiles, labels = [], chosen = null, onOpen, legend }: TileGridProps) {
  const t = useWords()
  const hatch = useId()
  const [reached, setReached] = useState<string | null>(null)
  const places = useMemo(() => new Map(tiles.map((tile) => [`${tile.column},${tile.row}`, tile])), [tiles])
  const columns = Math.max(0, ...tiles.map((tile) => tile.column), ...labels.map((one) => one.column)) + 1
  const rows = Math.max(0, ...tiles.map((tile) => tile.row), ...labels.map((one) => one.row)) + 1
  const first = chosen ?? reached ?? tiles[0]?.id
  const press = (event: React.KeyboardEvent<SVGSVGElement>) => {
    const at = tiles.find((tile) => tile.id === (event.target as Element).getAttribute('data-tile'))
    if (!at) return
    if (event.key === 'Enter' || event.key === ' ') onOpen(at.id)
    else {
      const next = neighbour(tiles, at, event.key)
      if (!next) return
      setReached(next.id)
      event.currentTarget.querySelector<SVGElement>(`[data-tile="${CSS.escape(next.id)}"]`)?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="tiles">
      <div className="scrolls">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing with parts that open */}
        <svg
          className="tile-board"
          viewBox={`-2 -2 ${columns * PITCH + 4} ${rows * PITCH + 4}`}
          role="group"
          aria-label={`${label}。${t('tiles.help')}`}
          onKeyDown={press}
        >
          <defs>
            <Hatch id={hatch} />
          </defs>
          {tiles.map((tile) => (
            <Square
              key={tile.id}
              tile={tile}
              hatch={hatch}
              isChosen={tile.id === chosen}
              isReached={tile.id === first}
              onOpen={onOpen}
              unknown={t('tiles.unknown')}
            />
          ))}
          <path className="tile-borders" d={borders(tiles, places)} />
          {labels.map((one) => (
            <g
              key={one.id}
              transform={`translate(${one.column * PITCH + 21},${one.row * PITCH})`}
              className="tile-label"
            >
              <text y={19}>{one.name}</text>
              <text y={34} className="mean">
                {one.number}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <ul className="legend">
        {legend.map(([tone, words]) => (
          <li key={tone}>
            <i className={`tile-sample ${tone}`} aria-hidden="true" />
            {words}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The same squares as rows, the furthest behind first. */
function TileTable({ label, tiles, onOpen, legend }: TileGridProps) {
  const t = useWords()
  const words = new Map(legend)
  const order = (tile: Tile) =>
    tile.number === null ? Number.POSITIVE_INFINITY : Number(tile.number.replace('−', '-'))
  return (
    <table className="ledger" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('tiles.place')}</th>
          <th scope="col">{t('tiles.group')}</th>
          <th scope="col" className="number">
            {t('tiles.number')}
          </th>
          <th scope="col">{t('tiles.tone')}</th>
        </tr>
      </thead>
      <tbody>
        {tiles
          .toSorted((a, b) => order(a) - order(b))
          .map((tile) => (
            <tr key={tile.id}>
              <td>
                <button type="button" className="link-button plain-name" onClick={() => onOpen(tile.id)}>
                  {tile.short}
                </button>
              </td>
              <td>{tile.group}</td>
              <td className="number">{tile.number ?? t('figure.unknown')}</td>
              <td>{words.get(tile.tone)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

export const Hatch = ({ id }: { id: string }): ReactNode => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" fill="#fff" />
    <line x1="0" y1="0" x2="0" y2="6" stroke="var(--cg-hatch)" strokeWidth="1.6" />
  </pattern>
)

function Square({ tile, hatch, isChosen, isReached, onOpen, unknown }: SquareProps) {
  const isLong = [...tile.short].length > 3
  return (
    // biome-ignore lint/a11y/useSemanticElements: a square of a drawing
    <g
      className={`tile ${tile.tone}${isChosen ? ' chosen' : ''}`}
      data-tile={tile.id}
      role="button"
      tabIndex={isReached ? 0 : -1}
      transform={`translate(${tile.column * PITCH + 1},${tile.row * PITCH + 1})`}
      onClick={() => onOpen(tile.id)}
    >
      <title>{tile.said}</title>
      <rect
        width={SIDE}
        height={SIDE}
        rx="2"
        style={tile.tone === 'unknown' ? { fill: `url(#${hatch})` } : undefined}
      />
      {tile.tone === 'unknown' ? <rect className="tile-ground" x="4" y="5" width="32" height="31" rx="2" /> : null}
      {tile.isRed ? <rect className="tile-corner" x="33" y="1" width="6" height="6" rx="1" /> : null}
      <text className={isLong ? 'tile-name long' : 'tile-name'} x="20" y="18">
        {tile.short}
      </text>
      <text className="tile-number" x="20" y="33">
        {tile.number ?? unknown}
      </text>
    </g>
  )
}
interface SquareProps {
  readonly tile: Tile
  readonly hatch: string
  readonly isChosen: boolean
  readonly isReached: boolean
  readonly onOpen: (id: string) => void
  readonly unknown: string
}

/** Lines where one group meets another or the outside; each border once. */
function borders(tiles: readonly Tile[], places: ReadonlyMap<string, Tile>): string {
  const lines: string[] = []
  for (const { column, row, group } of tiles) {
    const [x, y] = [column * PITCH, row * PITCH]
    const differs = (c: number, r: number) => places.get(`${c},${r}`)?.group !== group
    if (differs(column, row - 1)) lines.push(`M${x} ${y}h${PITCH}`)
    if (differs(column - 1, row)) lines.push(`M${x} ${y}v${PITCH}`)
    if (!places.has(`${column},${row + 1}`)) lines.push(`M${x} ${y + PITCH}h${PITCH}`)
    if (!places.has(`${column + 1},${row}`)) lines.push(`M${x + PITCH} ${y}v${PITCH}`)
  }
  return lines.join('')
}

/** The nearest tile in the direction of an arrow: first straight on, then the least aside. */
export function neighbour(tiles: readonly Tile[], at: Tile, key: string): Tile | undefined {
  const ways: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }
  const way = ways[key]
  if (!way) return undefined
  const [dx, dy] = way
  const distance = (tile: Tile) => {
    const along = (tile.column - at.column) * dx + (tile.row - at.row) * dy
    const aside = Math.abs((tile.column - at.column) * dy) + Math.abs((tile.row - at.row) * dx)
    return along > 0 ? along + aside * 2 : Number.POSITIVE_INFINITY
  }
  const nearest = tiles.toSorted((a, b) => distance(a) - distance(b))[0]
  return nearest && Number.isFinite(distance(nearest)) ? nearest : undefined
}
