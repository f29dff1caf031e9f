import { type ReactNode, useState } from 'react'
import { ChartTwin } from './chart-twin.tsx'
import { useWords } from './language.tsx'
import { numeral } from './numerals.ts'
import './overlap.css'

/** One column: the same person-times in every row. Its width is their number. */
export interface OverlapColumn {
  readonly id: string
  readonly amount: number
  /** The lines these belong to, besides the total. */
  readonly lines: readonly string[]
  /** Said on hover: 取证、农村劳动力：21,340 人次，在总数中计一次. */
  readonly said: string
}

/** One row. The total lies over all columns; a line over those that name it; a line inside another one in its box. */
export interface OverlapRow {
  readonly id: string
  readonly name: string
  readonly note?: string | undefined
  /** `total`: all columns in tints by how many lines. `line`: its columns. `inside`: a share of another line. `own`: own ruler. */
  readonly kind: 'total' | 'line' | 'inside' | 'own'
  /** Of an inside line: the line around it, and where it lies in it, as shares of that line's width. */
  readonly within?: { readonly line: string; readonly from: number; readonly to: number } | undefined
  /** Of a line with its own ruler: `<PaceBar weight="bold" tone="ruled">` or any bar. */
  readonly bar?: ReactNode
  readonly done: ReactNode
  readonly plan: string
  readonly rate: string
  readonly delta: string
  readonly light: ReactNode
}

export interface OverlapDiagramProps {
  readonly label: string
  /** 总数 261,000 人次，按所属的线排开. */
  readonly caption: string
  readonly columns: readonly OverlapColumn[]
  readonly rows: readonly OverlapRow[]
  /** Counts of how many belong to none, one, two, three and more lines. */
  readonly legend: readonly (readonly [lines: 0 | 1 | 2 | 3, words: ReactNode])[]
  /** The sum that must not be made, struck out, and why. */
  readonly notSum?: { readonly sum: string; readonly why: ReactNode } | undefined
  /** Rows in another unit, below, each on its own ruler. */
  readonly ownTitle?: string | undefined
}

/** A linear diagram of overlapping lines: read it downwards, one column is one and the same set. */
export function OverlapDiagram({ label, caption, columns, rows, legend, notSum, ownTitle }: OverlapDiagramProps) {
  const t = useWords()
  const laid = layColumns(columns)
  const [hovered, setHovered] = useState<string | null>(null)
  const most = laid.find((one) => one.lines.length === Math.max(...laid.map((two) => two.lines.length)))
  const guided = laid.find((one) => one.id === hovered) ?? (most && most.lines.length > 1 ? most : undefined)
  const shared = rows.filter((row) => row.kind !== 'own')
  const own = rows.filter((row) => row.kind === 'own')
  return (
    <figure className="overlap" aria-label={label}>
      <ChartTwin
        label={label}
        table={<SetTable label={label} columns={columns} />}
        picture={
          <>
            <div className="overlap-lines">
              <div className="line-row head">
                <span>{t('overlap.line')}</span>
                <span className="overlap-caption">{caption}</span>
                <span className="number">{t('overlap.done-plan')}</span>
                <span className="number">
                  {t('overlap.rate')}
                  <small>{t('overlap.pace')}</small>
                </span>
                <span>{t('overlap.light')}</span>
              </div>
              {shared.map((row) => (
                <LineRow key={row.id} row={row}>
                  <Track row={row} columns={laid} guided={guided} onHover={setHovered} />
                </LineRow>
              ))}
            </div>
            <ul className="legend overlap-legend">
              {legend.map(([lines, words]) => (
                <li key={lines}>
                  <i className={`legend-sample tint-${lines}`} aria-hidden="true" />
                  {words}
                </li>
              ))}
            </ul>
          </>
        }
      />
      {notSum ? (
        <p className="note not-sum">
          <s>{notSum.sum}</s>
          {notSum.why}
        </p>
      ) : null}
      {own.length === 0 ? null : (
        <div className="overlap-own">
          <p className="small faint">{ownTitle}</p>
          {own.map((row) => (
            <LineRow key={row.id} row={row}>
              <div className="track">{row.bar}</div>
            </LineRow>
          ))}
        </div>
      )}
    </figure>
  )
}

/** The columns as rows: each set once, with how many. */
function SetTable({ label, columns }: { label: string; columns: readonly OverlapColumn[] }) {
  const t = useWords()
  return (
    <table className="ledger" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('overlap.set')}</th>
          <th scope="col" className="number">
            {t('overlap.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.id}>
            <td className="wraps">{column.said}</td>
            <td className="number">{numeral(String(column.amount))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const LineRow = ({ row, children }: { row: OverlapRow; children: ReactNode }) => (
  <div className={`line-row ${row.kind}`}>
    <span className="line-name">
      {row.name}
      {row.note === undefined ? null : <small>{row.note}</small>}
    </span>
    {children}
    <span className="number line-done">
      <b>{row.done}</b>
      <small> / {row.plan}</small>
    </span>
    <span className="number line-rate">
      {row.rate}
      <small>{row.delta}</small>
    </span>
    <span className="line-light">{row.light}</span>
  </div>
)

interface LaidColumn extends OverlapColumn {
  /** In per cent of the whole. */
  readonly left: number
  readonly wide: number
}

function layColumns(columns: readonly OverlapColumn[]): readonly LaidColumn[] {
  const sum = columns.reduce((total, column) => total + column.amount, 0)
  let left = 0
  return columns.map((column) => {
    const wide = sum === 0 ? 0 : (column.amount / sum) * 100
    const laid = { ...column, left, wide }
    left += wide
    return laid
  })
}

interface Run {
  readonly left: number
  readonly wide: number
}

/** Neighbouring columns of one line drawn as one piece. */
function runsOf(columns: readonly LaidColumn[], line: string): readonly Run[] {
  const runs: { left: number; wide: number }[] = []
  let isOpen = false
  for (const column of columns) {
    const belongs = column.lines.includes(line)
    const last = runs.at(-1)
    if (belongs && isOpen && last) last.wide = column.left + column.wide - last.left
    else if (belongs) runs.push({ left: column.left, wide: column.wide })
    isOpen = belongs
  }
  return runs
}

function Track({ row, columns, guided, onHover }: TrackProps) {
  return (
    <div className={row.kind === 'total' ? 'track total' : 'track'}>
      <svg preserveAspectRatio="none" viewBox="0 0 100 10" aria-hidden="true">
        {row.kind === 'total' ? <TotalPieces columns={columns} /> : <LinePieces row={row} columns={columns} />}
      </svg>
      {guided ? <span className="guide" style={{ left: `${guided.left}%`, width: `${guided.wide}%` }} /> : null}
      <span className="hover-columns" onPointerLeave={() => onHover(null)}>
        {columns.map((column) => (
          <span
            key={column.id}
            title={column.said}
            style={{ left: `${column.left}%`, width: `${column.wide}%` }}
            onPointerEnter={() => onHover(column.id)}
          />
        ))}
      </span>
      {row.kind === 'total' ? <span className="unseen">{columns.map((column) => column.said).join('；')}</span> : null}
    </div>
  )
}
interface TrackProps {
  readonly row: OverlapRow
  readonly columns: readonly LaidColumn[]
  readonly guided: LaidColumn | undefined
  readonly onHover: (id: string | null) => void
}

const TotalPieces = ({ columns }: { columns: readonly LaidColumn[] }) =>
  columns.map((column) => (
    <rect
      key={column.id}
      className={`tint-${Math.min(3, column.lines.length)} piece`}
      x={column.left}
      width={Math.max(0.1, column.wide)}
      height="10"
    />
  ))

function LinePieces({ row, columns }: { row: OverlapRow; columns: readonly LaidColumn[] }) {
  const runs = runsOf(columns, row.within?.line ?? row.id)
  const [first, last] = [runs[0], runs.at(-1)]
  if (!first || !last) return null
  const whole = last.left + last.wide - first.left
  if (row.within) {
    const { from, to } = row.within
    return (
      <>
        <rect className="around" x={first.left} width={whole} height="10" />
        <rect className="piece inner" x={first.left + whole * from} width={whole * (to - from)} height="10" />
      </>
    )
  }
  return (
    <>
      {runs.length > 1 ? <rect className="link" x={first.left} width={whole} y="4.4" height="1.2" /> : null}
      {runs.map((run) => (
        <rect key={run.left} className="piece solid" x={run.left} width={run.wide} height="10" />
      ))}
    </>
  )
}
