import type { ReactNode } from 'react'
import { useWords } from './language.tsx'
import './light.css'

export type LightValue = 'green' | 'yellow' | 'red' | 'grey' | 'blue'

const shapes: Record<LightValue, ReactNode> = {
  green: <circle cx="7" cy="7" r="6" fill="var(--cg-green)" />,
  yellow: (
    <path
      d="M7 1.2 13.2 12.6H.8Z"
      fill="var(--cg-yellow)"
      stroke="var(--cg-yellow-ink)"
      strokeWidth="1.2"
      strokeLinejoin="round"
    />
  ),
  red: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="1" fill="var(--cg-red)" />
      <rect x="3.5" y="6" width="7" height="2" fill="#fff" />
    </>
  ),
  grey: (
    <circle cx="7" cy="7" r="5.4" fill="#fff" stroke="var(--cg-grey)" strokeWidth="1.4" strokeDasharray="2.4 1.8" />
  ),
  blue: (
    <>
      <circle cx="7" cy="7" r="5.6" fill="#fff" stroke="var(--cg-blue)" strokeWidth="1.4" />
      <path d="M4 7.2 6.2 9.3 10 5" fill="none" stroke="var(--cg-blue)" strokeWidth="1.6" />
    </>
  ),
}

/** The shape alone, for a cell whose own label says the word. 14 px; in a matrix a healthy one is 10 px. */
export const LightShape = ({ value, size = 14 }: { value: LightValue; size?: 10 | 12 | 14 | 16 | 18 }) => (
  <svg className="light-shape" viewBox="0 0 14 14" width={size} height={size} aria-hidden="true">
    {shapes[value]}
  </svg>
)

/**
 * A light: shape, colour and word. `word` replaces the usual one (未开始, 逾期 3 件); `reason` is said on hover.
 * `mute` shows the shape alone and keeps the word for screen readers. Never without a way to its reason.
 */
export function Light({ value, word, reason, mute = false, size }: LightProps) {
  const t = useWords()
  const said = `${t(`light.${value}`)} ${word ?? t(`light.${value}.word`)}`
  return (
    <span className="light" title={reason}>
      <LightShape value={value} {...(size ? { size } : {})} />
      <span className={mute ? 'unseen' : undefined}>{word ?? (mute ? said : t(`light.${value}`))}</span>
      {mute || word !== undefined ? null : <span className="unseen">{t(`light.${value}.word`)}</span>}
    </span>
  )
}
export interface LightProps {
  readonly value: LightValue
  readonly word?: string | undefined
  readonly reason?: string | undefined
  readonly mute?: boolean
  readonly size?: 10 | 12 | 14 | 16 | 18
}

/** The five lights with their words, for the head of a matrix or a map. */
export function LightLegend({
  values = ['green', 'yellow', 'red', 'grey', 'blue'],
}: {
  values?: readonly LightValue[]
}) {
  const t = useWords()
  return (
    <ul className="light-legend">
      {values.map((value) => (
        <li key={value}>
          <LightShape value={value} />
          {t(`light.${value}.word`)}
        </li>
      ))}
    </ul>
  )
}
