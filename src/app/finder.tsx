import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { useHits } from '../platform/ui/combo-box.tsx'
import { Dialog } from '../platform/ui/dialog.tsx'
import { isComposing } from '../platform/ui/keys.tsx'
import { useWords } from '../platform/ui/language.tsx'
import { words } from './words.ts'
import '../platform/ui/list.css'

/** Something that was found, and the address where it is. */
export interface Found {
  readonly id: string
  /** 政策, 人员, 单位, 栏目. */
  readonly kind: string
  readonly name: string
  readonly detail?: string | undefined
  readonly to: string
}

export type Find = (text: string, signal: AbortSignal) => Promise<readonly Found[]>

/** Ctrl+K: any policy, person, unit, order or page, by Chinese, pinyin initials or number. */
export function Finder({ isOpen, onClose, find }: { isOpen: boolean; onClose: () => void; find: Find }) {
  const t = useWords(words)
  return (
    <Dialog title={t('finder.title')} isOpen={isOpen} onClose={onClose} size="wide">
      <FinderBox find={find} onClose={onClose} />
    </Dialog>
  )
}

function FinderBox({ find, onClose }: { find: Find; onClose: () => void }) {
  const t = useWords(words)
  const id = useId()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { hits, isAsking, hasFailed } = useHits(find, text.trim(), true)
  const active = Math.min(at, hits.length - 1)
  const open = (hit: Found | undefined) => {
    if (!hit) return
    onClose()
    void navigate({ href: hit.to })
  }
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, active + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, active - 1))
    else if (event.key === 'Enter') open(hits[active])
    else return
    event.preventDefault()
  }
  return (
    <div className="finder">
      <input
        className="box"
        role="combobox"
        aria-label={t('app.finder')}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={hits[active] ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        placeholder={t('finder.hint')}
        // biome-ignore lint/a11y/noAutofocus: the finder was opened to type in it
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={t('finder.title')} className="finder-hits" tabIndex={-1}>
        {hits.map((hit, index) => (
          <Hit key={hit.id} hit={hit} id={`${id}-${index}`} isActive={index === active} onOpen={() => open(hit)} />
        ))}
      </div>
      <p className="list-note" role="status">
        {hasFailed
          ? t('finder.failed')
          : isAsking
            ? t('field.searching')
            : hits.length === 0
              ? t('finder.none', { text })
              : t('finder.count', { count: hits.length })}
      </p>
    </div>
  )
}

function Hit({ hit, id, isActive, onOpen }: { hit: Found; id: string; isActive: boolean; onOpen: () => void }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox hears the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="option"
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' })
      }}
      onClick={onOpen}
    >
      <span className="tag plain">{hit.kind}</span>
      <span className="cut">{hit.name}</span>
      {hit.detail === undefined ? null : <span className="detail">{hit.detail}</span>}
    </div>
  )
}
