import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Figure } from '../../../platform/ui/figure.tsx'
import { isComposing } from '../../../platform/ui/keys.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { numeral } from '../../../platform/ui/numerals.ts'
import { textOf } from '../../amounts.ts'
import { cellKey, isWrong, leftOf, paste, plain, type Sheet, type Table, type TableLine } from './sheet.ts'
import { splitWords } from './split-words.ts'

export interface SplitGridProps {
  readonly table: Table
  readonly sheet: Sheet
  readonly onEdit: (next: Sheet) => void
  /** Cells that a breach names: `line place`. */
  readonly breached: ReadonlySet<string>
}

/** Places by lines. What is left to give stands above each line and follows every key. */
export function SplitGrid({ table, sheet, onEdit, breached }: SplitGridProps) {
  const t = useWords(splitWords)
  const grid = useRef<HTMLTableElement>(null)
  const codes = table.lines.map(({ code }) => code)
  const places = table.places.map(({ code }) => code)
  const focus = (row: number, column: number) => {
    const cell = grid.current?.querySelector<HTMLInputElement>(`[data-at="${row}:${column}"]`)
    cell?.focus()
    cell?.select()
    return cell != null
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    if (isComposing(event.nativeEvent)) return
    const way = wayOf(event)
    if (way && focus(row + way.down, column + way.right)) event.preventDefault()
  }
  const pasteAt = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.trimEnd())) return
    event.preventDefault()
    onEdit(paste(sheet, text, codes.slice(column), places.slice(row)))
  }
  return (
    <div className="scrolls split-box">
      <table className="split" ref={grid}>
        <thead>
          <tr>
            <th scope="col">{t('split.place')}</th>
            {table.lines.map((line) => (
              <th key={line.code} scope="col" className="number">
                {line.name}
                <small>{line.unit}</small>
              </th>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('split.parent')}</th>
            {table.lines.map((line) => (
              <td key={line.code} className="number">
                <Figure value={line.parent} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('split.reserve')}</th>
            {table.lines.map((line, column) => (
              <td key={line.code} className="number">
                <Cell
                  at={`-1:${column}`}
                  label={t('split.cell', { place: t('split.reserve'), line: line.name })}
                  text={sheet.reserves[line.code] ?? '0'}
                  fault={
                    isWrong(sheet.reserves[line.code] ?? '0', line.unit) ? t('split.wrong', { unit: line.unit }) : null
                  }
                  onText={(text) => onEdit({ ...sheet, reserves: { ...sheet.reserves, [line.code]: text } })}
                  onKeys={(event) => keys(event, -1, column)}
                />
              </td>
            ))}
          </tr>
          <tr className="split-left" aria-live="polite">
            <th scope="row">{t('split.left')}</th>
            {table.lines.map((line) => (
              <Left key={line.code} table={table} sheet={sheet} line={line} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.places.map((place, row) => (
            <tr key={place.code}>
              <th scope="row">
                {place.name}
                {place.split ? <small>{t('split.split-on')}</small> : null}
              </th>
              {table.lines.map((line, column) => {
                const key = cellKey(line.code, place.code)
                const text = sheet.shares[key] ?? ''
                const stored = table.cells.find((one) => one.line === line.code && one.place === place.code)
                return (
                  <td key={line.code} className={breached.has(key) ? 'number breached' : 'number'}>
                    <Cell
                      at={`${row}:${column}`}
                      label={t('split.cell', { place: place.name, line: line.name })}
                      text={text}
                      isShut={stored?.cannot ?? false}
                      fault={isWrong(text, line.unit) ? t('split.wrong', { unit: line.unit }) : null}
                      onText={(next) => onEdit({ ...sheet, shares: { ...sheet.shares, [key]: next } })}
                      onKeys={(event) => keys(event, row, column)}
                      onPaste={(event) => pasteAt(event, row, column)}
                    />
                    {stored?.cannot ? <small className="cannot">{t('split.cannot')}</small> : null}
                    {stored?.committed ? (
                      <small>{t('split.committed', { amount: numeral(stored.committed.value ?? '') })}</small>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Arrows up and down always move; left and right only from the edge of what is typed. Enter goes down. */
function wayOf({ key, shiftKey, currentTarget: cell }: KeyboardEvent<HTMLInputElement>) {
  if (key === 'ArrowDown' || (key === 'Enter' && !shiftKey)) return { down: 1, right: 0 }
  if (key === 'ArrowUp' || key === 'Enter') return { down: -1, right: 0 }
  const isAll = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length
  if (key === 'ArrowRight' && (isAll || cell.selectionStart === cell.value.length)) return { down: 0, right: 1 }
  if (key === 'ArrowLeft' && (isAll || cell.selectionEnd === 0)) return { down: 0, right: -1 }
  return undefined
}

/** What is left of a line: even, or by how much it is not, with its sign and in words. */
function Left({ table, sheet, line }: { table: Table; sheet: Sheet; line: TableLine }) {
  const t = useWords(splitWords)
  const left = leftOf(table, sheet, line)
  if (left === null) return <td className="number faint">—</td>
  if (left === 0n) return <td className="number even">✓ {t('split.balanced')}</td>
  return (
    <td className="number uneven">
      {left > 0n ? '+' : ''}
      {numeral(textOf(left, line.unit))}
    </td>
  )
}

interface CellProps {
  readonly at: string
  readonly label: string
  readonly text: string
  readonly fault: string | null
  readonly isShut?: boolean
  readonly onText: (text: string) => void
  readonly onKeys: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onPaste?: (event: ClipboardEvent) => void
}

/** Shows thousands while one looks, and plain digits while one types. An edit counts when the cell is left. */
function Cell({ at, label, text, fault, isShut = false, onText, onKeys, onPaste }: CellProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = (next: string) => {
    setTyped(next)
    onText(plain(next))
  }
  return (
    <input
      className={isShut ? 'split-cell shut' : 'split-cell'}
      data-at={at}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={fault !== null}
      title={fault ?? undefined}
      value={typed ?? numeral(text)}
      onFocus={(event) => {
        setTyped(text)
        const cell = event.currentTarget
        requestAnimationFrame(() => cell.select())
      }}
      onBlur={() => setTyped(null)}
      onChange={(event) => keep(event.currentTarget.value)}
      onKeyDown={onKeys}
      {...(onPaste
        ? {
            onPaste: (event: ClipboardEvent) => {
              onPaste(event)
              if (event.defaultPrevented) setTyped(null)
            },
          }
        : {})}
    />
  )
}
