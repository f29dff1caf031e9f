import { type ReactNode, useRef } from 'react'
import { Button } from './button.tsx'
import { type KeyBinding, useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { Light } from './light.tsx'
import { type DraftState, SourceLegend, SourceText, type SourceTextProps } from './source-text.tsx'
import './document-page.css'

export type { DraftState, SourceMark } from './source-text.tsx'

export interface DraftItem {
  readonly id: string
  readonly state: DraftState
  readonly name: string
  /** The second line: 不低于 200,000 人次　在“培训人次”中. */
  readonly facts: ReactNode
  /** A doubt with both readings and both results, in `asks` style. */
  readonly doubt?: ReactNode
}

export interface DocumentPageProps extends SourceTextProps {
  readonly drafts: readonly DraftItem[]
  readonly onConfirm: (id: string) => void
  readonly onRefuse: (id: string) => void
  readonly onEdit: (id: string) => void
  /** The form of the chosen draft, above its buttons. */
  readonly editor?: ReactNode
  /** Where the chosen draft stands: 原文第41段第168—178字. */
  readonly place?: string | undefined
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
