import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refusal } from '../refusal.ts'
import { UnreadableAnswer } from '../request.ts'
import { Button } from './button.tsx'
import { useWords } from './language.tsx'
import { numeral } from './numerals.ts'
import './states.css'

/** The frame stands at once; grey bars at the size of the text come after 200 ms. `lines` as many as will be there. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const t = useWords()
  return (
    <div className="loading" role="status">
      <span className="unseen">{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity
        <span key={index} className="loading-bar" />
      ))}
    </div>
  )
}

/** Long work under way: how far, in numbers. Fed by `useEvents` or `useOperation(…, { every })`, it survives a reload. */
export function WorkProgress({ label, done, total }: { label: string; done: number; total: number | null }) {
  const t = useWords()
  const count =
    total === null ? null : t('progress.count', { done: numeral(String(done)), total: numeral(String(total)) })
  return (
    <div className="work-progress">
      <span>
        {label} {count === null ? null : <span className="faint">{count}</span>}
      </span>
      <progress {...(total === null ? {} : { max: total, value: done })} aria-label={label} />
    </div>
  )
}

/** Nothing here yet: the sentence teaches the next step, the verb does it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  )
}

/** A failure in the office's words; a lost line in ours; a page older than the server with the way to load it anew. */
export function useFailureWords() {
  const t = useWords()
  return (failure: unknown): ReactNode => {
    if (failure instanceof Refusal) return failure.message
    if (failure instanceof UnreadableAnswer) return <OlderPage />
    if (failure instanceof TypeError || (failure instanceof DOMException && failure.name === 'AbortError')) {
      return t('error.offline')
    }
    return failure instanceof Error && failure.message !== '' ? failure.message : t('error.defect')
  }
}

/** Trying again does not help a page that is older than the server: it is loaded anew, drafts are kept. */
function OlderPage() {
  const t = useWords()
  return (
    <>
      {t('error.versions')}{' '}
      <Button size="small" onPress={() => window.location.reload()}>
        {t('action.reload')}
      </Button>
    </>
  )
}

/** What went wrong, where, how to mend it, and the number to quote. */
export function ErrorPanel({ failure, title, onRetry }: ErrorPanelProps) {
  const t = useWords()
  const words = useFailureWords()
  return (
    <div className="error-panel" role="alert">
      <b>{title ?? t('error.title')}</b>
      <p>{words(failure)}</p>
      {onRetry && !(failure instanceof UnreadableAnswer) ? (
        <Button size="small" onPress={onRetry}>
          {t('action.again')}
        </Button>
      ) : null}
    </div>
  )
}

interface ErrorPanelProps {
  readonly failure: unknown
  /** What was being done: 没有保存. */
  readonly title?: string
  readonly onRetry?: () => void
}

/**
 * Draws an answer, or that it is on its way, or why it did not come. A former answer stays in view while a new one is
 * fetched, and when fetching it fails it stays below the notice.
 */
export function Loaded<T>({ of, lines, children }: LoadedProps<T>) {
  const t = useWords()
  const retry = () => void of.refetch()
  if (of.data !== undefined) {
    return (
      <>
        {of.isError ? <ErrorPanel title={t('error.loading')} failure={of.error} onRetry={retry} /> : null}
        {children(of.data)}
      </>
    )
  }
  if (of.isError) return <ErrorPanel title={t('error.loading')} failure={of.error} onRetry={retry} />
  return <Loading lines={lines ?? 3} />
}
interface LoadedProps<T> {
  readonly of: UseQueryResult<T>
  readonly lines?: number
  readonly children: (data: T) => ReactNode
}
