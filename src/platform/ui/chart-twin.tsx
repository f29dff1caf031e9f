import { type ReactNode, useState } from 'react'
import { useWords } from './language.tsx'
import './button.css'
import './chart-twin.css'

/** A drawing and the table that holds the same numbers; one press goes from one to the other. */
export function ChartTwin({ picture, table, label, isCorner = false }: ChartTwinProps) {
  const t = useWords()
  const [isTable, showTable] = useState(false)
  return (
    <div className="chart">
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="chart-table" tabIndex={0} aria-label={label}>
          {table}
        </section>
      ) : (
        picture
      )}
      <button
        type="button"
        className={`link-button chart-twin no-print${isCorner && !isTable ? ' corner' : ''}`}
        aria-pressed={isTable}
        onClick={() => showTable(!isTable)}
      >
        {t(isTable ? 'chart.picture' : 'chart.table')}
      </button>
    </div>
  )
}
interface ChartTwinProps {
  readonly picture: ReactNode
  readonly table: ReactNode
  readonly label: string
  /** Beside the picture's last line instead of below it. */
  readonly isCorner?: boolean
}
