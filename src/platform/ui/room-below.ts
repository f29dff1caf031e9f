import { type RefObject, useLayoutEffect } from 'react'

/** Tells a scrolling part how far down the page it begins (--cg-above), so that it ends where the window does. */
export function useRoomBelow(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current
    if (!element) return
    const measure = () => {
      const above = element.getBoundingClientRect().top + window.scrollY
      element.style.setProperty('--cg-above', `${Math.round(above)}px`)
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(document.documentElement)
    return () => watch.disconnect()
  }, [part])
}
