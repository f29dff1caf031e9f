import { type ReactNode, useId } from 'react'
import { useWords } from './language.tsx'
import { difference, percent } from './numerals.ts'
import './figure.css'

export interface PaceProps {
  /** Done over plan, 0–1 and more; null where it is not known. */
  readonly done: number | null
  /** Where the calendar stands, 0–1. */
  readonly pace?: number | undefined
  /** Forecast for the whole period, lowest and highest, over plan. */
  readonly band?: readonly [low: number, high: number] | undefined
  /** bold 12 px with labels below, medium 8 px, thin 4 px. */
  readonly weight?: 'bold' | 'medium' | 'thin'
  /** pale: many beside each other. ruled: counted in another unit, on its own ruler. */
  readonly tone?: 'blue' | 'pale' | 'ruled'
}

/** Target and pace in one bar: fill is done, the black tick is 时序进度, the hatch is the forecast's band. */
export function PaceBar({ done, pace, band, weight = 'bold', tone = 'blue' }: PaceProps) {
  const t = useWords()
  const hatch = useId()
  const width = (share: number) => Math.max(0, Math.min(1, share)) * 100
  const said = [
    done === null ? t('figure.unknown') : t('pace.done', { share: percent(done) }),
    ...(pace === undefined ? [] : [t('pace.tick', { share: percent(pace, 2) })]),
    ...(band ? [t('pace.band', { low: percent(band[0]), high: percent(band[1]) })] : []),
  ].join(' ')
  const isLabelled = weight === 'bold' && done !== null
  return (
    <div className={`pace ${weight} ${isLabelled ? 'labelled' : ''}`}>
      <svg role="img" aria-label={said}>
        <title>{said}</title>
        <defs>
          <pattern id={`${hatch}b`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="#dce8f5" />
            <rect width="3" height="6" fill="var(--cg-blue-line)" />
          </pattern>
          <pattern id={`${hatch}r`} width="6" height="16" patternUnits="userSpaceOnUse">
            <rect width="6" height="16" fill="var(--cg-blue)" />
            <rect x="5" width="1" height="16" fill="#5c8bc6" />
          </pattern>
        </defs>
        {band ? (
          <rect
            x={`${width(band[0])}%`}
            width={`${width(band[1]) - width(band[0])}%`}
            height="100%"
            fill={`url(#${hatch}b)`}
          />
        ) : null}
        {done === null ? null : (
          <rect
            width={`${width(done)}%`}
            height="100%"
            rx={weight === 'thin' ? 2 : 1}
            fill={tone === 'ruled' ? `url(#${hatch}r)` : tone === 'pale' ? 'var(--cg-blue-line)' : 'var(--cg-blue)'}
          />
        )}
        {pace === undefined ? null : <Tick at={width(pace)} weight={weight} />}
      </svg>
      {isLabelled ? <PaceLabels done={done} pace={pace} /> : null}
    </div>
  )
}

const overhang = { bold: 5, medium: 3, thin: 3 } as const
const thickness = { bold: 12, medium: 8, thin: 4 } as const

const Tick = ({ at, weight }: { at: number; weight: 'bold' | 'medium' | 'thin' }) => (
  <line
    x1={`${at}%`}
    x2={`${at}%`}
    y1={-overhang[weight]}
    y2={thickness[weight] + overhang[weight]}
    stroke="var(--cg-ink)"
    strokeWidth={weight === 'medium' ? 1.5 : 2}
  />
)

/** The two labels stand on their own sides of whichever mark is further on, so that they never meet. */
function PaceLabels({ done, pace }: { done: number; pace: number | undefined }) {
  const t = useWords()
  const [at, tick] = [Math.min(1, done), pace]
  const isBehind = tick === undefined || at <= tick
  const before = (share: number) => ({ right: `${(1 - share) * 100}%`, paddingRight: 6 })
  const after = (share: number) => ({ left: `${share * 100}%`, paddingLeft: 2 })
  const doneStands = at < 0.14 ? after(at) : isBehind ? before(at) : at > 0.86 ? before(at) : after(at)
  return (
    <>
      <span className="pace-label done" style={doneStands}>
        {percent(done)}
      </span>
      {tick === undefined ? null : (
        <span className="pace-label tick" style={isBehind && tick < 0.8 ? after(tick) : before(tick)}>
          {t('pace.tick', { share: percent(tick, 2) })}
        </span>
      )}
    </>
  )
}

/** Points against the pace: −6.1 点. Red only when the light is. */
export function Delta({ points, places = 1, isRed = false, withUnit = false }: DeltaProps) {
  const t = useWords()
  const text = difference(points, places)
  return <span className={isRed ? 'delta bad' : 'delta'}>{withUnit ? t('pace.points', { value: text }) : text}</span>
}
interface DeltaProps {
  readonly points: number
  readonly places?: number
  readonly isRed?: boolean
  readonly withUnit?: boolean
}

/** A row of facts: label, the number a person acts on, and what is usual below it. */
export function Facts({ facts }: { facts: readonly FactProps[] }) {
  return (
    <div className="holder">
      <dl className="facts">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt className="fact-label">{fact.label}</dt>
            <dd className="fact-value">{fact.value}</dd>
            {fact.note === undefined ? null : <dd className="fact-note">{fact.note}</dd>}
          </div>
        ))}
      </dl>
    </div>
  )
}
export interface FactProps {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
}
