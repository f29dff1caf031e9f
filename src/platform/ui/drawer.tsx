import { type ReactNode, use, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { SignButton } from './button.tsx'
import { OpenerContext } from './figure.tsx'
import { Key, type KeyBinding, useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { LightShape, type LightValue } from './light.tsx'
import { Sign } from './signs.tsx'
import './drawer.css'

export interface DrawerProps {
  /** For screen readers: 261,000 人次 的来历. */
  readonly label: string
  readonly onClose: () => void
  /** provenance 576 px, cell 512 px. The page makes room; below 1180 px it lies over the page, on a phone alone. */
  readonly width?: 'provenance' | 'cell'
  /** The line above: 全省 · 2021年 · 职业技能提升行动培训. */
  readonly scope: ReactNode
  /** Below the scope: the number or the light, the sentence. */
  readonly head: ReactNode
  /** Actions; the primary one first, the quiet one at the right. */
  readonly foot?: ReactNode
  /** Arrow keys, C, D … of this drawer; Esc is bound already. */
  readonly keys?: readonly KeyBinding[]
  /** Shown at the head as keys: [['↑ ↓', '走层']]. */
  readonly keyHints?: readonly (readonly [keys: string, words: string])[]
  readonly children: ReactNode
}

/** Beside the page, never a modal: same place, same order, same keys, for every number. Focus comes back by itself. */
export function Drawer({
  label,
  onClose,
  width = 'provenance',
  scope,
  head,
  foot,
  keys = [],
  keyHints = [],
  children,
}: DrawerProps) {
  const t = useWords()
  const frame = useRef<HTMLElement>(null)
  useKeys([{ key: 'Escape', words: t('keys.close'), run: onClose }, ...keys])
  useMakesRoom(width)
  useFocusReturn(frame, label)
  return createPortal(
    <aside ref={frame} className={`drawer ${width}`} aria-label={label} tabIndex={-1}>
      <header className="drawer-head">
        <div className="drawer-scope">
          <span className="cut">{scope}</span>
          <span className="drawer-keys">
            {[...keyHints, ['Esc', t('action.close')] as const].map(([names, words]) => (
              <span key={names}>
                {names.split(' ').map((name) => (
                  <Key key={name}>{name}</Key>
                ))}{' '}
                {words}
              </span>
            ))}
          </span>
          <SignButton label={t('action.close')} onPress={onClose}>
            <Sign name="cross" />
          </SignButton>
        </div>
        {head}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="drawer-body" tabIndex={0} aria-label={label}>
        {children}
      </section>
      {foot ? <footer className="drawer-foot">{foot}</footer> : null}
    </aside>,
    document.body,
  )
}

/** The page's margin follows the drawer; on a phone, where the drawer is the screen, what lies below rests. */
function useMakesRoom(width: 'provenance' | 'cell') {
  useEffect(() => {
    const root = document.documentElement
    root.dataset.drawer = width
    const phone = window.matchMedia('(max-width: 640px)')
    const below = document.querySelectorAll<HTMLElement>('[data-under-drawer]')
    const rest = () => {
      for (const part of below) part.inert = phone.matches
    }
    rest()
    phone.addEventListener('change', rest)
    return () => {
      delete root.dataset.drawer
      phone.removeEventListener('change', rest)
      for (const part of below) part.inert = false
    }
  }, [width])
}

/**
 * The focus goes into the drawer with each number that is opened from the page, and back to that number at the end;
 * when its place was drawn anew meanwhile, to the number with the same reference.
 */
function useFocusReturn(frame: { readonly current: HTMLElement | null }, label: string) {
  const { openRef } = use(OpenerContext)
  const from = useRef<HTMLElement | null>(null)
  const ref = useRef(openRef)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another label is another number
  useEffect(() => {
    const active = document.activeElement
    if (frame.current?.contains(active)) return
    if (active instanceof HTMLElement && active !== document.body) from.current = active
    ref.current = openRef
    frame.current?.focus({ preventScroll: true })
  }, [frame, label])
  useEffect(
    () => () => {
      const same =
        ref.current === null ? null : document.querySelector<HTMLElement>(`[data-ref="${CSS.escape(ref.current)}"]`)
      const target = from.current?.isConnected ? from.current : same
      target?.focus({ preventScroll: true })
    },
    [],
  )
}

/** The number, its unit and its light, as large as the drawer's head has them. */
export function DrawerNumber({ number, unit, light }: { number: string; unit: string; light?: ReactNode }) {
  return (
    <div className="drawer-number">
      <strong>{number}</strong>
      <span>{unit}</span>
      {light ? <span className="push">{light}</span> : null}
    </div>
  )
}

/** The light of one cell instead of a number, and since when: 红灯 滞后　连续 9 个工作日. */
export function DrawerLight({ value, word, note }: { value: LightValue; word?: string; note?: ReactNode }) {
  const t = useWords()
  return (
    <div className="drawer-light">
      <LightShape value={value} size={18} />
      <strong>
        {t(`light.${value}`)} {word ?? t(`light.${value}.word`)}
      </strong>
      <span className="soft">{note}</span>
    </div>
  )
}

/** The sentence an office would write, and a way to take it along. */
export function DrawerSentence({ sentence, onCopied }: { sentence: string; onCopied: () => void }) {
  const t = useWords()
  const copy = async () => {
    if (await copyText(sentence)) onCopied()
  }
  return (
    <p className="drawer-sentence">
      {sentence}{' '}
      <button type="button" className="link-button" onClick={copy}>
        {t('action.copy')}
      </button>
    </p>
  )
}

/** The clipboard, also on an intranet without https, where the browser offers only the old way. */
async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text)
    return true
  }
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
