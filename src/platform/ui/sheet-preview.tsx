import { type ReactNode, useMemo, useRef, useState } from 'react'
import { Segmented } from './choices.tsx'
import type { RowState } from './import-page.tsx'
import { useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { numeral } from './numerals.ts'
import { KeyHints } from './page.tsx'
import './sheet-preview.css'
import './button.css'

export interface SheetColumn {
  readonly id: string
  /** The sheet's own letter: A, B …; none for a column that we add. */
  readonly letter?: string | undefined
  readonly name: string
  readonly align?: 'left' | 'right'
}

export interface SheetRow {
  /** The row number in the workbook. */
  readonly number: number
  readonly state: RowState
  readonly cells: Readonly<Record<string, ReactNode>>
  /** Bad or warned cells, by column. */
  readonly faults: Readonly<Record<string, 'bad' | 'warned'>>
  /** What, then how: 证号校验不符　按身份证逐位核对. A skipped row has only how: 合计行，不入库. */
  readonly notes: readonly { readonly what: string; readonly how: string; readonly isWarning?: boolean }[]
}

export interface SheetPreviewProps {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
  /** Only rows of this state, from the counts above. */
  readonly only?: RowState | null
  readonly foot?: ReactNode
}

const FOLD_AFTER = 12

/** The sheet as it came, with bad cells marked where they stand. N and P go from one bad cell to the next. */
export function SheetPreview({ columns, rows, only = null, foot }: SheetPreviewProps) {
  const t = useWords()
  const box = useRef<HTMLElement>(null)
  const [view, setView] = useState<'all' | 'faulty'>('all')
  const [isUnfolded, unfold] = useState(false)
  const faulty = rows.filter((row) => row.state === 'bad' || row.state === 'warned')
  const shown = only === null ? (view === 'all' ? rows : faulty) : rows.filter((row) => row.state === only)
  const pieces = useMemo(() => (isUnfolded ? shown : fold(shown)), [shown, isUnfolded])
  const at = useRef(-1)
  const jump = (by: number) => {
    const cells = [...(box.current?.querySelectorAll<HTMLElement>('td.bad,td.warned') ?? [])]
    if (cells.length === 0) return
    at.current = (at.current + by + cells.length) % cells.length
    const cell = cells[at.current]
    cell?.scrollIntoView({ block: 'center', inline: 'nearest' })
    cell?.focus({ preventScroll: true })
  }
  useKeys([
    { key: 'n', words: t('keys.next-bad'), run: () => jump(1) },
    { key: 'p', words: t('keys.previous-bad'), run: () => jump(-1) },
  ])
  return (
    <div className="card">
      <div className="sheet-head">
        <h2>{t('import.preview')}</h2>
        <Segmented
          label={t('import.preview')}
          size="small"
          value={view}
          onChange={setView}
          choices={[
            { id: 'all', name: t('import.all', { count: numeral(String(rows.length)) }) },
            { id: 'faulty', name: t('import.faulty', { count: numeral(String(faulty.length)) }) },
          ]}
        />
        <span className="push">
          <KeyHints
            hints={[
              ['N', t('keys.next-bad')],
              ['P', t('keys.previous-bad')],
            ]}
          />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="sheet-box" ref={box} tabIndex={0} aria-label={t('import.preview')}>
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{t('import.row-number')}</span>
              </th>
              {columns.map((column) => (
                <th key={column.id} scope="col" className={column.align === 'right' ? 'number' : undefined}>
                  {column.letter === undefined ? '' : `${column.letter} `}
                  {column.name}
                </th>
              ))}
              <th scope="col">{t('import.column-note')}</th>
            </tr>
          </thead>
          <tbody>
            {pieces.map((piece) =>
              'from' in piece ? (
                <tr key={`gap-${piece.from}`} className="gap">
                  <td colSpan={columns.length + 2}>
                    {t('import.gap', { from: piece.from, to: piece.to, count: piece.count })}
                    <button type="button" className="link-button" onClick={() => unfold(true)}>
                      {t('action.expand')}
                    </button>
                  </td>
                </tr>
              ) : (
                <Row key={piece.number} row={piece} columns={columns} />
              ),
            )}
          </tbody>
        </table>
      </section>
      {foot === undefined ? null : <div className="sheet-foot small faint">{foot}</div>}
    </div>
  )
}

interface Gap {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** A long run of rows without faults in the middle is folded; the last row (often a total) stays. */
function fold(rows: readonly SheetRow[]): readonly (SheetRow | Gap)[] {
  if (rows.length <= FOLD_AFTER + 8) return rows
  const kept: (SheetRow | Gap)[] = []
  let run: SheetRow[] = []
  const flush = () => {
    const [first, last] = [run[0], run.at(-1)]
    if (first && last && run.length > 5) kept.push({ from: first.number, to: last.number, count: run.length })
    else kept.push(...run)
    run = []
  }
  rows.forEach((row, index) => {
    const stays = row.state !== 'good' || index < FOLD_AFTER || index === rows.length - 1
    if (!stays) run.push(row)
    else {
      flush()
      kept.push(row)
    }
  })
  flush()
  return kept
}

function Row({ row, columns }: { row: SheetRow; columns: readonly SheetColumn[] }) {
  const t = useWords()
  return (
    <tr className={row.state}>
      <th scope="row">{row.number}</th>
      {columns.map((column) => {
        const fault = row.faults[column.id]
        return (
          <td
            key={column.id}
            className={[fault, column.align === 'right' ? 'number' : undefined].filter(Boolean).join(' ') || undefined}
            tabIndex={fault ? -1 : undefined}
            aria-label={fault ? t('import.cell', { row: row.number, column: column.name }) : undefined}
          >
            {row.cells[column.id]}
          </td>
        )
      })}
      <td className="sheet-note">
        {row.notes.map((note) => (
          <span key={note.what}>
            {note.what === '' ? null : <b className={note.isWarning ? 'warning' : undefined}>{note.what}</b>}
            <span>{note.how}</span>
          </span>
        ))}
      </td>
    </tr>
  )
}
