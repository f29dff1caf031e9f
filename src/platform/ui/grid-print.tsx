import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useKeys } from './keys.tsx'
import { useWords } from './language.tsx'

/** A longer list is exported, not printed. */
export const MOST_PRINTED = 2_000

/**
 * True while the page goes to paper. Ctrl+P first fetches what the server still holds, so that paper has all rows;
 * the browser's own menu prints what is here.
 */
export function usePrinting(onAll: (() => Promise<unknown>) | undefined): boolean {
  const t = useWords()
  const [isPrinting, setPrinting] = useState(false)
  const all = useRef(onAll)
  useEffect(() => {
    all.current = onAll
  })
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    const paper = window.matchMedia('print')
    const change = (event: MediaQueryListEvent) => (event.matches ? begin() : end())
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    paper.addEventListener('change', change)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
      paper.removeEventListener('change', change)
    }
  }, [])
  useKeys([{ key: 'Ctrl+p', words: t('action.print'), run: () => void printAll(all.current) }])
  return isPrinting
}

/** For a 打印 button: fetches the rest, then prints. */
export async function printAll(onAll?: () => Promise<unknown>): Promise<void> {
  await onAll?.()
  requestAnimationFrame(() => window.print())
}

interface PrintColumn<Row> {
  readonly id: string
  readonly name: string
  readonly align?: 'left' | 'right' | 'center'
  readonly text: (row: Row) => string
}

/** Every row as a real table; browsers repeat its head on each sheet. */
export function PrintTable<Row>({ columns, rows, rowId, label }: PrintTableProps<Row>) {
  const t = useWords()
  return (
    <div className="only-print">
      <table className="print-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.align}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_PRINTED).map((row) => (
            <tr key={rowId(row)}>
              {columns.map((column) => (
                <td key={column.id} className={column.align}>
                  {column.text(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_PRINTED ? (
        <p>{t('grid.too-many-print', { count: rows.length, limit: MOST_PRINTED })}</p>
      ) : null}
    </div>
  )
}
interface PrintTableProps<Row> {
  readonly columns: readonly PrintColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly label: string
}
