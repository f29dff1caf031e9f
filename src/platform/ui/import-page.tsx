import type { ReactNode } from 'react'
import { useWords } from './language.tsx'
import { numeral } from './numerals.ts'
import './import-page.css'

export type RowState = 'good' | 'warned' | 'bad' | 'skipped'
const states = ['good', 'warned', 'bad', 'skipped'] as const

export type ReceiptNumbers = Readonly<Record<RowState, number>>

/** What became of all rows, in one bar: stored, stored but to complete, returned, skipped. They add up. */
export function ReceiptBar({ numbers }: { numbers: ReceiptNumbers }) {
  const t = useWords()
  return (
    <div className="receipt-bar" role="img" aria-label={t('import.bar', { ...numbers })}>
      {states.map((state) =>
        numbers[state] === 0 ? null : <i key={state} className={state} style={{ flexGrow: numbers[state] }} />,
      )}
    </div>
  )
}

const marks: Readonly<Record<RowState, string>> = { good: '✓', warned: '△', bad: '✕', skipped: '–' }

/** The four counts; a press shows only those rows. `notes` says what lies behind each. */
export function ReceiptCounts({ numbers, notes = {}, chosen, onChoose }: ReceiptCountsProps) {
  const t = useWords()
  return (
    <div className="receipt-counts">
      {states.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={chosen === state}
          disabled={numbers[state] === 0}
          onClick={() => onChoose(chosen === state ? null : state)}
        >
          <span className={`receipt-mark ${state}`} aria-hidden="true">
            {marks[state]}
          </span>
          <b>{numeral(String(numbers[state]))}</b>
          <span>
            {t(`import.${state}`)}
            <small>{notes[state]}</small>
          </span>
        </button>
      ))}
    </div>
  )
}
interface ReceiptCountsProps {
  readonly numbers: ReceiptNumbers
  readonly notes?: Readonly<Partial<Record<RowState, string>>>
  readonly chosen: RowState | null
  readonly onChoose: (state: RowState | null) => void
}

/** Money or numbers that the receipt brings: the sum, how it comes about, what could be added. */
export const ReceiptMoney = ({ label, value, lines, aside }: ReceiptMoneyProps) => (
  <div className="receipt-money">
    <div>
      <span className="small soft">{label}</span>
      <div>{value}</div>
    </div>
    <ul className="receipt-lines">{lines}</ul>
    {aside === undefined ? null : <div className="dense soft push">{aside}</div>}
  </div>
)
interface ReceiptMoneyProps {
  readonly label: string
  /** `<Figure size="receipt" withUnit …>` */
  readonly value: ReactNode
  /** `<li>`s of the arithmetic. */
  readonly lines: ReactNode
  readonly aside?: ReactNode
}
