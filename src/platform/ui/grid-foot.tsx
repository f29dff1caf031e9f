import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button } from './button.tsx'
import { useWords } from './language.tsx'
import { numeral } from './numerals.ts'

/** Below a grid: how many rows there are, how many are marked, what can be done with them. */
export function GridFoot({ shown, total, fetched, markedCount, batch, onMore, isSearching }: GridFootProps) {
  const t = useWords()
  const [isFetching, setFetching] = useState(false)
  const more = async () => {
    setFetching(true)
    try {
      await onMore?.()
    } finally {
      setFetching(false)
    }
  }
  const count = numeral(String(total))
  return (
    <div className="grid-foot">
      <span role="status">
        {isSearching ? t('grid.shown', { shown: numeral(String(shown)), count }) : t('grid.rows', { count })}
        {markedCount > 0 ? ` · ${t('grid.selected', { count: numeral(String(markedCount)) })}` : null}
      </span>
      {markedCount > 0 && batch ? <div className="batch">{batch}</div> : null}
      {onMore && fetched < total ? (
        <Button size="small" onPress={more} isBusy={isFetching}>
          {t('grid.more', { count: numeral(String(Math.min(total - fetched, 200))) })}
        </Button>
      ) : null}
    </div>
  )
}
interface GridFootProps {
  readonly shown: number
  readonly total: number
  readonly fetched: number
  readonly markedCount: number
  readonly batch?: ReactNode
  readonly onMore?: (() => Promise<unknown>) | undefined
  readonly isSearching: boolean
}
