import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './button.tsx'
import { type KeyBinding, useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { Light } from './light.tsx'
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

export interface DraftItem {
  readonly id: string
  readonly state: DraftState
  readonly name: string
  /** The second line: 不低于 200,000 人次　在“培训人次”中. */
  readonly facts: ReactNode
  /** A doubt with both readings and both results, in `asks` style. */
  readonly doubt?: ReactNode
}

export interface DocumentPageProps {
  readonly text: string
  /** Paragraphs that are titles, by where they begin. */
  readonly titles?: readonly number[]
  readonly marks: readonly SourceMark[]
  readonly drafts: readonly DraftItem[]
  readonly chosen: string | null
  readonly hovered: string | null
  readonly onChoose: (id: string) => void
  readonly onHover: (id: string | null) => void
  readonly onConfirm: (id: string) => void
  readonly onRefuse: (id: string) => void
  readonly onEdit: (id: string) => void
  /** The form of the chosen draft, above its buttons. */
  readonly editor?: ReactNode
  /** Where the chosen draft stands: 原文第41段第168—178字. */
  readonly place?: string | undefined
  /** `printed`: a line of the text is a line of print, not a paragraph. */
  readonly lines?: 'whole' | 'printed'
  readonly sourceTitle?: string
  readonly sourceNote?: ReactNode
  readonly draftsTitle: string
  readonly draftsNote?: ReactNode
  readonly isBusy?: boolean
}

/** Source left, drafts right; hovering one lights the other. J K move, Enter confirms and goes on, X E D. */
export function DocumentPage(props: DocumentPageProps) {
  const t = useWords()
  const list = useRef<HTMLOListElement>(null)
  useDraftKeys(props, list)
  return (
    <div className="document">
      <section className="card document-source" aria-label={t('document.source')}>
        <div className="document-head">
          <h2>{props.sourceTitle ?? t('document.source')}</h2>
          <span className="small faint">{props.sourceNote}</span>
          <span className="small faint push">{t('document.verbatim')}</span>
        </div>
        <SourceText {...props} />
        <SourceLegend />
      </section>
      <section className="card" aria-label={props.draftsTitle}>
        <div className="document-head">
          <h2>{props.draftsTitle}</h2>
          <span className="small faint push">{props.draftsNote}</span>
        </div>
        <ol ref={list}>
          {props.drafts.map((draft, index) => (
            <Draft key={draft.id} draft={draft} number={index + 1} page={props} />
          ))}
        </ol>
      </section>
    </div>
  )
}

function useDraftKeys(props: DocumentPageProps, list: { readonly current: HTMLElement | null }) {
  const t = useWords()
  const { drafts, chosen } = props
  const at = drafts.findIndex((draft) => draft.id === chosen)
  const choose = (draft: DraftItem | undefined) => {
    if (!draft) return
    props.onChoose(draft.id)
    list.current?.querySelector(`[data-draft="${CSS.escape(draft.id)}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const nextDoubt = () => {
    const after = [...drafts.slice(at + 1), ...drafts.slice(0, at + 1)]
    choose(after.find((draft) => draft.state === 'doubt'))
  }
  const onChosen = (run: (id: string) => void) => () => (chosen === null ? false : run(chosen))
  const keys: readonly KeyBinding[] = [
    { key: 'j', words: t('keys.next'), run: () => choose(drafts[Math.min(drafts.length - 1, at + 1)]) },
    { key: 'k', words: t('keys.previous'), run: () => choose(drafts[Math.max(0, at - 1)]) },
    { key: 'Enter', words: t('keys.confirm'), run: onChosen(props.onConfirm) },
    { key: 'x', words: t('keys.not-this'), run: onChosen(props.onRefuse) },
    { key: 'e', words: t('keys.edit'), run: onChosen(props.onEdit) },
    { key: 'd', words: t('keys.doubt'), run: nextDoubt },
  ]
  useKeys(keys)
}

/** The source, one character not changed, with what each draft took from it. */
export function SourceText({ text, titles = [], marks, chosen, hovered, lines, onChoose, onHover }: SourceTextProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen !== null && box.current) showMark(box.current)
  }, [chosen])
  return (
    <div className={lines === 'printed' ? 'source-text printed' : 'source-text'} ref={box}>
      {paragraphs(text).map(({ from, words }) => (
        <p key={from} className={titles.includes(from) ? 'source-title' : undefined}>
          {spans(words, from, marks).map((span) => (
            <Span key={span.from} span={span} chosen={chosen} hovered={hovered} onChoose={onChoose} onHover={onHover} />
          ))}
        </p>
      ))}
    </div>
  )
}
type SourceTextProps = Pick<
  DocumentPageProps,
  'text' | 'titles' | 'marks' | 'chosen' | 'hovered' | 'lines' | 'onChoose' | 'onHover'
>

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

function SourceLegend() {
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

function Draft({ draft, number, page }: { draft: DraftItem; number: number; page: DocumentPageProps }) {
  const t = useWords()
  const isChosen = page.chosen === draft.id
  const look = `draft-item ${draft.state}${isChosen ? ' chosen' : ''}${page.hovered === draft.id ? ' lit' : ''}`
  return (
    <li
      className={look}
      data-draft={draft.id}
      aria-current={isChosen || undefined}
      onPointerEnter={() => page.onHover(draft.id)}
      onPointerLeave={() => page.onHover(null)}
    >
      <span className="draft-number">{number}</span>
      <div className="draft-body">
        <div className="draft-line">
          <button
            type="button"
            className="draft-choose"
            onClick={() => page.onChoose(draft.id)}
            aria-pressed={isChosen}
          >
            {draft.name}
          </button>
          <span className="push">
            {isChosen ? <span className="tag blue">{t('document.looking')}</span> : <StateWord state={draft.state} />}
          </span>
        </div>
        <div className="draft-facts">{draft.facts}</div>
        {isChosen ? page.editor : null}
        {draft.doubt === undefined ? null : <div className="asks draft-doubt">{draft.doubt}</div>}
        {isChosen ? (
          <div className="row wraps draft-actions">
            <Button
              kind="primary"
              size="small"
              keyHint="Enter"
              isBusy={page.isBusy}
              onPress={() => page.onConfirm(draft.id)}
            >
              {t('keys.confirm')}
            </Button>
            <Button size="small" keyHint="E" onPress={() => page.onEdit(draft.id)}>
              {t('keys.edit')}
            </Button>
            <Button size="small" keyHint="X" onPress={() => page.onRefuse(draft.id)}>
              {t('keys.not-this')}
            </Button>
            <span className="small faint push not-on-phone">{page.place}</span>
          </div>
        ) : null}
      </div>
    </li>
  )
}

function StateWord({ state }: { state: DraftState }) {
  const t = useWords()
  if (state === 'confirmed')
    return (
      <span className="small draft-done">
        <Light value="blue" word={t('document.confirmed')} />
      </span>
    )
  if (state === 'doubt') return <span className="tag amber">{t('document.doubt')}</span>
  return <span className="small faint">{t(state === 'refused' ? 'document.not-this' : 'document.waiting')}</span>
}

/** One segment per draft, in the order of the source. */
export function DraftProgress({
  drafts,
  chosen,
}: {
  drafts: readonly Pick<DraftItem, 'id' | 'state' | 'name'>[]
  chosen: string | null
}) {
  const t = useWords()
  const done = drafts.filter((draft) => draft.state === 'confirmed').length
  return (
    <div
      className="draft-progress"
      role="progressbar"
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={drafts.length}
      aria-label={t('document.progress', { done, count: drafts.length })}
    >
      {drafts.map((draft) => (
        <i key={draft.id} title={draft.name} className={draft.id === chosen ? `${draft.state} chosen` : draft.state} />
      ))}
    </div>
  )
}
