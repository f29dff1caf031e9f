import { useEffect, useRef } from 'react'
import { useWords } from './language.tsx'
import { paragraphs } from './spine.tsx'
import './document-page.css'

export type DraftState = 'confirmed' | 'waiting' | 'doubt' | 'refused'

/** Characters of the source that one draft came from: [from, to), in UTF-16 units. */
export interface SourceMark {
  readonly draft: string
  readonly from: number
  readonly to: number
  readonly state: DraftState | 'recognised'
  /** For what was recognised but is no draft: why. */
  readonly said?: string | undefined
}

/** The source, one character not changed, with what each draft took from it. */
export function SourceText({ text, titles = [], marks, chosen, hovered, lines, onChoose, onHover }: SourceTextProps) {
  const t = useWords()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen !== null && box.current) showMark(box.current)
  }, [chosen])
  return (
    <section
      className={lines === 'printed' ? 'source-text printed' : 'source-text'}
      ref={box}
      aria-label={t('document.text')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {paragraphs(text).map(({ from, words }) => (
        <p key={from} className={titles.includes(from) ? 'source-title' : undefined}>
          {spans(words, from, marks).map((span) => (
            <Span key={span.from} span={span} chosen={chosen} hovered={hovered} onChoose={onChoose} onHover={onHover} />
          ))}
        </p>
      ))}
    </section>
  )
}
export interface SourceTextProps {
  readonly text: string
  /** Paragraphs that are titles, by where they begin. */
  readonly titles?: readonly number[]
  readonly marks: readonly SourceMark[]
  readonly chosen: string | null
  readonly hovered: string | null
  /** `printed`: a line of the text is a line of print, not a paragraph. */
  readonly lines?: 'whole' | 'printed'
  readonly onChoose: (id: string) => void
  readonly onHover: (id: string | null) => void
}

/** Scrolls the source alone, a third from its top; the page beside it stays where it is. */
function showMark(box: HTMLElement): void {
  const lit = box.querySelector<HTMLElement>('mark.chosen')
  if (!lit) return
  const offset = lit.getBoundingClientRect().top - box.getBoundingClientRect().top
  box.scrollTo({ top: box.scrollTop + offset - box.clientHeight / 3 })
}

interface SpanOf {
  readonly from: number
  readonly words: string
  readonly mark: SourceMark | undefined
}

/** The innermost mark over each piece wins: 高级工以上 within the words around it. */
function spans(words: string, offset: number, marks: readonly SourceMark[]): readonly SpanOf[] {
  const edges = new Set([0, words.length])
  for (const { from, to } of marks) {
    for (const edge of [from - offset, to - offset]) if (edge > 0 && edge < words.length) edges.add(edge)
  }
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((cut, index) => {
    const at = offset + cut
    const over = marks
      .filter((mark) => mark.from <= at && at < mark.to)
      .toSorted((a, b) => a.to - a.from - (b.to - b.from))
    return { from: at, words: words.slice(cut, cuts[index + 1]), mark: over[0] }
  })
}

function Span({
  span,
  chosen,
  hovered,
  onChoose,
  onHover,
}: { span: SpanOf } & Pick<SourceTextProps, 'chosen' | 'hovered' | 'onChoose' | 'onHover'>) {
  const { mark, words } = span
  if (!mark) return <>{words}</>
  if (mark.state === 'recognised') {
    return (
      <span className="recognised" title={mark.said}>
        {words}
      </span>
    )
  }
  const isLit = mark.draft === chosen || mark.draft === hovered
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the draft itself is reached by keyboard; this is the pointer's shortcut
    <mark
      className={`source-mark ${mark.state}${isLit ? ' lit' : ''}${mark.draft === chosen ? ' chosen' : ''}`}
      onPointerEnter={() => onHover(mark.draft)}
      onPointerLeave={() => onHover(null)}
      onClick={() => onChoose(mark.draft)}
    >
      {words}
    </mark>
  )
}

export function SourceLegend() {
  const t = useWords()
  return (
    <ul className="legend source-legend">
      {(['confirmed', 'waiting', 'doubt', 'recognised'] as const).map((state) => (
        <li key={state}>
          <i className={`source-sample ${state}`} aria-hidden="true" />
          {t(`document.${state}`)}
        </li>
      ))}
    </ul>
  )
}
