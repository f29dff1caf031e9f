import { useSyncExternalStore } from 'react'

const query = '(max-width: 640px)'

function watch(watcher: () => void) {
  const list = window.matchMedia(query)
  list.addEventListener('change', watcher)
  return () => list.removeEventListener('change', watcher)
}

/** Below 640 px, where lists drop columns and a drawer is the whole screen. */
export const useIsPhone = (): boolean => useSyncExternalStore(watch, () => window.matchMedia(query).matches)
