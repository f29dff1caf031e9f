import { useEffect, useState, useSyncExternalStore } from 'react'
import { useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import './toast.css'

interface Line {
  readonly id: number
  readonly words: string
  readonly undo: (() => void) | undefined
}

const SHOWN_FOR = 2_600
let current: Line | null = null
let count = 0
const watchers = new Set<() => void>()

function put(line: Line | null) {
  current = line
  for (const watcher of watchers) watcher()
}

/** One line at the foot of the page for 2.6 s, with 撤销 where it can be undone. The latest line wins. */
export function tell(words: string, undo?: () => void): void {
  count += 1
  put({ id: count, words, undo })
}

/** Shown once, by the shell. Stays while the pointer or the focus is on it. */
export function ToastLine() {
  const line = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => current,
  )
  return (
    <div className="toasts" role="status">
      {line ? <Toast key={line.id} line={line} /> : null}
    </div>
  )
}

function Toast({ line }: { line: Line }) {
  const t = useWords()
  const [isHeld, hold] = useState(false)
  const undo = () => {
    put(null)
    line.undo?.()
  }
  useKeys(line.undo ? [{ key: 'Ctrl+z', words: t('keys.undo'), run: undo }] : [])
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => put(null), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [isHeld])
  return (
    <div className="toast" onPointerEnter={() => hold(true)} onPointerLeave={() => hold(false)}>
      <span>{line.words}</span>
      {line.undo ? (
        <button type="button" onClick={undo} onFocus={() => hold(true)} onBlur={() => hold(false)}>
          {t('action.undo')}
        </button>
      ) : null}
    </div>
  )
}
