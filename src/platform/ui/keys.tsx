import { useEffect, useRef, useSyncExternalStore } from 'react'

/** A key of the page: as `KeyboardEvent.key` (`j`, `Enter`, `ArrowUp`), with `Ctrl+` for Ctrl or ⌘. */
export interface KeyBinding {
  readonly key: string
  /** What it does, as the list behind `?` says it. Bindings with the same words share a line. */
  readonly words: string
  /** Answers false to let the key go on to what lies below (the page under a drawer, or the browser). */
  readonly run: (event: KeyboardEvent) => unknown
  /** Works also while somebody types in a field. Only for keys with Ctrl. */
  readonly whileTyping?: boolean
}

interface Layer {
  bindings: readonly KeyBinding[]
}

const layers: Layer[] = []
const watchers = new Set<() => void>()
let listed: readonly KeyBinding[] = []

function relist() {
  listed = layers.flatMap((layer) => layer.bindings)
  for (const watcher of watchers) watcher()
}

/** True while a Chinese input method holds the key: such an Enter picks a candidate and means nothing else (P-32). */
export const isComposing = (event: { isComposing?: boolean; keyCode?: number }): boolean =>
  event.isComposing === true || event.keyCode === 229

/**
 * Binds keys while the component is there. The latest layer is asked first. Plain keys rest while somebody types, while
 * a menu or a dialog is open, or when the focused control uses the key itself.
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = useRef<Layer>({ bindings })
  const signature = bindings.map((binding) => `${binding.key}:${binding.words}`).join('|')
  useEffect(() => {
    layer.current.bindings = bindings
  })
  useEffect(() => {
    const mine = layer.current
    layers.push(mine)
    relist()
    return () => {
      layers.splice(layers.indexOf(mine), 1)
      relist()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list behind ? changes with the words, not with each closure
  useEffect(relist, [signature])
}

/** All keys that work now, the page's own last. */
export function useListedKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => listed,
  )
}

/** One listener for the whole page; the shell mounts it once. */
export function useKeyboard(): void {
  useEffect(() => {
    document.addEventListener('keydown', dispatch)
    return () => document.removeEventListener('keydown', dispatch)
  }, [])
}

function dispatch(event: KeyboardEvent) {
  if (event.defaultPrevented || isComposing(event) || event.altKey) return
  const withCtrl = event.ctrlKey || event.metaKey
  const name = withCtrl ? `Ctrl+${event.key.toLowerCase()}` : event.key
  const resting = isResting(event, withCtrl)
  for (const layer of layers.toReversed()) {
    const binding = layer.bindings.find((one) => matches(one.key, name))
    if (!binding || (resting && !binding.whileTyping)) continue
    if (binding.run(event) === false) continue
    event.preventDefault()
    return
  }
}

const matches = (bound: string, pressed: string) =>
  bound === pressed || (bound.length === 1 && bound.toLowerCase() === pressed.toLowerCase())

function isResting(event: KeyboardEvent, withCtrl: boolean): boolean {
  const at = event.target instanceof Element ? event.target : document.body
  if (at.closest('[role=dialog],[role=alertdialog],[role=menu],.popover')) return true
  if (at.closest('input,textarea,select,[contenteditable=true],[role=spinbutton],[role=combobox]')) return true
  if (withCtrl) return false
  const activates = event.key === 'Enter' || event.key === ' '
  if (activates && at.closest('button,a[href],summary,[role=button],[role=radio],[role=tab],[role=gridcell]'))
    return true
  return event.key.startsWith('Arrow') && at.closest('[role=radiogroup],[role=tablist],[role=grid]') !== null
}

/** A hint beside what a key does: `<Key>Enter</Key>`. Hidden from screen readers, where the key list speaks. */
export const Key = ({ children }: { children: string }) => (
  <span aria-hidden="true">
    <kbd>{children}</kbd>
  </span>
)
