import type { ReactNode } from 'react'
import { LightShape } from './light.tsx'
import './paper.css'

/** A document that we draft, in FangSong on warm paper; what the ledger filled has a blue ground, what a person must decide an amber one. */
export function Paper({ title, number, to, children, from, day }: PaperProps) {
  return (
    <article className="paper">
      <h3 className="paper-title">{title}</h3>
      {number === undefined ? null : <p className="paper-number">{number}</p>}
      {to === undefined ? null : <p className="paper-to">{to}</p>}
      {children}
      {from === undefined ? null : (
        <p className="paper-from">
          {from}
          <br />
          {day}
        </p>
      )}
    </article>
  )
}
interface PaperProps {
  readonly title: string
  readonly number?: string | undefined
  readonly to?: string | undefined
  /** `<p>`s. */
  readonly children: ReactNode
  readonly from?: string | undefined
  readonly day?: string | undefined
}

/** Filled by the platform. */
export const Filled = ({ children }: { children: ReactNode }) => <span className="paper-filled">{children}</span>

/** Left to a person. */
export const ToDecide = ({ children }: { children: ReactNode }) => <span className="paper-filled todo">{children}</span>

/** What is checked before signing: done, or a warning to look at. */
export function Checklist({ title, checks }: ChecklistProps) {
  return (
    <div className="checklist">
      <h3>{title}</h3>
      <ul>
        {checks.map((check) => (
          <li key={check.id}>
            <LightShape value={check.isFine ? 'blue' : 'yellow'} />
            <span>{check.words}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
interface ChecklistProps {
  readonly title: string
  readonly checks: readonly { readonly id: string; readonly isFine: boolean; readonly words: ReactNode }[]
}

/** The chosen row's draft beside a list: head with tags, the paper, the checks, the actions. */
export function Preview({ title, tags, number, children, actions }: PreviewProps) {
  return (
    <>
      <div className="preview-head">
        <h2>{title}</h2>
        {tags}
        <span className="small faint push not-narrow">{number}</span>
      </div>
      {children}
      {actions === undefined ? null : <div className="preview-actions">{actions}</div>}
    </>
  )
}
interface PreviewProps {
  readonly title: string
  readonly tags?: ReactNode
  readonly number?: ReactNode
  readonly children: ReactNode
  readonly actions?: ReactNode
}
