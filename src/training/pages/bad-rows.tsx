import { useWords } from '../../platform/ui/language.tsx'
import type { SheetRow } from '../../platform/ui/sheet-preview.tsx'
import { words } from './words.ts'

/** On a phone: not the sheet but its rows that need something, one card a row. */
export function BadRows({ rows }: { rows: readonly SheetRow[] }) {
  const t = useWords(words)
  const shown = [...rows.filter(({ state }) => state === 'bad'), ...rows.filter(({ state }) => state === 'warned')]
  if (shown.length === 0) return null
  return (
    <section aria-label={t('receipt.bad-rows')}>
      <h2>{t('receipt.bad-rows')}</h2>
      <ul className="bad-rows">
        {shown.map((row) => (
          <li key={row.number} className={row.state}>
            <b>
              {row.cells.name} <span className="faint">{t('receipt.row', { row: row.number })}</span>
            </b>
            <div className="dense soft">{row.cells.idNumber}</div>
            <dl>
              {row.notes.map(({ what, how, isWarning }) => (
                <div key={what} className={isWarning ? 'warned' : undefined}>
                  <dt>{what}</dt>
                  <dd>{how}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
