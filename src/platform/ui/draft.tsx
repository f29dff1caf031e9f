import { createContext, use, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { useWords } from './language.tsx'
import './form.css'

/** Whose drafts these are: two clerks at one computer never see each other's. */
export const AccountContext = createContext<string>('nobody')

interface Kept<T> {
  readonly at: string
  readonly value: T
}

export interface Draft<T> {
  readonly value: T
  readonly set: (next: T | ((was: T) => T)) => void
  /** Something differs from what is stored on the server. */
  readonly isChanged: boolean
  /** When the draft found here was kept, as HH:MM of its day; null where none was found. */
  readonly foundAt: string | null
  /** The browser refused to keep it (its store is full). */
  readonly isLost: boolean
  /** Forget the draft: after it was submitted, or because it is not wanted. */
  readonly discard: () => void
}

const unsaved = new Set<string>()

/**
 * Like useState, but each change is kept on this computer under the account, so that it outlives a reload, an outage
 * and an expired sign-in. `key` names the thing and its version: `class-new`, `split:${targetId}:${version}`.
 * @example const draft = useDraft('class-new', empty); … onDone: draft.discard
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const place = `changai.draft.${use(AccountContext)}.${key}`
  const first = useRef(initial)
  const [found] = useState(() => readDraft<T>(place))
  const [value, setValue] = useState<T>(found ? found.value : initial)
  const [isChanged, setChanged] = useState(found !== null)
  const [isLost, setLost] = useState(false)
  const set = useCallback((next: T | ((was: T) => T)) => {
    setChanged(true)
    setValue(next)
  }, [])
  const discard = useCallback(() => {
    localStorage.removeItem(place)
    unsaved.delete(place)
    setChanged(false)
    setValue(first.current)
  }, [place])
  useEffect(() => {
    if (!isChanged) return
    setLost(!keepDraft(place, value))
    unsaved.add(place)
    return () => {
      unsaved.delete(place)
    }
  }, [place, value, isChanged])
  return { value, set, isChanged, foundAt: found && isChanged ? found.at : null, isLost, discard }
}

/** True while some draft on the page has not been submitted. */
export const hasUnsaved = (): boolean => unsaved.size > 0

function readDraft<T>(place: string): Kept<T> | null {
  const text = localStorage.getItem(place)
  return text === null ? null : (JSON.parse(text) as Kept<T>)
}

function keepDraft(place: string, value: unknown): boolean {
  try {
    const at = new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
    localStorage.setItem(place, JSON.stringify({ at, value }))
    return true
  } catch {
    return false
  }
}

/** What the foot of a form says about its draft. */
export function DraftNote<T>({ draft }: { draft: Draft<T> }) {
  const t = useWords()
  if (draft.isLost) return <span className="draft-note">{t('draft.full')}</span>
  if (!draft.isChanged) return null
  return (
    <span className="draft-note">
      {draft.foundAt === null ? t('draft.unsaved') : t('draft.found', { time: draft.foundAt })}
      <Button kind="quiet" size="small" onPress={draft.discard}>
        {t('draft.discard')}
      </Button>
    </span>
  )
}
