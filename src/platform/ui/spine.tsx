import type { ReactNode } from 'react'
import { useWords } from './language.tsx'
import './spine.css'

export type NodeKind = 'clause' | 'target' | 'figure' | 'records' | 'restatements'

/** Read downwards: the mandate above in amber, this number, the records below in blue. */
export const Spine = ({ children }: { children: ReactNode }) => <div className="spine">{children}</div>

/** One node. `note` stands beside its name, `aside` at the right (the cut switch). */
export function SpineNode({ kind, title, note, aside, children }: SpineNodeProps) {
  const t = useWords()
  return (
    <section className={`spine-node node-${kind}`}>
      <div className="spine-head">
        <i aria-hidden="true" />
        <h3>{title ?? t(`drawer.${kind}`)}</h3>
        {note === undefined ? null : <span className="cut">{note}</span>}
        {aside === undefined ? null : <div className="push">{aside}</div>}
      </div>
      <div className={kind === 'records' ? 'spine-content wide' : 'spine-content'}>{children}</div>
    </section>
  )
}
interface SpineNodeProps {
  readonly kind: NodeKind
  readonly title?: string
  readonly note?: ReactNode
  readonly aside?: ReactNode
  readonly children?: ReactNode
}

/** A range of characters of a source text, counted in UTF-16 units as JavaScript does: [from, to). */
export interface Mark {
  readonly from: number
  readonly to: number
  /** The value itself within the marked words is set in bold. */
  readonly isStrong?: boolean
}

/** The clause's own words, in Song on warm paper, never edited; the characters that speak are marked. */
export function ClauseBox({ text, marks, caption }: ClauseBoxProps) {
  return (
    <>
      <blockquote className="clause-box">
        {paragraphs(text).map(({ from, words }) => (
          <p key={from}>{pieces(words, from, marks).map(drawPiece)}</p>
        ))}
      </blockquote>
      {caption === undefined ? null : <p className="small faint clause-caption">{caption}</p>}
    </>
  )
}
interface ClauseBoxProps {
  readonly text: string
  readonly marks: readonly Mark[]
  /** Where it stands, who confirmed it: 简报第6期 · 第41段第1—27字　杨晓岚 4月12日确认. */
  readonly caption?: ReactNode
}

interface Piece {
  readonly from: number
  readonly words: string
  readonly isMarked: boolean
  readonly isStrong: boolean
}

const drawPiece = ({ from, words, isMarked, isStrong }: Piece) => {
  const inside = isStrong ? <b>{words}</b> : words
  return isMarked ? <mark key={from}>{inside}</mark> : <span key={from}>{inside}</span>
}

/** Paragraphs with where each begins in the whole. */
export function paragraphs(text: string): readonly { readonly from: number; readonly words: string }[] {
  let from = 0
  return text.split('\n').map((words) => {
    const paragraph = { from, words }
    from += words.length + 1
    return paragraph
  })
}

/** Cuts a text at every edge of a mark; marks may lie inside each other. */
function pieces(text: string, offset: number, marks: readonly Mark[]): readonly Piece[] {
  const edges = new Set([0, text.length])
  for (const { from, to } of marks) {
    for (const edge of [from - offset, to - offset]) if (edge > 0 && edge < text.length) edges.add(edge)
  }
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((cut, index) => {
    const at = offset + cut
    const over = marks.filter((mark) => mark.from <= at && at < mark.to)
    return {
      from: at,
      words: text.slice(cut, cuts[index + 1]),
      isMarked: over.length > 0,
      isStrong: over.some((mark) => mark.isStrong),
    }
  })
}

/** Values of one node in a line: 计划 600,000 人次　已分到州市 600,000　预留 0　[分解平衡]. */
export const SpineFacts = ({ children }: { children: ReactNode }) => <div className="spine-facts">{children}</div>

/** A number that was reported and was changed afterwards: both stay, with who and why. */
export interface Restatement {
  readonly id: string
  readonly period: string
  readonly former: string
  readonly now: ReactNode
  readonly change: string
  readonly reason: string
  readonly who: string
}

export const Restatements = ({ rows }: { rows: readonly Restatement[] }) => (
  <ul className="restatements">
    {rows.map((row) => (
      <li key={row.id}>
        <span>{row.period}</span>
        <s>{row.former}</s>
        <b>{row.now}</b>
        <span>{row.change}</span>
        <span>{row.reason}</span>
        <span className="faint">{row.who}</span>
      </li>
    ))}
  </ul>
)
