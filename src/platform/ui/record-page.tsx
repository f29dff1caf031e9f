import type { ReactNode } from 'react'
import { useWords } from './language.tsx'
import { PageHead, type PageHeadProps } from './page.tsx'
import './record-page.css'

export interface RecordPageProps extends PageHeadProps {
  /** A notice above everything: what is asked of the reader now. */
  readonly asks?: ReactNode
  readonly children: ReactNode
  readonly history?: readonly HistoryEntry[] | undefined
}

/** Record: state and next actions first, its parts, what happened. */
export function RecordPage({ asks, children, history, ...head }: RecordPageProps) {
  return (
    <>
      <PageHead {...head} />
      <div className="stack">
        {asks === undefined ? null : <div className="asks">{asks}</div>}
        {children}
        {history === undefined ? null : <History entries={history} />}
      </div>
    </>
  )
}

/** What happened, the latest first: when, what, by whom, and the change. */
export interface HistoryEntry {
  readonly id: string
  readonly when: string
  readonly what: string
  readonly who: string
  readonly change?: ReactNode
}

export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  const t = useWords()
  return (
    <section className="card part" aria-label={t('history.title')}>
      <div className="part-head">
        <h2>{t('history.title')}</h2>
      </div>
      <ol className="history">
        {entries.map((entry) => (
          <li key={entry.id}>
            <time className="faint">{entry.when}</time>
            <div>
              <span>{entry.what}</span>
              {entry.change === undefined ? null : <div className="dense soft">{entry.change}</div>}
            </div>
            <span className="soft dense">{entry.who}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Steps one after the other: those done, the one that is now, those ahead. */
export interface Step {
  readonly id: string
  readonly name: string
  readonly state: 'done' | 'now' | 'ahead'
  readonly what: ReactNode
  readonly detail?: ReactNode
  readonly when?: ReactNode
}

export function Ladder({ steps }: { steps: readonly Step[] }) {
  const t = useWords()
  return (
    <ol className="ladder">
      {steps.map((step) => (
        <li key={step.id} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <b>{step.name}</b>
          <span>
            {step.what}
            {step.detail === undefined ? null : <small>{step.detail}</small>}
          </span>
          <span className="number">
            {step.when ?? '—'}
            <small>{t(`ladder.${step.state}`)}</small>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Name and value pairs of a record, in columns that fold. */
export function Pairs({ pairs }: { pairs: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="pairs">
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
