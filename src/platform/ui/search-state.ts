import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

type Texts = Readonly<Record<string, string>>

/**
 * Filters, tabs and sort order in the address, so that a link, a reload and Back bring the same page. `usual` names
 * each with its usual value, which is left out of the address.
 * @example const [filters, setFilters] = useFilters({ text: '', light: 'all' })
 */
export function useFilters<T extends Texts>(usual: T): [T, (next: Partial<T>) => void, clear: () => void] {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const names = Object.keys(usual)
  const signature = names.map((name) => search[name]).join('\u0000')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values of these names are all that matters
  const filters = useMemo(
    () =>
      Object.fromEntries(
        names.map((name) => [name, typeof search[name] === 'string' ? search[name] : usual[name]]),
      ) as T,
    [signature],
  )
  const set = useCallback(
    (next: Partial<T>) => {
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: (former: Record<string, unknown>) => without({ ...former, ...next }, usual),
      } as never)
    },
    [navigate, usual],
  )
  const clear = useCallback(() => set(usual), [set, usual])
  return [filters, set, clear]
}

/** What is usual is not written into the address. */
function without(search: Record<string, unknown>, usual: Texts): Record<string, unknown> {
  return Object.fromEntries(Object.entries(search).filter(([name, value]) => !(name in usual) || value !== usual[name]))
}
