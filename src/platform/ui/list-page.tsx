import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useWords } from './language.tsx'
import { PageHead, type PageHeadProps } from './page.tsx'

export interface ListPageProps extends PageHeadProps {
  /** A strip of figures between head and list. */
  readonly strip?: ReactNode
  /** `<Filters>` with fields or chips. */
  readonly filters?: ReactNode
  /** A `<Grid>` or a `<WorkList>`. */
  readonly children: ReactNode
  /** The chosen row, open beside the list from 1181 px, below it otherwise. */
  readonly preview?: ReactNode
  readonly previewLabel?: string
}

/** List: head, filters in the address, rows, and the chosen row open beside them. */
export function ListPage({ strip, filters, children, preview, previewLabel, ...head }: ListPageProps) {
  return (
    <>
      <PageHead {...head} />
      {strip}
      {filters}
      <div className={preview ? 'list-page with-preview' : 'list-page'}>
        <div className="stack">{children}</div>
        {preview ? (
          <aside className="page-preview card" aria-label={previewLabel}>
            {preview}
          </aside>
        ) : null}
      </div>
    </>
  )
}

/** Fields or chips above a list, what clears them, and at the right what belongs to the whole list. */
export function Filters({ children, onClear, aside }: FiltersProps) {
  const t = useWords()
  return (
    <search className="filters" aria-label={t('filters.label')}>
      {children}
      {onClear ? (
        <Button kind="quiet" onPress={onClear}>
          {t('filters.clear')}
        </Button>
      ) : null}
      {aside ? <div className="push">{aside}</div> : null}
    </search>
  )
}
interface FiltersProps {
  readonly children: ReactNode
  /** Given only while something is filtered. */
  readonly onClear?: (() => void) | undefined
  readonly aside?: ReactNode
}
